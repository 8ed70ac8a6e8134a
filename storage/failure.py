"""A failure: an article that could not be worked on."""

from dataclasses import dataclass
from datetime import datetime, timedelta

BACK_OFF = (timedelta(minutes=5), timedelta(hours=1))
"""How long after each try the next one is; after the last there is none, and the article is parked."""


@dataclass(frozen=True, slots=True)
class Failure:
    """What went wrong with the article from ``origin``, last time, and how often it was tried.

    ``step`` names where on its way the article was: read, translate, write, store… ``digest`` is of the content that
    failed: other content is another matter, and is tried at once. ``next_try`` is None for an article that is parked.
    ``inbox`` and ``output`` are those of the run in which it failed. A failure is forgotten once the article is
    stored.
    """

    origin: str
    digest: str
    step: str
    reason: str
    tries: int
    first: datetime
    last: datetime
    next_try: datetime | None
    inbox: str
    output: str | None

    @property
    def parked(self) -> bool:
        """Whether only a person's word brings on another try."""
        return self.next_try is None

    def due(self, now: datetime) -> bool:
        """Whether it is time for another try."""
        return self.next_try is not None and self.next_try <= now
