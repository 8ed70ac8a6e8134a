from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from documents import Document, write
from documents.markdown import read

One = Callable[[bytes | str, str], Document]
Unchanged = Callable[[Document], str]

PAGE = """---
title: "Міська рада: підсумки"
description: Що ухвалили
date: 2024-05-01
tags: [рада, місто]
---

# Міська рада **підсумувала** рік #

Звіт є [на сайті](https://example.org/a_b?x=1 "Звіт") ради,
і його читають.

> Цитата мера
> на двох рядках.

- перше
- друге [посилання][r]
  1. вкладене

| Рік | Сума |
|-----|:----:|
| 2023 | сто \\| двісті |

![Зала засідань](hall.jpg "не перекладати")

```sh
echo "код"
```

<div>розмітка</div>

Запустіть `make demo`, будь ласка.[^1]

Далі буде
---------

[^1]: Примітка внизу.

[r]: https://example.org/r
"""


def passages(document: Document) -> list[tuple[str, str]]:
    return [(passage.kind.value, passage.text) for passage in document.article.passages]


def english(one: One, source: str, texts: list[str], anchors: list[str] | None = None) -> str:
    document = one(source, "a.md")
    return write(document, texts, anchors or [anchor.text for anchor in document.anchors]).decode()


def test_what_is_a_passage(one: One) -> None:
    assert passages(one(PAGE, "a.md")) == [
        ("title", "Міська рада: підсумки"),
        ("paragraph", "Що ухвалили"),
        ("title", "Міська рада підсумувала рік"),
        ("paragraph", "Звіт є на сайті ради, і його читають."),
        ("paragraph", "Цитата мера на двох рядках."),
        ("item", "перше"),
        ("item", "друге посилання"),
        ("item", "вкладене"),
        ("cell", "Рік"),
        ("cell", "Сума"),
        ("cell", "2023"),
        ("cell", "сто | двісті"),
        ("caption", "Зала засідань"),
        ("paragraph", "Запустіть make demo, будь ласка."),
        ("heading", "Далі буде"),
        ("paragraph", "Примітка внизу."),
    ]
    assert [(anchor.text, anchor.target) for anchor in one(PAGE, "a.md").anchors] == [
        ("підсумувала", ""),
        ("на сайті", "https://example.org/a_b?x=1"),
        ("посилання", "https://example.org/r"),
    ]


def test_english_stands_where_the_source_stood(one: One) -> None:
    texts = [
        "City council: the results",
        "What was passed",
        "The council summed up the year",
        "The report is on the site, and people read it.",
        "A quotation of the mayor on two lines.",
        "first",
        "second link",
        "nested",
        "Year",
        "Sum",
        "2023",
        "a hundred | two",
        "The hall",
        "Please run make demo.",
        "To be continued",
        "A note below.",
    ]
    assert (
        english(one, PAGE, texts, ["summed up", "on the site", "link"])
        == """---
title: "City council: the results"
description: What was passed
date: 2024-05-01
tags: [рада, місто]
---

# The council **summed up** the year #

The report is [on the
site](https://example.org/a_b?x=1 "Звіт"), and people read
it.

> A quotation of the mayor on two lines.

- first
- second [link][r]
  1. nested

| Year | Sum |
|-----|:----:|
| 2023 | a hundred \\| two |

![The hall](hall.jpg "не перекладати")

```sh
echo "код"
```

<div>розмітка</div>

Please run `make demo`.[^1]

To be continued
---------

[^1]: A note below.

[r]: https://example.org/r
"""
    )


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_same_passages_give_the_same_page(one: One, unchanged: Unchanged, newline: str) -> None:
    page = PAGE.replace("\n", newline)
    assert unchanged(one(page.encode(), "a.md")) == page


def test_the_box_of_a_task_stays_before_its_words(one: One) -> None:
    source = "- [ ] Дороги закриті.\n- [x] Міністр поїхав.\n  1. [X]  Так,\n     і там.\n\n[ ] Не завдання.\n"
    assert [text for _, text in passages(one(source, "a.md"))] == [
        "Дороги закриті.",
        "Міністр поїхав.",
        "Так, і там.",
        "[ ] Не завдання.",
    ]
    written = english(one, source, ["The roads are closed.", "The minister left.", "Yes, there too.", "[ ] No task."])
    assert written.splitlines()[:2] == ["- [ ] The roads are closed.", "- [x] The minister left."]
    assert "  1. [X]  Yes, there too." in written
    again = one(written, "a.md")
    assert [text for _, text in passages(again)][:3] == [
        "The roads are closed.",
        "The minister left.",
        "Yes, there too.",
    ]


def test_links_follow_the_sentence_that_lost_their_words(one: One) -> None:
    source = "Є [звіт](https://example.org/z). Його читають.\n"
    assert english(one, source, ["It is there. People read it."], ["report"]) == (
        "It is there. ([report](https://example.org/z)) People read it.\n"
    )


def test_code_is_never_lost(one: One) -> None:
    assert english(one, "Запустіть `make demo` зараз.\n", ["Run it now."]) == "Run it now. (`make demo`)\n"


def test_a_link_by_its_own_words_keeps_its_label(one: One) -> None:
    source = "Читайте [звіт] далі.\n\n[звіт]: https://example.org\n"
    assert english(one, source, ["Read the report on."], ["report"]) == (
        "Read the [report][звіт] on.\n\n[звіт]: https://example.org\n"
    )


def test_html_links_and_breaks_within_a_line(one: One) -> None:
    source = 'Дивіться <a href="https://example.org">сайт</a> ради<br>і читайте.\n'
    document = one(source, "a.md")
    assert document.article.passages[0].text == "Дивіться сайт ради\nі читайте."
    assert write(document, ["See the council site\nand read."], ["site"]).decode() == (
        'See the council <a href="https://example.org">site</a><br>\nand read.\n'
    )


def test_emphasis_is_restored_where_its_words_are(one: One) -> None:
    source = "Це *дуже* важливий **день**.\n"
    assert english(one, source, ["This is a very important day."], ["very", "the day"]) == (
        "This is a *very* important **day**.\n"
    )
    assert english(one, source, ["It matters."], ["very", "the day"]) == "It matters.\n"


def test_a_picture_in_a_link_keeps_both(one: One) -> None:
    source = "[![Мапа](m.png)](https://example.org)\n"
    assert english(one, source, ["A map"]) == "[![A map](m.png)](https://example.org)\n"


@pytest.mark.parametrize(
    "text",
    [
        "# not a heading",
        "- not an item",
        "1. not an item",
        "2024. It was a year",
        "> not a quotation",
        "a *star* and _line_",
        "a [word] and [word](x) and ![x](y)",
        "<b>not bold</b> & &amp; &nbsp;",
        "5 < 6 and `not code`",
        "```",
        "---",
        "=====",
        "[a]: b",
        "| a | b |",
        "<!-- hidden -->",
        "back\\slash \\* star",
        "https://example.org/a_b_c*d",
        "~~not struck~~",
        "ends with a hash #",
        "+ plus",
        "<https://example.org>",
    ],
)
@pytest.mark.parametrize("lead", ["", "## ", "- ", "> ", "1. "])
def test_plain_words_do_not_become_markup(one: One, lead: str, text: str) -> None:
    if not any(char.isalnum() for char in text):
        text = f"{text} word" if text != "=====" else "===== a"
    written = english(one, f"{lead}Слово тут\n", [text])
    again = one(written, "a.md")
    assert [passage.text for passage in again.article.passages] == [text]
    assert again.article.passages[0].kind == one(f"{lead}Слово тут\n", "a.md").article.passages[0].kind


def test_dropped_passages_leave_no_gap(one: One) -> None:
    source = "# Назва\n\nОдин.\n\nДва.\n\n- а\n- б\n\n![Фото](x.png)\n"
    assert english(one, source, ["Title", "", "Two.", "", "b", ""]) == "# Title\n\nTwo.\n\n- b\n\n![](x.png)\n"
    assert english(one, source, ["", "One.", "", "", "", "Photo"]) == "One.\n\n![Photo](x.png)\n"


def test_front_matter_in_toml_and_in_plain_words(one: One) -> None:
    source = '+++\ntitle = "Назва"\ndraft = false\n+++\n\nТекст.\n'
    assert english(one, source, ["Title", "Text."]) == '+++\ntitle = "Title"\ndraft = false\n+++\n\nText.\n'
    source = "---\ntitle: Назва # примітка\n---\nТекст.\n"
    assert english(one, source, ["No", "Text."]) == '---\ntitle: "No" # примітка\n---\nText.\n'
    source = "---\ntitle: 'Об''єкт'\n---\nТекст.\n"
    assert english(one, source, ["It's", "Text."]) == "---\ntitle: 'It''s'\n---\nText.\n"


def test_deep_nesting_is_read(one: One) -> None:
    assert passages(one("> " * 50 + "слово", "a.md")) == [("paragraph", "слово")]
    assert passages(one("слово\n\n" + "> " * 3000 + "далі", "a.md"))[0] == ("paragraph", "слово")
    assert passages(one("[" * 20_000 + "слово", "a.md"))[0][1].endswith("слово")


MARKDOWN = st.text(st.sampled_from("абв ab*_`[]()<>#-+|!\\&;:.1\n\r\t~=^/\"'"), max_size=80)


@given(MARKDOWN | st.text())
@example("- - 1. а\n\n      б\n")
@example("|а|б|\n|-|-|\n|в|")
@example("> а\nб\n> - в\n")
def test_any_page_unchanged_is_the_same_page(page: str) -> None:
    document = read(page, "a", "utf-8")
    texts = [passage.text for passage in document.article.passages]
    assert document.layout.write(document, texts, [anchor.text for anchor in document.anchors]) == page


WORDY = st.text(st.sampled_from("ab *_`[]()<>#-+|!\\&;:.1~=^/\"'x"), min_size=1, max_size=30).map(
    lambda text: " ".join(text.split()) + " word"
)


@given(st.lists(WORDY, min_size=7, max_size=7))
def test_any_english_is_read_back_as_it_was_written(texts: list[str]) -> None:
    source = "# Один\n\nДва\nтри.\n\n- чотири\n  - п'ять\n\n> шість\n\n| сім | вісім |\n|--|--|\n"
    document = read(source, "a", "utf-8")
    texts = [text.strip() for text in texts]
    written = document.layout.write(document, texts, [])
    again = read(written, "a", "utf-8")
    assert [passage.text for passage in again.article.passages] == texts


@given(MARKDOWN, MARKDOWN)
def test_any_page_takes_any_english(page: str, english: str) -> None:
    document = read(page, "a", "utf-8")
    targets = [anchor.target for anchor in document.anchors if anchor.target]
    written = document.layout.write(
        document, [english or "word"] * len(document.article.passages), ["zz"] * len(document.anchors)
    )
    assert isinstance(written, str)
    assert len(targets) == len([anchor for anchor in document.anchors if anchor.target])
