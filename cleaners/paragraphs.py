"""A text as its paragraphs, each with its neighbours and with the paragraph of the source that it was made from."""

import re
from collections import Counter
from collections.abc import Sequence
from math import inf
from typing import Final, NamedTuple

BLANK_LINE: Final = re.compile(r"(\n(?:[ \t\r]*\n)+[ \t]*)")
FIGURES: Final = re.compile(r"\d+")
ALONE: Final = 1.0
"""What it costs to leave a paragraph without a partner."""
ASTRAY: Final = 64
"""How many paragraphs may lie beside others than by their number alone, besides those that one side has more."""


def paragraphs(text: str) -> tuple[list[str], list[str]]:
    """The blank lines before each paragraph, none before the first, and the paragraphs."""
    split = BLANK_LINE.split(text)
    gaps, parts = ["", *split[1::2]], split[::2]
    # White space before a blank line belongs to it; a pattern that opened with it would be ten times as slow.
    for number, part in enumerate(parts[:-1]):
        parts[number] = part.rstrip(" \t\r")
        gaps[number + 1] = part[len(parts[number]) :] + gaps[number + 1]
    return gaps, parts


def neighbours(texts: Sequence[str]) -> list[tuple[str, str]]:
    """For each text the nearest before and after it that are not blank: a removed passage parts nobody."""
    if len(texts) == 1:
        return [("", "")]
    before, last = [], ""
    for text in texts:
        before.append(last)
        last = text if text and not text.isspace() else last
    after, last = [], ""
    for text in reversed(texts):
        after.append(last)
        last = text if text and not text.isspace() else last
    return list(zip(before, reversed(after), strict=True))


def beside(parts: Sequence[str], origins: Sequence[str]) -> list[str | None]:
    """The source paragraph of each paragraph.

    Where their numbers differ (furniture has gone from one of the two), the paragraphs are laid beside each other in
    order so that lengths and figures agree best, and those left over have no source.
    """
    if len(parts) == len(origins):
        return list(origins)
    if len(parts) == 1:
        return ["\n\n".join(origins)]
    if not origins:
        return [None] * len(parts)
    ours, theirs = [_Measure.of(part) for part in parts], [_Measure.of(origin) for origin in origins]
    width = abs(len(parts) - len(origins)) + ASTRAY

    def first(i: int) -> int:
        """The first of the source's paragraphs that the paragraphs up to ``i`` may end at."""
        return max(0, i * len(origins) // len(parts) - width)

    # Of each row only what lies about the straight line between the ends: a long text would have millions of pairs.
    costs: list[list[float]] = []

    def cost(i: int, j: int) -> float:
        row, at = costs[i], j - first(i)
        return row[at] if 0 <= at < len(row) else inf

    for i in range(len(parts) + 1):
        costs.append([])
        for j in range(first(i), min(len(origins), first(i) + 2 * width) + 1):
            best = min(cost(i - 1, j), cost(i, j - 1)) + ALONE if i and j else (i + j) * ALONE
            if i and j:
                best = min(best, cost(i - 1, j - 1) + _unlike(ours[i - 1], theirs[j - 1]))
            costs[i].append(best)
    paired: list[str | None] = [None] * len(parts)
    i, j = len(parts), len(origins)
    while i and j:
        if cost(i, j) == cost(i - 1, j - 1) + _unlike(ours[i - 1], theirs[j - 1]):
            i, j = i - 1, j - 1
            paired[i] = origins[j]
        elif cost(i, j) == cost(i - 1, j) + ALONE:
            i -= 1
        else:
            j -= 1
    return paired


class _Measure(NamedTuple):
    """What a paragraph has in common with its source: about its length, and its figures."""

    length: int
    figures: Counter[str]

    @classmethod
    def of(cls, text: str) -> "_Measure":
        return cls(len(text), Counter(FIGURES.findall(text)))


def _unlike(part: _Measure, origin: _Measure) -> float:
    """How ill a paragraph and a source paragraph match: 0 for the same length and figures, 2 for the worst."""
    lengths = 1 - min(part.length, origin.length) / max(part.length, origin.length, 1)
    if not part.figures and not origin.figures:
        return lengths
    shared = (part.figures & origin.figures).total()
    return lengths + 1 - shared / max(part.figures.total(), origin.figures.total())
