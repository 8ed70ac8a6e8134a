"""How things stand: what the database knows of runs, articles, failures and workers. Prefect is not asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from storage import Run, Status, Store, Tally


@dataclass(frozen=True)
class State:
    """What `chysto status` tells; without a database, that nothing was done yet.

    ``runs`` are the latest, newest first. Of the articles that failed and were not stored since, ``waiting`` have a
    next try before them and ``parked`` wait for a person. ``claims`` says how many articles each worker has in hand,
    ``last_success`` when the last run ended that did something or found nothing new.
    """

    statuses: Mapping[Status, int] = field(default_factory=lambda: dict.fromkeys(Status, 0))
    runs: tuple[Run, ...] = ()
    tally: Tally = field(default_factory=Tally)
    waiting: int = 0
    parked: int = 0
    claims: Mapping[str, int] = field(default_factory=dict)
    last_success: datetime | None = None

    @classmethod
    def of(cls, store: Store, runs: int = 5) -> "State":
        """The state of a database. Raises StorageError."""
        failures = store.failures()
        parked = sum(failure.parked for failure in failures)
        return cls(
            statuses=store.totals(),
            runs=store.runs(runs),
            tally=store.tally(),
            waiting=len(failures) - parked,
            parked=parked,
            claims=store.claims.held(),
            last_success=store.last_success(),
        )
