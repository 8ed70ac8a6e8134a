"""Get a listed package: fetch its file, hold it against every sum there is, and install it."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from engines.download import PATIENCE, Moved, NotFetched, Patience, discard, download, shown
from engines.index import Listed
from engines.install import install
from engines.mirror import Mirror, peek, sums_beside
from engines.origin import Origin, keep_origin, origin_of
from engines.package import BrokenPackage, Package
from engines.packages import find, verify
from engines.sums import count


@dataclass(frozen=True)
class Voice:
    """How a fetch speaks: ``say`` prints a line before anything is fetched, ``show`` shows the bytes coming."""

    say: Callable[[str], None] = lambda _: None
    show: Callable[[str], AbstractContextManager[Moved]] = lambda _: nullcontext(lambda *_: None)


@dataclass(frozen=True)
class Obtained:
    """An installed package with where it came from.

    ``vouched`` is whether a sum from the index or the mirror was there to compare; ``before`` is the SHA-256 that the
    same version had when it was installed from the same place earlier, where that was another one.
    """

    package: Package
    origin: Origin
    vouched: bool = False
    before: str = ""


def obtain(
    listed: Listed, found: Mirror, home: Path, patience: Patience = PATIENCE, voice: Voice | None = None
) -> Obtained:
    """Fetch and install one of ``found.listed``, from the first of its places that has it whole.

    Raises NotFetched when it cannot be had and BrokenPackage when what came is not what was promised, each with one
    line; what was installed before still works then.
    """
    voice = voice or Voice()
    if not listed.places:
        raise NotFetched(f"{found.title} gives no file for {listed.title}; take another mirror")
    *others, last = listed.places
    for place in others:
        try:
            return obtain_from(place, listed, found, home, patience, voice)
        except (NotFetched, BrokenPackage) as error:
            voice.say(str(error))
    return obtain_from(last, listed, found, home, patience, voice)


def obtain_from(
    place: str | Path, listed: Listed, found: Mirror, home: Path, patience: Patience, voice: Voice
) -> Obtained:
    if isinstance(place, Path):
        called = f"{found.title}/{place.name}"
        sums = sums_beside(found, place.name, patience)
        return put(place, home, called, listed, (listed.sha256, *sums))
    called = shown(place)
    voice.say(f"fetching {called}" + (" and the sums beside it" if found.beside else ""))
    sums = sums_beside(found, unquote(place.rpartition("/")[2]), patience)
    with voice.show(listed.name or called.rpartition("/")[2]) as moved:
        path = download(place, home, patience, moved)
    try:
        obtained = put(path, home, called, listed, (listed.sha256, *sums))
    except BrokenPackage:
        # What came is of no use; the next run is to fetch it anew and not to go on with it.
        discard(path)
        raise
    discard(path)
    return obtained


def put(path: Path, home: Path, called: str = "", listed: Listed | None = None, sums: tuple[str, ...] = ()) -> Obtained:
    """Install a package file or folder, compared with ``sums`` and with what it is ``listed`` as.

    ``called`` stands in messages for the path, which may be one of ours that says nothing to anybody. Raises
    BrokenPackage.
    """
    called = called or str(path)
    given = tuple(filter(None, sums))
    if not path.exists():
        raise BrokenPackage(f"{called}: there is no such package file; check the path")
    try:
        sum_ = count(path) if path.is_file() else ""
        for wanted in given:
            if sum_ != wanted:
                raise BrokenPackage(
                    f"{called}: its SHA-256 is {sum_} and should be {wanted}; it was damaged or exchanged on the way, "
                    "fetch it again"
                )
        if listed and listed.languages and path.is_file():
            inside = peek(path)
            if inside is None or (inside.languages, inside.target) != (listed.languages, listed.target):
                raise BrokenPackage(f"{called}: it holds another package than {listed.title}; do not trust this server")
        package = install(path, home)
        before = origin_of(package)
        origin = Origin(called, sum_)
        keep_origin(package, origin)
    except BrokenPackage as error:
        raise BrokenPackage(str(error).replace(str(path), called)) from None
    except OSError as error:
        raise BrokenPackage(f"{called}: {error.strerror or error}; check the file and the room on the disk") from None
    other = before.sha256 if before and before.source == called and before.sha256 != sum_ else ""
    return Obtained(package, origin, bool(given), other)


def installed(listed: Listed, home: Path) -> Package | None:
    """The package under ``home`` that is what is listed, version and sum, and whole; None when it must be fetched."""
    for package in find((home / "packages",)).packages:
        same = (package.languages, package.target, package.version) == (
            listed.languages,
            listed.target,
            listed.version,
        )
        origin = origin_of(package)
        if same and not (listed.sha256 and (origin is None or origin.sha256 != listed.sha256)):
            try:
                if not verify(package, home):
                    return package
            except BrokenPackage:
                continue
    return None
