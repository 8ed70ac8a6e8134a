"""What people teach the translation memory by writing passages anew, and how it is taken back."""

from collections.abc import Iterable
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, insert, select, update

from articles import Outcome, Remembered
from storage.memory import remember
from storage.tables import LessonRow, MemoryRow


def teach(connection: Connection, article: int, passage: str, entries: Iterable[Remembered]) -> None:
    """Let these entries, and no others, be what the passage of an article with this key teaches.

    What it taught before is taken back: the memory has again what it had, unless that was changed since.
    """
    own = (LessonRow.article == article, LessonRow.passage == passage)
    before = {row.key: row.english for row in connection.execute(select(LessonRow.key, LessonRow.english).where(*own))}
    new = {entry.key: entry for entry in entries}
    if not before and not new:
        return
    connection.execute(delete(LessonRow).where(*own))
    now = datetime.now(UTC)
    for key, entry in new.items():
        if key not in before:
            _keep(connection, key)
        connection.execute(
            insert(LessonRow).values(
                key=key,
                article=article,
                passage=passage,
                source=entry.source,
                language=entry.language,
                english=entry.english,
                reason=entry.reason,
                made=now,
            )
        )
    remember(connection, new.values(), reviewed=True)
    for key, english in before.items():
        if key not in new:
            _restore(connection, key, english)


def move(connection: Connection, old: tuple[int, str], new: tuple[int, str]) -> None:
    """Let what one passage taught be another's: the same passage in a newer version of its article."""
    moved = update(LessonRow).where(LessonRow.article == old[0], LessonRow.passage == old[1])
    connection.execute(moved.values(article=new[0], passage=new[1]))


def _keep(connection: Connection, key: str) -> None:
    """Keep what the memory has under a key that nobody has taught it, an imported entry, beside the first lesson."""
    if connection.execute(select(LessonRow.number).where(LessonRow.key == key).limit(1)).first():
        return
    row = connection.execute(select(MemoryRow.__table__).where(MemoryRow.key == key)).one_or_none()
    if row is not None:
        names = "key", "source", "language", "english", "reason", "made"
        kept = {name: getattr(row, name) for name in names}
        connection.execute(insert(LessonRow).values(article=None, passage="", **kept))


def _restore(connection: Connection, key: str, taught: str) -> None:
    """Give a key what stood there before a lesson: an earlier lesson, what was kept, or nothing."""
    there = connection.execute(select(MemoryRow.english).where(MemoryRow.key == key)).scalar()
    if there != taught:
        return
    last = connection.execute(
        select(LessonRow.__table__).where(LessonRow.key == key).order_by(LessonRow.number.desc()).limit(1)
    ).one_or_none()
    if last is None:
        connection.execute(delete(MemoryRow).where(MemoryRow.key == key))
        return
    entry = Remembered(key, last.source, last.language, last.english, "", "", None, Outcome.TRANSLATED, last.reason)
    remember(connection, [entry], reviewed=True)
    if last.article is None:
        connection.execute(delete(LessonRow).where(LessonRow.number == last.number))
