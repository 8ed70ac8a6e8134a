"""Where the edits are: machine text and its recorded changes, laid out in one row of segments.

Nothing is compared and nothing guessed. Every change is laid into the text at the place that was recorded for it, and
what it removes stays in the row beside what it adds. Changes that rest on one another are shown as one: what the
machine text had there, what the clean text has, and every cleaner that took part.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, pairwise

from articles import Change, Decision
from cleaners.draft import MACHINE, NOBODY, Draft, Run, Swap, draft, revised
from review.standing import Standing, standings


class Misplaced(ValueError):
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
    replace it, or that offers it, and ``dropped`` a change that is not made here, because it was rejected or fell.
    Every edit has both a REMOVED and an ADDED segment, next to each other; one of them is empty for an insertion or
    a deletion, so that each text shows the place.
    """

    mark: Mark
    text: str
    keys: tuple[str, ...] = ()
    asked: str = ""
    dropped: str = ""


_UNDECIDED: Mapping[str, Decision] = {}


def segments(
    machine: str, changes: Iterable[Change], decisions: Mapping[str, Decision] = _UNDECIDED
) -> tuple[Segment, ...]:
    """Lay changes into the text they were made on.

    KEPT and REMOVED joined give ``machine``; KEPT and ADDED joined give the clean text, as ``decisions``, those in
    force by the keys of their changes, have left it. Undecided changes of strength ALWAYS count as made, in the order
    of their layers; undecided suggestions are placed in the text that results and change nothing.

    Raises Misplaced when a change does not find its ``before`` where it was recorded.

        >>> from articles import ALWAYS
        >>> space = Change("k1", "merged_number", 1, ALWAYS, 1, 0, 2, 2, 2, 2, "", " ", "Digits and a word.")
        >>> [(segment.mark.value, segment.text) for segment in segments("27on", [space])]
        [('kept', '27'), ('removed', ''), ('added', ' '), ('kept', 'on')]
    """
    ordered = sorted(changes, key=lambda change: (change.layer, change.start, change.end))
    if not ordered:
        return (Segment(Mark.KEPT, machine),) if machine else ()
    stand = standings(ordered, decisions)
    families = _families(ordered, stand)
    pieces = _Laid(machine, ordered, stand, decisions).pieces()
    hulls = groupby(_with_family(pieces, families), key=lambda each: each[0])
    return tuple(segment for keys, hull in hulls for segment in _edit([piece for _, piece in hull], keys))


@dataclass(frozen=True, slots=True)
class _Piece:
    """Text that no change divides, and the keys of the change that put it there and of the one that took it away.

    Both are empty for what the machine wrote and nobody took. A suggestion does neither: ``asked`` names the one that
    would take this text, ``offered`` the one that would put it. ``dropped`` is as in a segment; a piece with nothing
    else is only the place.
    """

    text: str
    born: str = ""
    died: str = ""
    asked: str = ""
    offered: str = ""
    dropped: str = ""


@dataclass(frozen=True)
class _Laid:
    """The changes of one text, in order, and where each of them stands."""

    machine: str
    ordered: Sequence[Change]
    stand: Mapping[str, Standing]
    decisions: Mapping[str, Decision]

    def pieces(self) -> Iterator[_Piece]:
        """The draft after every layer, read off run by run; what a change removed stands before what it put."""
        marked: set[str] = set()
        for run in self._drafted().runs:
            killed = {} if run.killer == NOBODY else self._fate(run.killer, "died", "asked")
            made = {} if run.maker == MACHINE else self._fate(run.maker, "born", "offered")
            if "dropped" not in made:
                piece = _Piece(self._text(run), **(killed | made))
            elif made["dropped"] not in marked:
                piece = _Piece("", **made)
            else:
                continue
            yield piece
            if piece.dropped and (piece.text or "dropped" in made):
                marked.add(piece.dropped)

    def _drafted(self) -> Draft:
        state = draft(self.machine)
        for _, layer in groupby(self.ordered, key=lambda change: change.layer):
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
        return state

    def _fate(self, number: int, made: str, offered: str) -> dict[str, str]:
        """What a run owes to the change with this number: under which name a piece keeps the key."""
        key = self.ordered[number].key
        standing = self.stand[key]
        if standing.in_text:
            return {made: key}
        return {offered if standing is Standing.OFFERED else "dropped": key}

    def _text(self, run: Run) -> str:
        if run.maker == MACHINE:
            return self.machine[run.start : run.end]
        change = self.ordered[run.maker]
        if self.stand[change.key] is Standing.REWORDED:
            # Cut into several runs by changes that have fallen, a reworded one is still written once.
            return self.decisions[change.key].wording if run.start == 0 else ""
        return change.after[run.start : run.end]


def _families(ordered: Sequence[Change], stand: Mapping[str, Standing]) -> dict[str, tuple[str, ...]]:
    """For every change that was made the keys of all those tied to it by resting on one another, in their order."""
    made = {change.key: change.rests_on for change in ordered if stand[change.key].in_text}
    order = {key: number for number, key in enumerate(made)}
    families: dict[str, tuple[str, ...]] = {}
    for key, rests_on in made.items():
        tied = {key}.union(*(families.get(other, ()) for other in rests_on))
        families |= dict.fromkeys(tied, tuple(sorted(tied, key=order.__getitem__)))
    return families


def _with_family(
    pieces: Iterable[_Piece], families: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[tuple[str, ...], _Piece]]:
    """Each piece with the keys of its family; an offer or a mere place in the midst of a family's text is within it."""
    row = list(pieces)
    keys = [families.get(piece.born) or families.get(piece.died) or () for piece in row]
    firm = [index for index, each in enumerate(row) if each.born or each.died or (each.text and not each.offered)]
    for before, after in pairwise(firm):
        if keys[before] == keys[after]:
            keys[before:after] = [keys[before]] * (after - before)
    return zip(keys, row, strict=True)


def _edit(hull: Sequence[_Piece], keys: tuple[str, ...]) -> Iterator[Segment]:
    """One edit's segments, or those of text that is kept when there are no keys."""
    standing = [piece for piece in hull if (piece.text or piece.dropped) and not piece.died]
    if keys:
        yield Segment(Mark.REMOVED, "".join(piece.text for piece in hull if not (piece.born or piece.offered)), keys)
        if not any(piece.text for piece in standing if not piece.offered):
            yield Segment(Mark.ADDED, "", keys)
    for piece in standing:
        if piece.offered:
            yield Segment(Mark.OFFERED, piece.text, asked=piece.offered)
        else:
            yield Segment(Mark.ADDED if keys else Mark.KEPT, piece.text, keys, piece.asked, piece.dropped)
