"""Back-up and restore, of both kinds of database, at rest and while somebody writes."""

import os
import sqlite3
import threading
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import literal_column, select, table, text

from storage import Overtaken, StorageError, Store, back_up, holder, look_through, restore
from storage.database import connect
from storage.migrations import VERSIONS, migrate


def origins(where: str | Path) -> list[str]:
    with Store.open(where) as store:
        return sorted(line.origin for line in store.articles())


def test_what_was_backed_up_comes_back(url: str, record: Any, tmp_path: Path) -> None:
    file, before = tmp_path / "monday.backup", tmp_path / "before.backup"
    with Store.open(url) as store:
        store.save(record("one.txt"))
        back_up(url, file)
        store.save(record("two.txt"))
        # The store is open all the while, and sees what was put back.
        assert restore(url, file, before)
        assert [line.origin for line in store.articles()] == ["one.txt"]
        assert store.find("one.txt").record == record("one.txt")
        store.save(record("three.txt"))
    assert origins(url) == ["one.txt", "three.txt"]
    assert restore(url, before, tmp_path / "again.backup")
    assert origins(url) == ["one.txt", "two.txt"]
    assert {path.stat().st_mode & 0o77 for path in tmp_path.glob("*.backup")} == {0}
    assert [*tmp_path.glob(".*")] == []


def test_a_worker_whose_database_is_put_back_stores_nothing_of_what_it_had(
    url: str, record: Any, tmp_path: Path
) -> None:
    saved, me = record("one.txt"), holder()
    pair = ("one.txt", saved.article.digest)
    with Store.open(url) as store:
        store.claims.take([pair], me, 600)
        back_up(url, tmp_path / "x.backup")
        restore(url, tmp_path / "x.backup", tmp_path / "before.backup")
        with pytest.raises(Overtaken):
            store.save(saved, holder=me)
        assert store.claims.take([pair], holder(), 600).mine == {pair}


def test_a_back_up_is_of_one_moment_whoever_writes(url: str, record: Any, tmp_path: Path) -> None:
    """Articles are stored all the while; each is in the back-up with all its passages or not at all."""
    over, failed = threading.Event(), []

    def write() -> None:
        number = 0
        try:
            while not over.is_set():
                number += 1
                store.save(record(f"{number}.txt"))
        except StorageError as error:
            failed.append(error)

    with Store.open(url) as store:
        store.save(record("0.txt"))
        writer = threading.Thread(target=write)
        writer.start()
        files = [tmp_path / f"{number}.backup" for number in range(3)]
        for file in files:
            back_up(url, file)
        over.set()
        writer.join()
        assert failed == []
        stored = store.summary()
        found = []
        for number, file in enumerate(files):
            restore(url, file, tmp_path / f"before-{number}.backup")
            held = store.summary()
            articles = sum(held.articles.values())
            assert (held.passages, held.changes) == (3 * articles, 3 * articles)
            found.append(articles)
    assert found == sorted(found)
    assert 0 < found[0] <= found[-1] <= sum(stored.articles.values())


def damaged(path: Path, record: Any) -> None:
    """A database some pages of which are not what they were."""
    with Store.open(path) as store:
        for number in range(20):
            store.save(record(f"{number}.txt", say="Міст. " * 900))
    data = bytearray(path.read_bytes())
    data[4096 * 5 : 4096 * 9] = os.urandom(4096 * 4)
    path.write_bytes(data)


def test_a_damaged_database_is_named_with_the_way_out(record: Any, tmp_path: Path) -> None:
    path = tmp_path / "chysto.db"
    damaged(path, record)
    with pytest.raises(StorageError, match=r"chysto.db: is damaged \(.+\): `chysto restore FILE` puts a back-up"):
        look_through(path)
    with pytest.raises(StorageError, match="is damaged"):
        back_up(path, tmp_path / "bad.backup")
    assert not (tmp_path / "bad.backup").exists()


@pytest.mark.parametrize("how", ["pages", "header", "nothing"])
def test_a_back_up_takes_the_place_of_a_damaged_database(how: str, record: Any, tmp_path: Path) -> None:
    path, file, before = (tmp_path / name for name in ("chysto.db", "x.backup", "before.backup"))
    with Store.open(path) as store:
        store.save(record("kept.txt"))
    back_up(path, file)
    path.unlink()
    match how:
        case "pages":
            damaged(path, record)
        case "header":
            path.write_bytes(os.urandom(8192))
            path.with_name("chysto.db-wal").write_bytes(os.urandom(100))
    bad = path.read_bytes() if path.exists() else None
    assert restore(path, file, before) is (how != "nothing")
    assert not path.with_name("chysto.db-wal").exists()
    assert origins(path) == ["kept.txt"]
    look_through(path)
    if bad is not None:
        assert before.read_bytes() == bad
    assert path.stat().st_mode & 0o77 == 0


def test_what_is_no_back_up_changes_nothing(record: Any, tmp_path: Path) -> None:
    path, file, before = (tmp_path / name for name in ("chysto.db", "x.backup", "before.backup"))
    with Store.open(path) as store:
        store.save(record("kept.txt"))
    file.write_bytes(b"PGDMP and more of it")
    with pytest.raises(StorageError, match="is no back-up of an SQLite database"):
        restore(path, file, before)
    file.write_bytes(b"nothing of the kind")
    with pytest.raises(StorageError, match=r"is damaged \(file is not a database\): name another back-up"):
        restore(path, file, before)
    file.unlink()
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE flow_run (id INTEGER)")
    with pytest.raises(StorageError, match="is no back-up that `chysto backup` made"):
        restore(path, file, before)
    back_up(path, tmp_path / "new.backup")
    with closing(sqlite3.connect(tmp_path / "new.backup")) as newer, newer:
        newer.execute("UPDATE chysto_schema SET version_num = '9999'")
    with pytest.raises(StorageError, match="is of a newer Chysto"):
        restore(path, tmp_path / "new.backup", before)
    assert origins(path) == ["kept.txt"]
    assert not before.exists()


def test_a_back_up_of_an_older_schema_is_brought_up_to_date(tmp_path: Path) -> None:
    path, file = tmp_path / "chysto.db", tmp_path / "old.backup"
    engine, place = connect(file, 5)
    migrate(engine, place, to="0002")
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO articles VALUES "
            "(1, 'i', 'p', 1, 'kept.txt', 'd', 't', 'txt', 'utf-8', 's', 'new', '2026-01-01 00:00:00')"
        )
    engine.dispose()
    assert not restore(path, file, tmp_path / "before.backup")
    assert origins(path) == ["kept.txt"]


def test_postgresql_without_its_programs(postgresql: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("storage.backup.newest", lambda program: None)
    Store.open(postgresql).close()
    with pytest.raises(StorageError, match="pg_dump is not on this machine: install postgresql-client"):
        back_up(postgresql, tmp_path / "x.backup")
    assert not [*tmp_path.glob("*.backup")]


def test_a_restore_that_gave_way_to_a_run_is_tried_again(postgresql: str, record: Any, tmp_path: Path) -> None:
    """Somebody has read one table, waits for another that the restore has locked, and the restore for the first."""
    file = tmp_path / "x.backup"
    with Store.open(postgresql) as store:
        store.save(record("one.txt"))
        back_up(postgresql, file)
        store.save(record("two.txt"))
    engine, _ = connect(postgresql, 60)
    blocked = text(
        "SELECT theirs.relation::regclass::text FROM pg_locks mine"
        " JOIN pg_locks theirs ON theirs.pid = mine.pid AND theirs.granted AND theirs.mode = 'AccessExclusiveLock'"
        " JOIN pg_class ON pg_class.oid = theirs.relation AND relkind = 'r'"
        " WHERE NOT mine.granted AND mine.relation = to_regclass(:table) AND theirs.relation <> mine.relation"
    )
    with engine.connect() as reading, engine.connect() as watching:
        # Else this one might be asked to give way.
        reading.execute(text("SET deadlock_timeout = '60s'"))
        reading.execute(select(literal_column("*")).select_from(table(VERSIONS)))
        putting = threading.Thread(target=restore, args=(postgresql, file, tmp_path / "before.backup"))
        putting.start()
        locked = []
        while putting.is_alive() and not locked:
            locked = [*watching.execute(blocked, {"table": VERSIONS}).scalars()]
        assert locked
        reading.execute(select(literal_column("*")).select_from(table(locked[0])).limit(1))
        reading.rollback()
        putting.join(60)
    engine.dispose()
    assert not putting.is_alive()
    assert origins(postgresql) == ["one.txt"]


def test_a_run_that_gave_way_to_a_restore_goes_on(postgresql: str, record: Any) -> None:
    """The store writes one table and waits for another that somebody has locked, who then waits for the first."""
    engine, _ = connect(postgresql, 60)
    waits = text("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND relation = 'passages'::regclass)")
    with Store.open(postgresql) as store, engine.connect() as putting, engine.connect() as watching:
        # Else this one might be asked to give way.
        putting.execute(text("SET deadlock_timeout = '60s'"))
        putting.execute(text("LOCK TABLE passages"))
        saving = threading.Thread(target=store.save, args=(record("one.txt"),))
        saving.start()
        while saving.is_alive() and not watching.execute(waits).scalar_one():
            pass
        assert saving.is_alive()
        putting.execute(text("LOCK TABLE articles"))
        putting.rollback()
        saving.join(60)
    engine.dispose()
    assert not saving.is_alive()
    assert origins(postgresql) == ["one.txt"]


def test_a_broken_dump_changes_nothing(postgresql: str, record: Any, tmp_path: Path) -> None:
    file = tmp_path / "x.backup"
    with Store.open(postgresql) as store:
        store.save(record("kept.txt"))
        back_up(postgresql, file)
        data = file.read_bytes()
        file.write_bytes(data[: len(data) * 2 // 3])
        with pytest.raises(StorageError, match="pg_restore: error"):
            restore(postgresql, file, tmp_path / "before.backup")
    assert origins(postgresql) == ["kept.txt"]
