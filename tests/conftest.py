"""Web servers on this machine that behave as badly as they are told to, and databases to test on."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

# How long an example takes says more of what else the machine does than of the code.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")


@dataclass
class Served:
    """One file of the server.

    ``cuts`` are the numbers of body bytes after which the connection breaks, one for each of the first answers;
    ``hangs`` says nothing after the headers. ``ranges`` and ``if_range`` are what the server knows of resuming.
    """

    data: bytes
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    etag: str = ""
    cuts: list[int] = field(default_factory=list)
    hangs: bool = False
    ranges: bool = True
    if_range: bool = True


@dataclass
class Server:
    """``files`` by path; ``asked`` is every request's path with its Range, ``url`` has no slash at its end."""

    url: str
    files: dict[str, Served] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)

    def put(self, path: str, data: bytes, **how: object) -> Served:
        self.files[path] = Served(data, **how)  # type: ignore[arg-type]
        return self.files[path]


class Loopback:
    """Web servers on this machine while a test goes on. ``over`` is set at its end, for whoever keeps still."""

    def __init__(self) -> None:
        self.over = threading.Event()
        self.running: list[tuple[ThreadingHTTPServer, threading.Thread]] = []

    def answer(self, answers: type[BaseHTTPRequestHandler]) -> str:
        """Start a server that answers like this; its address, without a slash at the end."""

        class Quiet(ThreadingHTTPServer):
            def handle_error(self, *_: object) -> None:
                """A client that goes away, or has had enough, is what some tests are about."""

        web = Quiet(("127.0.0.1", 0), answers)
        thread = threading.Thread(target=web.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        self.running.append((web, thread))
        return f"http://127.0.0.1:{web.server_port}"

    def close(self) -> None:
        self.over.set()
        for web, thread in self.running:
            web.shutdown()
            thread.join()
            web.server_close()


@pytest.fixture
def loopback() -> Iterator[Loopback]:
    servers = Loopback()
    yield servers
    servers.close()


@pytest.fixture
def server(loopback: Loopback) -> Server:
    class Answers(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            wanted = self.headers.get("Range", "")
            here.asked.append((self.path, wanted))
            file = here.files.get(self.path) or Served(b"no such file", status=404)
            data, status, start = file.data, file.status, 0
            headers = {"ETag": file.etag} if file.etag else {}
            same = not file.if_range or self.headers.get("If-Range", file.etag) == file.etag
            if wanted and file.ranges and same and status == 200:
                start = int(wanted.removeprefix("bytes=").removesuffix("-"))
                status = 206 if start < len(data) else 416
                if status == 206:
                    headers["Content-Range"] = f"bytes {start}-{len(data) - 1}/{len(data)}"
            body = data[start:]
            cut = file.cuts.pop(0) if file.cuts else len(body)
            self.send_response(status)
            for name, value in (headers | {"Content-Length": str(len(body))} | file.headers).items():
                self.send_header(name, value)
            try:
                self.end_headers()
                if file.hangs:
                    self.wfile.flush()
                    loopback.over.wait(20)
                self.wfile.write(body[:cut])
            except OSError:
                self.close_connection = True
            self.close_connection = self.close_connection or cut < len(body) or file.hangs

        def log_message(self, *_: object) -> None:
            """The tests read ``asked``."""

    here = Server(loopback.answer(Answers))
    return here


@pytest.fixture
def as_stranger(tmp_path: Path) -> Callable[[], AbstractContextManager[None]]:
    """Makes a block that runs as a user who may look at ``tmp_path`` but owns nothing in it."""

    @contextmanager
    def stranger() -> Iterator[None]:
        # Permissions bind everybody but root, so root becomes somebody else for a moment.
        user = os.geteuid()
        for folder in (tmp_path, *tmp_path.parents):
            if not folder.stat().st_mode & 0o001:
                folder.chmod(0o755)
        try:
            if user == 0:
                os.seteuid(pwd.getpwnam("nobody").pw_uid)
            yield
        finally:
            os.seteuid(user)

    return stranger


BINARIES = [*sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True), Path("/usr/local/bin"), Path("/usr/bin")]


class Cluster:
    """A PostgreSQL server on a socket in a temporary folder, which can be stopped and started again."""

    def __init__(self) -> None:
        found = next((folder for folder in BINARIES if (folder / "initdb").exists()), None)
        if found is None:
            pytest.skip("no PostgreSQL server here: apt-get install postgresql")
        self.programs = found
        self.as_user: dict[str, Any] = {}
        # A socket's path may have 107 bytes, and the server's user must reach it: not in pytest's own folder.
        self.home = Path(tempfile.mkdtemp(prefix="chysto-pg-"))
        if os.getuid() == 0:
            names = {entry.pw_name for entry in pwd.getpwall()}
            user = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
            os.chown(self.home, user.pw_uid, user.pw_gid)
            self.as_user = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
        options = ["-U", "chysto", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"]
        command: list[str | Path] = [found / "initdb", "-D", self.home / "data", *options]
        subprocess.run(command, check=True, capture_output=True, cwd=self.home, **self.as_user)
        self.url = f"postgresql+psycopg://chysto@/postgres?host={self.home}"
        self.start()

    def start(self) -> None:
        """Start the server and wait until it answers."""
        options = ["-c", "listen_addresses=", "-c", "fsync=off", "-c", "max_connections=100"]
        command = [self.programs / "postgres", "-D", self.home / "data", "-k", self.home, *options]
        with (self.home / "log").open("wb") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log, cwd=self.home, **self.as_user)
        engine = create_engine(self.url)
        for _ in range(300):
            try:
                engine.connect().close()
                break
            except OperationalError:
                assert self.process.poll() is None, (self.home / "log").read_text()
                time.sleep(0.1)
        engine.dispose()

    def stop(self) -> None:
        """Stop the server: every connection is cut, as by a restart."""
        self.process.send_signal(signal.SIGINT)  # PostgreSQL's fast shutdown: SIGTERM waits for connections to end
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()


@pytest.fixture(scope="session")
def cluster() -> Iterator[str]:
    """A PostgreSQL server of this session's own; the URL of its first database."""
    made = Cluster()
    yield made.url
    made.stop()
    shutil.rmtree(made.home, ignore_errors=True)


@pytest.fixture
def restarted() -> Iterator[Cluster]:
    """A PostgreSQL server of this test's own, to be stopped and started."""
    made = Cluster()
    yield made
    made.stop()
    shutil.rmtree(made.home, ignore_errors=True)


@pytest.fixture
def postgresql(cluster: str) -> Iterator[str]:
    """The URL of an empty PostgreSQL schema: as good as a database of its own, and made in no time."""
    name = f"s{uuid.uuid4().hex}"
    engine = create_engine(cluster)
    with engine.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {name}"))
    yield f"{cluster}&options=-csearch_path%3D{name}"
    with engine.begin() as connection:
        connection.execute(text(f"DROP SCHEMA {name} CASCADE"))
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database, once of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/chysto.db"
    return str(request.getfixturevalue("postgresql"))
