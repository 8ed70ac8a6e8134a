"""A space stands before a mark that closes, or after one that opens.

    >>> space_before_mark.fix("All allies ( NATO ) agree , he said .")
    'All allies (NATO) agree, he said.'

Where many marks stand apart, those within figures and abbreviations do so by the same fault:

    >>> space_before_mark.fix("Some 3 , 400 people , among them 2 . 5 percent of the doctors , left at 7 p . m .")
    'Some 3,400 people, among them 2.5 percent of the doctors, left at 7 p.m.'

Dots that trail off or begin a name, faces, and empty boxes stand apart:

    >>> space_before_mark.fix("And ... then .NET, see you :) and ;) at 2 : 1, [ ] done, .5 more")
    'And ... then .NET, see you :) and ;) at 2 : 1, [ ] done, .5 more'
"""

import re
from collections.abc import Iterator
from typing import Final

from articles import ALWAYS, Edit, Passage
from cleaners.cleaner import cleaner
from cleaners.joints import Joint

BEFORE: Final = re.compile(
    r"(?<=[^\s(\[])[ \t]+(?=(?:"
    r"[,;](?![-']?(?:[()|*]|[DPp](?!\w)))|:(?![-']?[()DPp|*/\\\w])(?!:)|\.(?![.\w/])|[!?](?![=\w])|\)|\]|…(?=[\s]|$)))"
)
AFTER: Final = re.compile(r"(?<=[(\[])(?<![:;=][(\[])(?<![:;=][-'][(\[])[ \t]+(?=[^\s\])])")
# `append( item )`, as some write code
SPACED_INSIDE: Final = re.compile(r"[^()\n]{0,60}[ ,\]]\)|[^()\n]{0,60}\(")
FRACTION: Final = re.compile(r"[.,][ ]\d")
# Where many marks stand apart, these do by the same fault: `1 , 200`, `10 . 5`, `p . m .`.
WITHIN: Final = re.compile(
    r" , (?<=\d , )(?<!\d\d\d\d , )(?=\d{3}(?!\d))"
    r"| \. (?:(?<=\d \. )(?<!\d\d\d\d \. )(?=\d)|(?<=\b[A-Za-z] \. )(?=[A-Za-z] \.))"
)
SET_APART: Final = re.compile(r"(?<=\S) [.,;!?](?= |$)| ['’] ?s\b| n['’]t\b")
# `by 3 .5 percent`, but `2 .22 rifles`
DECIMAL: Final = re.compile(r" \.(?<=\d \.)(?=\d+(?:%| (?:percent|per cent|million|billion|trillion|thousand)\b))")
APART: Final = r"[,;:.!?)\]…(\[](?:(?<=[ \t][^(\[])|(?<=[(\[])(?=[ \t]))"
# `. . .`, as some publishers set an ellipsis; one sentence's dot may stand before it.
SPACED_DOTS: Final = re.compile(r"[ \t]*\.(?:[ \u00a0]\.){2,}")
SCORE: Final = re.compile(r"\d[ \t]+:[ \t]+\d")


@cleaner(strength=ALWAYS, version=1, joints=[Joint(" \t([", ",;:.!?)]… \t")], needs=APART)
def space_before_mark(passage: Passage) -> Iterator[Edit]:
    text = passage.text
    ellipses = {at for match in SPACED_DOTS.finditer(text) for at in range(*match.span())} if " . ." in text else ()
    many = len(SET_APART.findall(text)) > 2
    for match in DECIMAL.finditer(text) if " ." in text else ():
        yield Edit(match.start(), match.end() - 1, "", "No space belongs before “.” in a figure.")
    for match in BEFORE.finditer(text):
        start, end = match.span()
        mark = text[end]
        if end in ellipses:
            continue
        if many and (within := WITHIN.match(text, start)):
            yield Edit(start, within.end(), mark, f"No space belongs around “{mark}” here.")
            continue
        if mark == ":" and SCORE.match(text, start - 1):
            continue
        if mark in ".," and text[start - 1].isdigit() and FRACTION.match(text, end):
            continue
        if mark == "…":
            continue
        if mark in ")]" and text[end + 1 : end + 2].isalpha():
            yield Edit(start, end + 1, f"{mark} ", f"The space belongs behind “{mark}”.")
            continue
        yield Edit(start, end, "", f"No space belongs before “{mark}”.")
    for match in AFTER.finditer(text):
        start, end = match.span()
        if text[start - 2 : start - 1].isalpha() and not SPACED_INSIDE.match(text, end):
            yield Edit(start - 1, end, f" {text[start - 1]}", f"The space belongs before “{text[start - 1]}”.")
            continue
        yield Edit(start, end, "", f"No space belongs after “{text[start - 1]}”.")
