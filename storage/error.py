"""The one exception of this room, and how a driver's error becomes it."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import SQLAlchemyError, StatementError


class StorageError(Exception):
    """The database cannot do what was asked. The message is one line that says what to do."""


class Missing(StorageError):
    """Nothing of that name is stored."""


class Overtaken(StorageError):
    """Somebody else changed what this was worked out from: work it out again."""


class Gone(StorageError):
    """The server is not there: it may be back in a moment."""


class Deadlocked(StorageError):
    """It and another program each waited for the other, and it was the one that gave way: nothing is changed."""


class Unstorable(StorageError):
    """The database is well and refuses this very article."""


# By primary result code: https://www.sqlite.org/rescode.html
SQLITE = {
    sqlite3.SQLITE_PERM: "may not be opened by this user: check its permissions and its folder's",
    sqlite3.SQLITE_BUSY: "another program is writing to it: wait until that is done, then run this again",
    sqlite3.SQLITE_LOCKED: "another program is writing to it: wait until that is done, then run this again",
    sqlite3.SQLITE_READONLY: "may not be written: check the permissions of the file and of its folder",
    sqlite3.SQLITE_IOERR: "the disk gave an error while it was read or written: check the disk and the space on it",
    sqlite3.SQLITE_CORRUPT: "is damaged: `chysto restore FILE` puts a back-up in its place; else move it away",
    sqlite3.SQLITE_FULL: "the disk is full: make room and run this again; what was stored before is safe",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened: check that its folder is there and may be written",
    sqlite3.SQLITE_NOTADB: "is not a database: name another file, or move this one away to start an empty one",
    sqlite3.SQLITE_TOOBIG: "a text is larger than the database can hold: split the article",
}

SYSTEM = {
    errno.EACCES: "may not be opened or made by this user: check the permissions",
    errno.EPERM: "may not be opened or made by this user: check the permissions",
    errno.EROFS: "is on a disk that is mounted to be read only: name a file on another",
    errno.ENOSPC: SQLITE[sqlite3.SQLITE_FULL],
    errno.ENOTDIR: "a file is where a folder should be: name another place",
    errno.EEXIST: "a file is where a folder should be: name another place",
    errno.ENAMETOOLONG: "the name is too long",
}

DEADLOCK = "40P01"
# By SQLSTATE or its class: https://www.postgresql.org/docs/current/errcodes-appendix.html
POSTGRESQL = {
    "53100": "the server's disk is full: make room there and run this again; what was stored before is safe",
    "53300": "the server has no connection left: close other programs or raise max_connections",
    "55P03": "another program holds a lock: wait until that is done, then run this again",
    DEADLOCK: "two programs blocked each other: run this again",
    "40001": "another program changed the same rows: run this again",
    "25006": "the server only lets this be read: name the primary server, not its copy",
    "42501": "this user may not do that: grant it all rights on the database's schema",
    "57P": "the server is stopping or starting: run this again when it is up",
    "08": "the connection to the server broke: check that it runs, then run this again",
}

# Data that breaks a rule of the database's or a limit of its own.
REFUSED = ("22", "23", "54")


def explain(place: str, error: BaseException) -> StorageError:
    """``error``, from SQLAlchemy, a driver or the system, as a StorageError about the database at ``place``."""
    cause = error.orig if isinstance(error, StatementError) and error.orig is not None else error
    if isinstance(cause, OSError):
        where = cause.filename or place
        return StorageError(f"{where}: {SYSTEM.get(cause.errno or 0, cause.strerror or str(cause))}")
    code = getattr(cause, "sqlite_errorcode", None)
    if code is not None and (known := SQLITE.get(code & 0xFF)):
        return (Unstorable if code & 0xFF == sqlite3.SQLITE_TOOBIG else StorageError)(f"{place}: {known}")
    state = getattr(cause, "sqlstate", None) or ""
    if known := POSTGRESQL.get(state) or POSTGRESQL.get(state[:3]) or POSTGRESQL.get(state[:2]):
        kind = Deadlocked if state == DEADLOCK else Gone if state.startswith(("57P", "08")) else StorageError
        return kind(f"{place}: {known}")
    lines = [line.strip() for line in str(cause).splitlines() if line.strip()]
    said = lines[0] if lines else type(cause).__name__
    # psycopg gives a failed or lost connection no SQLSTATE.
    if type(cause).__module__.startswith("psycopg") and type(cause).__name__ == "OperationalError" and not state:
        return Gone(f"{place}: the server cannot be used: check that it runs and the address ({said})")
    refused = (code is not None and code & 0xFF == sqlite3.SQLITE_CONSTRAINT) or state.startswith(REFUSED)
    return (Unstorable if refused else StorageError)(f"{place}: {said}")


@contextmanager
def explained(place: str) -> Iterator[None]:
    """Turn whatever the database under ``place`` raises inside into a StorageError."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        raise explain(place, error) from error
