"""The standard streams, made fit for use: open, and ready to take every character."""

import os
import sys
from io import TextIOWrapper
from typing import TextIO

STREAMS = (("stdin", os.O_RDONLY), ("stdout", os.O_RDONLY), ("stderr", os.O_WRONLY))
"""How a stream that was closed is opened, in the order of their numbers.

Standard output is open to be read only: to write there is an error, which is told, as it would be with the closed one.
"""


def ready() -> None:
    """Open the streams that came closed (``chysto … >&-``), and have results written in UTF-8.

    With a number free, the next file that is opened has it, the database perhaps, and a library's word on standard
    error would be written into that. A terminal is written to in its own encoding, and what it cannot show as escapes.
    """
    for number, (name, flags) in enumerate(STREAMS):
        if getattr(sys, name) is None:
            try:
                os.fstat(number)
            except OSError:
                # The lowest free number is given out, and those below are open by now.
                os.open(os.devnull, flags)
            setattr(sys, name, stream(number))
    if isinstance(sys.stdout, TextIOWrapper):
        encoding = sys.stdout.encoding if sys.stdout.isatty() else "utf-8"
        sys.stdout.reconfigure(encoding=encoding, errors="backslashreplace")


def stream(number: int) -> TextIO:
    """A text stream on an open file number, which outlives it."""
    return open(number, "r" if number == 0 else "w", encoding="utf-8", errors="backslashreplace", closefd=False)
