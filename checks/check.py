"""What a check is: a pure function from a pair to doubts, with a name, a version and the kinds of doubt it knows."""

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from articles import Doubt, Severity
from checks.pair import Pair


@dataclass(frozen=True, slots=True)
class Check:
    """One doubt, or a few of a family: ``kinds`` says how grave each is."""

    name: str
    version: int
    kinds: Mapping[str, Severity]
    doubts: Callable[[Pair], Iterator[Doubt]]
    explanation: str

    @property
    def title(self) -> str:
        """The first line of the docstring: the doubt in one sentence."""
        return self.explanation.partition("\n")[0]

    def __call__(self, pair: Pair) -> Iterator[Doubt]:
        """What this check suspects in this pair."""
        return self.doubts(pair)

    def doubt(
        self, kind: str, reason: str, english: tuple[int, int] = (0, 0), source: tuple[int, int] = (0, 0)
    ) -> Doubt:
        """A doubt of one of this check's kinds; ``english`` and ``source`` are spans in the two texts."""
        return Doubt(self.name, kind, self.kinds[kind], reason, *english, *source)

    def ask(self, source: str | None, english: str, language: str | None = None) -> list[str]:
        """The kinds of the doubts about this English; for docstrings and for trying things out."""
        return [doubt.kind for doubt in self(Pair(english, source, language))]


def check(*, version: int, kinds: Mapping[str, Severity]) -> Callable[[Callable[[Pair], Iterator[Doubt]]], Check]:
    """Make the one public function of a check's file into a Check, explained by the file's docstring.

    Raise ``version`` with every change of what the check doubts: stored doubts are compared by it.
    """

    def made(doubts: Callable[[Pair], Iterator[Doubt]]) -> Check:
        module = inspect.getmodule(doubts)
        explanation = inspect.cleandoc((module.__doc__ if module else None) or doubts.__doc__ or "")
        return Check(doubts.__name__, version, kinds, doubts, explanation)

    return made
