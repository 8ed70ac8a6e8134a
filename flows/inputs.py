"""Reading the inputs that a person named: files, or standard input as ``-``."""

import io
import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import chain
from pathlib import Path
from typing import Any, cast

from documents import LIMIT, Document, Unreadable, read, read_records
from flows.complaint import say

STDIN = "-"
LINES = frozenset({".jsonl", ".ndjson"})
BURST = 65536
"""Bytes that are read at once at most: as many as a pipe holds."""
CHECK = "check the path and the right to read it"
WIDE = "is in UTF-16: JSON lines are in UTF-8, which `iconv -f UTF-16 -t UTF-8` makes of it"


def read_input(name: str, failures: list[str]) -> Iterator[Document]:
    """The documents in one input. What cannot be read is told on standard error and added to ``failures``.

    A JSON-lines file gives a document for every record that can be read, and is never in memory as a whole.
    """
    for document in documents_in(name):
        if isinstance(document, Unreadable):
            fail(str(document), failures)
        else:
            yield document


def documents_in(name: str, unfinished: list[int] | None = None) -> Iterator[Document | Unreadable]:
    """The documents in one input, and what cannot be read in their places.

    With ``unfinished``, JSON lines may still be growing: a last line that is not finished is left out, and its number
    added there.
    """
    origin = origin_of(name)
    try:
        with opened(name) as stream:
            if Path(name).suffix.lower() in LINES:
                lines = bounded(stream, LIMIT)
                first = next(lines, b"")
                if wide(first):
                    yield Unreadable(origin, WIDE)
                    return
                lines = chain([first], lines) if first else lines
                lines = lines if unfinished is None else finished(lines, unfinished)
                yield from guarded(read_records(lines, origin, LIMIT), origin)
            else:
                # One byte over the limit is enough to be told that the file is too long.
                yield from guarded(read(stream.read(LIMIT + 1), origin, limit=LIMIT), origin)
    except OSError as error:
        yield Unreadable(name, f"{error.strerror or error}; {CHECK}")


def guarded(documents: Iterator[Document | Unreadable], origin: str) -> Iterator[Document | Unreadable]:
    """What a reader gives. A fault of its own, met in a hostile file, is that file's: it never stops the others."""
    try:
        yield from documents
    except (OSError, MemoryError):
        raise
    except Exception as error:
        if os.environ.get("CHYSTO_TRACEBACK"):
            raise
        yield Unreadable(origin, f"cannot be read ({type(error).__name__}: {error}): please report it with the file")


def bounded(stream: io.BufferedIOBase, most: int) -> Iterator[bytes]:
    """The lines of a stream, none of which is held with more than ``most`` bytes and two: a reader refuses those.

    >>> [*bounded(io.BytesIO(b"short\\n" + b"x" * 99 + b"\\nlast"), 7)]
    [b'short\\n', b'xxxxxxxx\\n', b'last']
    """
    while line := stream.readline(most + 1):
        rest = line
        while len(rest) > most and not rest.endswith(b"\n"):
            rest = stream.readline(most + 1)
        # A long line that has come to its end is not one that is still being written.
        yield line + b"\n" if rest is not line and rest.endswith(b"\n") else line


def finished(lines: Iterable[bytes], unfinished: list[int]) -> Iterator[bytes]:
    """The lines that are finished: all that have an end, and a last one without if it is whole JSON already.

    >>> left = []
    >>> [*finished([b'{"text": "a"}\\n', b'{"text": "b"}'], left)], [*finished([b"\\n", b'{"text": "b'], left)], left
    ([b'{"text": "a"}\\n', b'{"text": "b"}'], [b'\\n'], [2])
    """
    for number, line in enumerate(lines, start=1):
        if line.endswith(b"\n") or whole(line):
            yield line
        else:
            unfinished.append(number)


def whole(line: bytes) -> bool:
    """Whether the line is a JSON object from its first brace to its last."""
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


@contextmanager
def opened(name: str) -> Iterator[io.BufferedIOBase]:
    """A file, or standard input, to be read as bytes."""
    if name == STDIN:
        yield cast("io.BufferedIOBase", sys.stdin.buffer)
    else:
        with Path(name).open("rb") as stream:
            yield stream


def origin_of(name: str) -> str:
    """Where an article comes from, so that the same file is known from every folder."""
    if name == STDIN:
        return "stdin"
    path = Path(name)
    # `../inbox/n.txt`; a link on the way stays as it was named.
    return str(path.parent.resolve() / path.name if ".." in path.parts else path.absolute())


def records_of(name: str, failures: list[str]) -> Iterator[list[dict[str, Any]]]:
    """The objects of a JSON-lines input, as many at a time as have come.

    Who waits for answers at the other end should have them before more is asked for. A line that holds no such object
    is told on standard error and added to ``failures``; the others are read.
    """
    with ExitStack() as stack:
        try:
            stream = stack.enter_context(opened(name))
        except OSError as error:
            fail(f"{name}: {error.strerror or error}; {CHECK}", failures)
            return
        number = 0
        for lines in bursts(stream):
            if not number and wide(lines[0]):
                fail(f"{name}: {WIDE}", failures)
                return
            records: list[dict[str, Any]] = []
            for line in lines:
                number += 1
                if not line or line.isspace():
                    continue
                try:
                    records.append(record_in(line))
                except ValueError as error:
                    fail(f"{name}, line {number}: {error}", failures)
            yield records


def record_in(line: bytes) -> dict[str, Any]:
    """The object in a line, which has a text. Raises ValueError."""
    try:
        record = json.loads(line)
    except RecursionError:
        raise ValueError("is nested too deeply: give one flat JSON object a line") from None
    except ValueError as error:
        # Python reads no whole number of more than 4,300 digits, and says so in no other way.
        if "integer string conversion" in str(error):
            raise ValueError("holds a number too long to be read: write it as a string") from None
        record = None
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise ValueError('not a JSON object with a "text"; see --help')
    return record


def wide(start: bytes) -> bool:
    """Whether JSON lines that begin so are in UTF-16, whose line ends are no line ends to others."""
    return start.startswith((b"\xff\xfe", b"\xfe\xff", b"{\0", b"\0{"))


def fail(line: str, failures: list[str]) -> None:
    """Tell what could not be read, and keep it."""
    failures.append(line)
    say(line)


def bursts(stream: io.BufferedIOBase) -> Iterator[list[bytes]]:
    """The lines of a stream without their ends, as many at a time as have come."""
    begun: list[bytes] = []
    while chunk := stream.read1(BURST):
        first, *others = chunk.split(b"\n")
        begun.append(first)
        if others:
            yield [b"".join(begun), *others[:-1]]
            begun = others[-1:]
    yield [b"".join(begun)]
