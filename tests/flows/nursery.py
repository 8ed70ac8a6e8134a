"""A process that makes workers and has them killed: run by the tests of kills, never imported by them.

Arguments: the database's URL, the inbox, the output folder. Each line on standard input makes a worker: ``sql N`` dies
at its N-th statement, ``after S`` is killed S seconds after it began, ``end`` may finish. For each, a line on standard
output: how it ended (0, or minus the signal). The workers are forks of a process that has loaded all that is slow to
load, and run the flow's own functions without Prefect.
"""

import os
import select
import signal
import sys
import traceback
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import event

from documents import Document, read
from engines.engine import load_best
from engines.packages import STARTER, find
from flows.chunk import Work, translate_chunk
from flows.inbox import files_of, folder
from flows.leases import claimed, lease_of, renewed
from flows.run import write_lines
from flows.summary import Summary
from flows.way import Way
from storage import Store

CHUNK = 4


def work(url: str, inbox: Path, output: Path, statements: int | None) -> None:
    """One run over the inbox, which dies at its N-th statement."""
    done = 0
    with Store.open(url) as store:

        @event.listens_for(store._database.engine, "before_cursor_execute")
        def count(*_: Any) -> None:
            nonlocal done
            done += 1
            if done == statements:
                os.kill(os.getpid(), signal.SIGKILL)

        lease = lease_of(60, str(inbox), str(output))
        summary = Summary(datetime.now(UTC))
        with renewed(store, lease):
            tools = Work(Way(load_best(find([STARTER]).packages), store.memory), store)
            files = tuple(files_of(inbox, leave=output))
            for chunk in claimed(folder(files, inbox, output, lambda _: None), store, lease, CHUNK, summary):
                summary.merge(translate_chunk(chunk, tools))
            for path in inbox.glob("*.jsonl"):
                write_lines(path, output / f"{path.stem}.en.jsonl", store)


def born(url: str, inbox: Path, output: Path, order: Sequence[str]) -> int:
    """A worker, from its birth to its end."""
    pid = os.fork()
    if not pid:
        status = 1
        try:
            work(url, inbox, output, int(order[1]) if order[0] == "sql" else None)
            status = 0
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stderr.flush()
            os._exit(status)
    if order[0] == "after":
        # Whichever comes first: the time, or the end of the worker.
        end = os.pidfd_open(pid)
        select.select([end], [], [], float(order[1]))
        os.kill(pid, signal.SIGKILL)
        os.close(end)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


if __name__ == "__main__":
    place, inbox, output = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    # Warm with other sentences than the inbox has, and with no database, so that nothing of it is known.
    (warm,) = read("Тепло.\n\nТепло і сонячно.\n\nТеплая погода.".encode(), "warm.txt")
    assert isinstance(warm, Document)
    Way(load_best(find([STARTER]).packages)).walk([warm])
    for line in sys.stdin:
        print(born(place, inbox, output, line.split()), flush=True)
