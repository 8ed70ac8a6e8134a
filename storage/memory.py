"""The translation memory: what was translated once is not translated again."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

from sqlalchemy import select, update

from articles import Outcome
from storage.chunks import chunks
from storage.database import Database
from storage.tables import MemoryRow
from storage.upsert import insert


@dataclass(frozen=True, slots=True)
class Remembered:
    """A sentence with its English, as an engine gave it.

    ``key`` is the engine's: a hash over the normalised source, the language, the package, the decode settings and
    whatever else the English depends on. ``score`` is the mean log-probability a token, where there is one.
    """

    key: str
    source: str
    language: str
    english: str
    package: str
    settings: str
    score: float | None
    outcome: Outcome
    reason: str


class Rememberable(Protocol):
    """Anything with the fields of Remembered."""

    @property
    def key(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def english(self) -> str: ...
    @property
    def package(self) -> str: ...
    @property
    def settings(self) -> str: ...
    @property
    def score(self) -> float | None: ...
    @property
    def outcome(self) -> Outcome: ...
    @property
    def reason(self) -> str: ...


FIELDS = ("key", "source", "language", "english", "package", "settings", "score", "outcome", "reason")


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
                for row in connection.execute(select(MemoryRow.used, *columns).where(MemoryRow.key.in_(chunk))):
                    used, key, source, language, english, package, settings, score, outcome, reason = row
                    found[key] = Remembered(
                        key, source, language, english, package, settings, score, Outcome(outcome), reason
                    )
                    if used < today:
                        stale.append(key)
        if stale:
            with self._database.writing() as connection:
                for chunk in chunks(stale):
                    connection.execute(update(MemoryRow).where(MemoryRow.key.in_(chunk)).values(used=today))
        return found

    def remember(self, entries: Iterable[Rememberable], *, reviewed: bool = False) -> None:
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

    def reviewed(self, keys: Collection[str]) -> set[str]:
        """Those of ``keys`` whose English a person wrote or approved."""
        found: set[str] = set()
        with self._database.reading() as connection:
            for chunk in chunks(sorted(set(keys))):
                wanted = select(MemoryRow.key).where(MemoryRow.key.in_(chunk), MemoryRow.reviewed)
                found.update(connection.execute(wanted).scalars())
        return found
