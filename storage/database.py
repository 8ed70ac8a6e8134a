"""The connection: opening SQLite or PostgreSQL, and what a transaction is."""

import logging
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError

from storage.error import StorageError, explained
from storage.migrations import migrate

IN_MEMORY = "a database in memory keeps nothing: name a file, as in sqlite:///chysto.db"


@dataclass(frozen=True)
class Database:
    """An open database with the schema of this Chysto. ``place`` names it in messages, without a password.

    ``patience`` is how long, in seconds, the work of a run waits for a server that has gone away meanwhile.
    """

    engine: Engine
    place: str
    patience: float = 60.0

    @classmethod
    def open(cls, where: str | Path, wait: float = 30.0, patience: float = 60.0, reads: bool = False) -> Self:
        """Open ``where``, a path or a URL of SQLite or PostgreSQL, and bring its schema up to date.

        Waits at most ``wait`` seconds for another program's lock or for a server. Who only ``reads`` is given a file
        that may not be written, too. Raises StorageError.
        """
        database = cls(*connect(where, wait, reads), patience)
        try:
            with explained(database.place):
                migrate(database.engine, database.place)
        except BaseException:
            database.engine.dispose()
            raise
        return database

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the database throughout."""
        with explained(self.place), reader(self.engine).begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is stored whole or, on any exception, Ctrl-C included, not at all."""
        with explained(self.place), writer(self.engine).begin() as connection:
            yield connection


def connect(where: str | Path, wait: float, reads: bool = False) -> tuple[Engine, str]:
    """An engine for ``where`` that has spoken to its database once, and the name of the place for messages."""
    # Ctrl-C or SIGTERM while it closes a connection: SQLAlchemy lets the exception on, but prints its traceback first.
    logging.getLogger("sqlalchemy.pool").setLevel(logging.CRITICAL)
    url = address(where)
    lite = url.get_backend_name() == "sqlite"
    place = (url.database or "") if lite else url.render_as_string(hide_password=True)
    with explained(place):
        if reads and (sealed := to_be_read(url)):
            return sqlite(sealed, wait), place
        if lite:
            prepare(url)
        engine = sqlite(url, wait) if lite else postgresql(url, wait)
        try:
            if lite:
                write_ahead(engine, wait)
            else:
                expect_unicode(engine, place)
        except BaseException:
            engine.dispose()
            raise
    return engine, place


def address(where: str | Path) -> URL:
    """The URL for a path or a URL; only SQLite files and PostgreSQL."""
    if isinstance(where, Path) or "://" not in where:
        if str(where) in {"", ":memory:"}:
            raise StorageError(IN_MEMORY)
        try:
            return URL.create("sqlite+pysqlite", database=str(Path(where).expanduser()))
        except RuntimeError:
            raise StorageError(f"{where}: no such user has a home on this machine: name a file by its path") from None
    try:
        url = make_url(where)
    except (ArgumentError, ValueError):
        raise StorageError("the database's address is not a URL: write sqlite:///PATH or postgresql://…") from None
    match url.drivername:
        case "sqlite" | "sqlite+pysqlite":
            if url.database in {None, "", ":memory:"}:
                raise StorageError(IN_MEMORY)
            return url
        case "postgresql" | "postgres" | "postgresql+psycopg":
            return url.set(drivername="postgresql+psycopg")
        case other:
            raise StorageError(f"{other}: no such database here: use sqlite:///PATH or postgresql://…")


def prepare(url: URL) -> None:
    """Make the folder and the file of an SQLite database, for the owner only, and see that it may be written."""
    if not url.database or url.database.startswith("file:"):
        return
    path = Path(url.database)
    if path.is_dir():
        raise StorageError(f"{path}: is a folder: name a file in it")
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        # SQLite would create it for everybody to read; its -wal and -shm files take the same mode.
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        if not writable(path):
            raise StorageError(
                f"{path}: may not be written: check the permissions of the file and its folder"
            ) from None


def writable(path: Path) -> bool:
    """Whether this user may write a database's file, and the two that SQLite keeps beside it."""
    return all(os.access(each, os.W_OK, effective_ids=True) for each in (path, path.parent))


def to_be_read(url: URL) -> URL | None:
    """The address by which the file of an SQLite database is only read; None where it may be written, or is none."""
    path = Path(url.database or "")
    if url.get_backend_name() != "sqlite" or str(path).startswith("file:") or not path.is_file() or writable(path):
        return None
    query = {"mode": "ro", "uri": "true"}
    log = path.with_name(f"{path.name}-wal")
    # To share a file with writers SQLite needs a file beside it, which it may not make here. Where nobody has one,
    # nobody writes.
    if not (log.exists() and log.stat().st_size):
        query["immutable"] = "1"
    return url.set(database=f"file://{quote(str(path.absolute()))}", query=query)


def sqlite(url: URL, wait: float) -> Engine:
    """An engine whose transactions are SQLite's own: Python's driver would begin them late and end them early."""
    engine = create_engine(url, connect_args={"timeout": wait})

    @event.listens_for(engine, "connect")
    def connected(connection: sqlite3.Connection, _: object) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = NORMAL")

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        # A writer that begins as a reader is refused without waiting when another has written meanwhile.
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def postgresql(url: URL, wait: float) -> Engine:
    """An engine on psycopg 3 that notices a connection which died while it was idle."""
    waits = {} if "connect_timeout" in url.query else {"connect_timeout": max(1, round(wait))}
    engine = create_engine(url, connect_args=waits, pool_pre_ping=True)

    @event.listens_for(engine, "connect")
    def connected(connection: DBAPIConnection, _: object) -> None:
        with closing(connection.cursor()) as cursor:
            cursor.execute(f"SET lock_timeout = {round(wait * 1000)}")
        connection.commit()

    return engine


def reader(engine: Engine) -> Engine:
    """The engine for transactions that only read."""
    if engine.dialect.name == "sqlite":
        return engine
    return engine.execution_options(isolation_level="REPEATABLE READ")


def writer(engine: Engine) -> Engine:
    """The engine for transactions that write."""
    return engine.execution_options(writes=True)


def write_ahead(engine: Engine, wait: float) -> None:
    """Switch to the write-ahead log, in which readers and a writer do not wait for each other.

    The switch is remembered by the file. SQLite does not wait for a lock here by itself.
    """
    until = time.monotonic() + wait
    with closing(engine.raw_connection()) as connection, closing(connection.cursor()) as cursor:
        while True:
            try:
                cursor.execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                    raise
                time.sleep(0.02)


def expect_unicode(engine: Engine, place: str) -> None:
    """A server database in a single-byte encoding would refuse Cyrillic at the first article; say so at once."""
    with engine.connect() as connection:
        encoding = connection.execute(text("SHOW server_encoding")).scalar_one()
    if encoding != "UTF8":
        raise StorageError(f"{place}: its encoding is {encoding}: make the database with ENCODING 'UTF8'")
