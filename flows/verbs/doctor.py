"""``chysto doctor``: everything that is needed to work offline, looked at and proved."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import click

from engines.packages import STARTER, best, find, places, verify
from flows import compiled
from flows.complaint import Complaint, Exit, counted, printable
from flows.settings import Settings, settings
from flows.shelf import open_store, storing
from storage import dead, file_of, look_through

ROOM_MEGABYTES = 500
"""Room on the disk below which a run may end half way: a database of some thousand articles takes as much."""


@click.command()
@click.pass_context
def doctor(ctx: click.Context) -> None:
    """Prove that everything works offline, and name what does not.

    Looks at the packages, the database and the disk; then translates one Ukrainian and one Russian sentence in a
    process that may open no socket, with an empty HOME, and proves that nothing was written there but CHYSTO_HOME.
    """
    chosen = settings()
    bad = 0
    for name, look in (
        ("versions", versions),
        ("packages", packages),
        ("database", database),
        ("disk", disk),
        ("offline", offline),
    ):
        try:
            for line in look(chosen):
                click.echo(f"ok    {name:9} {printable(line)}")
        except (Complaint, OSError) as trouble:
            bad += 1
            what = trouble.message if isinstance(trouble, Complaint) else f"{trouble.filename}: {trouble.strerror}"
            click.echo(f"BAD   {name:9} {printable(what)}")
    ctx.exit(Exit.ALL_FAILED if bad else Exit.DONE)


def versions(_: Settings) -> Iterator[str]:
    """What is installed."""
    names = ("chysto", "prefect", "fastapi", "ctranslate2", "sqlalchemy", "trafilatura", "ftfy")
    try:
        yield f"python {sys.version.split()[0]}, " + ", ".join(f"{name} {version(name)}" for name in names)
    except PackageNotFoundError as error:
        raise Complaint(f"{error.name} is not installed; install Chysto again with pip") from None
    if compiled.current():
        yield "repair runs compiled"
    elif compiled.BUILD.exists():
        yield "repair was compiled from other sources and runs as plain Python; `make fast` compiles it again"


def packages(chosen: Settings) -> Iterator[str]:
    """Every package whole, and one for each language."""
    shelf = find(places(chosen.home))
    trouble = [str(broken) for broken in shelf.broken]
    trouble += [
        f"{package.title} is damaged: {', '.join(names)}; install it again"
        for package in shelf.packages
        if (names := verify(package, chosen.home))
    ]
    for language in ("uk", "ru"):
        package = best(shelf.packages, language)
        if package is None:
            trouble.append(f"none for {language}; `chysto models install uk_en`")
        elif package.folder == STARTER:
            yield f"{language}: {package.title}, which gives the gist only; install a full-size one for publication"
        else:
            yield f"{language}: {package.title}"
    if trouble:
        raise Complaint("; ".join(trouble))


def database(chosen: Settings) -> Iterator[str]:
    """The database is whole, opens, and can be counted."""
    with storing():
        look_through(chosen.database)
        file = file_of(chosen.database)
    if file is not None and not file.exists():
        yield f"none yet; it will be made at {file}"
        return
    with open_store(chosen) as store, storing():
        held, failures, claims = store.summary(), store.failures(), store.claims.held()
        articles = counted(sum(held.articles.values()), "article")
        yield f"{store.place}: {articles}, {counted(held.memory, 'remembered sentence')}"
    if failures:
        parked = sum(failure.parked for failure in failures)
        yield f"{counted(len(failures), 'article')} failed, {parked} of them parked; `chysto failures` says why"
    if claims:
        gone = sum(count for name, count in claims.items() if dead(name))
        hands = counted(sum(claims.values()), "article")
        yield f"{hands} in hand, {gone} of them of dead workers: the next run takes those up"


def disk(chosen: Settings) -> Iterator[str]:
    """There is room, and it may be written to."""
    place = chosen.home
    while not place.exists():
        place = place.parent
    if not os.access(place, os.W_OK):
        raise Complaint(f"{place} may not be written; set CHYSTO_HOME to a folder that may")
    free = shutil.disk_usage(place).free >> 20
    if free < ROOM_MEGABYTES:
        raise Complaint(f"only {free} MB free at {place}; make room")
    yield f"{free} MB free at {place}"


def offline(chosen: Settings) -> Iterator[str]:
    """The proof itself, in a process of its own."""
    with tempfile.TemporaryDirectory(prefix="chysto-doctor-") as folder:
        home = Path(folder)
        keep = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "CHYSTO_", "HOME"))}
        # The packages of the real home, in a home that is empty otherwise.
        if (chosen.home / "packages").is_dir():
            (home / ".chysto").mkdir()
            (home / ".chysto" / "packages").symlink_to(chosen.home / "packages")
        ran = subprocess.run(  # noqa: S603 - our own module
            [sys.executable, "-m", "flows.offline", str(home / ".chysto")],
            env=keep | {"HOME": folder, "ARGOS_PACKAGES_DIR": str(places(chosen.home)[1])},
            capture_output=True,
            text=True,
            check=False,
        )
        if ran.returncode:
            last = (ran.stderr.strip() or "no reason given").splitlines()[-1]
            raise Complaint(f"translating without network failed: {last}")
        facts = [json.loads(line) for line in ran.stdout.splitlines()]
        yield facts[0]["how"]
        for fact in facts[1:]:
            if not set(fact["outcomes"]) <= {"translated", "retried"}:
                raise Complaint(f"the {fact['language']} sentence was not translated: {fact['english']}")
            yield f"{fact['language']} → {fact['english']}"
        if strangers := sorted(path.name for path in home.iterdir() if path.name != ".chysto"):
            raise Complaint(f"something was written to HOME beside CHYSTO_HOME: {', '.join(strangers)}")
        yield "nothing was written to HOME but CHYSTO_HOME"
