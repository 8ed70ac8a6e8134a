"""Where a change stands: what a person decided on it, and what became of it thereby."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from articles import ALWAYS, Change, Decision, Verdict


class Standing(StrEnum):
    """MADE and OFFERED wait for a person, the one in the clean text and the other beside it; FALLEN has lost its place.

    A change falls when one that it rests on was rejected, or worded otherwise: the text it was made on is not there.
    """

    MADE = "made"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    REWORDED = "reworded"
    FALLEN = "fallen"

    @property
    def in_text(self) -> bool:
        """Whether the clean text has it."""
        return self in (Standing.MADE, Standing.ACCEPTED, Standing.REWORDED)

    @property
    def decided(self) -> bool:
        """Whether nobody needs to decide on it any more."""
        return self not in (Standing.MADE, Standing.OFFERED)


_SAID = {
    Verdict.ACCEPT: Standing.ACCEPTED,
    Verdict.REJECT: Standing.REJECTED,
    Verdict.REWORD: Standing.REWORDED,
}


def standings(changes: Iterable[Change], decisions: Mapping[str, Decision]) -> dict[str, Standing]:
    """Where each change stands, by its key; ``decisions`` holds those in force, by key.

    It says of every change what `cleaners.replay` does with it.
    """
    found: dict[str, Standing] = {}
    gone: set[str] = set()
    for change in sorted(changes, key=lambda change: change.layer):
        if change.key in decisions:
            standing = _SAID[decisions[change.key].verdict]
        else:
            standing = Standing.MADE if change.strength is ALWAYS else Standing.OFFERED
        if standing is not Standing.REJECTED and not gone.isdisjoint(change.rests_on):
            standing = Standing.FALLEN
        if not standing.in_text or standing is Standing.REWORDED:
            gone.add(change.key)
        found[change.key] = standing
    return found
