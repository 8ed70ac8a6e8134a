"""The flow: every new article of an inbox through the whole way and into the database, in chunks."""

import time
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from pathlib import Path

from prefect import flow, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE

from documents import Unreadable, write
from flows.chunk import Work, translate_chunk
from flows.complaint import say
from flows.equipment import equip
from flows.found import Found, Unread
from flows.inbox import files_of, folder
from flows.inputs import documents_in, origin_of
from flows.leases import claimed, lease_of, renewed
from flows.outputs import writing
from flows.progress import progress
from flows.settings import settings
from flows.shelf import open_store
from flows.summary import Summary
from storage import Store


@flow(
    name="chysto", description="Translate, repair, check and store every new article of an inbox.", persist_result=False
)
def run(
    inbox: Path,
    output: Path | None = None,
    again: bool = False,
    glossary: Path | None = None,
    only: list[str] | None = None,
) -> Summary:
    """Work through ``inbox`` once: read every file, leave out what is stored, take the rest all the way.

    ``output`` receives the English, in the folders and forms of the inbox. ``again`` redoes articles that are stored.
    ``glossary`` takes the place of the one in the settings. ``only`` are the origins that alone are worked on.
    What cannot be read or translated is told, counted and kept as a failure; it never stops the others.
    """
    chosen = settings()
    if glossary:
        chosen = chosen.model_copy(update={"glossary": glossary})
    files = tuple(path for path in files_of(inbox, leave=output) if only is None or holds(path, only))
    lease = lease_of(chosen.lease, str(inbox.absolute()), str(output.absolute()) if output else None, again)
    with open_store(chosen) as store, renewed(store, lease):
        work = Work(equip(chosen, store), store)
        summary = Summary(started=datetime.now(UTC))
        began = time.monotonic()
        with progress(f"{len(files)} files", unit="files") as moved:
            source = wanted(folder(files, inbox, output, lambda number: moved(number, len(files), summary.words)), only)
            lines: dict[Path, Path] = {}
            for chunk in claimed(source, store, lease, chosen.chunk, summary):
                # Prefect looks for futures in every list and dataclass it is given, but not inside a function.
                summary.merge(articles(partial(translate_chunk, chunk, work)))
                lines.update(
                    (found.path, found.target)
                    for found in chunk.found
                    if found.path and found.target and found.document.article.form == "jsonl"
                )
        for path, target in sorted(lines.items()):
            write_lines(path, target, store)
        summary.seconds = time.monotonic() - began
        store.note(summary.run(str(inbox), work.way.signature))
    create_markdown_artifact(summary.markdown(), key="chysto-run", description=summary.line())
    return summary


@task(name="articles", cache_policy=NO_CACHE, persist_result=False)
def articles(chunk: Callable[[], Summary]) -> Summary:
    """One chunk of articles, as one task: a task costs Prefect's server 40 ms, whatever is in it."""
    return chunk()


def wanted(source: Iterable[Found | Unread], only: Collection[str] | None) -> Iterator[Found | Unread]:
    """What a source gives, or of it only what is from the origins named."""
    named = None if only is None else frozenset(only)
    for each in source:
        origin = each.document.article.origin if isinstance(each, Found) else each.origin
        if named is None or origin in named:
            yield each


def holds(path: Path, origins: Collection[str]) -> bool:
    """Whether a file is an article, or may hold a record, of these origins."""
    name = origin_of(str(path))
    return any(origin == name or origin.startswith(f"{name}#") for origin in origins)


def write_lines(path: Path, target: Path, store: Store) -> None:
    """Write the English of a JSON-lines file, all its records or none of them, as far as they are stored.

    Another run may be at work on the rest: it writes them all once it is done.
    """
    records = (document for document in documents_in(str(path)) if not isinstance(document, Unreadable))
    missing = 0
    with writing(target) as file:
        while batch := list(islice(records, 100)):
            english = store.english((each.article.origin, each.article.digest) for each in batch)
            for document in batch:
                texts = english.get((document.article.origin, document.article.digest))
                if texts is None:
                    missing += 1
                else:
                    file.write(write(document, texts))
    if missing:
        say(f"{target}: {missing} records of {path} are not in it; `chysto failures` may say why")
