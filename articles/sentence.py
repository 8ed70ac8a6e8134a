"""A sentence: the unit of translation and of the translation memory."""

from enum import StrEnum
from typing import NamedTuple


class Outcome(StrEnum):
    """How a sentence came by its English."""

    TRANSLATED = "translated"
    RETRIED = "retried"
    """Translated, after the first attempt was judged bad."""
    REMEMBERED = "remembered"
    """Taken from the translation memory."""
    PASSED = "passed"
    """English already, or nothing to translate: kept as it is."""
    UNSUPPORTED = "unsupported"
    """In a language no package here translates: kept and marked."""
    KEPT = "kept"
    """Every attempt was bad: the source stands, marked."""


class Sentence(NamedTuple):
    """One sentence of a passage with its English.

    ``start`` and ``end`` place it in the passage's cleaned source, ``english_start`` and ``english_end`` in the
    machine text. ``score`` is the model's mean log-probability a token, when there is one. ``reason`` says why a
    sentence was retried, kept or left alone; it is empty where all went well.
    """

    start: int
    end: int
    english_start: int
    english_end: int
    source: str
    english: str
    language: str
    outcome: Outcome
    score: float | None = None
    reason: str = ""
