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
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from articles import ALWAYS, Edit, Passage
from cleaners.cleaner import cleaner
from cleaners.quotation import reading
from cleaners.quotation_mark import CLOSE, MARK, OPEN
from cleaners.speech import marks_for

CHEVRONS: Final = re.compile(r"(?<![\w<])(<<)(?=\w)[^<>\n]{1,200}?(?<=[\w.,!?…])(>>)(?![\w>])")
SINGLE: Final = re.compile(r"(‹)(?=\S)[^‹›\n]{1,200}(?<=\S)(›)")
# Marks typed as two: ``so'', ,,so'' and ''so''. After a figure two minute marks are a second or an inch.
TWO: Final = re.compile(
    r"(?P<opens>(?<![\w`])``(?!`)[ \t]?|(?<![\w,.;]),,[ ]?(?=\w)|(?<![^\s(\[—–-])''(?=\w))"
    r"|(?P<closes>(?<=[^\s\d'])''(?![\w']))|(?P<apart>(?<=\S)[ \t]+''(?![\w']))|(?P<figure>(?<=\d)''(?![\w']))"
)
CLOSES_LATER: Final = re.compile(r"''|[\"”“»″]")
# `the film «Плем'я»`: words in Cyrillic letters keep the marks that belong to them.
IN_CYRILLIC: Final = re.compile(r"«(?=[^«»]*[Ѐ-ӿ])[^«»A-Za-z]{1,200}»")
# `Home » Economy » Ports` is the path to a page.
PATH: Final = re.compile(r"[^«»„“”\n.!?]{1,40}(?: » [^«»„“”\n.!?]{1,40})+")
LONGEST: Final = 1000
# The accent keys give an apostrophe too: `it`s`, `don´t`.
ACCENT: Final = re.compile(r"(?<=[A-Za-z])[`´](?=(?:s|t|m|d|re|ve|ll)\b)")
OTHERS: Final = "«»„‟＂″"
TYPED: Final = ("``", "''", ",,")
FOREIGN: Final = (*OTHERS, "‹", "<<", "`", "´", *TYPED)


@cleaner(strength=ALWAYS, version=2, signs=FOREIGN)
def foreign_quote(passage: Passage) -> Iterator[Edit]:
    text = passage.text
    foreign = any(mark in text for mark in OTHERS) and PATH.fullmatch(text) is None
    chevrons = "<<" in text and ">>" in text
    opening, closing = marks_for(passage)
    if foreign:
        cyrillic = {at for match in IN_CYRILLIC.finditer(text) for at in range(*match.span())}
        for mark in reading(passage).marks:
            at = mark.at
            if at in cyrillic:
                continue
            if mark.glyph in OTHERS and mark.role in {OPEN, CLOSE}:
                after = opening if mark.role is OPEN else closing
            elif mark.glyph == "“" and mark.role is CLOSE and "„" in text[:at]:
                after = closing
            else:
                continue
            yield Edit(at, at + 1, after, f"English does not quote with {mark.glyph}.")
    if chevrons:
        for match in CHEVRONS.finditer(text):
            for group, after in ((1, opening), (2, closing)):
                yield Edit(
                    match.start(group), match.end(group), after, f"“{match[group]}” stands for a quotation mark."
                )
    for match in SINGLE.finditer(text):
        inner = MARK.search(text) is not None and len(MARK.findall(text, 0, match.start())) % 2 == 1
        for group, after in ((1, opening), (2, closing)):
            single = {"“": "‘", "”": "’", '"': "'"}[after] if inner else after
            yield Edit(match.start(group), match.end(group), single, f"English does not quote with {match[group]}.")
    for match in ACCENT.finditer(text) if "`" in text or "´" in text else ():
        if text.count("`") == 1 or match[0] == "´":
            yield Edit(*match.span(), "’" if opening == "“" else "'", "An accent stands for an apostrophe.")
    if any(two in text for two in TYPED):
        yield from _typed(text, opening, closing)


def _typed(text: str, opening: str, closing: str) -> Iterator[Edit]:
    """The marks that were typed as two signs, each where it opens or closes with a partner in sight."""
    opened = False
    closers = [match.start() for match in CLOSES_LATER.finditer(text)]
    for match in TWO.finditer(text):
        if match["opens"]:
            following = bisect_left(closers, match.end())
            partner = closers[following] if following < len(closers) else None
            limit = match.end() + LONGEST
            if match["opens"].startswith(",,") and (partner is None or partner > limit):
                continue
            # `for two months ,, in hopes` is a comma that stands twice; ,, so'' is not.
            if match["opens"] == ",, " and not text.startswith("''", partner):
                continue
            # ``code`` is no speech.
            if text.find("``", match.end(), limit if partner is None else min(partner, limit)) >= 0:
                continue
            opened, after = True, opening
        else:
            before = MARK.findall(text, max(0, match.start() - LONGEST), match.start())
            if not opened and (len(before) % 2 == 0 or match["figure"]):
                continue
            opened, after = False, closing
        yield Edit(*match.span(), after, f"“{match[0]}” stands for a quotation mark.")
