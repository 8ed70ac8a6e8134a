"""A piece of text as a reason quotes it."""

from typing import Final

LONGEST: Final = 60
"""Letters of it that are shown: a file without a space is one word, and has perhaps a reason for each letter."""


def shown(text: str) -> str:
    """The text itself, or its beginning.

    >>> shown(" Read also "), len(shown("a" * 1000))
    ('Read also', 60)
    """
    text = text.strip()
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
