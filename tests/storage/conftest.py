"""Databases to test on: a file, and a real PostgreSQL server where there is one."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

from articles import (
    ALWAYS,
    SUGGEST,
    Article,
    Change,
    Doubt,
    Kind,
    Outcome,
    Passage,
    Sentence,
    Severity,
)
from storage import Record, Result, Status, Store

BINARIES = [*sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True), Path("/usr/local/bin"), Path("/usr/bin")]


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """A PostgreSQL server of this session's own, on a socket in a temporary folder; the URL of its first database."""
    found = next((folder for folder in BINARIES if (folder / "initdb").exists()), None)
    if found is None:
        pytest.skip("no PostgreSQL server here: apt-get install postgresql")
    as_user: dict[str, Any] = {}
    # A socket's path may have 107 bytes, and the server's user must reach it: not in pytest's own folder.
    home = Path(tempfile.mkdtemp(prefix="chysto-pg-"))
    if os.getuid() == 0:
        names = {entry.pw_name for entry in pwd.getpwall()}
        user = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
        os.chown(home, user.pw_uid, user.pw_gid)
        as_user = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    data = home / "data"
    command: list[str | Path] = [
        found / "initdb",
        "-D",
        data,
        "-U",
        "chysto",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--locale=C.UTF-8",
        "-N",
    ]
    subprocess.run(command, check=True, capture_output=True, cwd=home, **as_user)
    options = ["-c", "listen_addresses=", "-c", "fsync=off", "-c", "max_connections=40"]
    with (home / "log").open("wb") as log:
        process = subprocess.Popen(
            [found / "postgres", "-D", data, "-k", home, *options], stdout=log, stderr=log, cwd=home, **as_user
        )
    try:
        url = f"postgresql+psycopg://chysto@/postgres?host={home}"
        engine = create_engine(url)
        for _ in range(300):
            try:
                engine.connect().close()
                break
            except OperationalError:
                assert process.poll() is None, (home / "log").read_text()
                time.sleep(0.1)
        engine.dispose()
        yield url
    finally:
        process.send_signal(signal.SIGINT)  # PostgreSQL's fast shutdown: SIGTERM waits for connections to end
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
        shutil.rmtree(home, ignore_errors=True)


@pytest.fixture
def postgresql(server: str) -> Iterator[str]:
    """The URL of an empty PostgreSQL schema: as good as a database of its own, and made in no time."""
    name = f"s{uuid.uuid4().hex}"
    engine = create_engine(server)
    with engine.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {name}"))
    yield f"{server}&options=-csearch_path%3D{name}"
    with engine.begin() as connection:
        connection.execute(text(f"DROP SCHEMA {name} CASCADE"))
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database, once of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/chysto.db"
    return str(request.getfixturevalue("postgresql"))


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """An open store on an empty database, once of each kind."""
    with Store.open(url) as opened:
        yield opened


def change(key: str = "9c0d", **fields: Any) -> Change:
    made = Change(
        key=key,
        cleaner="merged_number",
        version=2,
        strength=ALWAYS,
        turn=1,
        layer=7,
        start=3,
        end=4,
        machine_start=3,
        machine_end=5,
        before="27on",
        after="27 on",
        reason="a number and a word have run together",
        rests_on=("aa01", "bb02"),
    )
    return replace(made, **fields)


def record(origin: str = "inbox/bridge.txt", say: str = "Міст відкрили.", **fields: Any) -> Record:
    """A record in which no field of any noun has its default."""
    passages = (
        Passage(say, kind=Kind.TITLE, position=0, of=3, after="Рух\u00a0пустять 27 травня. «Нарешті!»", speech='"'),
        Passage(
            "Рух\u00a0пустять 27 травня. «Нарешті!»",
            source="Движение откроют 27 мая.",
            language="ru",
            kind=Kind.PARAGRAPH,
            position=1,
            of=3,
            before=say,
            after="someone else's text",
            speech="“",
        ),
        Passage("Читайте також", kind=Kind.ITEM, position=2, of=3, before=""),
    )
    results = (
        Result(cleaned=say, machine="The bridge is open.", clean="The bridge is open.", language="uk"),
        Result(
            cleaned="Рух пустять 27 травня. «Нарешті!»",
            machine='Traffic starts on 27th May. "At last!”',
            clean='Traffic starts on 27 May. "At last!"',
            language="uk",
            source_changes=(change("5afe", cleaner="no_break_space", rests_on=()),),
            sentences=(
                Sentence(
                    0, 22, 0, 27, "Рух пустять 27 травня.", "Traffic starts on 27th May.", "uk", Outcome.TRANSLATED
                ),
                Sentence(23, 33, 28, 38, "«Нарешті!»", '"At last!”', "uk", Outcome.RETRIED, -0.731, "a loop"),
            ),
            changes=(change(), change("b0b0", cleaner="mixed_quotes", strength=SUGGEST, rests_on=("9c0d",))),
            doubts=(
                Doubt("numbers", "missing", Severity.BLOCKS, "27 is not in the English", 1, 2, 12, 14),
                Doubt("quotes", "count", Severity.NOTES, "two here, one there", 3, 4, 5, 6),
            ),
        ),
        Result(cleaned="", machine="", clean=""),
    )
    made = Record(
        article=Article(origin, passages, form="html", encoding="cp1251"),
        results=results,
        signature="detect:lingua|model:starter|cleaners:1|chysto:0.1.0",
        status=Status.NEEDS_REVIEW,
        made=datetime(2026, 5, 27, 8, 30, 15, 123456, tzinfo=UTC),
    )
    return replace(made, **fields)


@pytest.fixture(name="record")
def record_fixture() -> Any:
    """Makes a record in which no field of any noun has its default; called with origin and first passage's text."""
    return record


@pytest.fixture(name="change")
def change_fixture() -> Any:
    """Makes a change in which no field has its default."""
    return change
