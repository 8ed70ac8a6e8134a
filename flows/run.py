"""The flow: every new article of an inbox through the whole way and into the database, in chunks."""

import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from pathlib import Path

from prefect import flow, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE

from flows.chunk import Found, Work, translate_chunk
from flows.equipment import equip
from flows.inbox import below, files_of
from flows.inputs import read_input
from flows.outputs import writing
from flows.progress import Progress, progress
from flows.settings import settings
from flows.shelf import open_store
from flows.summary import Summary
from storage import Store


@flow(
    name="chysto", description="Translate, repair, check and store every new article of an inbox.", persist_result=False
)
def run(inbox: Path, output: Path | None = None, again: bool = False, glossary: Path | None = None) -> Summary:
    """Work through ``inbox`` once: read every file, leave out what is stored, take the rest all the way.

    ``output`` receives the English, in the folders and forms of the inbox. ``again`` redoes articles that are stored.
    ``glossary`` takes the place of the one in the settings.
    A file that cannot be read is told, counted and left out; it never stops the others.
    """
    chosen = settings()
    if glossary:
        chosen = chosen.model_copy(update={"glossary": glossary})
    files = tuple(files_of(inbox, leave=output))
    with open_store(chosen) as store:
        work = Work(equip(chosen, store), store, inbox, output)
        summary = Summary(started=datetime.now(UTC))
        began = time.monotonic()
        with progress(f"{len(files)} files", unit="files") as moved:
            lines: set[Path] = set()
            for chunk in chunks(found_in(files, summary, moved), chosen.chunk):
                fresh = chunk if again else unknown(chunk, store)
                summary.known += len(chunk) - len(fresh)
                if fresh:
                    # Prefect looks for futures in every list and dataclass it is given, but not inside a function.
                    articles(partial(translate_chunk, fresh, work, summary))
                    lines.update(found.path for found in fresh if found.document.article.form == "jsonl")
        if output:
            for path in sorted(lines):
                write_lines(path, below(output, inbox, path), work)
        summary.seconds = time.monotonic() - began
        store.note(summary.run(str(inbox), work.way.signature))
    create_markdown_artifact(summary.markdown(), key="chysto-run", description=summary.line())
    return summary


@task(name="articles", cache_policy=NO_CACHE, persist_result=False)
def articles(chunk: Callable[[], None]) -> None:
    """One chunk of articles, as one task: a task costs Prefect's server 40 ms, whatever is in it."""
    chunk()


def found_in(files: Sequence[Path], summary: Summary, moved: Progress) -> Iterator[Found]:
    """The documents of the files, one at a time; counts those found and those that cannot be read."""
    for number, path in enumerate(files, start=1):
        for document in read_input(str(path), summary.failures):
            summary.found += 1
            yield Found(path, document)
        moved(number, len(files), summary.words)


def chunks(found: Iterator[Found], size: int) -> Iterator[list[Found]]:
    """The documents in lists of at most ``size``."""
    while chunk := list(islice(found, size)):
        yield chunk


def unknown(chunk: Sequence[Found], store: Store) -> list[Found]:
    """Those of the documents whose content is not stored yet."""
    identities = [(found.document.article.origin, found.document.article.digest) for found in chunk]
    known = store.known(identities)
    return [found for found, identity in zip(chunk, identities, strict=True) if identity not in known]


def write_lines(path: Path, target: Path, work: Work) -> None:
    """Write the English of a JSON-lines file, all its records or none of them. The memory knows every sentence."""
    records = (Found(path, document) for document in read_input(str(path), []))
    with writing(target) as file:
        for chunk in chunks(records, 100):
            for walked in work.way.walk([found.document for found in chunk]):
                file.write(walked.english())
