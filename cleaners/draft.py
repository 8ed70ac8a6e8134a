"""A draft: a text under repair that still knows where each of its parts came from.

The text is kept as a row of runs. A run was made by the machine (``MACHINE``) or by a change, and once a change
removes it, it stays in the row with that change's number as its ``killer``. So any choice of changes can be read off
the row afterwards: a run shows when its maker is accepted and its killer is not.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

MACHINE: Final = -1
NOBODY: Final = -1


class Run(NamedTuple):
    """``start`` to ``end`` of the machine text, or of what change number ``maker`` put in."""

    maker: int
    start: int
    end: int
    killer: int = NOBODY


class Swap(NamedTuple):
    """``text[start:end]`` gives way to ``after``."""

    start: int
    end: int
    after: str


class Place(NamedTuple):
    """Where a swap fell: the same place in the machine text, and the numbers of the earlier changes it touches."""

    start: int
    end: int
    rests_on: tuple[int, ...]


class Draft(NamedTuple):
    """The text as it stands, its row of runs, and for each change so far its place in the machine text."""

    text: str
    runs: tuple[Run, ...]
    spans: tuple[tuple[int, int], ...] = ()


def draft(machine: str) -> Draft:
    """A draft in which nothing has been changed."""
    return Draft(machine, (Run(MACHINE, 0, len(machine)),))


def apart(swaps: Sequence[Swap]) -> list[int]:
    """Which swaps can be made at once: of those that overlap, the first; two insertions at one place overlap too."""
    chosen: list[int] = []
    reached, inserted = 0, -1
    for index in sorted(range(len(swaps)), key=lambda index: swaps[index].start):
        swap = swaps[index]
        if swap.start < reached or (swap.start == swap.end == inserted):
            continue
        chosen.append(index)
        reached = swap.end
        inserted = swap.end if swap.start == swap.end else -1
    return chosen


def swapped(text: str, swaps: Sequence[Swap]) -> str:
    """The text after swaps that lie apart and in order."""
    parts, done = [], 0
    for swap in swaps:
        parts += [text[done : swap.start], swap.after]
        done = swap.end
    return "".join([*parts, text[done:]])


def revised(old: Draft, swaps: Sequence[Swap]) -> tuple[Draft, list[Place]]:
    """The draft after one layer of swaps, which lie apart and in order, and where each of them fell."""
    if not old.spans:
        return _begun(old.text, swaps)
    first = len(old.spans)
    pending = list(reversed(old.runs))
    runs: list[Run] = []
    places: list[Place] = []
    at = machine = 0  # how far the row has been read: in the text of this layer, and in the machine text
    for number, swap in enumerate(swaps, first):
        at, machine = _read(pending, runs, swap.start, NOBODY, at, machine)
        touched: set[int] = set()
        for run in reversed(runs):
            touched.update((run.maker, run.killer))
            # What this layer has taken out stood beside the swap too; in a row of removals nobody looks further back.
            if (run.killer == NOBODY or run.killer >= first) and run.end > run.start:
                break
        start, taken = machine, len(runs)
        at, machine = _read(pending, runs, swap.end, number, at, machine)
        end = machine
        for run in runs[taken:]:
            touched.update((run.maker, run.killer))
            # What replaces a replacement stands where that one stood.
            if run.killer == number and run.maker != MACHINE:
                start, end = min(start, old.spans[run.maker][0]), max(end, old.spans[run.maker][1])
        for run in reversed(pending):
            touched.update((run.maker, run.killer))
            if run.killer == NOBODY and run.end > run.start:
                break
        places.append(Place(start, end, tuple(sorted(earlier for earlier in touched if 0 <= earlier < first))))
        runs.append(Run(number, 0, len(swap.after)))
    runs += reversed(pending)
    spans = (*old.spans, *((place.start, place.end) for place in places))
    return Draft(swapped(old.text, swaps), tuple(runs), spans), places


def _begun(text: str, swaps: Sequence[Swap]) -> tuple[Draft, list[Place]]:
    """The first layer, as `revised` gives it: nothing rests on anything yet, and every swap falls where it stands."""
    runs: list[Run] = []
    at = 0
    for number, swap in enumerate(swaps):
        if swap.start > at:
            runs.append(Run(MACHINE, at, swap.start))
        if swap.end > swap.start:
            runs.append(Run(MACHINE, swap.start, swap.end, number))
        runs.append(Run(number, 0, len(swap.after)))
        at = swap.end
    if at < len(text):
        runs.append(Run(MACHINE, at, len(text)))
    spans = tuple((swap.start, swap.end) for swap in swaps)
    return Draft(swapped(text, swaps), tuple(runs), spans), [Place(start, end, ()) for start, end in spans]


def _read(pending: list[Run], runs: list[Run], limit: int, killer: int, at: int, machine: int) -> tuple[int, int]:
    """Move runs into the row up to ``limit``, what shows of them killed by ``killer``; how far that is.

    The run that lies across the limit is cut in two; what shows nothing goes along.
    """
    while pending:
        run = pending[-1]
        maker, start, end, _ = run
        if run.killer == NOBODY and end > start:
            if at >= limit:
                break
            if at + end - start > limit:
                cut = start + limit - at
                pending[-1] = Run(maker, cut, end)
                end = cut
            else:
                pending.pop()
            at += end - start
            runs.append(Run(maker, start, end, killer))
        else:
            runs.append(pending.pop())
        if maker == MACHINE:
            machine = end
    return at, machine
