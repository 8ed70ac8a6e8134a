"""A record: an article with all that was done to it, as it goes into the database and comes out again."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from articles import Article, Change, Decision, Doubt, Sentence
from storage.decided import in_force, passage_key
from storage.status import Status


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one passage, each step apart.

    ``cleaned`` is the source after ``source_changes``; ``machine`` the English as the engine gave it and never
    touched since; ``clean`` the English after ``changes``. ``clean`` can always be replayed from the two before it
    and the decisions; it is kept so that lists and searches need no replay. A passage that was taken out has empty
    texts. ``language`` is what the cleaned source turned out to be, None where nobody asked.
    """

    cleaned: str
    machine: str
    clean: str
    language: str | None = None
    source_changes: tuple[Change, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    changes: tuple[Change, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True)
class Record:
    """An article as it was read, and one Result for each of its passages, in the same order.

    ``signature`` makes the result reproducible: ``detect…|model…|cleaners…|chysto…``. ``made`` is when the work was
    done and must carry a time zone. A number of results other than that of passages is a ValueError.
    """

    article: Article
    results: tuple[Result, ...]
    signature: str = ""
    status: Status = Status.NEW
    made: datetime = field(default_factory=lambda: datetime.now(UTC))

    def __post_init__(self) -> None:
        if len(self.results) != len(self.article.passages):
            raise ValueError(f"{len(self.article.passages)} passages with {len(self.results)} results")
        if self.made.tzinfo is None:
            raise ValueError("the time of a record needs a time zone")


@dataclass(frozen=True, slots=True)
class Stored:
    """A record as it stands in the database.

    ``record`` equals what was saved, but for the status and the clean texts that decisions moved since. ``id`` is 64
    hexadecimal digits; ``version`` counts the contents this origin has had, from 1. ``decisions`` are in the order
    they were made: of those on the same change the last counts.
    """

    id: str
    version: int
    record: Record
    decisions: tuple[Decision, ...] = ()

    @property
    def outlived(self) -> tuple[Decision, ...]:
        """The decisions in force on what the article no longer has, since it was made anew: kept as history."""
        keys = {change.key for result in self.record.results for change in result.changes}
        keys.update(passage_key(at, result.machine) for at, result in enumerate(self.record.results))
        return tuple(decision for key, decision in in_force(self.decisions).items() if key not in keys)
