"""``chysto repair``: clean English that is already translated, by whomever."""

import gc
import json
import os
import sys
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from types import NoneType
from typing import Any

import click
import orjson

from articles import ALWAYS, Change
from cleaners import CLEANERS, Cleaned, Cleaner, QuoteStyle, Text, clean_article, clean_text, clean_texts
from documents import Document, write
from flows.complaint import Complaint, counted, printable, say, status_of
from flows.inputs import read_input, records_of
from flows.outputs import inputs_in, named, write_whole
from flows.screen import show
from flows.stopping import stoppable
from flows.strengths import as_set, demoted
from review.unified import unified_view
from review.view import PassageView, View

ALIVE = 100_000
"""New objects after which Python looks for rings of them: cleaning makes many objects and no ring, and to look after
every 700 takes a twentieth of its time."""
COMPACT = (",", ":")
AS_IT_IS = json.JSONEncoder(ensure_ascii=False, separators=COMPACT).encode
PLAIN = frozenset({str, int, bool, NoneType})
"""Types of which orjson writes every value as it is, or refuses it."""
NOT_THE_TEXT = (OSError, MemoryError, ImportError)
"""What goes wrong for every text, and is told once."""


@click.command()
@click.argument("files", nargs=-1, required=True)
@click.option(
    "--check", is_flag=True, help="Write nothing; name the inputs that repair would change. Exit status 1 if any."
)
@click.option("--diff", is_flag=True, help="Print what would change, with the reasons, instead of the clean text.")
@click.option("--patch", is_flag=True, help="Print a unified diff instead, for patch-minded people and programs.")
@click.option(
    "--jsonl",
    is_flag=True,
    help='Filter JSON lines: {"id","text"[,"source","language"]} in; the same out, "text" clean and "edits" added.',
)
@click.option("--only", multiple=True, metavar="CLEANER", help="Run this cleaner alone; may be repeated.")
@click.option("--skip", multiple=True, metavar="CLEANER", help="Leave this cleaner out; may be repeated.")
@click.option(
    "--quotes",
    type=click.Choice([style.value for style in QuoteStyle]),
    envvar="CHYSTO_QUOTES",
    default=QuoteStyle.KEEP.value,
    show_envvar=True,
    show_default=True,
    help="Style of quotation marks; keep: the article's own.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write NAME.en.EXT in DIR instead of to standard output.",
)
@click.pass_context
def repair(
    ctx: click.Context,
    files: tuple[str, ...],
    check: bool,
    diff: bool,
    patch: bool,
    jsonl: bool,
    only: tuple[str, ...],
    skip: tuple[str, ...],
    quotes: str,
    output: Path | None,
) -> None:
    """Clean English that is already translated; FILE may be - for standard input.

    Text, Markdown, HTML and JSON lines keep their form. The clean text goes to standard output, what was done to
    standard error. Only what is certain is changed; suggestions are counted, and --diff lists them.

    \b
    chysto repair translated.txt > clean.txt
    chysto repair --diff page.html
    chysto repair --check --skip furniture *.txt
    translator | chysto repair --jsonl -
    """
    ctx.with_resource(stoppable())
    chosen = choose(only, skip)
    style = QuoteStyle(quotes)
    failures: list[str] = []
    gc.set_threshold(ALIVE)
    if jsonl:
        cleaned_lines = sum(filter_lines(name, chosen, style, failures) for name in files)
        ctx.exit(status_of(len(failures), cleaned_lines))
    if len(files) > 1 and not (check or diff or patch or output):
        raise click.UsageError("several files need -o DIR, --check, --diff or --patch")
    taken = inputs_in(output, files) if output else set()
    done = changed = 0
    for name in files:
        written: list[bytes] = []
        articles = 0
        for document in read_input(name, failures):
            origin = document.article.origin
            repaired = repaired_in(document, chosen, style, failures)
            if repaired is None:
                continue
            articles += 1
            results, anchors = repaired
            tell(origin, results)
            moved = any(change.strength == ALWAYS for result in results for change in result.changes)
            changed += moved
            if diff:
                show(view_of(document, results), changed_only=True)
            elif patch:
                click.echo(unified_view(view_of(document, results), exact=not sys.stdout.isatty()), nl=False)
            elif check:
                if moved:
                    click.echo(printable(origin))
            else:
                written.append(write(document, [result.text for result in results], anchors))
        if written and output:
            target = output / named(name, Path(name).suffix or ".txt", taken)
            try:
                write_whole(target, b"".join(written))
            except Complaint as complaint:
                # One name too long, or one file that may not be replaced, does not stop the others.
                complaint.show()
                failures.append(complaint.message)
                continue
            say(f"wrote {target}")
        elif written:
            sys.stdout.buffer.write(b"".join(written))
        done += articles
    ctx.exit(status_of(len(failures), done, review=check and changed > 0))


def choose(only: Sequence[str], skip: Sequence[str]) -> tuple[Cleaner, ...]:
    """The cleaners to run, always in their own order and with the strengths that people have set."""
    known = {cleaner.name for cleaner in CLEANERS}
    if unknown := [name for name in (*only, *skip) if name not in known]:
        raise click.UsageError(f"no cleaner is called {', '.join(unknown)}; `chysto cleaners` lists them")
    chosen = [cleaner for cleaner in CLEANERS if (not only or cleaner.name in only) and cleaner.name not in skip]
    return as_set(chosen, demoted())


def repaired_in(
    document: Document, chosen: Sequence[Cleaner], style: QuoteStyle, failures: list[str]
) -> tuple[Sequence[Cleaned], list[str]] | None:
    """What becomes of a document's passages and of its links' words.

    None for one that brings out a fault of ours, which is told on standard error and added to ``failures``.
    """
    article = document.article
    try:
        results = clean_article(article.passages, chosen, style)
        # What stands in brackets behind a link is English already.
        anchors = [clean_text(anchor.text, cleaners=chosen, quotes=style).text for anchor in document.anchors]
    except NOT_THE_TEXT:
        raise
    except Exception as error:
        failures.append(stopped(article.origin, error))
        return None
    return results, anchors


def filter_lines(name: str, chosen: Sequence[Cleaner], style: QuoteStyle, failures: list[str]) -> int:
    """JSON lines in, JSON lines out; fields that are not ours come through untouched. How many were cleaned.

    What cannot be read, or what a fault of ours has left as it came, is added to ``failures``.
    """
    out = sys.stdout.buffer
    done = 0
    for records in records_of(name, failures):
        known = len(failures)
        for record, result in zip(records, cleaned(records, name, chosen, style, failures), strict=True):
            if result.fight:
                say(f"{record.get('id', name)}: {' and '.join(result.fight)} undo each other; left as it was")
            repaired = {"text": result.text, "edits": [edit_of(change) for change in result.changes]}
            out.write(json_line(record, repaired))
        out.flush()
        done += len(records) - (len(failures) - known)
    return done


def cleaned(
    records: Sequence[dict[str, Any]], name: str, chosen: Sequence[Cleaner], style: QuoteStyle, failures: list[str]
) -> Sequence[Cleaned]:
    """What becomes of each record. One that brings out a fault of ours stays as it came, and stops none of the others.

    It is told on standard error and added to ``failures``.
    """
    try:
        return clean_texts(list(map(text_of, records)), chosen, style)
    except NOT_THE_TEXT:
        raise
    except Exception as error:
        if len(records) > 1:
            return [result for record in records for result in cleaned([record], name, chosen, style, failures)]
        failures.append(stopped(str(records[0].get("id", name)), error))
        return [Cleaned(records[0]["text"], ())]


def stopped(origin: str, error: Exception) -> str:
    """Say that a fault of ours has left a text as it was; raises it where CHYSTO_TRACEBACK asks for it."""
    if os.environ.get("CHYSTO_TRACEBACK"):
        raise error
    fault = f"{type(error).__name__}: {error}"
    line = f"{origin}: cannot be repaired ({fault}); left as it was. Please report it with the text"
    say(line)
    return line


def text_of(record: dict[str, Any]) -> Text:
    """What a record asks to be cleaned."""
    source, language = record.get("source"), record.get("language")
    return Text(
        record["text"],
        source if isinstance(source, str) else None,
        language if isinstance(language, str) else None,
    )


def json_line(record: dict[str, Any], repaired: dict[str, Any]) -> bytes:
    """A record as it came, and over it what repair makes of it, as a line of JSON.

    orjson is ten times as quick, but has no infinity, no number of more than 64 bits and no half a surrogate pair. A
    record that has such, or may have, goes through the standard library and comes out as it went in; with half a
    surrogate pair all in ASCII.
    """
    whole = record | repaired
    if PLAIN.issuperset(map(type, record.values())):
        with suppress(TypeError):
            return orjson.dumps(whole, option=orjson.OPT_APPEND_NEWLINE)
    try:
        return f"{AS_IT_IS(whole)}\n".encode()
    except UnicodeEncodeError:
        return f"{json.dumps(whole, separators=COMPACT)}\n".encode()


def edit_of(change: Change) -> dict[str, Any]:
    """A change as it stands in JSON: ``start`` and ``end`` are places in the text as it came in."""
    return {
        "key": change.key,
        "cleaner": change.cleaner,
        "version": change.version,
        "strength": change.strength,
        "start": change.machine_start,
        "end": change.machine_end,
        "before": change.before,
        "after": change.after,
        "reason": change.reason,
        "turn": change.turn,
        "rests_on": list(change.rests_on),
    }


def tell(origin: str, results: Sequence[Cleaned]) -> None:
    """One line on standard error: how many edits by which cleaner, and what waits for a person."""
    edits = Counter(change.cleaner for result in results for change in result.changes if change.strength == ALWAYS)
    waiting = sum(change.strength != ALWAYS for result in results for change in result.changes)
    by = ", ".join(f"{cleaner} {count}" for cleaner, count in edits.most_common())
    done = counted(edits.total(), "edit") + (f" ({by})" if by else "")
    say(f"{origin}: {done}, {counted(waiting, 'suggestion')}")
    for fight in {result.fight for result in results if result.fight}:
        say(f"{origin}: {' and '.join(fight)} undo each other; a passage was left as it was")


def view_of(document: Document, results: Sequence[Cleaned]) -> View:
    """What the repair did to a document, to be shown."""
    article = document.article
    return View(
        title=article.title,
        origin=article.origin,
        language="en",
        signature="",
        passages=tuple(
            PassageView(passage.kind, "en", None, passage.text, result.text, result.changes)
            for passage, result in zip(article.passages, results, strict=True)
        ),
    )
