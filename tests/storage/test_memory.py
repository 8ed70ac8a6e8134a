"""The translation memory: entries by key, and a person's word over a machine's."""

import threading
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import select, update

from articles import Outcome, Remembered
from storage import StorageError, Store
from storage.tables import MemoryRow

ENTRY = Remembered(
    key="4f" * 32,
    source="Міст\x00відкрили.",
    language="uk",
    english="The bridge is open.",
    package="uk_en-1.9-0a1b",
    settings="beam=4",
    score=-0.25,
    outcome=Outcome.RETRIED,
    reason="a loop",
)


def entries(count: int) -> list[Remembered]:
    return [replace(ENTRY, key=f"{number:064x}", english=f"Sentence {number}.") for number in range(count)]


def test_what_was_remembered_is_recalled(store: Store) -> None:
    bare = replace(ENTRY, key="00", score=None, reason="")
    store.memory.remember([ENTRY, bare])
    assert store.memory.recall([ENTRY.key, bare.key, "unknown"]) == {ENTRY.key: ENTRY, bare.key: bare}
    assert store.summary().memory == 2


def test_nothing_asked_nothing_given(store: Store) -> None:
    store.memory.remember([])
    assert store.memory.recall([]) == {}


def test_any_object_with_the_fields_is_remembered(store: Store) -> None:
    @dataclass
    class Other:
        key: str = "77"
        source: str = "Так."
        language: str = "uk"
        english: str = "Yes."
        package: str = "p"
        settings: str = "s"
        score: float | None = None
        outcome: Outcome = Outcome.TRANSLATED
        reason: str = ""
        more: str = "not kept"

    other: Any = Other()
    store.memory.remember(iter([other]))
    assert store.memory.recall({"77"}) == {
        "77": Remembered("77", "Так.", "uk", "Yes.", "p", "s", None, Outcome.TRANSLATED, "")
    }


def test_thousands_at_once(store: Store) -> None:
    many = entries(5_000)
    store.memory.remember(many)
    assert store.memory.recall([entry.key for entry in many] * 2) == {entry.key: entry for entry in many}


def test_a_later_entry_takes_the_place_of_an_earlier(store: Store) -> None:
    store.memory.remember([ENTRY])
    store.memory.remember([replace(ENTRY, english="The bridge opened.")])
    assert store.memory.recall([ENTRY.key])[ENTRY.key].english == "The bridge opened."


def test_a_machine_does_not_overrule_a_person(store: Store) -> None:
    store.memory.remember([ENTRY])
    written = replace(ENTRY, english="They opened the bridge.")
    store.memory.remember([written], reviewed=True)
    store.memory.remember([ENTRY, replace(ENTRY, key="01")])
    assert store.memory.recall([ENTRY.key]) == {ENTRY.key: written}
    better = replace(written, english="The bridge was opened.")
    store.memory.remember([better], reviewed=True)
    assert store.memory.recall([ENTRY.key]) == {ENTRY.key: better}


def test_the_day_of_last_use_follows(store: Store) -> None:
    store.memory.remember([ENTRY, replace(ENTRY, key="01")])
    with store._database.writing() as connection:
        connection.execute(update(MemoryRow).values(used=date(2020, 1, 1)))
    store.memory.recall([ENTRY.key])
    with store._database.reading() as connection:
        used = {row.key: row.used for row in connection.execute(select(MemoryRow.key, MemoryRow.used))}
    assert used["01"] == date(2020, 1, 1)
    assert (datetime.now(UTC).date() - used[ENTRY.key]).days <= 1


def test_all_entries_or_none(store: Store) -> None:
    nothing: Any = None
    broken = replace(ENTRY, key="ff", english=nothing)
    with pytest.raises(StorageError):
        store.memory.remember([*entries(3), broken])
    assert store.summary().memory == 0


def test_two_writers_of_the_same_keys_do_not_block_each_other(store: Store) -> None:
    many = entries(400)
    failed: list[BaseException] = []

    def work(order: list[Remembered]) -> None:
        try:
            for _ in range(3):
                store.memory.remember(order)
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=work, args=(order,)) for order in (many, many[::-1], many, many[::-1])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert store.summary().memory == 400


def test_every_entry_with_its_history(store: Store) -> None:
    other = replace(ENTRY, key="01", language="ru")
    store.memory.remember([ENTRY, *entries(2_500)])
    store.memory.remember([other], reviewed=True)
    found = {entry.remembered.key: entry for entry in store.memory.entries()}
    assert len(found) == 2_502
    assert found[ENTRY.key].remembered == ENTRY
    assert (found[ENTRY.key].reviewed, found["01"].reviewed) == (False, True)
    assert found[ENTRY.key].made.tzinfo == UTC
    assert [entry.remembered for entry in store.memory.entries("ru")] == [other]


def test_shares_are_counted_by_language_package_and_person(store: Store) -> None:
    assert store.memory.shares() == ()
    store.memory.remember([ENTRY, replace(ENTRY, key="01"), replace(ENTRY, key="02", package="b")])
    store.memory.remember([replace(ENTRY, key="03", language="ru", package="")], reviewed=True)
    counted = [(share.language, share.package, share.reviewed, share.entries) for share in store.memory.shares()]
    assert counted == [("ru", "", True, 1), ("uk", "b", False, 1), ("uk", ENTRY.package, False, 2)]
    assert all(share.first <= share.last for share in store.memory.shares())


def test_pruning_forgets_what_all_conditions_apply_to(store: Store) -> None:
    store.memory.remember([ENTRY, replace(ENTRY, key="01"), replace(ENTRY, key="02", package="b_%")])
    store.memory.remember([replace(ENTRY, key="03")], reviewed=True)
    with store._database.writing() as connection:
        old = update(MemoryRow).where(MemoryRow.key != ENTRY.key).values(used=date(2020, 1, 1))
        connection.execute(old)
    assert store.memory.prune(unused_for=30, dry_run=True) == 2
    assert store.memory.prune(unused_for=10**9) == 0
    assert store.memory.prune(unused_for=30, package="uk_en") == 1
    assert store.memory.prune(package="b__") == 0
    assert store.memory.prune(package="b_") == 1
    assert set(store.memory.recall([ENTRY.key, "01", "02", "03"])) == {ENTRY.key, "03"}
    assert store.memory.prune(unused_for=0) == 1
    assert store.memory.prune(reviewed=True) == 1
    assert store.summary().memory == 0
