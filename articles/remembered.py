"""A remembered sentence: an entry of the translation memory."""

from dataclasses import dataclass

from articles.sentence import Outcome


@dataclass(frozen=True, slots=True)
class Remembered:
    """One translated sentence, as an engine hands it to the translation memory and gets it back.

    ``key`` is the engine's and stands for all that decided the English. ``package`` is the digest of the package,
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
