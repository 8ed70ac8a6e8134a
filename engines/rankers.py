"""Statistics over letters, for what letters and dictionaries alone cannot decide.

A ranker takes a plain text and gives a share for every language it knows, best first, by ISO 639-1 code. All are
deterministic. Only the languages that a Ukrainian newsroom meets are ranked: with all seventy-five, a short Russian
headline turns out Bulgarian, or Kazakh, or Mongolian.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

Ranker = Callable[[str, bool], tuple[tuple[str, float], ...]]
"""(plain text, is it Cyrillic) -> (language, share from 0 to 1), best first; empty when nothing can be said."""

CYRILLIC = ("uk", "ru", "be", "bg", "mk", "sr")
LATIN = ("en", "pl", "de", "fr", "cs", "es", "it")


def lingua(text: str, cyrillic: bool) -> tuple[tuple[str, float], ...]:
    """The best on short text, with groups of one to five letters.

    Its models are read when first wanted: 180 MB and 1.5 s for the Cyrillic ones, 240 MB and 2.5 s for the Latin.
    """
    return by_lingua(text, CYRILLIC if cyrillic else LATIN, light=False)


def light(text: str, cyrillic: bool) -> tuple[tuple[str, float], ...]:
    """Lingua with groups of three letters only, for small machines: 15 MB and 20 MB, a tenth of a second each."""
    return by_lingua(text, CYRILLIC if cyrillic else LATIN, light=True)


def by_lingua(text: str, codes: tuple[str, ...], light: bool) -> tuple[tuple[str, float], ...]:
    # Lingua's table of letters gives щ to Russian, Bulgarian and Kazakh only: with "що" in it no text is Ukrainian.
    text = " ".join(word for word in text.split() if "щ" not in word)
    values = lingua_detector(codes, light).compute_language_confidence_values(text)
    return tuple((value.language.iso_code_639_1.name.lower(), value.value) for value in values if value.value > 0)


@cache
def lingua_detector(codes: tuple[str, ...], light: bool) -> Any:  # noqa: ANN401
    from lingua import IsoCode639_1, LanguageDetectorBuilder

    builder = LanguageDetectorBuilder.from_iso_codes_639_1(*(getattr(IsoCode639_1, code.upper()) for code in codes))
    return (builder.with_low_accuracy_mode() if light else builder).build()


def langdetect(text: str, cyrillic: bool) -> tuple[tuple[str, float], ...]:
    """Google's language-detection, seeded, for it draws at random. It has no Belarusian, Serbian or Kazakh; 80 MB."""
    from langdetect import LangDetectException

    factory = langdetect_factory()
    detector = factory.create()
    detector.seed = 0
    detector.set_prior_map({code: 1.0 for code in (CYRILLIC if cyrillic else LATIN) if code in factory.langlist})
    detector.append(text)
    try:
        return tuple((found.lang, found.prob) for found in detector.get_probabilities())
    except LangDetectException:
        return ()


@cache
def langdetect_factory() -> Any:  # noqa: ANN401
    from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

    factory = DetectorFactory()
    factory.load_profile(PROFILES_DIRECTORY)
    return factory


RANKERS: dict[str, Ranker] = {"lingua": lingua, "light": light, "langdetect": langdetect}
