"""Full-text search over the archive: SQLite's FTS5, PostgreSQL's tsvector, and the same answers from both.

A row of the table ``search`` holds every word of one article, folded: of its origin, its source, its machine text and
its clean text. The table is not among ``storage.tables``, because SQLite's is no ordinary one. What a person asks for
is taken apart into words first, so nothing in it is ever read as a query language.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, Integer, Select, column, false, select, table, text, true

from storage.record import Record
from storage.tables import ArticleRow, PassageRow
from storage.words import asked, words


def index(connection: Connection, number: int, texts: Iterable[str]) -> None:
    """Make the article with this number findable by the words of these texts, and no others."""
    found = words(texts)
    if connection.dialect.name == "postgresql":
        statement = (
            "INSERT INTO search (article, words) VALUES (:number, array_to_tsvector(CAST(:words AS text[]))) "
            "ON CONFLICT (article) DO UPDATE SET words = excluded.words"
        )
        connection.execute(text(statement), {"number": number, "words": found})
    else:
        said = {"number": number, "words": " ".join(found)}
        connection.execute(text("INSERT OR REPLACE INTO search (rowid, words) VALUES (:number, :words)"), said)


def texts_of(record: Record) -> Iterator[str]:
    """What an article is found by."""
    yield record.article.origin
    for passage, result in zip(record.article.passages, record.results, strict=True):
        yield from dict.fromkeys((passage.text, result.cleaned, result.machine, result.clean))


def index_stored(connection: Connection, number: int) -> None:
    """Make the article with this number findable by the words it has now."""
    origin = connection.execute(select(ArticleRow.origin).where(ArticleRow.number == number)).scalar_one()
    columns = PassageRow.text, PassageRow.cleaned, PassageRow.machine, PassageRow.clean
    rows = connection.execute(select(*columns).where(PassageRow.article == number).order_by(PassageRow.number)).all()
    index(connection, number, [origin, *dict.fromkeys(said for row in rows for said in row)])


def having(connection: Connection, question: str) -> ColumnElement[bool]:
    """A condition on articles: each word of the question begins a word of theirs. A blank question has no condition.

    A question of signs alone finds nothing.
    """
    if not question.strip():
        return true()
    wanted = asked(question)
    if not wanted:
        return false()
    found: Select[Any]
    if connection.dialect.name == "postgresql":
        found = select(column("article", Integer)).where(text("words @@ CAST(:asked AS tsquery)"))
        query = " & ".join(f"'{word}':*" for word in wanted)
    else:
        found = select(column("rowid", Integer)).where(text("search MATCH :asked"))
        query = " AND ".join(f'"{word}"*' for word in wanted)
    found = found.select_from(table("search"))
    return ArticleRow.number.in_(found.params(asked=query))
