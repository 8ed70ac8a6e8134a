"""What the translation memory must offer, and what its keys stand for."""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from typing import Protocol

from articles import Remembered


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


def reviewed_key(source: str, language: str) -> str:
    """The key of what a person made of a sentence: it stands for source and language alone, whatever the package."""
    return key_of(source, language, "", "", "")
