"""Which language a text is in: Ukrainian, Russian, English, another one, or none."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from engines.sentences import split

if TYPE_CHECKING:
    from lingua import LanguageDetector


class Language(StrEnum):
    UK = "uk"
    RU = "ru"
    EN = "en"
    OTHER = "other"
    UND = "und"


@dataclass(frozen=True, slots=True)
class Detection:
    """``language`` of a whole text, ``why`` in one sentence, and each sentence's own language.

    ``spans`` are (start, end, language) in code points of the text; white space between sentences is in none.
    """

    language: Language
    why: str
    spans: tuple[tuple[int, int, Language], ...]


@cache
def lingua_detector() -> "LanguageDetector":
    from lingua import Language as L, LanguageDetectorBuilder

    names = "UKRAINIAN RUSSIAN ENGLISH BELARUSIAN BULGARIAN MACEDONIAN SERBIAN KAZAKH POLISH GERMAN FRENCH CZECH"
    return LanguageDetectorBuilder.from_languages(*(getattr(L, name) for name in names.split())).build()


def judge(text: str) -> tuple[Language, str]:
    if not re.search(r"[^\W\d_]{2}", text):
        return Language.UND, "there are no words in it"
    best = lingua_detector().detect_language_of(text)
    if best is None:
        return Language.UND, "no language fits"
    code = best.iso_code_639_1.name.lower()
    known = Language(code) if code in ("uk", "ru", "en") else Language.OTHER
    return known, f"lingua ranks {best.name.capitalize()} first"


def detect(text: str, context: str | None = None, ranker: str = "lingua") -> Detection:
    """The language of ``text`` and of each of its sentences."""
    language, why = judge(text)
    spans = tuple((start, end, judge(text[start:end])[0]) for start, end in split(text, language))
    return Detection(language, why, spans)
