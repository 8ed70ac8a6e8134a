"""Decisions outlive the work they were made on, as far as they still fit."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from articles import Article, Change, Decision, Outcome, Passage, Sentence, Verdict
from storage import CleanerRecord, Filter, Record, Result, Status, Store, in_force, passage_key

DAY = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
FIRST, SECOND = "It is 27on the coast .", "Rain , rain."


def replay(machine: str, changes: Sequence[Change], decisions: Mapping[str, Decision]) -> str:
    """As cleaners.replay, for changes that lie apart and rest on nothing."""
    for change in sorted(changes, key=lambda change: -change.machine_start):
        decision = decisions.get(change.key)
        if decision is None or decision.verdict is not Verdict.REJECT:
            after = decision.wording if decision and decision.wording else change.after
            machine = machine[: change.machine_start] + after + machine[change.machine_end :]
    return machine


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    with Store.open(url, replay=replay) as opened:
        yield opened


@pytest.fixture
def passage(change: Any) -> Any:
    """Makes the result of a passage with an edit wherever ``27on`` or a space before a mark stands in it."""

    def made(*english: str, at: int = 0, source: str = "") -> Result:
        machine = " ".join(english)
        sentences, start = [], 0
        for each in english:
            sentences.append(Sentence(0, 1, start, start + len(each), "Р.", each, "uk", Outcome.TRANSLATED))
            start += len(each) + 1
        changes = []
        for before, after, cleaner in (("27on", "27 on", "merged_number"), (" ,", ",", "space"), (" .", ".", "space")):
            place = machine.find(before)
            if place >= 0:
                key = f"{at} {machine} {cleaner} {place}"
                end = place + len(before)
                spans = {"start": place, "end": end, "machine_start": place, "machine_end": end}
                changes.append(change(key, cleaner=cleaner, before=before, after=after, rests_on=(), **spans))
        source = source or f"Джерело {machine}"
        return Result(source, machine, replay(machine, changes, {}), "uk", (), tuple(sentences), tuple(changes))

    return made


def record(*results: Result, **fields: Any) -> Record:
    passages = tuple(Passage(result.cleaned, position=at, of=len(results)) for at, result in enumerate(results))
    return Record(Article("inbox/a.txt", passages), results, **fields)


def decide(store: Store, id_: str, key: str, verdict: Verdict, wording: str = "", minutes: int = 0) -> None:
    """Decide, and let the clean text follow."""
    store.decide(id_, [Decision(key, verdict, "Olena", DAY + timedelta(minutes=minutes), wording)])
    stored = store.find(id_)
    fresh = tuple(replace(each, clean=replay(each.machine, each.changes, {})) for each in stored.record.results)
    settled = store.settled(replace(stored.record, results=fresh))
    store.decide(id_, [], clean={at: result.clean for at, result in enumerate(settled.results)})


def clean(store: Store, id_: str) -> list[str]:
    return [result.clean for result in store.find(id_).record.results]


def test_work_done_again_keeps_what_was_decided(store: Store, passage: Any) -> None:
    one = record(passage(FIRST), passage(SECOND, at=1))
    done = store.save(one)
    decide(store, done.id, one.results[0].changes[0].key, Verdict.REJECT)
    decide(store, done.id, passage_key(1, SECOND), Verdict.REWORD, "It pours.")
    assert clean(store, done.id) == ["It is 27on the coast.", "It pours."]
    saved = store.save(replace(one, signature="newer"), again=True)
    assert (saved.new, saved.kept, saved.lost) == (False, 2, 0)
    assert clean(store, done.id) == ["It is 27on the coast.", "It pours."]
    assert len(store.decisions(done.id)) == 2
    assert [line.id for line in store.articles(Filter("pours"))] == [done.id]


def test_what_fits_no_more_stays_as_history_and_is_counted(store: Store, passage: Any) -> None:
    done = store.save(record(passage(FIRST, source="Берег.")))
    key = store.find(done.id).record.results[0].changes[0].key
    decide(store, done.id, key, Verdict.REJECT)
    other = record(passage("Another translation .", source="Берег."))
    saved = store.save(other, again=True)
    assert (saved.kept, saved.lost) == (0, 1)
    assert clean(store, done.id) == ["Another translation."]
    assert [decision.change for decision in store.find(done.id).outlived] == [key]
    assert store.records() == {"merged_number": CleanerRecord(rejected=1)}


def test_a_persons_passage_stays_whatever_the_machine_makes_of_its_source(store: Store, passage: Any) -> None:
    done = store.save(record(passage(FIRST, source="Берег.")))
    decide(store, done.id, passage_key(0, FIRST), Verdict.REWORD, "On the coast.")
    saved = store.save(record(passage("The shore .", source="Берег.")), again=True)
    assert (saved.kept, saved.lost) == (1, 0)
    assert clean(store, done.id) == ["On the coast."]
    assert [*in_force(store.decisions(done.id))] == [passage_key(0, "The shore .")]
    # Taken back, it stays so, even if the first text comes again.
    decide(store, done.id, passage_key(0, "The shore ."), Verdict.WITHDRAW)
    assert clean(store, done.id) == ["The shore."]
    store.save(record(passage(FIRST, source="Берег.")), again=True)
    assert clean(store, done.id) == ["It is 27 on the coast."]


def test_a_changed_article_keeps_what_moved_and_what_grew(store: Store, passage: Any) -> None:
    old = record(passage(FIRST), passage(SECOND, at=1), passage("Gone .", at=2))
    first = store.save(old)
    decide(store, first.id, old.results[0].changes[0].key, Verdict.REWORD, "27th on")
    decide(store, first.id, old.results[1].changes[0].key, Verdict.REJECT)
    decide(store, first.id, old.results[2].changes[0].key, Verdict.REJECT)
    # A new passage above, the second has a sentence more, the last is gone.
    new = record(passage("News .", at=0), passage(FIRST, at=1), passage("Look .", SECOND, at=2))
    second = store.save(new)
    assert (second.version, second.new, second.kept, second.lost) == (2, True, 2, 1)
    assert clean(store, second.id) == ["News.", "It is 27th on the coast.", "Look. Rain , rain."]
    assert clean(store, first.id) == ["It is 27th on the coast.", "Rain , rain.", "Gone ."]
    made = store.decisions(second.id)
    assert [(each.verdict, each.reviewer, each.made, each.wording) for each in made] == [
        (Verdict.REWORD, "Olena", DAY, "27th on"), (Verdict.REJECT, "Olena", DAY, ""),
    ]  # fmt: skip


def test_a_decision_counts_once_in_the_record_wherever_it_was_carried(store: Store, passage: Any) -> None:
    first = store.save(record(passage(FIRST)))
    key = store.find(first.id).record.results[0].changes[0].key
    decide(store, first.id, key, Verdict.ACCEPT)
    second = store.save(record(passage("News.", at=0), passage(FIRST, at=1)))
    assert store.records() == {"merged_number": CleanerRecord(accepted=1)}
    moved = store.find(second.id).record.results[1].changes[0].key
    assert moved != key
    decide(store, second.id, moved, Verdict.REJECT)
    assert store.records() == {"merged_number": CleanerRecord(rejected=1)}
    decide(store, second.id, moved, Verdict.WITHDRAW)
    decide(store, second.id, moved, Verdict.WITHDRAW)
    assert store.records() == {}


def test_of_equal_changes_none_is_taken_for_another(store: Store, passage: Any) -> None:
    first = store.save(record(passage(SECOND), passage(SECOND, at=1)))
    decide(store, first.id, store.find(first.id).record.results[1].changes[0].key, Verdict.REJECT)
    second = store.save(record(passage("News.", at=0), passage(SECOND, at=1, source="Інше.")))
    # Of two there is one: the one whose key is the same is surely the same.
    assert (second.kept, second.lost) == (1, 0)
    third = store.save(record(passage("News.", at=0), passage("More.", at=1), passage(SECOND, at=2)))
    assert (third.kept, third.lost) == (1, 0)
    fourth = store.save(record(*(passage(SECOND, at=at) for at in range(3, 6))))
    assert (fourth.kept, fourth.lost) == (0, 1)


def test_what_a_person_called_reviewed_is_left_as_it_is(store: Store, passage: Any) -> None:
    one = record(passage(FIRST, source="Берег."))
    done = store.save(one)
    decide(store, done.id, passage_key(0, FIRST), Verdict.REWORD, "On the coast.")
    store.mark(done.id, Status.REVIEWED)
    other = record(passage("The shore .", source="Берег."))
    assert store.save(other, again=True).new is False
    assert store.settled(other) == store.find(done.id).record
    assert clean(store, done.id) == ["On the coast."]


def test_without_decisions_nothing_is_carried(store: Store, passage: Any) -> None:
    one = record(passage(FIRST))
    assert store.settled(one) == one
    assert store.save(one).kept == 0
    assert store.settled(one) == one
