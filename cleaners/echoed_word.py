"""A word is tied to itself.

    >>> echoed_word.fix("They looked at him with envy and envy in their eyes.")
    'They looked at him with envy in their eyes.'

It may be said for effect, so a person decides; what is always said for effect is not brought up:

    >>> echoed_word.fix("again and again, more and more, for years and years, better and better, miles and miles")
    'again and again, more and more, for years and years, better and better, miles and miles'
    >>> echoed_word.fix("He has hope and hope.", source="Він має надію і надію.", language="uk")
    'He has hope and hope.'
"""

from collections.abc import Iterator
from typing import Final

from articles import SUGGEST, Edit, Passage
from cleaners.cleaner import cleaner
from cleaners.proper_names import NAMES
from cleaners.repeated_phrase import GROWING, alone
from cleaners.repeats import FUNCTION, echoes, source_repeats
from cleaners.words import word_set

# `time and time again`, `once and once only`, `neck and neck`
SAID: Final = word_set("time once neck now wait half half-and-half one two man woman day night far long")


@cleaner(strength=SUGGEST, version=1, finds=echoes)
def echoed_word(passage: Passage) -> Iterator[Edit]:
    """Suggest to keep one of the two."""
    for echo in echoes(passage.text):
        word = echo.word
        if word.lower() in SAID | FUNCTION | GROWING or word.endswith(("s", "er", "ed")) or word in NAMES:
            continue
        if alone(passage.text, echo) and not source_repeats(passage, echo.start):
            yield Edit(echo.copy_end, echo.end, "", f"“{word}” is tied to itself.")
