"""``chysto memory``: what was translated once, counted, exchanged and pruned."""

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator
from importlib.metadata import version
from itertools import islice
from pathlib import Path

import click

from articles import Outcome, Remembered
from documents import Unreadable
from documents.tmx import Unit, read_tmx, write_tmx
from engines.memory import reviewed_key
from flows.complaint import Complaint, Exit, counted, say
from flows.outputs import writing
from flows.progress import progress
from flows.settings import settings
from flows.shelf import existing_store, open_store, storing
from storage import Entry

BATCH = 1000
"""So many imported units are stored in one transaction."""
PERSON = "a person's translation"


@click.group()
def memory() -> None:
    """The translation memory: sentences that were translated, so that none is translated twice.

    What a person wrote or approved, an imported file first of all, comes before what a machine made of the same
    sentence, whatever the package.
    """


@memory.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object for each language and package.")
def stats(as_json: bool) -> None:
    """Count the entries by language and package, and say when they were last used."""
    store = existing_store(settings())
    if store is None:
        say("the translation memory is empty")
        return
    with store, storing():
        shares = store.memory.shares()
    for share in shares:
        made_by = "reviewed" if share.reviewed else share.package[:12]
        if as_json:
            fact = {
                "language": share.language,
                "package": share.package,
                "reviewed": share.reviewed,
                "entries": share.entries,
                "first": share.first.isoformat(),
                "last": share.last.isoformat(),
                "used": share.used.isoformat(),
            }
            click.echo(json.dumps(fact, ensure_ascii=False))
        else:
            entries = counted(share.entries, "entry", "entries")
            click.echo(f"{share.language}  {made_by:12}  {entries:>17}  last used {share.used}")
    say(counted(sum(share.entries for share in shares), "entry", "entries"))


@memory.command()
@click.option("--tmx", "target", required=True, metavar="FILE", help="Write TMX 1.4b to FILE; - is standard output.")
@click.option("--language", type=click.Choice(["uk", "ru"]), help="Only sentences in this language.")
def export(target: str, language: str | None) -> None:
    """Write the memory as TMX, which other translation programs read.

    \b
    chysto memory export --tmx memory.tmx

    Sentences that could not be translated are left out. Package, settings, outcome and whether a person made it stand
    in each unit's props.
    """
    store = existing_store(settings())
    if store is None:
        raise Complaint("the translation memory is empty: nothing to export", Exit.USAGE)
    count = 0

    def units() -> Iterator[Unit]:
        nonlocal count
        for entry in store.memory.entries(language):
            if entry.remembered.outcome is not Outcome.KEPT:
                count += 1
                yield unit_of(entry)

    with store, storing():
        languages = {share.language for share in store.memory.shares()} if language is None else {language}
        lines = write_tmx(units(), version("chysto"), languages.pop() if len(languages) == 1 else None)
        if target == "-":
            sys.stdout.buffer.writelines(lines)
        else:
            with writing(Path(target)) as file:
                file.writelines(lines)
    say(f"exported {counted(count, 'entry', 'entries')}")


@memory.command("import")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def imported(file: Path) -> None:
    """Take the translations of a TMX file, Ukrainian or Russian to English, into the memory.

    They count as reviewed: from now on they stand for their sentences, whatever package is in use. Only units that
    Chysto exported and nobody has changed since stay a machine's. A broken file changes nothing.
    """
    left_out: Counter[str] = Counter()
    reviewed = others = 0
    # Read twice, so that nothing of a file that ends in an error is taken.
    total = sum(1 for _ in units_of(file, left_out))
    with open_store(settings()) as store, progress(file.name, unit="units") as moved, storing():
        units = units_of(file, Counter())
        while batch := list(islice(units, BATCH)):
            # The last of equal units counts.
            by_person = {entry.key: entry for unit in batch if (entry := of_person(unit))}
            by_machine = {entry.key: entry for unit in batch if (entry := of_machine(unit))}
            store.memory.remember(by_machine.values())
            store.memory.remember(by_person.values(), reviewed=True)
            reviewed += len(by_person)
            others += len(by_machine)
            moved(reviewed + others, total, 0)
    say(f"imported {reviewed:,} reviewed entries" + (f" and {others:,} of a machine" if others else ""))
    for reason, count in left_out.items():
        say(f"left out {counted(count, 'unit')}: {reason}")


@memory.command()
@click.option("--unused-for", type=click.IntRange(0), metavar="DAYS", help="Entries not used for so many days.")
@click.option("--package", metavar="DIGEST", help="Entries of this package; the beginning of its digest is enough.")
@click.option("--reviewed", is_flag=True, help="Entries that a person made, and none of a machine.")
@click.option("--dry-run", is_flag=True, help="Only count.")
def prune(unused_for: int | None, package: str | None, reviewed: bool, dry_run: bool) -> None:
    """Forget entries: those to which every option given applies.

    What a person made is kept unless --reviewed says so. `chysto memory stats` shows the packages' digests.

    \b
    chysto memory prune --unused-for 365 --dry-run
    """
    if unused_for is None and not package and not reviewed:
        raise click.UsageError("say what to forget: --unused-for DAYS, --package DIGEST or --reviewed")
    store = existing_store(settings())
    count = 0
    if store is not None:
        with store, storing():
            count = store.memory.prune(
                unused_for=unused_for, package=package or None, reviewed=reviewed, dry_run=dry_run
            )
    say(f"{'would forget' if dry_run else 'forgot'} {counted(count, 'entry', 'entries')}")


def unit_of(entry: Entry) -> Unit:
    """An entry as TMX has it."""
    kept = entry.remembered
    facts = {
        "x-chysto-key": kept.key,
        "x-chysto-package": kept.package,
        "x-chysto-settings": kept.settings,
        "x-chysto-outcome": kept.outcome,
        "x-chysto-reason": kept.reason,
        "x-chysto-score": "" if kept.score is None else repr(kept.score),
        "x-chysto-reviewed": "yes" if entry.reviewed else "no",
        "x-chysto-sum": sum_of(kept.source, kept.english),
    }
    used = entry.made.replace(year=entry.used.year, month=entry.used.month, day=entry.used.day)
    props = {name: str(value) for name, value in facts.items() if value}
    return Unit(kept.source, kept.language, kept.english, entry.made, used, props)


def sum_of(source: str, english: str) -> str:
    """What tells, on import, whether anybody has changed an exported unit."""
    return hashlib.sha256(f"{source}\x1f{english}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def of_machine(unit: Unit) -> Remembered | None:
    """The entry that was exported, if it was a machine's and is unchanged."""
    props = unit.props
    unchanged = props.get("x-chysto-sum") == sum_of(unit.source, unit.english)
    if not unchanged or props.get("x-chysto-reviewed") != "no":
        return None
    score = props.get("x-chysto-score")
    try:
        return Remembered(
            props["x-chysto-key"],
            unit.source,
            unit.language,
            unit.english,
            props["x-chysto-package"],
            props["x-chysto-settings"],
            float(score) if score else None,
            Outcome(props["x-chysto-outcome"]),
            props.get("x-chysto-reason", ""),
        )
    except (KeyError, ValueError):
        return None


def of_person(unit: Unit) -> Remembered | None:
    """The entry of a unit that somebody else wrote, or changed; None for a machine's."""
    if of_machine(unit):
        return None
    key = reviewed_key(unit.source, unit.language)
    english = " ".join(unit.english.split())
    return Remembered(key, unit.source, unit.language, english, "", "", None, Outcome.TRANSLATED, PERSON)


def units_of(file: Path, left_out: Counter[str]) -> Iterator[Unit]:
    """The units of a TMX file; what is left out is counted by its reason. Raises Complaint."""
    try:
        with file.open("rb") as stream:
            yield from read_tmx(stream, str(file), lambda reason: left_out.update([reason]))
    except Unreadable as unreadable:
        raise Complaint(str(unreadable)) from None
    except OSError as error:
        raise Complaint(f"{file}: {error.strerror or error}; check the path and the right to read it") from None
