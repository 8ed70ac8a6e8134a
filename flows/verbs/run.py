"""``chysto run``: the flow once, over an inbox."""

from pathlib import Path

import click

from flows.complaint import say, status_of
from flows.feed import Pages
from flows.orchestration import orchestrated, settle
from flows.settings import settings
from flows.shelf import storing
from flows.source import named
from flows.summary import Summary


@click.command()
@click.argument("inbox")
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write the English below DIR, in the folders and forms of the inbox.",
)
@click.option(
    "--pages",
    # A list of them: of the class itself click would take the names, in capitals.
    type=click.Choice([*Pages], case_sensitive=False),
    help="Whose pages are fetched for the items of a feed: none's, those of items that bring no whole text, or all. "
    "[default: missing for a feed on the web, none for a feed in a file]",
)
@click.option("--again", is_flag=True, help="Redo articles that are stored already; decisions on them are kept.")
@click.option("--strict", is_flag=True, help="Exit status 1 when an article needs review.")
@click.option(
    "--glossary",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="A CSV of terms and their English: source,english,note.  [default: CHYSTO_GLOSSARY]",
)
@click.option(
    "--metrics",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Leave counters for Prometheus in FILE.  [default: CHYSTO_METRICS]",
)
@click.option(
    "--cluster", metavar="ADDRESS", help="Have the workers of a Dask scheduler do it.  [default: CHYSTO_CLUSTER]"
)
@click.pass_context
def run(
    ctx: click.Context,
    inbox: str,
    output: Path | None,
    pages: Pages | None,
    again: bool,
    strict: bool,
    glossary: Path | None,
    metrics: Path | None,
    cluster: str | None,
) -> None:
    """Run the flow once over every article in INBOX.

    INBOX is a folder with its subfolders, a file of JSON lines that may grow, or an RSS or Atom feed, by its web
    address or as a file (.xml, .rss, .atom, .rdf).

    \b
    chysto run inbox/ -o english/
    chysto run news.jsonl
    chysto run https://news.example/feed.xml

    New and changed articles are translated, repaired, checked and stored, in chunks of CHYSTO_CHUNK articles; what
    is stored already is left alone, and written to DIR only where it is missing; --again does both. A file that was
    written less than CHYSTO_SETTLE seconds ago is looked at again, and left for the next run if it has changed. The
    run is recorded in Prefect: at the server of PREFECT_API_URL, or else at one that is started for this run and
    kept in CHYSTO_HOME. One article that fails never stops the others; it is tried again later (`chysto failures`).
    Any number of runs may work on one inbox at once: no article is done twice.

    The network is used for a feed whose web address you give, and for --pages with a feed in a file. Pages are read
    one at a time, with a pause, as the site's robots.txt asks; none on this machine or a private network is, unless
    the feed itself is there.
    """
    inbox = named(inbox)
    settle(settings().home)
    # Importing Prefect takes seconds, and only after settle() does it read the right settings.
    from flows.killed import carry_out
    from flows.run import run as flow

    with storing(), orchestrated():
        summary = carry_out(flow, inbox, output, again, glossary, pages, metrics=metrics, cluster=cluster)
    ending(ctx, summary, strict)


def ending(ctx: click.Context, summary: Summary, strict: bool = False) -> None:
    """Tell what a run did, its failures last, and exit."""
    say(summary.line())
    for line in summary.failures:
        say(f"failed: {line}")
    for line in summary.left:
        say(f"left for the next run: {line}")
    ctx.exit(
        status_of(
            len(summary.failures),
            summary.stored + summary.known,
            summary.unsupported,
            review=strict and summary.needs_review > 0,
        )
    )
