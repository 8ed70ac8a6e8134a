"""``chysto run``: the flow once, over a folder."""

from pathlib import Path

import click

from flows.complaint import Complaint, Exit, say, status_of
from flows.orchestration import settle
from flows.settings import settings
from flows.shelf import storing
from flows.summary import Summary


@click.command()
@click.argument("inbox", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write the English below DIR, in the folders and forms of the inbox.",
)
@click.option("--again", is_flag=True, help="Redo articles that are stored already; decisions on them are kept.")
@click.option("--strict", is_flag=True, help="Exit status 1 when an article needs review.")
@click.option(
    "--glossary",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="A CSV of terms and their English: source,english,note.  [default: CHYSTO_GLOSSARY]",
)
@click.option(
    "--metrics",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Leave counters for Prometheus in FILE.  [default: CHYSTO_METRICS]",
)
@click.pass_context
def run(
    ctx: click.Context,
    inbox: Path,
    output: Path | None,
    again: bool,
    strict: bool,
    glossary: Path | None,
    metrics: Path | None,
) -> None:
    """Run the flow once over every article in the folder INBOX and its subfolders.

    New and changed articles are translated, repaired, checked and stored, in chunks of CHYSTO_CHUNK articles; what is
    stored already is left alone. The run is recorded in Prefect: at the server of PREFECT_API_URL, or else at one
    that is started for this run and kept in CHYSTO_HOME. One file that fails never stops the others; it is tried again
    later (`chysto failures`). Any number of runs may work on one inbox at once: no article is done twice.

    \b
    chysto run inbox/ -o english/
    """
    if not inbox.is_dir():
        raise Complaint(f"{inbox}: no such folder; name the folder that the articles are in", Exit.USAGE)
    settle(settings().home)
    # Importing Prefect takes seconds, and only after settle() does it read the right settings.
    from flows.run import run as flow

    with storing():
        summary = flow(inbox, output, again, glossary, metrics=metrics)
    ending(ctx, summary, strict)


def ending(ctx: click.Context, summary: Summary, strict: bool = False) -> None:
    """Tell what a run did, its failures last, and exit."""
    say(summary.line())
    for line in summary.failures:
        say(f"failed: {line}")
    ctx.exit(
        status_of(
            len(summary.failures),
            summary.stored + summary.known,
            summary.unsupported,
            review=strict and summary.needs_review > 0,
        )
    )
