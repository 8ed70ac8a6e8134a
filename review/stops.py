"""Where a reviewer stops on the way through an article: at every edit, and where there are only doubts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from review.bilingual import Row

PART = 300
"""So many passages stand on one page."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One place: ``anchor`` is its id, ``position`` its passage's, ``part`` the number of the page it stands on.

    ``key`` is that of the edit, empty where a passage has none. ``waiting`` says that a person should look at it.
    """

    anchor: str
    position: int
    key: str
    part: int
    waiting: bool


@dataclass(frozen=True)
class Stops:
    """The stops of an article, in their order on the page."""

    all: tuple[Stop, ...]

    @cached_property
    def _places(self) -> dict[str, int]:
        return {stop.anchor: place for place, stop in enumerate(self.all)}

    @cached_property
    def _keys(self) -> dict[str, Stop]:
        return {stop.key: stop for stop in self.all if stop.key}

    @cached_property
    def _waiting_after(self) -> list[Stop | None]:
        """For each stop the next that waits, from the first again after the last; None when no other does."""
        found: list[Stop | None] = [None] * len(self.all)
        following = next((stop for stop in self.all if stop.waiting), None)
        for place in range(len(self.all) - 1, -1, -1):
            found[place] = following if following is not self.all[place] else None
            if self.all[place].waiting:
                following = self.all[place]
        return found

    def of(self, key: str) -> Stop | None:
        """The stop of the edit with this key."""
        return self._keys.get(key)

    def at(self, anchor: str) -> Stop | None:
        """The stop with this anchor."""
        return self.all[self._places[anchor]] if anchor in self._places else None

    def of_passage(self, position: int) -> Stop | None:
        """The first stop of the passage at this position."""
        return next((stop for stop in self.all if stop.position == position), None)

    def waiting_from(self, position: int) -> Stop | None:
        """The first stop that waits in the passage at this position or after it; or else before it."""
        waiting = [stop for stop in self.all if stop.waiting]
        return next((stop for stop in waiting if stop.position >= position), next(iter(waiting), None))

    def before(self, anchor: str) -> Stop | None:
        """The stop before the one with this anchor."""
        place = self._places[anchor]
        return self.all[place - 1] if place else None

    def after(self, anchor: str) -> Stop | None:
        """The stop after the one with this anchor."""
        place = self._places[anchor] + 1
        return self.all[place] if place < len(self.all) else None

    def waiting(self, anchor: str = "") -> Stop | None:
        """The next stop after the one with this anchor, or from the beginning, that waits for a person."""
        if not anchor:
            return next((stop for stop in self.all if stop.waiting), None)
        return self._waiting_after[self._places[anchor]]


def stops(rows: Sequence[tuple[int, Row]]) -> Stops:
    """The stops of an article's rows, given with their positions in it.

    An edit's anchor does not move when others are decided on.
    """
    return Stops(tuple(stop for index, (position, row) in enumerate(rows) for stop in _stops(position, row, index)))


def anchor(position: int, number: int | None = None) -> str:
    """The id of a passage's stop, or of the stop of its change with this number; both counted from 0."""
    return f"p{position + 1}" + ("w" if number is None else f"e{number + 1}")


def _stops(position: int, row: Row, index: int) -> Iterable[Stop]:
    passage, part = row.passage, index // PART + 1
    if passage.changes and not passage.rewriting:
        numbers = {change.key: number for number, change in enumerate(passage.changes)}
        for note in row.laid.notes:
            if note.key:
                waits = not passage.standings[note.key].decided
                yield Stop(anchor(position, numbers[note.key]), position, note.key, part, waits)
    elif row.laid.notes:
        yield Stop(anchor(position), position, "", part, row.open)
