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
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from documents import Document, read
from flows.equipment import equip
from flows.settings import Settings
from flows.through import in_turn, through

CHUNK = 4


def work(url: str, inbox: Path, output: Path, statements: int | None) -> None:
    """One run over the inbox, which dies at its N-th statement."""
    done = 0

    @event.listens_for(Engine, "before_cursor_execute")
    def count(*_: Any) -> None:
        nonlocal done
        done += 1
        if done == statements:
            os.kill(os.getpid(), signal.SIGKILL)

    chosen = Settings(home=output.parent / "home", database_url=url, chunk=CHUNK, threads=1, settle=0)
    through(inbox, output, chosen, in_turn(lambda chunk: chunk()))


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
    equip(Settings(home=output.parent / "home"), None).walk([warm])
    for line in sys.stdin:
        print(born(place, inbox, output, line.split()), flush=True)
