from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import Kind
from documents import Document, write
from documents.text import read

One = Callable[[bytes | str, str], Document]
Unchanged = Callable[[Document], str]
WRAPPED = """Порт прийняв перше судно після ремонту причалу

    До порту вранці зайшло перше судно після того, як за-
вершився ремонт найдовшого причалу. Начальник порту ска-
зав, що наступного тижня чекають іще на три кораблі.
    «Люди чекали на це два роки», – додав він. Ремонт кош-
тував більше, ніж планували, але закінчився вчасно.
"""


def passages(document: Document) -> list[tuple[str, str]]:
    return [(passage.kind.value, passage.text) for passage in document.article.passages]


def test_blocks_titles_and_lists(one: One) -> None:
    text = "Міст відкрили\n\nПерший абзац.\nДругий абзац.\n\n* * *\n\n- перше\n- друге\n\n   Кінець.  \n\n"
    assert passages(one(text, "a.txt")) == [
        ("title", "Міст відкрили"),
        ("paragraph", "Перший абзац."),
        ("paragraph", "Другий абзац."),
        ("item", "перше"),
        ("item", "друге"),
        ("paragraph", "Кінець."),
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_english_stands_where_the_source_stood(one: One, newline: str) -> None:
    text = newline.join(["Міст відкрили", "", "Перший абзац.", "* * *", "  - перше", "  - друге  ", "", ""])
    english = newline.join(["A bridge", "", "First.", "* * *", "  - one", "  - two  ", "", ""])
    assert write(one(text, "a.txt"), ["A bridge", "First.", "one", "two"]).decode() == english


def test_wrapped_lines_are_joined_and_wrapped_again(one: One) -> None:
    document = one(WRAPPED, "a.txt")
    assert [kind for kind, _ in passages(document)] == ["title", "paragraph", "paragraph"]
    assert "Начальник порту ска-\nзав, що" in document.article.passages[1].text
    assert "причалу. Начальник" in document.article.passages[1].text
    english = write(document, ["A ship", "The first ship came in this morning. " * 5, "The end."]).decode()
    lines = english.splitlines()
    assert lines[:2] == ["A ship", ""]
    assert lines[2].startswith("    The first ship")
    assert all(len(line) <= 62 for line in lines)
    assert lines[-1] == "    The end."


def test_a_line_is_a_paragraph_when_lines_are_long_or_end_sentences(one: One) -> None:
    lines = ["Перше речення абзацу доволі довге, але не надто.", "Друге.", "Третє речення, теж саме по собі."]
    assert [text for _, text in passages(one("\n".join(lines), "a.txt"))] == lines


def test_a_sentence_broken_once_is_one(one: One) -> None:
    text = "Голова обласної ради заявив сьогодні журналістам,\nщо міст відкриють у липні.\n\nКінець історії."
    assert len(passages(one(text, "a.txt"))) == 2


@pytest.mark.parametrize("text", ["- Так, - сказав він.", "12. Травень був теплий.", "— Ні.\n— Так."])
def test_a_dash_or_number_alone_is_no_list(one: One, text: str) -> None:
    document = one(text, "a.txt")
    assert {passage.kind for passage in document.article.passages} == {Kind.PARAGRAPH}
    assert "\n".join(passage.text for passage in document.article.passages) == text


@pytest.mark.parametrize(
    ("first", "kind"),
    [
        ("Міст відкрили", "title"),
        ("Чи відкриють міст?", "title"),
        ("Міст відкрили.", "paragraph"),
        ("слово " * 30, "paragraph"),
    ],
)
def test_which_first_line_is_a_title(one: One, first: str, kind: str) -> None:
    assert passages(one(f"{first}\n\nДовге речення далі.", "a.txt"))[0][0] == kind


def test_dropped_passages_leave_no_gap(one: One) -> None:
    document = one("Один\n\nДва.\n\nТри.\n- a\n- b\n", "a.txt")
    assert write(document, ["", "Two.", "Three.", "a", "b"]).decode() == "Two.\n\nThree.\n- a\n- b\n"
    assert write(document, ["One", "", "Three.", "", "b"]).decode() == "One\n\nThree.\n- b\n"
    assert write(document, ["One", "Two.", "Three.", "a", ""]).decode() == "One\n\nTwo.\n\nThree.\n- a\n"


def test_positions_and_digest(one: One) -> None:
    document = one("Один\n\nДва.\n\nТри.", "дерево/a.txt")
    assert [(passage.position, passage.of) for passage in document.article.passages] == [(0, 3), (1, 3), (2, 3)]
    assert document.article.origin == "дерево/a.txt"
    assert (
        document.article.digest == one("Один\r\n\r\nДва.\r\n\r\n\r\nТри.\r\n".encode("utf-16"), "a.txt").article.digest
    )


LINES = st.text(st.sampled_from("абв АБВ\t.,-*•1)\n\n\r\xa0—"), max_size=120)


@given(LINES | st.text())
def test_the_same_passages_give_the_same_text(text: str) -> None:
    document = read(text, "a", "utf-8")
    texts = [passage.text for passage in document.article.passages]
    assert document.layout.write(document, texts, []) == text


@given(LINES, st.data())
def test_dropping_passages_keeps_the_others(text: str, data: st.DataObject) -> None:
    document = read(text, "a", "utf-8")
    texts = [data.draw(st.sampled_from(["", f"English{n}"])) for n in range(len(document.article.passages))]
    written = document.layout.write(document, texts, [])
    at = 0
    for english in filter(None, texts):
        at = written.index(english, at) + len(english)
    assert written.count("English") == len([english for english in texts if english])
