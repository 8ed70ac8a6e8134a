"""A space stands before a mark that closes, or after one that opens.

    >>> space_before_mark.fix("All allies ( NATO ) agree , he said .")
    'All allies (NATO) agree, he said.'

Dots that trail off or begin a name, faces, and empty boxes stand apart:

    >>> space_before_mark.fix("And ... then .NET, see you :) and ;) at 2 : 1, [ ] done, .5 more")
    'And ... then .NET, see you :) and ;) at 2 : 1, [ ] done, .5 more'
"""

import re
from collections.abc import Iterator

from articles import ALWAYS, Edit, Passage
from cleaners.cleaner import cleaner
from cleaners.joints import Joint

BEFORE = re.compile(
    r"(?<=[^\s(\[])[ \t]+(?=(?:"
    r"[,;](?![-']?(?:[()|*]|[DPp](?!\w)))|:(?![-']?[()DPp|*/\\\w])(?!:)|\.(?![.\w/])|[!?](?![=\w])|\)|\]|…(?=[\s]|$)))"
)
AFTER = re.compile(r"(?<=[(\[])(?<![:;=][(\[])(?<![:;=][-'][(\[])[ \t]+(?=[^\s\])])")
# `append( item )`, as some write code
SPACED_INSIDE = re.compile(r"[^()\n]{0,60}[ ,\]]\)|[^()\n]{0,60}\(")
FRACTION = re.compile(r"[.,][ ]\d")
APART = r"[,;:.!?)\]…(\[](?:(?<=[ \t][^(\[])|(?<=[(\[])(?=[ \t]))"
# `. . .`, as some publishers set an ellipsis; one sentence's dot may stand before it.
SPACED_DOTS = re.compile(r"[ \t]*\.(?:[ \u00a0]\.){2,}")
SCORE = re.compile(r"\d[ \t]+:[ \t]+\d")


@cleaner(strength=ALWAYS, version=1, joints=[Joint(" \t([", ",;:.!?)]… \t")], needs=APART)
def space_before_mark(passage: Passage) -> Iterator[Edit]:
    text = passage.text
    ellipses = {at for match in SPACED_DOTS.finditer(text) for at in range(*match.span())} if " . ." in text else ()
    for match in BEFORE.finditer(text):
        start, end = match.span()
        mark = text[end]
        if end in ellipses:
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
