"""Search: the same answers from both databases, in step with what is stored, and deaf to every query language."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles import Article, Decision, Doubt, Passage, Severity, Verdict
from storage import Filter, Open, Record, Result, Status, Store, passage_key
from storage.words import ASKED, LONGEST, MOST, asked, words

NOW = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
SYNTAX = [
    '"', "'", "*", "a*", "*a", "a AND", "OR", "NOT a", "a NEAR b", "NEAR(a b, 2)", "a:b", "words:a", "{a b}: c", "^a",
    "a + b", "(a", "a)", "-a", "a | b", "a & b", "!a", "a <-> b", "a:*", "\\", "a\\", "a';DROP TABLE search;--", "%",
    "_", "\x00", "a\x00b", "\ud800", "\U0010ffff", "a" * 5000, " ".join("abcdefghijklmnop"), "’’’", "а́", "ﷺ" * 50, "²",
    "०१",
]  # fmt: skip


def article(origin: str, source: str, machine: str, clean: str | None = None) -> Record:
    clean = machine if clean is None else clean
    return Record(Article(origin, (Passage(source),)), (Result(source, machine, clean, "uk"),))


@pytest.fixture
def archive(store: Store) -> Store:
    store.save(
        article("inbox/bridge.txt", "Міст у Їжаківці відкрили. П'ять об’єктів.", "The bridge < is open .", "Café")
    )
    store.save(article("feed/rain.txt", "Дождь в Орле. Ёлка.", "It rains in Oryol."))
    return store


def found(store: Store, question: str) -> list[str]:
    wanted = Filter(question)
    origins = [line.origin for line in store.articles(wanted)]
    assert sum(store.totals(wanted).values()) == len(origins)
    return origins


@pytest.mark.parametrize(
    ("question", "origin"),
    [
        ("міст", "inbox/bridge.txt"),  # the source
        ("МІСТ", "inbox/bridge.txt"),
        ("їжак", "inbox/bridge.txt"),  # the beginning of a word
        ("іжаківці", "inbox/bridge.txt"),  # typed without the dots
        ("пять обʼєкт", "inbox/bridge.txt"),
        ("BRIDGE", "inbox/bridge.txt"),  # the machine text
        ("cafe", "inbox/bridge.txt"),  # the clean text
        ("café", "inbox/bridge.txt"),
        ("bridge міст cafe", "inbox/bridge.txt"),  # all at once
        ("inbox", "inbox/bridge.txt"),
        ("елка", "feed/rain.txt"),
        ("ДО́ЖДЬ oryol", "feed/rain.txt"),
        ("Ор", "feed/rain.txt"),
    ],
)
def test_words_are_found_in_every_text_and_language(archive: Store, question: str, origin: str) -> None:
    assert found(archive, question) == [origin]


@pytest.mark.parametrize("question", ["bridge rain", "ridge", "ост", "тайфун", "is-not-there"])
def test_what_is_not_there_is_not_found(archive: Store, question: str) -> None:
    assert found(archive, question) == []


@pytest.mark.parametrize("question", SYNTAX)
def test_no_question_is_query_syntax(archive: Store, question: str) -> None:
    assert set(found(archive, question)) <= {"inbox/bridge.txt", "feed/rain.txt"}
    # Whatever it is, as the text of an article it is stored, and found if it holds a word.
    archive.save(article("odd.txt", question, question))
    assert ("odd.txt" in found(archive, question)) == bool(asked(question))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=40))
def test_any_text_may_be_asked_for(archive: Store, question: str) -> None:
    found(archive, question)


def test_a_blank_question_wants_everything_and_signs_nothing(archive: Store) -> None:
    assert len(found(archive, " \n")) == 2
    assert found(archive, "?!") == []


def test_the_search_follows_decisions_and_work_done_again(store: Store) -> None:
    done = store.save(article("a.txt", "Міст", "The bridge", "The bridge"))
    key = passage_key(0, "The bridge")
    made = Decision(key, Verdict.REWORD, "Olena", NOW, "The viaduct")
    store.decide(done.id, [made], clean={0: "The viaduct"})
    assert found(store, "viaduct") == ["a.txt"]
    store.decide(done.id, [Decision(key, Verdict.WITHDRAW, "Olena", NOW)], clean={0: "The bridge"})
    assert found(store, "viaduct") == []
    store.save(article("a.txt", "Міст", "An overpass"), again=True)
    assert found(store, "bridge") == []
    assert found(store, "overpass міст") == ["a.txt"]


def test_what_failed_is_not_found(store: Store) -> None:
    done = store.save(article("a.txt", "Міст", "The bridge"))
    with pytest.raises(Exception, match="has no change"):
        store.decide(done.id, [Decision("gone", Verdict.ACCEPT, "Olena", NOW)], clean={0: "viaduct"})
    assert found(store, "viaduct") == []


def test_a_text_without_end_is_stored_and_found(store: Store) -> None:
    text = " ".join(f"{number:x}{'w' * (number % 90)}" for number in range(60_000))
    store.save(article("a.txt", text, text))
    assert found(store, "0") == ["a.txt"]
    kept = words([text])
    assert sum(len(word) for word in kept) <= MOST
    assert max(map(len, kept)) == LONGEST
    assert len(asked(text)) == ASKED


def test_articles_are_chosen_by_what_is_open(store: Store, record: Any) -> None:
    noted = Doubt("quotes", "count", Severity.NOTES, "One there.")
    quiet = Record(Article("quiet.txt", (Passage("Так"),)), (Result("Так", "Yes", "Yes", doubts=(noted,)),))
    store.save(quiet)
    done = store.save(record())
    for wanted in (Filter(cleaner="mixed_quotes"), Filter(check="numbers"), *(Filter(open=each) for each in Open)):
        assert [line.id for line in store.articles(wanted)] == [done.id], wanted
        assert store.totals(wanted)[Status.NEEDS_REVIEW] == 1
    assert len(store.articles(Filter(check="quotes"))) == 2
    assert store.articles(Filter(cleaner="no_break_space")) == ()  # it changed the source
    assert store.articles(Filter(words="тайфун", check="numbers")) == ()
    store.decide(done.id, [Decision("b0b0", Verdict.ACCEPT, "Olena", NOW)])
    assert store.articles(Filter(open=Open.SUGGESTIONS)) == ()
    assert store.totals() == {Status.NEW: 1, Status.NEEDS_REVIEW: 1, Status.REVIEWED: 0, Status.PUBLISHED: 0}
