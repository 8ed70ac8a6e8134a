"""The toll of orchestration: what the flow costs beside a plain loop that does the same work in the same process."""

import os
import random
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median
from typing import NamedTuple

from documents import Document
from flows.complaint import Complaint
from flows.endurance import short
from flows.equipment import equip
from flows.inbox import files_of
from flows.inputs import documents_in
from flows.settings import settings
from flows.summary import Summary
from flows.through import in_turn, through
from storage import Store

SETTLED = 3.0
"""Seconds after a run in which Prefect's server writes down what it was told; they are its, and of no other pass."""


class Cost(NamedTuple):
    """What one pass took, in milliseconds an article: by the clock, of this process's CPU and of the server's."""

    wall: float
    cpu: float
    server: float


class Toll(NamedTuple):
    """Medians over the rounds for one size of chunk.

    ``loop`` and ``flow`` are what each took; ``more`` is the share that the flow takes more by the clock and
    ``extra`` the milliseconds an article, ``extra_cpu`` those of this process's CPU, each from pairs of passes.
    """

    chunk: int
    loop: Cost
    flow: Cost
    more: float
    extra: float
    more_cpu: float
    extra_cpu: float


def tolls(texts: Sequence[str], articles: int, sizes: Sequence[int], rounds: int, folder: Path) -> Iterator[Toll]:
    """Measure each size of chunk: the same ``articles`` short articles in pairs of passes, loop and flow in turns.

    Every pass finds a database that knows all sentences and no article. Prefect must have been settled in ``folder``,
    and is started, and both are warm, before anything counts.
    """
    inbox, warm = folder / "inbox", folder / "warm.db"
    inbox.mkdir()
    made = short(texts, random.Random(0))  # noqa: S311 - the same articles every time
    for number, text in enumerate(islice(made, articles)):
        (inbox / f"{number:06}.txt").write_text(text, encoding="utf-8")
    remember(inbox, warm)

    def cost(work: Callable[[Path], Summary], size: int) -> Cost:
        with over(warm, folder / "pass.db", size):
            return timed(partial(work, inbox), articles)

    # Prefect's server starts, and everything that is loaded late is loaded.
    cost(loop, sizes[0])
    cost(flow, sizes[0])
    for size in sizes:
        taken: dict[Callable[[Path], Summary], list[Cost]] = {loop: [], flow: []}
        for turn in range(rounds):
            # Whoever comes second finds warmer caches.
            for work in (loop, flow) if turn % 2 else (flow, loop):
                taken[work].append(cost(work, size))
        yield toll(size, taken[loop], taken[flow])


def toll(size: int, loops: Sequence[Cost], flows: Sequence[Cost]) -> Toll:
    """The medians of pairs of passes.

    >>> loops = Cost(10, 9, 0), Cost(20, 9, 0), Cost(10, 9, 0)
    >>> toll(20, loops, (Cost(11, 10, 1), Cost(21, 9, 1), Cost(11, 9, 1)))[3:]
    (0.1, 1, 0.0, 0)
    """
    pairs = list(zip(loops, flows, strict=True))
    return Toll(
        size,
        Cost(*map(median, zip(*loops, strict=True))),
        Cost(*map(median, zip(*flows, strict=True))),
        round(median(flow.wall / loop.wall for loop, flow in pairs) - 1, 4),
        median(flow.wall - loop.wall for loop, flow in pairs),
        round(median(flow.cpu / loop.cpu for loop, flow in pairs) - 1, 4),
        median(flow.cpu - loop.cpu for loop, flow in pairs),
    )


def remember(inbox: Path, warm: Path) -> None:
    """Make a database that knows the sentences of an inbox, and none of its articles."""
    with Store.open(warm) as store:
        way = equip(settings(), store)
        files = files_of(inbox)
        while batch := list(islice(files, 200)):
            found = (document for path in batch for document in documents_in(str(path)))
            way.walk([document for document in found if isinstance(document, Document)])


@contextmanager
def over(warm: Path, database: Path, size: int) -> Iterator[None]:
    """The settings of a pass while the block runs: a copy of the warm database, and the size of a chunk."""
    for left in database.parent.glob(f"{database.name}*"):
        left.unlink()
    shutil.copyfile(warm, database)
    changed = {"CHYSTO_DATABASE_URL": f"sqlite:///{database}", "CHYSTO_CHUNK": str(size)}
    before = {name: os.environ.get(name) for name in changed}
    os.environ.update(changed)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def loop(inbox: Path) -> Summary:
    """The same work without Prefect."""
    return through(inbox, None, settings(), in_turn(lambda chunk: chunk()))


def flow(inbox: Path) -> Summary:
    """The flow itself, artifacts and all."""
    from flows.run import run  # Prefect must be settled before it is imported

    return run(str(inbox))


def timed(work: Callable[[], Summary], articles: int) -> Cost:
    """What the work takes an article. Raises Complaint when it did not store all of them."""
    server, cpu, wall = cpu_of_children(), time.process_time(), time.perf_counter()
    summary = work()
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    time.sleep(SETTLED)
    server = cpu_of_children() - server
    if summary.stored != articles or summary.translated:
        raise Complaint(f"{summary.line()}: not {articles} articles from the memory; this measures nothing")
    return Cost(*(1000 * seconds / articles for seconds in (wall, cpu, server)))


def cpu_of_children() -> float:
    """Seconds of CPU that all processes below this one have taken so far, by Linux's own account.

    Raises Complaint elsewhere. https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html: after the name, which is in
    brackets, come the state, the parent, and as 14th and 15th field the ticks in user and in system mode.
    """
    taken: dict[int, float] = {}
    parents: dict[int, int] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            fields = stat.read_text(errors="replace").rpartition(")")[2].split()
            pid = int(stat.parent.name)
            parents[pid] = int(fields[1])
            taken[pid] = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    if os.getpid() not in taken:
        raise Complaint("this system does not tell how much CPU a process takes; measure on Linux")
    below: list[int] = [os.getpid()]
    for parent in below:
        below += [pid for pid, of in parents.items() if of == parent]
    return sum(taken[pid] for pid in below[1:])
