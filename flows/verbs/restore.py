"""``chysto restore``: a back-up in the place of the database."""

from datetime import UTC, datetime
from pathlib import Path

import click

from flows.complaint import Complaint, Exit, counted, say
from flows.settings import Settings, settings
from flows.shelf import existing_store, of_database, open_store, storing
from storage import file_of
from storage import restore as put_back


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Do so although something is stored; that is kept in a file of its own.")
def restore(file: Path, force: bool) -> None:
    """Put FILE, which `chysto backup` made, in the place of the database.

    What was stored before is kept in a back-up beside the database (of PostgreSQL, in CHYSTO_HOME), and its name is
    told. A run that is at work goes on; what it has in hand is taken up again by the next.

    \b
    chysto restore chysto-monday.backup
    """
    chosen = settings()
    if of_database(file, chosen):
        raise Complaint(f"{file}: is the database itself; name a back-up", Exit.USAGE)
    if not force and (held := holdings(chosen)):
        raise Complaint(
            f"the database {held}; --force puts {file} in its place and keeps what is there beside it", Exit.USAGE
        )
    place = file_of(chosen.database)
    before = (place.parent if place else chosen.home) / f"before-restore-{datetime.now(UTC):%Y%m%d-%H%M%S}.backup"
    with storing():
        kept = put_back(chosen.database, file, before)
    with open_store(chosen) as store, storing():
        say(f"restored {counted(sum(store.summary().articles.values()), 'article')} from {file}")
    if kept:
        say(f"what was stored before is kept in {before}")


def holdings(chosen: Settings) -> str:
    """What a restore would replace; empty where nothing is stored."""
    try:
        store = existing_store(chosen)
        if store is None:
            return ""
        with store, storing():
            held = store.summary()
    except Complaint:
        return "is there, and cannot be read"
    articles = sum(held.articles.values())
    if not articles and not held.memory:
        return ""
    return f"holds {counted(articles, 'article')} and {counted(held.memory, 'remembered sentence')}"
