"""A figure has come apart at its comma or its point.

    >>> split_number.fix("It rose by 8. 3% to 5 ,000 hryvnias for over 2, 350 kilometres and 1 , 200 flats.")
    'It rose by 8.3% to 5,000 hryvnias for over 2,350 kilometres and 1,200 flats.'

Dates, lists and ends of sentences have such figures side by side:

    >>> split_number.fix("On May 5 , 200 people came; at 10 , 300 left. See pages 2, 350 and 400. It was 8. 30 left.")
    'On May 5 , 200 people came; at 10 , 300 left. See pages 2, 350 and 400. It was 8. 30 left.'
"""

import re
from collections.abc import Iterator
from typing import Final

from articles import ALWAYS, Edit, Passage
from cleaners.aside import LABELS
from cleaners.cleaner import cleaner
from cleaners.joints import DIGITS
from cleaners.proper_names import DAYS_AND_MONTHS
from cleaners.words import word_set

SPLIT: Final = re.compile(
    r" ,(?: (?=\d{3} [a-z])|(?=\d{3}(?![\d,])))|, (?=\d{3} [a-z]+(?:s|people)\b)"
    r"|\. (?=\d{1,2}(?:%| (?:percent|per cent|million|billion|trillion)\b))"
)
BEFORE: Final = re.compile(r"(?:([A-Za-z]+) |[$€£] ?)(\d{1,3})$")
# A time, a place or a name ends with the figure before the comma: `at 10, 300 people left`.
ENDS: Final = word_set("in on at by since until till from before after age aged article articles or")
# They count what follows: `for over 2, 350 kilometres`.
COUNTS: Final = word_set("over nearly almost about around than least some is are was were approximately roughly")
# `It grew by 8. 3% said no`: a sentence seldom ends in a figure after these, nor begins with a share.
MEASURES: Final = word_set("by of to at is was from over than about reached and around")


@cleaner(
    strength=ALWAYS,
    version=1,
    signs=DIGITS,
    needs=r"[0-9](?: , ?|[,.] )[0-9]",
)
def split_number(passage: Passage) -> Iterator[Edit]:
    """Join it."""
    text = passage.text
    for match in SPLIT.finditer(text):
        start, end = match.span()
        before = BEFORE.search(text, max(0, start - 24), start)
        if before and _one(before[1] or "", match[0]):
            mark = match[0].strip()
            yield Edit(start, end, mark, f"The figure has come apart at “{mark}”.")


def _one(word: str, split: str) -> bool:
    """Whether the two are one figure, by the word before them and by what parts them; no word for a sign of money."""
    if split == ". ":
        return word in MEASURES
    if split == ", ":
        return word in COUNTS
    return word not in ENDS | DAYS_AND_MONTHS and word.lower() not in LABELS
