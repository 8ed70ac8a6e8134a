"""What fails is listed, tried again and told; what is stored is backed up and put back: by the command."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from flows.orphans import OWNER, SERVER, end_orphans
from flows.settings import Settings
from flows.through import in_turn, through
from storage import StorageError, Store, dead, holder

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


def due(home: Path) -> None:
    """Let the time of the next try be come."""
    with closing(sqlite3.connect(home / "chysto.db")) as database, database:
        database.execute("UPDATE failures SET next_try = '2020-01-01 00:00:00' WHERE next_try IS NOT NULL")


def test_failures_wait_and_are_parked_after_three_tries(run: Callable, home: Path, inbox: Path) -> None:
    first = once(home, inbox)
    assert (first.stored, len(first.failures), first.waiting, first.parked) == (2, 2, 0, 0)
    second = once(home, inbox)
    assert (second.known, len(second.failures), second.waiting, second.parked) == (2, 0, 2, 0)
    assert run("failures").out.count("in 5 min, 1 tried, read: ") == 2
    for parked in (0, 2):
        due(home)
        summary = once(home, inbox)
        assert (len(summary.failures), summary.parked) == (2, parked)
    assert "2 parked (`chysto failures`)" in summary.line()
    assert "parked after three tries | 2" in summary.markdown()
    due(home)
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


def test_an_output_that_cannot_be_written_fails_its_articles_only(home: Path, inbox: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "good.en.txt").mkdir()
    summary = once(home, inbox, tmp_path / "out")
    assert summary.stored == 1
    with Store.open(home / "chysto.db") as store:
        failure = store.failure(str(inbox / "good.txt"))
        assert failure is not None
        assert (failure.step, failure.output) == ("write", str(tmp_path / "out"))
        assert store.claims.held() == {}
    (tmp_path / "out" / "good.en.txt").rmdir()
    assert once(home, inbox, tmp_path / "out", again=True).stored == 2


def test_retry_runs_the_parked_ones_too(process: Callable, home: Path, inbox: Path, tmp_path: Path) -> None:
    out = tmp_path / "english"
    once(home, inbox, out)
    for _ in range(2):
        due(home)
        once(home, inbox, out)
    (inbox / "bad.txt").write_text("Тепер це текст.\n")
    (inbox / "feed.jsonl").write_text('{"id": "r1", "text": "Ціна зросла."}\n')
    running = process("retry")
    _, said = running.communicate(timeout=600)
    assert b"1 stored now" in said
    assert f"{inbox / 'feed.jsonl'}#2 is not in {inbox} any more".encode() in said
    assert running.returncode == 0
    assert (out / "bad.en.txt").read_text().strip()


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
        with pytest.raises(StorageError, match="the disk is full: make room and run this again") as told:
            once(home, inbox)
        assert "\n" not in str(told.value)
        subprocess.run(["mount", "-o", "remount,size=100m", str(home)], check=True)
        before = len(Store.open(home / "chysto.db").articles())
        summary = once(home, inbox)
        assert (summary.known, summary.stored) == (before, 30 - before)
    finally:
        subprocess.run(["umount", "-l", str(home)], check=True)


def test_the_command_killed_while_it_works(process: Callable, home: Path, tmp_path: Path) -> None:
    """The real command, with Prefect: its articles are taken up at once, and the server it started does not stay."""
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for n in range(40):
        (inbox / f"{n:02}.txt").write_text(f"Рада ухвалила закон {n}.\n")
    running = process("run", inbox, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    stored = 0
    for _ in range(3000):
        time.sleep(0.1)
        if (home / "chysto.db").exists():
            with Store.open(home / "chysto.db") as store:
                stored = sum(store.summary().articles.values())
        if stored or running.poll() is not None:
            break
    running.kill()
    running.wait()
    assert stored
    assert servers_of(running.pid)
    rest = once(home, inbox)
    assert (rest.known >= stored, rest.known + rest.stored, rest.elsewhere) == (True, 40, 0)
    end_orphans()
    for _ in range(300):
        if not servers_of(running.pid):
            break
        time.sleep(0.1)
    assert servers_of(running.pid) == []
    with Store.open(home / "chysto.db") as store:
        assert len({line.origin for line in store.articles()}) == len(store.articles()) == 40
        assert store.claims.held() == {}


def servers_of(pid: int) -> list[int]:
    """The servers that a process with this number started."""
    found = []
    for each in Path("/proc").glob("[0-9]*"):
        try:
            if SERVER in (each / "cmdline").read_bytes() and f" {pid} ".encode() in (each / "environ").read_bytes():
                found.append(int(each.name))
        except OSError:
            continue
    return found


def test_only_the_servers_of_dead_runs_are_ended() -> None:
    command = [sys.executable, "-c", "input()", SERVER.decode()]
    with subprocess.Popen(
        [sys.executable, "-c", "from storage import holder; print(holder())"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as gone:
        assert gone.stdout
        name = gone.stdout.read().strip()
    assert dead(name)
    owners = {"dead": {OWNER: name}, "alive": {OWNER: holder()}, "nobody's": {}}
    servers = {
        whose: subprocess.Popen(command, stdin=subprocess.PIPE, env={**os.environ, **owner})
        for whose, owner in owners.items()
    }
    end_orphans()
    ended = servers.pop("dead")
    ended.communicate(timeout=30)
    assert ended.returncode == -signal.SIGTERM
    for server in servers.values():
        assert server.poll() is None
        server.communicate(b"\n", timeout=30)
