"""A word has come apart into two pieces.

    >>> split_word.fix("W ithout the gover nment nothing will becom e of this diffi cult reform")
    'Without the government nothing will become of this difficult reform'
    >>> split_word.fix("Investi gators found next to noth ing.")
    'Investigators found next to nothing.'

It takes a piece that is no word anywhere, and a whole that is a common one:

    >>> split_word.fix("The LibreOffice Math is easy; Khak is left; in structs; a thermo meter; La Crosse in Wisconsin")
    'The LibreOffice Math is easy; Khak is left; in structs; a thermo meter; La Crosse in Wisconsin'
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from articles import ALWAYS, Edit, Passage
from cleaners.address import in_address
from cleaners.cleaner import cleaner
from cleaners.words import printed_words, simple_words, unprinted, zipf

NO_WORD: Final = 2
"""What is less frequent than this on the Zipf scale is no word, and may be a piece of one."""
SELDOM, FAR = 2.6, 2.5
"""… and what is up to this, where the whole word is so much more frequent: `noth ing`."""
NO_SMALL_WORD: Final = 4
"""Behind a piece with a capital, which may be a name, none this frequent is a piece: `Khak is`."""
COMMON: Final = 3.5
"""How frequent the whole word is at least."""


@lru_cache(maxsize=64)
def _pieces(text: str) -> list[tuple[str, str]]:
    """The neighbours of the text, in lower case, that are one word together, and one of which is none alone."""
    # Names and figures, most of what no book prints, are seen through at once.
    unknown = [word for word in unprinted(text) if (word in text or word.title() in text) and word.isalpha()]
    if not unknown:
        return []
    words, known = ["", *simple_words(text), ""], printed_words()
    pieces = []
    for piece in unknown:
        at = words.index(piece)
        for left, right in ((words[at - 1], piece), (piece, words[at + 1])):
            whole = zipf(left + right) if left + right in known else 0.0
            if whole < COMMON or (piece not in text and (piece != left or zipf(right) >= NO_SMALL_WORD)):
                continue
            if zipf(piece) < NO_WORD or (zipf(piece) < SELDOM and whole - zipf(piece) >= FAR):
                pieces.append((left, right))
    return pieces


@cleaner(strength=ALWAYS, version=1, finds=_pieces)
def split_word(passage: Passage) -> Iterator[Edit]:
    """Join them."""
    text = passage.text
    for left, right in dict.fromkeys(_pieces(text)):
        for found in re.finditer(rf"(?<![\w’'./@#&-]){left}([ ]){right}(?![\w’'@/&-]|\.\w)", text, re.IGNORECASE):
            # `La Crosse`: a name is no second piece.
            if text[found.end(1)].islower() and not in_address(text, found.start()):
                yield Edit(*found.span(1), "", f"“{found[0]}” is one word, “{found[0].replace(' ', '')}”.")
