"""``chysto backup``: the database as one file."""

from pathlib import Path

import click

from flows.complaint import Complaint, Exit, say
from flows.settings import settings
from flows.shelf import existing_store, of_database, storing
from storage import back_up


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Write over FILE if it is there.")
def backup(file: Path, force: bool) -> None:
    """Write everything that is stored to FILE: articles, edits, decisions, the translation memory.

    Runs that are at work go on meanwhile; FILE holds one moment, and is there whole or not at all. Of an SQLite
    database it is an SQLite file, looked through for damage; of PostgreSQL it is made by pg_dump.

    \b
    chysto backup chysto-monday.backup
    """
    chosen = settings()
    if of_database(file, chosen):
        raise Complaint(f"{file}: is the database itself; name another file", Exit.USAGE)
    if file.exists() and not force:
        raise Complaint(f"{file}: is there already; --force writes over it", Exit.USAGE)
    store = existing_store(chosen)
    if store is None:
        raise Complaint("nothing is stored: there is nothing to back up", Exit.USAGE)
    # Closed at once: what was opened has brought an older schema up to date.
    store.close()
    with storing():
        back_up(chosen.database, file)
    say(f"{file}: {file.stat().st_size / 1e6:,.1f} MB; `chysto restore` puts it back")
