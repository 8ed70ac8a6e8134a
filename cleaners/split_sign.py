"""A sign has come apart from what it belongs to.

Translators that split words into tokens forget to join them again.

    >>> split_sign.fix("At 10 : 45 the state - owned firm paid $ 5 and / or € 3 at - 4 degrees for a three -year term")
    'At 10:45 the state-owned firm paid $5 and/or €3 at -4 degrees for a three-year term'

Dashes, options, scores, sums and amounts with the sign behind them are meant:

    >>> split_sign.fix("Kyiv - based on facts - won 2 : 1; run ls -l; 5 € 3 times; a firm - led by him; 7 - 4 degrees")
    'Kyiv - based on facts - won 2 : 1; run ls -l; 5 € 3 times; a firm - led by him; 7 - 4 degrees'
"""

import re
from collections.abc import Iterator

from articles import ALWAYS, Edit, Passage
from cleaners.cleaner import cleaner

# What a compound ends in that stands before its noun.
SECOND = (
    "owned|led|backed|controlled|based|speaking|occupied|sponsored|funded|dimensional|year|month|week|day"
    "|hour|minute|storey|story|term|wide|range|style|level|scale|century|kilometre|kilometer|metre|meter|mile|kilogram"
)
# `the firm - led by Koval`: what goes on like this comes after a dash.
GOES_ON = (
    "by|on|in|at|of|to|from|for|with|and|or|but|since|as|the|an?|is|was|are|were|has|had|that|which|who|until|over"
)
SPLIT = re.compile(
    r"(?P<currency>[$€£] (?<!\d [$€£] )(?=\d[\d.,]*\b(?![A-Za-z])))"
    r"|(?P<either> / (?:(?<=\band / )(?=or\b)|(?<=\bhe / )(?=she\b)|(?<=\bhis / )(?=her\b)))"
    r"|(?P<time> : (?<=\d : )(?=[0-5]\d(?!\d)))"
    r"|(?P<compound> -[ ]?(?<!\bthe -)"
    rf"(?:(?<=[a-z]{{3}} -)|(?<=[a-z]{{3}} - ))(?=(?:{SECOND}) (?!(?:{GOES_ON})\b)[a-z]))"
    r"|(?P<minus>(?<= )- "
    r"(?:(?<=\bto - )|(?<=\bat - )|(?<=\bof - )|(?<=\bbelow - ))(?=\d+(?:[.,]\d+)? ?(?:°|degrees\b)))"
)
CLOCK = re.compile(r"\b(?:at|by|from|until|till|around|about|before|after|between) (?:[01]?\d|2[0-3])$", re.IGNORECASE)
JOINED = {"currency": 0, "either": 1, "time": 1, "compound": 1, "minus": 0}
"""Where in the match the sign stands that is kept."""


@cleaner(strength=ALWAYS, version=1, signs=("$ ", "€ ", "£ ", " / ", " : ", " -"))
def split_sign(passage: Passage) -> Iterator[Edit]:
    """Join them."""
    text = passage.text
    for match in SPLIT.finditer(text):
        start, end = match.span()
        kind = match.lastgroup or ""
        if kind == "time" and not CLOCK.search(text, max(0, start - 12), start):
            continue
        sign = match[0][JOINED[kind]]
        yield Edit(start, end, sign, f"“{sign}” has come apart from what it belongs to.")
