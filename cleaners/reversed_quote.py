"""A quotation mark stands the wrong way round, or on the wrong side of its space.

    >>> reversed_quote.fix("It was “thwarted by Ukraine “. He called it” victory “, as did ”Pravda”.")
    'It was “thwarted by Ukraine”. He called it “victory”, as did “Pravda”.'

Marks that stand right are left, whatever they hold:

    >>> reversed_quote.fix("“Yes,” she said—“no” (“perhaps”).")
    '“Yes,” she said—“no” (“perhaps”).'
"""

from collections.abc import Iterator
from typing import Final

from articles import ALWAYS, Edit, Passage
from cleaners.cleaner import cleaner
from cleaners.quotation import reading
from cleaners.quotation_mark import CLOSE, OPEN

TURNED: Final = {"”": "“", "“": "”"}


@cleaner(strength=ALWAYS, version=2, signs='"“”')
def reversed_quote(passage: Passage) -> Iterator[Edit]:
    text = passage.text
    read = reading(passage)
    if read.plain:
        return
    for mark in read.marks:
        at, glyph = mark.at, mark.glyph
        if glyph not in '"“”' or mark.role not in {OPEN, CLOSE}:
            continue
        right = TURNED[glyph] if glyph == ("”" if mark.role is OPEN else "“") else glyph
        before, behind = text[at - 1 : at], text[at + 1 : at + 2]
        start, end, after = at, at + 1, right
        reason = f"The mark {glyph} stands the wrong way round."
        if mark.role is OPEN:
            if behind.isspace() and behind != "\n":
                end += 1
                tight = not before or before.isspace() or before in "([—–-/‘'"
                after = right if tight else " " + right
                reason = "A mark that opens stands by the word it opens."
        elif before.isspace() and before != "\n" and text[at - 2 : at - 1] not in {"'", "’"}:
            # `'cheap money,' "`: between two marks some set a space.
            start -= 1
            word_follows = behind.isalnum()
            after = right + " " if word_follows else right
            reason = "A mark that closes stands by the word it closes."
        if text[start:end] != after:
            yield Edit(start, end, after, reason)
