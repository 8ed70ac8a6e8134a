"""An act of a reviewer: decisions are added, the clean text follows, and everything can be taken back."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from articles import SUGGEST, Article, Change, Decision, Passage, Verdict
from review.decide import Refused, act, moved, on_change, on_cleaner, rewriting, taking_back, undoing
from review.recorded import recorded
from review.standing import Standing
from storage import Record, Result, Status, Store, Stored

MACHINE = "From 23 to 27on the coast , it said ."


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "chysto.db") as opened:
        yield opened


@pytest.fixture
def changes(change: Callable[..., Change]) -> list[Change]:
    first = change(MACHINE, "27on", "27 on")
    text = MACHINE.replace("27on", "27 on")
    second = change(text, " on the", " upon the", 1, rests_on=[first], cleaner="upon")
    text = text.replace(" on the", " upon the")
    third = change(text, " ,", ",", 2, cleaner="space")
    text = text.replace(" ,", ",")
    fourth = change(text, " .", ".", 3, cleaner="space")
    text = text.replace(" .", ".")
    return [first, second, third, fourth, change(text, "From", "Since", 4, SUGGEST, cleaner="speech")]


@pytest.fixture
def article(store: Store, changes: list[Change]) -> str:
    clean = "From 23 to 27 upon the coast, it said."
    results = (
        Result("Один.", "One.", "One.", "uk"),
        Result("Від 23 до 27.", MACHINE, clean, "uk", changes=tuple(changes)),
    )
    source = tuple(Passage(result.cleaned, position=at, of=2) for at, result in enumerate(results))
    return store.save(Record(Article("inbox/a.txt", source), results)).id


def clean(store: Store, id_: str) -> str:
    found = store.find(id_)
    assert moved(found) == {}
    assert [each.clean for each in recorded(found).passages] == [each.clean for each in found.record.results]
    return found.record.results[1].clean


def standings(store: Store, id_: str) -> list[Standing]:
    return list(recorded(store.find(id_)).passages[1].standings.values())


def test_the_clean_text_follows_every_decision(store: Store, article: str, changes: Sequence[Change]) -> None:
    act(store, article, on_change(changes[4].key, Verdict.ACCEPT, "Olha"))
    assert clean(store, article) == "Since 23 to 27 upon the coast, it said."
    act(store, article, on_change(changes[2].key, Verdict.REJECT, "Olha"))
    assert clean(store, article) == "Since 23 to 27 upon the coast , it said."
    act(store, article, on_change(changes[3].key, Verdict.REWORD, "Olha", "!"))
    assert clean(store, article) == "Since 23 to 27 upon the coast , it said!"
    assert standings(store, article) == [
        Standing.MADE, Standing.MADE, Standing.REJECTED, Standing.REWORDED, Standing.ACCEPTED,
    ]  # fmt: skip


def test_what_rested_on_a_rejected_edit_falls_and_comes_back(
    store: Store, article: str, changes: Sequence[Change]
) -> None:
    act(store, article, on_change(changes[0].key, Verdict.REJECT, "Olha"))
    assert clean(store, article) == "From 23 to 27on the coast, it said."
    assert standings(store, article)[:2] == [Standing.REJECTED, Standing.FALLEN]
    act(store, article, taking_back(changes[0].key, "Olha"))
    assert clean(store, article) == "From 23 to 27 upon the coast, it said."
    assert len(store.decisions(article)) == 2


def test_all_of_a_cleaner_leaves_alone_what_was_decided_on_its_own(
    store: Store, article: str, changes: Sequence[Change]
) -> None:
    act(store, article, on_change(changes[3].key, Verdict.ACCEPT, "Olha"))
    made = act(store, article, on_cleaner("space", Verdict.REJECT, "Olha"))
    assert [decision.change for decision in made] == [changes[2].key]
    assert clean(store, article) == "From 23 to 27 upon the coast , it said."


def test_undoing_takes_back_act_by_act(store: Store, article: str, changes: Sequence[Change]) -> None:
    act(store, article, on_change(changes[0].key, Verdict.ACCEPT, "Olha"))
    act(store, article, on_cleaner("space", Verdict.REJECT, "Olha"))
    act(store, article, on_change(changes[0].key, Verdict.REJECT, "Olha"))
    assert clean(store, article) == "From 23 to 27on the coast , it said ."
    act(store, article, undoing("Olha"))
    assert clean(store, article) == "From 23 to 27 upon the coast , it said ."
    assert standings(store, article)[0] is Standing.ACCEPTED
    assert len(act(store, article, undoing("Olha"))) == 2
    assert clean(store, article) == "From 23 to 27 upon the coast, it said."
    act(store, article, undoing("Olha"))
    assert standings(store, article)[0] is Standing.MADE
    assert act(store, article, undoing("Olha")) == ()


def test_nobody_undoes_what_another_decided(store: Store, article: str, changes: Sequence[Change]) -> None:
    act(store, article, on_change(changes[0].key, Verdict.REJECT, "Olha"))
    assert act(store, article, undoing("Ivan")) == ()


def test_a_passage_written_anew_is_the_last_word(store: Store, article: str, changes: Sequence[Change]) -> None:
    act(store, article, rewriting(1, "All quiet.", "Olha"))
    act(store, article, on_change(changes[0].key, Verdict.REJECT, "Olha"))
    assert clean(store, article) == "All quiet."
    passage = recorded(store.find(article)).passages[1]
    assert passage.rewriting is not None
    assert (passage.rewriting.wording, passage.waiting) == ("All quiet.", 0)
    act(store, article, taking_back(passage.rewriting.change, "Olha"))
    assert clean(store, article) == "From 23 to 27on the coast, it said."


def test_an_empty_rewriting_leaves_the_passage_out(store: Store, article: str) -> None:
    act(store, article, rewriting(0, "", "Olha"))
    assert store.find(article).record.results[0].clean == ""
    act(store, article, undoing("Olha"))
    assert store.find(article).record.results[0].clean == "One."


@pytest.mark.parametrize("times", [1, 2])
def test_deciding_the_same_again_adds_nothing(
    store: Store, article: str, changes: Sequence[Change], times: int
) -> None:
    for _ in range(times):
        act(store, article, on_change(changes[0].key, Verdict.REWORD, "Olha", changes[0].after))
        act(store, article, rewriting(0, "One.", "Olha"))
    assert [decision.verdict for decision in store.decisions(article)] == [Verdict.ACCEPT]


def test_a_published_article_is_left_alone(store: Store, article: str, changes: Sequence[Change]) -> None:
    store.mark(article, Status.PUBLISHED)
    with pytest.raises(Refused, match="open it again"):
        act(store, article, on_change(changes[0].key, Verdict.REJECT, "Olha"))


def test_what_is_not_there_is_refused(store: Store, article: str) -> None:
    for choose in (on_change("f00d", Verdict.ACCEPT, "Olha"), rewriting(9, "", "Olha"), rewriting(-1, "", "Olha")):
        with pytest.raises(Refused, match="not there any more"):
            act(store, article, choose)


def test_of_two_at_once_neither_is_lost(store: Store, article: str, changes: Sequence[Change]) -> None:
    quicker = iter([changes[0].key])

    def slow(stored: Stored) -> Sequence[Decision]:
        for key in quicker:
            act(store, article, on_change(key, Verdict.REJECT, "Ivan"))
        return on_change(changes[4].key, Verdict.ACCEPT, "Olha")(stored)

    act(store, article, slow)
    assert clean(store, article) == "Since 23 to 27on the coast, it said."


def test_work_done_over_again_keeps_the_decisions_that_fit(
    store: Store, article: str, changes: Sequence[Change]
) -> None:
    before = store.find(article).record
    act(store, article, on_change(changes[4].key, Verdict.ACCEPT, "Olha"))
    store.save(before, again=True)
    assert recorded(store.find(article)).passages[1].clean == "Since 23 to 27 upon the coast, it said."
    act(store, article, lambda _: ())
    assert clean(store, article) == "Since 23 to 27 upon the coast, it said."
