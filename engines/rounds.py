"""Translate many jobs together, round after round, until each is done."""

from collections import defaultdict
from collections.abc import Callable, Sequence

from engines.engine import LONGEST, Engine
from engines.job import Job
from engines.units import normalised


def work(jobs: Sequence[Job], finished: Callable[[Job], None]) -> None:
    """Bring every job to its result; ``finished`` is told of each.

    All first attempts are translated as one load, then all second attempts, and so on: the few that are retried share
    batches too. A unit that several jobs need is translated once.
    """
    pending = list(jobs)
    while pending:
        alike: dict[tuple[str, str], list[Job]] = defaultdict(list)
        for job in pending:
            alike[job.engine.digest + job.engine.settings, repr(job.changes())].append(job)
        pending = [job for group in alike.values() for job in attempt(group, finished)]


def attempt(jobs: Sequence[Job], finished: Callable[[Job], None]) -> list[Job]:
    """Translate the current attempt of jobs with one engine and the same settings; those to be tried again."""
    engine = jobs[0].engine
    encoded = Encoded(engine)
    wanted: dict[str, list[Job]] = defaultdict(list)
    again: list[Job] = []

    def settle(job: Job) -> None:
        if job.settle():
            finished(job)
        else:
            again.append(job)

    for job in jobs:
        units = job.prepare(encoded.size, LONGEST)
        for unit in units:
            wanted[unit].append(job)
        if not units:
            settle(job)
    texts = list(wanted)
    for index, draft in engine.drafts([encoded[text] for text in texts], jobs[0].changes()):
        for job in wanted[texts[index]]:
            if job.answer(texts[index], draft):
                settle(job)
    return again


class Encoded(dict[str, list[str]]):
    """Source pieces by text, encoded once each: measuring a sentence and sending it asks for the same."""

    def __init__(self, engine: Engine) -> None:
        super().__init__()
        self.tokeniser = engine.tokeniser

    def __missing__(self, text: str) -> list[str]:
        self[text] = self.tokeniser.encode(text)
        return self[text]

    def size(self, text: str) -> int:
        return len(self[normalised(text)])
