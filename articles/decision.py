"""A decision: what a person said about a change, or about a passage as a whole."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Verdict(StrEnum):
    ACCEPT = "accept"
    REJECT = "reject"
    REWORD = "reword"
    WITHDRAW = "withdraw"
    """Takes the latest decision on the change back: the one before it counts again, or none."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's word on the change with this key. Decisions are only ever added; the latest that stands counts.

    ``change`` may also be the key of a whole passage, which a person has written anew. ``wording`` is the reviewer's
    own text and stands only with ``REWORD``. ``made`` is in UTC; what was decided in one act has one time.
    """

    change: str
    verdict: Verdict
    reviewer: str
    made: datetime
    wording: str = ""
