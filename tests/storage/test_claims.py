"""Claims: no two workers have one article, and what a dead worker had is taken up again."""

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from storage import Overtaken, Store, holder
from storage.claims import Taken
from storage.holder import dead, pids

ROOT = Path(__file__).parents[2]
PAIRS = [(f"inbox/{number}.txt", "d") for number in range(5)]
LONG = 600


def test_what_is_free_is_claimed_once(store: Store) -> None:
    one, two = holder(), holder()
    first = store.claims.take(PAIRS[:3], one, LONG)
    assert first == Taken(mine=frozenset(PAIRS[:3]))
    second = store.claims.take(PAIRS, two, LONG)
    assert second == Taken(mine=frozenset(PAIRS[3:]), elsewhere=frozenset(PAIRS[:3]))
    assert store.claims.held() == {one: 3, two: 2}
    store.claims.release(one)
    assert store.claims.take(PAIRS, two, LONG).mine == frozenset(PAIRS[:3])


def test_nothing_asked_for(store: Store) -> None:
    assert store.claims.take([], holder(), LONG) == Taken()


def test_what_is_stored_is_not_claimed_but_for_again(store: Store, record: Any) -> None:
    saved = record()
    pair = (saved.article.origin, saved.article.digest)
    store.save(saved)
    assert store.claims.take([pair], holder(), LONG) == Taken(stored=frozenset([pair]))
    assert store.claims.held() == {}
    assert store.claims.take([pair], holder(), LONG, again=True) == Taken(mine=frozenset([pair]))


def test_saving_ends_the_claim_and_needs_it(store: Store, record: Any) -> None:
    saved, mine, other = record(), holder(), holder()
    pair = (saved.article.origin, saved.article.digest)
    store.claims.take([pair], other, 0)
    assert store.claims.take([pair], mine, LONG).suspect == {pair: 0}
    with pytest.raises(Overtaken, match="another worker has taken this article over"):
        store.save(saved, holder=other)
    with pytest.raises(Overtaken):
        store.fail(saved.article.origin, "write", "no room", digest=saved.article.digest, holder=other)
    assert store.failures() == ()
    assert store.articles() == ()
    assert store.save(saved, holder=mine).new
    assert store.claims.held() == {}


def test_the_answer_that_was_lost_is_given_again(store: Store, record: Any) -> None:
    """The server committed and went away before it could say so: the same record is saved once more."""
    saved, mine = record(), holder()
    store.claims.take([(saved.article.origin, saved.article.digest)], mine, LONG)
    assert store.save(saved, again=True, holder=mine) == store.save(saved, again=True, holder=mine)
    with pytest.raises(Overtaken):
        store.save(record(made=saved.made.replace(year=2020)), again=True, holder=mine)


def test_failing_ends_the_claim_and_waits(store: Store) -> None:
    mine = holder()
    store.claims.take(PAIRS[:2], mine, LONG)
    for name in (None, None, mine):
        store.fail(*PAIRS[0][:1], "translate", "too long", digest="d", holder=name)
    store.fail(*PAIRS[1][:1], "translate", "too long", digest="d", holder=mine)
    assert store.claims.held() == {}
    taken = store.claims.take(PAIRS, mine, LONG)
    assert taken == Taken(mine=frozenset(PAIRS[2:]), waiting=frozenset([PAIRS[1]]), parked=frozenset([PAIRS[0]]))
    assert store.claims.held() == {mine: 3}
    changed = [(origin, "other") for origin, _ in PAIRS[:2]]
    assert store.claims.take(changed, mine, LONG).mine == frozenset(changed)
    assert store.claims.take(PAIRS[:2], mine, LONG, again=True).mine == frozenset(PAIRS[:2])
    store.claims.release(mine)
    store.try_now([PAIRS[0][0]])
    assert store.claims.take(PAIRS[:2], mine, LONG).mine == {PAIRS[0]}


def test_a_claim_lasts_as_long_as_it_is_renewed(store: Store) -> None:
    one, two = (f"elsewhere {name}" for name in "ab")
    store.claims.take(PAIRS, one, 0)
    assert store.claims.renew(one, LONG) == len(PAIRS)
    assert store.claims.take(PAIRS, two, LONG).elsewhere == frozenset(PAIRS)
    store.claims.renew(one, -1)
    taken = store.claims.take(PAIRS, two, LONG)
    assert taken.mine == frozenset(PAIRS)
    assert taken.suspect == dict.fromkeys(PAIRS, 0)
    assert store.claims.renew(one, LONG) == 0
    assert [store.claims.begin_alone(PAIRS[0], two) for _ in range(2)] == [1, 2]
    assert store.claims.begin_alone(PAIRS[0], one) == 0
    store.claims.renew(two, -1)
    assert store.claims.take(PAIRS[:2], one, LONG).suspect == {PAIRS[0]: 2, PAIRS[1]: 0}


def test_the_claims_of_a_killed_process_are_taken_over_at_once(store: Store, url: str) -> None:
    program = (
        "import sys, time\nfrom storage import Store, holder\n"
        "store, me = Store.open(sys.argv[1]), holder()\n"
        f"store.claims.take({PAIRS}, me, {LONG})\nprint(me, flush=True)\ntime.sleep(600)"
    )
    with subprocess.Popen([sys.executable, "-c", program, url], cwd=ROOT, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout
        name = other.stdout.readline().strip()
        assert store.claims.take(PAIRS, holder(), LONG).elsewhere == frozenset(PAIRS)
        assert not dead(name)
        other.kill()
        # Nobody has waited for the process yet: it is a zombie, and dead all the same.
        os.waitid(os.P_PID, other.pid, os.WEXITED | os.WNOWAIT)
        assert dead(name)
        assert store.claims.take(PAIRS, holder(), LONG).mine == frozenset(PAIRS)
    assert dead(name)


def test_who_is_dead() -> None:
    me = holder()
    host, space, pid, began, token = me.split(" ")
    assert (host != "", space, pid) == (True, pids(), str(os.getpid()))
    assert not dead(me)
    assert dead(f"{host} {space} {pid} {int(began) - 1} {token}"), "the number belongs to another process now"
    assert not dead(f"{host} {space[:-1]} {pid} {int(began) - 1} {token}"), "another machine or container"
    for name in ("", "somebody", f"{host} ? {pid} 0 {token}", f"{host} {space} 99999999999 1 {token}"):
        assert not dead(name)


GRAB = f"""
import json, sys
from storage import Store, holder

me, got = holder(), []
with Store.open(sys.argv[1]) as store:
    input()
    for at in range(0, 400, 10):
        pairs = [(f"{{number}}.txt", "d") for number in range(at, at + 10)]
        got += [origin for origin, _ in store.claims.take(pairs, me, {LONG}).mine]
    print(json.dumps(got), flush=True)
    input()
"""


def test_processes_that_claim_at_the_same_time(url: str) -> None:
    Store.open(url).close()
    command = [sys.executable, "-c", GRAB, url]
    workers = [
        subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(3)
    ]
    for worker in workers:
        assert worker.stdin
        worker.stdin.write("go\n")
        worker.stdin.flush()
    got = [json.loads(worker.stdout.readline()) for worker in workers if worker.stdout]
    for worker in workers:
        worker.communicate("done\n", timeout=60)
    every = [origin for origins in got for origin in origins]
    assert len(every) == len(set(every)) == 400


def test_what_another_takes_over_at_this_moment_is_passed_over(postgresql: str) -> None:
    """Rows that a transaction has locked are skipped and not waited for."""
    with Store.open(postgresql, wait=5) as store:
        store.claims.take(PAIRS, "elsewhere a", -1)
        with store._database.writing() as connection:
            connection.execute(text("SELECT id FROM claims WHERE holder = 'elsewhere a' LIMIT 2 FOR UPDATE")).all()
            taken = store.claims.take(PAIRS, holder(), LONG)
        assert (len(taken.mine), len(taken.elsewhere)) == (3, 2)


def test_threads_share_a_store(store: Store) -> None:
    got: list[frozenset[tuple[str, str]]] = []
    threads = [
        threading.Thread(target=lambda: got.append(store.claims.take(PAIRS, holder(), LONG).mine)) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(map(len, got)) == [0, 0, 0, len(PAIRS)]


def test_a_stopped_process_is_not_dead() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", "from storage import holder; print(holder(), flush=True); input()"],
        cwd=ROOT, stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True,
    ) as other:  # fmt: skip
        assert other.stdout
        name = other.stdout.readline().strip()
        other.send_signal(signal.SIGSTOP)
        assert not dead(name)
        other.send_signal(signal.SIGCONT)
        other.communicate("\n")
