"""One chunk of articles: translated together, stored one transaction each, written where asked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from engines.translate import Progress
from flows.clock import Step
from flows.complaint import Complaint
from flows.found import Found
from flows.leases import Chunk, fail
from flows.outputs import write_whole
from flows.shelf import tell_carried
from flows.summary import Summary
from flows.way import Walked, Way
from storage import Overtaken, StorageError, Store, Unstorable


@dataclass(frozen=True)
class Work:
    """What a worker works with, made once in each process: nothing of it can be sent to another."""

    way: Way
    store: Store


def translate_chunk(chunk: Chunk, work: Work, progress: Callable[[Progress], None] | None = None) -> Summary:
    """Take a chunk of articles all the way; what was done, counted. A bad article is kept as a failure; the rest go on.

    Raises StorageError when the database itself fails: then nothing can go on.
    """
    summary = Summary(started=datetime.now(UTC))
    try:
        walked: Sequence[Walked] = work.way.walk([found.document for found in chunk.found], progress, summary.clock)
    except (StorageError, OSError):
        raise
    except Exception as error:
        if len(chunk.found) > 1:
            # One of them brought the others down: take each alone. What was translated is in the memory already.
            for found in chunk.found:
                summary.merge(translate_chunk(Chunk((found,), chunk.lease), work, progress))
            return summary
        reason = f"could not be translated ({type(error).__name__}: {error}); please report it with the file"
        note(chunk.found[0], chunk, work, summary, "translate", reason)
        return summary
    for found, made in zip(chunk.found, walked, strict=True):
        with summary.clock.step(Step.STORE):
            one = replace(made, record=work.store.settled(made.record))
        try:
            # The English of a JSON-lines file is written in one piece once all its records are stored.
            if found.target and one.record.article.form != "jsonl":
                with summary.clock.step(Step.WRITE):
                    write_whole(found.target, one.english())
            # Stored last: what is stored is done, and the next run leaves it alone.
            with summary.clock.step(Step.STORE):
                saved = work.store.save(made.record, again=True, holder=chunk.lease.holder)
        except Complaint as complaint:
            note(found, chunk, work, summary, "write", complaint.message)
        except Unstorable as error:
            note(found, chunk, work, summary, "store", str(error))
        except Overtaken:
            # This process was away for longer than its lease, and another has the article in hand or has stored it.
            summary.elsewhere += 1
        except StorageError:
            raise
        except Exception as error:
            # A fault of ours that one article brings out stops none of the others.
            reason = f"could not be written ({type(error).__name__}: {error}); please report it with the file"
            note(found, chunk, work, summary, "store", reason)
        else:
            tell_carried(made.record.article.origin, saved)
            summary.add(one.record)
    return summary


def note(found: Found, chunk: Chunk, work: Work, summary: Summary, step: str, reason: str) -> None:
    """Keep an article's failure, and count it."""
    line = reason if step == "write" else f"{found.document.article.origin}: {reason}"
    try:
        summary.fail(line, fail(found, work.store, chunk.lease, step, reason))
    except Overtaken:
        summary.elsewhere += 1
