"""Cyrillic words: Ukrainian, Russian, or of a neighbour no package here translates."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

from engines.alphabet import BELARUSIAN, ONLY_RUSSIAN, ONLY_UKRAINIAN, RUSSIAN, UKRAINIAN
from engines.dictionary import knows
from engines.language import Finding, Language
from engines.little_words import little_words, sample
from engines.rankers import Ranker

UK, RU, OTHER, UND = Language.UK, Language.RU, Language.OTHER, Language.UND

NEIGHBOURS_SPELL = re.compile(r"(?:ът|ият|ата|ята|ото|ето|ите|от|цца|ць|ыя|аў)$|[жшчр][ыэ]|дз|гэ|ъ[^еёюя]")
"""Bulgarian and Macedonian articles at the end of a word, Belarusian and Bulgarian spelling inside it."""

UNCERTAIN = 1.5, 3.8
"""How far the ranker can pull the odds of ``foreign`` down and up."""


def judge_cyrillic(found: list[str], ranker: Ranker, around: Language | None) -> Finding:
    """What a text of these Cyrillic words is, UK, RU or OTHER, in a text that is otherwise in ``around``."""
    counts = count(found)
    shares = Shares(ranker, found)
    around = around if around in (UK, RU) else None
    if finding := foreign(counts, shares, around):
        return finding
    ukrainian, russian = counts.spoken[UK], counts.spoken[RU]
    if not ukrainian and not russian:
        # "Слава Україні!": a name tells when its letters do.
        ukrainian, russian = (list(filter(distinct, counts.names[language])) for language in (UK, RU))
    margin = len(ukrainian) - len(russian)
    best, own, others = (UK, ukrainian, russian) if margin > 0 else (RU, russian, ukrainian)
    if abs(margin) > len(others) / 2:
        # One word may be a gap in a dictionary ("поселили" is in the Russian one only); against the text around it,
        # it needs the ranker's word too.
        alone = abs(margin) == 1 and around not in (None, best) and not any(distinct(word) for word in own)
        if not alone or (shares.ukrainian_odds > 0) == (best is UK):
            beside = f" and {len(others)} only {(RU if best is UK else UK).called}" if others else ""
            return Finding(best, f"{some(own, len(found))} only {best.called} ({sample(own)}){beside}")
    if around:
        return Finding(around, f"its own words do not settle it, and the text around it is {around.called}")
    names = len(counts.names[UK]) - len(counts.names[RU])
    best = UK if 1.5 * margin + 0.5 * names + shares.ukrainian_odds > 0 else RU
    return Finding(best, f"its words are both Ukrainian and Russian, and the letters lean to {best.called}")


@dataclass(frozen=True, slots=True)
class Counts:
    """The words of a Cyrillic text in lower case, by what they speak for."""

    total: int
    spoken: dict[Language, list[str]] = field(default_factory=lambda: {UK: [], RU: [], OTHER: [], UND: []})
    """Ordinary words: of one language only, of neither (OTHER), of both (UND)."""
    names: dict[Language, list[str]] = field(default_factory=lambda: {UK: [], RU: [], OTHER: [], UND: []})
    """Capitalised words. Names are borrowed as they are, and no dictionary has them all, so they weigh little."""
    letters: list[str] = field(default_factory=list)
    """Words with letters that neither alphabet has, or no single one has together (і beside ы)."""
    neighbours: list[str] = field(default_factory=list)
    """Little words of the neighbouring languages."""

    @property
    def belarusian(self) -> bool:
        """Whether the letters are Belarusian taken together: і and ы, and never и or щ. "Летні час, стандартны"."""
        every = [self.letters, self.neighbours, *self.spoken.values(), *self.names.values()]
        letters = {letter for words in every for word in words for letter in word}
        return letters <= BELARUSIAN and "і" in letters and bool(letters & ONLY_RUSSIAN)


def count(found: list[str]) -> Counts:
    counts = Counts(len(found))
    capitals = all(word.isupper() for word in found)
    for place, word in enumerate(found):
        low = word.lower()
        traits = traits_of(low)
        language = traits.language
        if traits.little:
            counts.spoken[language].append(low)
        elif traits.neighbouring or is_southern(low, found, place):
            counts.neighbours.append(low)
        elif traits.strange:
            counts.letters.append(low)
        elif traits.southern:
            counts.spoken[UND].append(low)
        elif is_name(word) and not capitals and (place > 0 or language is OTHER):
            counts.names[language].append(low)
        elif traits.mixed:
            counts.letters.append(low)
        elif language is not OTHER or len(low) > 2:
            counts.spoken[language].append(low)
    return counts


class Traits(NamedTuple):
    """What a Cyrillic word in lower case says wherever it stands.

    ``language`` is what it speaks for; it is a ``little`` word of Ukrainian or Russian, one of a ``neighbouring``
    language, or one that is ``southern`` too; its letters are ``strange`` to both alphabets, or ``mixed`` from both.
    """

    language: Language
    little: bool
    neighbouring: bool
    southern: bool
    strange: bool
    mixed: bool


@lru_cache(maxsize=1 << 13)
def traits_of(word: str) -> Traits:
    lists = little_words()
    letters = set(word)
    return Traits(
        speaks(word),
        word in lists["uk"] or word in lists["ru"],
        word in lists["neighbours"],
        word in lists["south"],
        bool(letters - UKRAINIAN - RUSSIAN),
        bool(letters & ONLY_UKRAINIAN and letters & ONLY_RUSSIAN),
    )


def is_southern(word: str, found: list[str], place: int) -> bool:
    """Whether a little word that Russian has too stands where only South Slavic languages put it.

    "Да" inside a sentence: "морам да идем". "Во" before a single consonant or a vowel: "во недела", but Russian "во
    сне", "во имя".
    """
    if word == "во" and place + 1 < len(found):
        return not DOUBLED_PREPOSITION.match(found[place + 1].lower())
    return word == "да" and place > 0


DOUBLED_PREPOSITION = re.compile("[бвгджзклмнпрстфхцчшщ]{2}|имя|избеж|исполн|изменен|перв|втор")


def is_name(word: str) -> bool:
    """Capitalised, or a short abbreviation; a long word in capitals is shouted, or garbled."""
    return word[0].isupper() and (word[1:].islower() or len(word) < 6)


def speaks(word: str) -> Language:
    """The language a Cyrillic word in lower case speaks for: UK, RU, OTHER for neither, UND for both."""
    for language in (UK, RU):
        if word in little_words()[language]:
            return language
    match knows("uk", word), knows("ru", word):
        case True, True:
            return UND
        case True, False:
            return UK
        case False, True:
            return RU
    return OTHER


def distinct(word: str) -> bool:
    """Whether a word is beyond doubt of one language: by a letter of its own, or a little word.

    A dictionary alone may have a gap: it knows ``поселили`` as Russian only.
    """
    lists = little_words()
    return word in lists["uk"] or word in lists["ru"] or bool(set(word) & (ONLY_UKRAINIAN | ONLY_RUSSIAN))


def foreign(counts: Counts, shares: "Shares", around: Language | None) -> Finding | None:
    """The finding that the text is neither Ukrainian nor Russian, when that is likelier than not.

    Inside a Ukrainian or Russian text it must be seven times likelier.

    The weights are natural logarithms of odds, rounded from a logistic fit over news in ten Cyrillic languages.
    """
    strange = counts.spoken[OTHER]
    told = counts.letters + counts.neighbours + strange
    # "и", "от", "за" are at home in the Balkans too and do not speak against them.
    south = little_words()["south"]
    own = max(sum(word not in south for word in counts.spoken[language]) for language in (UK, RU))
    if own and not told and not counts.belarusian:
        return None
    odds = (
        -(1.2 if told else 1.6)
        + 4.0 * min(len(counts.letters), 4)
        + 2.5 * min(len(counts.neighbours), 4)
        + (4.0 if counts.belarusian else 0)
        + (2.5 if counts.total > 1 else 1.0) * min(len(strange), 6)
        + 1.0 * min(sum(bool(NEIGHBOURS_SPELL.search(word)) for word in strange), 4)
        + 0.5 * (min(len(counts.names[OTHER]), 3) if told else 0)
        - 1.2 * min(own, 12)
        - 0.3 * min(len(counts.spoken[UND]), 6)
        # No neighbour writes these.
        - (2.5 if any(set(word) & set("їєґ") for word in counts.spoken[UK] + strange) else 0)
    )
    needed = 2.0 if around else 0.0
    if needed - UNCERTAIN[1] < odds < needed + UNCERTAIN[0]:
        odds += 0.6 * shares.foreign_odds
    if odds < needed:
        return None
    if told:
        return Finding(OTHER, f"{some(told, counts.total)} neither Ukrainian nor Russian ({sample(told)})")
    return Finding(OTHER, "its letters follow each other as in neither Ukrainian nor Russian")


def some(words: list[str], total: int) -> str:
    """``3 of 5 words are``."""
    return f"{len(words)} of {total} word{'s' if total > 1 else ''} {'are' if len(words) > 1 else 'is'}"


@dataclass
class Shares:
    """What a ranker gives for these words, asked only when wanted: loading its models costs time and memory."""

    ranker: Ranker
    words: list[str]

    @cached_property
    def by_code(self) -> Mapping[str, float]:
        return dict(self.ranker(" ".join(self.words).lower(), True))

    @property
    def foreign_odds(self) -> float:
        """Natural logarithm of all other languages to Ukrainian and Russian together, from -2.5 to 6.2.

        A ranker that lacks the right language is sure of a wrong one: it may not vouch against unknown words.
        """
        if not self.by_code:
            return 0.0
        own = self.by_code.get(UK, 0.0) + self.by_code.get(RU, 0.0)
        return max(-2.5, math.log((1.002 - own) / (own + 0.002)))

    @property
    def ukrainian_odds(self) -> float:
        """Natural logarithm of Ukrainian to Russian, between -3 and 3."""
        odds = math.log((self.by_code.get(UK, 0.0) + 1e-3) / (self.by_code.get(RU, 0.0) + 1e-3))
        return max(-3.0, min(3.0, odds))
