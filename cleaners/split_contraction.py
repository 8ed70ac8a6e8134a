"""A contraction or a possessive has come apart.

Translators that split words into tokens forget to join them again.

    >>> split_contraction.fix("the world 's view: I 'm sure they ca n't and we do n’t")
    "the world's view: I'm sure they can't and we don’t"

Single quotation marks open with a space before them:

    >>> split_contraction.fix("He wrote 's' and 'd', rock 'n' roll, 'twas 's morning")
    "He wrote 's' and 'd', rock 'n' roll, 'twas 's morning"
"""

import re
from collections.abc import Iterator

from articles import ALWAYS, Edit, Passage
from cleaners.cleaner import cleaner

SPLIT = re.compile(
    r"(?<=[^\W_])(?P<space>[ \t]+)(?=['’](?:s|re|ve|ll|d|m)(?![\w'’-]))"
    r"|\b(?:ca|wo|sha|ai|do|does|did|is|are|was|were|have|has|had|could|would|should|might|must|need|dare)"
    r"(?P<not>[ \t]+)(?=n['’]t(?![\w'’]))"
    r"|(?<=\bo)(?P<clock>[ \t]+)(?=['’]clock\b)|(?<=\bma)(?P<am>[ \t]+)(?=['’]am\b)"
    r"|(?<=\by)(?P<all>[ \t]+)(?=['’]all\b)"
    r"|(?<=\bI['’])(?P<me>[ \t]+)(?=[md]\b)"
    r"|(?<=n)(?P<t>[ \t]+)(?=['’]t(?![\w'’]))"
    r"|(?<=n['’])(?P<far>[ \t]+)(?=t(?![\w'’]))"
    r"|(?<=[A-Za-z])(?P<both>[ \t]+['’][ \t]+)(?=(?:s|re|ve|ll|d|m)(?![\w'’-])(?![ \t]+['’](?:\s|$)))"
    r"|(?<=n)(?P<nt>[ \t]+['’][ \t]+)(?=t(?![\w'’]))"
    r"|(?<=[A-Za-z]['’])(?P<gap>[ \t]+)(?=(?:s|re|ve|ll)(?![\w'’-]))",
    re.IGNORECASE,
)
APART = r"['’](?:(?= )|(?<= .)|(?<= n.))"
# `'twas 's morning`: after a word that opens with an apostrophe itself the next one may open too.
OPENS = re.compile(r"(?:^|\s)['’]\w+$")


@cleaner(strength=ALWAYS, version=2, needs=APART)
def split_contraction(passage: Passage) -> Iterator[Edit]:
    text = passage.text
    for match in SPLIT.finditer(text):
        start, end = match.span(match.lastgroup or 0)
        if not OPENS.search(text, max(0, start - 24), start):
            yield Edit(start, end, text[start:end].strip(), "A word and its apostrophe have come apart.")
