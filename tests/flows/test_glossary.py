"""``--glossary``: what lacks its English is doubted, and only what a changed glossary says something on is redone."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from storage import Store

SOURCE = "Мер Києва подякував лікарям.\n\nШколи відкриють у вересні.\n"
HEAD = "source,english,note\n"
TMX = '<tmx version="1.4"><header/><body>{}</body></tmx>'
UNIT = '<tu><tuv xml:lang="uk"><seg>{}</seg></tuv><tuv xml:lang="en"><seg>{}</seg></tuv></tu>'


@pytest.fixture
def said(run: Callable, tmp_path: Path) -> Callable[..., list[dict[str, Any]]]:
    """Translate sentences, whose English is given, with a glossary; the passages of the article."""

    def passages(*pairs: tuple[str, str], glossary: str = "") -> list[dict[str, Any]]:
        memory, terms = tmp_path / "memory.tmx", tmp_path / "glossary.csv"
        memory.write_text(TMX.format("".join(UNIT.format(*pair) for pair in pairs)), "utf-8")
        assert run("memory", "import", memory).status == 0
        terms.write_text(HEAD + glossary, "utf-8")
        source = "\n\n".join(source for source, _ in pairs).encode()
        ran = run("translate", "--json", *(["--glossary", terms] if glossary else []), "-", stdin=source)
        article = json.loads(ran.out)
        assert ("|glossary:" in article["signature"]) == bool(glossary)
        found: list[dict[str, Any]] = article["passages"]
        return found

    return passages


def of(passages: list[dict[str, Any]], check: str) -> list[list[str]]:
    return [[doubt["reason"] for doubt in passage["doubts"] if doubt["check"] == check] for passage in passages]


def suggested(passages: list[dict[str, Any]]) -> list[list[tuple[str, str]]]:
    return [
        [(edit["before"], edit["after"]) for edit in passage["changes"] if edit["cleaner"] == "glossary_term"]
        for passage in passages
    ]


def test_a_missing_term_is_doubted_and_suggested_where_certain(said: Callable) -> None:
    passages = said(
        ("Він живе у Києві.", "He lives in Kiev."),
        ("Генерал нагородив безпілотників.", "The general rewarded the pilots."),
        ("Київ чекає.", "Kyiv is waiting."),
        glossary="Київ,Kyiv,\nбезпілотник,drone,\n",
    )
    assert [len(reasons) for reasons in of(passages, "glossary")] == [1, 1, 0]
    assert suggested(passages) == [[("Kiev", "Kyiv")], [], []]
    assert passages[0]["clean"] == "He lives in Kiev."


def test_a_name_spelled_in_two_ways_is_doubted_and_suggested(said: Callable) -> None:
    pairs = [
        ("Вони люблять Київ.", "They love Kyiv."),
        ("Потяг до Києва спізнився.", "The train to Kyiv was late."),
        ("Він живе у Києві.", "He lives in Kiev."),
    ]
    passages = said(*pairs)
    assert of(passages, "spellings") == [[], [], ["“Kiev” is “Kyiv” elsewhere in the article"]]
    assert suggested(passages) == [[], [], [("Kiev", "Kyiv")]]
    # The glossary has the last word.
    assert suggested(said(*pairs, glossary="Київ,Kiev,\n")) == [[("Kyiv", "Kiev")], [("Kyiv", "Kiev")], []]


def test_a_changed_glossary_redoes_only_the_sentences_it_speaks_of(run: Callable, tmp_path: Path) -> None:
    terms = tmp_path / "glossary.csv"
    counts = []
    for glossary in ("вересень,September,\n", "Київ,Kyiv,\nвересень,September,a note\n", "Київ,Kiev,\n", "дощ,rain,\n"):
        terms.write_text(HEAD + glossary, "utf-8")
        err = run("translate", "--glossary", terms, "-", stdin=SOURCE.encode()).err
        counts.append(int(err.partition(" article: ")[2].split()[0]))
    assert counts == [2, 1, 2, 0]


def test_the_glossary_of_the_environment(run: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    terms = tmp_path / "glossary.csv"
    terms.write_text(HEAD + "лікар,physician,\n", "utf-8")
    monkeypatch.setenv("CHYSTO_GLOSSARY", str(terms))
    article = json.loads(run("translate", "--json", "--no-store", "-", stdin=SOURCE.encode()).out)
    assert of(article["passages"], "glossary")[0] == [
        "the glossary has “physician” for “лікар”, and it is not in the English"
    ]


def test_the_glossary_of_a_run(process: Callable, database: str, prefect: str, tmp_path: Path) -> None:
    inbox, terms = tmp_path / "inbox", tmp_path / "glossary.csv"
    inbox.mkdir()
    (inbox / "a.txt").write_text(SOURCE, "utf-8")
    terms.write_text(HEAD + "лікар,physician,\n", "utf-8")
    running = process("run", inbox, "--glossary", terms)
    _, err = running.communicate(timeout=600)
    assert running.returncode == 0, err.decode()
    with Store.open(database) as store:
        record = store.find("a.txt").record
    assert "|glossary:" in record.signature
    assert [doubt.check for doubt in record.results[0].doubts if doubt.check == "glossary"] == ["glossary"]
    terms.write_text("слово,word\n", "utf-8")
    running = process("run", inbox, "--again", "--glossary", terms)
    _, err = running.communicate(timeout=600)
    assert running.returncode == 2
    assert "its first line must be source,english,note" in err.decode()


def test_a_bad_glossary_ends_in_one_line(run: Callable, tmp_path: Path) -> None:
    terms = tmp_path / "glossary.csv"
    terms.write_text("слово,word\n", "utf-8")
    ran = run("translate", "--glossary", terms, "-", stdin=SOURCE.encode())
    assert ran.status == 2
    assert ran.err.startswith(f"chysto: {terms}: its first line must be source,english,note")
    assert run("translate", "--glossary", tmp_path / "none.csv", "-", stdin=SOURCE.encode()).status == 2


def test_a_name_left_in_cyrillic_is_spelled_by_its_nominative(said: Callable) -> None:
    passages = said(("Мер похвалив Зеленського за відвагу.", "The mayor praised Зеленського for courage."))
    assert passages[0]["clean"] == "The mayor praised Zelenskyi for courage."
