"""The translation memory: what was translated once is not translated again."""

from collections.abc import Collection, Iterable
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row, select, update

from articles import Outcome, Remembered
from storage.chunks import chunks
from storage.database import Database
from storage.tables import MemoryRow
from storage.upsert import insert

FIELDS = tuple(each.name for each in fields(Remembered))


class Memory:
    """Entries by key, in the database. Raises StorageError."""

    def __init__(self, database: Database) -> None:
        self._database = database

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
                    found[row.key] = remembered(row)
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
        now = datetime.now(UTC)
        # In the order of the keys: two processes that lock rows in different orders would wait for each other.
        rows: list[dict[str, Any]] = [
            {**{name: getattr(entry, name) for name in FIELDS}, "made": now, "used": now.date(), "reviewed": reviewed}
            for entry in sorted(entries, key=lambda entry: entry.key)
        ]
        if not rows:
            return
        with self._database.writing() as connection:
            statement = insert(connection, MemoryRow)
            replaced = {name: statement.excluded[name] for name in rows[0] if name != "key"}
            statement = statement.on_conflict_do_update(
                index_elements=["key"],
                set_=replaced,
                where=None if reviewed else MemoryRow.reviewed.is_(False),
            )
            connection.execute(statement, rows)


def remembered(row: Row[*tuple[Any, ...]]) -> Remembered:
    """The entry as it was given."""
    return Remembered(
        key=row.key,
        source=row.source,
        language=row.language,
        english=row.english,
        package=row.package,
        settings=row.settings,
        score=row.score,
        outcome=Outcome(row.outcome),
        reason=row.reason,
    )
