"""A doubt: what a check suspects."""

from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """BLOCKS sends the article to review; NOTES is only shown."""

    BLOCKS = "blocks"
    NOTES = "notes"


class Doubt(NamedTuple):
    """Something in a passage that may be wrong.

    ``check`` names the file of the check, ``kind`` the sort of doubt within it. ``start`` and ``end`` are positions
    in the English text (equal when something is missing from it); ``source_start`` and ``source_end`` in the source.
    """

    check: str
    kind: str
    severity: Severity
    reason: str
    start: int = 0
    end: int = 0
    source_start: int = 0
    source_end: int = 0
