"""Several workers on one database, and a database that goes away while they work."""

import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from articles import Article, Passage
from flows.complaint import Complaint
from flows.settings import Settings
from flows.through import in_turn, through
from storage import Gone, Record, Result, Store

ROOT = Path(__file__).parents[2]
WORKER = """
import sys
from pathlib import Path
from flows.settings import Settings
from flows.through import in_turn, through

url, inbox, home = sys.argv[1:]
chosen = Settings(home=Path(home), database_url=url, chunk=10, threads=1, settle=0)
summary = through(Path(inbox), None, chosen, in_turn(lambda chunk: chunk()))
print(summary.stored, summary.known, summary.elsewhere, len(summary.failures))
"""


def fill(inbox: Path, articles: int) -> None:
    """So many articles of one sentence each, no two alike."""
    inbox.mkdir()
    for n in range(articles):
        (inbox / f"{n:03}.txt").write_text(f"Рада ухвалила закон {n}.\n")


def once(url: str, inbox: Path, home: Path) -> Any:
    """One run of this process."""
    return through(
        inbox, None, Settings(home=home, database_url=url, chunk=10, settle=0), in_turn(lambda chunk: chunk())
    )


@pytest.mark.parametrize(("database", "articles"), [("sqlite", 100), ("postgresql", 400)], indirect=["database"])
def test_two_workers_and_no_article_twice(database: str, articles: int, tmp_path: Path) -> None:
    fill(tmp_path / "inbox", articles)
    command = [sys.executable, "-c", WORKER, database, str(tmp_path / "inbox"), str(tmp_path / "home")]
    Store.open(database).close()
    workers = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    done = [[int(count) for count in worker.communicate(timeout=500)[0].split()] for worker in workers]
    assert [worker.returncode for worker in workers] == [0, 0]
    stored = [counts[0] for counts in done]
    # What is counted is the work, not the rows: an article done by both would be counted by both.
    assert sum(stored) == articles
    assert [sum(counts) for counts in done] == [articles, articles]
    assert min(stored) > 0
    with Store.open(database) as store:
        lines = store.articles()
        assert len({line.origin for line in lines}) == len(lines) == articles
        assert {line.version for line in lines} == {1}
        assert store.claims.held() == {}
        assert store.failures() == ()
        assert sorted(run.stored for run in store.runs()) == sorted(stored)


def test_a_server_that_is_gone_for_a_while_loses_nothing(restarted: Any, tmp_path: Path) -> None:
    """The server is stopped while a run is at work, and started again twenty seconds later."""
    fill(tmp_path / "inbox", 60)
    away = threading.Event()

    def chunk_by_chunk(chunk: Any) -> Any:
        if not away.is_set() and len(done) == 2:
            restarted.stop()
            away.set()
            threading.Timer(20, restarted.start).start()
        done.append(chunk())
        return done[-1]

    done: list[Any] = []
    chosen = Settings(home=tmp_path / "home", database_url=restarted.url, chunk=10, settle=0)
    began = time.monotonic()
    summary = through(tmp_path / "inbox", None, chosen, in_turn(chunk_by_chunk))
    assert time.monotonic() - began >= 20
    assert (summary.stored, summary.elsewhere, summary.failures) == (60, 0, [])
    with Store.open(restarted.url) as store:
        assert len({line.origin for line in store.articles()}) == len(store.articles()) == 60
        assert store.claims.held() == {}


def test_a_server_that_does_not_come_back_is_told_in_a_line(restarted: Any) -> None:
    record = Record(Article("a.txt", (Passage("Рада."),)), (Result("Рада.", "The council.", "The council."),))
    with Store.open(restarted.url, wait=1, patience=1) as store:
        restarted.stop()
        began = time.monotonic()
        with pytest.raises(Gone, match="the server") as told:
            store.save(record)
        assert time.monotonic() - began < 30
        assert "\n" not in str(told.value)
        restarted.start()
        assert store.save(record).new


def test_a_run_whose_server_is_not_there_ends_in_a_line(restarted: Any, tmp_path: Path) -> None:
    fill(tmp_path / "inbox", 1)
    restarted.stop()
    with pytest.raises(Complaint, match="the server cannot be used: check that it runs"):
        once(restarted.url, tmp_path / "inbox", tmp_path / "home")
    restarted.start()
    assert once(restarted.url, tmp_path / "inbox", tmp_path / "home").stored == 1
