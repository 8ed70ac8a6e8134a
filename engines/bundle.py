"""A bundle: packages and their sums in one file, for a machine without network.

It is a zip without compression and without times, so the same packages give the same bytes everywhere:

    index.json       what is in it, in the form of Argos's index
    NAME.argosmodel  each package, as Argos Translate reads it too
    SHA256SUMS       the sums of these

Unzipped, it is a mirror: ``chysto models install uk_en --mirror FOLDER``, or the folder on a web server.
"""

import errno
import os
import re
import stat
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from engines.download import NotFetched
from engines.index import write_index
from engines.install import MOST_BYTES, PACKED, folder_name, write_member
from engines.mirror import parsed
from engines.package import BrokenPackage, Package
from engines.sums import SUMS, count, count_all, damaged, expected

INDEX = "index.json"
MOST_PACKAGES = 200
MOST_LIST = 2**20
BLOCK = 1 << 20


def write_bundle(path: Path, packages: Sequence[Package]) -> str:
    """Write ``packages`` to a new file at ``path`` and return its SHA-256.

    Raises BrokenPackage when a package is damaged, FileExistsError when there is such a file, and other OSErrors.
    Nothing stands at ``path`` unless all went well.
    """
    if path.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    with tempfile.TemporaryDirectory(prefix=".bundle-", dir=path.absolute().parent) as beside:
        folder = Path(beside)
        entries: list[dict[str, object]] = []
        for package in packages:
            name = f"{folder_name(package)}.argosmodel"
            write_package(folder / name, package)
            entries.append(
                {
                    "code": package.name,
                    "from_code": package.languages[0],
                    "from_codes": list(package.languages),
                    "links": [name],
                    "package_version": package.version,
                    "sha256": count(folder / name),
                    "to_code": package.target,
                }
            )
        entries.sort(key=lambda entry: str(entry["links"]))
        (folder / INDEX).write_bytes(write_index(entries))
        names = sorted(each.name for each in folder.iterdir())
        (folder / SUMS).write_text("".join(f"{count(folder / name)}  {name}\n" for name in names), encoding="utf-8")
        whole = folder / ".whole"
        with zipfile.ZipFile(whole, "x") as archive:
            for name in (*names, SUMS):
                with (folder / name).open("rb") as source:
                    add(archive, name, source)
        with whole.open("rb") as file:
            os.fsync(file.fileno())
        whole.rename(path)
    return count(path)


def write_package(path: Path, package: Package) -> None:
    """Write an unpacked package as a package file with its sums in it. Raises BrokenPackage when it is damaged."""
    for at, folders, files in os.walk(package.folder):
        for name in (*folders, *files):
            if Path(at, name).is_symlink():
                raise BrokenPackage(f"{Path(at, name)}: a link has no place in a package; remove it")
    sums = count_all(package.folder)
    if bad := damaged(sums, expected(package) or {}):
        raise BrokenPackage(f"{package.title} is damaged: {', '.join(bad)}; install the package again")
    top = folder_name(package)
    with zipfile.ZipFile(path, "x") as archive:
        for name in sorted(sums):
            with (package.folder / name).open("rb") as source:
                add(archive, f"{top}/{name}", source)
        lines = "".join(f"{sums[name]}  {name}\n" for name in sorted(sums))
        archive.writestr(plain_member(f"{top}/{SUMS}", len(lines.encode())), lines)


def add(archive: zipfile.ZipFile, name: str, source: IO[bytes]) -> None:
    """Put a file into the zip as it is."""
    with archive.open(plain_member(name, os.fstat(source.fileno()).st_size), "w") as target:
        while block := source.read(BLOCK):
            target.write(block)


def plain_member(name: str, size: int) -> zipfile.ZipInfo:
    """A member without time or owner. Uncompressed: zlib's versions pack the same bytes in different ways."""
    member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    member.external_attr = (stat.S_IFREG | 0o644) << 16
    member.create_system = 3
    member.file_size = size
    return member


def is_bundle(path: Path) -> bool:
    """Whether a file is a bundle, whole or not, and no package file."""
    try:
        with zipfile.ZipFile(path) as archive:
            return INDEX in archive.namelist()
    except (OSError, zipfile.BadZipFile, NotImplementedError, ValueError):
        return False


@contextmanager
def opened(path: Path, home: Path) -> Iterator[Path]:
    """The content of a bundle in a folder that is there while the block runs; a mirror, each file counted.

    A bundle is a stranger's file as a package is. Raises BrokenPackage for one that is damaged or holds anything a
    bundle has no use for.
    """
    try:
        (home / "downloads").mkdir(parents=True, exist_ok=True)
        content = tempfile.TemporaryDirectory(prefix=".bundle-", dir=home / "downloads")
    except OSError as error:
        raise BrokenPackage(
            f"{path}: could not be unpacked in {home} ({error.strerror or error}); choose another CHYSTO_HOME"
        ) from None
    try:
        with content as beside:
            unbundle(path, Path(beside))
            yield Path(beside)
    finally:
        # Nothing else may lie there; a download that broke off does.
        with suppress(OSError):
            (home / "downloads").rmdir()


def unbundle(path: Path, folder: Path) -> None:
    """Unpack a bundle into the empty ``folder`` and count every file. Raises BrokenPackage."""
    if not path.is_file():
        raise BrokenPackage(f"{path}: there is no such bundle; check the path")
    try:
        with zipfile.ZipFile(path) as archive:
            members = checked(path, archive.infolist())
            for member in members:
                write_member(archive, member, folder / member.filename)
        sums = parsed((folder / SUMS).read_bytes(), str(path))
    except (zipfile.BadZipFile, EOFError, zipfile.zlib.error):  # type: ignore[attr-defined]
        raise BrokenPackage(f"{path}: not a whole bundle (cut short or damaged); carry it over again") from None
    except (NotImplementedError, RuntimeError, UnicodeError) as error:
        raise BrokenPackage(f"{path}: cannot be unpacked ({error}); carry it over again") from None
    except NotFetched:
        raise BrokenPackage(f"{path}: its {SUMS} is damaged; carry it over again") from None
    except OSError as error:
        raise BrokenPackage(f"{path}: {error.strerror or error}; check the file and the room on the disk") from None
    there = {member.filename for member in members} - {SUMS}
    if lost := sorted(there ^ set(sums)):
        raise BrokenPackage(f"{path}: {SUMS} and what is in it do not agree on {', '.join(lost)}; do not trust it")
    if bad := damaged({name: count(folder / name) for name in sums}, sums):
        raise BrokenPackage(f"{path}: damaged: {', '.join(bad)}; carry it over again")


def checked(path: Path, members: list[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    """The members, when they are what a bundle holds and nothing else. Raises BrokenPackage."""
    names = [member.filename for member in members]
    for member in members:
        name = member.filename
        if name not in {INDEX, SUMS} and not re.fullmatch(r"[\w+][\w.+-]*\.argosmodel", name, re.ASCII):
            raise BrokenPackage(f"{path}: {name!r} has no place in a bundle; do not trust this file")
        if stat.S_IFMT(member.external_attr >> 16) not in (0, stat.S_IFREG):
            raise BrokenPackage(f"{path}: it holds a link or device ({name!r}); do not trust this file")
        if member.compress_type not in PACKED:
            raise BrokenPackage(f"{path}: {name!r} is packed in a way no bundle is; do not trust this file")
        if name in {INDEX, SUMS} and member.file_size > MOST_LIST:
            raise BrokenPackage(f"{path}: its {name} is too large; do not trust this file")
    if len({name.casefold() for name in names}) != len(names):
        raise BrokenPackage(f"{path}: it holds the same file twice; do not trust this file")
    if not {INDEX, SUMS} <= set(names):
        raise BrokenPackage(f"{path}: no bundle (it has no {INDEX} and {SUMS}); `chysto models bundle` makes one")
    size = sum(member.file_size for member in members)
    if len(members) > MOST_PACKAGES or size > MOST_BYTES:
        raise BrokenPackage(f"{path}: it would unpack to {len(members)} files, {size >> 20} MB; no bundle is so large")
    return members
