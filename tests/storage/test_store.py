"""Articles: saved whole, never twice, and given back as they were."""

import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from sqlalchemy import event

from articles import Article, Decision, Outcome, Passage, Verdict
from storage import CleanerRecord, Filter, Record, Result, Run, Saved, Status, StorageError, Store, Tally

DAY = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)


def decision(key: str, verdict: Verdict = Verdict.ACCEPT, **fields: Any) -> Decision:
    return replace(Decision(key, verdict, "Olena", DAY), **fields)


def test_what_was_saved_comes_back_equal(store: Store, record: Any) -> None:
    saved = record()
    done = store.save(saved)
    found = store.find(done.id)
    assert found.record == saved
    assert found.record.article.digest == saved.article.digest
    assert (found.id, found.version, found.decisions) == (done.id, 1, ())


@pytest.mark.parametrize(
    "text",
    [
        "a\x00b",
        "lone \ud83d surrogate",
        "\U0010ffff",
        "\U0010ffff0000",
        "emoji 🌻 and 10\u00a0000 \ufeff",
        "'; DROP TABLE",
        "%",
        "",
    ],
    ids=ascii,
)
def test_any_text_comes_back(store: Store, text: str) -> None:
    article = Article(f"in/{text}", (Passage(text, before=text, after=text),))
    saved = Record(article, (Result(cleaned=text, machine=text, clean=text, language="uk"),))
    store.save(saved)
    assert store.find(f"in/{text}").record == saved
    assert store.articles()[0].origin == f"in/{text}"


def test_an_article_without_passages(store: Store) -> None:
    saved = Record(Article("in/empty.txt", ()), ())
    store.save(saved)
    assert store.find("in/empty.txt").record == saved


def test_a_time_in_another_zone_is_the_same_moment(store: Store, record: Any) -> None:
    made = datetime(2026, 1, 2, 3, 4, 5, 6, tzinfo=timezone(timedelta(hours=2)))
    store.save(record(made=made))
    assert store.find("inbox/bridge.txt").record.made == made


def test_a_record_refuses_what_cannot_be_stored(record: Any) -> None:
    with pytest.raises(ValueError, match="time zone"):
        record(made=datetime(2026, 1, 1))
    with pytest.raises(ValueError, match="3 passages with 0 results"):
        record(results=())


def test_the_same_content_is_stored_once(store: Store, record: Any) -> None:
    first = store.save(record())
    again = store.save(record(signature="another model"))
    assert again == Saved(first.id, 1, new=False)
    assert store.find(first.id).record == record()
    assert len(store.articles()) == 1


def test_the_same_content_from_elsewhere_is_another_article(store: Store, record: Any) -> None:
    first, second = store.save(record("a.txt")), store.save(record("b.txt"))
    assert first.id != second.id
    assert (first.version, second.version) == (1, 1)


def test_changed_content_is_a_new_version_beside_the_old(store: Store, record: Any) -> None:
    old, new = record(say="Міст відкрили."), record(say="Міст знову закрили.")
    assert store.save(old).version == 1
    assert store.save(new).version == 2
    assert store.save(old) == Saved(store.find("inbox/bridge.txt", old.article.digest).id, 1, new=False)
    assert store.find("inbox/bridge.txt").record == new
    assert store.find("inbox/bridge.txt", old.article.digest).record == old
    assert [line.version for line in store.articles(Filter(origin="inbox/bridge.txt"))] == [2, 1]


def test_again_replaces_the_results_and_keeps_the_decisions(store: Store, record: Any) -> None:
    first = store.save(record())
    store.decide(first.id, [decision("9c0d", Verdict.REJECT)])
    results = tuple(replace(result, changes=(), doubts=(), machine="Anew.") for result in record().results)
    anew = record(results=results, signature="a better model", status=Status.NEW)
    assert store.save(anew, again=True) == Saved(first.id, 1, new=False)
    found = store.find(first.id)
    assert found.record == anew
    assert found.decisions == (decision("9c0d", Verdict.REJECT),)
    assert store.records() == {"merged_number": CleanerRecord(rejected=1)}


@pytest.mark.parametrize("status", [Status.REVIEWED, Status.PUBLISHED])
def test_again_leaves_alone_what_a_person_has_finished(store: Store, record: Any, status: Status) -> None:
    first = store.save(record())
    store.mark(first.id, status)
    assert store.save(record(signature="a better model"), again=True) == Saved(first.id, 1, new=False)
    assert store.find(first.id).record == record(status=status)


def test_known(store: Store, record: Any) -> None:
    digests: dict[str, str] = {name: record(name).article.digest for name in ("a.txt", "b.txt")}
    for name in digests:
        store.save(record(name))
    pairs = [*digests.items(), ("c.txt", digests["a.txt"]), ("a.txt", "0" * 64)]
    assert store.known(pairs) == set(digests.items())
    assert store.known([]) == set()


def test_known_of_more_pairs_than_a_statement_takes(store: Store, record: Any) -> None:
    saved = record()
    store.save(saved)
    pairs = [(f"{number}.txt", saved.article.digest) for number in range(40_000)]
    wanted = (saved.article.origin, saved.article.digest)
    assert store.known([*pairs, wanted]) == {wanted}


def test_find_by_what_a_person_would_write(store: Store, record: Any) -> None:
    bridge, river = store.save(record("/in/news/bridge.txt")), store.save(record("/in/news/річка.txt"))
    assert store.find(bridge.id[:8]).id == bridge.id
    assert store.find("/in/news/bridge.txt").id == bridge.id
    assert store.find("bridge.txt").id == bridge.id
    assert store.find("/in/news/br").id == bridge.id
    assert store.find("річка.txt").id == river.id


@pytest.mark.parametrize("reference", ["", "ridge.txt", "0" * 64, "dead", "100%", "_", "/in/news/bridge.txt\x00"])
def test_find_nothing(store: Store, record: Any, reference: str) -> None:
    store.save(record("/in/news/bridge.txt"))
    with pytest.raises(StorageError, match="no such article is stored"):
        store.find(reference)


def test_find_several_names_them(store: Store, record: Any) -> None:
    for name in ("north", "south"):
        store.save(record(f"in/{name}/report.txt"))
    with pytest.raises(StorageError, match=r"could be in/north/report.txt, in/south/report.txt"):
        store.find("report.txt")


def test_the_list_counts(store: Store, record: Any) -> None:
    done = store.save(record())
    store.save(record("other.txt", status=Status.NEW))
    store.decide(done.id, [decision("9c0d")])
    newest, line = store.articles()
    assert newest.origin == "other.txt"
    assert line.id == done.id
    assert (line.title, line.form, line.version) == ("Міст відкрили.", "html", 1)
    assert (line.passages, line.changes, line.suggestions) == (3, 1, 1)
    assert (line.doubts, line.blocking, line.decisions) == (2, 1, 1)
    assert line.languages == ("uk",)
    assert [each.id for each in store.articles(status=Status.NEEDS_REVIEW)] == [done.id]
    assert [each.origin for each in store.articles(limit=1)] == ["other.txt"]
    assert [each.id for each in store.articles(limit=1, offset=1)] == [done.id]
    assert [each.id for each in store.articles(offset=1)] == [done.id]
    assert store.articles(Filter(origin="nowhere")) == ()


def test_a_title_of_megabytes_is_cut_in_the_list_alone(store: Store) -> None:
    text = "слово " * 300_000
    saved = Record(Article("in/long.txt", (Passage(text),)), (Result(text, text, text),))
    store.save(saved)
    assert len(store.articles()[0].title) == 200
    assert store.find("in/long.txt").record == saved


def test_mark(store: Store, record: Any) -> None:
    done = store.save(record())
    store.mark(done.id, Status.PUBLISHED)
    assert store.find(done.id).record.status is Status.PUBLISHED
    assert store.summary().articles[Status.PUBLISHED] == 1
    with pytest.raises(StorageError, match="no article has the id"):
        store.mark("0" * 64, Status.NEW)


def test_decisions_are_only_added_and_come_back_in_order(store: Store, record: Any) -> None:
    done = store.save(record())
    first = decision("9c0d", Verdict.REJECT)
    then = decision("9c0d", Verdict.REWORD, wording="27 or so on", made=DAY - timedelta(days=1))
    store.decide(done.id, [first])
    store.decide(done.id, [then, decision("b0b0")])
    assert store.decisions(done.id) == (first, then, decision("b0b0"))
    assert store.find(done.id).decisions == store.decisions(done.id)


def test_a_decision_moves_the_clean_text_with_it(store: Store, record: Any) -> None:
    done = store.save(record())
    store.decide(done.id, [decision("9c0d", Verdict.REJECT)], clean={1: "Traffic starts."})
    results = store.find(done.id).record.results
    assert results[1].clean == "Traffic starts."
    assert results[1].machine == record().results[1].machine
    assert results[0] == record().results[0]


def test_a_decision_on_no_change_is_refused_whole(store: Store, record: Any) -> None:
    done = store.save(record())
    with pytest.raises(StorageError, match="has no change f00d"):
        store.decide(done.id, [decision("9c0d"), decision("f00d")], clean={0: "?"})
    assert store.decisions(done.id) == ()
    assert store.find(done.id).record == record()


def test_the_latest_decision_counts_in_a_cleaners_record(store: Store, record: Any) -> None:
    one, two = store.save(record("1.txt")), store.save(record("2.txt"))
    store.decide(one.id, [decision("9c0d", Verdict.REJECT), decision("9c0d"), decision("b0b0", Verdict.REJECT)])
    store.decide(two.id, [decision("9c0d", Verdict.REWORD, wording="x"), decision("5afe")])
    assert store.records() == {
        "merged_number": CleanerRecord(accepted=1, reworded=1),
        "mixed_quotes": CleanerRecord(rejected=1),
        "no_break_space": CleanerRecord(accepted=1),
    }


def test_the_summary_counts(store: Store, record: Any) -> None:
    done = store.save(record())
    store.save(record("other.txt", status=Status.NEW))
    store.decide(done.id, [decision("9c0d")])
    summary = store.summary()
    assert summary.articles == {Status.NEW: 1, Status.NEEDS_REVIEW: 1, Status.REVIEWED: 0, Status.PUBLISHED: 0}
    assert (summary.passages, summary.sentences, summary.changes) == (6, 4, 6)
    assert (summary.doubts, summary.blocking, summary.decisions, summary.memory) == (4, 2, 1, 0)


def test_an_error_in_the_middle_stores_nothing(store: Store, record: Any) -> None:
    store.save(record("before.txt"))
    # Doubts are written last; one without a reason is refused.
    first, second, third = record().results
    second = replace(second, doubts=(second.doubts[0]._replace(reason=None),))
    with pytest.raises(StorageError, match=r"(?i)not.null"):
        store.save(record("half.txt", results=(first, second, third)))
    assert [line.origin for line in store.articles()] == ["before.txt"]
    assert store.summary().passages == 3


def test_ctrl_c_in_the_middle_stores_nothing(store: Store, record: Any) -> None:
    store.save(record("before.txt"))
    engine = store._database.engine

    def interrupt(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if statement.startswith("INSERT INTO sentences"):
            raise KeyboardInterrupt

    event.listen(engine, "before_cursor_execute", interrupt)
    with pytest.raises(KeyboardInterrupt):
        store.save(record("half.txt"))
    event.remove(engine, "before_cursor_execute", interrupt)
    assert [line.origin for line in store.articles()] == ["before.txt"]
    assert store.save(record("half.txt")).new


def test_threads_that_save_the_same_articles_store_each_once(store: Store, record: Any) -> None:
    saved: list[Saved] = []
    failed: list[BaseException] = []

    def work() -> None:
        try:
            saved.extend(store.save(record(f"{number}.txt", say)) for number in range(8) for say in ("Так.", "Ні."))
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert sum(each.new for each in saved) == 16
    assert sorted(line.version for line in store.articles()) == [1] * 8 + [2] * 8


def test_a_closed_store_opens_again_with_everything(url: str, record: Any) -> None:
    with Store.open(url) as store:
        done = store.save(record())
    with Store.open(url) as store:
        assert store.find(done.id).record == record()


def test_runs_are_kept(store: Store) -> None:
    first = Run("inbox", DAY, DAY + timedelta(seconds=9))
    second = Run(
        inbox="inbox",
        started=DAY,
        ended=DAY + timedelta(minutes=1),
        found=5,
        stored=3,
        known=1,
        failed=1,
        words=900,
        outcomes={Outcome.TRANSLATED: 40, Outcome.KEPT: 1},
        changes={"merged_number": 2},
        doubts={"numbers": 1},
        signature="model:starter",
        seconds={"translate": 2.5},
    )
    assert store.tally() == Tally()
    assert store.last_success() is None
    store.note(first)
    store.note(second)
    assert store.runs() == (second, first)
    assert store.runs(1) == (second,)
    store.note(replace(second, stored=0, known=0, ended=DAY + timedelta(hours=1)))
    assert store.last_success() == second.ended
    tally = store.tally()
    assert (tally.runs, tally.found, tally.stored, tally.failed, tally.words) == (3, 10, 3, 2, 1800)
    assert tally.outcomes == {Outcome.TRANSLATED: 80, Outcome.KEPT: 2}
    assert (tally.changes, tally.doubts, tally.seconds) == ({"merged_number": 4}, {"numbers": 2}, {"translate": 5.0})


def test_failures_are_counted_until_the_article_is_stored(store: Store, record: Any) -> None:
    assert store.fail("inbox/bridge.txt", "read", "is not text").tries == 1
    assert store.fail("inbox/bridge.txt", "translate", "no\x00model", inbox="inbox", output="english").tries == 2
    assert store.fail("other.txt", "read", "vanished").tries == 1
    other, failure = store.failures()
    assert other.origin == "other.txt"
    assert (failure.step, failure.reason, failure.tries) == ("translate", "no\x00model", 2)
    assert (failure.inbox, failure.output) == ("inbox", "english")
    assert failure.first < failure.last
    assert store.failure("inbox/bridge.txt") == failure
    store.save(record())
    assert [each.origin for each in store.failures()] == ["other.txt"]
    assert store.failure("inbox/bridge.txt") is None
    assert store.summary().failures == 1


def test_a_failure_is_tried_later_and_later_and_then_parked(store: Store) -> None:
    first, second, third = (store.fail("a.txt", "read", "is not text", digest="d") for _ in range(3))
    assert first.next_try is not None
    assert second.next_try is not None
    assert timedelta(0) < first.next_try - first.last < second.next_try - second.last
    assert (second.parked, third.parked) == (False, True)
    assert not first.due(first.last)
    assert first.due(first.next_try)
    assert not third.due(third.last + timedelta(days=999))
    store.try_now(["a.txt", "unknown.txt"])
    (again,) = store.failures()
    assert (again.tries, again.due(datetime.now(UTC))) == (3, True)
    assert store.fail("a.txt", "read", "is not text", digest="d").parked


def test_changed_content_is_another_matter(store: Store) -> None:
    for _ in range(3):
        store.fail("a.txt", "read", "is not text", digest="old")
    changed = store.fail("a.txt", "read", "is too long", digest="new")
    assert (changed.tries, changed.parked, changed.first) == (1, False, changed.last)


def test_a_failure_can_be_forgotten(store: Store) -> None:
    store.fail("a.txt", "translate", "is too long")
    assert store.forget(["a.txt", "unknown.txt"]) == 1
    assert store.failures() == ()


def test_the_english_of_stored_articles(store: Store, record: Any) -> None:
    saved = record()
    store.save(saved)
    pair = (saved.article.origin, saved.article.digest)
    assert store.english([pair, ("other.txt", "d")]) == {pair: tuple(result.clean for result in saved.results)}
