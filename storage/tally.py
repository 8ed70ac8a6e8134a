"""What all runs together did: counts that only grow, for a monitor that asks now and then."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection, func, select

from articles import Outcome
from storage.tables import RunRow


@dataclass(frozen=True)
class Tally:
    """Sums over all ``runs`` that came to their end; the other fields are those of Run."""

    runs: int = 0
    found: int = 0
    stored: int = 0
    failed: int = 0
    words: int = 0
    outcomes: Mapping[Outcome, int] = field(default_factory=dict)
    changes: Mapping[str, int] = field(default_factory=dict)
    doubts: Mapping[str, int] = field(default_factory=dict)
    seconds: Mapping[str, float] = field(default_factory=dict)


def tally(connection: Connection) -> Tally:
    """Add the runs up."""
    counts = RunRow.found, RunRow.stored, RunRow.failed, RunRow.words
    sums = select(
        func.count().label("runs"), *(func.coalesce(func.sum(column), 0).label(column.key) for column in counts)
    )
    counted = connection.execute(sums).mappings().one()
    outcomes: Counter[str] = Counter()
    changes: Counter[str] = Counter()
    doubts: Counter[str] = Counter()
    seconds: defaultdict[str, float] = defaultdict(float)
    # Each database takes JSON apart in a language of its own; the rows are few and small.
    for row in connection.execution_options(yield_per=1000).execute(
        select(RunRow.outcomes, RunRow.changes, RunRow.doubts, RunRow.seconds)
    ):
        outcomes.update(row.outcomes)
        changes.update(row.changes)
        doubts.update(row.doubts)
        for step, more in row.seconds.items():
            seconds[step] += more
    return Tally(
        **counted,
        outcomes={Outcome(name): count for name, count in outcomes.items()},
        changes=changes,
        doubts=doubts,
        seconds=seconds,
    )
