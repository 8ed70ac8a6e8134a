"""A name of the source is missing from the English.

Names are spelled in Latin letters (by the Ukrainian table of 2010, by BGN/PCGN for Russian) and looked for by sound
among the English words, whatever their tradition of spelling and their case endings; names that English calls
otherwise are in ``names.toml``.

    >>> names.ask("Учора Кличко зустрівся з Дональдом Туском.", "Yesterday Klitschko met Donald Tusk.", "uk")
    []
    >>> names.ask("Учора Кличко зустрівся з Дональдом Туском.", "Yesterday Klitschko met Donald.", "uk")
    ['missing']
    >>> names.ask("Німеччина і США відмовились.", "Germany and the United States refused.", "uk")
    []

A capital does not make a name. Words of titles are translated (Верховна Рада, Белый дом), so a capitalised word whose
sound is nowhere is only noted while the English has a capitalised word that nothing explains and that may stand for it:

    >>> names.ask("Об этом сообщил Белый дом.", "The White House said so.", "ru")
    []

Offices and institutions are capital words in English, whatever they are in the source; one that the English has in no
usual rendering is noted, and so is a country that goes without saying where the English is written:

    >>> names.ask("Про це повідомив губернатор Гнатюк.", "Hnatiuk said so.", "uk")
    ['title']

Left alone: the first word of a sentence or a quotation where nothing but its capital speaks for a name.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from articles import Doubt, Severity
from checks.check import check
from checks.dictionary import is_name, is_noun, is_of_place, is_stranger
from checks.pair import CYRILLIC, Pair, Word
from checks.spelling import alike, latin, sound, sounds


class Tables(NamedTuple):
    """``names.toml`` as it is looked up: by the beginnings of source words, or by whole acronyms."""

    stems: dict[str, re.Pattern[str]]
    exact: dict[str, re.Pattern[str]]
    acronyms: dict[str, re.Pattern[str]]
    titles: dict[str, re.Pattern[str]]
    capitals: dict[str, re.Pattern[str]]
    cognates: tuple[str, ...]
    common: frozenset[str]
    plain: frozenset[str]


class Heard(NamedTuple):
    """The sounds of the English: of words with a capital, of the rest, of neighbours as one word, of acronyms."""

    spoken: set[str]
    small: set[str]
    joined: set[str]
    acronyms: set[str]


def _tables() -> Tables:
    raw = tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8"))
    stems, exact, acronyms, titles, capitals = (
        {stem: _any_of(english) for part in parts for source, english in raw[part].items() for stem in source.split()}
        for parts in (("places", "people", "cognates"), ("peoples",), ("acronyms",), ("titles",), ("capitals",))
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
# How far apart, as shares of their texts, a name and its English may stand.
NEAR = 0.25
# Characters of English below which a name may stand anywhere.
SHORT = 60
# Every name is held against every other: a passage with more names than this is a table, or hostile.
MOST = 150
# Offices made of syllables are translated: Минприроды, Росреестр, Держстат.
COMPOUND = re.compile(r"(?:Мин|Мін|Рос|Гос|Держ|Укр|Нац|Глав|Голов)[а-яіїє]{4,}")
# Acronyms that stand for no title.
EVERYDAY = frozenset(
    ("TV", "AM", "PM", "II", "III", "IV", "OK", "US", "UK", "DVD", "PC", "CD", "IT", "ID", "GPS", "DNA")
)
IMPLIED = ("сша", "америк", "британ", "великобритан", "шотланд")
LATIN = re.compile(r"[A-Z][A-Za-z]+(?:[ -][A-Z][A-Za-z]+)+")
HE = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Hh]im)\b")
OURS = re.compile(
    r"\b(?:він|вона|його|йому|ним|нього|її|їй|неї|он|она|его|ему|него|нему|нем|нём|ее|её|ей|неё|нее|сво\w{1,3})\b",
    re.IGNORECASE,
)
ROMAN = re.compile("[IVXLC]+")
QUOTES = frozenset('"“”„«»')
# Case endings that add a consonant to the sound of a name: Туском, Зеленского, Харкові.
CASES = re.compile(
    r"(?:ом|ем|єм|ым|им|ім|ого|его|ому|ему|ої|ою|ею|єю|ой|ей|ами|ями|ам|ям|ах|ях|ів|їв|ов|ев|ові|еві|єві|ыми|ими|ых|их|"
    r"[сц]ьк\w{1,3}|ск\w{2,3}|[нв]ц\w{1,3})$"
)


@check(
    version=2,
    kinds={"missing": Severity.BLOCKS, "fewer": Severity.NOTES, "unclear": Severity.NOTES, "title": Severity.NOTES},
)
def names(pair: Pair) -> Iterator[Doubt]:
    """Names of the source that no English word sounds like."""
    if not pair.origin or pair.origin.isupper():
        return
    yield from _titles(pair)
    candidates = _candidates(pair)
    if not candidates:
        return
    heard = _heard(pair)
    missing = [(word, sure) for word, sure in candidates if not _found(word.text, pair, heard)]
    spared = bool(HE.search(pair.english)) and not OURS.search(pair.origin)
    # A word that is one name for certain (Louis) is no other that sounds a little like it (Галісія), nor is a common
    # word (hither) a name (Хітроу): such a name may be missing.
    taken = {one for word, _ in candidates for one in _sounds(word.text, pair.ukrainian)} & heard.spoken
    gone = {word for word, _ in missing}
    faint = [
        word
        for word, sure in candidates
        if sure
        and word.text[0].isupper()
        and word not in gone
        and not _found(word.text, pair, Heard(heard.spoken - taken, set(), set(), set()))
        and taken.isdisjoint(_sounds(word.text, pair.ukrainian))
    ]
    for run in _runs(faint):
        yield names.doubt("unclear", *_reason(run, pair))
    strange = _unexplained(pair) if missing else []
    for run in _runs([word for word, _ in missing]):
        # A surname that is also a word is as sure as the first name beside it: Олег Гриб.
        sure = any((word, True) in missing for word in run)
        stands = _stands_for(run, strange, pair)
        if stands and not sure:
            strange.remove(stands)
            continue
        certain = any(_known(word.text) or not CYRILLIC.search(word.text) for word in run)
        grave = any((word, True) in missing and _grave(word, pair) for word in run)
        answered = not certain and any(_answers(run, other, pair) for other in strange)
        # Said Kravets, and he said: a pronoun may stand for one name, when the source has none of its own.
        meant = spared and len(run) == 1 and len(missing) == 1
        yield names.doubt("missing" if grave and not answered and not meant else "unclear", *_reason(run, pair))
    yield from _fewer([word for word, _ in candidates if word not in gone], pair)


def _grave(word: Word, pair: Pair) -> bool:
    """Whether more than its company or its capitals says that a word is a name, and not one that goes without saying.

    The Attorney General, of the United States, needs no country in an American newspaper; a translation adds it.
    """
    text = word.text
    if text.lower().startswith(IMPLIED):
        return False
    if not CYRILLIC.search(text) or _known(text):
        return True
    return sum(map(str.isupper, text)) < 2 and (
        is_name(text, pair.ukrainian, False) or is_stranger(text, pair.ukrainian, False)
    )


def _answers(ours: list[Word], theirs: list[Word], pair: Pair) -> bool:
    """Whether English capitals that nothing explains may be a name spelled too strangely to hear.

    They have to begin with the same sound and stand at about the same place: Мажец and Marzec, Наиджа and Nhaijah.
    """
    if abs(ours[0].start / len(pair.origin) - theirs[0].start / len(pair.english)) > NEAR:
        return False
    begins = {form[0] for word in ours for form in _sounds(word.text, pair.ukrainian) if form}
    return any(sound(_bare(word.text))[:1] in begins for word in theirs)


def _stands_for(ours: list[Word], strange: list[list[Word]], pair: Pair) -> list[Word] | None:
    """The nearest of the English capitals that nothing explains, which may be a translation: Белый дом, White House."""
    place = ours[0].start / len(pair.origin)
    apart = {abs(theirs[0].start / len(pair.english) - place): theirs for theirs in strange}
    reach = NEAR if len(pair.english) > SHORT else 1.0
    return min(((far, theirs) for far, theirs in apart.items() if far < reach), default=(0.0, None))[1]


def _titles(pair: Pair) -> Iterator[Doubt]:
    """Offices and institutions of the source that the English does not name, nor may shorten: NHS, SNP."""
    found: dict[re.Pattern[str], Word] = {}
    times: Counter[re.Pattern[str]] = Counter()
    for word in pair.source_words[: 8 * MOST]:
        if title := _title(word.text.lower(), word.text[0].isupper() and not word.first):
            found.setdefault(title, word)
            times[title] += 1
    missing = [word for title, word in found.items() if not title.search(pair.english)]
    if missing and not _shortened(pair):
        for word in missing:
            yield names.doubt("title", *_reason([word], pair))
    for title, word in found.items():
        if word not in missing and times[title] > 1 and sum(1 for _ in title.finditer(pair.english)) < times[title]:
            reason = f"“{word.text}” is in the source more often than in the English"
            yield names.doubt("fewer", reason, source=(word.start, word.end))


@lru_cache(maxsize=1 << 15)
def _title(low: str, capital: bool) -> re.Pattern[str] | None:
    """How English says a word of offices and institutions; of words that are common when small, only with a capital."""
    found = _by_stem(low, TABLES.titles)
    return found or (_by_stem(low, TABLES.capitals) if capital else None)


def _by_stem(low: str, table: dict[str, re.Pattern[str]]) -> re.Pattern[str] | None:
    sizes = range(min(len(low), LONGEST_TITLE), max(4, len(low) - 6), -1)
    return (
        table.get(low)
        or table.get(low + ".")
        or next((table[low[:size]] for size in sizes if low[:size] in table), None)
    )


def _shortened(pair: Pair) -> bool:
    """Whether the English has an acronym that the source has not, by any name."""
    acronyms = {word.text for word in pair.english_words if len(word.text) > 1 and word.text.isupper()} - EVERYDAY
    if not acronyms or pair.english.isupper():
        return False
    known = {pattern for word in pair.source_words[: 8 * MOST] if (pattern := _known(word.text))}
    return any(one not in pair.origin and not any(pattern.match(one) for pattern in known) for one in acronyms)


def _fewer(named: list[Word], pair: Pair) -> Iterator[Doubt]:
    """A name that the source says oftener than the English: a pronoun, perhaps, or a name that fell out."""
    places: dict[re.Pattern[str] | str, list[Word]] = {}
    for word in named:
        name = _known(word.text) or min(_sounds(word.text, pair.ukrainian), key=len)
        places.setdefault(name, []).append(word)
    spoken = Counter(sound(_bare(word.text)) for word in pair.english_words if word.text[0].isupper())
    for key, found in places.items():
        if len(found) < 2:
            continue
        if isinstance(key, re.Pattern):
            times = sum(1 for _ in key.finditer(pair.english))
        else:
            forms = {form for word in found for form in _sounds(word.text, pair.ukrainian)}
            times = sum(count for other, count in spoken.items() if any(alike(form, other) for form in forms))
        if times < len(found):
            last = found[-1]
            reason = f"“{last.text}” is in the source more often than in the English"
            yield names.doubt("fewer", reason, source=(last.start, last.end))


def _candidates(pair: Pair) -> list[tuple[Word, bool]]:
    """The words that may be names, and whether they are for certain: by themselves, or beside one that is."""
    found = [(word, sure) for word in pair.source_words if (sure := _name(word, pair)) is not None]
    beside = {
        one
        for (one, _), (two, sure) in [*pairwise(found), *pairwise(found[::-1])]
        if sure
        and two.text[0].isupper()
        and one.text[0].isupper()
        and not one.text.isupper()
        and pair.origin[min(one.end, two.end) : max(one.start, two.start)] == " "
    }
    return [(word, sure or word in beside) for word, sure in found[:MOST]]


def _reason(run: list[Word], pair: Pair) -> tuple[str, tuple[int, int], tuple[int, int]]:
    start, end = run[0].start, run[-1].end
    return f"“{pair.origin[start:end]}” of the source is not in the English", (0, 0), (start, end)


def _name(word: Word, pair: Pair) -> bool | None:
    """Whether a word is a name for certain, perhaps, or (None) not at all."""
    text = word.text
    if not text[0].isupper():
        known = (
            text.startswith(TABLES.cognates)
            or text in TABLES.exact
            or (len(text) > 5 and PEOPLE.search(text) and _known(text))
        )
        return True if known else False if len(text) > 7 and is_of_place(text) else None
    if len(text) < 2 or pair.origin[word.start - 1 : word.start] in {"#", "@"}:
        return None
    if not CYRILLIC.search(text):
        return None if ROMAN.fullmatch(text) else True
    if _known(text):
        return text.lower() not in TABLES.acronyms
    # Short ones are heard too differently: Кім Чен Ир is Kim Jong Il.
    if len(text) < 3:
        return None
    first = word.first and not _quoted(word, pair.origin)
    if _common(text.lower()):
        # Морис and Сергей begin like море and сэр.
        return True if len(text) > 4 and is_name(text, pair.ukrainian, True) and not first else None
    if _title(text.lower(), True) and not is_name(text, pair.ukrainian, True):
        return None
    if COMPOUND.match(text) or sum(map(str.isupper, text)) > 2:
        return None if first else False
    if is_name(text, pair.ukrainian, first):
        return True
    if is_stranger(text, pair.ukrainian, first):
        # Райтфилдер may begin a sentence as well as Скиннер.
        return not first
    maybe = text.isupper() or PEOPLE.search(text.lower()) or is_noun(text, pair.ukrainian)
    return False if maybe and not first else None


def _common(low: str) -> bool:
    """Whether a word is one of those that titles are made of, in some form: the rest after its stem is an ending."""
    return any(
        low[:size] in TABLES.common for size in range(max(3, len(low) - 5), len(low) + 1) if len(low) - size < size
    )


def _quoted(word: Word, text: str) -> bool:
    """Whether a word stands alone in quotation marks: a team, a ship, a newspaper."""
    return text[word.start - 1 : word.start] in QUOTES and text[word.end : word.end + 1] in QUOTES and word.start > 0


@lru_cache(maxsize=1 << 14)
def _known(text: str) -> re.Pattern[str] | None:
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


def _found(text: str, pair: Pair, heard: Heard) -> bool:
    known = _known(text)
    if known and known.search(pair.english):
        return True
    if not CYRILLIC.search(text) and (text.lower() in pair.english.lower() or _initialled(text, pair)):
        return True
    sounds = _sounds(text, pair.ukrainian)
    return (
        not all(sounds)
        or not heard.small.isdisjoint(sounds)
        or not heard.joined.isdisjoint(sounds)
        or (text.isupper() and not heard.acronyms.isdisjoint(sounds))
        or any(alike(one, other) for other in heard.spoken for one in sounds)
        or any(alike(one, other) for other in heard.small for one in sounds if len(one) > 3 and one[0] == other[:1])
    )


def _initialled(text: str, pair: Pair) -> bool:
    """Whether a Latin name of several words stands in the English by its initials: Hewlett-Packard, HP."""
    return any(
        text in name[0] and "".join(re.findall("[A-Z]", name[0])) in {word.text for word in pair.english_words}
        for name in LATIN.finditer(pair.origin)
    )


@lru_cache(maxsize=1 << 14)
def _sounds(text: str, ukrainian: bool) -> tuple[str, ...]:
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


def _heard(pair: Pair) -> Heard:
    """What there is to hear.

    Neighbours may be one word: Ди Каприо is DiCaprio. This and However only open sentences, and no name sounds like an
    acronym but another one.
    """
    proper = [
        _bare(word.text)
        for word in pair.english_words
        if word.text[0].isupper()
        and not (word.first and word.text.lower() in TABLES.plain)
        and (not 2 < len(word.text) < 5 or not word.text.isupper() or pair.english.isupper())
    ]
    spoken = {one for word in proper for one in sounds(word)}
    heard = {
        sound(word.text)
        for word in pair.english_words
        if (word.text[0].islower() or word.first) and len(word.text) > 3 and len(sound(word.text)) > 2
    }
    return Heard(
        spoken,
        heard,
        {sound(one + two) for one, two in pairwise(proper)},
        {sound(_bare(word.text)) for word in pair.english_words if _bare(word.text).isupper()},
    )


def _bare(word: str) -> str:
    return word[:-2] if word[-2:] in {"'s", "’s"} else word


def _unexplained(pair: Pair) -> list[list[Word]]:
    """Runs of capitalised English words within sentences that no word of the source sounds like or is known to be."""
    source, english = pair.source_words[: 8 * MOST], pair.english_words[: 4 * MOST]
    heard = {one for word in source for one in _sounds(word.text, pair.ukrainian) if len(one) > 1}
    known = {pattern for word in source for pattern in (_known(word.text), _title(word.text.lower(), True)) if pattern}
    return _runs(
        [
            word
            for word in english
            if word.text[0].isupper()
            and not word.first
            and word.text.lower() not in TABLES.plain
            and not any(alike(one, other) for one in sounds(_bare(word.text)) for other in heard)
            and not any(pattern.match(pair.english, word.start) for pattern in known)
        ]
    )


def _runs(found: list[Word]) -> list[list[Word]]:
    """Words that stand side by side, together."""
    runs: list[list[Word]] = []
    for word in found:
        if runs and word.start - runs[-1][-1].end <= 1:
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs
