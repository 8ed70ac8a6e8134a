"""Progress of a file that comes over the network: a bar on a terminal, plain lines elsewhere, on standard error."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from engines.download import Moved
from flows.complaint import printable, say


@contextmanager
def transfer(title: str) -> Iterator[Moved]:
    """Show how many megabytes have come, the speed and the time left while the block runs.

    Without a terminal a line is printed every ten seconds, so that a short transfer stays silent.
    """
    if not sys.stderr.isatty():
        last = time.monotonic()

        def line(done: int, total: int | None) -> None:
            nonlocal last
            if time.monotonic() - last >= 10:
                last = time.monotonic()
                say(f"{title}: {done / 1e6:.1f} of {f'{total / 1e6:.1f}' if total else '?'} MB")

        yield line
        return

    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        bar = bars.add_task(printable(title), total=None)
        yield lambda done, total: bars.update(bar, completed=done, total=total)
