"""What a person writes to name an article."""

import re

from sqlalchemy import Connection, func, or_, select

from storage.columns import AnyText, storable
from storage.error import Missing, StorageError
from storage.identity import identity, place
from storage.tables import ArticleRow

SHORT_ID = re.compile(r"[0-9a-f]{4,64}")
SHOWN = 5
"""So many candidates are named when a reference fits several."""


def resolve(connection: Connection, reference: str, digest: str | None = None) -> int:
    """The number of the article that ``reference`` names.

    Tried in turn: an origin, which means its latest version or the one with ``digest``; an id or the beginning of
    one, four digits at least; the beginning of an origin, or its last part, as a file's name is. StorageError when
    it fits nothing or several.
    """
    if digest is not None:
        found = connection.execute(select(ArticleRow.number).where(ArticleRow.id == identity(reference, digest)))
        return only([*found.scalars()], reference, [])
    latest = select(ArticleRow.number).where(ArticleRow.place == place(reference)).order_by(ArticleRow.version.desc())
    if (number := connection.execute(latest.limit(1)).scalar()) is not None:
        return number
    if SHORT_ID.fullmatch(reference):
        # "g" follows every hexadecimal digit: a range, unlike LIKE, is served by the index everywhere.
        between = (ArticleRow.id >= reference) & (ArticleRow.id < reference + "g")
        rows = connection.execute(select(ArticleRow.number, ArticleRow.id).where(between).limit(SHOWN + 1)).all()
        if rows:
            return only([row.number for row in rows], reference, [row.id[:12] for row in rows])
    if not reference:
        return only([], reference, [])
    tail = "/" + reference
    head = func.substr(ArticleRow.origin, 1, len(storable(reference)), type_=AnyText())
    last = func.substr(ArticleRow.origin, func.length(ArticleRow.origin) - len(storable(tail)) + 1, type_=AnyText())
    fits = or_(head == reference, last == tail)
    newest = select(func.max(ArticleRow.number)).where(fits).group_by(ArticleRow.place).limit(SHOWN + 1)
    named = select(ArticleRow.number, ArticleRow.origin).where(ArticleRow.number.in_(newest))
    origins = connection.execute(named.order_by(ArticleRow.origin)).all()
    return only([row.number for row in origins], reference, [row.origin for row in origins])


def only(numbers: list[int], reference: str, names: list[str]) -> int:
    """The one number, or an error that says what else could be meant."""
    if not numbers:
        raise Missing(f"{reference or 'an empty name'}: no such article is stored")
    if len(numbers) > 1:
        more = ", …" if len(names) > SHOWN else ""
        raise StorageError(f"{reference}: could be {', '.join(names[:SHOWN])}{more}: write more of it")
    return numbers[0]
