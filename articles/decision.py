"""A decision: what a person said about a change."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Verdict(StrEnum):
    ACCEPT = "accept"
    REJECT = "reject"
    REWORD = "reword"


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's word on the change with this key. Decisions are only ever added; the latest one counts.

    ``wording`` is the reviewer's own text and stands only with ``REWORD``. ``made`` is in UTC.
    """

    change: str
    verdict: Verdict
    reviewer: str
    made: datetime
    wording: str = ""
