"""The packages on this machine: where they lie, which are whole, which is best for a language."""

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from engines.install import install, unpacked
from engines.package import BrokenPackage, Package, read_metadata, read_package
from engines.sums import digest, verify

__all__ = [
    "STARTER",
    "BrokenPackage",
    "Package",
    "Shelf",
    "best",
    "digest",
    "find",
    "install",
    "open_package",
    "places",
    "read_package",
    "verify",
]

STARTER = Path(__file__).parent.parent / "models" / "starter"
"""The package Chysto brings along; in a wheel, ``models`` lies beside ``engines`` as it does in a checkout."""


class Shelf(NamedTuple):
    """What was found: usable packages, best first, and what is wrong with the others."""

    packages: tuple[Package, ...]
    broken: tuple[BrokenPackage, ...]


def places(home: Path, environment: Mapping[str, str] = os.environ) -> tuple[Path, ...]:
    """The folders packages are looked for in, the preferred first: Chysto's own, Argos's, the starter's.

    Argos's is ``ARGOS_PACKAGES_DIR``, or ``argos-translate/packages`` under ``XDG_DATA_HOME`` or
    ``~/.local/share``. It is only read.
    """
    share = environment.get("XDG_DATA_HOME") or str(Path(environment.get("HOME") or Path.home(), ".local", "share"))
    argos = environment.get("ARGOS_PACKAGES_DIR") or str(Path(share, "argos-translate", "packages"))
    return (home / "packages", Path(argos), STARTER)


def find(folders: Sequence[Path]) -> Shelf:
    """Every translation package in ``folders``, each of which holds packages or is one itself.

    A broken one is reported and never hides the others. Order is preference: by place in ``folders``, then the
    higher version.
    """
    packages: list[Package] = []
    broken: list[BrokenPackage] = []
    for place in folders:
        here: list[Package] = []
        for folder in candidates(place):
            try:
                # Argos keeps sentence splitters and the like among its packages.
                if read_metadata(folder).get("type", "translate") == "translate":
                    here.append(read_package(folder))
            except BrokenPackage as error:
                broken.append(error)
        packages += sorted(here, key=lambda package: age(package.version), reverse=True)
    return Shelf(tuple(packages), tuple(broken))


def candidates(place: Path) -> list[Path]:
    if (place / "metadata.json").is_file():
        return [place]
    try:
        return sorted(path for path in place.iterdir() if path.is_dir() and not path.name.startswith("."))
    except OSError:
        return []


def age(version: str) -> tuple[int, ...]:
    """``1.10`` is newer than ``1.9``."""
    return tuple(int(digits) for digits in re.findall(r"\d{1,9}", version))


def best(packages: Sequence[Package], language: str, target: str = "en") -> Package | None:
    """The first of ``packages`` that translates ``language``; the starter only if there is no other."""
    fitting = [package for package in packages if language in package.languages and package.target == target]
    return next((package for package in fitting if package.folder != STARTER), fitting[0] if fitting else None)


def open_package(path: Path, home: Path) -> Package:
    """The package in a file (unpacked under ``home`` the first time) or in a folder. Raises BrokenPackage."""
    return read_package(path) if path.is_dir() else unpacked(path, home)
