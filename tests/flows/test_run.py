"""The flow over a folder, at a real Prefect server that it starts for itself."""

import json
import os
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from articles import Article, Passage
from documents import Document
from engines.engine import load_best
from engines.packages import STARTER, find
from flows.chunk import Work, translate_chunk
from flows.found import Found
from flows.inbox import files_of
from flows.leases import Chunk, lease_of
from flows.way import Way
from storage import Filter, Store

ARTICLES = 200


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """200 articles: short files in two folders and forms, and records of one JSON-lines file."""
    inbox = tmp_path / "inbox"
    (inbox / "today").mkdir(parents=True)
    for n in range(120):
        (inbox / f"{n:03}.txt").write_text(f"Рада ухвалила закон\n\nЗакон номер {n} підтримали депутати.\n", "utf-8")
    for n in range(50):
        (inbox / "today" / f"{n:03}.md").write_text(f"# Новости\n\nВ городе построили {n} школ.\n", "utf-8")
    lines = [{"id": n, "title": "Ринок", "text": f"Ціна зросла на {n} гривень."} for n in range(30)]
    (inbox / "feed.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    (inbox / ".hidden.txt").write_text("Не читати", "utf-8")
    (inbox / "picture.png").write_bytes(b"\x89PNG")
    return inbox


def finish(process: Callable, *arguments: object, **settings: object) -> tuple[int, str]:
    """Run the command to its end; its status and standard error."""
    running = process(*arguments, **settings)
    out, err = running.communicate(timeout=600)
    assert out == b""
    assert b"Traceback" not in err
    return running.returncode, err.decode()


def test_200_articles_twice(
    process: Callable, home: Path, database: str, orchestra: Any, inbox: Path, tmp_path: Path
) -> None:
    status, first = finish(process, "run", inbox, "-o", tmp_path / "english", "--metrics", tmp_path / "chysto.prom")
    assert status == 0
    assert "chysto_articles_stored_total 200" in (tmp_path / "chysto.prom").read_text()
    assert f"{ARTICLES} articles found, 0 stored before, {ARTICLES} stored now" in first
    assert len(list((tmp_path / "english").rglob("*.en.*"))) == 171
    records = (tmp_path / "english" / "feed.en.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(record)["id"] for record in records] == list(range(30))

    # At a server that runs already: to start one costs more than the run.
    there = os.environ | {"PREFECT_API_URL": orchestra.api}
    status, second = finish(process, "run", inbox, "-o", tmp_path / "english", env=there)
    assert status == 0
    assert f"{ARTICLES} stored before, 0 stored now, 0 sentences translated" in second
    seconds = re.search(r"([\d.]+) s of work", second)
    assert seconds
    # The floor that the project holds itself to; the rest of the call is Prefect's server starting.
    assert float(seconds[1]) < 3

    (inbox / "000.txt").write_text("Рада ухвалила закон\n\nЗакон підтримали всі депутати.\n", "utf-8")
    _, third = finish(process, "run", inbox, env=there)
    assert f"{ARTICLES - 1} stored before, 1 stored now, 1 sentence translated, 1 remembered" in third

    with Store.open(database) as store:
        runs = store.runs()
        assert [run.stored for run in runs] == [1, 0, ARTICLES]
        assert len(store.articles(Filter(origin=str(inbox / "000.txt")))) == 2
    with closing(sqlite3.connect(home / "prefect" / "prefect.db")) as known:
        (summaries,) = known.execute("select count(*) from artifact where key = 'chysto-run'").fetchone()
        (table,) = known.execute("select data from artifact where key = 'chysto-articles' order by created").fetchone()
    assert summaries == 1
    rows = json.loads(json.loads(table))
    assert len(rows) == ARTICLES
    assert {row["status"] for row in rows} <= {"new", "needs_review"}
    assert [path.name for path in (tmp_path / "user").iterdir()] == []


def test_a_bad_file_is_counted_and_stops_nobody(process: Callable, database: str, prefect: str, tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "bad.txt").write_bytes(b"\x7fELF" + bytes(range(256)) * 9)
    (inbox / "good.txt").write_text("Рада ухвалила закон.\n", "utf-8")
    status, said = finish(process, "run", inbox)
    assert status == 4
    assert "1 stored now" in said
    assert "1 failed" in said
    with Store.open(database) as store:
        assert [listed.origin for listed in store.articles()] == [str(inbox / "good.txt")]


def test_the_inbox_is_walked_in_order_without_what_is_hidden_or_written(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/10.html", "a.md", ".git/x.txt", "out/a.en.md", "b/.x.txt", "c.docx"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    (tmp_path / "link").symlink_to(tmp_path / "b")
    found = [str(path.relative_to(tmp_path)) for path in files_of(tmp_path, leave=tmp_path / "out")]
    assert found == ["a.md", "b/10.html", "b/2.txt"]


def test_an_article_that_breaks_the_way_is_kept_as_a_failure(database: str) -> None:
    """No text is known that breaks the way, so this article is broken by hand: it says nothing of its links."""
    broken, good = (Article(origin, (Passage("Рада ухвалила закон."),)) for origin in ("bad", "good"))
    chunk = [Found(Document(good, (), None)), Found(Document(broken, None, None))]  # type: ignore[arg-type]
    with Store.open(database) as store:
        work = Work(Way(load_best(find([STARTER]).packages), store.memory), store)
        lease = lease_of(60)
        store.claims.take([(article.origin, article.digest) for article in (good, broken)], lease.holder, lease.seconds)
        summary = translate_chunk(Chunk(tuple(chunk), lease), work)
        assert [listed.origin for listed in store.articles()] == ["good"]
        assert [(failure.origin, failure.step) for failure in store.failures()] == [("bad", "translate")]
        assert len(summary.failures) == 1


def test_a_server_that_does_not_start_in_time_is_one_line(
    process: Callable, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "0")
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "a.txt").write_text("Рада ухвалила закон.\n", "utf-8")
    status, said = finish(process, "run", tmp_path / "inbox")
    assert status == 5
    assert "Prefect's server did not start in 0 s; nothing was begun" in said
