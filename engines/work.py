"""Translate many jobs together until each is done."""

from collections import defaultdict, deque
from collections.abc import Callable, Mapping, Sequence

from engines.engine import LONGEST, Draft, Engine
from engines.job import Job
from engines.units import normalised

BATCH = 1024
"""Source tokens in a batch.

On two cores 300 sentences of news ran at 1,214 words a second with 1,024, at 1,035 with 512 and at 797 with 4,096,
where the last batch keeps one core waiting.
"""


def work(jobs: Sequence[Job], finished: Callable[[Job], None]) -> None:
    """Bring every job to its result; ``finished`` is told of each."""
    alike: dict[tuple[str, str], list[Job]] = defaultdict(list)
    for job in jobs:
        alike[job.engine.digest, job.engine.settings].append(job)
    for group in alike.values():
        Bench(group[0].engine, finished).bring(group)


class Pool:
    """Units with the same decode settings that wait to be translated, by their length in tokens.

    A batch holds units of one group of lengths, in which padding changes nothing: a sentence in other words beside
    other articles could be neither remembered nor reviewed.
    """

    def __init__(self, changes: Mapping[str, int | float | bool], group: Callable[[int], int]) -> None:
        self.changes = changes
        self.group = group
        self.units: dict[int, list[str]] = defaultdict(list)

    def batch(self) -> list[str]:
        """Take the next batch, the longest units first; an empty list when nothing waits."""
        batch: list[str] = []
        longest = length = max(self.units, default=0)
        while self.units and longest * (len(batch) + 1) <= max(BATCH, longest):
            batch.append(self.units[length].pop())
            if not self.units[length]:
                del self.units[length]
                length = max(self.units, default=longest)
                if length != longest and self.group(length) != self.group(longest):
                    break
        return batch


class Bench:
    """Where one engine's jobs are worked on: units go to the model in batches, and come back to the jobs they are of.

    A unit that several jobs need is translated once.
    """

    def __init__(self, engine: Engine, finished: Callable[[Job], None]) -> None:
        self.engine = engine
        self.finished = finished
        self.encoded: dict[str, list[str]] = {}
        self.pools: dict[str, Pool] = {}
        self.wanted: dict[tuple[str, str], list[Job]] = {}
        self.known: dict[tuple[str, str], Draft] = {}
        self.ready: deque[Job] = deque()

    def bring(self, jobs: Sequence[Job]) -> None:
        """Bring jobs to their results."""
        for job in jobs:
            self.put(job)
        started: deque[tuple[str, list[str], Callable[[], list[Draft]]]] = deque()
        while True:
            while self.ready:
                self.settle(self.ready.popleft())
            # One batch more under way than there are workers keeps them busy. Ctrl-C waits for these and not for all.
            while len(started) <= self.engine.workers and (batch := self.take()):
                settings, units = batch
                pieces = [self.pieces(unit) for unit in units]
                started.append((settings, units, self.engine.start(pieces, self.pools[settings].changes)))
            if not started:
                return
            settings, units, drafts = started.popleft()
            for unit, draft in zip(units, drafts(), strict=True):
                self.known[settings, unit] = draft
                for job in self.wanted.pop((settings, unit)):
                    if job.answer(unit, draft):
                        self.ready.append(job)

    def put(self, job: Job) -> None:
        """Ask for the units of a job's current attempt."""
        changes = job.changes()
        settings = str(changes)
        pool = self.pools.setdefault(settings, Pool(changes, self.engine.group))
        complete = True
        for unit in job.prepare(self.size, LONGEST):
            if draft := self.known.get((settings, unit)):
                job.answer(unit, draft)
                continue
            complete = False
            if (settings, unit) not in self.wanted:
                pool.units[self.size(unit)].append(unit)
                self.wanted[settings, unit] = []
            self.wanted[settings, unit].append(job)
        if complete:
            self.ready.append(job)

    def settle(self, job: Job) -> None:
        if job.settle():
            self.finished(job)
        else:
            self.put(job)

    def take(self) -> tuple[str, list[str]] | None:
        """The next batch and its settings; first attempts before later ones, which so grow in number."""
        return next(((settings, batch) for settings, pool in self.pools.items() if (batch := pool.batch())), None)

    def pieces(self, unit: str) -> list[str]:
        """The source pieces of a text, encoded once: measuring it and sending it ask for the same."""
        text = normalised(unit)
        if text not in self.encoded:
            self.encoded[text] = self.engine.tokeniser.encode(text)
        return self.encoded[text]

    def size(self, unit: str) -> int:
        return len(self.pieces(unit))
