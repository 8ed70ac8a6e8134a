"""What the translation memory must offer, and what an entry holds. The rooms that store it need not know this file."""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from articles import Outcome


@dataclass(frozen=True, slots=True)
class Remembered:
    """One translated sentence.

    ``key`` stands for all that decided the English: see ``key_of``. ``package`` is the digest of the package,
    ``settings`` its decode settings as JSON. ``score``, ``outcome`` and ``reason`` are as in Sentence, from when it
    was translated.
    """

    key: str
    source: str
    language: str
    english: str
    package: str
    settings: str
    score: float | None
    outcome: Outcome
    reason: str


class Memory(Protocol):
    def recall(self, keys: Collection[str]) -> Mapping[str, Remembered]:
        """The entries there are among these keys."""

    def remember(self, entries: Iterable[Remembered]) -> None:
        """Keep the entries; one with a key already known may replace it."""


def key_of(source: str, language: str, package: str, settings: str, glossary: str) -> str:
    """SHA-256, in hexadecimal, over everything that decides a sentence's English.

    White space in the source counts as one space each: a line broken elsewhere is no other sentence.
    """
    parts = (" ".join(source.split()), language, package, settings, glossary)
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
