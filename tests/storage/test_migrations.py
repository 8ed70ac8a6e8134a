"""The schema's history: it ends at the tables, it is walked whole or not at all, and rows survive it."""

from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, MetaData, create_engine, event, inspect, text

from storage import Filter, StorageError, Store, migrations
from storage.database import connect
from storage.migrations import HEAD, VERSIONS, migrate
from storage.tables import Base


def schema(connection: Connection) -> dict[str, Any]:
    """All that can be read back of the tables."""
    look = inspect(connection)
    return {
        table: {
            "columns": [{**column, "type": str(column["type"])} for column in look.get_columns(table)],
            "primary": look.get_pk_constraint(table),
            "foreign": sorted(look.get_foreign_keys(table), key=str),
            "unique": sorted(look.get_unique_constraints(table), key=str),
            "indexes": sorted(look.get_indexes(table), key=str),
        }
        for table in look.get_table_names()
        if table != VERSIONS and not searched(table)
    }


def searched(name: str) -> bool:
    """Whether this is the table of the search, which is no ordinary one, or one of those FTS5 keeps it in."""
    return name == "search" or name.startswith("search_")


def empty(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE IF EXISTS search"))
        existing = MetaData()
        existing.reflect(connection)
        existing.drop_all(connection)


def test_the_migrated_schema_is_that_of_the_tables(url: str) -> None:
    engine, place = connect(url, 5)
    migrate(engine, place)
    with engine.begin() as connection:
        migrated = schema(connection)
        options = {
            "version_table": VERSIONS,
            "compare_type": True,
            "compare_server_default": True,
            "include_name": lambda name, kind, _: kind != "table" or not searched(name),
        }
        assert compare_metadata(MigrationContext.configure(connection, opts=options), Base.metadata) == []
    empty(engine)
    with engine.begin() as connection:
        Base.metadata.create_all(connection)
        assert schema(connection) == migrated
    engine.dispose()


def test_head_is_the_newest_revision_and_none_is_skipped() -> None:
    folder = migrations.__path__[0]
    steps = [step.revision for step in ScriptDirectory(folder, version_locations=[folder]).walk_revisions()]
    assert steps[0] == HEAD
    assert len(steps) == len([*Path(folder).glob("v*.py")])


def test_an_older_revision_upgrades_with_its_rows_kept(url: str, record: Any) -> None:
    saved = record()
    with Store.open(url) as store:
        done = store.save(saved)
    engine, place = connect(url, 5)
    everything = MetaData()
    with engine.begin() as connection:
        everything.reflect(connection, only=lambda name, _: not searched(name))
        rows = {table: connection.execute(table.select()).mappings().all() for table in everything.sorted_tables}
    empty(engine)
    migrate(engine, place, to="0001")
    with engine.begin() as connection:
        first = set(inspect(connection).get_table_names())
        assert "articles" in first
        assert "runs" not in first
        for table, values in rows.items():
            if values and table.name != VERSIONS:
                connection.execute(table.insert(), [dict(row) for row in values])
    engine.dispose()
    with Store.open(url) as store:
        assert store.find(done.id).record == saved
        assert store.runs() == ()
        assert [line.id for line in store.articles(Filter("traffic міст"))] == [done.id]
        assert store.articles(Filter("тайфун")) == ()


def test_an_interrupted_migration_leaves_nothing(url: str) -> None:
    engine, place = connect(url, 5)

    def interrupt(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if "CREATE TABLE runs" in statement:
            raise KeyboardInterrupt

    event.listen(engine, "before_cursor_execute", interrupt)
    with pytest.raises(KeyboardInterrupt):
        migrate(engine, place)
    with engine.begin() as connection:
        assert inspect(connection).get_table_names() == []
    engine.dispose()
    with Store.open(url) as store:
        assert store.articles() == ()


def test_foreign_keys_hold_after_a_migration(url: str) -> None:
    engine, place = connect(url, 5)
    migrate(engine, place)
    orphan = "INSERT INTO decisions VALUES (1, 99, 'k', 'accept', '', 'x', '2026-01-01', 'c', 1, '', '', NULL)"
    with pytest.raises(Exception, match=r"(?i)foreign key"), engine.begin() as connection:
        connection.execute(text(orphan))
    engine.dispose()


def test_a_newer_schema_is_left_alone(url: str) -> None:
    Store.open(url).close()
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text(f"UPDATE {VERSIONS} SET version_num = '9999'"))  # noqa: S608
    engine.dispose()
    with pytest.raises(StorageError, match=r"made by a newer Chysto \(schema 9999, here \d+\): update Chysto"):
        Store.open(url)


def test_another_programs_tables_are_left_alone(url: str) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE flow_run (id INTEGER)"))
    with pytest.raises(StorageError, match="another program's tables: give Chysto a database of its own"):
        Store.open(url)
    with engine.begin() as connection:
        assert inspect(connection).get_table_names() == ["flow_run"]
    engine.dispose()
