"""``chysto cleaners``: the list of cleaners, or one cleaner explained."""

import json
from collections.abc import Mapping

import click

from cleaners import CLEANERS, SOURCE_CLEANERS, Cleaner
from flows.settings import settings
from flows.shelf import existing_store
from storage import CleanerRecord


@click.command()
@click.argument("name", required=False)
@click.option(
    "--json", "as_json", is_flag=True, help="One JSON object a cleaner: name, side, strength, version, title, record."
)
def cleaners(name: str | None, as_json: bool) -> None:
    """List the cleaners in the order in which they run; with NAME, explain one with its examples.

    Strength `always` is applied at once, `suggest` waits for a person. The record is what reviewers made of a
    cleaner's changes: accepted of decided.
    """
    known = {cleaner.name: cleaner for cleaner in (*SOURCE_CLEANERS, *CLEANERS)}
    if name is not None and name not in known:
        raise click.UsageError(f"no cleaner is called {name}; `chysto cleaners` lists them")
    records = decided()
    if as_json:
        for cleaner in [known[name]] if name else known.values():
            click.echo(json.dumps(described(cleaner, records), ensure_ascii=False))
    elif name:
        cleaner = known[name]
        click.echo(f"{cleaner.name}, version {cleaner.version}, {cleaner.strength}, {side(cleaner)}")
        click.echo(f"record: {told(records.get(name))}\n")
        click.echo(cleaner.explanation)
    else:
        for title, row in (("Source", SOURCE_CLEANERS), ("English", CLEANERS)):
            click.echo(f"{title}:")
            width = max((len(cleaner.name) for cleaner in row), default=0)
            for cleaner in row:
                record = records.get(cleaner.name)
                click.echo(
                    f"  {cleaner.name:{width}}  {cleaner.strength:7}  {cleaner.title}"
                    + (f"  [{told(record)}]" if record else "")
                )


def side(cleaner: Cleaner) -> str:
    """Which texts a cleaner walks over."""
    sides = [name for name, row in (("source", SOURCE_CLEANERS), ("English", CLEANERS)) if cleaner in row]
    return " and ".join(sides)


def decided() -> Mapping[str, CleanerRecord]:
    """The cleaners' records; none when there is no database yet: asking for a list makes no files."""
    store = existing_store(settings())
    if store is None:
        return {}
    with store:
        return store.records()


def told(record: CleanerRecord | None) -> str:
    """A record in words."""
    if record is None:
        return "no decisions yet"
    total = record.accepted + record.rejected + record.reworded
    return f"{record.accepted} of {total} accepted"


def described(cleaner: Cleaner, records: Mapping[str, CleanerRecord]) -> dict[str, object]:
    """A cleaner as the JSON object of ``--json``."""
    record = records.get(cleaner.name, CleanerRecord())
    return {
        "name": cleaner.name,
        "side": side(cleaner),
        "strength": cleaner.strength,
        "version": cleaner.version,
        "title": cleaner.title,
        "record": {"accepted": record.accepted, "rejected": record.rejected, "reworded": record.reworded},
    }
