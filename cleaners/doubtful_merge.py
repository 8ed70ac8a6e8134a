"""Two words of content may have run together.

    >>> doubtful_merge.fix("the bankcards of a housegirl")
    'the bank cards of a house girl'

New compounds look the same, so a person decides. What is listed as a word, and what falls apart into rare words only,
is not brought up:

    >>> doubtful_merge.fix("the warfighter, a neobank, a drone's gimbal, the oblast and PrivatBank")
    "the warfighter, a neobank, a drone's gimbal, the oblast and PrivatBank"
"""

from collections.abc import Iterator
from functools import lru_cache

from articles import SUGGEST, Edit, Passage
from cleaners.address import in_address
from cleaners.cleaner import cleaner
from cleaners.merged_words import ENDINGS, LONGEST, WORD
from cleaners.words import printed, unprinted, zipf


@lru_cache(maxsize=64)
def _merged(text: str) -> frozenset[str]:
    """The words of the text that may be two."""
    return frozenset(filter(_split, unprinted(text)))


@cleaner(strength=SUGGEST, version=1, finds=_merged)
def doubtful_merge(passage: Passage) -> Iterator[Edit]:
    """Suggest a space between the two words."""
    text = passage.text
    unknown = _merged(text)
    for found in WORD.finditer(text):
        word = found[0]
        if word in unknown and not in_address(text, found.start()):
            place = found.start() + _split(word)
            yield Edit(place, place, " ", f"“{word}” may be two words.")


@lru_cache(maxsize=65536)
def _split(word: str) -> int:
    """Where the word may fall into two, the commoner the rarer half the better; 0 where it should not."""
    if not word.islower() or len(word) > LONGEST or zipf(word):
        return 0
    best, at = 3.5, 0
    for place in range(4, len(word) - 3):
        left, right = word[:place], word[place:]
        if printed(left) and printed(right) and right not in ENDINGS and min(zipf(left), zipf(right)) >= best:
            best, at = min(zipf(left), zipf(right)), place
    return at
