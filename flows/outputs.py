"""Writing what was asked for: whole files or none, only below the folder that the user named."""

import glob
import os
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import IO

from flows.complaint import Complaint


def write_whole(path: Path, data: bytes) -> None:
    """Write a file in one piece. Raises Unwritten."""
    with writing(path) as file:
        file.write(data)


SQLITE = b"SQLite format 3\0"
"""How an SQLite database begins: https://www.sqlite.org/fileformat.html."""


class Unwritten(Complaint):
    """A file that could not be written: its path and the reason."""


class Growing:
    """A file that nobody sees until it is whole."""

    def __init__(self, path: Path, file: IO[bytes]) -> None:
        self.path = path
        self.file = file

    def write(self, data: bytes) -> None:
        """Write on. Raises Unwritten."""
        with told(self.path):
            self.file.write(data)

    def writelines(self, lines: Iterable[bytes]) -> None:
        """Write what is made line by line. Raises Unwritten."""
        for line in lines:
            self.write(line)


@contextmanager
def writing(path: Path) -> Iterator[Growing]:
    """A file to write to that is there whole or not at all: a full disk or Ctrl-C leaves the old one.

    Raises Unwritten, for an SQLite database too: none is ever an output, but one may be what everything is stored in.
    What else goes wrong while it is written is not told as its fault.
    """
    with ExitStack() as stack:
        with told(path):
            if is_database(path):
                raise Unwritten(f"{path}: is a database, and stays as it is; name another file")
            path.parent.mkdir(parents=True, exist_ok=True)
            file = stack.enter_context(
                tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name[:80]}.", delete=False)
            )
        hidden = Path(file.name)
        try:
            yield Growing(path, file)
            with told(path):
                file.flush()
                os.fsync(file.fileno())
                # Temporary files are for the owner only; this one is to be as any other that the user makes.
                os.umask(mask := os.umask(0))
                hidden.chmod(0o666 & ~mask)
                hidden.replace(path)
        except BaseException:
            hidden.unlink(missing_ok=True)
            # What is left in its buffer would be written now, and fail again.
            with suppress(OSError):
                file.close()
            raise


def is_database(path: Path) -> bool:
    """Whether an SQLite database is there."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(SQLITE)) == SQLITE


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Tell what befalls a file as Unwritten."""
    try:
        yield
    except OSError as error:
        raise Unwritten(f"{path}: {error.strerror or error}; make room, or name another place") from None


def sweep(path: Path, older: float = 0.0) -> None:
    """Remove what writers of ``path`` that were killed have left half written, ``older`` seconds ago or more."""
    for left in path.parent.glob(f".{glob.escape(path.name[:80])}.????????"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime >= older:
                left.unlink()


def named(source: str, suffix: str, taken: set[str], page: str = "") -> str:
    """A file name for the English of the input ``source``: its own name with ``.en`` before the ending.

    Two inputs of one name in different folders get numbers; names differing only in case count as one, since some
    file systems think so. With ``page``, the ending of a page beside it, that name is kept free too.

        >>> taken = set()
        >>> named("inbox/war.html", ".html", taken), named("other/war.html", ".html", taken)
        ('war.en.html', 'war-2.en.html')
        >>> named("-", ".txt", taken)
        'stdin.en.txt'
    """
    stem = "stdin" if source == "-" else Path(source).stem
    whole, number = f"{stem}.en", 1
    while not taken.isdisjoint(names := {f"{whole}{ending}".casefold() for ending in (suffix, page) if ending}):
        number += 1
        whole = f"{stem}-{number}.en"
    taken |= names
    return f"{whole}{suffix}"


def inputs_in(folder: Path, sources: Iterable[str]) -> set[str]:
    """The names of the inputs that lie in the folder of the outputs: none of them is written over."""
    there = folder.resolve()
    return {Path(source).name.casefold() for source in sources if Path(source).resolve().parent == there}
