"""Lists too long for one statement, cut up."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")
SIZE = 900
"""SQLite before 3.32 takes 999 parameters in a statement, later ones 32,766; PostgreSQL takes 65,535."""


def chunks(items: Sequence[Item], size: int = SIZE) -> Iterator[Sequence[Item]]:
    """``items`` in order, at most ``size`` at a time.

    >>> [*chunks([1, 2, 3, 4, 5], 2)]
    [[1, 2], [3, 4], [5]]
    """
    return (items[start : start + size] for start in range(0, len(items), size))
