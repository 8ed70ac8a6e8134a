"""How long each step of the way takes, added up."""

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import TypeVar

Thing = TypeVar("Thing")


class Step(StrEnum):
    """The steps that are timed; TRANSLATE includes telling the language, splitting into sentences and the memory."""

    READ = "read"
    CLEAN = "clean"
    TRANSLATE = "translate"
    REPAIR = "repair"
    CHECK = "check"
    STORE = "store"
    WRITE = "write"


class Clock:
    """Seconds by step. Two clocks add up: plain data, as it comes back from a worker."""

    def __init__(self) -> None:
        self.seconds: defaultdict[Step, float] = defaultdict(float)

    @contextmanager
    def step(self, step: Step) -> Iterator[None]:
        """Add the time that the block takes to ``step``, also when it fails."""
        began = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[step] += time.perf_counter() - began

    def each(self, step: Step, things: Iterable[Thing]) -> Iterator[Thing]:
        """The things, with the time it takes to come by them added to ``step``."""
        source = iter(things)
        while True:
            with self.step(step):
                try:
                    thing = next(source)
                except StopIteration:
                    return
            yield thing

    def __add__(self, other: "Clock") -> "Clock":
        both = Clock()
        for clock in (self, other):
            for step, seconds in clock.seconds.items():
                both.seconds[step] += seconds
        return both
