"""The archive's list: which articles are wanted, their lines, and how many there are of each status."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, ScalarSelect, and_, func, select

from articles import Severity, Strength
from storage.chunks import chunks
from storage.identity import place
from storage.listed import Listed
from storage.rows import ENGLISH
from storage.search import having
from storage.status import Status
from storage.tables import ArticleRow, ChangeRow, DecisionRow, DoubtRow, PassageRow
from storage.waiting import english_title, standing

TITLE = 200
"""So many characters of a title are kept for lists: a file without line ends is one line of many megabytes."""


class Open(StrEnum):
    """What an article may have left for a person: suggestions that nobody decided on, doubts that block."""

    SUGGESTIONS = "suggestions"
    BLOCKING = "blocking"


@dataclass(frozen=True, slots=True)
class Filter:
    """Which articles of an archive are wanted: those to which all of it applies.

    ``words`` each begin a word of the origin, the source, the machine text or the clean text, in any language,
    whatever their case and accents. ``cleaner`` has changed the English, or wants to; ``check`` has a doubt.
    """

    words: str = ""
    origin: str | None = None
    cleaner: str = ""
    check: str = ""
    open: Open | None = None


def conditions(connection: Connection, wanted: Filter) -> list[ColumnElement[bool]]:
    """The filter as conditions of a select over articles."""
    found = [having(connection, wanted.words)] if wanted.words else []
    if wanted.origin is not None:
        found.append(ArticleRow.place == place(wanted.origin))
    if wanted.cleaner:
        by = select(ChangeRow.article).where(ChangeRow.cleaner == wanted.cleaner, ChangeRow.side == ENGLISH)
        found.append(ArticleRow.number.in_(by))
    if wanted.check:
        found.append(ArticleRow.number.in_(select(DoubtRow.article).where(DoubtRow.check == wanted.check)))
    if wanted.open is Open.SUGGESTIONS:
        decided = standing()
        waiting = (
            select(ChangeRow.article)
            .outerjoin(decided, and_(decided.c.article == ChangeRow.article, decided.c.change == ChangeRow.key))
            .where(ChangeRow.strength == Strength.SUGGEST, ChangeRow.side == ENGLISH, decided.c.change.is_(None))
        )
        found.append(ArticleRow.number.in_(waiting))
    elif wanted.open is Open.BLOCKING:
        blocked = select(DoubtRow.article).where(DoubtRow.severity == Severity.BLOCKS)
        found.append(ArticleRow.number.in_(blocked))
    return found


def totals(connection: Connection, wanted: Filter) -> dict[Status, int]:
    """How many of the wanted articles there are of each status."""
    counted = select(ArticleRow.status, func.count()).where(*conditions(connection, wanted)).group_by(ArticleRow.status)
    found = {Status(status): count for status, count in connection.execute(counted)}
    return {status: found.get(status, 0) for status in Status}


def lines(
    connection: Connection, wanted: Filter, status: Status | None, limit: int | None, offset: int
) -> tuple[Listed, ...]:
    """A line for each wanted article of this status, the last stored first."""
    english = ChangeRow.side == ENGLISH
    chosen = select(ArticleRow.number).where(*conditions(connection, wanted))
    if status is not None:
        chosen = chosen.where(ArticleRow.status == status)
    # Which articles, before anything of them is counted: a list of fifty counts fifty.
    page = chosen.order_by(ArticleRow.number.desc()).limit(limit).offset(offset).subquery()
    described = (
        select(
            ArticleRow.__table__,
            _counted(PassageRow).label("passages"),
            _counted(ChangeRow, english, ChangeRow.strength == Strength.ALWAYS).label("changes"),
            _counted(ChangeRow, english, ChangeRow.strength == Strength.SUGGEST).label("suggestions"),
            _counted(DoubtRow).label("doubts"),
            _counted(DoubtRow, DoubtRow.severity == Severity.BLOCKS).label("blocking"),
            _counted(DecisionRow).label("decisions"),
            english_title().label("english"),
        )
        .join(page, page.c.number == ArticleRow.number)
        .order_by(ArticleRow.number.desc())
    )
    rows = connection.execute(described).all()
    spoken = _languages(connection, [row.number for row in rows])
    return tuple(
        Listed(
            id=row.id,
            origin=row.origin,
            version=row.version,
            title=row.title,
            form=row.form,
            status=Status(row.status),
            made=row.made,
            signature=row.signature,
            languages=spoken[row.number],
            passages=row.passages,
            changes=row.changes,
            suggestions=row.suggestions,
            doubts=row.doubts,
            blocking=row.blocking,
            decisions=row.decisions,
            english=row.english.strip().partition("\n")[0][:TITLE] if row.english else "",
        )
        for row in rows
    )


def _counted(table: type[Any], *conditions: ColumnElement[bool]) -> ScalarSelect[int]:
    """How many rows of ``table`` an article has, as a column of a select over articles."""
    return select(func.count()).where(table.article == ArticleRow.number, *conditions).scalar_subquery()


def _languages(connection: Connection, numbers: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """The languages of the articles' passages, most frequent first."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for chunk in chunks(numbers):
        counts = connection.execute(
            select(PassageRow.article, PassageRow.language)
            .where(PassageRow.article.in_(chunk), PassageRow.language.is_not(None))
            .group_by(PassageRow.article, PassageRow.language)
            .order_by(PassageRow.article, func.count().desc(), PassageRow.language)
        )
        for article, language in counts:
            found[article].append(str(language))
    return {number: tuple(found[number]) for number in numbers}
