"""Reading the quantities in a text: digits, number words, scales, times. Shared by the checks that compare them.

A quantity is read into every value it may stand for, because the same figure is written in more than one way:
``2,5`` is two and a half in Ukrainian and could be a slip of the same in English; ``6:30`` may be morning or evening.
Two quantities agree when they have a value in common.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

# A time of day is kept apart from numbers, as "18:30".
Value = float | str


class Quantity(NamedTuple):
    """A figure in a text and the values it may have.

    ``weight`` says what it proves: 2 written in digits, 1 a number word, 0 a word that may explain a figure on the
    other side but asks for none (*pair*, *first*, the number inside трьохденний).
    """

    values: frozenset[Value]
    start: int
    end: int
    weight: int


class Language(NamedTuple):
    """The number words of a language, by form."""

    cardinals: dict[str, float]
    ordinals: dict[str, float]
    scales: dict[str, float]
    joins: dict[str, float]
    loose: dict[str, frozenset[Value]]


ENDINGS = re.split(
    " ",
    "ий ій ого ому им ім а я ої ою у ю е є і их ими ша ше ший "
    "ый ой ая ое ые ую ых ыми ым ом его ему ем ья ье ьего ьему ьим ьей ью ьи ьих ей ьої ьою ьою ьому ьої ій ьох",
)
APOSTROPHES = str.maketrans({"'": None, "’": None, "ʼ": None, "`": None, "ё": "е"})
# Ukrainian or Russian numerals in Roman letters name centuries, congresses and kings: 21st, the Fourteenth.
ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
SPACES = str.maketrans("", "", " \u00a0\u202f\u2009'’")

FIGURE = r"\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)*"
TIME = r"(?<![\d.,:])(?:[01]?\d|2[0-4])[:.][0-5]\d(?!\d|\s?%|[.,:]\d)"
TOKEN = re.compile(
    rf"(?P<time>{TIME})|(?P<figure>{FIGURE})|(?P<fraction>[½¼¾⅓⅔])|(?P<roman>\b[IVXL]+\b)"
    r"|(?P<word>[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*)"
)
# Thousands of money by one letter, which alone is a tonne: 5 т.р., 20 т. грн.
THOUSANDS = re.compile(r"[ \u00a0\u202f]?т\.?[ \u00a0\u202f]?(?=(?:р|руб|грн)(?![^\W\d_]))")
DATE = re.compile(r"(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)")
AFTERNOON = re.compile(r"\s?([ap])\.?\s?m\b\.?", re.IGNORECASE)
RANGE = re.compile(r"\s?[-–—]\s?|\s(?:to|or|and|до|або|чи|или|и|і|й)\s|-to-", re.IGNORECASE)
HALVES = re.compile(r"\s(?:з|із|с|and a)\s(?:половин\w+|half)", re.IGNORECASE)
DECADE = re.compile(r"['’]?s\b|-?(?:х|ті|е|ых|ми|го)\b")
SCALED = {"мільярдн": 1e9, "миллиардн": 1e9, "мільйонн": 1e6, "миллионн": 1e6, "тисячн": 1e3, "тысячн": 1e3}
TIED = frozenset({" ", "-", "\u00a0", " and ", "\u202f", ""})


def _tables() -> dict[str, Language]:
    raw = tomllib.loads(Path(__file__).with_name("number_words.toml").read_text(encoding="utf-8"))
    languages = {}
    for name, parts in raw.items():
        read = {
            part: {word: float(value) for value, forms in parts.get(part, {}).items() for word in forms.split()}
            for part in ("cardinals", "ordinals", "scales", "joins")
        }
        if name != "en":
            # Genitive десяти is the numeral, not the ordinal's plural: the cardinal keeps its own forms.
            read["ordinals"] = {
                stem + ending: value
                for stem, value in read["ordinals"].items()
                for ending in ENDINGS
                if stem + ending not in read["cardinals"]
            }
        loose: dict[str, frozenset[Value]] = {}
        for value, forms in parts["loose"].items():
            for word in forms.split():
                loose[word] = loose.get(word, frozenset()) | {float(value)}
        languages[name] = Language(read["cardinals"], read["ordinals"], read["scales"], read["joins"], loose)
    return languages


LANGUAGES = _tables()


def read(text: str, language: str) -> tuple[Quantity, ...]:
    """Every quantity in a text of this language (``en``, ``uk`` or ``ru``), in order.

    >>> [sorted(quantity.values) for quantity in read("23 тисячі гривень о 18:30", "uk")]
    [[23000.0], ['18:30']]
    >>> [sorted(quantity.values) for quantity in read("twenty-three of 1,250 people", "en")]
    [[23.0], [1250.0]]
    >>> [sorted(quantity.values) for quantity in read("две тысячи пятьсот рублей", "ru")]
    [[2500.0]]
    """
    return tuple(_read(text, language))


def _read(text: str, name: str) -> Iterator[Quantity]:
    language, english = LANGUAGES[name], name == "en"
    tokens = list(TOKEN.finditer(text))
    at = 0
    while at < len(tokens):
        token = tokens[at]
        at += 1
        if token["word"]:
            if not _counts(token[0], name):
                continue
            quantity, at = _words(text, tokens, at - 1, language)
            if quantity:
                yield quantity
        elif token["roman"]:
            if token[0] != "I":
                yield Quantity(frozenset({float(_roman(token[0]))}), *token.span(), 0)
        elif token["fraction"]:
            yield Quantity(frozenset({FRACTIONS[token[0]]}), *token.span(), 0)
        elif date := DATE.fullmatch(token[0]):
            # The month may be a word on the other side: it explains a figure there and asks for none.
            for part, weight in ((1, 2), (2, 0), (3, 2)):
                start, end = (token.start() + place for place in date.span(part))
                yield Quantity(frozenset({float(date[part])}), start, end, weight)
        else:
            quantity, at = _digits(text, tokens, at - 1, language, english)
            yield quantity


@lru_cache(maxsize=1 << 13)
def _counts(word: str, name: str) -> bool:
    """Whether a word has to do with numbers at all, which few have."""
    language, low = LANGUAGES[name], word.lower().translate(APOSTROPHES)
    tables = (language.cardinals, language.ordinals, language.scales, language.loose)
    return any(low in table for table in tables) or bool(language.joins and _joined(low, language))


def _roman(numeral: str) -> int:
    values = [ROMAN[letter] for letter in numeral]
    return sum(-one if one < two else one for one, two in pairwise([*values, 0]))


def _digits(text: str, tokens: list[re.Match[str]], at: int, language: Language, english: bool) -> tuple[Quantity, int]:
    """The quantity that begins with the digits at this token, and the token after it."""
    token = tokens[at]
    end = token.end()
    values: set[Value] = set()
    if token["time"]:
        hours, minutes = (int(part) for part in re.split("[:.]", token[0]))
        values |= _clock(hours, minutes, AFTERNOON.match(text, end) if english else None, english)
    if not token["time"] or "." in token[0]:
        values |= _figure(token[0], english)
    if english and not token["time"] and (half := AFTERNOON.match(text, end)):
        values |= _clock(int(float(token[0].replace(",", "."))) if token[0][0].isdigit() else 0, 0, half, english)
    if DECADE.match(text, end):
        values |= {value + 1900 for value in values if isinstance(value, float) and 10 <= value <= 90}
    if HALVES.match(text, end):
        values |= {value + 0.5 for value in values if isinstance(value, float)}
    at += 1
    scale = _scale(text, tokens, at, end, language)
    if not english and (thousands := THOUSANDS.match(text, end)):
        values = {value * 1e3 for value in values if isinstance(value, float)}
        end = thousands.end()
        at += 1
    elif scale:
        # 5m may be metres and is read both ways; 5 million may not.
        short = len(tokens[at][0]) == 1
        scaled: set[Value] = {value * scale for value in values if isinstance(value, float)}
        values = values | scaled if short else scaled
        end = tokens[at].end()
        at += 1
    elif at < len(tokens) and (gap := RANGE.fullmatch(text, end, tokens[at].start())) and tokens[at]["figure"]:
        # In 5–10 million the scale belongs to both; 2013–14 ends in 2014, which the second figure will say.
        further = _scale(text, tokens, at + 1, tokens[at].end(), language)
        if further and gap:
            values |= {value * further for value in values if isinstance(value, float)}
    if (
        token[0].isdecimal()
        and len(token[0]) == 2
        and at >= 2
        and (before := tokens[at - 2])[0].isdecimal()
        and (len(before[0]) == 4 and text[before.end() : token.start()] in {"-", "–", "/", "—"})
    ):
        values |= {float(before[0][:2] + token[0])}
    return Quantity(frozenset(values), token.start(), end, 2), at


def _scale(text: str, tokens: list[re.Match[str]], at: int, end: int, language: Language) -> float | None:
    if at >= len(tokens) or not tokens[at]["word"] or text[end : tokens[at].start()] not in TIED:
        return None
    word = tokens[at][0]
    # A lone letter is a scale only when it touches the figure: 5m, $2b, but not "5 b".
    if len(word) == 1 and text[end : tokens[at].start()]:
        return None
    word = word.lower()
    # The scale may be inside an adjective: 30-мільярдний, 2-миллионный.
    return language.scales.get(word) or next((value for stem, value in SCALED.items() if word.startswith(stem)), None)


def _clock(hours: int, minutes: int, half: re.Match[str] | None, english: bool) -> set[Value]:
    if half:
        hours = hours % 12 + (12 if half[1] in "pP" else 0)
        found: set[Value] = {f"{hours}:{minutes:02}"}
        # Source text often leaves the half of the day to the word вечора, so the bare hour counts as well.
        return found | ({float(hours), f"{(hours - 1) % 12 + 1}:{minutes:02}"} if not minutes or hours > 12 else set())
    times: set[Value] = {f"{hours}:{minutes:02}"}
    if english and hours <= 12:
        times.add(f"{hours % 12 + 12}:{minutes:02}")
    if not minutes:
        times.add(float(hours))
    return times


def _figure(figure: str, english: bool) -> set[Value]:
    """What a string of digits, points and commas may say.

    >>> sorted(_figure("10 000", english=False)), sorted(_figure("2,5", english=False)), sorted(_figure("2,500", True))
    ([10000.0], [2.5], [2500.0])
    """
    digits = figure.translate(SPACES)
    marks = [mark for mark in digits if mark in ".,"]
    if not marks:
        # A soldier's 0500 is five in the morning.
        clock = len(digits) == 4 and digits[0] == "0" and digits[2] < "6"
        return {float(digits), f"{int(digits[:2])}:{digits[2:]}"} if clock else {float(digits)}
    parts = re.split("[.,]", digits)
    if len(marks) > 1:
        if len(set(marks)) == 2 and marks[-1] != marks[0]:
            return {float("".join(parts[:-1]) + "." + parts[-1])}
        if all(len(part) == 3 for part in parts[1:]):
            return {float("".join(parts))}
        # A date, an address of a section, a list without spaces: 27.09.2023, 3.2.1.
        return {float(part) for part in parts}
    whole, rest = parts
    decimal, joined = float(f"{whole}.{rest}"), float(whole + rest)
    if len(rest) != 3 or whole == "0":
        return {decimal}
    if english:
        return {joined} if marks[0] == "," else {decimal, joined}
    return {decimal, joined}


def _words(text: str, tokens: list[re.Match[str]], at: int, language: Language) -> tuple[Quantity | None, int]:
    """The quantity in words that begins at this token, if one does, and the token after it."""
    first = tokens[at]
    total = current = 0.0
    weight = 0
    end = first.start()
    begun = at
    while at < len(tokens) and tokens[at]["word"] and (at == begun or text[end : tokens[at].start()] in TIED):
        word = tokens[at][0].lower().translate(APOSTROPHES)
        if word in language.cardinals:
            value = language.cardinals[word]
            if not _fits(current, value):
                break
            current += value
            weight = max(weight, int(value > 1 or at > begun))
        elif word in language.scales and (len(word) > 1):
            scale = language.scales[word]
            if at > begun and not current:
                break
            if at == begun:
                return Quantity(frozenset({scale}), *first.span(), 0), at + 1
            total, current = (total, current * scale) if scale == 100 else (total + current * scale, 0.0)
            weight = 1
        elif word in language.ordinals:
            value = language.ordinals[word]
            if not _fits(current, value):
                break
            current += value
            weight = max(weight, int(value > 2))
            at, end = at + 1, tokens[at].end()
            values: set[Value] = {total + current}
            if at - begun == 1 and value > 2:
                values.add(1 / value)
            elif weight and at - begun > 1 and total + current - value > 0:
                # two thirds
                values |= {(total + current - value) / value}
            return Quantity(frozenset(values), first.start(), end, weight), at
        else:
            break
        end = tokens[at].end()
        at += 1
    if at > begun:
        values = {total + current}
        if HALVES.match(text, end):
            values.add(total + current + 0.5)
        return Quantity(frozenset(values), first.start(), end, weight), at
    return _single(first, language), at + 1


def _fits(current: float, value: float) -> bool:
    """Whether a number word continues the one before it: двадцять три and сто п’ять do, two three does not."""
    if not current:
        return True
    return (value < 10 <= current % 100 and current % 10 == 0) or (value < 100 <= current and current % 100 == 0)


def _single(token: re.Match[str], language: Language) -> Quantity | None:
    word = token[0].lower().translate(APOSTROPHES)
    if word in language.loose:
        return Quantity(language.loose[word], *token.span(), 0)
    value = _joined(word, language) if language.joins else None
    return Quantity(frozenset({value}), *token.span(), 0) if value else None


def _joined(word: str, language: Language) -> float | None:
    """The number that begins a compound: 25 of двадцятип’ятирічний."""
    total, rest, found = 0.0, word, True
    while found and rest:
        found = False
        for length in range(min(12, len(rest) - 3), 1, -1):
            value = language.joins.get(rest[:length])
            if value is not None and _fits(total, value):
                total, rest, found = total + value, rest[length:], True
                break
    return total or None
