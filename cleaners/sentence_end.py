"""Where a sentence ends, and whether a text does not break off."""

import re
from typing import Final

STOPS: Final = (".", "!", "?", "…")
CLOSING: Final = "”\"’'»)]"
SENTENCE_END: Final = re.compile(r"[.!?…][”\"’'»)\]]*\s*")


def finished(text: str) -> bool:
    """Whether a full stop or its like ends the text, but for closing marks and white space.

    >>> finished("He said: “It is over.” "), finished("Storm over Odesa")
    (True, False)
    """
    return text.rstrip().rstrip(CLOSING).endswith(STOPS)
