"""Chunks of articles that this run alone has in hand: claimed in the database, and kept while the run lives."""

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter
from typing import NamedTuple

from flows.found import Found, Given, Known, Left
from flows.outputs import sweep
from flows.summary import Summary
from storage import Failure, Overtaken, StorageError, Store, holder

ALONE = 10
"""When so many workers died with nothing but one article in hand, it must be what kills them: it has failed."""


@dataclass(frozen=True)
class Lease:
    """A run's hold on articles: its name in the database, and for how many seconds a claim is good without a renewal.

    ``inbox`` and ``output`` are kept with what fails, so that it can be tried again. ``again`` takes up what is
    stored, and what failed, too.
    """

    holder: str
    seconds: float
    inbox: str = ""
    output: str | None = None
    again: bool = False


class Chunk(NamedTuple):
    """Articles to be worked on together, and the lease they are claimed under: plain data, for a worker anywhere."""

    found: tuple[Found, ...]
    lease: Lease


def lease_of(seconds: float, inbox: str = "", output: str | None = None, again: bool = False) -> Lease:
    """A lease in the name of this process."""
    return Lease(holder(), seconds, inbox, output, again)


@contextmanager
def renewed(store: Store, lease: Lease) -> Iterator[None]:
    """Renew the lease's claims, three times in its length, while the block runs; then give up those that are left."""
    over = threading.Event()

    def renew() -> None:
        while not over.wait(lease.seconds / 3):
            # A database that is away for a moment: the next renewal may come in time, and saving asks for the claim.
            with suppress(StorageError):
                store.claims.renew(lease.holder, lease.seconds)

    beat = threading.Thread(target=renew, name="chysto-lease", daemon=True)
    beat.start()
    try:
        yield
    finally:
        over.set()
        beat.join()
        # Whatever goes wrong here has gone wrong already, and an unreleased claim ends by itself.
        with suppress(StorageError):
            store.claims.release(lease.holder)


def claimed(
    source: Iterable[Given],
    store: Store,
    lease: Lease,
    size: int,
    summary: Summary,
    stored: Callable[[Sequence[Found]], None] = lambda _: None,
) -> Iterator[Chunk]:
    """Chunks of at most ``size`` articles of the source that this run now has in hand; the rest is counted.

    Read one chunk ahead of the work and no further; ``stored`` is given what is stored already. What a worker died over
    comes last and each alone, so that an article which kills its worker stops no other. Unreadable things become
    failures.
    """
    suspects: list[tuple[int, Found]] = []
    articles = readable(source, store, lease, summary)
    while batch := list(islice(articles, size)):
        mine, suspect, known = take(batch, store, lease, summary)
        stored(known)
        suspects += suspect
        if mine:
            yield Chunk(tuple(mine), lease)
    # Those first that were begun least often, so that the one which kills comes last.
    for _, found in sorted(suspects, key=itemgetter(0)):
        article = found.document.article
        if found.target:
            sweep(found.target)
        if store.claims.begin_alone((article.origin, article.digest), lease.holder) <= ALONE:
            yield Chunk((found,), lease)
        else:
            reason = f"{ALONE} workers died while they worked on it alone; please report it with the file"
            with suppress(Overtaken):
                summary.fail(f"{article.origin}: {reason}", fail(found, store, lease, "translate", reason))


def take(
    batch: Sequence[Found], store: Store, lease: Lease, summary: Summary
) -> tuple[list[Found], list[tuple[int, Found]], list[Found]]:
    """Claim a batch: what this run may work on now, what it should do last, and what is stored already.

    Of what comes last, how often it was begun alone.
    """
    by_pair: dict[tuple[str, str], Found] = {}
    for found in batch:
        by_pair.setdefault((found.document.article.origin, found.document.article.digest), found)
    taken = store.claims.take(by_pair, lease.holder, lease.seconds, again=lease.again)
    # The same record twice in a row is one article.
    summary.known += len(taken.stored) + len(batch) - len(by_pair)
    summary.elsewhere += len(taken.elsewhere)
    summary.waiting += len(taken.waiting)
    summary.parked += len(taken.parked)
    mine = [by_pair[pair] for pair in by_pair if pair in taken.mine and pair not in taken.suspect]
    known = [by_pair[pair] for pair in by_pair if pair in taken.stored]
    return mine, [(times, by_pair[pair]) for pair, times in taken.suspect.items()], known


def readable(source: Iterable[Given], store: Store, lease: Lease, summary: Summary) -> Iterator[Found]:
    """The articles of a source; what is unreadable is noted as a failure, once for each try that is due."""
    for each in source:
        if isinstance(each, Found):
            summary.found += 1
            yield each
            continue
        if isinstance(each, Known):
            summary.found += 1
            summary.known += 1
            continue
        if isinstance(each, Left):
            summary.left.append(each.reason)
            continue
        before = store.failure(each.origin)
        if before and before.digest == each.digest and not lease.again and not before.due(summary.started):
            summary.parked += before.parked
            summary.waiting += not before.parked
            continue
        now = store.fail(each.origin, "read", each.reason, digest=each.digest, inbox=lease.inbox, output=lease.output)
        summary.fail(each.reason, now)


def fail(found: Found, store: Store, lease: Lease, step: str, reason: str) -> Failure:
    """Note that an article in hand failed, which ends the claim on it. Raises Overtaken when it is not in hand."""
    article = found.document.article
    return store.fail(
        article.origin,
        step,
        reason,
        digest=article.digest,
        inbox=lease.inbox,
        output=lease.output,
        holder=lease.holder,
    )
