"""What fails is listed, tried again and told; what is stored is backed up and put back: by the command."""

import json
import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text

from flows.settings import Settings
from flows.through import in_turn, through
from storage import Store

BINARY = b"\x7fELF" + bytes(range(256)) * 9
ROOT = Path(__file__).parents[2]


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """One good article, a file that is none, and a good and a bad record."""
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "bad.txt").write_bytes(BINARY)
    (inbox / "good.txt").write_text("Рада ухвалила закон.\n")
    (inbox / "feed.jsonl").write_text('{"id": "r1", "text": "Ціна зросла."}\nnot JSON\n')
    return inbox


def once(home: Path, inbox: Path, output: Path | None = None, **how: Any) -> Any:
    """One run over the inbox, without Prefect."""
    return through(inbox, output, Settings(home=home, settle=0), in_turn(lambda chunk: chunk()), **how)


def due(database: str) -> None:
    """Let the time of the next try be come."""
    engine = create_engine(database)
    with engine.begin() as connection:
        connection.execute(text("UPDATE failures SET next_try = '2020-01-01 00:00:00' WHERE next_try IS NOT NULL"))
    engine.dispose()


def test_failures_wait_and_are_parked_after_three_tries(run: Callable, home: Path, database: str, inbox: Path) -> None:
    first = once(home, inbox)
    assert (first.stored, len(first.failures), first.waiting, first.parked) == (2, 2, 0, 0)
    second = once(home, inbox)
    assert (second.known, len(second.failures), second.waiting, second.parked) == (2, 0, 2, 0)
    assert run("failures").out.count("in 5 min, 1 tried, read: ") == 2
    for parked in (0, 2):
        due(database)
        summary = once(home, inbox)
        assert (len(summary.failures), summary.parked) == (2, parked)
    assert "2 parked (`chysto failures`)" in summary.line()
    assert "parked after three tries | 2" in summary.markdown()
    due(database)
    last = once(home, inbox)
    assert (len(last.failures), last.waiting, last.parked) == (0, 0, 2)
    ran = run("failures", "--json")
    listed = {failure["origin"]: failure for failure in map(json.loads, ran.out.splitlines())}
    assert set(listed) == {str(inbox / "bad.txt"), f"{inbox / 'feed.jsonl'}#2"}
    assert {(each["step"], each["tries"], each["next_try"], each["inbox"]) for each in listed.values()} == {
        ("read", 3, None, str(inbox))
    }
    assert "2 failed, 2 of them parked" in ran.err
    assert "2 articles failed, 2 of them parked" in run("doctor").out


def test_what_has_changed_is_tried_at_once(home: Path, inbox: Path, run: Callable) -> None:
    once(home, inbox)
    (inbox / "bad.txt").write_text("Тепер це текст.\n")
    summary = once(home, inbox)
    assert (summary.stored, summary.waiting) == (1, 1)
    assert run("failures", "--forget", f"{inbox / 'feed.jsonl'}#2").status == 0
    assert run("failures").err == "chysto: nothing failed\n"
    assert run("failures", "--forget", "no such").status == 2


def test_an_output_that_cannot_be_written_fails_its_articles_only(
    home: Path, database: str, inbox: Path, tmp_path: Path
) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "good.en.txt").mkdir()
    summary = once(home, inbox, tmp_path / "out")
    assert summary.stored == 1
    with Store.open(database) as store:
        failure = store.failure(str(inbox / "good.txt"))
        assert failure is not None
        assert (failure.step, failure.output) == ("write", str(tmp_path / "out"))
        assert store.claims.held() == {}
    (tmp_path / "out" / "good.en.txt").rmdir()
    assert once(home, inbox, tmp_path / "out", again=True).stored == 2


def test_a_fault_in_writing_one_article_stops_no_other(
    home: Path, database: str, inbox: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (inbox / "odd.md").write_text("# Рада\n")

    def broken(*_: object) -> str:
        raise IndexError("list index out of range")

    monkeypatch.setattr("documents.markdown.MarkdownLayout.write", broken)
    summary = once(home, inbox, tmp_path / "english")
    assert summary.stored == 2
    assert any("odd.md: could not be written (IndexError" in line for line in summary.failures)


def test_retry_runs_the_parked_ones_too(
    process: Callable, home: Path, database: str, prefect: str, inbox: Path, tmp_path: Path
) -> None:
    out = tmp_path / "english"
    once(home, inbox, out)
    for _ in range(2):
        due(database)
        once(home, inbox, out)
    (inbox / "bad.txt").write_text("Тепер це текст.\n")
    (inbox / "feed.jsonl").write_text('{"id": "r1", "text": "Ціна зросла."}\n')
    running = process("retry")
    _, said = running.communicate(timeout=600)
    assert b"1 stored now" in said
    assert f"{inbox / 'feed.jsonl'}#2 is not in {inbox} any more".encode() in said
    assert running.returncode == 0
    assert (out / "bad.en.txt").read_text().strip()


def test_an_inbox_that_is_gone_keeps_no_other_from_its_turn(
    process: Callable, home: Path, database: str, prefect: str, inbox: Path, tmp_path: Path
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    (gone / "bad.txt").write_bytes(BINARY)
    once(home, gone)
    once(home, inbox)
    (gone / "bad.txt").unlink()
    gone.rmdir()
    (inbox / "bad.txt").write_text("Тепер це текст.\n")
    running = process("retry")
    _, said = running.communicate(timeout=600)
    assert b"1 stored now" in said
    assert f"{gone}: no such folder".encode() in said
    assert running.returncode == 4


def test_retry_of_nothing(run: Callable) -> None:
    assert run("retry").err == "chysto: nothing failed\n"


def test_backup_and_restore(run: Callable, home: Path, inbox: Path, tmp_path: Path) -> None:
    file = tmp_path / "monday.backup"
    assert run("backup", file).status == 2
    once(home, inbox)
    assert run("backup", file).status == 0
    assert run("backup", file).status == 2
    assert run("backup", "--force", file).status == 0
    (inbox / "new.txt").write_text("Нова стаття.\n")
    once(home, inbox)
    refused = run("restore", file)
    assert (refused.status, "holds 3 articles" in refused.err) == (2, True)
    ran = run("restore", "--force", file)
    assert (ran.status, "restored 2 articles" in ran.err) == (0, True)
    (kept,) = home.glob("before-restore-*.backup")
    assert str(kept) in ran.err
    assert once(home, inbox).stored == 1
    assert run("restore", "--force", kept).status == 0
    assert once(home, inbox).known == 3
    file.write_bytes(b"nothing of the kind")
    assert run("restore", "--force", file).status == 5


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_doctor_names_a_damaged_database(run: Callable, home: Path, inbox: Path, tmp_path: Path) -> None:
    once(home, inbox)
    file = tmp_path / "x.backup"
    run("backup", file)
    data = bytearray((home / "chysto.db").read_bytes())
    data[4096 * 3 : 4096 * 12] = os.urandom(4096 * 9)
    (home / "chysto.db").write_bytes(data)
    ran = run("doctor")
    assert ran.status == 5
    assert any(
        line.startswith("BAD   database") and "is damaged" in line and "chysto restore FILE" in line
        for line in ran.out.splitlines()
    )
    assert run("restore", "--force", file).status == 0
    assert once(home, inbox).known == 2


def test_a_database_that_is_locked_for_a_while(home: Path, inbox: Path) -> None:
    Store.open(home / "chysto.db").close()
    other = sqlite3.connect(home / "chysto.db", isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    timer = threading.Timer(2, other.rollback)
    timer.start()
    assert once(home, inbox).stored == 2
    timer.join()
    other.close()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can make a small disk")
def test_a_disk_that_fills_up_loses_nothing(home: Path, tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for n in range(30):
        (inbox / f"{n:02}.txt").write_text(f"Рада ухвалила закон {n}.\n\n" * 40)
    home.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(home)], check=False)
    if mounted.returncode:
        pytest.skip("no disk can be mounted here")
    try:
        # In a process of its own, since on a full disk a run cannot even say that it gives up what it has in hand: the
        # next one takes that over because the process is gone.
        code = (
            "import sys\n"
            "from pathlib import Path\n"
            "from flows.settings import Settings\n"
            "from flows.through import in_turn, through\n"
            "home, inbox = map(Path, sys.argv[1:])\n"
            "through(inbox, None, Settings(home=home, settle=0), in_turn(lambda chunk: chunk()))"
        )
        first = subprocess.run(
            [sys.executable, "-c", code, home, inbox], cwd=ROOT, capture_output=True, check=False, text=True
        )
        assert first.returncode == 1
        *_, last = first.stderr.splitlines()
        assert last.startswith("storage.error.StorageError: ")
        assert ": the disk is full: make room and run this again; what was stored before is safe" in last
        subprocess.run(["mount", "-o", "remount,size=100m", str(home)], check=True)
        before = len(Store.open(home / "chysto.db").articles())
        summary = once(home, inbox)
        assert (summary.known, summary.stored) == (before, 30 - before)
    finally:
        subprocess.run(["umount", "-l", str(home)], check=True)
