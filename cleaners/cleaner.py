"""What a cleaner is: a pure function from a passage to edits, with a name, a strength and a version."""

import inspect
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from articles import Edit, Passage, Strength, Term
from cleaners.joints import Joint, overlay


@dataclass(frozen=True, slots=True, eq=False)
class Cleaner:
    """One fault and its repair.

    ``signs``, unless empty, are characters, or longer strings, of which a text must have at least one, ``joints``,
    unless empty, are kinds of neighbours of which it must have one, ``needs``, unless None, is a pattern that must be
    found in it, ``finds``, unless None, must find something in it, and where ``sourced`` is true the passage must have
    a source, before the cleaner is asked: a text that nobody has anything to say on costs one look for everybody's
    signs and joints, and a few cheap searches. No edit is ever made on a passage that they rule out.
    """

    name: str
    strength: Strength
    version: int
    edits: Callable[[Passage], Iterator[Edit]]
    explanation: str
    signs: frozenset[str] = frozenset()
    joints: tuple[Joint, ...] = ()
    needs: re.Pattern[str] | None = None
    finds: Callable[[str], object] | None = None
    sourced: bool = False

    @property
    def title(self) -> str:
        """The first line of the docstring: the fault in one sentence."""
        return self.explanation.partition("\n")[0]

    def concerns(self, passage: Passage) -> bool:
        """Whether the fault may be in a passage at all."""
        text = passage.text
        if (self.sourced and passage.source is None) or (self.signs and not any(sign in text for sign in self.signs)):
            return False
        data = text.encode("utf-8", "surrogatepass")
        if self.joints and not any(overlay([joint]).joints(data) for joint in self.joints):
            return False
        search = self.search
        return search is None or bool(search(text))

    @property
    def search(self) -> Callable[[str], object] | None:
        """What must find something in a text before the cleaner is asked; None where nothing must."""
        needs, finds = self.needs, self.finds
        if needs is None or finds is None:
            return finds if needs is None else needs.search
        return lambda text: needs.search(text) and finds(text)

    def __call__(self, passage: Passage) -> Iterator[Edit]:
        """The edits this cleaner wants on this passage."""
        return self.edits(passage) if self.concerns(passage) else iter(())

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
    *,
    strength: Strength,
    version: int,
    signs: Sequence[str] = "",
    joints: Sequence[Joint] = (),
    needs: str = "",
    finds: Callable[[str], object] | None = None,
    sourced: bool = False,
) -> Callable[[Callable[[Passage], Iterator[Edit]]], Cleaner]:
    """Make the one public function of a cleaner's file into a Cleaner, explained by the file's docstring.

    Raise ``version`` with every change of what the cleaner does: stored changes carry it. ``signs`` are the characters
    or strings of which a text must hold at least one for the fault to be there at all, ``joints`` are kinds of
    neighbours of which it must hold one, ``needs`` is a pattern that it must hold, ``finds`` is a costlier search that
    must find something, and ``sourced`` says that only a source can tell. Signs and joints are found far faster than
    patterns. Begin a pattern with what is rare: `[A-Z](?<=[a-z].)` is found twice as fast as `[a-z][A-Z]`.
    """

    def made(edits: Callable[[Passage], Iterator[Edit]]) -> Cleaner:
        module = inspect.getmodule(edits)
        explanation = inspect.cleandoc((module.__doc__ if module else None) or edits.__doc__ or "")
        pattern = re.compile(needs) if needs else None
        return Cleaner(
            name=edits.__name__,
            strength=strength,
            version=version,
            edits=edits,
            explanation=explanation,
            signs=frozenset(signs),
            joints=tuple(joints),
            needs=pattern,
            finds=finds,
            sourced=sourced,
        )

    return made
