"""The languages a text can be found to be in, and what is found."""

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    UK = "uk"
    RU = "ru"
    EN = "en"
    OTHER = "other"
    """A language no package here translates."""
    UND = "und"
    """No language: numbers, addresses, letters in a wrong encoding, Cyrillic spelled in Latin letters."""

    @property
    def called(self) -> str:
        """What it is called in a sentence.

        >>> Language.UK.called
        'Ukrainian'
        """
        return {"uk": "Ukrainian", "ru": "Russian", "en": "English", "other": "other", "und": "undetermined"}[self]


@dataclass(frozen=True, slots=True)
class Finding:
    """The language one piece of text seems to be in, and why, as a clause of a sentence."""

    language: Language
    why: str
