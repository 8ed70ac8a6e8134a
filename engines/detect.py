"""Which language a text is in: Ukrainian, Russian, English, another one, or none.

Letters and dictionaries decide first, for they can say why; statistics over letters (the ranker) are asked only where
these are silent; and where those waver too, the rest of the article decides. Wrong routing is worse than none: a text
sent to the wrong model comes back as fluent nonsense.
"""

import math
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property, lru_cache
from importlib.resources import files

from engines.alphabet import ONLY_RUSSIAN, ONLY_UKRAINIAN, RUSSIAN, UKRAINIAN, garbled, is_cyrillic, plain, words
from engines.dictionary import knows
from engines.rankers import RANKERS
from engines.sentences import split


class Language(StrEnum):
    UK = "uk"
    RU = "ru"
    EN = "en"
    OTHER = "other"
    """A language no package here translates."""
    UND = "und"
    """No language: numbers, addresses, garbled encoding, Cyrillic in Latin letters."""


UK, RU, EN, OTHER, UND = Language
NAMES = {UK: "Ukrainian", RU: "Russian", EN: "English", OTHER: "another language", UND: "no language"}


@dataclass(frozen=True, slots=True)
class Detection:
    """``language`` of a whole text, ``why`` in one sentence, and each sentence's own language.

    ``spans`` are (start, end, language) in code points of the text; white space between sentences is in none.
    """

    language: Language
    why: str
    spans: tuple[tuple[int, int, Language], ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one piece of text is judged to be; not ``sure`` when it would read the same in the other language."""

    language: Language
    why: str
    sure: bool = True


def detect(text: str, context: str | None = None, ranker: str = "lingua") -> Detection:
    """The language of ``text`` and of each of its sentences.

    ``context`` settles words that Ukrainian and Russian share (``Президент``, ``на заводе``... ): a language code, or
    any other text of the same article. ``ranker`` is a name in ``RANKERS``. A text whose sentences differ in language
    takes the one most of its letters are in. Raises ValueError for an unknown ranker.

        >>> detect("Рада ухвалила закон. Совет принял закон вчера.").spans
        ((0, 20, <Language.UK: 'uk'>), (21, 46, <Language.RU: 'ru'>))
    """
    if ranker not in RANKERS:
        raise ValueError(f"no ranker is called {ranker!r}: choose one of {', '.join(RANKERS)}")
    around = surroundings(context, ranker)
    whole = settled(judge(text, ranker), around)
    pieces = split(text, whole.language if whole.language in (UK, RU, EN) else EN)
    if len(pieces) < 2 or whole.language is UND:
        return Detection(whole.language, whole.why, tuple((start, end, whole.language) for start, end in pieces))
    spans = tuple(
        (start, end, settled(judge(text[start:end], ranker), whole.language).language) for start, end in pieces
    )
    if len(found := {language for _, _, language in spans}) == 1 and whole.language in found:
        return Detection(whole.language, whole.why, spans)
    letters = {
        language: sum(len(plain(text[start:end])) for start, end, own in spans if own is language)
        for language in found - {UND}
    }
    most = max(letters, key=lambda language: letters[language], default=whole.language)
    parts = ", ".join(f"{sum(own is language for *_, own in spans)} {NAMES[language]}" for language in sorted(letters))
    return Detection(most, f"its sentences differ ({parts}) and most letters are {NAMES[most]}", spans)


@lru_cache(maxsize=64)
def surroundings(context: str | None, ranker: str) -> Language | None:
    """The language the context speaks for, if it does."""
    if not context:
        return None
    if context in tuple(Language):
        return Language(context)
    return judge(context[:ENOUGH], ranker).language


def settled(verdict: Verdict, around: Language | None) -> Verdict:
    """A verdict that is not sure yields to the language around it."""
    if verdict.sure or around not in (UK, RU):
        return verdict
    return Verdict(around, f"its own words do not settle it, and the text around it is {NAMES[around]}")


ENOUGH = 20_000
"""Characters in which a text shows its language: of a longer one no more is read."""


def judge(text: str, ranker: str) -> Verdict:
    """The language of one piece of text, taken as a whole and by itself."""
    text = text[:ENOUGH]
    if reason := garbled(text):
        return Verdict(UND, reason)
    found = words(plain(text))
    if not any(len(word) > 1 for word in found) or all(ROMAN.fullmatch(word) for word in found):
        return Verdict(UND, "there are no words in it")
    # Names and quotations in the other script are often capitalised; the language of a sentence is in its small words.
    small = [word for word in found if word[0].islower()] or found
    cyrillic, latin = (sum(len(word) for word in small if is_script(word[0])) for is_script in (is_cyrillic, is_latin))
    if cyrillic + latin < sum(map(len, small)) / 2:
        return Verdict(OTHER, "its letters are neither Cyrillic nor Latin")
    if cyrillic >= latin:
        return judge_cyrillic([word for word in found if is_cyrillic(word[0])], ranker)
    return judge_latin([word for word in found if is_latin(word[0])], ranker)


ROMAN = re.compile(r"[IVXLCDMІХС]+")


def is_latin(letter: str) -> bool:
    return letter < "\u0250" or "\u1e00" <= letter <= "\u1eff"


def judge_cyrillic(found: list[str], ranker: str) -> Verdict:
    counted = Counted()
    capitals = all(word.isupper() for word in found)
    for place, word in enumerate(found):
        counted.add(word, place, capitals)
    shares = Shares(ranker, " ".join(found).lower())
    if verdict := foreign(counted, shares, len(found)):
        return verdict
    ukrainian, russian = counted.spoken[UK], counted.spoken[RU]
    margin = len(ukrainian) - len(russian)
    best, own, others = (UK, ukrainian, russian) if margin > 0 else (RU, russian, ukrainian)
    if abs(margin) > len(others) / 2:
        beside = f" and {len(others)} only {NAMES[RU if best is UK else UK]}" if others else ""
        return Verdict(best, f"{len(own)} of {len(found)} words are only {NAMES[best]} ({sample(own)}){beside}")
    odds = 1.5 * margin + 0.5 * (len(counted.names[UK]) - len(counted.names[RU])) + shares.ukrainian_odds
    best = UK if odds > 0 else RU
    return Verdict(best, f"its words are both Ukrainian and Russian, and {ranker} leans to {NAMES[best]}", sure=False)


def foreign(counted: "Counted", shares: "Shares", total: int) -> Verdict | None:
    """The verdict that Cyrillic text is neither Ukrainian nor Russian, when it is more likely so than not.

    The weights are natural logarithms of odds, rounded from a logistic fit over news in ten Cyrillic languages.
    """
    letters, little, strange = counted.letters, counted.neighbours, counted.spoken[OTHER]
    shared_south = little_words()["south"]
    own = max(sum(word not in shared_south for word in counted.spoken[language]) for language in (UK, RU))
    told = letters + little + strange
    if own and not told:
        return None
    built = sum(bool(NEIGHBOURS_BUILD.search(word)) for word in strange)
    odds = (
        4.0 * min(len(letters), 4)
        + 2.5 * min(len(little), 4)
        + (2.5 if total > 1 else 1.0) * min(len(strange), 6)
        + 1.0 * min(built, 4)
        - 1.2 * min(own, 12)
        - 0.3 * min(len(counted.spoken[UND]), 6)
        + 0.5 * (min(len(counted.names[OTHER]), 3) if told else 0)
        - (2.5 if any(set(word) & set("їєґ") for word in counted.spoken[UK] + strange) else 0)
        + 0.6 * shares.foreign_odds
        - (1.2 if told else 1.6)
    )
    if odds < 0:
        return None
    if told:
        why = f"{len(told)} of {total} words are neither Ukrainian nor Russian ({sample(told)})"
        return Verdict(OTHER, why, sure=odds > 2)
    return Verdict(OTHER, f"{shares.ranker} finds it neither Ukrainian nor Russian", sure=False)


NEIGHBOURS_BUILD = re.compile(r"(?:ът|ият|ата|ята|ото|ето|ите|ията|от|цца|ць|ыя|аў)$|[жшчр]ы|[жшчр]э|дз|гэ|ъ[^еёюя]")
"""Bulgarian and Macedonian articles at the end of a word, Belarusian spelling."""


class Counted:
    """The words of a Cyrillic text by what they speak for."""

    def __init__(self) -> None:
        self.spoken: dict[Language, list[str]] = {UK: [], RU: [], OTHER: [], UND: []}
        """Ordinary words: of one language only, of neither, of both (UND)."""
        self.names: dict[Language, list[str]] = {UK: [], RU: [], OTHER: [], UND: []}
        """Capitalised words. Names are borrowed as they are, and no dictionary has them all, so they weigh little."""
        self.letters: list[str] = []
        """Words with letters that neither alphabet has, or that no single one has together (і beside ы)."""
        self.neighbours: list[str] = []
        """Little words of the neighbouring languages."""

    def add(self, word: str, place: int, capitals: bool) -> None:
        low = word.lower()
        lists, letters = little_words(), set(low)
        language = speaks(low)
        named = word[0].isupper() and not capitals and (place > 0 or language is OTHER)
        if low in lists["uk"] or low in lists["ru"]:
            self.spoken[language].append(low)
        elif low in lists["neighbours"] or (low == "да" and place > 0):
            # Inside a sentence "да" is South Slavic, hardly ever Russian: "мора да ја смени".
            self.neighbours.append(low)
        elif letters - UKRAINIAN - RUSSIAN:
            self.letters.append(low)
        elif low in lists["south"]:
            self.spoken[UND].append(low)
        elif named and (word[1:].islower() or len(word) < 6):
            self.names[language].append(low)
        elif letters & ONLY_UKRAINIAN and letters & ONLY_RUSSIAN:
            self.letters.append(low)
        elif language is not OTHER or len(low) > 2:
            self.spoken[language].append(low)


class Shares:
    """What a ranker gives for a Cyrillic text, asked only when wanted: loading its models costs time and memory."""

    def __init__(self, ranker: str, text: str) -> None:
        self.ranker = ranker
        self.text = text

    @cached_property
    def all(self) -> Mapping[str, float]:
        return dict(RANKERS[self.ranker](self.text, True))

    @property
    def foreign_odds(self) -> float:
        """Natural logarithm of all other languages to Ukrainian and Russian together, from -2.5 to 6.

        A ranker that lacks the right language is sure of a wrong one: it may not vouch against unknown words.
        """
        if not self.all:
            return 0.0
        own = self.all.get(UK, 0.0) + self.all.get(RU, 0.0)
        return max(-2.5, math.log((1 - own + 2e-3) / (own + 2e-3)))

    @property
    def ukrainian_odds(self) -> float:
        """Natural logarithm of Ukrainian to Russian, between -3 and 3."""
        odds = math.log((self.all.get(UK, 0.0) + 1e-3) / (self.all.get(RU, 0.0) + 1e-3))
        return max(-3.0, min(3.0, odds))


def speaks(word: str) -> Language:
    """The language a Cyrillic word in lower case speaks for: UK, RU, OTHER for neither, UND for both."""
    if word in little_words()["uk"]:
        return UK
    if word in little_words()["ru"]:
        return RU
    ukrainian, russian = knows("uk", word), knows("ru", word)
    if ukrainian and russian:
        return UND
    if ukrainian or russian:
        return UK if ukrainian else RU
    return OTHER


def judge_latin(found: list[str], ranker: str) -> Verdict:
    low = [word.lower() for word in found]
    lists = little_words()
    elsewhere = lists["latin"] | lists["translit"]
    english = [word for word in low if word in lists["en"] and word not in elsewhere]
    # The English "I" is a capital; a small one is Polish, or Ukrainian in Latin letters.
    alike = [word.lower() for word in found if word != "i" and word.lower() in lists["en"] & elsewhere]
    foreign = [word for word in low if word == "i" or word in elsewhere - lists["en"]]
    accented = [word for word in low if not word.isascii()]
    slavic = [word for word in found if word.islower() and is_transliterated(word)]
    if len(slavic) < 2:
        slavic = []
    share = dict(RANKERS[ranker](" ".join(low), False)).get(EN, 0.0)
    # Latin text in these articles is nearly always English, and a word or two tell little: "programme" looks French.
    odds = math.log((share + 0.001) / (1.001 - share)) + math.log(10 if len(low) < 4 else 4)
    odds += 2 * len(english) + 0.5 * len(alike) - 1.5 * len(foreign) - 2 * len(accented) - 1.5 * len(slavic)
    # An English sentence of five words has a little one among them; a headline may be all names.
    if not english and not alike:
        odds -= 0.5 * max(0, sum(word.islower() for word in found) - 3)
    # "BBC", "Gartshore": names pass through as they are.
    if not accented and not any(word.islower() for word in found):
        odds += 2
    if odds > 0:
        return Verdict(EN, f"it has the English words {sample(english)}" if english else f"{ranker} finds it English")
    western = [word for word in foreign if word not in lists["translit"]]
    if not accented and not western and (slavic or foreign):
        return Verdict(UND, f"it looks like Cyrillic in Latin letters ({sample(slavic or foreign)})")
    return Verdict(OTHER, f"its Latin words are not English ({sample(foreign or accented or low)})")


def is_transliterated(word: str) -> bool:
    """Whether a Latin word, put back into Cyrillic, is a Ukrainian or Russian one.

    >>> is_transliterated("vidpovidalnosti"), is_transliterated("responsibility")
    (True, False)
    """
    return len(word) > 4 and any(knows(code, to_cyrillic(word, code)) for code in (UK, RU))


def to_cyrillic(word: str, code: str) -> str:
    """One likely Cyrillic spelling of a transliterated word; soft signs that were dropped stay dropped."""
    y, i, h = ("и", "і", "г") if code == UK else ("ы", "и", "х")
    for latin, cyrillic in TRANSLITERATED:
        word = word.replace(latin, cyrillic)
    return word.replace("y", y).replace("i", i).replace("h", h)


TRANSLITERATED = [
    pair.split("=")
    for pair in (
        "shch=щ shh=щ zh=ж kh=х ts=ц ch=ч sh=ш yu=ю iu=ю ju=ю ya=я ia=я ja=я ye=е ie=є je=е yi=ї ji=ї iy=ий yy=ий "
        "a=а b=б c=ц d=д e=е f=ф g=г j=й k=к l=л m=м n=н o=о p=п r=р s=с t=т u=у v=в w=в x=х z=з '=ь"
    ).split()
]


@cache
def little_words() -> Mapping[str, frozenset[str]]:
    """Closed-class words by list."""
    lists = tomllib.loads((files("engines") / "little_words.toml").read_text(encoding="utf-8"))
    return {name: frozenset(table["words"].split()) for name, table in lists.items()}


def sample(found: list[str]) -> str:
    """The longest few of these words, for a reason a person reads."""
    return ", ".join(sorted(set(found), key=lambda word: (-len(word), word))[:3])
