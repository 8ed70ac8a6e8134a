"""Quotation marks of another language: «so» or „so“.

    >>> foreign_quote.fix("The «Mercedes» team said: „It’s good.“")
    'The “Mercedes” team said: “It’s good.”'
    >>> foreign_quote.fix("It's the <<Zenit>> club, «he said» and \\"left\\"")
    'It\\'s the "Zenit" club, "he said" and "left"'

Arrows and English marks are left:

    >>> foreign_quote.fix("a << b, “so” and ‘so’, 1 >> 2")
    'a << b, “so” and ‘so’, 1 >> 2'
"""

import re
from collections.abc import Iterator

from articles import ALWAYS, Edit, Passage
from cleaners.cleaner import cleaner
from cleaners.quotation import CLOSE, OPEN, reading
from cleaners.speech import marks_for

CHEVRONS = re.compile(r"(?<![\w<])(<<)(?=\w)[^<>\n]{1,200}?(?<=[\w.,!?…])(>>)(?![\w>])")


@cleaner(strength=ALWAYS, version=1, signs="«»„‟＂<")
def foreign_quote(passage: Passage) -> Iterator[Edit]:
    text = passage.text
    opening, closing = marks_for(passage)
    for mark in reading(passage).marks:
        at = mark.at
        if mark.glyph in "«»„‟＂" and mark.role in {OPEN, CLOSE}:
            after = opening if mark.role is OPEN else closing
        elif mark.glyph in "“”" and mark.role is CLOSE and mark.glyph == "“" and "„" in text[:at]:
            after = closing
        else:
            continue
        yield Edit(at, at + 1, after, f"English does not quote with {mark.glyph}.")
    for match in CHEVRONS.finditer(text):
        for group, after in ((1, opening), (2, closing)):
            yield Edit(match.start(group), match.end(group), after, f"“{match[group]}” stands for a quotation mark.")
