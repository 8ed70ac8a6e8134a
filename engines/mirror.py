"""Where packages are had from by name: the public index, a mirror of it on the web, or a folder.

A mirror holds package files side by side, with an ``index.json`` of Argos's form, and perhaps a ``SHA256SUMS`` or a
``.sha256`` file for each package. A folder needs no index: its package files say themselves what they are. What a
mirror's index says of other servers is not followed: who names a mirror wants the files from there.
"""

import json
import re
import zipfile
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote, urljoin, urlsplit
from urllib.request import url2pathname

from engines.download import PATIENCE, NotFetched, NotThere, Patience, fetch, shown, web
from engines.index import Listed, entry, read_index
from engines.install import PACKED
from engines.package import BrokenPackage
from engines.sums import SUMS

MOST_METADATA = 1_000_000
SUM_LINE = re.compile(r"([0-9A-Fa-f]{64})(?:\s+\*?(?:\./)?(.+))?")


@dataclass(frozen=True)
class Mirror:
    """What is listed at a place. ``title`` names the place in messages; ``broken`` are files that could not be read.

    ``beside`` is where sums lie beside the packages: a web address that ends in a slash, a folder, or None where
    there are none to look for (the public index links to servers that have none).
    """

    title: str
    listed: tuple[Listed, ...]
    beside: str | Path | None = None
    broken: tuple[BrokenPackage, ...] = ()


def public(url: str, patience: Patience = PATIENCE) -> Mirror:
    """The index at ``url``, with its packages where it says they are. Raises NotFetched."""
    listed = read_index(fetch(url, patience), shown(url))
    return Mirror(
        shown(url),
        # The public index links to ipfs:// as well.
        tuple(
            replace(each, places=tuple(link for at in each.places if web(link := urljoin(url, str(at)))))
            for each in listed
        ),
    )


def mirror(place: str, patience: Patience = PATIENCE) -> Mirror:
    """The mirror at a web address (of its folder or of its index) or in a folder. Raises NotFetched."""
    if web(place):
        index = place if place.endswith(".json") else f"{place.rstrip('/')}/index.json"
        base = urljoin(index, ".")
        listed = read_index(fetch(index, patience), shown(index))
        return Mirror(
            shown(base),
            tuple(replace(each, places=tuple(base + quote(name) for name in file_names(each))) for each in listed),
            base,
        )
    if place.startswith("file:"):
        parts = urlsplit(place)
        if parts.hostname not in {None, "localhost"}:
            raise NotFetched(f"{place}: a file on another machine; mount it, and name the folder")
        return in_folder(Path(url2pathname(parts.path)))
    if "://" in place:
        raise NotFetched(f"{place}: a mirror is a folder, or an address with http, https or file")
    return in_folder(Path(place))


def in_folder(folder: Path, title: str = "") -> Mirror:
    """The mirror in a folder on this machine, called ``title`` in messages. Raises NotFetched."""
    title = title or str(folder)
    try:
        files = sorted(path for path in folder.iterdir() if path.suffix == ".argosmodel")
        index = (folder / "index.json").read_bytes() if (folder / "index.json").is_file() else None
    except OSError as error:
        raise NotFetched(f"{title}: cannot be read ({error.strerror}); name the folder the packages are in") from None
    if index is not None:
        listed = read_index(index, f"{title}/index.json")
        return Mirror(
            title,
            tuple(replace(each, places=tuple(folder / name for name in file_names(each))) for each in listed),
            folder,
        )
    found: list[Listed] = []
    broken: list[BrokenPackage] = []
    for path in files:
        try:
            each = peek(path)
        except BrokenPackage as error:
            broken.append(error)
        else:
            found += [replace(each, places=(path,))] if each else []
    if not found and not broken:
        raise NotFetched(f"{title}: no package file (.argosmodel) is in this folder; name the one they are in")
    return Mirror(title, tuple(found), folder, tuple(broken))


def file_names(listed: Listed) -> list[str]:
    """The names a listed package's file may have in a mirror.

    The oldest indexes give no links; there Argos's own way of naming files counts.
    """
    last = (PurePosixPath(unquote(urlsplit(str(at)).path)).name for at in listed.places)
    names = [name for name in last if name.endswith(".argosmodel") and not re.search(r"[\\:\x00-\x1f]|^\.", name)]
    named = f"translate-{'+'.join(listed.languages)}_{listed.target}-{listed.version.replace('.', '_')}.argosmodel"
    return list(dict.fromkeys(names)) or [re.sub(r"[^\w.+-]+", "-", named)]


def peek(path: Path) -> Listed | None:
    """What a package file says it is, nothing of it unpacked; None for another thing than a translation package.

    Raises BrokenPackage when it cannot be read.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            inside = [each for each in archive.infolist() if re.fullmatch(r"[^/]+/metadata\.json", each.filename)]
            if len(inside) != 1 or inside[0].compress_type not in PACKED:
                raise BrokenPackage(f"{path}: no package file (it has no metadata.json of its own); fetch it again")
            with archive.open(inside[0]) as file:
                metadata = json.loads(file.read(MOST_METADATA))
    except OSError as error:
        raise BrokenPackage(f"{path}: cannot be read ({error.strerror or error}); check the file") from None
    except (zipfile.BadZipFile, EOFError, zipfile.zlib.error):  # type: ignore[attr-defined]
        raise BrokenPackage(f"{path}: not a whole package file (cut short or damaged); fetch it again") from None
    except (ValueError, RecursionError, NotImplementedError, RuntimeError):
        raise BrokenPackage(f"{path}: its metadata.json is damaged; fetch the package again") from None
    if isinstance(metadata, dict) and metadata.get("type", "translate") != "translate":
        return None
    if (listed := entry(metadata)) is None:
        raise BrokenPackage(f"{path}: its metadata.json does not say from which language into which; fetch it again")
    return listed


def sums_beside(found: Mirror, name: str, patience: Patience = PATIENCE) -> tuple[str, ...]:
    """The SHA-256 that the mirror gives for a file, from SHA256SUMS and from the file's own ``.sha256``.

    Raises NotFetched when such a file is there and cannot be read: it was meant to be compared.
    """
    given: list[str] = []
    for beside in (SUMS, f"{name}.sha256"):
        if isinstance(found.beside, Path):
            path = found.beside / beside
            try:
                data = path.read_bytes() if path.is_file() else b""
            except OSError as error:
                raise NotFetched(f"{path}: cannot be read ({error.strerror}); the package was not checked") from None
        elif found.beside:
            try:
                data = fetch(found.beside + quote(beside), patience)
            except NotThere:
                data = b""
        else:
            return ()
        if data:
            sums = parsed(data, f"{found.title.rstrip('/')}/{beside}")
            # A .sha256 file may hold the sum alone.
            given += [sums[key] for key in (name, "") if key in sums and (key or beside != SUMS)]
    return tuple(given)


def parsed(data: bytes, at: str) -> dict[str, str]:
    """Sums by file name from what ``sha256sum`` writes. Raises NotFetched, naming ``at``."""
    try:
        lines = [line.strip() for line in data.decode("utf-8").splitlines()]
    except UnicodeDecodeError:
        lines = ["damaged"]
    found = [SUM_LINE.fullmatch(line) for line in lines if line]
    if None in found:
        raise NotFetched(f"{at}: no list of SHA-256 sums; mend it or take it away, nothing was installed")
    return {match[2] or "": match[1].lower() for match in found if match}
