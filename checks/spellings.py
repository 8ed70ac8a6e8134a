"""One name is spelled in two ways in an article.

The only doubt about an article as a whole: each passage alone may be right. Two English words are spellings of one
name when they sound alike, differ by little, and their passages' sources have one name that sounds so.

    >>> article = [
    ...     Passage("The mayor of Kyiv came.", "Приїхав мер міста Києва.", "uk"),
    ...     Passage("He loves Kyiv.", "Він любить Київ.", "uk"),
    ...     Passage("In Kiev it rained.", "У місті Києві дощило.", "uk"),
    ... ]
    >>> [[clash.doubt.reason for clash in clashes] for clashes in spellings(article)]
    [[], [], ['“Kiev” is “Kyiv” elsewhere in the article']]

Left alone: men and women of one family (Ivanov, Ivanova), peoples (Israel, Israeli), and words in capitals.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from articles import Doubt, Passage, Severity
from checks.pair import Pair, Word
from checks.spelling import latin, sound

# What parts two words that are no spellings of one name: Ivanov and Ivanova, Iraq and Iraqi, Party and Part.
ENDING = re.compile(r"(?:a|ya|ia|aya|i|y|e|o|s|es|'s|’s)?")
POSSESSIVE = re.compile(r"['’]s?$")
CASE = re.compile(
    r"(?:ого|его|ому|ему|ові|еві|єві|ом|ем|єм|им|ым|ім|ою|ею|єю|ой|ей|ій|ами|ями|ах|ях|их|ых|у|ю|а|я|і|и|е|ы)$"
)
SHORTEST, LONGEST = 4, 40
MOST = 20
"""Spellings that are compared with one another; no honest article has as many of one name."""
FOLDED = str.maketrans({"y": "i", "j": "i", "w": "v", "x": "ks"})


class Clash(NamedTuple):
    """A name in a passage that the rest of the article spells otherwise, with the source's word for it.

    ``start`` and ``end`` place it in the English, ``source_start`` and ``source_end`` in the source.
    """

    spelled: str
    prevailing: str
    source: str
    start: int
    end: int
    source_start: int
    source_end: int

    @property
    def doubt(self) -> Doubt:
        reason = f"“{self.spelled}” is “{self.prevailing}” elsewhere in the article"
        return Doubt(
            "spellings", "two", Severity.NOTES, reason, self.start, self.end, self.source_start, self.source_end
        )


class Place(NamedTuple):
    """An English word that may be a name, in passage number ``passage``, and the source's word that sounds so."""

    word: Word
    passage: int
    origin: Word


def spellings(passages: Sequence[Passage]) -> tuple[tuple[Clash, ...], ...]:
    """For each passage of an article the names that are spelled otherwise in more places, or in an earlier one."""
    groups: defaultdict[tuple[str, str], defaultdict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for number, passage in enumerate(passages):
        pair = Pair(passage.text, passage.source, passage.language)
        if not pair.origin:
            continue
        origins = {heard: word for word in pair.source_words if _is_name(word) for heard in _sounds(word, pair)}
        for word in pair.english_words:
            plain = POSSESSIVE.sub("", word.text)
            if (
                not SHORTEST <= len(plain) <= LONGEST
                or not plain[0].isupper()
                or plain.isupper()
                or not plain.isascii()
            ):
                continue
            heard = sound(plain)
            if len(heard) > 1 and (origin := origins.get(heard)):
                groups[heard, origin.text[0]][plain].append(Place(word, number, origin))
    found: defaultdict[int, list[Clash]] = defaultdict(list)
    for group in groups.values():
        for rare, prevailing in _rivals(group).items():
            for word, number, origin in group[rare]:
                end = word.start + len(rare)
                found[number].append(Clash(rare, prevailing, origin.text, word.start, end, origin.start, origin.end))
    return tuple(tuple(sorted(found[number], key=lambda clash: clash.start)) for number in range(len(passages)))


def _rivals(group: dict[str, list[Place]]) -> dict[str, str]:
    """For each spelling of a name that another prevails over, that other one."""
    counts = Counter({spelled: len(places) for spelled, places in group.items()})
    # Those that come earlier stand first, and stay first among equals.
    ranked = [spelled for spelled, _ in counts.most_common(MOST)]
    rivals: dict[str, str] = {}
    for prevailing, rare in combinations(ranked, 2):
        if prevailing not in rivals and _one_name(prevailing, rare):
            rivals.setdefault(rare, prevailing)
    return rivals


def _is_name(word: Word) -> bool:
    return len(word.text) > 2 and word.text[0].isupper() and not word.first and not word.text.isupper()


def _sounds(word: Word, pair: Pair) -> set[str]:
    low = word.text.lower()
    return {sound(latin(form, pair.ukrainian)) for form in (low, CASE.sub("", low))}


def _one_name(one: str, two: str) -> bool:
    """Whether two words that sound alike differ by as little as spellings of one name do."""
    short, long = sorted((one.lower(), two.lower()), key=len)
    if long.startswith(short) and ENDING.fullmatch(long, len(short)) and not long.endswith(("yy", "ii", "iy", "yi")):
        return False
    return _apart(short.translate(FOLDED), long.translate(FOLDED)) <= (1 if len(short) < 6 else 2)


def _apart(one: str, two: str) -> int:
    """The number of letters to put in, leave out or change."""
    row = list(range(len(two) + 1))
    for number, letter in enumerate(one, start=1):
        last, row = row, [number]
        for place, other in enumerate(two):
            row.append(min(last[place] + (letter != other), last[place + 1] + 1, row[-1] + 1))
    return row[-1]
