"""A number has kept its value and changed its unit.

    >>> units.ask("Він купив 3 кг яблук.", "He bought 3 kg of apples.", "uk")
    []
    >>> units.ask("Він купив 3 кг яблук.", "He bought 3 tonnes of apples.", "uk")
    ['changed']
    >>> units.ask("Билет стоит 200 гривен.", "The ticket costs $200.", "ru")
    ['changed']
    >>> units.ask("Ставка зросла на 2 відсоткові пункти.", "The rate rose by 2 percent.", "uk")
    ['share']

Numbers of one value are compared, and only where a unit stands beside both: one that was left out (*aged 40* for
40 років) or converted with its number (6 miles for 10 км) is no doubt of this check. Percent and percentage points are
mixed up by people too, so that is only noted.
"""

import re
import tomllib
from collections import deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from articles import Doubt, Severity
from checks.check import check
from checks.pair import Pair
from checks.quantities import Quantity, Value

NOUN = re.split(" ", "а у ом е и і ы о ів ов їв ев ам ами ах ою ой я ю ем єм ем ей ям ями ях ь ью єю ею")
ADJECTIVE = re.split(
    " ",
    "ий ій ого ому им ім а я ої ою у ю е є і их ими ый ой ая ое ые ую ых ыми ым ом яя юю ее ие ей ему его",
)
ENDINGS = frozenset([*NOUN, *(suffix + ending for suffix in ("", "н", "ов", "ев") for ending in ADJECTIVE)])
APOSTROPHES = str.maketrans({"’": None, "'": None, "ʼ": None, "ё": "е"})
# Of a figure before its unit: 5-ти кілометровий, 25th minute, 3-й день.
SUFFIX = r"(?:-м(?![^\W\d_])|-?(?:ти|ма|мя|х|го|й|та|те|ої|ою|я|е|є|ю|ому|ой|ого|st|nd|rd|th)(?![^\W\d_]))?"
# The full stop of an abbreviated scale: 5 млрд. долларов.
SCALE = r"(?:(?<=тис|тыс|млн|лрд|рлн)\.)?"
# What of it may stick to a unit: 3-хдневный.
STUCK = re.compile(r"^(?:ти|ми|и|х)(?=[^\W\d_]{4})")
GAP = r"[ \u00a0\u202f\u2009-]?"
LETTERS = r"[^\W\d_²³]+"
AFTER = re.compile(
    rf"{SCALE}{SUFFIX}{GAP}(?:(?P<sign>US\$|[$€£₴₽₹₪%°℃℉])|(?P<first>{LETTERS})(?P<power>[²³23](?!\w))?"
    rf"(?:(?P<gap>[.]?[ \u00a0\u202f]?|[-·⋅•*×/])(?P<second>{LETTERS}))?)"
)
FAHRENHEIT = re.compile(r"°?\s?(?:(?:за|по|in)\s)?(?:F\b|Fahrenheit|Фаренгейт)")
# Genitives in the plural; of others the number that comes next is another: час двадцять is an hour and twenty minutes.
AHEAD = re.compile(
    r"(?<![^\W\d_])((?:лет|тонн|минут|хвилин|годин|секунд|гривень|гривен|недель)|[^\W\d_]{2,10}(?:ов|ев|ей|ів))"
    r" (?:(?:із|з|с|на|за|через|під|под) )?$",
    re.IGNORECASE,
)
CODE = re.compile(r"(?:(?<![^\W\d_])[A-Z]{3}|(?<![^\W\d_])US\$|[$€£₴₽₹₪])[ \u00a0\u202f]?$")
POWERS = {"²": "square", "2": "square", "³": "cubic", "3": "cubic"}
HALF = re.compile("полу|пол|пів", re.IGNORECASE)
HALVED = {"year": "month", "hour": "minute"}
SHARES = {"percent", "percentage point"}


class Measure(NamedTuple):
    """A number with its unit, and the place of both."""

    values: frozenset[Value]
    unit: str
    start: int
    end: int


class Units(NamedTuple):
    """The unit words of a language, the units of its signs, and what words may stand before a unit."""

    words: dict[str, str]
    signs: dict[str, str]
    before: dict[str, str]


def _tables() -> tuple[dict[str, Units], dict[str, str]]:
    raw = tomllib.loads(Path(__file__).with_name("units.toml").read_text(encoding="utf-8"))
    before = raw.pop("before")
    families = {unit: family for family, units in raw.items() for unit in units}
    forms = {unit: of for units in raw.values() for unit, of in units.items()}

    def words(*sides: str, of: dict[str, dict[str, str]]) -> dict[str, str]:
        return {word: unit for unit, said in of.items() for side in sides for word in said.get(side, "").split()}

    signs = words("signs", of=forms)
    languages = {
        "en": Units(words("english", of=forms), signs, words("english", of=before)),
        "uk": Units(words("source", "uk", "short", of=forms), signs, words("source", of=before)),
        "ru": Units(words("source", "ru", "short", of=forms), signs, words("source", of=before)),
    }
    return languages, families


LANGUAGES, FAMILIES = _tables()


@check(version=1, kinds={"changed": Severity.BLOCKS, "share": Severity.NOTES})
def units(pair: Pair) -> Iterator[Doubt]:
    """Numbers that both sides have, with a unit beside them that the other side has nowhere beside that number."""
    if not pair.source_quantities or not pair.english_quantities:
        return
    source = _measures(pair.origin, pair.source_quantities, "uk" if pair.ukrainian else "ru")
    english = _measures(pair.english, pair.english_quantities, "en")
    if not source or not english:
        return
    alike = list(_partners(source, english, lambda one: ((value, one.unit) for value in one.values)))
    matched = {one for both in alike for one in both}
    source, english = ([one for one in side if one not in matched] for side in (source, english))
    for ours, theirs in _partners(source, english, lambda one: one.values):
        said, wanted = pair.english[theirs.start : theirs.end], pair.origin[ours.start : ours.end]
        kind = "share" if {ours.unit, theirs.unit} == SHARES else "changed"
        reason = f"“{said}” stands where the source says “{wanted}”"
        yield units.doubt(kind, reason, (theirs.start, theirs.end), (ours.start, ours.end))


def _partners(
    source: Sequence[Measure], english: Sequence[Measure], keys: Callable[[Measure], Iterable[Hashable]]
) -> Iterator[tuple[Measure, Measure]]:
    """Measures of the two sides that have a key in common, each taken once, in the order of the English."""
    waiting: dict[Hashable, deque[Measure]] = {}
    for ours in source:
        for key in keys(ours):
            waiting.setdefault(key, deque()).append(ours)
    taken: set[Measure] = set()
    for theirs in english:
        for key in keys(theirs):
            few = waiting.get(key, deque())
            while few and few[0] in taken:
                few.popleft()
            if few:
                taken.add(few[0])
                yield few[0], theirs
                break


def _measures(text: str, quantities: Sequence[Quantity], name: str) -> list[Measure]:
    found = []
    for one in quantities:
        # Half is six of months and thirty of minutes: such a word is read with no unit.
        if not one.weight and len(one.values) > 1:
            continue
        language = LANGUAGES[name]
        code = CODE.search(text[max(0, one.start - 4) : one.start])
        if code and (unit := language.signs.get(code[0].strip())):
            found.append(Measure(one.values, unit, one.start - len(code[0]), one.end))
        elif after := _after(text, one.end, name):
            found.append(Measure(one.values, after[0], one.start, after[1]))
        elif ahead := _ahead(text, one.start, found[-1].end if found else 0, name):
            found.append(Measure(one.values, ahead[0], ahead[1], one.end))
        elif not one.weight and (unit := _within(text[one.start : one.end], name)):
            found.append(Measure(one.values, unit, one.start, one.end))
    return found


def _after(text: str, end: int, name: str) -> tuple[str, int] | None:
    """The unit that follows a number which ends here, and where it ends."""
    match = AFTER.match(text, end)
    if not match:
        return None
    if match["sign"]:
        unit, at = LANGUAGES[name].signs.get(match["sign"]), match.end()
    else:
        unit, at = _named(match, name), match.end("second")
        if unit is None:
            # The second follows the figure by a hyphen, or else it is an ordinal: a 30-second break.
            second = match["first"] == "second" and name == "en" and text[match.start("first") - 1] == "-"
            unit = "second" if second else _found(match["first"], name) or _found(STUCK.sub("", match["first"]), name)
            at = match.end("first")
            if unit and match["power"]:
                unit, at = f"{POWERS[match['power']]} {unit}", match.end("power")
    if unit == "degree" and (scale := FAHRENHEIT.match(text, at)):
        return "degree Fahrenheit", scale.end()
    return (unit, at) if unit else None


def _ahead(text: str, start: int, least: int, name: str) -> tuple[str, int] | None:
    """The unit that a number of about so many follows, and where it begins: лет двадцать, хвилин із десять."""
    if name == "en":
        return None
    begun = max(least, start - 24)
    match = AHEAD.search(text[begun:start])
    unit = _found(match[1], name) if match else None
    return (unit, begun + match.start()) if match and unit else None


def _named(match: re.Match[str], name: str) -> str | None:
    """The unit that two words name: квадратних кілометрів, percentage points, kW·h, US dollars."""
    first, second = match["first"], match["second"]
    if not second:
        return None
    if unit := _found(first, name, second):
        return unit
    unit = _found(second, name)
    if not unit:
        return None
    if how := _found(first, name, before=True):
        return unit if how == "any" else f"{how} {unit}"
    of = _found(first, name)
    return f"{of} hour" if of and unit == "hour" and FAMILIES[of] == "power" else None


@lru_cache(maxsize=1 << 13)
def _within(word: str, name: str) -> str | None:
    """The unit inside a compound with its number: трьохденний, двадцатилетие; of полгода, which is six, months."""
    if half := HALF.match(word):
        return HALVED.get(_found(word[half.end() :].lower(), name) or "")
    found = (_found(word[cut:].lower(), name) for cut in range(3, min(len(word), 24) - 3))
    return None if name == "en" else next((unit for unit in found if unit), None)


@lru_cache(maxsize=1 << 13)
def _found(word: str, name: str, second: str = "", *, before: bool = False) -> str | None:
    language = LANGUAGES[name]
    table = language.before if before else language.words
    ends = _stems(second, name) if second else [""]
    keys = (f"{one}_{end}" if end else one for one in _stems(word, name) for end in ends)
    return next((table[key] for key in keys if key in table), None)


def _stems(word: str, name: str) -> list[str]:
    """What a word may be in the tables: as it is, in small letters, without each ending that it may have.

    >>> _stems("Тонни", "uk"), _stems("MWh", "en"), _stems("Tonnes", "en")
    (['Тонни', 'тонни', 'тонн'], ['MWh', 'mwh'], ['Tonnes', 'tonnes', 'tonne'])
    """
    # Capitals are no abbreviated unit: 5G, Т-72, 9000 BP.
    if len(word) == 1 or (name == "en" and len(word) == 2):
        return [word]
    low = word.lower().translate(APOSTROPHES)
    # Abbreviations take no s: has is no plural of ha.
    endings, least = ({"s"}, 3) if name == "en" else (ENDINGS, 2)
    cuts = range(len(low) - 1, max(least, len(low) - 5) - 1, -1)
    return list(dict.fromkeys([word, low, *(low[:cut] for cut in cuts if low[cut:] in endings)]))
