"""Progress on long work: a bar on a terminal, plain lines elsewhere, both on standard error."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Protocol

from flows.complaint import printable, say

EVERY = 10.0
"""Seconds between two plain lines at least: a log is read later, and short work stays silent."""


class Progress(Protocol):
    """What long work calls as it goes: units done, units in all (0 when nobody knows), words translated.

    ``beside`` is what else is counted, ready to be shown.
    """

    def __call__(self, done: int, total: int, words: int, beside: str = "") -> None: ...


@contextmanager
def progress(title: str, unit: str = "sentences") -> Iterator[Progress]:
    """Show how many of what ``unit`` names are done, words a second and the time left while the block runs."""
    started = time.monotonic()
    if not sys.stderr.isatty():
        last = started

        def plain(done: int, total: int, words: int, beside: str = "") -> None:
            nonlocal last
            now = time.monotonic()
            if now - last >= EVERY:
                last = now
                say(line(title, unit, done, total, words, beside, now - started))

        yield plain
        return

    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    columns = (
        # A file's name may look like markup.
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=20),
        MofNCompleteColumn(),
        TextColumn(unit + "{task.fields[beside]}, {task.fields[speed]:.0f} words/s", markup=False),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        bar = bars.add_task(printable(title), total=None, speed=0.0, beside="")

        def moved(done: int, total: int, words: int, beside: str = "") -> None:
            speed = words / max(time.monotonic() - started, 0.001)
            bars.update(bar, completed=done, total=total or None, speed=speed, beside=beside and f", {beside}")

        yield moved


def line(title: str, unit: str, done: int, total: int, words: int, beside: str, seconds: float) -> str:
    """A plain line.

    >>> line("inbox", "files", 25, 100, 4200, "30 articles", 60.0)
    'inbox: 25 of 100 files, 30 articles, 70 words a second, 0:03:00 left'
    """
    parts = [f"{done} of {total} {unit}" if total else f"{done} {unit}", beside]
    parts.append(f"{words / max(seconds, 0.001):.0f} words a second")
    if 0 < done < total:
        parts.append(f"{timedelta(seconds=round(seconds / done * (total - done)))} left")
    return f"{title}: {', '.join(filter(None, parts))}"
