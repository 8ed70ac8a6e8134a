"""What a cleaner is: a pure function from a passage to edits, with a name, a strength and a version."""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from articles import Edit, Passage, Strength, Term


@dataclass(frozen=True, slots=True)
class Cleaner:
    """One fault and its repair.

    ``sign_set``, unless empty, holds characters of which a text must have at least one before the cleaner is asked: a
    walk over clean text then costs one comparison of sets and no pattern.
    """

    name: str
    strength: Strength
    version: int
    edits: Callable[[Passage], Iterator[Edit]]
    explanation: str
    sign_set: frozenset[str] = frozenset()

    @property
    def title(self) -> str:
        """The first line of the docstring: the fault in one sentence."""
        return self.explanation.partition("\n")[0]

    def __call__(self, passage: Passage) -> Iterator[Edit]:
        """The edits this cleaner wants on this passage."""
        if self.sign_set and self.sign_set.isdisjoint(passage.text):
            return iter(())
        return self.edits(passage)

    def fix(
        self,
        text: str,
        source: str | None = None,
        language: str | None = None,
        terms: tuple[Term, ...] = (),
        speech: str = "",
    ) -> str:
        """``text`` as one walk of this cleaner alone leaves it; for docstrings and for trying things out."""
        out, at = [], 0
        edits = self(Passage(text, source=source, language=language, terms=terms, speech=speech))
        for edit in sorted(edits, key=lambda edit: edit.start):
            if edit.start >= at:
                out += [text[at : edit.start], edit.after]
                at = edit.end
        return "".join([*out, text[at:]])


def cleaner(
    *, strength: Strength, version: int, signs: str = ""
) -> Callable[[Callable[[Passage], Iterator[Edit]]], Cleaner]:
    """Make the one public function of a cleaner's file into a Cleaner, explained by the file's docstring.

    Raise ``version`` with every change of what the cleaner does: stored changes carry it. ``signs`` are the characters
    of which a text must hold at least one for the fault to be there at all.
    """

    def made(edits: Callable[[Passage], Iterator[Edit]]) -> Cleaner:
        module = inspect.getmodule(edits)
        explanation = inspect.cleandoc((module.__doc__ if module else None) or edits.__doc__ or "")
        return Cleaner(edits.__name__, strength, version, edits, explanation, frozenset(signs))

    return made
