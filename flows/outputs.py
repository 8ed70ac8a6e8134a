"""Writing what was asked for: whole files or none, only below the folder that the user named."""

import glob
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from flows.complaint import Complaint


def write_whole(path: Path, data: bytes) -> None:
    """Write a file in one piece. Raises Complaint with the path and the reason."""
    with writing(path) as file:
        file.write(data)


@contextmanager
def writing(path: Path) -> Iterator[IO[bytes]]:
    """A file to write to that is there whole or not at all: a full disk or Ctrl-C leaves the old one.

    Raises Complaint with the path and the reason.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name[:80]}.", delete=False) as file:
            try:
                yield file
                file.flush()
                os.fsync(file.fileno())
                # Temporary files are for the owner only; this one is to be as any other that the user makes.
                os.umask(mask := os.umask(0))
                Path(file.name).chmod(0o666 & ~mask)
                Path(file.name).replace(path)
            except BaseException:
                Path(file.name).unlink(missing_ok=True)
                raise
    except OSError as error:
        raise Complaint(f"{path}: {error.strerror or error}; make room, or name another place") from None


def sweep(path: Path, older: float = 0.0) -> None:
    """Remove what writers of ``path`` that were killed have left half written, ``older`` seconds ago or more."""
    for left in path.parent.glob(f".{glob.escape(path.name[:80])}.????????"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime >= older:
                left.unlink()


def named(source: str, suffix: str, taken: set[str]) -> str:
    """A file name for the English of the input ``source``: its own name with ``.en`` before the ending.

    Two inputs of one name in different folders get numbers; names differing only in case count as one, since some
    file systems think so.

        >>> taken = set()
        >>> named("inbox/war.html", ".html", taken), named("other/war.html", ".html", taken)
        ('war.en.html', 'war-2.en.html')
        >>> named("-", ".txt", taken)
        'stdin.en.txt'
    """
    stem = "stdin" if source == "-" else Path(source).stem
    name, count = f"{stem}.en{suffix}", 1
    while name.casefold() in taken:
        count += 1
        name = f"{stem}-{count}.en{suffix}"
    taken.add(name.casefold())
    return name
