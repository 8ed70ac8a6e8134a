"""Which double quotation marks a text speaks in."""

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from articles import Passage

INCHES: Final = re.compile(r"\d\"")


class QuoteStyle(StrEnum):
    """What the reader wants: the article's own prevailing marks, “curly” ones or "straight" ones."""

    KEEP = "keep"
    CURLY = "curly"
    STRAIGHT = "straight"


KEEP: Final = QuoteStyle.KEEP
CURLY: Final = QuoteStyle.CURLY
STRAIGHT: Final = QuoteStyle.STRAIGHT


def speech(texts: Sequence[str], style: QuoteStyle = KEEP) -> str:
    """The double quotation mark these texts should use: ``“``, ``"``, or nothing when they have none.

    A style that was asked for gives both its marks, ``“”`` or ``""``, so that a cleaner can tell a wish from a habit.
    Where both occur as often, the curly ones win: a machine straightens marks, it does not curl them.
    """
    if style is CURLY:
        return "“”"
    if style is STRAIGHT:
        return '""'
    curly = straight = 0
    for text in texts:
        if not text.isascii():
            # „So“ is another language's: its second mark does not make the text curly.
            curly += max(0, text.count("“") + text.count("”") - text.count("„"))
        straight += text.count('"')
    if curly and straight:
        # `a 55" screen`: inches are straight in every text.
        straight -= sum(len(INCHES.findall(text)) for text in texts)
    if not curly and not straight:
        return ""
    return "“" if curly >= straight else '"'


def marks_for(passage: Passage) -> tuple[str, str]:
    """The mark that opens and the mark that closes in this passage's article.

    A passage that is not told takes its own prevailing marks; one that has none at all goes by its apostrophes.
    """
    mark = (passage.speech or speech([passage.text]))[:1]
    if not mark:
        mark = '"' if "'" in passage.text and "’" not in passage.text else "“"
    return ("“", "”") if mark == "“" else ('"', '"')
