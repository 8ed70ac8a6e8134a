"""One distinct sentence on its way to English: what is tried next, and when to stop."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from articles import Outcome, Remembered, marked
from engines.engine import Draft, Engine
from engines.judge import Fault, fault
from engines.ladder import RUNGS
from engines.numbers import in_english, missing
from engines.protect import Item, amounts, lost, merged
from engines.units import Part, joined, parts

# At each step more is kept from the model: another stand-in for an item it lost, then no stand-in at all.
SHIELDS = ("X", "A", "")


@dataclass(slots=True, eq=False)
class Job:
    """A sentence, how far it has come, and its result.

    ``source`` is the sentence as it stands, ``text`` the same in sentence case if it was ``loud`` (all capitals),
    ``kept`` what the model must not see. ``result`` ends the job; ``recalled`` says that the memory had it.
    ``drafts`` holds the model's answers for the current attempt by unit; ``first`` is what was wrong with the first
    attempt, ``best`` the first English with nothing but small faults, its score and its reason; ``numbers`` are the
    figures that an attempt lost.
    """

    key: str
    source: str
    text: str
    loud: bool
    language: str
    engine: Engine
    kept: tuple[Item, ...]
    rung: int = 0
    shield: int = 0
    numbers: tuple[Item, ...] = ()
    parts: tuple[Part, ...] = ()
    drafts: dict[str, Draft] = field(default_factory=dict)
    best: tuple[str, float | None, str] | None = None
    first: str = ""
    result: Remembered | None = None
    recalled: bool = False

    def changes(self) -> dict[str, int | float | bool]:
        """Decode settings of the current attempt that differ from the package's own; empty for the first attempt."""
        return RUNGS[self.rung].changes(self.engine.decode) if self.rung or self.shield else {}

    def prepare(self, size: Callable[[str], int], most: int) -> list[str]:
        """Lay out the current attempt; the units it needs from the model. ``size`` counts a text's source tokens."""
        kept = merged(self.text, [*self.kept, *amounts(self.text), *self.numbers]) if self.shield else self.kept
        self.parts = parts(self.text, kept, SHIELDS[self.shield], size, most, half=RUNGS[self.rung].split)
        self.drafts = {}
        return list(dict.fromkeys(part.text for part in self.parts if not part.literal))

    def answer(self, unit: str, draft: Draft) -> bool:
        """Take in the model's answer for one unit; True when the attempt is complete."""
        self.drafts[unit] = draft
        return all(part.literal or part.text in self.drafts for part in self.parts)

    def settle(self) -> bool:
        """Judge the complete attempt; True when the job is done, False when it is to be tried another way."""
        drafts = [None if part.literal else self.drafts[part.text] for part in self.parts]
        english = joined(self.parts, [draft.text if draft else "" for draft in drafts], self.loud)
        answers = [draft for draft in drafts if draft]
        score = mean(answers)
        found = self.judged(answers)
        gone = "" if found else self.lost(english)
        if english is not None and not (self.engine.retry and (found or gone)):
            self.done(english, score, self.how())
            return True
        reason = found.reason if found else f"{gone} was lost"
        self.first = self.first or reason
        if english is not None and not (found and found.grave) and self.best is None:
            self.best = (english, score, f"the best of several attempts, although {reason}")
        if gone and self.shield + 1 < len(SHIELDS) and self.engine.retry:
            self.shield += 1
            return False
        return self.climb()

    def lost(self, english: str | None) -> str:
        """What of the source the English lacks, in short; empty when nothing. Lost numbers are kept next time."""
        if english is None:
            return "something that was to be kept"
        figures = missing(self.text, english)
        self.numbers += tuple(
            Item(figure.start(), figure.end(), english=in_english(figure[0])) for figure in figures if self.shield < 2
        )
        return lost(self.text, english) or " and ".join(figure[0] for figure in figures)

    def judged(self, drafts: Sequence[Draft]) -> Fault | None:
        source = " ".join(part.text for part in self.parts if not part.literal)
        return fault(source, " ".join(draft.text for draft in drafts), all(draft.ended for draft in drafts))

    def climb(self) -> bool:
        """Go on to the next rung; True when there is none and the job is done all the same."""
        self.rung += 1
        if self.rung < len(RUNGS) and self.engine.retry:
            return False
        if self.best is not None:
            self.done(*self.best)
        else:
            self.done(marked(self.source), None, f"not translated: {self.first}", Outcome.KEPT)
        return True

    def how(self) -> str:
        """The reason of a sentence that took more than one attempt; empty for the others."""
        if not self.first:
            return ""
        kept = "with figures and the like kept from the model" if self.shield else ""
        return f"translated {', '.join(filter(None, (RUNGS[self.rung].name, kept)))}, because {self.first}"

    def done(self, english: str, score: float | None, reason: str, outcome: Outcome | None = None) -> None:
        self.result = Remembered(
            self.key,
            self.source,
            self.language,
            english,
            self.engine.digest,
            self.engine.settings,
            score,
            outcome or (Outcome.RETRIED if self.first else Outcome.TRANSLATED),
            reason,
        )


def mean(drafts: Sequence[Draft]) -> float | None:
    """The mean log-probability of a token over all units of a sentence."""
    tokens = sum(draft.tokens for draft in drafts)
    return sum(draft.score * draft.tokens for draft in drafts) / tokens if tokens else None
