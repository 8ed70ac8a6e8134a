"""What a source gives: the articles found in an inbox, and what in it cannot be read.

A source is any iterable of these, read while the run goes on; a folder, a file that grows and a feed are alike to the
rest of the flow. An article's key is its document's origin and digest.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple, Protocol

from documents import Document, Unreadable


class Found(NamedTuple):
    """A document; the file it was found in, if in one; and the file that its English goes to, if that is wanted.

    The records of a JSON-lines file share ``path`` and ``target``: their English is written in one piece at the end.
    """

    document: Document
    path: Path | None = None
    target: Path | None = None


class Unread(NamedTuple):
    """Something that holds no readable article; ``digest`` is of its bytes, empty where there were none to read."""

    origin: str
    digest: str
    reason: str


class Known(NamedTuple):
    """An article that is stored, and of which its source says that it has not changed: it was not read again."""

    origin: str


class Left(NamedTuple):
    """Something that the next run should read: it is still being written, or its server asked for patience."""

    origin: str
    reason: str


Given = Found | Unread | Known | Left


class Source(Protocol):
    """An inbox that can be read from beginning to end.

    ``name`` is what it is known by between runs, ``unit`` what its progress is counted in.
    """

    @property
    def name(self) -> str: ...

    @property
    def unit(self) -> str: ...

    def documents(self, moved: Callable[[int, int], None]) -> Iterator[Given]:
        """Everything in it, one after the other; ``moved`` is told how many units are behind, and of how many."""
        ...


def unread(unreadable: Unreadable, origin: str) -> Unread:
    """What a reader could not read of the file from ``origin``, as a failure is kept: a bad record by its line."""
    where = origin if unreadable.line is None else f"{origin}#{unreadable.line}"
    return Unread(where, unreadable.digest, str(unreadable))
