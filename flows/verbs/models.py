"""``chysto models``: the translation packages on this machine."""

import json
from pathlib import Path

import click

from engines.packages import STARTER, BrokenPackage, best, digest, find, places
from engines.packages import install as put
from engines.packages import verify as count
from flows.complaint import Complaint, Exit, say
from flows.settings import settings


@click.group()
def models() -> None:
    """The translation packages on this machine.

    Packages are looked for in CHYSTO_HOME/packages, then in Argos's own folder (ARGOS_PACKAGES_DIR, only read), then
    comes the starter package that Chysto brings along.
    """


@models.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a package.")
def listed(as_json: bool) -> None:
    """List the packages; a star marks those in use for Ukrainian and Russian."""
    shelf = find(places(settings().home))
    chosen = {language: best(shelf.packages, language) for language in ("uk", "ru")}
    for package in shelf.packages:
        used = [language for language, this in chosen.items() if this == package]
        if as_json:
            fact = {
                "name": package.name,
                "version": package.version,
                "from": list(package.languages),
                "to": package.target,
                "tokens": package.tokens,
                "folder": str(package.folder),
                "used_for": used,
                "starter": package.folder == STARTER,
            }
            click.echo(json.dumps(fact, ensure_ascii=False))
        else:
            note = f"  used for {', '.join(used)}" if used else ""
            note += "  (starter: gives the gist only)" if package.folder == STARTER else ""
            click.echo(f"{'*' if used else ' '} {package.title}  {package.folder}{note}")
    for broken in shelf.broken:
        say(str(broken))


@models.command()
@click.argument("packages", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
def install(packages: tuple[Path, ...]) -> None:
    """Install package files (.argosmodel) or unpacked package folders.

    \b
    chysto models install translate-uk_en-1_9.argosmodel translate-ru_en-1_9.argosmodel

    A package is unpacked beside its place, checked file by file, loaded once, and only then put in; what was
    installed before still works when that fails.
    """
    failed = 0
    for path in packages:
        try:
            package = put(path, settings().home)
        except BrokenPackage as error:
            say(str(error))
            failed += 1
        else:
            say(f"installed {package.title} in {package.folder}")
    if failed:
        click.get_current_context().exit(Exit.SOME_FAILED if failed < len(packages) else Exit.ALL_FAILED)


@models.command()
@click.argument("name", required=False)
def verify(name: str | None) -> None:
    """Count every file of every package (or of the one called NAME) anew and name the damaged ones."""
    home = settings().home
    shelf = find(places(home))
    chosen = [package for package in shelf.packages if name in (None, package.name)]
    if name and not chosen:
        raise Complaint(f"no package is called {name}; `chysto models list` names them", Exit.USAGE)
    bad = 0
    for package in chosen:
        try:
            damaged = count(package, home)
            said = f"damaged: {', '.join(damaged)}; install it again" if damaged else "whole"
            bad += bool(damaged)
            click.echo(f"{package.title}: {said}")
            if not damaged:
                digest(package, home)
        except BrokenPackage as error:
            bad += 1
            click.echo(str(error))
    for broken in () if name else shelf.broken:
        bad += 1
        click.echo(str(broken))
    if bad:
        click.get_current_context().exit(
            Exit.ALL_FAILED if bad >= len(chosen) + len(shelf.broken) else Exit.SOME_FAILED
        )
