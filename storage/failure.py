"""A failure: an article that could not be worked on."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Failure:
    """What went wrong with the article from ``origin``, last time, and how often it was tried.

    ``step`` names where on its way the article was: read, translate, store… It is forgotten once the article is
    stored.
    """

    origin: str
    step: str
    reason: str
    tries: int
    first: datetime
    last: datetime
