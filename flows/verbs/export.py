"""``chysto export``: stored articles in the forms of other programs."""

import sys
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path

import click

from documents.tmx import write_tmx
from documents.xliff import write_xliff
from flows.complaint import Complaint, Exit, counted, say
from flows.exchange import decisions_csv, json_line, pairs_of, part_of
from flows.outputs import writing
from flows.settings import settings
from flows.shelf import article_named, existing_store, storing
from storage import Store, Stored

FORMS = ("xliff", "tmx", "csv", "jsonl")


def target(form: str, says: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    return click.option(f"--{form}", metavar="FILE", help=says)


@click.command()
@click.argument("articles", nargs=-1)
@target("xliff", "XLIFF 1.2 for a translation program; what comes back is read by `chysto import`.")
@target("tmx", "TMX 1.4b of the sentences that people have called right.")
@target("csv", "Every decision with its time and reviewer.")
@target("jsonl", "Everything: one JSON object an article, as `translate --json`, with its decisions.")
def export(articles: tuple[str, ...], **targets: str | None) -> None:
    """Write stored ARTICLES, or all of them, for other programs; FILE may be - for standard output.

    \b
    chysto export --xliff bridge.xlf bridge.txt   # correct it in a translation program, then
    chysto import bridge.xlf                      # your changes are decisions
    chysto export --csv decisions.csv

    An article is a file as it was given to translate or run, its name or the beginning of its id. In XLIFF its edits
    and doubts stand as notes. TMX has the sentences of reviewed and published articles and of passages that a person
    wrote, where it is certain which English belongs to which.
    """
    wanted = {form: name for form in FORMS if (name := targets[form]) is not None}
    if not wanted:
        raise click.UsageError("say what to write: " + ", ".join(f"--{form} FILE" for form in FORMS))
    if [*wanted.values()].count("-") > 1:
        raise click.UsageError("only one of them can go to standard output")
    store = existing_store(settings())
    if store is None:
        raise Complaint("nothing is stored yet; `chysto translate` or `chysto run` stores articles", Exit.USAGE)
    with store, storing():
        ids = [article_named(store, each).id for each in articles] or [line.id for line in store.articles()]
        for form, name in wanted.items():
            put(name, lines(form, store, ids))
            say(f"{counted(len(ids), 'article')} written as {form}" + ("" if name == "-" else f" to {name}"))


def lines(form: str, store: Store, ids: list[str]) -> Iterator[bytes]:
    """The lines of a file with the articles in this form; one article is in memory at a time."""
    found: Iterator[Stored] = (store.find(id_) for id_ in ids)
    match form:
        case "xliff":
            return write_xliff(map(part_of, found), version("chysto"))
        case "tmx":
            return write_tmx((pair for stored in found for pair in pairs_of(stored)), version("chysto"))
        case "csv":
            return decisions_csv((stored, store.history(stored.id)) for stored in found)
        case _:
            return map(json_line, found)


def put(name: str, written: Iterator[bytes]) -> None:
    """Write the lines to a file, whole or not at all, or to standard output."""
    if name == "-":
        sys.stdout.buffer.writelines(written)
        return
    with writing(Path(name)) as file:
        file.writelines(written)
