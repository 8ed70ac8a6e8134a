"""A word has come apart into two pieces.

    >>> split_word.fix("W ithout the gover nment nothing will becom e of this diffi cult reform")
    'Without the government nothing will become of this difficult reform'
    >>> split_word.fix("Investi gators found next to noth ing.")
    'Investigators found next to nothing.'

    >>> split_word.fix("Every Wednes day the whole stair case is washed, for all kilo metres of foot path.")
    'Every Wednesday the whole staircase is washed, for all kilometres of foot path.'

Two words that may well stand side by side stay two, and so do names:

    >>> split_word.fix("After noon her grand daughter may be in La Crosse; Khak is left; LibreOffice Math is easy.")
    'After noon her grand daughter may be in La Crosse; Khak is left; LibreOffice Math is easy.'
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice, pairwise
from operator import add
from typing import Final

from articles import ALWAYS, Edit, Passage
from cleaners.address import in_address
from cleaners.cleaner import cleaner
from cleaners.proper_names import DAYS_AND_MONTHS, NAMES
from cleaners.words import TEXTS, pair, printed, printed_words, simple_words, word_set, zipf

COMMON, CERTAIN, SHORT_CERTAIN = 2.9, 3.3, 4.0
"""How much more frequent the whole must be than its pieces would stand side by side by chance, in powers of ten.

The first is for a whole of ``FREQUENT``, the last for a piece of two letters. Of 3,900 words of news, parted at random,
96 of 100 are; of a million neighbours in sound news and manuals, eight are, most of them code. `grand daughter` is at
2.6.
"""
FREQUENT, SELDOM = 4.0, 2.6
"""Zipf frequencies of a word that is often met, and of the rarest that may have come apart."""
BILLION: Final = 9
"""Where the Zipf scale counts from: it is the logarithm of how often a word stands in a billion."""
NO_SMALL_WORD: Final = 4
"""Behind a piece with a capital, which may be a name, none this frequent is a piece: `Khak is`."""
# `une clé capable de signer`
FOREIGN: Final = word_set("de la le el du des da di en un una il lo les no se te")
TOKENS: Final = {"re": 4.0, "ve": 3.5, "ll": 3.5}
"""How frequent these would be if the list did not count `they’re` as two words."""
TWO_WORDS: Final = frozenset({("after", "noon")})


@lru_cache(maxsize=TEXTS)
def _pieces(text: str) -> list[tuple[str, str]]:
    """The neighbours of the text, in lower case, that are one word together and no two words side by side."""
    words = simple_words(text)
    # All at once: one by one this takes three times as long, and most texts have none.
    joined = list(map(add, words, islice(words, 1, None)))
    wholes = _wholes().intersection(joined)
    if not wholes:
        return []
    found = (two for whole, two in zip(joined, pairwise(words), strict=True) if whole in wholes and _one(*two))
    return list(dict.fromkeys(found))


@cache
def _wholes() -> frozenset[str]:
    """What may have come apart: the words that books print, days and names."""
    return printed_words() | {name.lower() for name in NAMES | DAYS_AND_MONTHS}


@lru_cache(maxsize=4096)
def _one(left: str, right: str) -> bool:
    """Whether two neighbours are far too seldom to be two words."""
    whole = zipf(left + right)
    if whole < SELDOM or pair(left, right) or (left, right) in TWO_WORDS:
        return False
    both = printed(left) and printed(right)
    if (len(right) == 1 and printed(left)) or (left in FOREIGN and (printed(right) or right in FOREIGN)):
        return False
    chance = TOKENS.get(left, zipf(left)) + zipf(right) - BILLION
    short = min(len(left), len(right)) < (3 if both else 2)
    return whole - chance >= (SHORT_CERTAIN if short else COMMON if whole >= FREQUENT else CERTAIN)


@cleaner(strength=ALWAYS, version=2, finds=_pieces)
def split_word(passage: Passage) -> Iterator[Edit]:
    """Join them."""
    text = passage.text
    for left, right in _pieces(text):
        for found in re.finditer(
            rf"(?<![\w’'./@#&-]){left}([ ]){right}(?![\w@/&(-]|['’](?!s?(?!\w))|\.\w)", text, re.IGNORECASE
        ):
            # `La Crosse`: a name is no second piece. `Khak is`: nor is a frequent word behind one.
            if (
                text[found.end(1)].islower()
                and (
                    text[found.start()].islower()
                    or printed(left)
                    or zipf(right) < NO_SMALL_WORD
                    or (left + right).title() in NAMES
                )
                and not in_address(text, found.start())
            ):
                yield Edit(*found.span(1), "", f"“{found[0]}” is one word, “{found[0].replace(' ', '')}”.")
