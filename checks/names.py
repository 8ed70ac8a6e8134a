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

English writes more words with a capital than Ukrainian and Russian, so that fewer in the English are noted too:

    >>> names.ask("Эта песня Заставила Меня Заплакать.", "This song made Me cry.", "ru")
    ['capitals']

Left alone: the first word of a sentence or a quotation where nothing but its capital speaks for a name.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice, pairwise
from typing import NamedTuple

from articles import Doubt, Severity
from checks.check import check
from checks.dictionary import is_loud, is_name, is_noun, is_of_place, is_stranger
from checks.pair import CYRILLIC, Pair, Word
from checks.renderings import PEOPLE, TABLES, bare, heard_as, name_of, quotations, small_name, title_of
from checks.spelling import alike, sound, sounds


class Heard(NamedTuple):
    """The sounds of the English: of words with a capital, of the rest, of neighbours as one word, of acronyms."""

    spoken: set[str]
    small: set[str]
    joined: set[str]
    acronyms: set[str]
    english: str
    initialled: frozenset[str]


# How far apart, as shares of their texts, a name and its English may stand.
NEAR = 0.25
# Characters of English below which a name may stand anywhere.
SHORT = 60
# Every name is held against every other: a passage with more names than this is a table, or hostile.
MOST = 150
# Offices made of syllables are translated: Минприроды, Росреестр, Держстат.
COMPOUND = re.compile(r"(?:Мин|Мін|Рос|Гос|Держ|Укр|Нац|Глав|Голов)[а-яіїє]{4,}")
IMPLIED = ("сша", "америк", "британ", "великобритан", "шотланд")
UKRAINE, RUSSIA = ("україн",), ("росси",)
LATIN = re.compile(r"[A-Z][A-Za-z]+(?:[ -][A-Z][A-Za-z]+)+")
FOREIGN = re.compile(r"[A-Za-zÀ-ž]{4,}(?:[ -][A-Za-zÀ-ž]+(?!\w))*")
MYSELF = re.compile("I(?:['’].*)?")
# Capitals of politeness and of custom, which English does not share.
POLITE = re.compile(r"(?:ви|вас|вам|вами|ваш\w*|вы|інтернет\w*|интернет\w*)")
HE = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Hh]im)\b")
OURS = re.compile(
    r"\b(?:він|вона|його|йому|ним|нього|її|їй|неї|он|она|его|ему|него|нему|нем|нём|ее|её|ей|неё|нее|сво\w{1,3})\b",
    re.IGNORECASE,
)
ROMAN = re.compile("[IVXLC]+")
QUOTES = frozenset('"“”„«»')


@check(
    version=2,
    kinds={
        "missing": Severity.BLOCKS,
        "fewer": Severity.NOTES,
        "unclear": Severity.NOTES,
        "capitals": Severity.NOTES,
    },
)
def names(pair: Pair) -> Iterator[Doubt]:
    """Names of the source that no English word sounds like."""
    if not pair.origin or pair.origin.isupper():
        return
    missing = [*_missing(pair)]
    missing += _parted(pair, missing)
    yield from missing
    yield from _capitals(pair, missing)


def _missing(pair: Pair) -> Iterator[Doubt]:
    """Names that no English word sounds like, or fewer words than say them in the source."""
    candidates = _candidates(pair)
    if not candidates:
        return
    heard = _heard(pair)
    missing = [(word, sure) for word, sure in candidates if not _found(word.text, pair, heard)]
    spared = bool(HE.search(pair.english)) and not OURS.search(pair.origin)
    # A word that is one name for certain (Louis) is no other that sounds a little like it (Галісія), nor is a common
    # word (hither) a name (Хітроу): such a name may be missing.
    taken = {one for word, _ in candidates for one in heard_as(word.text, pair.ukrainian)} & heard.spoken
    gone = {word for word, _ in missing}
    faint = [
        word
        for word, sure in candidates
        if sure
        and word.text[0].isupper()
        and word not in gone
        and not _found(
            word.text, pair, Heard(heard.spoken - taken, set(), set(), set(), heard.english, heard.initialled)
        )
        and taken.isdisjoint(heard_as(word.text, pair.ukrainian))
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
        certain = any(name_of(word.text) or not CYRILLIC.search(word.text) for word in run)
        grave = any((word, True) in missing and _grave(word, pair) for word in run)
        answered = not certain and any(_answers(run, other, pair) for other in strange)
        # Said Kravets, and he said: a pronoun may stand for one name, when the source has none of its own.
        meant = spared and len(run) == 1 and len(missing) == 1
        yield names.doubt("missing" if grave and not answered and not meant else "unclear", *_reason(run, pair))
    yield from _fewer([word for word, _ in candidates if word not in gone], pair)


def _parted(pair: Pair, doubted: list[Doubt]) -> Iterator[Doubt]:
    """A name of several Latin words that the English has otherwise, though none of its words is doubted."""
    english, initialled = pair.english.lower(), _initialled(pair)
    for name in islice(FOREIGN.finditer(pair.origin), MOST):
        start, end = name.span()
        if (
            len(name[0].split()) > 1
            and name[0].lower() not in english
            and not any(doubt.source_start < end and start < doubt.source_end for doubt in doubted)
            and name[0].split()[0] not in initialled
        ):
            yield names.doubt("unclear", f"“{name[0]}” of the source is not in the English", source=(start, end))


def _grave(word: Word, pair: Pair) -> bool:
    """Whether more than its company or its capitals says that a word is a name, and not one that goes without saying.

    The Attorney General, of the United States, needs no country in an American newspaper; a translation adds it. Nor
    does the source's own country need to be said in English as often.
    """
    text = word.text
    if text.lower().startswith((*IMPLIED, *(UKRAINE if pair.ukrainian else RUSSIA))):
        return False
    if not CYRILLIC.search(text):
        return text.lower() not in pair.english.lower()
    if known := name_of(text):
        return not known.search(pair.english)
    return sum(map(str.isupper, text)) < 2 and (
        is_name(text, pair.ukrainian, False) or is_stranger(text, pair.ukrainian, False)
    )


def _answers(ours: list[Word], theirs: list[Word], pair: Pair) -> bool:
    """Whether English capitals that nothing explains may be a name spelled too strangely to hear.

    They have to begin with the same sound and stand at about the same place: Мажец and Marzec, Наиджа and Nhaijah.
    """
    if abs(ours[0].start / len(pair.origin) - theirs[0].start / len(pair.english)) > NEAR:
        return False
    begins = {form[0] for word in ours for form in heard_as(word.text, pair.ukrainian) if form}
    return any(sound(bare(word.text))[:1] in begins for word in theirs)


def _stands_for(ours: list[Word], strange: list[list[Word]], pair: Pair) -> list[Word] | None:
    """The nearest of the English capitals that nothing explains, which may be a translation: Белый дом, White House."""
    place = ours[0].start / len(pair.origin)
    apart = {abs(theirs[0].start / len(pair.english) - place): theirs for theirs in strange}
    reach = NEAR if len(pair.english) > SHORT else 1.0
    return min(((far, theirs) for far, theirs in apart.items() if far < reach), default=(0.0, None))[1]


def _fewer(named: list[Word], pair: Pair) -> Iterator[Doubt]:
    """A name that the source says oftener than the English: a pronoun, perhaps, or a name that fell out."""
    places: dict[int | str, list[Word]] = {}
    known: dict[int, re.Pattern[str]] = {}
    for word in named:
        pattern = name_of(word.text)
        # The Irish and Ireland are one name, whose first place in the English tells it from others.
        if pattern and (place := pattern.search(pair.english)):
            known[place.start()] = pattern
            said = places.setdefault(place.start(), [])
            # Папа Римский is one pope.
            if not said or word.start - said[-1].end > 1:
                said.append(word)
        else:
            places.setdefault(min(heard_as(word.text, pair.ukrainian), key=len), []).append(word)
    spoken = Counter(sound(bare(word.text)) for word in pair.english_words if word.text[0].isupper())
    for key, found in places.items():
        if len(found) < 2:
            continue
        if isinstance(key, int):
            times = sum(1 for _ in known[key].finditer(pair.english))
        else:
            forms = {form for word in found for form in heard_as(word.text, pair.ukrainian)}
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
        return True if small_name(text) else False if len(text) > 7 and is_of_place(text) else None
    if len(text) < 2 or pair.origin[word.start - 1 : word.start] in {"#", "@"}:
        return None
    if not CYRILLIC.search(text):
        return None if ROMAN.fullmatch(text) else True
    if name_of(text):
        return text.lower() not in TABLES.acronyms
    # Short ones are heard too differently: Кім Чен Ир is Kim Jong Il.
    if len(text) < 3:
        return None
    first = word.first and not _quoted(word, pair.origin)
    if _common(text.lower()):
        # Морис and Сергей begin like море and сэр.
        return True if len(text) > 4 and is_name(text, pair.ukrainian, True) and not first else None
    if title_of(text.lower(), True) and not is_name(text, pair.ukrainian, True):
        return None
    if text.isupper():
        # ФАС оштрафует: a capital may be the sentence's, but capitals are the word's, unless it is said loudly.
        return None if is_loud(text, pair.ukrainian) or (first and _shouted(word, pair.origin)) else False
    if COMPOUND.match(text) or sum(map(str.isupper, text)) > 2:
        return None if first else False
    if is_name(text, pair.ukrainian, first):
        return True
    if is_stranger(text, pair.ukrainian, first):
        # Райтфилдер may begin a sentence as well as Скиннер.
        return not first
    maybe = PEOPLE.search(text.lower()) or is_noun(text, pair.ukrainian)
    return False if maybe and not first else None


def _shouted(word: Word, text: str) -> bool:
    """Whether the word after it is in capitals, too."""
    after = text[word.end : word.end + 4].lstrip()
    return len(after) > 1 and after[:2].isupper()


def _common(low: str) -> bool:
    """Whether a word is one of those that titles are made of, in some form: the rest after its stem is an ending."""
    return any(
        low[:size] in TABLES.common for size in range(max(3, len(low) - 5), len(low) + 1) if len(low) - size < size
    )


def _quoted(word: Word, text: str) -> bool:
    """Whether a word stands alone in quotation marks: a team, a ship, a newspaper."""
    return text[word.start - 1 : word.start] in QUOTES and text[word.end : word.end + 1] in QUOTES and word.start > 0


def _found(text: str, pair: Pair, heard: Heard) -> bool:
    known = name_of(text)
    if known and known.search(heard.english):
        return True
    if not CYRILLIC.search(text):
        if text in heard.initialled or _stands(text, pair.english):
            return True
        # So short a word sounds like many.
        if len(text) < 4:
            return False
    sounds = heard_as(text, pair.ukrainian)
    return (
        not all(sounds)
        or not heard.small.isdisjoint(sounds)
        or not heard.joined.isdisjoint(sounds)
        or (text.isupper() and not heard.acronyms.isdisjoint(sounds))
        or any(alike(one, other) for other in heard.spoken for one in sounds)
        or any(alike(one, other) for other in heard.small for one in sounds if len(one) > 3 and one[0] == other[:1])
    )


def _stands(text: str, english: str) -> bool:
    """Whether a Latin word stands in the English, a short one by itself: AT in AT&T but not in status."""
    if len(text) > 3:
        return text.lower() in english.lower()
    return bool(re.search(rf"(?<![^\W_]){re.escape(text)}(?![^\W_])", english, re.IGNORECASE))


def _initialled(pair: Pair) -> frozenset[str]:
    """The words of Latin names that stand in the English by their initials: Hewlett-Packard, HP."""
    said = {word.text for word in pair.english_words}
    found = (name[0] for name in LATIN.finditer(pair.origin))
    return frozenset(
        word for name in found if "".join(re.findall("[A-Z]", name)) in said for word in re.split("[ -]", name)
    )


def _heard(pair: Pair) -> Heard:
    """What there is to hear.

    Neighbours may be one word: Ди Каприо is DiCaprio. This and However only open sentences, and no name sounds like an
    acronym but another one.
    """
    # Who writes elon musk writes all so.
    lower = pair.english.islower()
    proper = [
        bare(word.text)
        for word in pair.english_words
        if (word.text[0].isupper() or lower)
        and not ((word.first or lower) and word.text.lower() in TABLES.plain)
        and (not 2 < len(word.text) < 5 or not word.text.isupper() or pair.english.isupper())
    ]
    spoken = {one for word in proper for one in sounds(word)}
    heard = {
        sound(word.text)
        for word in pair.english_words
        if (word.text[0].islower() or word.first)
        and len(word.text) > 3
        and len(sound(word.text)) > 2
        and word.text.lower() not in TABLES.plain
    }
    return Heard(
        spoken,
        heard,
        {sound(one + two) for one, two in pairwise(proper)},
        {sound(bare(word.text)) for word in pair.english_words if bare(word.text).isupper()},
        _translated(pair),
        _initialled(pair),
    )


def _translated(pair: Pair) -> str:
    """The English without what the source has in Latin letters too: Brewers of Europe is no rendering of Європа."""
    english = pair.english
    for name in islice(FOREIGN.finditer(pair.origin), MOST):
        english = english.replace(name[0], " " * len(name[0]), 1)
    return english


def _unexplained(pair: Pair) -> list[list[Word]]:
    """Runs of capitalised English words within sentences that no word of the source sounds like or is known to be."""
    source, english = pair.source_words[: 8 * MOST], pair.english_words[: 4 * MOST]
    heard = {one for word in source for one in heard_as(word.text, pair.ukrainian) if len(one) > 1}
    known = {
        pattern for word in source for pattern in (name_of(word.text), *title_of(word.text.lower(), True)) if pattern
    }
    return _runs(
        [
            word
            for word in english
            if word.text[0].isupper()
            and not word.first
            and word.text.lower() not in TABLES.plain
            and not any(alike(one, other) for one in sounds(bare(word.text)) for other in heard)
            and not any(pattern.match(pair.english, word.start) for pattern in known)
        ]
    )


def _capitals(pair: Pair, doubted: list[Doubt]) -> Iterator[Doubt]:
    """More capitals within the sentences of the source than in the English, which writes more words so.

    Those that are ``doubted`` already do not count; the first word of an English sentence does where it is one of those
    of the source. English writes all longer words of a title in quotation marks with a capital, the source the first.
    """
    source, english = pair.source_words[:MOST], pair.english_words[:MOST]
    if pair.english.islower():
        return
    quoted, initialled = quotations(pair), _initialled(pair)
    capital = [
        word
        for word in source
        if (
            (word.text[0].isupper() and not word.first)
            or (len(word.text) > 3 and any(start < word.start < end for start, end in quoted))
        )
        and not any(doubt.source_start <= word.start < doubt.source_end for doubt in doubted)
        and not POLITE.fullmatch(word.text.lower())
        and not _small(word, pair)
        and word.text not in initialled
    ]
    heard = {one for word in capital for one in heard_as(word.text, pair.ukrainian)}
    known = {pattern for word in capital for pattern in _renderings(word)}
    said = [
        word
        for word in english
        if word.text[0].isupper()
        and not MYSELF.fullmatch(word.text)
        and (
            not word.first
            or any(pattern.match(pair.english, word.start) for pattern in known)
            or (
                word.text.lower() not in TABLES.plain
                and any(alike(one, other) for one in sounds(bare(word.text)) for other in heard)
            )
        )
    ]
    loud = [
        word for word in source if len(word.text) > 1 and word.text.isupper() and is_loud(word.text, pair.ukrainian)
    ]
    shouted = [word for word in said if len(word.text) > 1 and word.text.isupper() and word.text not in pair.origin]
    if len(said) < len(capital) or len(shouted) < len(loud):
        yield names.doubt("capitals", "the source has more words in capitals than the English")


def _renderings(word: Word) -> list[re.Pattern[str]]:
    """All that the tables know a word to be in English."""
    name = name_of(word.text)
    return [*([name] if name else []), *title_of(word.text.lower(), True)]


def _small(word: Word, pair: Pair) -> bool:
    """Whether the English writes what a capital word of the source says without one: the central bank."""
    return any(
        place[0][0].islower() for pattern in _renderings(word) for place in pattern.finditer(pair.english)
    ) or any(
        other.text[0].islower() and sound(other.text) in heard_as(word.text, pair.ukrainian)
        for other in pair.english_words
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
