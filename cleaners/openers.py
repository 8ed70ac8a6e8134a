"""Words that open a sentence and, with a capital, no name: pronouns, prepositions, conjunctions.

The cleaners that look for where a sentence begins share them; each adds what can open one in its own place.
"""

from typing import Final

from cleaners.words import word_set

SENTENCE_OPENERS: Final = word_set(
    """
    The A An In On At For From To With He She It They We You His Her Its Their Our This That These Those But And As
    If When While After Before According Not There
    """
)
