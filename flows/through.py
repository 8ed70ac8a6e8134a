"""An inbox worked through once, whoever does the chunks: a plain loop, tasks of Prefect, or workers of a cluster."""

import time
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Protocol

from documents import Unreadable, write
from engines.translate import Progress as Translating
from flows.chunk import Work, translate_chunk
from flows.clock import Step
from flows.complaint import Complaint, counted, say
from flows.equipment import equip
from flows.feed import Pages
from flows.found import Found, Given
from flows.inputs import documents_in
from flows.leases import Chunk, claimed, lease_of, renewed
from flows.metrics import metrics
from flows.outputs import sweep, write_whole, writing
from flows.owed import Owed
from flows.progress import Progress, progress
from flows.settings import Settings
from flows.shelf import open_store
from flows.source import named, source_of
from flows.state import State
from flows.summary import Summary
from storage import Store

Tell = Callable[[Translating], None]


class Hands(Protocol):
    """Who does the chunks, in whatever order: a summary of each. ``tell`` may be told how far one has come."""

    def __call__(self, chunks: Iterable[Chunk], chosen: Settings, store: Store, tell: Tell) -> Iterator[Summary]: ...


def through(
    inbox: str | Path,
    output: Path | None,
    chosen: Settings,
    hands: Hands,
    again: bool = False,
    only: Collection[str] | None = None,
    pages: Pages | None = None,
) -> Summary:
    """Work through ``inbox`` once: read everything, leave out what is stored, take the rest all the way.

    ``output`` receives the English, in the folders and forms of the inbox, of what is stored already too where it is
    missing. ``again`` redoes articles that are stored.
    ``only`` are the origins that alone are worked on, ``pages`` whose pages of a feed's items are fetched. What cannot
    be read or translated is told, counted and kept as a failure; it never stops the others.
    """
    name = named(str(inbox))
    lease = lease_of(chosen.lease, name, str(output.absolute()) if output else None, again)
    with open_store(chosen) as store, renewed(store, lease):
        summary = Summary(started=datetime.now(UTC))
        began = time.monotonic()
        source = source_of(name, output, pages, store, chosen, only)
        with progress(source.name, unit=source.unit) as moved:
            watch = Watch(summary, moved)
            given = wanted(summary.clock.each(Step.READ, source.documents(watch.read)), only)
            owed = Owed(store, chosen, summary)
            chunks = noting(claimed(given, store, lease, chosen.chunk, summary, owed.settle), owed.lines)
            for part in hands(chunks, chosen, store, watch.tell):
                for line in part.failures:
                    say(line)
                summary.merge(part)
                watch.done()
        for path, target in sorted(owed.lines.items()):
            with summary.clock.step(Step.WRITE):
                write_lines(path, target, store)
        if owed.written:
            say(f"{counted(owed.written, 'article')} stored before, written to {output} now")
        summary.seconds = time.monotonic() - began
        store.note(summary.run(source.name))
        if chosen.metrics:
            publish(chosen.metrics, store)
    return summary


def in_turn(do: Callable[[Callable[[], Summary]], Summary]) -> Hands:
    """The hands of this process: each chunk through ``do``, which calls what it is given."""

    def hands(chunks: Iterable[Chunk], chosen: Settings, store: Store, tell: Tell) -> Iterator[Summary]:
        work: Work | None = None
        for chunk in chunks:
            # Only now: where nothing is new, no package needs loading.
            work = work or Work(equip(chosen, store), store)
            yield do(partial(translate_chunk, chunk, work, tell))

    return hands


class Watch:
    """What the bar of a run shows: files (or items) behind, of the chunk in hand as much as its sentences tell."""

    def __init__(self, summary: Summary, moved: Progress) -> None:
        self.summary = summary
        self.files = 0
        self.moved = moved
        self.ahead = 0
        self.behind = 0

    def read(self, number: int, files: int) -> None:
        """So many files of so many have been read."""
        self.ahead, self.files = number, files

    def tell(self, far: Translating) -> None:
        """The chunk in hand has come so far."""
        share = far.done / far.total if far.total else 0
        files = self.behind + int(share * (self.ahead - self.behind))
        self.show(files, far.done, far.words)

    def done(self) -> None:
        """A chunk is through."""
        self.behind = self.ahead
        self.show(self.behind)

    def show(self, files: int, sentences: int = 0, words: int = 0) -> None:
        """Move the bar; ``sentences`` and ``words`` are those of the chunk in hand."""
        summary = self.summary
        translated = counted(summary.sentences.total() + sentences, "sentence")
        counts = f"{counted(summary.stored, 'article')}, {translated}"
        self.moved(files, self.files, summary.words + words, counts)


def noting(chunks: Iterable[Chunk], lines: dict[Path, Path]) -> Iterator[Chunk]:
    """The chunks; the JSON-lines files in them, and what their English is written to, go into ``lines``."""
    for chunk in chunks:
        lines.update(
            (found.path, found.target)
            for found in chunk.found
            if found.path and found.target and found.document.article.form == "jsonl"
        )
        yield chunk


def wanted(given: Iterable[Given], only: Collection[str] | None) -> Iterator[Given]:
    """What a source gives, or of it only what is from the origins named."""
    origins = None if only is None else frozenset(only)
    for each in given:
        origin = each.document.article.origin if isinstance(each, Found) else each.origin
        if origins is None or origin in origins:
            yield each


def write_lines(path: Path, target: Path, store: Store) -> None:
    """Write the English of a JSON-lines file, all its records or none of them, as far as they are stored.

    Another run may be at work on the rest: it writes them all once it is done.
    """
    sweep(target, older=3600)
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
        say(f"{target}: {counted(missing, 'record')} of {path} left out; `chysto failures` may say why")


def publish(file: Path, store: Store) -> None:
    """Write the counters for Prometheus; that they cannot be written is told, and stops nothing."""
    try:
        write_whole(file, metrics(State.of(store)).encode())
    except Complaint as complaint:
        say(complaint.message)
