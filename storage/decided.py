"""What decisions come to: they are only ever added, and here is which of them count."""

import hashlib
from collections.abc import Iterable

from articles import Decision, Verdict

PASSAGE = "passage:"


def in_force(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """The decision that counts on each change, by the change's key; ``decisions`` are in the order they were made.

    A withdrawal takes back the latest that stands, so the one before it counts again, and two take back two.

        >>> from datetime import UTC, datetime
        >>> words = "accept", "reject", "withdraw"
        >>> made = [Decision("k", Verdict(word), "Olha", datetime.now(UTC)) for word in words]
        >>> in_force(made)["k"].verdict.value, in_force([*made, made[-1]])
        ('accept', {})
    """
    standing: dict[str, list[Decision]] = {}
    for decision in decisions:
        stack = standing.setdefault(decision.change, [])
        if decision.verdict is not Verdict.WITHDRAW:
            stack.append(decision)
        elif stack:
            stack.pop()
    return {key: stack[-1] for key, stack in standing.items() if stack}


def passage_key(position: int, machine: str) -> str:
    """The key under which a person's own text for a whole passage is decided.

    It holds the machine text, as a change's key does: made anew from the same English, the passage keeps its text.
    """
    digest = hashlib.sha256(machine.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{PASSAGE}{position}:{digest[:24]}"


def passage_of(key: str) -> int | None:
    """The position of the passage that a key is of; None for a key of anything else."""
    position = key.removeprefix(PASSAGE).partition(":")[0]
    whole = key.startswith(PASSAGE) and position.isascii() and position.isdecimal() and len(position) < 10
    return int(position) if whole else None
