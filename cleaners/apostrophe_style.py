"""Apostrophes and single quotation marks are not of the sort the reader asked for.

Only where one sort was asked for (a setting; ``Passage.speech`` then holds both marks): what an article does by
itself with its apostrophes is its own affair.

    >>> apostrophe_style.fix("It's 'late' in the '90s", speech="“”")
    'It’s ‘late’ in the ’90s'
    >>> apostrophe_style.fix("He’s ‘late’", speech='""')
    "He's 'late'"

Minute and foot marks are straight in every text, and without the setting nothing is touched:

    >>> apostrophe_style.fix("He is 6'2 tall", speech="“”")
    "He is 6'2 tall"
    >>> apostrophe_style.fix("It's ‘late’")
    "It's ‘late’"
"""

import re
from collections.abc import Iterator
from typing import Final

from articles import ALWAYS, Edit, Passage
from cleaners.address import in_address
from cleaners.cleaner import cleaner

STRAIGHT: Final = re.compile(r"(?<!\d)'|(?<=\d)'(?=s\b)")
CURLY: Final = re.compile("[‘’]")
ASKED: Final = 2
"""``speech`` holds both marks when the reader asked for them."""


@cleaner(strength=ALWAYS, version=1, signs="'‘’")
def apostrophe_style(passage: Passage) -> Iterator[Edit]:
    text = passage.text
    if len(passage.speech) < ASKED:
        return
    if passage.speech[0] == '"':
        for match in CURLY.finditer(text):
            yield Edit(match.start(), match.end(), "'", "Straight marks were asked for.")
        return
    for match in STRAIGHT.finditer(text):
        at = match.start()
        if not in_address(text, at):
            after = "‘" if _opens(text, at) else "’"
            yield Edit(at, at + 1, after, "Curly marks were asked for.")


def _opens(text: str, at: int) -> bool:
    """Whether the mark opens a quotation: a word follows it, none precedes, and one that closes comes later."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if before.isalnum() or before in {"’", ".", ",", "!", "?"} or not after.isalpha():
        return False
    return re.search(r"(?<=[\w.,!?…])['’](?!\w)", text[at + 1 : at + 400]) is not None
