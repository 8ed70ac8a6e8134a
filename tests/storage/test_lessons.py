"""What a review teaches the memory, and how it is taken back."""

from datetime import UTC, datetime

import pytest

from articles import Article, Decision, Outcome, Passage, Remembered, Verdict
from storage import Record, Result, StorageError, Store, passage_key

NOW = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
KEY = passage_key(0, "The bridge .")


def entry(english: str, key: str = "k", reason: str = "a reviewer's translation") -> Remembered:
    return Remembered(key, "Міст.", "uk", english, "", "", None, Outcome.TRANSLATED, reason)


@pytest.fixture
def articles(store: Store) -> tuple[str, str]:
    results = (Result("Міст.", "The bridge .", "The bridge .", "uk"),)
    one, two = (store.save(Record(Article(name, (Passage("Міст."),)), results)).id for name in ("one.txt", "two.txt"))
    return one, two


def teach(store: Store, article: str, *entries: Remembered, wording: str = "A bridge.") -> None:
    made = Decision(KEY, Verdict.REWORD if entries else Verdict.WITHDRAW, "Olena", NOW, wording if entries else "")
    store.decide(article, [made], taught={KEY: entries})


def known(store: Store) -> dict[str, str]:
    return {each.remembered.key: each.remembered.english for each in store.memory.entries() if each.reviewed}


def test_what_is_taught_is_reviewed_and_goes_when_it_is_undone(store: Store, articles: tuple[str, str]) -> None:
    teach(store, articles[0], entry("A bridge."), entry("Another.", "l"))
    assert known(store) == {"k": "A bridge.", "l": "Another."}
    teach(store, articles[0], entry("The bridge."))
    assert known(store) == {"k": "The bridge."}
    teach(store, articles[0])
    assert known(store) == {}


def test_undoing_brings_back_what_was_imported(store: Store, articles: tuple[str, str]) -> None:
    store.memory.remember([entry("Imported.", reason="a person's translation")], reviewed=True)
    teach(store, articles[0], entry("A bridge."))
    teach(store, articles[0], entry("The bridge."))
    assert known(store) == {"k": "The bridge."}
    teach(store, articles[0])
    assert known(store) == {"k": "Imported."}
    assert store.memory.recall(["k"])["k"].reason == "a person's translation"
    teach(store, articles[0])
    assert known(store) == {"k": "Imported."}


def test_the_latest_of_two_articles_counts_and_the_other_comes_back(store: Store, articles: tuple[str, str]) -> None:
    one, two = articles
    teach(store, one, entry("One."))
    teach(store, two, entry("Two."))
    assert known(store) == {"k": "Two."}
    teach(store, one)  # not the one that stands there
    assert known(store) == {"k": "Two."}
    teach(store, one, entry("One."))
    teach(store, one)
    assert known(store) == {"k": "Two."}
    teach(store, two)
    assert known(store) == {}


def test_what_was_imported_since_stays(store: Store, articles: tuple[str, str]) -> None:
    teach(store, articles[0], entry("A bridge."))
    store.memory.remember([entry("Corrected.")], reviewed=True)
    teach(store, articles[0])
    assert known(store) == {"k": "Corrected."}


def test_nothing_is_taught_by_a_decision_that_is_not_stored(store: Store, articles: tuple[str, str]) -> None:
    with pytest.raises(StorageError):
        store.decide(articles[0], [Decision("gone", Verdict.ACCEPT, "Olena", NOW)], taught={KEY: [entry("No.")]})
    assert known(store) == {}
