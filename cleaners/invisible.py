r"""An invisible character stands in a word or between words.

Zero-width spaces and joiners, byte order marks, direction marks and soft hyphens come with copied text.

    >>> invisible.fix("the \ufeffmin\u00adister\u200b said\u2060 so")
    'the minister said so'

Emoji need their joiners, and a soft hyphen at a line end is the hyphen's affair:

    >>> invisible.fix("\U0001f468\u200d\U0001f469 \u2764\ufe0f com\u00ad\ning") == (
    ...     "\U0001f468\u200d\U0001f469 \u2764\ufe0f com\u00ad\ning")
    True
"""

import re
from collections.abc import Iterator
from typing import Final

from articles import ALWAYS, Edit, Passage
from cleaners.cleaner import cleaner

ZERO_WIDTH: Final = (
    "\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\ufeff\u00ad\u200e\u200f\u180e"
    "\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e\u206f"
)
SELECTORS: Final = "\ufe0e\ufe0f"
# A variation selector chooses how the sign before it is drawn: a Latin letter or a mark has no choice.
INVISIBLE: Final = re.compile(rf"[{ZERO_WIDTH}]+|(?<=[A-Za-z.,;:!?)\"'“”’ ])[{SELECTORS}]+")
JOINERS: Final = re.compile(r"[\u061c\u200c-\u200f\u202a-\u202e\u2066-\u2069]+")
# Scripts that join and turn with these signs: Arabic, Hebrew, Persian, Indic; and pictures.
NEEDS_THEM: Final = re.compile(
    r"[\u0590-\u08ff\u0900-\u0dff\ufe0f\u2600-\u27bf\U0001f000-\U0001faff\U000e0000-\U000e007f]"
)


@cleaner(strength=ALWAYS, version=2, signs=ZERO_WIDTH + SELECTORS)
def invisible(passage: Passage) -> Iterator[Edit]:
    text = passage.text
    for match in INVISIBLE.finditer(text):
        start, end = match.span()
        if JOINERS.fullmatch(match[0]) and NEEDS_THEM.search(text[max(0, start - 1) : start] + text[end : end + 1]):
            continue
        if match[0].endswith("\u00ad") and text[end : end + 1] in {"\n", "\r"}:
            continue
        yield Edit(start, end, "", "An invisible character has no place in text.")
