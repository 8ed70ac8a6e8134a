"""What stops a verb that writes files: nothing half-written is left behind, whoever asks it to stop."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

ASKED = (signal.SIGTERM, signal.SIGHUP)


@contextmanager
def stoppable() -> Iterator[None]:
    """SIGTERM, and SIGHUP when a terminal is closed, end the block as Ctrl-C does; one that is ignored stays so."""
    ours = [number for number in ASKED if signal.getsignal(number) is signal.SIG_DFL]
    for number in ours:
        signal.signal(number, signal.default_int_handler)
    try:
        yield
    finally:
        for number in ours:
            signal.signal(number, signal.SIG_DFL)
