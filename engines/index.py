"""An index of packages: what can be had by name, in which version, from where."""

import difflib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engines.download import NotFetched
from engines.package import CODE, languages_of, word
from engines.packages import age

INDEX_URL = "https://raw.githubusercontent.com/argosopentech/argospm-index/main/index.json"
"""The public index of Argos: ``argostranslate.settings.remote_package_index`` where nothing is set (1.12)."""


@dataclass(frozen=True)
class Listed:
    """A package as an index lists it.

    ``places`` are where its file can be had, tried in order: web addresses, or paths on this machine. ``sha256`` of
    the file, in hexadecimal, is empty where the index gives none; the public index gives none.
    """

    name: str
    version: str
    languages: tuple[str, ...]
    target: str
    places: tuple[str | Path, ...]
    sha256: str = ""

    @property
    def title(self) -> str:
        """For lists and messages: ``uk_en 1.9 (uk → en)``."""
        return f"{self.name} {self.version} ({', '.join(self.languages)} → {self.target})"


def read_index(data: bytes, at: str) -> tuple[Listed, ...]:
    """The packages in an index of Argos's form: a JSON list of what stands in each package's metadata.json.

    ``places`` come as the index has them. Entries for other things than translation, and entries that do not say
    from which language into which, are left out. Raises NotFetched, naming ``at``, when there is nothing to be read.
    """
    try:
        entries = json.loads(data)
    except (ValueError, RecursionError):
        raise NotFetched(f"{at}: no index of packages (no JSON); check the address") from None
    listed = tuple(filter(None, map(entry, entries if isinstance(entries, list) else ())))
    if not listed:
        raise NotFetched(f"{at}: an index without a single package; check the address")
    return listed


def entry(metadata: Any) -> Listed | None:  # noqa: ANN401 - a stranger's JSON
    """What one entry of an index, or the metadata of a package file, lists."""
    if not isinstance(metadata, dict) or metadata.get("type", "translate") != "translate":
        return None
    languages, target, links = languages_of(metadata), metadata.get("to_code"), metadata.get("links")
    if not languages or not isinstance(target, str) or not CODE.fullmatch(target):
        return None
    code = word(metadata.get("code")).removeprefix("translate-")
    given = metadata.get("sha256")
    return Listed(
        name=code or f"{'+'.join(languages)}_{target}",
        version=word(metadata.get("package_version")) or "0",
        languages=languages,
        target=target,
        places=tuple(link for link in links if isinstance(link, str)) if isinstance(links, list) else (),
        # A sum that is none must not pass for "no sum given".
        sha256="" if given is None else word(str(given)).lower() or "nothing",
    )


def write_index(entries: Sequence[Mapping[str, object]]) -> bytes:
    """An index of the same form."""
    return (json.dumps(list(entries), ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def plain(name: str) -> str:
    """A name as people type it: ``uk_en``, ``translate-uk_en``, ``uk-en``, ``UK_EN`` are one.

    >>> plain("translate-uk_en"), plain("UK-EN")
    ('uk_en', 'uk_en')
    """
    return re.sub(r"-", "_", name.casefold().removeprefix("translate-"))


def newest(listed: Sequence[Listed], name: str, at: str) -> Listed:
    """The newest package of that name. Raises NotFetched, naming ``at`` and names that are near."""
    names = {plain(each.name): each.name for each in listed}
    names |= {plain(f"{'+'.join(each.languages)}_{each.target}"): each.name for each in listed}
    called = names.get(plain(name))
    if called is None:
        near = sorted({names[found] for found in difflib.get_close_matches(plain(name), names, 3)})
        hint = f"; it has {', '.join(near)}" if near else ""
        raise NotFetched(f"{at} has no package called {name}{hint}; `chysto models list --available` names all")
    return max((each for each in listed if each.name == called), key=lambda each: age(each.version))
