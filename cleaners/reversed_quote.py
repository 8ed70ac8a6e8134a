"""A quotation mark stands the wrong way round, on the wrong side of its space, or without one.

    >>> reversed_quote.fix("It was “thwarted by Ukraine “. He called it” victory “, as did ”Pravda”.")
    'It was “thwarted by Ukraine”. He called it “victory”, as did “Pravda”.'

    >>> reversed_quote.fix("The exhibition“Salt” opens. “I am tired,”she said.")
    'The exhibition “Salt” opens. “I am tired,” she said.'

Marks that stand right are left, whatever they hold:

    >>> reversed_quote.fix("“Yes,” she said—“no” (“perhaps”).")
    '“Yes,” she said—“no” (“perhaps”).'
"""

import re
from collections.abc import Iterator
from typing import Final

from articles import ALWAYS, Edit, Passage
from cleaners.cleaner import cleaner
from cleaners.quotation import Mark, reading
from cleaners.quotation_mark import CLOSE, OPEN
from cleaners.words import printed, word_set

WORD_BEFORE: Final = re.compile(r"(?<![\w’'@#/.-])[A-Za-z]{2,}$")
WORD_AFTER: Final = re.compile(r"[A-Za-z]{2,}(?![\w’'@/-])")
SUFFIXES: Final = word_set("es ed er ers ing ish like less ness est")
TURNED: Final = {"”": "“", "“": "”"}


@cleaner(strength=ALWAYS, version=3, signs='"“”')
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
        if glyph == right and glyph != '"' and (joined := _joined(text, mark)):
            after, reason = joined, f"A space is lost beside {right}."
        if text[start:end] != after:
            yield Edit(start, end, after, reason)


def _joined(text: str, mark: Mark) -> str:
    """The mark and the space lost on its outer side, empty where none is: `the film“Home”`, `“Yes,”she said`."""
    at = mark.at
    if mark.role is OPEN:
        word = WORD_BEFORE.search(text, max(0, at - 24), at)
        return f" {mark.glyph}" if word and printed(word[0]) and text[at + 1 : at + 2].isalnum() else ""
    word = WORD_AFTER.match(text, at + 1)
    # `“Dynamo”s`, `“Tarzan”like`
    whole = word is not None and printed(word[0]) and word[0] not in SUFFIXES and text[at - 1 : at] not in "([ "
    return f"{mark.glyph} " if whole else ""
