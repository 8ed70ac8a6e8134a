"""What a reviewer writes is remembered for its sentence, and only what is certain."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from articles import Article, Outcome, Passage, Sentence, Verdict
from cleaners import clean_article, replay
from engines.memory import reviewed_key
from flows.taught import taught
from review.decide import act, on_change, rewriting, undoing
from storage import Record, Result, Store

SOURCES = ("Міст відкрили.", "Рух пустять 27 травня.", "Далі дощ.")
MACHINE = "The bridge was opened. Traffic goes 27 May. Then rain."


def sentences(sources: tuple[str, ...] = SOURCES, **fields: Any) -> list[Sentence]:
    return [
        Sentence(0, 1, 0, 1, source, "", fields.get("language", "uk"), fields.get("outcome", Outcome.TRANSLATED))
        for source in sources
    ]


def learnt(after: str, before: str = MACHINE, **fields: Any) -> dict[str, str]:
    return {each.source: each.english for each in taught(sentences(**fields), before, after)}


def test_only_the_sentence_that_was_written_is_taught() -> None:
    assert learnt("The bridge was opened. Traffic starts on 27 May. Then rain.") == {
        SOURCES[1]: "Traffic starts on 27 May."
    }
    assert learnt(MACHINE) == {}
    (entry,) = taught(sentences(), MACHINE, MACHINE.replace("Then rain.", "Rain\nfollows."))
    assert (entry.key, entry.english) == (reviewed_key(SOURCES[2], "uk"), "Rain follows.")


def test_a_passage_of_one_sentence_is_taught_whole() -> None:
    wrote = "They opened it. At last."
    assert learnt(wrote, "Bridge.", sources=SOURCES[:1]) == {SOURCES[0]: wrote}
    assert learnt("", "Bridge.", sources=SOURCES[:1]) == {}


@pytest.mark.parametrize(
    "after",
    [
        "The bridge was opened and traffic starts on 27 May. Then rain.",  # two made one
        "The bridge was opened. Traffic starts. It does so on 27 May. Then rain.",  # one made two, or one added
        "The bridge was opened. By mayor. Traffic goes 27 May. Then rain.",  # one added
        "The bridge was opened. Then rain.",  # one left out
        "On 27 May traffic starts. They opened the bridge. Then rain.",  # the figure is in another's place
        "Open. The bridge is open and so traffic goes from 27 May for everybody. Then rain.",  # other cuts
        "",
    ],
)
def test_what_is_not_certain_is_not_taught(after: str) -> None:
    assert learnt(after) == {}


def test_as_many_sentences_are_taught_in_their_order() -> None:
    after = "They opened the bridge. Traffic will start on 27 May. Rain follows."
    assert list(learnt(after).values()) == [
        "They opened the bridge.", "Traffic will start on 27 May.", "Rain follows.",
    ]  # fmt: skip
    # The machine made two sentences of three, the person three.
    assert list(learnt(after, "The bridge was opened, traffic goes 27 May. Rain follows.").values()) == [
        "They opened the bridge.", "Traffic will start on 27 May.",
    ]  # fmt: skip


@pytest.mark.parametrize("fields", [{"language": "de"}, {"language": "en", "outcome": Outcome.PASSED}])
def test_what_is_never_looked_up_is_not_taught(fields: dict[str, Any]) -> None:
    assert learnt("They opened the bridge.", "Bridge.", sources=SOURCES[:1], **fields) == {}


def test_an_untranslated_sentence_is_taught() -> None:
    kept = {"sources": SOURCES[:1], "outcome": Outcome.KEPT}
    assert learnt("They opened it.", "[not translated: Міст відкрили.]", **kept) == {SOURCES[0]: "They opened it."}


def test_a_rewritten_sentence_comes_before_the_machine_from_then_on(
    run: Callable[..., Any], home: Path, database: str
) -> None:
    first, second = home.parent / "first.txt", home.parent / "second.txt"
    first.write_text("Президент підписав закон.\n\nМіст відкрили вранці.", encoding="utf-8")
    second.write_text("Дощ.\n\nМіст відкрили вранці.", encoding="utf-8")
    before = run("translate", first).out
    with Store.open(database, replay=replay) as store:
        id_ = store.articles()[0].id
        act(store, id_, rewriting(1, "The bridge opened at dawn.", "Olena"), taught)
    assert run("translate", second).out.endswith("The bridge opened at dawn.")
    again = run("translate", first)
    assert "The bridge opened at dawn." in again.out
    assert "1 decision kept" in again.err
    with Store.open(database, replay=replay) as store:
        assert store.find(id_).record.results[1].sentences[0].outcome is Outcome.REMEMBERED
        act(store, id_, undoing("Olena"), taught)
    assert "dawn" not in run("translate", home.parent / "first.txt").out
    assert run("translate", first).out == before


def test_a_reworded_edit_teaches_its_sentence_and_no_other(database: str) -> None:
    source, machine = "Міст відкрили. З 23 до 27 дощ.", "The bridge is open. Rain from 23 to 27on the coast."
    (result,) = clean_article([Passage(machine, source, "uk")])
    spans = ((0, 14, 0, 19), (15, 30, 20, len(machine)))
    parts = tuple(
        Sentence(*span, source[span[0] : span[1]], machine[span[2] : span[3]], "uk", Outcome.TRANSLATED)
        for span in spans
    )
    article = Article("a.txt", (Passage(source),))
    with Store.open(database, replay=replay) as store:
        made = Result(source, machine, result.text, "uk", (), parts, result.changes)
        id_ = store.save(Record(article, (made,))).id
        key = result.changes[0].key
        act(store, id_, on_change(key, Verdict.ACCEPT, "Olena"), taught)
        assert [*store.memory.entries()] == []
        act(store, id_, on_change(key, Verdict.REWORD, "Olena", " May "), taught)
        (entry,) = store.memory.entries()
        assert entry.reviewed
        assert (entry.remembered.source, entry.remembered.english) == (
            "З 23 до 27 дощ.",
            "Rain from 23 to 27 May on the coast.",
        )
        act(store, id_, undoing("Olena"), taught)
        assert [*store.memory.entries()] == []
