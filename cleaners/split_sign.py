"""A sign has come apart from what it belongs to.

Translators that split words into tokens forget to join them again.

    >>> split_sign.fix("At 10 : 45, at 25 ° C, he paid $ 5 and / or $1. 2 million, 7 % less; ask info@ example.com")
    'At 10:45, at 25°C, he paid $5 and/or $1.2 million, 7% less; ask info@example.com'

Scores, choices and amounts with the sign behind them are meant:

    >>> split_sign.fix("They won 2 : 1, drank tea / coffee and paid 5 € 3 times; see /etc/hosts and %s or 5 %d")
    'They won 2 : 1, drank tea / coffee and paid 5 € 3 times; see /etc/hosts and %s or 5 %d'
"""

import re
from collections.abc import Iterator
from typing import Final

from articles import ALWAYS, Edit, Passage
from cleaners.cleaner import cleaner

# Each opens with the sign or with the space before it; the look ahead spares trying them all at every letter.
SPLIT: Final = re.compile(
    r"(?=[ $€£/@])(?:"
    r"(?P<currency>[$€£] (?<!\d [$€£] )(?=\d[\d.,]*\b(?![A-Za-z])))"
    r"|(?P<slash>(?: /[ ]?|/ )(?=(?:or|her?s?|she|him|h|s)\b))"
    r"|(?P<time> : (?<=\d : )(?=[0-5]\d(?!\d)))"
    r"|(?P<score> :(?<=\d :)(?=\d))"
    r"|(?P<percent> %(?<=\d %)(?![\w(]))"
    r"|(?P<degrees> ° (?<=\d ° )(?=[CF]\b))"
    r"|(?P<amount> (?<=[$€£]\d\. )(?=\d{1,2} (?:million|billion|trillion)\b))"
    r"|(?P<address>@ (?<=\w@ )(?=[\w-]+\.(?:com|ua|net|org|info)\b)))"
)
APART: Final = r"[$€£%/:@°](?:(?<= .)|(?<![:%°])(?= )|(?<=[$€£])[0-9]\. )"
CLOCK: Final = re.compile(
    r"\b(?:at|by|from|until|till|around|about|before|after|between) (?:[01]?\d|2[0-3])$", re.IGNORECASE
)
CHOICES: Final = {
    "and": ("or",),
    "either": ("or",),
    "he": ("she",),
    "his": ("her", "hers"),
    "him": ("her",),
    "km": ("h",),
    "m": ("s",),
}
BEFORE, AFTER = re.compile(r"[^\W_]+$"), re.compile(r"[^\W_]+")


@cleaner(strength=ALWAYS, version=1, signs="$€£%/:@°", needs=APART)
def split_sign(passage: Passage) -> Iterator[Edit]:
    """Join them."""
    text = passage.text
    for match in SPLIT.finditer(text):
        start, end = match.span()
        kind, sign = match.lastgroup, match[0].strip()
        if kind == "time" and not CLOCK.search(text, max(0, start - 12), start):
            continue
        if kind == "slash" and not _choice(text, start, end):
            continue
        yield Edit(start, end, sign, f"“{sign or text[start - 1]}” has come apart from what it belongs to.")


def _choice(text: str, start: int, end: int) -> bool:
    """Whether two words with a slash are one: `and / or`."""
    front, behind = BEFORE.search(text, max(0, start - 40), start), AFTER.match(text, end, end + 40)
    return front is not None and behind is not None and behind[0] in CHOICES.get(front[0], ())
