"""What English calls the names and titles of Ukrainian and Russian texts, and how those sound that it spells itself.

``names.toml`` has the names that English does not spell by their sound, ``titles.toml`` the words of offices and
institutions, which are translated by meaning. All of it is written for these two checks from common knowledge.
"""

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from checks.dictionary import is_verb
from checks.pair import Pair
from checks.spelling import latin, sound

# What a word of titles is in English: every one of the patterns has to be there, Госсекретарь is Secretary and State.
Renderings = tuple[re.Pattern[str], ...]


class Tables(NamedTuple):
    """``names.toml`` and ``titles.toml`` as they are looked up: by beginnings of source words, or by whole acronyms."""

    stems: dict[str, re.Pattern[str]]
    exact: dict[str, re.Pattern[str]]
    acronyms: dict[str, re.Pattern[str]]
    titles: dict[str, Renderings]
    capitals: dict[str, Renderings]
    cognates: tuple[str, ...]
    common: frozenset[str]
    plain: frozenset[str]


def _tables() -> Tables:
    raw: dict[str, Any] = {}
    for name in ("names.toml", "titles.toml"):
        raw |= tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))
    stems, exact, acronyms = (
        {stem: _any_of(english) for part in parts for source, english in raw[part].items() for stem in source.split()}
        for parts in (("places", "people", "cognates"), ("peoples",), ("acronyms",))
    )
    titles, capitals = (
        {
            stem: tuple(_any_of(part) for part in english.split(" & "))
            for source, english in raw[part].items()
            for stem in source.split()
        }
        for part in ("titles", "capitals")
    )
    common = frozenset(raw["common"]["words"].split())
    cognates = tuple(stem for source in raw["cognates"] for stem in source.split())
    return Tables(
        stems, exact, acronyms, titles, capitals, cognates, common, frozenset(raw["english"]["words"].split())
    )


def _any_of(english: str) -> re.Pattern[str]:
    # Careless English writes scottish and cornwall; short forms like US have to keep their capitals.
    forms = [
        (f"(?i:{re.escape(form)})" if len(form) > 3 or form.islower() else re.escape(form)).replace("_", " ")
        for form in english.split()
    ]
    return re.compile(rf"(?:\b|(?=[$€]))(?:{'|'.join(forms)})")


TABLES = _tables()
LONGEST = max(map(len, TABLES.stems))
LONGEST_TITLE = max(map(len, [*TABLES.titles, *TABLES.capitals]))
APOSTROPHES = str.maketrans("ё", "е", "'’ʼ`")
# Written small, and yet as much of a name as the place: російський, британских, американці.
PEOPLE = re.compile(r"(?:[сцз]ь?к\w{1,3}|[йнрвсд]ц(?:[іяыа]|ів|я?ми?|ях|ев|ами?|ах|ем)|ян[иеа]?|янам|янин\w?)$")
# A title in quotation marks, which is no speech: that has marks, follows a colon or is followed by a dash.
QUOTED = re.compile(r"(?<!: )[«“„\"](?=[А-ЯІЇЄҐ])[^«»“”„\"\n,:;.!?…]{3,80}[»”“\"](?!\w|,? ?[–—-])")
# Case endings that add a consonant to the sound of a name: Туском, Зеленского, Харкові.
CASES = re.compile(
    r"(?:ом|ем|єм|ым|им|ім|ого|его|ому|ему|ої|ою|ею|єю|ой|ей|ами|ями|ам|ям|ах|ях|ів|їв|ов|ев|ові|еві|єві|ыми|ими|ых|их|"
    r"[сц]ьк\w{1,3}|ск\w{2,3}|[нв]ц\w{1,3})$"
)


def quotations(pair: Pair) -> list[tuple[int, int]]:
    """The spans of titles in quotation marks: of a few words, none of them a verb, as speech has."""
    spans = [quote.span() for quote in QUOTED.finditer(pair.origin) if quote.start() and 1 < len(quote[0].split()) < 9]
    verbs = [word.start for word in pair.source_words if spans and is_verb(word.text, pair.ukrainian)]
    return [(start, end) for start, end in spans if not any(start < verb < end for verb in verbs)]


@lru_cache(maxsize=1 << 13)
def name_of(text: str) -> re.Pattern[str] | None:
    """What English calls a name that it does not spell by sound."""
    low = text.lower().translate(APOSTROPHES)
    if text.isupper() and low in TABLES.acronyms:
        return TABLES.acronyms[low]
    if low in TABLES.exact:
        return TABLES.exact[low]
    if len(low) < 4:
        return TABLES.stems.get(low)
    return next(
        (TABLES.stems[low[:size]] for size in range(min(len(low), LONGEST), 2, -1) if low[:size] in TABLES.stems), None
    )


@lru_cache(maxsize=1 << 13)
def small_name(text: str) -> bool:
    """Whether a word that is written small is a name in English: російський, чехи, олимпийский."""
    return (
        text.startswith(TABLES.cognates)
        or text in TABLES.exact
        or bool(len(text) > 5 and PEOPLE.search(text) and name_of(text))
    )


@lru_cache(maxsize=1 << 13)
def title_of(low: str, proper: bool) -> Renderings:
    """How English says a word of offices and institutions; of words that are common by themselves, only in a name."""
    found = _by_stem(low, TABLES.titles)
    return found or (_by_stem(low, TABLES.capitals) if proper else ())


def _by_stem(low: str, table: dict[str, Renderings]) -> Renderings:
    low = low.translate(APOSTROPHES)
    sizes = range(min(len(low), LONGEST_TITLE), max(4, len(low) - 6), -1)
    return (
        table.get(low) or table.get(low + ".") or next((table[low[:size]] for size in sizes if low[:size] in table), ())
    )


@lru_cache(maxsize=1 << 13)
def heard_as(text: str, ukrainian: bool) -> tuple[str, ...]:
    """A source word's sound, as it stands and without its case ending."""
    low = text.lower()
    forms = [low, CASES.sub("", low)]
    if low[0] in "йюяє":
        # German and Nordic names: Йохен is Jochen, Юнкер Juncker.
        forms.append("дж" + low[1:])
    if low[0] == "у" and low[1:2] in set("аеоэиіiяйї"):
        # Уайли is Wiley, Уотфорд Watford.
        forms += ["в" + form[1:] for form in forms]
    if "пх" in low:
        forms.append(low.replace("пх", "ф"))
    if "ц" in low:
        # Цинциннати is Cincinnati.
        forms += [form.replace("ц", "с") for form in forms]
    return tuple({sound(latin(form, ukrainian)) for form in forms})


def bare(word: str) -> str:
    """An English word without the ending of the genitive."""
    return word[:-2] if word[-2:] in {"'s", "’s"} else word
