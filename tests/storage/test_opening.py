"""Opening: what is made, and one clear line for whatever stands in the way."""

import os
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from storage import StorageError, Store
from storage.database import address
from storage.error import explain


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_the_folder_and_the_file_are_made_for_the_owner_only(tmp_path: Path, record: Any) -> None:
    before = os.umask(0)
    try:
        with Store.open(tmp_path / "made" / "home" / "chysto.db") as store:
            store.save(record())
            files = sorted(path.name for path in (tmp_path / "made" / "home").iterdir())
            assert files == ["chysto.db", "chysto.db-shm", "chysto.db-wal"]
            assert {mode(tmp_path / "made" / "home" / name) for name in files} == {0o600}
            assert mode(tmp_path / "made" / "home") == 0o700
    finally:
        os.umask(before)
    assert [path.name for path in (tmp_path / "made" / "home").iterdir()] == ["chysto.db"]


def test_sqlite_is_set_up_for_many_readers_and_a_writer(tmp_path: Path) -> None:
    with Store.open(tmp_path / "chysto.db", wait=7) as store, store._database.reading() as connection:
        asked = ("journal_mode", "foreign_keys", "synchronous", "busy_timeout")
        assert [connection.execute(text(f"PRAGMA {name}")).scalar() for name in asked] == ["wal", 1, 1, 7000]


@pytest.mark.parametrize("where", ["sqlite://", "sqlite:///:memory:", ":memory:", ""])
def test_a_database_in_memory_is_refused(where: str) -> None:
    with pytest.raises(StorageError, match="in memory keeps nothing: name a file"):
        Store.open(where)


@pytest.mark.parametrize("where", ["mysql://host/name", "postgresql+asyncpg://host/name"])
def test_other_databases_are_refused(where: str) -> None:
    with pytest.raises(StorageError, match="no such database here: use sqlite:///PATH or postgresql://"):
        Store.open(where)


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_a_server_is_reached_by_psycopg_however_it_is_written(scheme: str) -> None:
    assert address(f"{scheme}://host/name").drivername == "postgresql+psycopg"


def test_an_address_that_is_none_is_refused_without_showing_its_password() -> None:
    with pytest.raises(StorageError, match="is not a URL") as caught:
        Store.open("postgresql://me:hunter2@host:port/name")
    assert "hunter2" not in str(caught.value)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="is a folder: name a file in it"):
        Store.open(tmp_path)


def test_a_file_where_a_folder_should_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StorageError, match="a file is where a folder should be"):
        Store.open(tmp_path / "file" / "chysto.db")


@pytest.mark.parametrize("content", [b"hello", b"<html>" * 500, os.urandom(5000)], ids=["short", "page", "noise"])
def test_a_file_that_is_no_database_is_refused_and_kept(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "chysto.db"
    path.write_bytes(content)
    with pytest.raises(StorageError, match="is not a database: name another file"):
        Store.open(path)
    assert path.read_bytes() == content


def test_a_damaged_database_says_so(tmp_path: Path, record: Any) -> None:
    path = tmp_path / "chysto.db"
    with Store.open(path) as store:
        for number in range(30):
            store.save(record(f"{number}.txt"))
    data = bytearray(path.read_bytes())
    data[4096 * 2 :] = os.urandom(len(data) - 4096 * 2)
    path.write_bytes(data)
    with (
        pytest.raises(StorageError, match="is damaged: `chysto restore FILE` puts"),
        Store.open(path) as store,
    ):
        store.find("1.txt")


def test_a_locked_database_says_so_and_keeps_what_it_has(tmp_path: Path, record: Any) -> None:
    path = tmp_path / "chysto.db"
    with Store.open(path, wait=0.1) as store, closing(sqlite3.connect(path, isolation_level=None)) as other:
        store.save(record("before.txt"))
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError, match="another program is writing to it: wait until that is done"):
            store.save(record())
        assert [line.origin for line in store.articles()] == ["before.txt"]
        other.execute("ROLLBACK")
        assert store.save(record()).new


def test_a_locked_server_says_so(postgresql: str, record: Any) -> None:
    engine = create_engine(postgresql)
    with Store.open(postgresql, wait=0.2) as store, engine.begin() as other:
        other.execute(text("LOCK TABLE articles"))
        with pytest.raises(StorageError, match="another program holds a lock"):
            store.save(record())
    engine.dispose()


def test_a_read_only_database_says_so(tmp_path: Path, record: Any) -> None:
    path = tmp_path / "chysto.db"
    Store.open(path).close()
    with Store.open(f"sqlite:///file:{path}?mode=ro&uri=true") as store:
        with pytest.raises(StorageError, match="may not be written: check the permissions"):
            store.save(record())
        assert store.articles() == ()


def test_a_file_without_the_permission_says_so(tmp_path: Path, as_stranger: Callable) -> None:
    path = tmp_path / "chysto.db"
    Store.open(path).close()
    path.chmod(0o444)
    with as_stranger(), pytest.raises(StorageError) as caught:
        Store.open(path)
    assert str(caught.value) == f"{path}: may not be written: check the permissions of the file and its folder"


@pytest.mark.parametrize("at_work", [False, True], ids=["left alone", "while it is written"])
def test_a_file_without_the_permission_can_be_read(
    tmp_path: Path, record: Any, as_stranger: Callable, at_work: bool
) -> None:
    folder = tmp_path / "a % of #1?"
    path = folder / "chysto.db"
    with Store.open(path) as writer:
        writer.save(record("one.txt"))
        if not at_work:
            writer.close()
        for file in folder.iterdir():
            file.chmod(0o444)
        folder.chmod(0o555)
        before = sorted(folder.iterdir())
        assert len(before) == (3 if at_work else 1)
        with as_stranger(), Store.open(path, reads=True) as store:
            assert [line.origin for line in store.articles()] == ["one.txt"]
            assert store.find("one.txt").record == record("one.txt")
            with pytest.raises(StorageError, match=r"chysto.db: may not be written: check the permissions"):
                store.save(record("two.txt"))
        assert sorted(folder.iterdir()) == before
    folder.chmod(0o755)


def test_one_who_reads_opens_what_may_be_written_as_ever(url: str, record: Any) -> None:
    with Store.open(url, reads=True) as store:
        assert store.save(record("one.txt")).new


def test_a_full_disk_says_so_and_keeps_what_was_stored(tmp_path: Path, record: Any) -> None:
    with Store.open(tmp_path / "chysto.db") as store:
        store.save(record("before.txt"))
        with store._database.reading() as connection:
            pages = connection.execute(text("PRAGMA page_count")).scalar_one()
            connection.execute(text(f"PRAGMA max_page_count = {pages + 20}"))
        with pytest.raises(StorageError, match="the disk is full: make room and run this again"):
            store.save(record("large.txt", "слово " * 50_000))
        assert [line.origin for line in store.articles()] == ["before.txt"]
        assert store.save(record("small.txt")).new


def test_a_server_that_is_not_there_says_so_without_the_password() -> None:
    with pytest.raises(StorageError, match="the server cannot be used: check that it runs") as caught:
        Store.open("postgresql://me:hunter2@127.0.0.1:9/name", wait=2)
    assert "hunter2" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_database_that_the_server_lacks_says_so(cluster: str) -> None:
    with pytest.raises(StorageError, match='database "nowhere" does not exist'):
        Store.open(cluster.replace("/postgres?", "/nowhere?"))


def test_a_server_without_unicode_is_refused(cluster: str) -> None:
    engine = create_engine(cluster, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0"))
    engine.dispose()
    with pytest.raises(StorageError, match="its encoding is LATIN1: make the database with ENCODING 'UTF8'"):
        Store.open(cluster.replace("/postgres?", "/latin?"))


def test_a_connection_that_the_server_closed_is_made_again(postgresql: str, record: Any) -> None:
    engine = create_engine(postgresql)
    with Store.open(f"{postgresql}&application_name=idle") as store:
        store.save(record())
        with engine.begin() as connection:
            idle = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'idle'"
            assert connection.execute(text(idle)).scalars().all() == [True]
        assert len(store.articles()) == 1
    engine.dispose()


def test_many_may_open_a_new_database_at_once(url: str, record: Any) -> None:
    failed: list[BaseException] = []
    start = threading.Barrier(6)

    def work(number: int) -> None:
        try:
            start.wait()
            with Store.open(url) as store:
                store.save(record(f"{number}.txt"))
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    with Store.open(url) as store:
        assert len(store.articles()) == 6


@pytest.mark.parametrize(
    ("state", "line"),
    [
        ("53100", "the server's disk is full"),
        ("57P01", "the server is stopping or starting"),
        ("08006", "the connection to the server broke"),
        ("25006", "only lets this be read"),
        ("42501", "this user may not do that"),
    ],
)
def test_a_servers_states_are_explained(state: str, line: str) -> None:
    class SaidError(Exception):
        sqlstate = state

    error = explain("postgresql://host/name", DBAPIError("SELECT 1", None, SaidError("first line\nsecond line")))
    assert str(error).startswith("postgresql://host/name: ")
    assert line in str(error)


def test_a_stop_while_a_connection_is_closed_prints_no_traceback(
    url: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Nobody can press Ctrl-C at that moment for certain, so the closing itself is stopped."""

    def stopped(connection: Any) -> None:
        connection.close()
        raise KeyboardInterrupt

    store = Store.open(url)
    with store._database.reading() as connection:
        monkeypatch.setattr(connection.dialect, "do_close", stopped)
    with pytest.raises(KeyboardInterrupt):
        store.close()
    assert caplog.records == []
