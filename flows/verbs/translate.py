"""``chysto translate``: files into clean English, once."""

import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from articles import Outcome
from flows.complaint import Complaint, printable, say, status_of
from flows.equipment import equip
from flows.inputs import read_input
from flows.outputs import named, write_whole
from flows.progress import progress
from flows.record_json import json_of
from flows.screen import show
from flows.settings import settings
from flows.shelf import open_store, storing, tell_carried
from flows.way import Walked, Way
from review.bilingual import page
from review.recorded import recorded
from storage import Status


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

    \b
    chysto translate article.txt > article.en.txt
    chysto translate -o english/ --bilingual inbox/*.html
    chysto translate --diff statement.md
    """
    if len(files) > 1 and not (output or diff or as_json):
        raise click.UsageError("several files need -o DIR, --diff or --json")
    if bilingual and not output:
        raise click.UsageError("--bilingual needs -o DIR for the page")
    chosen = settings()
    if beam:
        chosen = chosen.model_copy(update={"beam": beam})
    if glossary:
        chosen = chosen.model_copy(update={"glossary": glossary})
    store = None if no_store else ctx.with_resource(open_store(chosen))
    way: Way | None = None
    failures: list[str] = []
    taken: set[str] = set()
    outcomes: Counter[Outcome] = Counter()
    done = unsupported = doubtful = 0
    for name in files:
        documents = list(read_input(name, failures))
        if not documents:
            continue
        # Only now: a file that cannot be read needs no package.
        way = way or equip(chosen, store)
        with progress(printable(Path(name).name)) as moved, storing():
            walked = way.walk(documents, lambda state: moved(*state))
            if store:
                for made in walked:
                    tell_carried(made.record.article.origin, store.save(made.record, again=True))
                walked = tuple(replace(made, record=store.settled(made.record)) for made in walked)
        for one in walked:
            outcomes += one.outcomes
            unsupported += one.unsupported
            doubtful += one.record.status == Status.NEEDS_REVIEW
            report(one)
        if diff:
            for one in walked:
                show(recorded(one.record))
        if as_json:
            for one in walked:
                click.echo(json.dumps(json_of(one.record), ensure_ascii=False))
        english = b"".join(one.english() for one in walked)
        if output:
            target = output / named(name, Path(name).suffix or ".txt", taken)
            try:
                deliver(target, english, walked if bilingual else ())
            except Complaint as complaint:
                # One name too long, or one file that may not be replaced, does not stop the others.
                complaint.show()
                failures.append(complaint.message)
                continue
        elif not diff and not as_json:
            sys.stdout.buffer.write(english)
        done += len(walked)
    if done:
        sum_up(done, outcomes)
    ctx.exit(status_of(len(failures), done, unsupported, review=strict and doubtful > 0))


def sum_up(done: int, outcomes: Counter[Outcome]) -> None:
    """Tell on standard error how many articles there were, and what became of their sentences."""
    fresh = outcomes[Outcome.TRANSLATED] + outcomes[Outcome.RETRIED]
    say(
        f"{done} articles: {fresh} sentences translated, {outcomes[Outcome.REMEMBERED]} remembered, "
        f"{outcomes[Outcome.PASSED]} passed through, {outcomes[Outcome.KEPT]} kept in the source language"
    )


def deliver(target: Path, english: bytes, shown: Sequence[Walked]) -> None:
    """Write the English, and beside it a bilingual page for each of ``shown``. Raises Complaint."""
    write_whole(target, english)
    say(f"wrote {target}")
    for number, one in enumerate(shown, start=1):
        ending = ".review.html" if len(shown) == 1 else f".{number}.review.html"
        sheet = target.with_name(target.name.removesuffix(target.suffix) + ending)
        write_whole(sheet, page(recorded(one.record)).encode())
        say(f"wrote {sheet}")


def report(walked: Walked) -> None:
    """Tell on standard error what a reader of this article must know."""
    record = walked.record
    doubts = Counter(doubt.severity for result in record.results for doubt in result.doubts)
    if walked.unsupported:
        count = walked.outcomes[Outcome.UNSUPPORTED]
        say(
            f"{record.article.origin}: {count} sentences are in a language no package here translates; kept as they "
            "are (`chysto detect` says which)"
        )
    if doubts:
        say(
            f"{record.article.origin}: "
            + ", ".join(f"{count} doubts ({severity})" for severity, count in doubts.items())
        )
