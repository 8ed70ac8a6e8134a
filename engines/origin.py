"""Where an installed package came from, and the SHA-256 of the file it came in."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from engines.package import Package


@dataclass(frozen=True)
class Origin:
    """``source`` is a web address without its password, or a path; ``sha256`` that of the package file."""

    source: str
    sha256: str


def keep_origin(package: Package, origin: Origin) -> None:
    """Note it beside the package's folder: within, it would change the digest that the translation memory goes by.

    What came from a folder has no sum and is not noted.
    """
    if not origin.sha256:
        note(package.folder).unlink(missing_ok=True)
        return
    fresh = note(package.folder).with_suffix(".json-new")
    fresh.write_text(json.dumps(asdict(origin), ensure_ascii=False) + "\n", encoding="utf-8")
    fresh.replace(note(package.folder))


def origin_of(package: Package) -> Origin | None:
    """What was noted; None for a package that something else installed."""
    try:
        noted = json.loads(note(package.folder).read_bytes())
        return Origin(str(noted["source"]), str(noted["sha256"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def note(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.origin.json")
