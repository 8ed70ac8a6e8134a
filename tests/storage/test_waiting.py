"""What waits for a person: the latest decision that stands counts, and finished articles are out of the way."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from articles import Article, Decision, Passage, Verdict
from storage import CleanerRecord, Filter, Overtaken, Record, Result, Status, StorageError, Store, in_force, passage_key

DAY = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)


def decision(key: str, verdict: Verdict = Verdict.ACCEPT, wording: str = "") -> Decision:
    return Decision(key, verdict, "Olena", DAY, wording)


def test_a_withdrawal_brings_the_decision_before_it_back(store: Store, record: Any) -> None:
    done = store.save(record())
    for verdict in (Verdict.ACCEPT, Verdict.REJECT, Verdict.WITHDRAW):
        store.decide(done.id, [decision("9c0d", verdict)])
    assert store.records() == {"merged_number": CleanerRecord(accepted=1)}
    assert in_force(store.decisions(done.id))["9c0d"].verdict is Verdict.ACCEPT
    store.decide(done.id, [decision("9c0d", Verdict.WITHDRAW), decision("9c0d", Verdict.WITHDRAW)])
    assert store.records() == {}
    assert in_force(store.decisions(done.id)) == {}
    assert len(store.decisions(done.id)) == 5


def test_a_whole_passage_is_decided_under_its_own_key(store: Store, record: Any) -> None:
    done = store.save(record())
    key = passage_key(0, "The bridge is open.")
    store.decide(done.id, [decision(key, Verdict.REWORD, "Bridge open")], clean={0: "Bridge open"})
    assert store.find(done.id).record.results[0].clean == "Bridge open"
    assert store.records() == {}


@pytest.mark.parametrize(
    "key", ["passage:0:ffff", "passage:7:", "passage:x:", "passage:", "passage:²:", "passage:" + "9" * 40]
)
def test_a_passage_that_is_not_there_is_not_decided(store: Store, record: Any, key: str) -> None:
    done = store.save(record())
    with pytest.raises(StorageError, match="has no change passage:"):
        store.decide(done.id, [decision(key, Verdict.REWORD)])


def test_who_was_overtaken_is_told_and_nothing_is_stored(store: Store, record: Any) -> None:
    done = store.save(record())
    store.decide(done.id, [decision("9c0d")], seen=0)
    with pytest.raises(Overtaken):
        store.decide(done.id, [decision("b0b0")], clean={0: "?"}, seen=0)
    assert len(store.decisions(done.id)) == 1
    assert store.find(done.id).record.results[0].clean == "The bridge is open."


def test_queues_count_what_nobody_decided(store: Store, record: Any) -> None:
    one, two = store.save(record("one.txt")), store.save(record("two.txt"))

    def counted() -> dict[str, tuple[int, int, int]]:
        queues = (*store.queues(check=False), *store.queues(check=True))
        return {queue.name: (queue.waiting, queue.grave, queue.articles) for queue in queues}

    assert counted() == {
        "merged_number": (2, 0, 2), "mixed_quotes": (2, 2, 2), "numbers": (2, 2, 2), "quotes": (2, 0, 2),
    }  # fmt: skip
    assert [(queue.name, queue.check) for queue in store.queues(check=True)] == [("numbers", True), ("quotes", True)]
    for check, name in ((False, "merged_number"), (True, "numbers")):
        (queue,) = store.queues(check=check, name=name)
        assert (queue.name, queue.check, queue.waiting) == (name, check, 2)
        assert store.queues(check=not check, name=name) == ()
    store.decide(one.id, [decision("9c0d", Verdict.REJECT), decision("b0b0"), decision("b0b0", Verdict.WITHDRAW)])
    assert counted()["merged_number"] == (1, 0, 1)
    assert counted()["mixed_quotes"] == (2, 2, 2)
    store.mark(two.id, Status.PUBLISHED)
    assert counted() == {"mixed_quotes": (1, 1, 1), "numbers": (1, 1, 1), "quotes": (1, 0, 1)}


def test_an_edit_comes_with_the_text_around_it(store: Store, record: Any) -> None:
    old, new = store.save(record("old.txt")), store.save(record("new.txt"))
    found = store.edits_of("merged_number")
    assert [(each.article, each.passage, each.change.key) for each in found] == [
        (new.id, 1, "9c0d"),
        (old.id, 1, "9c0d"),
    ]
    assert (found[0].left, found[0].text, found[0].right) == ("Tra", "ff", 'ic starts on 27th May. "At last!”')
    assert found[0].title == "The bridge is open."
    assert store.edits_of("merged_number", limit=1, offset=1) == found[1:]
    store.decide(new.id, [decision("9c0d")])
    assert store.edits_of("merged_number") == found[1:]
    assert store.edits_of("no_break_space") == ()


def test_doubts_come_with_the_text_they_are_about(store: Store, record: Any) -> None:
    done = store.save(record())
    (found,) = store.doubts_of("numbers")
    assert (found.article, found.passage, found.left, found.text, found.right[:8]) == (done.id, 1, "T", "r", "affic st")
    store.mark(done.id, Status.REVIEWED)
    assert store.doubts_of("numbers") == ()


@pytest.mark.parametrize("words", ["міст", "МІСТ", "bridge open", "BRIDGE", "inbox/br", ""])
def test_articles_are_found_by_the_beginnings_of_words_in_either_language_and_the_origin(
    store: Store, record: Any, words: str
) -> None:
    store.save(record())
    store.save(Record(Article("other.txt", (Passage("Дощ"),)), (Result("Дощ", "Rain_100%", "Rain_100%"),)))
    listed = store.articles(Filter(words=words))
    assert [line.origin for line in listed if line.origin != "other.txt"] == ["inbox/bridge.txt"]
    assert sum(store.totals(Filter(words=words)).values()) == len(listed) == (1 if words else 2)
    assert [line.english for line in listed][-1] == "The bridge is open."


@pytest.mark.parametrize("words", ["%", "_", "\\", "'", "Rain_200", "тайфун"])
def test_signs_of_patterns_are_only_signs(store: Store, record: Any, words: str) -> None:
    store.save(record())
    assert store.articles(Filter(words=words)) == ()
    assert sum(store.totals(Filter(words=words)).values()) == 0


def test_a_withdrawn_decision_in_another_article_is_another_matter(store: Store, record: Any) -> None:
    one, two = store.save(record("one.txt")), store.save(record("two.txt"))
    store.decide(one.id, [decision("9c0d"), decision("9c0d", Verdict.WITHDRAW)])
    store.decide(two.id, [replace(decision("9c0d"), verdict=Verdict.REJECT)])
    assert store.records() == {"merged_number": CleanerRecord(rejected=1)}
