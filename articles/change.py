"""A change: an edit as it is kept, with all that replay and review need."""

from typing import NamedTuple

from articles.strength import Strength


class Change(NamedTuple):
    """One edit by one cleaner, placed both in the text it was made on and in the machine text.

    ``layer`` numbers the cleaner's walk that made it (every walk of one cleaner over the text is a layer, counted
    from 0 over all turns), ``start`` and ``end`` are positions in the text as that layer found it, and
    ``before`` is what stood there. ``machine_start`` and ``machine_end`` are the same place in the machine text.
    ``rests_on`` holds the keys of earlier changes whose replacement this one touches: without them it has no place.
    ``key`` is stable: the same cleaner making the same change at the same place of the same text has the same key.
    """

    key: str
    cleaner: str
    version: int
    strength: Strength
    turn: int
    layer: int
    start: int
    end: int
    machine_start: int
    machine_end: int
    before: str
    after: str
    reason: str
    rests_on: tuple[str, ...] = ()
