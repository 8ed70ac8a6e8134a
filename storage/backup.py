"""Back-up and restore of a whole database, also while a run is at work on it; and looking for damage.

Of SQLite a back-up is an SQLite file, made and put back by SQLite's online back-up; of PostgreSQL it is what pg_dump
makes, in its custom format. Either holds one state of the database and no claims that still mean anything.
"""

import os
import shutil
import sqlite3
import subprocess
import time
from contextlib import closing
from pathlib import Path

from sqlalchemy import URL

from storage.database import Database, address
from storage.error import SQLITE, Deadlocked, StorageError, explained
from storage.migrations import HEAD, VERSIONS

PATIENCE = 60.0
"""Seconds to wait for a moment in which nobody writes, while all is put back."""
DUMPED = b"PGDMP"
ADVICE = "`chysto restore FILE` puts a back-up in its place"


def back_up(where: str | Path, target: Path) -> None:
    """Write the database at ``where`` to the file ``target``, which is there whole or not at all; raises StorageError.

    A target that is there is replaced; that it may be is for the caller to say.
    """
    url = address(where)
    part = target.with_name(f".{target.name}.part")
    try:
        with explained(str(target)):
            target.parent.mkdir(parents=True, exist_ok=True)
            # What it holds is for the owner only, as the database itself.
            os.close(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600))
        if url.get_backend_name() == "sqlite":
            copy_file(Path(url.database or ""), part)
            # One file, whatever the mode of the one it was made of.
            with explained(str(target)), closing(sqlite3.connect(part)) as copy:
                copy.execute("PRAGMA journal_mode = DELETE")
        else:
            schema = schema_of(where)
            only = f"--table={schema}.*", f"--exclude-table-data={schema}.claims"
            pg("pg_dump", url, "--format=custom", "--no-owner", *only, f"--file={part}")
        with explained(str(target)):
            with part.open("rb+") as file:
                os.fsync(file.fileno())
            part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def restore(where: str | Path, source: Path, before: Path) -> bool:
    """Put the back-up ``source`` in the place of the database at ``where``, and what was there in the file ``before``.

    False where there was nothing. A run that is at work goes on: what it has in hand is not stored, and the next run
    takes it up again. Raises StorageError, and then nothing is changed.
    """
    url = address(where)
    lite = url.get_backend_name() == "sqlite"
    with explained(str(source)), source.open("rb") as file:
        begins = file.read(16)
    if begins.startswith(DUMPED) is lite:
        raise StorageError(f"{source}: is no back-up of {'an SQLite' if lite else 'a PostgreSQL'} database")
    if not lite:
        back_up(where, before)
        until = time.monotonic() + PATIENCE
        while True:
            try:
                pg(
                    "pg_restore",
                    url,
                    "--clean",
                    "--if-exists",
                    "--no-owner",
                    "--single-transaction",
                    "--exit-on-error",
                    source,
                )
                return True
            except Deadlocked:
                # It drops one table after the other, while a run may have read a later one and want an earlier one.
                if time.monotonic() > until:
                    raise
    expect_whole(source)
    path = Path(url.database or "")
    if not path.exists():
        put_aside_log(path, before)
        back_up(source, path)
        return False
    try:
        back_up(path, before)
    except StorageError:
        # Too damaged to be copied, let alone to be written into: the files themselves are put aside.
        fresh = path.with_name(f"{path.name}.restored")
        back_up(source, fresh)
        with explained(str(path)):
            put_aside_log(path, before)
            before.hardlink_to(path)
            fresh.replace(path)
    else:
        copy_file(source, path)
    return True


def put_aside_log(path: Path, before: Path) -> None:
    """Move what SQLite keeps beside the database: it would be played into whatever file has the database's name."""
    with explained(str(path)):
        for end in ("-wal", "-shm"):
            if (old := path.with_name(path.name + end)).exists():
                old.replace(before.with_name(before.name + end))


def copy_file(source: Path, target: Path) -> None:
    """Copy one state of an SQLite database over another, which is in use or empty, in one transaction of each.

    All in one step: a back-up in several begins anew whenever anybody writes between two of them.
    """
    until = time.monotonic() + PATIENCE

    def waiting(status: int, remaining: int, total: int) -> None:
        if status in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED} and time.monotonic() > until:
            raise StorageError(f"{target}: {SQLITE[sqlite3.SQLITE_BUSY]}")

    with explained(str(source)), closing(reading(source)) as old:
        # A damaged file gives damaged copies without a word.
        if trouble := damage(old):
            raise StorageError(f"{source}: is damaged ({trouble}): {ADVICE}")
        with explained(str(target)), closing(sqlite3.connect(target, timeout=PATIENCE, isolation_level=None)) as new:
            old.backup(new, progress=waiting, sleep=0.05)
            # Who had something in hand when the copy was made has it no longer.
            if new.execute("SELECT 1 FROM sqlite_master WHERE name = 'claims'").fetchone():
                new.execute("DELETE FROM claims")


def reading(path: Path) -> sqlite3.Connection:
    """A connection to an SQLite file that does not make it."""
    # The last connection to close takes the log's files away, if it may write.
    mode = "rw" if os.access(path, os.W_OK) else "ro"
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=PATIENCE)


def file_of(where: str | Path) -> Path | None:
    """The file of an SQLite database; None for a server's."""
    url = address(where)
    return Path(url.database or "") if url.get_backend_name() == "sqlite" else None


def expect_whole(source: Path) -> None:
    """See that a file is a whole database of this Chysto or an older one. Raises StorageError."""
    with explained(str(source)), closing(reading(source)) as old:
        if trouble := damage(old):
            raise StorageError(f"{source}: is damaged ({trouble}): name another back-up")
        try:
            (revision,) = old.execute(f"SELECT version_num FROM {VERSIONS}").fetchone()  # noqa: S608 - our own name
        except sqlite3.OperationalError:
            raise StorageError(f"{source}: is no back-up that `chysto backup` made") from None
        if revision > HEAD:
            raise StorageError(f"{source}: is of a newer Chysto (schema {revision}, here {HEAD}): update Chysto")


def damage(connection: sqlite3.Connection) -> str:
    """The first thing that SQLite finds wrong with a database; empty when it is whole."""
    try:
        (said,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    except sqlite3.DatabaseError as error:
        if (error.sqlite_errorcode or 0) & 0xFF not in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
            raise
        return str(error)
    return "" if said == "ok" else " ".join(str(said).split())


def look_through(where: str | Path) -> None:
    """Read a whole SQLite database and raise StorageError for the first damage, with the way out.

    A PostgreSQL server looks after its own files.
    """
    path = file_of(where)
    if path is not None and path.exists():
        with explained(str(path)), closing(reading(path)) as file:
            if trouble := damage(file):
                raise StorageError(f"{path}: is damaged ({trouble}): {ADVICE}")


def schema_of(where: str | Path) -> str:
    """The schema that our tables are in."""
    database = Database.open(where)
    try:
        with database.reading() as connection:
            return str(connection.exec_driver_sql("SELECT current_schema()").scalar_one())
    finally:
        database.engine.dispose()


def pg(program: str, url: URL, *options: str | Path) -> None:
    """Run one of PostgreSQL's own programs on a database.

    Raises StorageError with the first line it complains in, Deadlocked where the server ended it for another's sake.
    """
    found = shutil.which(program) or newest(program)
    if found is None:
        raise StorageError(f"{program} is not on this machine: install postgresql-client, or run this on the server")
    # A password on the command line is seen by every user of the machine.
    secret = {"PGPASSWORD": url.password} if url.password else {}
    # The address as libpq has it; a search path would come between pg_restore and its own names.
    plain = url.set(drivername="postgresql", password=None).difference_update_query(["options"])
    done = subprocess.run(  # noqa: S603 - the program is PostgreSQL's, the options are ours
        [found, *options, f"--dbname={plain.render_as_string(hide_password=False)}"],
        env={**os.environ, **secret},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        lines = [line for line in done.stderr.splitlines() if line.strip()] or ["no reason given"]
        error = Deadlocked if "deadlock detected" in done.stderr else StorageError
        raise error(f"{url.render_as_string(hide_password=True)}: {lines[0].strip()}")


def newest(program: str) -> str | None:
    """The program where Debian keeps it, of the newest version."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"), key=lambda path: int(path.parts[-3]))
    return str(found[-1]) if found else None
