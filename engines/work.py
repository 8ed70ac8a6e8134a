"""Translate many jobs together until each is done."""

from collections import defaultdict, deque
from collections.abc import Callable, Mapping, Sequence

from engines.engine import LONGEST, Draft, Engine
from engines.job import Job
from engines.lengths import Reach
from engines.units import normalised

BATCH = 1024
"""Source tokens in a batch.

On two cores 300 sentences of news ran at 1,214 words a second with 1,024, at 1,035 with 512 and at 797 with 4,096,
where the last batch keeps one core waiting.
"""

TRIAL = 8 * BATCH
"""Source tokens from which it pays to try out which lengths may share a batch.

The trial takes a second or two. With less to do every length has batches of its own.
"""

NEAR = 12
"""Source tokens by which units in a batch may differ.

Padding costs nothing but time: with no bound 1,300 sentences took 4 % more of it than with this one. With few
sentences a closer bound leaves small batches.
"""


def work(jobs: Sequence[Job], finished: Callable[[Job], None]) -> None:
    """Bring every job to its result; ``finished`` is told of each."""
    alike: dict[tuple[str, str], list[Job]] = defaultdict(list)
    for job in jobs:
        alike[job.engine.digest, job.engine.settings].append(job)
    for group in alike.values():
        Bench(group[0].engine, finished).bring(group)


class Pool:
    """Units with the same decode settings that wait to be translated, by their length in tokens."""

    def __init__(self, settings: str, changes: Mapping[str, int | float | bool]) -> None:
        self.settings = settings
        self.changes = changes
        self.units: dict[int, list[str]] = defaultdict(list)
        # What waits, in tokens; a unit without any counts as one, or nobody would come for it.
        self.tokens = 0

    def add(self, unit: str, length: int) -> None:
        self.units[length].append(unit)
        self.tokens += length or 1

    def batch(self, reach: Reach) -> list[str]:
        """Take the next batch, the longest units first; an empty list when nothing waits.

        A batch holds only units that may be padded to its longest: a sentence in other words beside other articles
        could be neither remembered nor reviewed.
        """
        longest = max(self.units, default=0)
        room = max(BATCH // (longest or 1), 1)
        shorter = (length for length in range(longest - 1, longest - NEAR - 1, -1) if reach.get(length, 0) >= longest)
        batch: list[str] = []
        for length in (longest, *shorter):
            while length in self.units and len(batch) < room:
                batch.append(self.units[length].pop())
                self.tokens -= length or 1
                if not self.units[length]:
                    del self.units[length]
        return batch


class Bench:
    """Where one engine's jobs are worked on: units go to the model in batches, and come back to the jobs they are of.

    A unit that several jobs need is translated once.
    """

    def __init__(self, engine: Engine, finished: Callable[[Job], None]) -> None:
        self.engine = engine
        self.finished = finished
        self.encoded: dict[str, list[str]] = {}
        self.first = Pool("{}", {})
        self.later: dict[str, Pool] = {}
        self.wanted: dict[tuple[Pool, str], list[Job]] = {}
        self.known: dict[tuple[str, str], Draft] = {}
        self.ready: deque[Job] = deque()
        self.reach: Reach = {}

    def bring(self, jobs: Sequence[Job]) -> None:
        """Bring jobs to their results."""
        for job in jobs:
            self.put(job)
        if self.first.tokens >= TRIAL:
            self.reach = self.engine.reach
        started: deque[tuple[Pool, list[str], Callable[[], list[Draft]]]] = deque()
        while True:
            while self.ready:
                self.settle(self.ready.popleft())
            while pool := self.next(len(started)):
                units = pool.batch({} if "beam_size" in pool.changes else self.reach)
                started.append((pool, units, self.engine.start([self.pieces(unit) for unit in units], pool.changes)))
            if not started:
                return
            pool, units, drafts = started.popleft()
            for unit, draft in zip(units, drafts(), strict=True):
                self.known[pool.settings, unit] = draft
                for job in self.wanted.pop((pool, unit)):
                    if job.answer(unit, draft):
                        self.ready.append(job)

    def next(self, started: int) -> Pool | None:
        """The pool to take the next batch from while so many batches are under way; None to wait.

        Later attempts come few at a time. They wait until they are half a batch, or until a core has nothing else to
        do: in batches of two or three they would cost as much as all first attempts.
        """
        # Two batches under way for each worker: they are taken in turn, and while one that takes long is waited for the
        # other workers need something to do. Ctrl-C waits for these and not for all.
        if started >= 2 * self.engine.workers:
            return None
        fullest = max(self.later.values(), key=lambda pool: pool.tokens, default=self.first)
        if fullest.tokens >= BATCH // 2:
            return fullest
        if self.first.tokens:
            return self.first
        return fullest if fullest.tokens and started < self.engine.workers else None

    def put(self, job: Job) -> None:
        """Ask for the units of a job's current attempt."""
        changes = job.changes()
        settings = str(changes)
        pool = self.first
        if changes:
            pool = self.later.setdefault(settings, Pool(settings, changes))
        complete = True
        for unit in job.prepare(self.size, LONGEST):
            if draft := self.known.get((settings, unit)):
                job.answer(unit, draft)
                continue
            complete = False
            if (pool, unit) not in self.wanted:
                pool.add(unit, self.size(unit))
                self.wanted[pool, unit] = []
            self.wanted[pool, unit].append(job)
        if complete:
            self.ready.append(job)

    def settle(self, job: Job) -> None:
        if job.settle():
            self.finished(job)
        else:
            self.put(job)

    def pieces(self, unit: str) -> list[str]:
        """The source pieces of a text, encoded once: measuring it and sending it ask for the same."""
        if unit not in self.encoded:
            self.encoded[unit] = self.engine.tokeniser.encode(normalised(unit))
        return self.encoded[unit]

    def size(self, unit: str) -> int:
        return len(self.pieces(unit))
