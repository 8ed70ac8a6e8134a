"""One chunk of articles: translated together, stored one transaction each, written where asked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from documents import Document
from engines.translate import Progress
from flows.complaint import Complaint
from flows.inbox import below
from flows.outputs import write_whole
from flows.summary import Summary
from flows.way import Way
from storage import Store


class Found(NamedTuple):
    """A document and the file it was found in."""

    path: Path
    document: Document


@dataclass(frozen=True)
class Work:
    """What the chunks of one run share; ``output``, where set, receives the English of ``inbox``."""

    way: Way
    store: Store
    inbox: Path
    output: Path | None = None


def translate_chunk(
    chunk: Sequence[Found], work: Work, summary: Summary, progress: Callable[[Progress], None] | None = None
) -> None:
    """Take a chunk of articles all the way. One bad article is told, counted and kept as a failure; the rest go on.

    Raises StorageError when the database itself fails: then nothing can go on.
    """
    try:
        walked = work.way.walk([found.document for found in chunk], progress)
    except (ValueError, LookupError, RuntimeError, ArithmeticError, AssertionError, TypeError) as error:
        if len(chunk) > 1:
            # One of them brought the others down: take each alone. What was translated is in the memory already.
            for found in chunk:
                translate_chunk([found], work, summary, progress)
            return
        origin = chunk[0].document.article.origin
        reason = f"could not be translated ({type(error).__name__}: {error}); please report it with the file"
        work.store.fail(origin, "translate", reason)
        summary.fail(f"{origin}: {reason}")
        return
    for found, one in zip(chunk, walked, strict=True):
        origin = one.record.article.origin
        try:
            # The English of a JSON-lines file is written in one piece once all its records are stored.
            if work.output and one.record.article.form != "jsonl":
                write_whole(below(work.output, work.inbox, found.path), one.english())
        except Complaint as complaint:
            work.store.fail(origin, "write", complaint.message)
            summary.fail(complaint.message)
        else:
            # Stored last: what is stored is done, and the next run leaves it alone.
            work.store.save(one.record, again=True)
            summary.add(one.record)
