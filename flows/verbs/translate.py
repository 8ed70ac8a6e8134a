"""``chysto translate``: files into clean English, once."""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

import click

from articles import Outcome
from documents import Document
from flows.complaint import counted, printable, say, status_of
from flows.equipment import equip
from flows.inputs import read_input
from flows.outputs import Growing, Unwritten, inputs_in, named, write_whole, writing
from flows.progress import progress
from flows.record_json import json_of
from flows.screen import show
from flows.settings import settings
from flows.shelf import open_store, storing, tell_carried
from flows.stopping import stoppable
from flows.way import Walked, Way
from review.bilingual import page
from review.recorded import recorded
from storage import Status, Store

PORTION = 200_000
"""Characters of source that are worked on together: as many sentences as the model is given at once, and no more."""

PAGE = ".review.html"
"""How the name of a bilingual page ends."""


@click.command()
@click.argument("files", nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write NAME.en.EXT in DIR instead of to standard output.",
)
@click.option(
    "--bilingual", is_flag=True, help="Also write NAME.en.review.html in DIR: source, machine and clean side by side."
)
@click.option("--diff", is_flag=True, help="Print what the repair changed, with the reasons, instead of the English.")
@click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON object an article with everything: see the README."
)
@click.option("--strict", is_flag=True, help="Exit status 1 when an article needs review.")
@click.option("--no-store", is_flag=True, help="Leave the database and the translation memory alone.")
@click.option(
    "--beam", type=click.IntRange(1, 16), help="Beam width: narrower is faster and worse.  [default: the package's own]"
)
@click.option(
    "--glossary",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="A CSV of terms and their English: source,english,note.  [default: CHYSTO_GLOSSARY]",
)
@click.pass_context
def translate(
    ctx: click.Context,
    files: tuple[str, ...],
    output: Path | None,
    bilingual: bool,
    diff: bool,
    as_json: bool,
    strict: bool,
    no_store: bool,
    beam: int | None,
    glossary: Path | None,
) -> None:
    """Translate Ukrainian and Russian files into clean English; FILE may be - for standard input.

    Text, Markdown, HTML and JSON lines keep their form. The English goes to standard output or to DIR, all else to
    standard error. What the packages cannot translate is kept as it is, and marked. Articles are stored, and sentences
    remembered, in CHYSTO_HOME: the same sentence is never translated twice.

    A file of JSON lines may be as long as it likes: about 200,000 characters of it are in hand at a time, and what is
    done is stored and printed. Stopped half-way, the same command goes on from what is remembered. A file in DIR is
    written whole at its end, or not at all.

    \b
    chysto translate article.txt > article.en.txt
    chysto translate -o english/ --bilingual inbox/*.html
    chysto translate --diff statement.md
    """
    if len(files) > 1 and not (output or diff or as_json):
        raise click.UsageError("several files need -o DIR, --diff or --json")
    if bilingual and not output:
        raise click.UsageError("--bilingual needs -o DIR for the page")
    ctx.with_resource(stoppable())
    chosen = settings()
    if beam:
        chosen = chosen.model_copy(update={"beam": beam})
    if glossary:
        chosen = chosen.model_copy(update={"glossary": glossary})
    store = None if no_store else ctx.with_resource(open_store(chosen))
    way: Way | None = None
    failures: list[str] = []
    taken = inputs_in(output, files) if output else set()
    outcomes: Counter[Outcome] = Counter()
    done = unsupported = doubtful = 0
    for name in files:
        behind = 0
        sheet: Sheet | None = None
        try:
            with ExitStack() as stack:
                for documents in portions(read_input(name, failures)):
                    # Only now: a file that cannot be read needs no package, and leaves no file.
                    way = way or equip(chosen, store)
                    if output and not sheet:
                        called = named(name, Path(name).suffix or ".txt", taken, PAGE if bilingual else "")
                        sheet = stack.enter_context(Sheet.begun(output / called, bilingual))
                    title = f"{Path(name).name}, from article {behind + 1} on" if behind else Path(name).name
                    walked = taken_through(documents, way, store, printable(title))
                    for one in walked:
                        outcomes += one.outcomes
                        unsupported += one.unsupported
                        doubtful += one.record.status == Status.NEEDS_REVIEW
                        report(one)
                        if diff:
                            show(recorded(one.record))
                        if as_json:
                            click.echo(json.dumps(json_of(one.record), ensure_ascii=False))
                        if sheet:
                            sheet.add(one)
                        elif not diff and not as_json:
                            sys.stdout.buffer.write(one.english())
                    behind += len(walked)
                    sys.stdout.buffer.flush()
        except Unwritten as complaint:
            # One name too long, or one file that may not be replaced, does not stop the others.
            complaint.show()
            failures.append(complaint.message)
            continue
        done += behind
    if done:
        sum_up(done, outcomes)
    ctx.exit(status_of(len(failures), done, unsupported, review=strict and doubtful > 0))


def sum_up(done: int, outcomes: Counter[Outcome]) -> None:
    """Tell on standard error how many articles there were, and what became of their sentences."""
    fresh = outcomes[Outcome.TRANSLATED] + outcomes[Outcome.RETRIED]
    say(
        f"{counted(done, 'article')}: {counted(fresh, 'sentence')} translated, "
        f"{outcomes[Outcome.REMEMBERED]} remembered, {outcomes[Outcome.PASSED]} passed through, "
        f"{outcomes[Outcome.KEPT]} kept in the source language"
    )


def portions(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """Documents that are worked on, and stored, together: as many as hold about PORTION characters."""
    portion: list[Document] = []
    size = 0
    for document in documents:
        length = sum(len(passage.text) for passage in document.article.passages)
        if portion and size + length > PORTION:
            yield portion
            portion, size = [], 0
        portion.append(document)
        size += length
    if portion:
        yield portion


def taken_through(documents: Sequence[Document], way: Way, store: Store | None, title: str) -> tuple[Walked, ...]:
    """Take documents all the way and into the store, if there is one; what a person has made of them stands."""
    with progress(title) as moved, storing():
        walked = way.walk(documents, lambda state: moved(*state))
        if store is None:
            return walked
        for made in walked:
            tell_carried(made.record.article.origin, store.save(made.record, again=True))
        return tuple(replace(made, record=store.settled(made.record)) for made in walked)


@dataclass
class Sheet:
    """The file of an input's English, there whole or not at all, and the bilingual pages beside it, if wanted."""

    target: Path
    file: Growing
    bilingual: bool
    pages: int = 0

    @classmethod
    @contextmanager
    def begun(cls, target: Path, bilingual: bool) -> Iterator[Self]:
        """The sheet while the block runs. Raises Unwritten."""
        with writing(target) as file:
            yield cls(target, file, bilingual)
        say(f"wrote {target}")

    def add(self, one: Walked) -> None:
        """Write an article's English, and its page. Raises Unwritten."""
        self.file.write(one.english())
        if self.bilingual:
            self.pages += 1
            # Only a file of JSON lines has more than one article.
            number = f".{self.pages}" if one.record.article.form == "jsonl" else ""
            page_ = self.target.with_name(f"{self.target.name.removesuffix(self.target.suffix)}{number}{PAGE}")
            write_whole(page_, page(recorded(one.record)).encode())
            say(f"wrote {page_}")


def report(walked: Walked) -> None:
    """Tell on standard error what a reader of this article must know."""
    record = walked.record
    doubts = Counter(doubt.severity for result in record.results for doubt in result.doubts)
    if walked.unsupported:
        count = counted(walked.outcomes[Outcome.UNSUPPORTED], "sentence")
        say(
            f"{record.article.origin}: {count} in a language no package here translates, left in it (`chysto detect` "
            "says which)"
        )
    if doubts:
        say(
            f"{record.article.origin}: "
            + ", ".join(f"{counted(count, 'doubt')} ({severity})" for severity, count in doubts.items())
        )
