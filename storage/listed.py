"""A listed article: one line of the archive's list."""

from dataclasses import dataclass
from datetime import datetime

from storage.status import Status


@dataclass(frozen=True, slots=True)
class Listed:
    """An article's line in a list, with counts instead of texts.

    ``id`` is 64 hexadecimal digits; any unambiguous beginning of at least four finds the article. ``changes`` counts
    the applied changes of the English, ``suggestions`` those that wait for a person, ``blocking`` the doubts that
    send the article to review (``doubts`` counts all). ``languages`` are those of its passages, most frequent first.
    ``english`` is the first line of its clean English, as decisions have left it.
    """

    id: str
    origin: str
    version: int
    title: str
    form: str
    status: Status
    made: datetime
    signature: str
    languages: tuple[str, ...]
    passages: int
    changes: int
    suggestions: int
    doubts: int
    blocking: int
    decisions: int
    english: str = ""
