"""An edit: one change that one cleaner wants."""

from typing import NamedTuple


class Edit(NamedTuple):
    """Replace ``text[start:end]`` by ``after``.

    Positions are code points of the text the cleaner was shown; ``start == end`` inserts. ``reason`` is a sentence a
    reviewer can read.
    """

    start: int
    end: int
    after: str
    reason: str
