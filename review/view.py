"""What is shown of an article: a plain view, filled from a fresh run or from storage."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from articles import Change, Decision, Doubt, Kind, Outcome, Sentence, Severity
from review.standing import Standing, standings

LEFT = (Outcome.KEPT, Outcome.UNSUPPORTED)
"""The outcomes after which the reader finds the source's own words among the English."""


@dataclass(frozen=True)
class PassageView:
    """One passage through all its states.

    ``read`` is the source as it was read, ``source`` the same after ``source_changes``; a view without ``read`` shows
    the source as it stands. ``source`` is None where English is repaired that somebody else translated. ``machine``
    becomes ``clean`` by ``changes``; where none are recorded the two are compared by word. ``clean`` is empty where
    the passage is left out of the English. ``doubts`` have their places in ``source`` and in the clean text as it was
    before anybody decided, ``sentences`` in ``source`` and ``machine``. ``decisions`` are those in force on
    ``changes``, by key; ``rewriting`` is the one on the passage as a whole, whose wording is ``clean``.
    """

    kind: Kind
    language: str | None
    source: str | None
    machine: str
    clean: str
    changes: tuple[Change, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    read: str | None = None
    source_changes: tuple[Change, ...] = ()
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    rewriting: Decision | None = None

    @cached_property
    def standings(self) -> Mapping[str, Standing]:
        """Where each of ``changes`` stands, by key."""
        return standings(self.changes, self.decisions)

    @property
    def waiting(self) -> int:
        """How many of its edits and suggestions nobody has decided on: none where the passage was written anew."""
        return 0 if self.rewriting else sum(not standing.decided for standing in self.standings.values())


@dataclass(frozen=True)
class Counts:
    """How much there is to see.

    ``edits`` counts those in the text, ``dropped`` those that were rejected or fell, ``suggestions`` those that wait;
    ``left`` counts sentences that stand in their own language.
    """

    passages: int
    sentences: int
    edits: int
    suggestions: int
    blocking: int
    notes: int
    left: int
    dropped: int = 0

    @property
    def summary(self) -> str:
        """The counts in words, without those that are nought.

        >>> Counts(passages=3, sentences=9, edits=1, suggestions=0, blocking=2, notes=0, left=0).summary
        '3 passages, 9 sentences, 1 edit, 2 blocking doubts'
        """
        said = (
            (self.passages, "passage", "passages"),
            (self.sentences, "sentence", "sentences"),
            (self.edits, "edit", "edits"),
            (self.suggestions, "suggestion", "suggestions"),
            (self.dropped, "edit dropped", "edits dropped"),
            (self.blocking, "blocking doubt", "blocking doubts"),
            (self.notes, "noted doubt", "noted doubts"),
            (self.left, "sentence left in its own language", "sentences left in their own language"),
        )
        return ", ".join(f"{number} {one if number == 1 else many}" for number, one, many in said if number)


@dataclass(frozen=True)
class View:
    """One article: ``signature`` names the detector, model, cleaners and version that made this English."""

    title: str
    origin: str
    language: str | None
    signature: str
    passages: tuple[PassageView, ...]

    @cached_property
    def counts(self) -> Counts:
        """What the header of a page or a terminal report says."""
        stand = [standing for passage in self.passages for standing in passage.standings.values()]
        doubts = [doubt for passage in self.passages for doubt in passage.doubts]
        sentences = [sentence for passage in self.passages for sentence in passage.sentences]
        blocking = sum(doubt.severity is Severity.BLOCKS for doubt in doubts)
        return Counts(
            passages=len(self.passages),
            sentences=len(sentences),
            edits=sum(each.in_text for each in stand) + sum(len(each.source_changes) for each in self.passages),
            suggestions=stand.count(Standing.OFFERED),
            dropped=sum(each in (Standing.REJECTED, Standing.FALLEN) for each in stand),
            blocking=blocking,
            notes=len(doubts) - blocking,
            left=sum(sentence.outcome in LEFT for sentence in sentences),
        )
