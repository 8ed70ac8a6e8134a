"""Where the edits are: machine text and its recorded changes, laid out in one row of segments.

Nothing is compared and nothing guessed. Every change is laid into the text at the place that was recorded for it, and
what it removes stays in the row beside what it adds. Changes that rest on one another are shown as one: what the
machine text had there, what the clean text has, and every cleaner that took part.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from articles import ALWAYS, Change
from cleaners.draft import MACHINE, NOBODY, Swap, draft, revised


class Misplaced(ValueError):  # noqa: N818 - it reads as a statement
    """A recorded change does not fit its text: the record is damaged, or belongs to another text."""


class Mark(StrEnum):
    """What became of a piece of text: REMOVED is in the machine text only, ADDED in the clean text only.

    OFFERED is in neither: it is what a suggestion would put there.
    """

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"
    OFFERED = "offered"


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text with its mark.

    ``keys`` name the changes that removed or added it, the first first. ``asked`` names the suggestion that would
    replace it, or that offers it. Every edit has both a REMOVED and an ADDED segment, next to each other; one of them
    is empty for an insertion or a deletion, so that each text shows the place.
    """

    mark: Mark
    text: str
    keys: tuple[str, ...] = ()
    asked: str = ""


def segments(machine: str, changes: Iterable[Change]) -> tuple[Segment, ...]:
    """Lay changes into the text they were made on.

    KEPT and REMOVED joined give ``machine``; KEPT and ADDED joined give the clean text. Changes of strength ALWAYS
    count as made, in the order of their layers; suggestions are placed in the text that results and change nothing.

    Raises Misplaced when a change does not find its ``before`` where it was recorded.

        >>> from articles import ALWAYS
        >>> space = Change("k1", "merged_number", 1, ALWAYS, 1, 0, 2, 2, 2, 2, "", " ", "Digits and a word.")
        >>> [(segment.mark.value, segment.text) for segment in segments("27on", [space])]
        [('kept', '27'), ('removed', ''), ('added', ' '), ('kept', 'on')]
    """
    ordered = sorted(changes, key=lambda change: (change.layer, change.start, change.end))
    families = _families(ordered)
    pieces = _pieces(machine, ordered)
    row = groupby(pieces, key=lambda piece: families.get(piece.born) or families.get(piece.died))
    return tuple(segment for keys, hull in row for segment in _edit(list(hull), keys or ()))


@dataclass(frozen=True, slots=True)
class _Piece:
    """Text that no change divides, and the keys of the change that put it there and of the one that took it away.

    Both are empty for what the machine wrote and nobody took. A suggestion does neither: ``asked`` names the one that
    would take this text, ``offered`` the one that would put it.
    """

    text: str
    born: str = ""
    died: str = ""
    asked: str = ""
    offered: str = ""


def _pieces(machine: str, ordered: Sequence[Change]) -> Iterator[_Piece]:
    """The draft after every layer, read off run by run; what a change removed stands before what it put."""
    state = draft(machine)
    for _, layer in groupby(ordered, key=lambda change: change.layer):
        made = list(layer)
        reached = 0
        for change in made:
            if change.start < reached or state.text[change.start : change.end] != change.before:
                raise Misplaced(
                    f"the edit {change.key} by {change.cleaner} does not fit its text at position {change.start}: "
                    "translate or repair the article again"
                )
            reached = change.end
        state, _ = revised(state, [Swap(change.start, change.end, change.after) for change in made])
    for run in state.runs:
        maker = None if run.maker == MACHINE else ordered[run.maker]
        killer = None if run.killer == NOBODY else ordered[run.killer]
        text = (maker.after if maker else machine)[run.start : run.end]
        born, offered = _by(maker)
        died, asked = _by(killer)
        yield _Piece(text, born, died, asked, offered)


def _by(change: Change | None) -> tuple[str, str]:
    """A change's key, first if it was made and second if it is only suggested."""
    if change is None:
        return "", ""
    return (change.key, "") if change.strength is ALWAYS else ("", change.key)


def _families(ordered: Sequence[Change]) -> dict[str, tuple[str, ...]]:
    """For every change that was made the keys of all those tied to it by resting on one another, in their order."""
    made = {change.key: change.rests_on for change in ordered if change.strength is ALWAYS}
    order = {key: number for number, key in enumerate(made)}
    families: dict[str, tuple[str, ...]] = {}
    for key, rests_on in made.items():
        tied = {key}.union(*(families.get(other, ()) for other in rests_on))
        families |= dict.fromkeys(tied, tuple(sorted(tied, key=order.__getitem__)))
    return families


def _edit(hull: Sequence[_Piece], keys: tuple[str, ...]) -> Iterator[Segment]:
    """One edit's segments, or those of text that is kept when there are no keys."""
    standing = [piece for piece in hull if piece.text and not piece.died]
    if keys:
        yield Segment(Mark.REMOVED, "".join(piece.text for piece in hull if not piece.born), keys)
        if not standing:
            yield Segment(Mark.ADDED, "", keys)
    for piece in standing:
        if piece.offered:
            yield Segment(Mark.OFFERED, piece.text, asked=piece.offered)
        else:
            yield Segment(Mark.ADDED if keys else Mark.KEPT, piece.text, keys, piece.asked)
