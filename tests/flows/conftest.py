"""Running the command as a user would, in a home of its own."""

import io
import os
import shutil
import sqlite3
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, make_url, text

from flows.command import call
from flows.orchestration import settle
from flows.prefect_server import free_port, prefect_server
from storage import Store

CHYSTO = Path(sys.executable).with_name("chysto")


@dataclass(frozen=True)
class Ran:
    """What a call of the command gave."""

    status: int
    out: str
    err: str


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty CHYSTO_HOME, and a HOME that must stay empty."""
    for name in [name for name in os.environ if name.startswith(("CHYSTO_", "XDG_", "ARGOS_", "PREFECT_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path / "user"))
    (tmp_path / "user").mkdir()
    monkeypatch.setenv("CHYSTO_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture(scope="session")
def copied(cluster: str) -> Iterator[Callable[[], AbstractContextManager[str]]]:
    """Makes a database with our tables on the session's server, which is gone after its block; its URL."""
    engine = create_engine(cluster, isolation_level="AUTOCOMMIT")

    def on(name: str) -> str:
        return make_url(cluster).set(database=name).render_as_string(hide_password=False)

    def sql(command: str) -> None:
        with engine.connect() as connection:
            connection.execute(text(command))

    sql("CREATE DATABASE migrated")
    Store.open(on("migrated")).close()

    @contextmanager
    def copy() -> Iterator[str]:
        name = f"d{uuid.uuid4().hex}"
        sql(f"CREATE DATABASE {name} TEMPLATE migrated")
        yield on(name)
        # A worker that was killed may be in it still, for all the server knows.
        sql(f"DROP DATABASE {name} WITH (FORCE)")

    yield copy
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The URL of the database in use, once of each kind: the usual file in CHYSTO_HOME, and one on a server."""
    if request.param == "sqlite":
        yield f"sqlite:///{home}/chysto.db"
        return
    with request.getfixturevalue("copied")() as url:
        monkeypatch.setenv("CHYSTO_DATABASE_URL", url)
        yield url


@pytest.fixture
def another(database: str, request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], AbstractContextManager[str]]:
    """Makes one more database of the kind in use, for a block; its URL."""
    if database.startswith("sqlite"):
        return lambda: nullcontext(f"sqlite:///{tmp_path}/another.db")
    made: Callable[[], AbstractContextManager[str]] = request.getfixturevalue("copied")
    return made


@pytest.fixture
def run(
    database: str, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Ran]:
    """The command in this process: ``run("translate", path, stdin=b"…")``."""

    def ran(*arguments: str | Path, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        capfdbinary.readouterr()
        status = call([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        assert b"Traceback" not in err
        return Ran(int(status), out.decode(), err.decode())

    return ran


@pytest.fixture
def process(database: str) -> Callable[..., "subprocess.Popen[bytes]"]:
    """The installed command as a process of its own."""

    def started(*arguments: str | Path, **settings: object) -> "subprocess.Popen[bytes]":
        pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | settings
        return subprocess.Popen([CHYSTO, *map(str, arguments)], **pipes)  # type: ignore[call-overload]

    return started


@dataclass
class Answer:
    """What a site says at one address. ``body`` may be endless; ``stall`` says nothing for so long before each part."""

    body: bytes | Iterator[bytes] = b""
    status: int = 200
    form: str = "text/html; charset=utf-8"
    etag: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    stall: float = 0.0


@dataclass
class Site:
    """A web site on this machine: what it says by path, and what it was asked (path, and the ETag asked about)."""

    url: str
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)

    def put(self, path: str, body: bytes | Iterator[bytes] | str, **how: object) -> None:
        data = body.encode() if isinstance(body, str) else body
        self.answers[path] = Answer(data, **how)  # type: ignore[arg-type]

    def paths(self) -> list[str]:
        """What was asked for since this was last asked, without robots.txt."""
        paths = [path for path, _ in self.asked if path != "/robots.txt"]
        self.asked.clear()
        return paths


@pytest.fixture
def site(loopback: Any) -> Site:
    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            known = self.headers.get("If-None-Match", "")
            here.asked.append((self.path, known))
            here.agents.add(self.headers.get("User-Agent", ""))
            answer = here.answers.get(self.path) or Answer(b"no such page", status=404)
            same = bool(answer.etag) and known == answer.etag
            self.send_response(304 if same else answer.status)
            for name, value in ({"Content-Type": answer.form, "ETag": answer.etag} | answer.headers).items():
                if value:
                    self.send_header(name, value)
            try:
                self.end_headers()
                parts = [] if same else [answer.body] if isinstance(answer.body, bytes) else answer.body
                for part in parts:
                    if loopback.over.wait(answer.stall):
                        break
                    self.wfile.write(part)
            except OSError:
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            """The tests read ``asked``."""

    here = Site(loopback.answer(Answers))
    return here


@dataclass(frozen=True)
class Orchestra:
    """A running Prefect server: the address of its API, and a folder with its files as they were before any run."""

    api: str
    files: Path


@pytest.fixture(scope="session")
def orchestra(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Orchestra]:
    """One Prefect server for all tests that need one, with a home of its own."""
    before = dict(os.environ)
    try:
        settle(home := tmp_path_factory.mktemp("orchestra"))
        with prefect_server(free_port(0), home) as address:
            os.environ.clear()
            os.environ.update(before)
            own, files = home / "prefect", home / "files"
            files.mkdir()
            # The blocks that it has registered: without this it would do so again.
            shutil.copy(own / "memo_store.toml", files)
            with (
                closing(sqlite3.connect(own / "prefect.db")) as running,
                closing(sqlite3.connect(files / "prefect.db")) as kept,
            ):
                running.backup(kept)
            yield Orchestra(f"{address}/api", files)
    finally:
        os.environ.clear()
        os.environ.update(before)


@pytest.fixture
def prefect(home: Path, orchestra: Orchestra, monkeypatch: pytest.MonkeyPatch) -> str:
    """Runs are recorded at the session's server, and start none; the address of its API."""
    monkeypatch.setenv("PREFECT_API_URL", orchestra.api)
    return orchestra.api


@pytest.fixture
def used_home(home: Path, orchestra: Orchestra) -> Path:
    """A home in which Prefect's server has run before: to make its database is half of what a first start costs."""
    shutil.copytree(orchestra.files, home / "prefect")
    return home
