"""What stops a verb that writes files: nothing half-written is left behind, whoever asks it to stop."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

ASKED = (signal.SIGTERM, signal.SIGHUP)


@contextmanager
def stoppable() -> Iterator[None]:
    """SIGTERM, and SIGHUP when a terminal is closed, end the block as Ctrl-C does; one that is ignored stays so."""
    before = {number: signal.getsignal(number) for number in ASKED}
    for number, old in before.items():
        if old is signal.SIG_DFL:
            signal.signal(number, signal.default_int_handler)
    try:
        yield
    finally:
        for number, old in before.items():
            signal.signal(number, old)
