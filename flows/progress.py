"""Progress on long work: a bar on a terminal, plain lines elsewhere, both on standard error."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from flows.complaint import say


class Progress(Protocol):
    """What long work calls as it goes: units done, units in all, words done."""

    def __call__(self, done: int, total: int, words: int) -> None: ...


@contextmanager
def progress(title: str, unit: str = "sentences") -> Iterator[Progress]:
    """Show how many of what ``unit`` names are done, words a second and the time left while the block runs.

    Without a terminal a line is printed every ten seconds, so that short work stays silent.
    """
    started = time.monotonic()
    if not sys.stderr.isatty():
        last = started

        def line(done: int, total: int, words: int) -> None:
            nonlocal last
            now = time.monotonic()
            if now - last >= 10:
                last = now
                say(f"{title}: {done} of {total} {unit}, {words / (now - started):.0f} words a second")

        yield line
        return

    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.progress import (
        Progress as Bars,
    )

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn(unit + ", {task.fields[speed]:.0f} words/s"),
        TimeRemainingColumn(),
    )
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        bar = bars.add_task(title, total=None, speed=0.0)

        def moved(done: int, total: int, words: int) -> None:
            speed = words / max(time.monotonic() - started, 0.001)
            bars.update(bar, completed=done, total=total, speed=speed)

        yield moved
