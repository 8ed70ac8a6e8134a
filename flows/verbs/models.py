"""``chysto models``: the translation packages on this machine."""

import json
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import click

from engines.bundle import is_bundle, opened, write_bundle
from engines.download import NotFetched, Patience, shown, web
from engines.index import INDEX_URL, Listed, newest, plain
from engines.mirror import Mirror, in_folder, mirror, peek, public
from engines.obtain import Obtained, Voice, installed, obtain, put
from engines.origin import origin_of
from engines.packages import STARTER, BrokenPackage, Package, age, best, digest, find, places
from engines.packages import verify as count
from flows.complaint import Complaint, Exit, say, status_of
from flows.settings import settings
from flows.transfer import transfer

VOICE = Voice(say, transfer)

mirrored = click.option(
    "--mirror",
    "place",
    metavar="FOLDER|URL",
    help="Take packages from this mirror, and from nowhere else: a folder of package files, or a web address.",
)
patient = click.option(
    "--timeout",
    type=click.FloatRange(0.1, 3600),
    default=Patience().silence,
    show_default=True,
    metavar="SECONDS",
    help="How long a server may say nothing.",
)


@click.group()
def models() -> None:
    """The translation packages on this machine.

    Packages are looked for in CHYSTO_HOME/packages, then in Argos's own folder (ARGOS_PACKAGES_DIR, only read), then
    comes the starter package that Chysto brings along.
    """


@models.command("list")
@click.option("--available", is_flag=True, help="List what can be installed by name: this asks the index.")
@mirrored
@patient
@click.option("--json", "as_json", is_flag=True, help="One JSON object a package.")
def listed(available: bool, place: str | None, timeout: float, as_json: bool) -> None:
    """List the packages; a star marks those in use for Ukrainian and Russian.

    With --available, list the packages of the public index (CHYSTO_INDEX_URL) or of a mirror instead; there a star
    marks those that translate Ukrainian or Russian into English, and what is installed is said.
    """
    if available or place:
        list_available(source(place, Patience(timeout)), as_json)
        return
    shelf = find(places(settings().home))
    chosen = {language: best(shelf.packages, language) for language in ("uk", "ru")}
    for package in shelf.packages:
        used = [language for language, this in chosen.items() if this == package]
        if as_json:
            origin = origin_of(package)
            fact = {
                "name": package.name,
                "version": package.version,
                "from": list(package.languages),
                "to": package.target,
                "tokens": package.tokens,
                "folder": str(package.folder),
                "used_for": used,
                "starter": package.folder == STARTER,
                "origin": origin and {"source": origin.source, "sha256": origin.sha256},
            }
            click.echo(json.dumps(fact, ensure_ascii=False))
        else:
            note = f"  used for {', '.join(used)}" if used else ""
            note += "  (starter: gives the gist only)" if package.folder == STARTER else ""
            click.echo(f"{'*' if used else ' '} {package.title}  {package.folder}{note}")
    for broken in shelf.broken:
        say(str(broken))


def list_available(found: Mirror, as_json: bool) -> None:
    here = {(package.languages, package.target, package.version) for package in find(places(settings().home)).packages}

    def useful(each: Listed) -> bool:
        return each.target == "en" and not {"uk", "ru"}.isdisjoint(each.languages)

    for each in sorted(found.listed, key=lambda each: (not useful(each), each.name, age(each.version))):
        present = (each.languages, each.target, each.version) in here
        if as_json:
            fact = {
                "name": each.name,
                "version": each.version,
                "from": list(each.languages),
                "to": each.target,
                "places": [str(at) for at in each.places],
                "sha256": each.sha256 or None,
                "installed": present,
            }
            click.echo(json.dumps(fact, ensure_ascii=False))
        else:
            click.echo(f"{'*' if useful(each) else ' '} {each.title}{'  installed' if present else ''}")


@models.command()
@click.argument("packages", nargs=-1, metavar="NAME|FILE|URL...")
@mirrored
@click.option(
    "--from",
    "file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Take the named packages from this bundle or package file.",
)
@patient
def install(packages: tuple[str, ...], place: str | None, file: Path | None, timeout: float) -> None:
    """Install packages: by name from the public index, or from files, folders and addresses.

    \b
    chysto models install uk_en ru_en
    chysto models install uk_en --mirror /mnt/packages
    chysto models install translate-uk_en-1_9.argosmodel

    Only a NAME without --mirror FOLDER and --from, or a URL, makes this use the network; each address is named on
    standard error first. What exists as a file is never taken for a name. A download that broke off goes on where it
    was. A package is compared with every SHA-256 the index or the mirror gives, unpacked beside its place, checked
    file by file, loaded once, and only then put in; what was installed before still works when that fails.
    """
    if not packages:
        raise Complaint("name a package, a file or an address; `chysto models install --help` shows how", Exit.USAGE)
    if place and file:
        raise Complaint("--mirror and --from name two sources; give one of them", Exit.USAGE)
    patience = Patience(timeout)
    with ExitStack() as stack:
        found = from_file(file, stack) if file else source(place, patience) if place else None
        failed = 0
        for given in packages:
            try:
                if found is None and web(given):
                    here = Listed("", "", (), "", (given,))
                    said(obtain(here, Mirror("", ()), settings().home, patience, VOICE))
                elif found is None and (Path(given).exists() or not is_name(given)):
                    said(put(Path(given), settings().home))
                else:
                    found = found or source(None, patience)
                    by_name(given, found, patience)
            except (NotFetched, BrokenPackage) as error:
                say(str(error))
                failed += 1
    click.get_current_context().exit(status_of(failed, len(packages) - failed))


def is_name(given: str) -> bool:
    """Whether an argument can only be a package's name."""
    return "/" not in given and "\\" not in given and "." not in given


def source(place: str | None, patience: Patience) -> Mirror:
    """The mirror at ``place``, or the public index."""
    try:
        if place:
            if web(place):
                say(f"asking the mirror {shown(place)}")
            found = mirror(place, patience)
        else:
            address = settings().index_url or INDEX_URL
            say(f"asking the index {shown(address)}")
            found = public(address, patience) if web(address) else mirror(address, patience)
    except NotFetched as error:
        raise Complaint(str(error)) from None
    for broken in found.broken:
        say(str(broken))
    return found


def from_file(path: Path, stack: ExitStack) -> Mirror:
    """What a bundle or a package file holds, as a mirror."""
    try:
        if is_bundle(path):
            return in_folder(stack.enter_context(opened(path, settings().home)), str(path))
        each = peek(path)
    except (NotFetched, BrokenPackage) as error:
        raise Complaint(str(error)) from None
    if each is None:
        raise Complaint(f"{path}: it holds no translation package; check the file")
    return Mirror(str(path.parent), (replace(each, places=(path,)),), path.parent)


def by_name(name: str, found: Mirror, patience: Patience) -> None:
    each = newest(found.listed, name, found.title)
    if package := installed(each, settings().home):
        say(f"{package.title} is installed already, and whole")
    else:
        said(obtain(each, found, settings().home, patience, VOICE))


def said(obtained: Obtained) -> None:
    """Say what was installed, and by what its file can be known."""
    package, origin = obtained.package, obtained.origin
    say(f"installed {package.title} in {package.folder}")
    if origin.sha256:
        vouched = "as its source says" if obtained.vouched else "its source gives none to compare"
        say(f"SHA-256 {origin.sha256} ({vouched})")
    if obtained.before:
        say(f"take care: the file there had the SHA-256 {obtained.before} before; ask who changed it")


@models.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("names", nargs=-1, metavar="[NAME]...")
def bundle(file: Path, names: tuple[str, ...]) -> None:
    """Write packages and their sums to one FILE, for a machine without network.

    \b
    chysto models bundle packages.zip uk_en ru_en     here
    chysto models import packages.zip                 there

    Without a NAME, every package but the starter. The same packages give the same file, byte for byte. Unzipped, it
    is a mirror for --mirror.
    """
    shelf = find(places(settings().home))
    chosen = list(newest_of(shelf.packages, names))
    if not chosen:
        raise Complaint("there is no package but the starter, which Chysto brings along; install one first")
    try:
        sum_ = write_bundle(file, chosen)
    except FileExistsError:
        raise Complaint(f"{file} is there already; name another file or remove it", Exit.USAGE) from None
    except BrokenPackage as error:
        raise Complaint(str(error)) from None
    except OSError as error:
        raise Complaint(f"{file}: cannot be written ({error.strerror or error}); choose another place") from None
    for package in chosen:
        say(f"packed {package.title}")
    say(f"wrote {file}, SHA-256 {sum_}")


def newest_of(packages: Sequence[Package], names: Sequence[str]) -> list[Package]:
    """The newest package of each name; of every name but the starter's when none is given."""
    called = {plain(each.name): each for each in reversed(packages)}
    if not names:
        return [each for each in called.values() if each.folder != STARTER]
    if lost := [name for name in names if plain(name) not in called]:
        raise Complaint(f"no package is called {', '.join(lost)}; `chysto models list` names them", Exit.USAGE)
    return list({plain(name): called[plain(name)] for name in names}.values())


@models.command("import")
@click.argument("file", type=click.Path(path_type=Path))
def import_(file: Path) -> None:
    """Install every package of a bundle FILE.

    Nothing is installed unless every file in the bundle is whole and has a place there; then each package is
    installed with the same distrust as any other.
    """
    failed = 0
    with ExitStack() as stack:
        try:
            found = in_folder(stack.enter_context(opened(file, settings().home)), str(file))
        except (NotFetched, BrokenPackage) as error:
            raise Complaint(str(error)) from None
        for each in found.listed:
            try:
                said(obtain(each, found, settings().home))
            except (NotFetched, BrokenPackage) as error:
                say(str(error))
                failed += 1
    click.get_current_context().exit(status_of(failed, len(found.listed) - failed))


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
