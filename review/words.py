"""Two texts compared by word, for display where no edits are recorded."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from review.segments import Mark, Segment

# A word with the space behind it, then each by itself. With spaces of their own every second word would be the same in
# both texts, and finding what is the same longest takes the square of that.
_SPACED = re.compile(r"\w+\s?|\s|[^\w\s]")
_SINGLE = re.compile(r"\w+|\s|[^\w\s]")
MOST = 100_000
"""Pairs of the same word that are compared; two texts that have more say one thing without end."""


def words(before: str, after: str) -> tuple[Segment, ...]:
    """The segments between two texts, in whole words, single spaces and single signs.

    KEPT and REMOVED joined give ``before``; KEPT and ADDED joined give ``after``. Where the two have little but a few
    words said over and over, what lies between their common beginning and end is one segment of each.

        >>> [(segment.mark.value, segment.text) for segment in words("all allies .", "all allies.")]
        [('kept', 'all allies'), ('removed', ' '), ('added', ''), ('kept', '.')]
    """
    found: list[Segment] = []
    for kept, group in groupby(_compared(before, after, (_SPACED, _SINGLE)), lambda pair: pair[0] == pair[1]):
        pairs = list(group)
        if kept:
            found.append(Segment(Mark.KEPT, "".join(old for old, _ in pairs)))
        else:
            for old, new in pairs:
                found += [Segment(Mark.REMOVED, old), Segment(Mark.ADDED, new)]
    return tuple(found)


def _compared(before: str, after: str, units: Sequence[re.Pattern[str]]) -> Iterator[tuple[str, str]]:
    """The two texts piece by piece: what is the same in both, and what stands for one another."""
    if before == after or not units:
        yield before, after
        return
    unit, *finer = units
    old, new = unit.findall(before), unit.findall(after)
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    if start:
        yield "".join(old[:start]), "".join(new[:start])
    old_end, new_end = len(old) - end, len(new) - end
    old, new, tail = old[start:old_end], new[start:new_end], "".join(old[old_end:])
    there = Counter(new)
    if sum(times * there[word] for word, times in Counter(old).items()) > MOST:
        yield "".join(old), "".join(new)
    else:
        # Without autojunk: in a long passage it would take frequent words for junk and misalign the others.
        compared = SequenceMatcher(None, old, new, autojunk=False)
        for same, first, last, new_first, new_last in compared.get_opcodes():
            pair = "".join(old[first:last]), "".join(new[new_first:new_last])
            if same == "replace":
                yield from _compared(*pair, finer)
            else:
                yield pair
    if tail:
        yield tail, tail


def _alike(old: Sequence[str], new: Sequence[str]) -> int:
    """How many words at the beginning of both are the same."""
    count = 0
    for one, other in zip(old, new, strict=False):
        if one != other:
            break
        count += 1
    return count
