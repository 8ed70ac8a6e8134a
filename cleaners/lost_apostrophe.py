"""The apostrophe of a contraction or a possessive is lost, and a space stands in its place.

    >>> lost_apostrophe.fix("I don t know, we can t heat it and they re cold: it s Hungary s court.")
    'I don’t know, we can’t heat it and they’re cold: it’s Hungary’s court.'

Letters that stand for something are left:

    >>> lost_apostrophe.fix("The argument s is a string, it has s elements; 74 mln t on Thursday; they re elected.")
    'The argument s is a string, it has s elements; 74 mln t on Thursday; they re elected.'
"""

import re
from collections.abc import Iterator
from typing import Final

from articles import ALWAYS, Edit, Passage
from cleaners.address import in_address
from cleaners.aside import VERBS, leads_on
from cleaners.cleaner import cleaner
from cleaners.repeats import FUNCTION
from cleaners.speech import marks_for
from cleaners.words import different_words, printed, word_set

# What a piece of a contraction was torn from; nothing else stands before it.
TORN_FROM: Final = {
    "t": word_set(
        "don doesn didn isn aren wasn weren haven hasn hadn can couldn won wouldn shouldn mustn needn mightn ain"
    ),
    "m": word_set("i"),
    "re": word_set("we you they who what there"),
    "ve": word_set("i we you they who would could should might must"),
    "ll": word_set("i we you he she it they that there who this"),
    "d": word_set("i we you he she they who"),
    "s": word_set("it he she that there here what who where how let"),
}
PIECES: Final = frozenset(TORN_FROM)
LONE: Final = re.compile(f" (?:{'|'.join(sorted(PIECES))}) ")
PIECE: Final = re.compile(rf"(?<![\w’'@#&/.+-])([A-Za-z]+) ({'|'.join(sorted(PIECES))}) (?=([a-z]{{3,}}\b)?)")
# With a letter behind them they name it: `the variable s contains`.
LETTERED: Final = word_set(
    """
    argument variable string letter parameter value symbol key sharp option column plural formula size flag character
    field list set point node class type vector matrix function element integer number time mass speed
    """
)


def _has_piece(text: str) -> bool:
    """Whether what may be left of a contraction stands by itself."""
    return not PIECES.isdisjoint(different_words(text)) and LONE.search(text) is not None


@cleaner(strength=ALWAYS, version=1, finds=_has_piece)
def lost_apostrophe(passage: Passage) -> Iterator[Edit]:
    text = passage.text
    for match in PIECE.finditer(text):
        word, piece, following = match[1], match[2], match[3] or ""
        # `they re elected` may have lost a hyphen.
        again = piece == "re" and printed(f"re{following}")
        whole = word.lower() in TORN_FROM[piece] and not again
        if (whole or (piece == "s" and _owns(word, following))) and not in_address(text, match.start()):
            mark = "’" if "’" in text or ("'" not in text and marks_for(passage)[0] == "“") else "'"
            yield Edit(match.end(1), match.start(2), mark, f"“{word}” has lost its apostrophe.")


def _owns(word: str, following: str) -> bool:
    """Whether a word may own what follows its `s`: `the bishop s nephew`, but not `the variable s contains`."""
    return (
        len(word) > 2
        and (printed(word) or word.istitle())
        and printed(following)
        and word.lower() not in LETTERED
        and not leads_on(word)
        and following not in FUNCTION
        and word not in VERBS
        and following not in VERBS
        and not following.endswith(("ing", "ly"))
    )
