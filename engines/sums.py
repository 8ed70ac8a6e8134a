"""SHA-256 of a package's files: what it is, and whether it is still whole.

CTranslate2 loads weights with a damaged byte without a word and then repeats itself for ever, so the sums are
compared before a model is loaded. Hashing 60 MB takes 0.1 s and a full-size package 0.5 s; the sums are therefore
remembered under ``home/sums`` together with each file's size and times, and counted anew only when one of these moved.
"""

import hashlib
import json
import os
import re
from collections.abc import Mapping
from pathlib import Path

from engines.package import BrokenPackage, Package

SUMS = "SHA256SUMS"
LINE = re.compile(r"([0-9a-f]{64}) [ *](.+)")

Stamp = tuple[int, int, int, int]
"""Size, modification and change times in nanoseconds, inode: a write moves at least one of them."""


def count(path: Path) -> str:
    """SHA-256 of one file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def count_all(folder: Path) -> dict[str, str]:
    """SHA-256 of every file in a folder by its path within, ``SHA256SUMS`` itself left out."""
    return {name: count(folder / name) for name in names(folder)}


def names(folder: Path) -> list[str]:
    found = (Path(at, file).relative_to(folder).as_posix() for at, _, files in os.walk(folder) for file in files)
    return sorted(name for name in found if name != SUMS)


def write_sums(folder: Path, sums: Mapping[str, str]) -> None:
    """Keep the sums in the folder, in the form that ``sha256sum -c`` reads."""
    (folder / SUMS).write_text("".join(f"{sums[name]}  {name}\n" for name in sorted(sums)), encoding="utf-8")


def read_sums(path: Path) -> dict[str, str]:
    """Sums by file name from a file in ``sha256sum`` form. Raises BrokenPackage when it cannot be read as one."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise BrokenPackage(f"{path}: cannot be read; reinstall the package") from None
    matches = [LINE.fullmatch(line) for line in lines if line]
    # A list that a full disk left empty would vouch for anything.
    if None in matches or not matches:
        raise BrokenPackage(f"{path}: damaged; reinstall the package")
    return {match[2]: match[1] for match in matches if match}


def expected(package: Package) -> dict[str, str] | None:
    """The sums the package had when it was made or installed; None for a package that came without."""
    folder = package.folder
    if (folder / SUMS).is_file():
        return read_sums(folder / SUMS)
    beside = folder.with_name(f"{folder.name}.sha256")
    if beside.is_file():
        within = f"{folder.name}/"
        return {name.removeprefix(within): sum_ for name, sum_ in read_sums(beside).items() if name.startswith(within)}
    return None


def digest(package: Package, home: Path | None = None) -> str:
    """SHA-256, in hexadecimal, over the names and sums of the package's files: changed weights change it.

    ``home`` (CHYSTO_HOME) remembers sums between runs; without it, and when it cannot be written, every file is
    counted each time. Raises BrokenPackage when a file is not what it was.
    """
    known = recall(package, home)
    sums: dict[str, str] = {}
    stamps: dict[str, Stamp] = {}
    try:
        for name in names(package.folder):
            stamps[name] = stamp(package.folder / name)
            seen = known.get(name)
            sums[name] = seen[1] if seen and seen[0] == stamps[name] else count(package.folder / name)
    except OSError as error:
        raise BrokenPackage(f"{error.filename}: {error.strerror}; reinstall the package") from None
    wanted = expected(package)
    # Argos's own folder keeps no sums. There the first sight counts, until an update brings other metadata.
    if wanted is None and known and known.get("metadata.json", ((), ""))[1] == sums.get("metadata.json"):
        wanted = {name: sum_ for name, (_, sum_) in known.items()}
    if wanted is not None and (bad := damaged(sums, wanted)):
        raise BrokenPackage(
            f"{package.title} is damaged: {', '.join(bad)} in {package.folder} changed; install the package again"
        )
    if {name: (stamps[name], sums[name]) for name in sums} != known:
        remember(package, home, stamps, sums)
    return digest_of(sums)


def digest_of(sums: Mapping[str, str]) -> str:
    return hashlib.sha256("".join(f"{sums[name]}  {name}\n" for name in sorted(sums)).encode()).hexdigest()


def damaged(sums: Mapping[str, str], wanted: Mapping[str, str]) -> list[str]:
    """Names of files that are missing or other than they should be, in order. A file more does no harm."""
    return sorted(name for name, sum_ in wanted.items() if sums.get(name) != sum_)


def verify(package: Package, home: Path | None = None) -> tuple[str, ...]:
    """Count every file anew and name the damaged ones; an empty tuple for a whole package.

    Raises BrokenPackage when a file cannot be read.
    """
    try:
        sums = count_all(package.folder)
    except OSError as error:
        raise BrokenPackage(f"{error.filename}: {error.strerror}; reinstall the package") from None
    wanted = expected(package)
    if wanted is None:
        wanted = {name: sum_ for name, (_, sum_) in recall(package, home).items()}
    return tuple(damaged(sums, wanted))


def stamp(path: Path) -> Stamp:
    it = path.stat()
    return (it.st_size, it.st_mtime_ns, it.st_ctime_ns, it.st_ino)


def note(package: Package, home: Path) -> Path:
    where = hashlib.sha256(str(package.folder.resolve()).encode("utf-8", "surrogateescape")).hexdigest()
    return home / "sums" / f"{where[:32]}.json"


def recall(package: Package, home: Path | None) -> dict[str, tuple[Stamp, str]]:
    """What was counted before, by file name; empty when nothing was or the note cannot be read."""
    if home is None:
        return {}
    try:
        noted = json.loads(note(package, home).read_bytes())
        return {name: ((size, at, ct, ino), str(sum_)) for name, ((size, at, ct, ino), sum_) in noted.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def remember(package: Package, home: Path | None, stamps: Mapping[str, Stamp], sums: Mapping[str, str]) -> None:
    if home is None:
        return
    path = note(package, home)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(f".{os.getpid()}")
        fresh.write_text(json.dumps({name: (stamps[name], sums[name]) for name in sums}), encoding="utf-8")
        fresh.replace(path)
    except OSError:
        # A full or read-only disk costs the next start a tenth of a second, nothing else.
        return
