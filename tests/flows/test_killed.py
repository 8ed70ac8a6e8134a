"""Workers that are killed at any moment: nothing is lost, done twice or half stored, and nobody cleans up."""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO

import pytest

from flows.orphans import OWNER, SERVER, end_orphans
from storage import Store, dead, holder, look_through

ROOT = Path(__file__).parents[2]
ARTICLES, KILLS, COMMAND_KILLS = 40, 50, 6


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """40 articles: 30 files, and 10 records of one file. No two have a sentence in common."""
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for n in range(30):
        (inbox / f"{n:02}.txt").write_text(f"Рада ухвалила закон {n}\n\nЗакон {n} підтримали. Рада {n} задоволена.\n")
    lines = [{"id": f"r{n}", "text": f"В городе построили {n} школ."} for n in range(100, 110)]
    (inbox / "feed.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    return inbox


@contextmanager
def nursery(url: str, inbox: Path, output: Path) -> Iterator[tuple[IO[str], IO[str]]]:
    """What makes workers: orders go in, how each ended comes out."""
    command = [sys.executable, str(Path(__file__).with_name("nursery.py")), url, str(inbox), str(output)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin
        assert process.stdout
        yield process.stdin, process.stdout
        process.stdin.close()
    assert process.returncode == 0


def one(into: IO[str], out: IO[str], order: str) -> int:
    """A worker's end."""
    print(order, file=into, flush=True)
    return int(out.readline())


def test_killed_fifty_times_over_the_same_articles(database: str, inbox: Path, tmp_path: Path) -> None:
    points = random.Random(5)  # noqa: S311 - the same points every time
    orders = [
        f"sql {points.randint(1, 60)}" if points.random() < 0.7 else f"after {points.uniform(0.02, 0.6):.3f}"
        for _ in range(KILLS)
    ]
    ends, stored = [], []
    with nursery(database, inbox, tmp_path / "english") as (into, out):
        for order in orders:
            ends.append(one(into, out, order))
            if ends[-1] == -9:
                with Store.open(database) as store:
                    stored.append(sum(store.summary().articles.values()))
        assert one(into, out, "end") == 0
        assert one(into, out, "end") == 0
    # Most of the kills struck while there was work to do.
    assert sum(count < ARTICLES for count in stored) >= KILLS // 2
    assert stored == sorted(stored)

    undisturbed = f"sqlite:///{tmp_path}/undisturbed.db"
    with nursery(undisturbed, inbox, tmp_path / "expected") as (into, out):
        assert one(into, out, "end") == 0
    expect_the_same(database, undisturbed)
    written = {path.name: path.read_bytes() for path in (tmp_path / "english").iterdir()}
    assert written == {path.name: path.read_bytes() for path in (tmp_path / "expected").iterdir()}


def expect_the_same(database: str, undisturbed: str) -> None:
    """What is stored is what one run that nobody disturbed stores: each article once and whole, and the memory."""
    with Store.open(database) as store, Store.open(undisturbed) as other:
        lines = store.articles()
        assert len(lines) == len({line.origin for line in lines}) == len(other.articles()) >= ARTICLES
        assert {line.version for line in lines} == {1}
        for line in lines:
            record, expected = store.find(line.id).record, other.find(line.id).record
            assert record.article == expected.article
            assert [result.clean for result in record.results] == [result.clean for result in expected.results]
        assert store.failures() == ()
        assert store.claims.held() == {}
        kept, fresh = (
            {entry.remembered.key: entry.remembered.english for entry in each.memory.entries()}
            for each in (store, other)
        )
        assert kept == fresh
    look_through(database)


def stored(database: str) -> int:
    with Store.open(database) as store:
        return count(store)


def count(store: Store) -> int:
    return sum(store.totals().values())


def kill_after(running: "subprocess.Popen[bytes]", database: str, goal: int, more: float) -> list[int]:
    """Kill the command so many seconds after it has stored so many articles; the servers that it had started."""
    # To open a database takes longer than to ask it. Closed before the kill, so that nobody holds what it leaves.
    with Store.open(database) as store:
        while running.poll() is None and count(store) < goal:
            time.sleep(0.01)
    time.sleep(more)
    servers = servers_of(running.pid)
    running.kill()
    running.wait()
    look_through(database)
    return servers


def test_the_command_killed_at_many_points(
    process: Callable, prefect: str, database: str, inbox: Path, tmp_path: Path
) -> None:
    """The real command, with Prefect: before anything is stored, then after so many articles more."""
    for n in range(30, 100):
        (inbox / f"{n:02}.txt").write_text(f"Рада ухвалила закон {n}\n\nЗакон {n} підтримали. Рада {n} задоволена.\n")
    points = random.Random(6)  # noqa: S311 - the same points every time
    environment = os.environ | {"CHYSTO_CHUNK": "2"}
    command = ("run", inbox, "-o", tmp_path / "english")
    counts = [0]
    for number in range(COMMAND_KILLS):
        goal = counts[-1] + (points.randint(1, 6) if number else 0)
        with (tmp_path / "said").open("wb") as said:
            running = process(*command, env=environment, stdout=said, stderr=said)
        servers = kill_after(running, database, goal, points.uniform(0, 0.05 if number else 4))
        assert running.returncode == -signal.SIGKILL, (tmp_path / "said").read_text()
        assert servers == []
        counts.append(stored(database))
    assert counts == sorted(counts)
    assert counts[-1] < 110

    assert finish(process(*command, env=environment)) == (0, 110)
    undisturbed = f"sqlite:///{tmp_path}/undisturbed.db"
    with nursery(undisturbed, inbox, tmp_path / "expected") as (into, out):
        assert one(into, out, "end") == 0
    expect_the_same(database, undisturbed)
    written = {path.name: path.read_bytes() for path in (tmp_path / "english").iterdir()}
    assert written == {path.name: path.read_bytes() for path in (tmp_path / "expected").iterdir()}
    # Prefect knows of every run how it ended; the first may have been killed before Prefect knew of it.
    states = states_of(prefect, inbox)
    assert set(states) == {"CRASHED", "COMPLETED"}
    assert states.count("COMPLETED") == 1
    assert states.count("CRASHED") >= COMMAND_KILLS - 1


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("where", "what", "state"),
    [("prefect.flow_engine", "FlowRunEngine.begin_run", "PENDING"), ("flows.run", "take_over", "RUNNING")],
)
def test_killed_before_the_flow_has_said_a_word(
    prefect: str, process: Callable, database: str, inbox: Path, where: str, what: str, state: str
) -> None:
    """Prefect knows the run already, and the next run knows whose it was.

    By the clock nobody could meet these moments: a function is replaced by the kill where it would have been called.
    """
    killed = f"""
import importlib, os, signal, sys
from unittest import mock
from flows.command import call
from flows.orchestration import settle
from flows.settings import settings
settle(settings().home)
importlib.import_module({where!r})
with mock.patch({f"{where}.{what}"!r}, lambda *_: os.kill(os.getpid(), signal.SIGKILL)):
    call(["run", sys.argv[1]])
"""
    assert subprocess.run([sys.executable, "-c", killed, inbox], cwd=ROOT, check=False).returncode == -signal.SIGKILL
    assert states_of(prefect, inbox) == [state]
    assert finish(process("run", inbox)) == (0, ARTICLES)
    assert states_of(prefect, inbox) == ["CRASHED", "COMPLETED"]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_the_command_killed_without_and_with_its_server(
    process: Callable, used_home: Path, database: str, inbox: Path
) -> None:
    """The next run ends the server that was left behind, and Prefect's own database survives the death of both."""
    environment = os.environ | {"CHYSTO_CHUNK": "2"}
    gone = []
    for both in (False, True):
        running = process("run", inbox, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        servers = kill_after(running, database, stored(database) + 2, 0.02)
        assert running.returncode == -signal.SIGKILL
        assert servers
        gone.append(running.pid)
        if both:
            for server in servers:
                os.kill(server, signal.SIGKILL)
    assert stored(database) < ARTICLES
    assert finish(process("run", inbox, env=environment)) == (0, ARTICLES)
    with Store.open(database) as store:
        assert len({line.origin for line in store.articles()}) == len(store.articles()) == ARTICLES
        assert store.claims.held() == {}
    with closing(sqlite3.connect(used_home / "prefect" / "prefect.db")) as known:
        states = [state for (state,) in known.execute("SELECT state_type FROM flow_run ORDER BY created")]
    assert states == ["CRASHED", "CRASHED", "COMPLETED"]
    for _ in range(300):
        if not any(servers_of(pid) for pid in gone):
            break
        time.sleep(0.1)
    assert [servers_of(pid) for pid in gone] == [[], []]


def finish(running: "subprocess.Popen[bytes]") -> tuple[int, int]:
    """How the command ended, and how many articles it found."""
    _, said = running.communicate(timeout=600)
    assert b"Traceback" not in said
    return running.returncode, int(said.partition(b" articles found")[0].split()[-1])


def states_of(api: str, inbox: Path) -> list[str]:
    """The states of the runs over an inbox that a Prefect server knows, the earliest begun first."""
    request = urllib.request.Request(  # noqa: S310 - an address of ours
        f"{api}/flow_runs/filter", data=b"{}", headers={"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310 - as above
        found = sorted(json.load(answer), key=lambda run: str(run["created"]))
    return [run["state_type"] for run in found if run["parameters"]["inbox"] == str(inbox)]


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
