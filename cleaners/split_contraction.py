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
from typing import Final

from articles import ALWAYS, Edit, Passage
from cleaners.cleaner import cleaner

# What stands before the space is looked back at from behind it: so the pattern opens with what is rare. Few spaces have
# an apostrophe beside them.
SPLIT: Final = re.compile(
    r"[ \t](?:(?=[ \t]*+n?['’])|(?<=['’].))(?:(?<=[^\W_].)[ \t]*(?=['’](?:s|re|ve|ll|d|m)(?![\w'’-]))"
    r"|(?:(?<=\b(?:ca|wo|ai|do|is).)|(?<=\b(?:sha|did|are|was|has|had).)"
    r"|(?<=\b(?:does|were|have|must|need|dare).)|(?<=\b(?:could|would|might).)|(?<=\bshould.))"
    r"[ \t]*(?=n['’]t(?![\w'’]))"
    r"|(?<=\bo.)[ \t]*(?=['’]clock\b)|(?<=\bma.)[ \t]*(?=['’]am\b)|(?<=\by.)[ \t]*(?=['’]all\b)"
    r"|(?<=\bI['’].)[ \t]*(?=[md]\b)"
    r"|(?-i:(?<=\bO.)(?=['’] ?[A-Z][a-z])|(?<=\bO['’].)(?=[A-Z][a-z]))"
    r"|(?<=n.)[ \t]*(?=['’]t(?![\w'’]))"
    r"|(?<=n['’].)[ \t]*(?=t(?![\w'’]))"
    r"|(?<=[A-Za-z].)[ \t]*['’][ \t]+(?=(?:s|re|ve|ll|d|m)(?![\w'’-])(?![ \t]+['’](?:\s|$)))"
    r"|(?<=n.)[ \t]*['’][ \t]+(?=t(?![\w'’]))"
    r"|(?<=[A-Za-z]['’].)[ \t]*(?=(?:s|re|ve|ll)(?![\w'’-])))",
    re.IGNORECASE,
)
# `the miners ' union`: nothing is quoted with such marks here.
PLURAL: Final = re.compile(r"[ ]['’](?<=[a-z]s[ ].)(?=[ ][a-z])")
AT_EDGE: Final = re.compile(r"(?<!\w)['‘’]|['’](?!\w)")
# `We ‘ve`: a mark that opens stands for the apostrophe.
TURNED: Final = re.compile(
    r"[ \t]?‘(?:(?<=\bI.)|(?<=\b(?:we|he|it).)|(?<=\b(?:you|she|who).)|(?<=\bthey.)|(?<=\bthat.)"
    r"|(?<=\bI ‘)|(?<=\b(?:we|he|it) ‘)|(?<=\b(?:you|she|who) ‘)|(?<=\b(?:they|that) ‘))(?=(?:ve|re|ll|m|d|s)\b)",
    re.IGNORECASE,
)
APART: Final = r"['’‘](?:(?<!‘)(?:(?=[ \t])|(?<=[ \t].)|(?<=[ \t]n.))|(?<=‘)(?=(?:ve|re|ll|m|d|s)\b))"
# `'twas 's morning`: after a word that opens with an apostrophe itself the next one may open too.
OPENS: Final = re.compile(r"(?:^|\s)['’]\w+$")


@cleaner(strength=ALWAYS, version=2, signs="'’‘", needs=APART)
def split_contraction(passage: Passage) -> Iterator[Edit]:
    text = passage.text
    for match in SPLIT.finditer(text):
        start, end = match.span()
        if not OPENS.search(text, max(0, start - 24), start):
            yield Edit(start, end, text[start:end].strip(), "A word and its apostrophe have come apart.")
    for match in TURNED.finditer(text) if "‘" in text else ():
        yield Edit(*match.span(), "’", "A mark that opens stands for an apostrophe.")
    if (plural := PLURAL.search(text)) and len(AT_EDGE.findall(text)) == 1:
        start, end = plural.span()
        yield Edit(start, end, text[end - 1], "A word and its apostrophe have come apart.")
