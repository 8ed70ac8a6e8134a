"""The translation memory: what was translated once is not translated again."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, delete, func, select, update

from articles import Outcome, Remembered
from storage.chunks import chunks
from storage.database import Database
from storage.patience import patient
from storage.tables import MemoryRow
from storage.upsert import insert

FIELDS = tuple(each.name for each in fields(Remembered))
BATCH = 1000
"""So many entries are in memory at once while all of them are read."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A remembered sentence with its history: when it was made, when last used (in UTC), and whether by a person."""

    remembered: Remembered
    made: datetime
    used: date
    reviewed: bool


@dataclass(frozen=True, slots=True)
class Share:
    """The entries of one language and package, counted; those of a person have no package."""

    language: str
    package: str
    reviewed: bool
    entries: int
    first: datetime
    last: datetime
    used: date


class Memory:
    """Entries by key, in the database. Raises StorageError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @patient
    def recall(self, keys: Collection[str]) -> dict[str, Remembered]:
        """The entries that are there, by key.

        An entry's day of last use is noted, once a day, so that what nobody has used for long can be found.
        """
        columns = [getattr(MemoryRow, name) for name in FIELDS]
        today = datetime.now(UTC).date()
        found: dict[str, Remembered] = {}
        stale: list[str] = []
        with self._database.reading() as connection:
            for chunk in chunks(sorted(set(keys))):
                for row in connection.execute(select(*columns, MemoryRow.used).where(MemoryRow.key.in_(chunk))):
                    found[row.key] = remembered(row._mapping)
                    if row.used < today:
                        stale.append(row.key)
        if stale:
            with self._database.writing() as connection:
                for chunk in chunks(stale):
                    connection.execute(update(MemoryRow).where(MemoryRow.key.in_(chunk)).values(used=today))
        return found

    def remember(self, entries: Iterable[Remembered], *, reviewed: bool = False) -> None:
        """Keep ``entries``, in the place of older ones with the same keys; all of them or, on an error, none.

        ``reviewed`` says that a person wrote or approved the English: such an entry is replaced by none that a
        machine made.
        """
        if entries := tuple(entries):
            self._remember(entries, reviewed)

    @patient
    def _remember(self, entries: Sequence[Remembered], reviewed: bool) -> None:
        with self._database.writing() as connection:
            remember(connection, entries, reviewed=reviewed)

    def entries(self, language: str | None = None) -> Iterator[Entry]:
        """Every entry (of ``language``), in the order of the keys, as the memory stood when the first was asked for."""
        wanted = select(MemoryRow.__table__).order_by(MemoryRow.key)
        if language is not None:
            wanted = wanted.where(MemoryRow.language == language)
        with self._database.reading() as connection:
            rows = connection.execution_options(yield_per=BATCH).execute(wanted)
            for row in rows:
                yield Entry(remembered(row._mapping), row.made, row.used, row.reviewed)

    def shares(self) -> tuple[Share, ...]:
        """The entries counted by language, package and whether a person made them."""
        groups: tuple[Any, ...] = (MemoryRow.language, MemoryRow.package, MemoryRow.reviewed)
        counts: tuple[Any, ...] = (
            func.count(),
            func.min(MemoryRow.made),
            func.max(MemoryRow.made),
            func.max(MemoryRow.used),
        )
        with self._database.reading() as connection:
            rows = connection.execute(select(*groups, *counts).group_by(*groups).order_by(*groups)).all()
        return tuple(Share(*row) for row in rows)

    def prune(
        self,
        *,
        unused_for: int | None = None,
        package: str | None = None,
        reviewed: bool = False,
        dry_run: bool = False,
    ) -> int:
        """Forget entries; how many. Those to which every condition given applies, and no condition means all.

        ``unused_for`` is in days: an entry used today has been unused for 0. ``package`` is the beginning of a
        digest. What a person made is left unless ``reviewed``, which prunes nothing else. ``dry_run`` only counts.
        """
        conditions: list[ColumnElement[bool]] = [MemoryRow.reviewed.is_(reviewed)]
        if unused_for is not None:
            # Nothing was used before the first of all days, however long ago a person asks for.
            days = min(unused_for, datetime.now(UTC).date().toordinal() - 1)
            conditions.append(MemoryRow.used <= datetime.now(UTC).date() - timedelta(days=days))
        if package is not None:
            conditions.append(MemoryRow.package.startswith(package, autoescape=True))
        with self._database.writing() as connection:
            if dry_run:
                return connection.execute(select(func.count()).select_from(MemoryRow).where(*conditions)).scalar_one()
            return connection.execute(delete(MemoryRow).where(*conditions)).rowcount


def remember(connection: Connection, entries: Iterable[Remembered], *, reviewed: bool) -> None:
    """Keep ``entries``, in the place of older ones with the same keys, but a machine's never in a person's."""
    now = datetime.now(UTC)
    # In the order of the keys: two processes that lock rows in different orders would wait for each other.
    rows: list[dict[str, Any]] = [
        {**{name: getattr(entry, name) for name in FIELDS}, "made": now, "used": now.date(), "reviewed": reviewed}
        for entry in sorted(entries, key=lambda entry: entry.key)
    ]
    if not rows:
        return
    statement = insert(connection, MemoryRow)
    replaced = {name: statement.excluded[name] for name in rows[0] if name != "key"}
    statement = statement.on_conflict_do_update(
        index_elements=["key"],
        set_=replaced,
        where=None if reviewed else MemoryRow.reviewed.is_(False),
    )
    connection.execute(statement, rows)


def remembered(row: RowMapping) -> Remembered:
    """The entry as it was given."""
    return Remembered(
        key=row["key"],
        source=row["source"],
        language=row["language"],
        english=row["english"],
        package=row["package"],
        settings=row["settings"],
        score=row["score"],
        outcome=Outcome(row["outcome"]),
        reason=row["reason"],
    )
