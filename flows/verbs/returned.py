"""``chysto import``: what comes back from a translation program."""

from collections.abc import Mapping
from pathlib import Path

import click

from documents import Unreadable
from documents.tmx import allowed
from documents.xliff import Part, read_xliff
from flows.complaint import Complaint, counted, say, status_of
from flows.reviewer import reviewer_named
from flows.settings import settings
from flows.shelf import existing_store, storing
from flows.taught import taught
from review.decide import Refused, act, rewriting_where
from storage import Missing, Result, Store, Stored

LARGEST = 200_000_000
"""Bytes of a file that is read."""


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(dir_okay=False, path_type=Path))
@click.option("--reviewer", help="The name under which decisions are kept; yours on this machine when not given.")
@click.pass_context
def returned(ctx: click.Context, files: tuple[Path, ...], reviewer: str | None) -> None:
    """Read XLIFF 1.2 FILES back that `chysto export --xliff` wrote: what was changed in them becomes decisions.

    \b
    chysto import bridge.xlf --reviewer Olha

    A passage whose English reads otherwise than it went out is taken as that reviewer's own words, as if they were
    written on the review page. A passage that somebody decided on here since is left as it is, and named. A broken
    file changes nothing. Translation memories are read by `chysto memory import`.
    """
    who = reviewer_named(reviewer)
    failures: list[str] = []
    done = 0
    store = existing_store(settings())
    if store is None:
        raise Complaint("nothing is stored yet; what comes back belongs to stored articles")
    with store, storing():
        for file in files:
            try:
                for part in parts_of(file):
                    said = bring(store, part, who)
                    done += 1
                    say(said)
            except (Complaint, Refused, Missing) as error:
                failures.append(str(file))
                say(error.message if isinstance(error, Complaint) else f"{file}: {error}")
    ctx.exit(status_of(len(failures), done))


def parts_of(file: Path) -> list[Part]:
    """All articles of a file: nothing of one that ends in an error is taken. Raises Complaint."""
    try:
        if file.stat().st_size > LARGEST:
            raise Complaint(f"{file}: is larger than {LARGEST // 1_000_000} MB: export fewer articles in one file")
        with file.open("rb") as stream:
            return [*read_xliff(stream, str(file))]
    except Unreadable as unreadable:
        raise Complaint(str(unreadable)) from None
    except OSError as error:
        raise Complaint(f"{file}: {error.strerror or error}; check the path and the right to read it") from None


def bring(store: Store, part: Part, reviewer: str) -> str:
    """Take what was changed in an article over; what was done, in words. Raises Refused, Missing."""
    stored = origin_of(store, part)
    changed = changed_in(part, stored.record.results)
    strange = sum(not fits(unit.source, unit.position, stored) for unit in part.units)
    made = act(store, stored.id, rewriting_where(changed, reviewer, allowed), taught) if changed else ()
    there = store.find(stored.id).record.results
    overtaken = sum(allowed(there[position].clean) != wording for position, (_, wording) in changed.items())
    said = [f"{counted(len(made), 'passage')} changed"]
    if overtaken:
        said.append(f"{overtaken} not taken over, since somebody decided on them here")
    if other := otherwise_in(part, stored.record.results):
        said.append(f"{other} unchanged in the file, though stored otherwise by now")
    if strange:
        said.append(f"{strange} left out, unlike what is stored")
    return f"{stored.record.article.origin}: {', '.join(said)}"


def origin_of(store: Store, part: Part) -> Stored:
    """The stored article that a part came from; in another database it may have another id. Raises Missing."""
    try:
        return store.find(part.id)
    except Missing:
        return store.find(part.origin)


def changed_in(part: Part, results: tuple[Result, ...]) -> Mapping[int, tuple[str, str]]:
    """What went out and what came back, by position, of the passages that read otherwise than they went out."""
    found = {}
    for unit in part.units:
        if unit.english is None or not fitting(unit.source, unit.position, results):
            continue
        sent = allowed(results[unit.position].clean) if unit.sent is None else unit.sent
        if unit.english != sent:
            found[unit.position] = (sent, unit.english)
    return found


def otherwise_in(part: Part, results: tuple[Result, ...]) -> int:
    """How many passages nobody changed in the file, by its own word, that are stored otherwise.

    They were decided on here since, or somebody replaced a word in the whole file, its copy of what went out too.
    """
    return sum(
        unit.english is not None
        and unit.english == unit.sent
        and fitting(unit.source, unit.position, results)
        and unit.english != allowed(results[unit.position].clean)
        for unit in part.units
    )


def fits(source: str, position: int, stored: Stored) -> bool:
    return fitting(source, position, stored.record.results)


def fitting(source: str, position: int, results: tuple[Result, ...]) -> bool:
    """Whether a passage has this source; programs may have set its white space anew."""
    return position < len(results) and allowed(results[position].cleaned).split() == source.split()
