"""``chysto cleaners``: the list, one cleaner explained, and what reviews have taught about them."""

import json
from collections.abc import Collection, Mapping
from pathlib import Path

import click

from articles import SUGGEST
from cleaners import CLEANERS, SOURCE_CLEANERS, Cleaner
from flows.complaint import say
from flows.fixtures import add, by_cleaner, leaves
from flows.settings import settings
from flows.shelf import existing_store, storing
from flows.strengths import demoted, set_demoted
from storage import CleanerRecord


class Listing(click.Group):
    """A group that lists when it is given no command: `chysto cleaners` and `chysto cleaners NAME` are `list`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        plain = not args or (args[0] not in self.commands and args[0] not in ctx.help_option_names)
        return super().parse_args(ctx, ["list", *args] if plain else args)


@click.group(cls=Listing)
def cleaners() -> None:
    """The cleaners: the list, one of them explained, and what reviews have taught about them.

    \b
    chysto cleaners                   # the list, in the order in which they run
    chysto cleaners merged_number     # one cleaner with its examples and its record
    chysto cleaners demote furniture  # it suggests only, from now on
    """


@cleaners.command("list")
@click.argument("name", required=False)
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="One JSON object a cleaner: name, side, strength, demoted, version, title, record, doubtful.",
)
def listed(name: str | None, as_json: bool) -> None:
    """List the cleaners in the order in which they run; with NAME, explain one with its examples.

    Strength `always` is applied at once, `suggest` waits for a person. The record is what reviewers made of a
    cleaner's changes: accepted of accepted and rejected. One that is under 95 % over 40 of them or more is offered for
    demotion.
    """
    known = {cleaner.name: cleaner for cleaner in (*SOURCE_CLEANERS, *CLEANERS)}
    if name is not None and name not in known:
        raise click.UsageError(f"no cleaner is called {name}; `chysto cleaners` lists them")
    records = decided()
    low = demoted()
    if as_json:
        for cleaner in [known[name]] if name else known.values():
            click.echo(json.dumps(described(cleaner, records, low), ensure_ascii=False))
    elif name:
        cleaner = known[name]
        click.echo(f"{cleaner.name}, version {cleaner.version}, {strength(cleaner, low)}, {side(cleaner)}")
        click.echo(f"record: {told(records.get(name))}\n")
        click.echo(cleaner.explanation)
    else:
        for title, row, names in (("Source", SOURCE_CLEANERS, frozenset[str]()), ("English", CLEANERS, low)):
            click.echo(f"{title}:")
            width = max((len(cleaner.name) for cleaner in row), default=0)
            for cleaner in row:
                record = records.get(cleaner.name) if row is CLEANERS else None
                click.echo(
                    f"  {cleaner.name:{width}}  {strength(cleaner, names):7}  {cleaner.title}"
                    + (f"  [{told(record)}]" if record else "")
                )
    for each, record in records.items():
        if offered(each, record, low) and name in (None, each) and not as_json:
            say(f"{each}: {told(record)}; `chysto cleaners demote {each}` lets it suggest only")


@cleaners.command()
@click.argument("name")
def demote(name: str) -> None:
    """Let the cleaner NAME suggest only: its edits wait for a person from now on.

    It is kept in cleaners.toml in CHYSTO_HOME, holds for translate, repair and run, and stands in the signature of
    every article. `chysto cleaners promote NAME` takes it back.
    """
    expect(name)
    names = demoted()
    if name in names or next(each for each in CLEANERS if each.name == name).strength is SUGGEST:
        say(f"{name} suggests only already")
        return
    set_demoted(names | {name})
    say(f"{name} suggests only from now on; `chysto cleaners promote {name}` takes it back")


@cleaners.command()
@click.argument("name")
def promote(name: str) -> None:
    """Give the cleaner NAME its own strength back."""
    names = demoted()
    if name not in names:
        expect(name)
        say(f"{name} was not demoted")
        return
    set_demoted(names - {name})
    say(f"{name} has its own strength again")


@cleaners.command()
@click.argument("names", nargs=-1)
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Add them to NAME.toml in DIR, each text once, instead of printing them.",
)
def fixtures(names: tuple[str, ...], output: Path | None) -> None:
    """Write rejected edits as [[leaves]] fixtures: texts that a cleaner has to leave as they are.

    \b
    chysto cleaners fixtures merged_number
    chysto cleaners fixtures -o tests/cleaners/

    Each has its source, and a comment that says who rejected what. With NAMES, only those of these cleaners.
    """
    for name in names:
        expect(name)
    store = existing_store(settings())
    cases: dict[str, list[str]] = {}
    left_out = 0
    if store is not None:
        with store, storing():
            cases, left_out = by_cleaner(each for each in leaves(store) if not names or each.cleaner in names)
    for cleaner, texts in cases.items():
        if output is None:
            click.echo("\n".join([f"# tests/cleaners/{cleaner}.toml", *texts]))
        elif count := add(output / f"{cleaner}.toml", texts):
            say(f"{output / f'{cleaner}.toml'}: {count} more")
    if not cases:
        say("no edit is rejected" + (" of these cleaners" if names else ""))
    if left_out:
        say(f"left out {left_out} texts with signs that TOML cannot write")


def expect(name: str) -> None:
    """A cleaner of the English, or wrong usage."""
    if name not in {cleaner.name for cleaner in CLEANERS}:
        raise click.UsageError(f"no cleaner of the English is called {name}; `chysto cleaners` lists them")


def strength(cleaner: Cleaner, low: Collection[str]) -> str:
    """How a cleaner's edits are taken here."""
    return "demoted" if cleaner.name in low and cleaner.strength is not SUGGEST else str(cleaner.strength)


def offered(name: str, record: CleanerRecord, low: Collection[str]) -> bool:
    """Whether a cleaner should be demoted: it is applied at once, and too many of its changes were rejected."""
    return (
        record.doubtful
        and name not in low
        and any(each.name == name and each.strength is not SUGGEST for each in CLEANERS)
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
    with store, storing():
        return store.records()


def told(record: CleanerRecord | None) -> str:
    """A record in words."""
    if record is None:
        return "no decisions yet"
    said = []
    if record.share is not None:
        said.append(f"{record.accepted} of {record.accepted + record.rejected} accepted, {record.share:.1%}")
    if record.reworded:
        said.append(f"{record.reworded} reworded")
    return ", ".join(said)


def described(cleaner: Cleaner, records: Mapping[str, CleanerRecord], low: Collection[str]) -> dict[str, object]:
    """A cleaner as the JSON object of ``--json``."""
    record = records.get(cleaner.name, CleanerRecord())
    return {
        "name": cleaner.name,
        "side": side(cleaner),
        "strength": cleaner.strength,
        "demoted": cleaner.name in low,
        "version": cleaner.version,
        "title": cleaner.title,
        "record": {"accepted": record.accepted, "rejected": record.rejected, "reworded": record.reworded},
        "doubtful": record.doubtful,
    }
