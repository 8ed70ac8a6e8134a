"""The space after a comma, a semicolon or a colon is missing.

    >>> space_after_mark.fix("On the site,in the photo;there is a TV,“new”; he thought:good")
    'On the site, in the photo; there is a TV, “new”; he thought: good'

Figures, addresses, code and faces are written close:

    >>> space_after_mark.fix("1,200 rubles, https://a.example/x,y and f(a,b) at 50,45N;)")
    '1,200 rubles, https://a.example/x,y and f(a,b) at 50,45N;)'
"""

import re
from collections.abc import Iterator
from typing import Final

from articles import ALWAYS, Edit, Passage
from cleaners.address import in_address
from cleaners.cleaner import cleaner
from cleaners.joints import BEYOND_ASCII, DIGITS, LETTERS, Joint

COLON: Final = re.compile(r":(?=[A-Za-z][a-z]*(?:['’][a-z]+)?(?:[\s,.]|$))")
# `Re:Zero` and `std::sort` are names; after a word of the sentence the colon is a mark.
BEFORE_COLON: Final = re.compile(r"(?:(?:^|[\s(“\"])[a-z][a-z’'-]+|[”\")])$")
# Not `226,“000`, where a stray mark has got into a figure.
GLUED: Final = re.compile(
    r"[,;](?:(?<=[\w.)\]”\"’'%»][,;])(?=[^\W\d_]|[“«„‘(\[](?!(?<=\d..)\d))|(?<=[^\W\d_]{2}[,;])(?=\d))"
)
CLOSE: Final = r"[,;:](?:(?=[^\W\d_]|[“«„‘(\[\"])|(?<=[^\W\d_].)(?=\d))"
# A straight mark opens or closes, which the marks before it tell: `he thought:"Let us go"`, `"Yes,"he said`.
STRAIGHT: Final = re.compile(r"(?<=[a-z])[,:]\"(?=[A-Za-z][a-z’']*[ ,.!?])")
# `f(a,b)`, `x,y`: single letters are coordinates and arguments.
SINGLES: Final = re.compile(r"\b[A-Za-z][,;][A-Za-z]\b")
ABBREVIATION: Final = "TL;DR"


@cleaner(strength=ALWAYS, version=1, joints=[Joint(",;:", LETTERS + DIGITS + BEYOND_ASCII + '"([')], needs=CLOSE)
def space_after_mark(passage: Passage) -> Iterator[Edit]:
    text = passage.text
    for match in GLUED.finditer(text):
        at = match.end()
        if SINGLES.match(text, at - 2) or in_address(text, match.start()) or text.startswith(ABBREVIATION, at - 3):
            continue
        if text[match.start() - 1] in "\"'" and text[match.start() - 2 : match.start() - 1].isspace():
            continue
        yield Edit(at, at, " ", f"A space belongs after “{match[0]}”.")
    if ":" in text:
        for match in COLON.finditer(text):
            before = text[max(0, match.start() - 24) : match.start()]
            if BEFORE_COLON.search(before) and not in_address(text, match.end()):
                yield Edit(match.end(), match.end(), " ", "A space belongs after a colon.")
    if '"' in text and text.count('"') % 2 == 0:
        for match in STRAIGHT.finditer(text):
            opens = text.count('"', 0, match.start()) % 2 == 0
            at = match.end() - opens
            if not in_address(text, at):
                yield Edit(at, at, " ", "A space belongs between this mark and the word beside it.")
