"""The schema's history: one file a revision, run by ``migrate`` whenever a database is opened.

A revision spells its columns out in SQLAlchemy's plain types and imports no table of ``storage``: what it made then
must not change when the tables do.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, inspect, text

from storage.error import StorageError

HEAD = "0005"
"""The newest revision: what this Chysto reads and writes. Known here so that opening needs no Alembic."""
VERSIONS = "chysto_schema"
"""The table with the revision; not Alembic's usual name, which Prefect's database has too."""


def migrate(engine: Engine, place: str, to: str = HEAD) -> None:
    """Bring the database up to the revision ``to`` in one transaction: it is done whole or not at all.

    Raises StorageError when the tables were made by another program or by a newer Chysto. Several processes may do
    this at the same moment: one migrates and the others wait.
    """
    with engine.connect() as connection:
        if revision(connection, place) == to:
            return
    writer = engine.execution_options(writes=True)
    with writer.connect() as connection, unreferenced(connection), connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(hashtext('chysto_schema'))"))
        # Asked again, now that nobody else can be at it.
        if (found := revision(connection, place)) == to:
            return
        # Alembic takes a tenth of a second to import, and a database is seldom out of date.
        from storage.upgrade import upgrade

        if not upgrade(connection, found, to):
            raise StorageError(f"{place}: was made by a newer Chysto (schema {found}, here {HEAD}): update Chysto")


def revision(connection: Connection, place: str) -> str | None:
    """The revision the database is at; None when it is empty."""
    tables = inspect(connection).get_table_names()
    if VERSIONS in tables:
        return connection.execute(text(f"SELECT version_num FROM {VERSIONS}")).scalar()  # noqa: S608
    if tables:
        raise StorageError(f"{place}: holds another program's tables: give Chysto a database of its own")
    return None


@contextmanager
def unreferenced(connection: Connection) -> Iterator[None]:
    """Foreign keys off on SQLite: to change a table there is to drop the old one, and all that refers to it."""
    if connection.dialect.name != "sqlite":
        yield
        return
    driver: Any = connection.connection.driver_connection
    driver.execute("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        # After Ctrl-C SQLAlchemy has closed the connection already.
        if not connection.invalidated:
            driver.execute("PRAGMA foreign_keys = ON")
