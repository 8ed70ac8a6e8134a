"""A run: what one pass of the flow over an inbox did."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from articles import Outcome


@dataclass(frozen=True)
class Run:
    """One pass over an inbox, in numbers.

    Of the ``found`` articles so many were ``stored``, ``known`` already, or ``failed``. ``outcomes`` counts sentences
    by how they came by their English, ``changes`` the changes by cleaner, ``doubts`` the doubts by check, ``seconds``
    the time that each step of the way took, of all workers together. ``words`` are those of the sources that were
    worked on. Both times must carry a time zone.
    """

    inbox: str
    started: datetime
    ended: datetime
    found: int = 0
    stored: int = 0
    known: int = 0
    failed: int = 0
    words: int = 0
    outcomes: Mapping[Outcome, int] = field(default_factory=dict)
    changes: Mapping[str, int] = field(default_factory=dict)
    doubts: Mapping[str, int] = field(default_factory=dict)
    signature: str = ""
    seconds: Mapping[str, float] = field(default_factory=dict)
