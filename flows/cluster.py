"""The workers of a Dask cluster as the hands of a run: chunks go out as plain data, and summaries come back.

A worker makes its way once, with its own home, packages and database settings; what decides the text (language
ranker, quotation marks, beam, glossary) is the run's. Claims are the run's too: what a dead worker had in hand is
given to another, and what it had stored is not done again.
"""

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from typing import Any

from flows.chunk import Work, translate_chunk
from flows.complaint import Complaint, Exit, say
from flows.equipment import equip
from flows.leases import Chunk, fail
from flows.settings import Settings, settings
from flows.shelf import open_store
from flows.summary import Summary
from flows.through import Hands, Tell
from storage import Overtaken, Store

MISSING = "a cluster needs Dask: pip install 'chysto[dask]', here and on every worker"
AHEAD = 2
"""Chunks for each worker that are claimed and sent out: one in work and one ready."""

works: dict[Settings, Work] = {}
making = threading.Lock()


@contextmanager
def workers(address: str, task: Any) -> Iterator[Hands]:  # noqa: ANN401 - Prefect's tasks are generic in what they call
    """The workers that the scheduler at ``address`` has, while the block runs; each chunk is one run of ``task``.

    To be called in a flow. Raises Complaint when Dask is not installed or no scheduler answers.
    """
    try:
        from prefect_dask.task_runners import DaskTaskRunner
    except ImportError:
        raise Complaint(MISSING, Exit.USAGE) from None
    from prefect.client.orchestration import get_client
    from prefect.settings import PREFECT_API_URL, temporary_settings

    with get_client(sync_client=True) as client:
        server = str(client.api_url)
    # Without an address each worker would start a server of its own to tell it of its tasks.
    with temporary_settings({PREFECT_API_URL: server}), DaskTaskRunner(address=address) as runner:
        try:
            cluster = runner.client
        except (OSError, ValueError) as error:
            raise Complaint(f"{address}: no Dask scheduler answers ({error}); start one and `chysto worker`") from None
        if not cluster.nthreads():
            say(f"{address}: no worker is there yet; this run waits for the first")
        yield spread(
            lambda work: runner.submit(task, {"chunk": work}).result,
            lambda: AHEAD * max(1, len(cluster.nthreads())),
        )


def spread(submit: Callable[[Callable[[], Summary]], Callable[[], Summary]], most: Callable[[], int]) -> Hands:
    """Hands that ``submit`` chunks, at most so many at a time, and wait for the first that was sent out."""

    def hands(chunks: Iterable[Chunk], chosen: Settings, store: Store, tell: Tell) -> Iterator[Summary]:
        def send(chunk: Chunk) -> tuple[Chunk, Callable[[], Summary]]:
            return chunk, submit(partial(work_there, chunk, chosen))

        sent: deque[tuple[Chunk, Callable[[], Summary]]] = deque()
        for chunk in chunks:
            sent.append(send(chunk))
            while len(sent) >= most():
                yield from received(*sent.popleft(), send, store)
        while sent:
            yield from received(*sent.popleft(), send, store)

    return hands


def received(
    chunk: Chunk,
    result: Callable[[], Summary],
    send: Callable[[Chunk], tuple[Chunk, Callable[[], Summary]]],
    store: Store,
) -> Iterator[Summary]:
    """The summary of a chunk; if it killed several workers, of each of its articles alone."""
    from distributed import KilledWorker

    try:
        yield result()
    except KilledWorker:
        if len(chunk.found) > 1:
            for found in chunk.found:
                yield from received(*send(Chunk((found,), chunk.lease)), send, store)
            return
        (found,) = chunk.found
        reason = "several workers died while they worked on it alone; please report it with the file"
        summary = Summary(started=datetime.now(UTC))
        try:
            failure = fail(found, store, chunk.lease, "translate", reason)
        except Overtaken:
            summary.elsewhere += 1
        else:
            summary.fail(f"{found.document.article.origin}: {reason}", failure)
        yield summary


def work_there(chunk: Chunk, chosen: Settings) -> Summary:
    """What a worker does with a chunk. Raises Complaint when its database is not the run's."""
    own = settings()
    machine = {"home": own.home, "database_url": own.database_url, "threads": own.threads}
    work = work_of(chosen.model_copy(update=machine))
    pairs = {(found.document.article.origin, found.document.article.digest) for found in chunk.found}
    # Nothing in the run's hands is right only for the last chunk, done by a worker that died before it could say so.
    if chunk.lease.holder not in work.store.claims.held() and work.store.known(pairs) != pairs:
        raise Complaint(
            f"{work.store.place}: the worker's database is not the run's; set the same CHYSTO_DATABASE_URL for both"
        )
    return translate_chunk(chunk, work)


def work_of(chosen: Settings) -> Work:
    """What this process works with, made at the first chunk and kept: loading a model takes longer than an article."""
    with making:
        if chosen not in works:
            store = open_store(chosen)
            works[chosen] = Work(equip(chosen, store), store)
        return works[chosen]
