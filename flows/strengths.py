"""Cleaners that people have demoted: they suggest only, whatever their own strength."""

import json
import tomllib
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from articles import SUGGEST
from cleaners import Cleaner
from flows.complaint import Complaint, Exit
from flows.home import home
from flows.outputs import write_whole

FILE = "cleaners.toml"
HEAD = "# These cleaners only suggest here: `chysto cleaners demote NAME`, and `promote NAME`.\n"


def demoted(where: Path | None = None) -> frozenset[str]:
    """The names of the demoted cleaners, which may be of cleaners that this Chysto has no more. Raises Complaint."""
    path = (where or home()) / FILE
    try:
        names = tomllib.loads(path.read_text(encoding="utf-8")).get("demoted", [])
    except (FileNotFoundError, NotADirectoryError):
        return frozenset()
    except OSError as error:
        raise Complaint(f"{path}: {error.strerror or error}; check the right to read it") from None
    except ValueError as error:
        raise Complaint(f"{path}: is no TOML ({error}); mend it or delete it", Exit.USAGE) from None
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise Complaint(f'{path}: write demoted = ["NAME", …], or delete it', Exit.USAGE)
    return frozenset(names)


def set_demoted(names: Collection[str], where: Path | None = None) -> None:
    """Let these cleaners, and no others, be demoted from now on. Raises Complaint."""
    listed = "".join(f"    {json.dumps(name)},\n" for name in sorted(names))
    write_whole((where or home()) / FILE, f"{HEAD}demoted = [\n{listed}]\n".encode())


def as_set(cleaners: Sequence[Cleaner], names: Collection[str]) -> tuple[Cleaner, ...]:
    """The cleaners in their order, those with one of these names with the strength SUGGEST."""
    return tuple(replace(each, strength=SUGGEST) if each.name in names else each for each in cleaners)
