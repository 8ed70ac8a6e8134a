"""Reading the inputs that a person named: files, or standard input as ``-``."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from documents import Document, Unreadable, read
from flows.complaint import Complaint, Exit, say

STDIN = "-"


def read_input(name: str, failures: list[str], form: str | None = None) -> Iterator[Document]:
    """The documents in one input. What cannot be read is told on standard error and added to ``failures``.

    A JSON-lines file gives a document for every record that can be read.
    """
    try:
        data = bytes_of(name)
        for document in read(data, origin_of(name), form):
            if isinstance(document, Unreadable):
                failures.append(str(document))
                say(str(document))
            else:
                yield document
    except Unreadable as error:
        failures.append(str(error))
        say(str(error))
    except OSError as error:
        failures.append(line := f"{name}: {error.strerror or error}; check the path and the right to read it")
        say(line)


def bytes_of(name: str) -> bytes:
    """The bytes of a file or of standard input."""
    if name == STDIN:
        return sys.stdin.buffer.read()
    return Path(name).read_bytes()


def origin_of(name: str) -> str:
    """Where an article comes from, so that the same file is known from every folder."""
    return "stdin" if name == STDIN else str(Path(name).absolute())


def lines_of(name: str) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-lines input, one at a time. Raises Complaint at the first line that is none."""
    stream = sys.stdin.buffer if name == STDIN else Path(name).open("rb")  # noqa: SIM115 - closed below
    try:
        for number, line in enumerate(stream, start=1):
            if not line.strip():
                continue
            try:
                record = json.loads(line)
            except ValueError:
                record = None
            if not isinstance(record, dict) or not isinstance(record.get("text"), str):
                raise Complaint(f'{name}, line {number}: not a JSON object with a "text"; see --help', Exit.ALL_FAILED)
            yield record
    finally:
        if name != STDIN:
            stream.close()
