"""What a run did, counted: for the last line of the command and for the artifact in Prefect."""

from collections import Counter
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime

from articles import Outcome, Strength
from flows.artifacts import Sheet, table
from flows.clock import Clock
from flows.complaint import counted
from flows.quoted import span
from storage import Failure, Record, Run, Status

FAILURES = 200
"""Failures named in the artifact."""


@dataclass
class Summary:
    """Counts over the articles of one run, or of one chunk of it; added to as the work goes on.

    ``elsewhere`` are another worker's, ``waiting`` failed before and wait for their next try, ``parked`` failed too
    often, in this run or before. ``failures`` are those of this run, a line each; ``left`` is what the next run is to
    read, with the reason why this one did not.
    """

    started: datetime
    found: int = 0
    known: int = 0
    stored: int = 0
    elsewhere: int = 0
    waiting: int = 0
    parked: int = 0
    needs_review: int = 0
    sentences: Counter[str] = field(default_factory=Counter)
    words: int = 0
    edits: Counter[str] = field(default_factory=Counter)
    suggestions: int = 0
    doubts: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    signature: str = ""
    clock: Clock = field(default_factory=Clock)
    sheet: Sheet = field(default_factory=Sheet)
    seconds: float = 0.0

    def add(self, record: Record) -> None:
        """Count one finished article."""
        self.stored += 1
        self.signature = record.signature
        self.sheet.add(record)
        self.needs_review += record.status == Status.NEEDS_REVIEW
        for result in record.results:
            for sentence in result.sentences:
                self.sentences[sentence.outcome] += 1
                if sentence.outcome in (Outcome.TRANSLATED, Outcome.RETRIED):
                    self.words += len(sentence.source.split())
            for change in (*result.source_changes, *result.changes):
                if change.strength == Strength.ALWAYS:
                    self.edits[change.cleaner] += 1
                else:
                    self.suggestions += 1
            self.doubts.update(doubt.check for doubt in result.doubts)

    def fail(self, line: str, failure: Failure) -> None:
        """Count a failure; ``line`` is what a person is told of it."""
        self.failures.append(line)
        self.parked += failure.parked

    def merge(self, part: "Summary") -> None:
        """Add what a chunk of the run did."""
        for each in fields(self):
            if each.name not in {"started", "seconds", "signature"}:
                setattr(self, each.name, getattr(self, each.name) + getattr(part, each.name))
        self.signature = part.signature or self.signature

    @property
    def translated(self) -> int:
        """Sentences that the model translated in this run."""
        return self.sentences[Outcome.TRANSLATED] + self.sentences[Outcome.RETRIED]

    @property
    def unsupported(self) -> int:
        """Sentences in a language that no package here translates."""
        return self.sentences[Outcome.UNSUPPORTED]

    @property
    def speed(self) -> float:
        """Source words translated a second of work."""
        return self.words / self.seconds if self.seconds else 0.0

    def run(self, inbox: str) -> Run:
        """The row that the database keeps of this run, which ends now."""
        return Run(
            inbox,
            self.started,
            datetime.now(UTC),
            found=self.found,
            stored=self.stored,
            known=self.known,
            failed=len(self.failures),
            words=self.words,
            outcomes={Outcome(name): count for name, count in self.sentences.items()},
            changes=self.edits,
            doubts=self.doubts,
            signature=self.signature,
            seconds={str(step): taken for step, taken in self.clock.seconds.items()},
        )

    def line(self) -> str:
        """The run in one line."""
        parts = [
            f"{counted(self.found, 'article')} found",
            f"{self.known} stored before",
            f"{self.stored} stored now",
            f"{counted(self.translated, 'sentence')} translated",
            f"{self.sentences[Outcome.REMEMBERED]} remembered",
        ]
        if kept := self.sentences[Outcome.KEPT]:
            parts.append(f"{kept} kept in the source language")
        if self.needs_review:
            parts.append(f"{self.needs_review} to review")
        if self.elsewhere:
            parts.append(f"{self.elsewhere} in another worker's hands")
        if self.failures:
            parts.append(f"{len(self.failures)} failed")
        if self.left:
            parts.append(f"{len(self.left)} left for the next run")
        if self.waiting:
            parts.append(f"{self.waiting} failed before, to be tried again later")
        if self.parked:
            parts.append(f"{self.parked} parked (`chysto failures`)")
        return f"{', '.join(parts)}; {self.seconds:.1f} s of work"

    def markdown(self) -> str:
        """The run as the tables of an artifact. Names of files are the only text from outside, and stand in code."""
        rows = [
            ("articles found", self.found),
            ("stored before", self.known),
            ("stored now", self.stored),
            ("to review", self.needs_review),
            ("in another worker's hands", self.elsewhere),
            ("failed", len(self.failures)),
            ("failed before, waiting for the next try", self.waiting),
            ("parked after three tries", self.parked),
            ("sentences translated", self.translated),
            ("sentences remembered", self.sentences[Outcome.REMEMBERED]),
            ("sentences kept in the source language", self.sentences[Outcome.KEPT]),
            ("words a second", round(self.speed)),
            ("suggestions", self.suggestions),
            ("seconds of work", round(self.seconds, 1)),
        ]
        text = ["# Run", "", table(("", "count"), rows)]
        for title, counts in (("Edits by cleaner", self.edits), ("Doubts by check", self.doubts)):
            if counts:
                text += ["", f"## {title}", "", table(("name", "count"), counts.most_common())]
        if self.clock.seconds:
            seconds = [(step, round(taken, 1)) for step, taken in self.clock.seconds.items()]
            text += ["", "## Seconds by step", "", table(("step", "seconds"), seconds)]
        if self.failures:
            text += ["", "## Failures", "", *(f"- {span(line, 500)}" for line in self.failures[:FAILURES])]
            if len(self.failures) > FAILURES:
                text += [f"- and {len(self.failures) - FAILURES} more: `chysto failures`"]
        if self.left:
            text += ["", "## Left for the next run", "", *(f"- {span(line, 500)}" for line in self.left[:FAILURES])]
        return "\n".join([*text, ""])
