"""Install a package: unpack it beside its place, check everything, then rename.

A package is a stranger's file. The zips of the public index come without checksums; one cut short installs half, and
one that names another folder's files overwrites its neighbour. Nothing here touches an installed package before the
new one has been unpacked, counted and loaded.
"""

import errno
import os
import re
import shutil
import stat
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from engines.package import BrokenPackage, Package, read_package
from engines.sums import count, count_all, damaged, expected, write_sums
from engines.tokens import tokeniser_for

MOST_FILES = 10_000
MOST_BYTES = 8 * 2**30
"""The largest packages of the public index unpack to less than 1 GB."""
PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How package files are packed. zipfile knows more ways, and each has errors of its own for damage."""


def install(path: Path, home: Path) -> Package:
    """Install the package file or unpacked folder at ``path`` under ``home/packages`` and return it.

    The folder is named after its languages and version, so a package replaces an earlier copy of itself and nothing
    else. SHA-256 of every file is kept in it, in ``SHA256SUMS``. Raises BrokenPackage with one line that says what is
    wrong; what was installed before still works then.
    """
    place = home / "packages"
    try:
        place.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".new-", dir=place) as beside:
            with told_of(path, beside):
                package = with_sums(unpack(path, Path(beside)))
                try_out(package)
            return put(package, place / folder_name(package))
    except OSError as error:
        said = error.strerror or str(error)
        raise BrokenPackage(
            f"{path}: could not be installed in {place} ({said}); make room or choose another CHYSTO_HOME"
        ) from None


def unpacked(path: Path, home: Path) -> Package:
    """The package in a file, ready for use without installing it.

    It is unpacked, once, under ``home/unpacked``, in a folder named after the file's SHA-256.
    Raises BrokenPackage as install does.
    """
    try:
        target = home / "unpacked" / count(path)[:32]
        if not target.is_dir():
            target.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(prefix=".new-", dir=target.parent) as beside:
                with told_of(path, beside):
                    package = with_sums(unpack(path, Path(beside)))
                    try_out(package)
                put(package, target)
        return read_package(target)
    except OSError as error:
        raise BrokenPackage(f"{path}: {error.strerror or error}; check the file and the room on the disk") from None


@contextmanager
def told_of(path: Path, beside: str) -> Iterator[None]:
    """Tell what is wrong with the content of a package file as the file's fault: the folder beside is gone then."""
    try:
        yield
    except BrokenPackage as broken:
        where, _, said = str(broken).partition(": ")
        if not where.startswith(beside):
            raise
        raise BrokenPackage(f"{path}: {said.partition('; ')[0]}; fetch it again") from None


def unpack(path: Path, beside: Path) -> Package:
    """The content of a package file, or a copy of a package folder, in the empty folder ``beside``."""
    if path.is_dir():
        copy_folder(path, beside / "package")
        return read_package(beside / "package")
    if not path.is_file():
        raise BrokenPackage(f"{path}: there is no such package file; check the path")
    try:
        with zipfile.ZipFile(path) as archive:
            top = checked(path, archive.infolist())
            for member in archive.infolist():
                if not member.is_dir():
                    write_member(archive, member, beside / member.filename)
    except (zipfile.BadZipFile, EOFError, zipfile.zlib.error):  # type: ignore[attr-defined]
        raise BrokenPackage(f"{path}: not a whole package file (cut short or damaged); fetch it again") from None
    except (NotImplementedError, RuntimeError, UnicodeError) as error:
        raise BrokenPackage(f"{path}: cannot be unpacked ({error}); fetch it again") from None
    except OSError as error:
        # A damaged directory sends the reader to a place before the file's beginning.
        if error.errno != errno.EINVAL:
            raise
        raise BrokenPackage(f"{path}: not a whole package file (cut short or damaged); fetch it again") from None
    return read_package(beside / top)


def write_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(member) as source, target.open("xb") as file:
        # The size a member declares is a claim; a bomb declares a small one.
        left = member.file_size
        while block := source.read(1 << 20):
            left -= len(block)
            if left < 0:
                raise zipfile.BadZipFile(f"{member.filename} is larger than it says")
            file.write(block)


def checked(path: Path, members: list[zipfile.ZipInfo]) -> str:
    """The name of the one folder in the zip. Raises BrokenPackage for anything a package has no use for."""
    tops: set[str] = set()
    seen: set[str] = set()
    for member in members:
        name = member.filename
        parts = PurePosixPath(name).parts
        if not parts or name.startswith("/") or ".." in parts or re.search(r"[\\:\x00-\x1f]", name):
            raise BrokenPackage(f"{path}: it would write outside its folder ({name!r}); do not trust this file")
        kind = stat.S_IFMT(member.external_attr >> 16)
        if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
            raise BrokenPackage(f"{path}: it holds a link or device ({name!r}); do not trust this file")
        if member.compress_type not in PACKED:
            raise BrokenPackage(f"{path}: {name!r} is packed in a way no package is; fetch it from another place")
        if len(parts) == 1 and not member.is_dir():
            raise BrokenPackage(f"{path}: {name!r} lies outside the package's folder; this is no package file")
        if name.casefold() in seen:
            raise BrokenPackage(f"{path}: it holds {name!r} twice; do not trust this file")
        seen.add(name.casefold())
        tops.add(parts[0])
    if len(tops) != 1:
        raise BrokenPackage(f"{path}: it holds {len(tops)} folders where a package has one; this is no package file")
    size = sum(member.file_size for member in members)
    if len(members) > MOST_FILES or size > MOST_BYTES:
        raise BrokenPackage(f"{path}: it would unpack to {len(members)} files, {size >> 20} MB; no package is so large")
    return tops.pop()


def copy_folder(source: Path, target: Path) -> None:
    """Copy a package folder. Raises BrokenPackage for a link in it: it may lead anywhere."""
    read_package(source)
    for at, folders, files in os.walk(source):
        for name in (*folders, *files):
            found = Path(at, name)
            if found.is_symlink() or not (found.is_file() or found.is_dir()):
                raise BrokenPackage(f"{found}: a link or device has no place in a package; remove it")
    for at, _, files in os.walk(source):
        into = target / Path(at).relative_to(source)
        into.mkdir()
        for name in files:
            shutil.copyfile(Path(at, name), into / name)


def with_sums(package: Package) -> Package:
    """Count the package's files, hold them against the sums it may bring along, and keep the sums in it."""
    sums = count_all(package.folder)
    if bad := damaged(sums, expected(package) or {}):
        raise BrokenPackage(f"{package.title} is damaged: {', '.join(bad)}; fetch the package again")
    write_sums(package.folder, sums)
    return package


def try_out(package: Package) -> None:
    """Load tokeniser and model and translate two words. Raises BrokenPackage when that fails."""
    import ctranslate2

    tokens = tokeniser_for(package).encode("1 2")
    try:
        model = ctranslate2.Translator(str(package.model), device="cpu", compute_type="default", intra_threads=1)
        model.translate_batch([tokens], max_decoding_length=4)
    except (RuntimeError, ValueError, MemoryError) as error:
        said = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise BrokenPackage(f"{package.title}: its model does not load ({said}); fetch the package again") from None


def folder_name(package: Package) -> str:
    name = f"{'+'.join(package.languages)}_{package.target}-{package.name}-{package.version}"
    return re.sub(r"[^\w.+-]+", "-", name, flags=re.ASCII)[:120].strip(".-")


def put(package: Package, target: Path) -> Package:
    """Move the unpacked package to its place in one step, an earlier copy of it out of the way first."""
    sync(package.folder)
    if target.exists():
        target.rename(package.folder.parent / ".old")
    package.folder.rename(target)
    return read_package(target)


def sync(folder: Path) -> None:
    """Bring every file to the disk, so that a power cut after the rename finds a whole package."""
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())
