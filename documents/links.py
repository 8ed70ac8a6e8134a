"""Where the links of a passage stand in its English.

A link's words are translated on their own and looked for in the translated passage. Where they are found the link
stands on them; else it follows its sentence. No link is lost and no word of the passage changes.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple


class Wanted(NamedTuple):
    """A mark on ``source[start:end]`` whose words read ``text`` in English; ``must`` for what may not be lost."""

    start: int
    end: int
    text: str
    must: bool


class Placed(NamedTuple):
    """Mark number ``mark`` stands on ``english[start:end]``; with ``start == end`` it follows there, in brackets."""

    start: int
    end: int
    mark: int


ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
EDGES = " \t\r\n.,;:!?…\"'“”‘’«»()[]"
SENTENCE_END = re.compile(r"[.!?…]+[\"”’»)\]]*(?=\s|$)")
# A full stop after these, or after an initial, ends no sentence.
SHORT = re.compile(r"(?:^|[\s(])(?:[A-Z]|Mr|Mrs|Ms|Dr|St|No|Gen|Col|Lt|Sgt|Capt|Prof|vs|e\.g|i\.e)$")
# Marks beyond these are not looked for, only kept: a page of links, each sought in a long text, would take hours.
MOST, MOST_WORK = 500, 2_000_000


def place(english: str, source: str, wanted: Sequence[Wanted]) -> tuple[Placed, ...]:
    """Where each mark stands in ``english``, by position. Emphasis that is not found is left out."""
    if english == source:
        return tuple(Placed(mark.start, mark.end, number) for number, mark in enumerate(wanted))
    placed: dict[int, Placed] = {}
    order = sorted(range(len(wanted)), key=lambda number: (not wanted[number].must, -len(wanted[number].text), number))
    for number in order[: min(MOST, 10 + MOST_WORK // (1 + len(english)))]:
        mark = wanted[number]
        spans = [_whole(english)] if _is_whole(source, mark) else _found(english, mark.text)
        middle = (mark.start + mark.end) / 2 / max(1, len(source)) * len(english)
        for start, end in sorted(spans, key=lambda span: abs((span[0] + span[1]) / 2 - middle)):
            if all(_agree(mark, (start, end), wanted[other], there) for other, there in placed.items()):
                placed[number] = Placed(start, end, number)
                break
    ends = _sentence_ends(english)
    standing = sorted(placed.values(), key=lambda there: there.end)
    for number, mark in enumerate(wanted):
        if mark.must and number not in placed:
            at = min(mark.start / max(1, len(source)) * len(english), len(english) - 1)
            end = ends[min(bisect_left(ends, at + 1), len(ends) - 1)]
            # A link must not break into another mark that crosses the sentence's end.
            for other in standing:
                if other.start < end < other.end:
                    end = other.end
            placed[number] = Placed(end, end, number)
    return tuple(sorted(placed.values(), key=lambda there: (there.start, -there.end, there.mark)))


def _is_whole(source: str, mark: Wanted) -> bool:
    return not re.search(r"[^\W_]", source[: mark.start] + source[mark.end :])


def _whole(english: str) -> tuple[int, int]:
    return len(english) - len(english.lstrip()), len(english.rstrip())


def _found(english: str, text: str) -> list[tuple[int, int]]:
    """Every place of the words in the English, whatever their capitals; without their article if need be."""
    words = text.strip(EDGES)
    for attempt in (words, ARTICLE.sub("", words, count=1) if ARTICLE.match(words) else ""):
        if attempt:
            pattern = r"\s+".join(map(re.escape, attempt.split()))
            if spans := [match.span() for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", english, re.IGNORECASE)]:
                return spans
    return []


def _agree(mark: Wanted, span: tuple[int, int], other: Wanted, there: Placed) -> bool:
    """Whether two marks may stand so: apart, or one within the other as in the source."""
    if span[1] <= there.start or there.end <= span[0]:
        return True
    inside = other.start <= mark.start and mark.end <= other.end and there.start <= span[0] and span[1] <= there.end
    around = mark.start <= other.start and other.end <= mark.end and span[0] <= there.start and there.end <= span[1]
    return inside or around


def _sentence_ends(english: str) -> list[int]:
    ends = [match.end() for match in SENTENCE_END.finditer(english) if not SHORT.search(english[: match.start()][-8:])]
    last = len(english.rstrip())
    return [*(end for end in ends if end < last), last]
