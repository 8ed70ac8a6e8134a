"""The bench of the review page: every page it asks for is there, and the archive is what it says."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cleaners import replay
from flows.archive import LONG_PASSAGES, LONG_TITLE, PAGES, archive, long_article
from review.recorded import recorded
from storage import Filter, Open, Store


def test_every_page_is_answered(run: Callable[..., Any]) -> None:
    done = run("bench", "review", "--articles", "3", "--rounds", "1", "--json")
    assert done.status == 0, done.err
    measured = json.loads(done.out)
    assert measured["articles"] == 3
    assert measured["seconds"].keys() == {*PAGES.values(), LONG_TITLE}


def test_the_long_article_is_as_long_as_it_is_called() -> None:
    record = long_article()
    counts = recorded(record).counts
    assert (counts.passages, counts.edits) == (LONG_PASSAGES, 450)
    for result in record.results:
        assert replay(result.machine, result.changes) == result.clean


def test_the_archive_has_something_for_every_filter(tmp_path: Path) -> None:
    with Store.open(tmp_path / "archive.db") as store:
        for record in archive(8):
            store.save(record)
        for wanted in (Filter(cleaner="merged_number"), Filter(check="numbers"), *(Filter(open=each) for each in Open)):
            assert sum(store.totals(wanted).values()) > 0, wanted
    assert [each.article for each in archive(2)] == [each.article for each in archive(3)][:2]


def test_an_archive_that_is_in_use_is_left_alone(run: Callable[..., Any], tmp_path: Path) -> None:
    with Store.open(tmp_path / "mine.db") as store:
        store.save(next(archive(1)))
    done = run("bench", "review", "--articles", "1", "--database", f"sqlite:///{tmp_path}/mine.db")
    assert done.status == 2
    assert "name an empty database" in done.err
