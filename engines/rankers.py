"""Statistics over letters, for what letters and dictionaries alone cannot decide.

A ranker takes a plain text and gives a share for every language it knows, best first, by ISO 639-1 code. All are
deterministic. Only the languages that a Ukrainian newsroom meets are ranked: with all seventy-five, a short Russian
headline turns out Bulgarian, or Kazakh, or Mongolian.
"""

import json
import math
from collections import Counter
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any

Ranker = Callable[[str, bool], tuple[tuple[str, float], ...]]
"""(plain text, is it Cyrillic) -> (language, share from 0 to 1), best first; empty when nothing can be said."""

CYRILLIC = ("uk", "ru", "be", "bg", "mk", "sr", "kk", "mn")
LATIN = ("en", "pl", "de", "fr", "cs", "es", "it", "tr")


def lingua(text: str, cyrillic: bool) -> tuple[tuple[str, float], ...]:
    """The best of the three on short text.

    Models are read when first needed, language by language, about 12 MB each for Cyrillic and 30 MB for Latin.
    """
    # Its table of letters gives щ to Russian, Bulgarian and Kazakh only: with "що" in it no text is Ukrainian.
    text = " ".join(word for word in text.split() if "щ" not in word)
    values = lingua_detector(CYRILLIC if cyrillic else LATIN).compute_language_confidence_values(text)
    return tuple((value.language.iso_code_639_1.name.lower(), value.value) for value in values if value.value > 0)


@cache
def lingua_detector(codes: tuple[str, ...]) -> Any:
    from lingua import IsoCode639_1, LanguageDetectorBuilder

    return LanguageDetectorBuilder.from_iso_codes_639_1(
        *(getattr(IsoCode639_1, code.upper()) for code in codes)
    ).build()


def langdetect(text: str, cyrillic: bool) -> tuple[tuple[str, float], ...]:
    """Google's language-detection in Python. Seeded, for it draws at random. It knows no Belarusian, Serbian or Kazakh."""
    from langdetect import DetectorFactory, LangDetectException
    from langdetect.detector_factory import PROFILES_DIRECTORY

    factory = langdetect_factory(PROFILES_DIRECTORY, DetectorFactory)
    detector = factory.create()
    detector.seed = 0
    detector.set_prior_map({code: 1.0 for code in (CYRILLIC if cyrillic else LATIN) if code in factory.langlist})
    detector.append(text)
    try:
        return tuple((found.lang, found.prob) for found in detector.get_probabilities())
    except LangDetectException:
        return ()


@cache
def langdetect_factory(folder: str, make: Callable[[], Any]) -> Any:
    factory = make()
    factory.load_profile(folder)
    return factory


def trigrams(text: str, cyrillic: bool) -> tuple[tuple[str, float], ...]:
    """Naive Bayes over the three-letter counts in langdetect's profiles: the least memory, for small machines."""
    padded = "".join(f" {word} " for word in text.lower().split())
    grams = Counter(padded[at : at + size] for size in (2, 3) for at in range(len(padded) - size + 1))
    codes = [code for code in (CYRILLIC if cyrillic else LATIN) if code in profiles()]
    scores = {code: sum(count * profiles()[code].get(gram, FLOOR) for gram, count in grams.items()) for code in codes}
    top = max(scores.values(), default=0.0)
    # Overlapping groups say everything three or four times over; without the division every answer is certain.
    weights = {code: math.exp(max(score - top, -150.0) / 3) for code, score in scores.items()}
    total = sum(weights.values())
    return tuple(sorted(((code, weight / total) for code, weight in weights.items()), key=lambda pair: -pair[1]))


FLOOR = math.log(1e-7)
"""The log-frequency of a group of letters a profile has not seen; the rarest it keeps are near 1e-5."""


@cache
def profiles() -> dict[str, dict[str, float]]:
    """Log-frequency of each two- and three-letter group, by language."""
    folder = files("langdetect") / "profiles"
    found = {}
    for code in CYRILLIC + LATIN:
        if (file := folder / code).is_file():
            profile = json.loads(file.read_text(encoding="utf-8"))
            found[code] = {
                gram: math.log(count / profile["n_words"][len(gram) - 1])
                for gram, count in profile["freq"].items()
                if len(gram) > 1
            }
    return found


RANKERS: dict[str, Ranker] = {"lingua": lingua, "langdetect": langdetect, "trigrams": trigrams}
