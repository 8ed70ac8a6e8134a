"""Trying again what a database did not do but may do in a moment: a server is restarted, or chose whom to let wait."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from storage.database import Database
from storage.error import Deadlocked, Gone

Given = ParamSpec("Given")
Answer = TypeVar("Answer")
FIRST, LONGEST = 0.2, 5.0
"""Seconds between the first two tries, and at most between two; each pause is twice the one before."""


class Room(Protocol):
    """Whatever keeps its database where ``patient`` finds it."""

    _database: Database


Keeper = TypeVar("Keeper", bound=Room)


def patient(
    method: Callable[Concatenate[Keeper, Given], Answer],
) -> Callable[Concatenate[Keeper, Given], Answer]:
    """A method that is one transaction, called again while the server is gone, for ``Database.patience`` seconds.

    Or where it and a restore waited for each other, and the server ended this one.

    The transaction was rolled back, so nothing is done twice, unless the server went in the very moment between its
    committing and its answer. What is given to the method must bear being read twice: no iterators.
    """

    @wraps(method)
    def tried(room: Keeper, /, *given: Given.args, **named: Given.kwargs) -> Answer:
        until: float | None = None
        pause = FIRST
        while True:
            try:
                return method(room, *given, **named)
            except (Gone, Deadlocked):
                now = time.monotonic()
                until = now + room._database.patience if until is None else until
                if now + pause > until:
                    raise
                time.sleep(pause)
                pause = min(2 * pause, LONGEST)

    return tried
