"""Running the command as a user would, in a home of its own."""

import io
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from flows.command import call
from flows.orchestration import settle
from flows.prefect_server import free_port, prefect_server

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


@pytest.fixture
def run(home: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
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
def process(home: Path) -> Callable[..., "subprocess.Popen[bytes]"]:
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
def site() -> Iterator[Site]:
    over = threading.Event()

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
                    if over.wait(answer.stall):
                        break
                    self.wfile.write(part)
            except OSError:
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            """The tests read ``asked``."""

    class Quiet(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """A reader that has had enough is what some tests are about."""

    web = Quiet(("127.0.0.1", 0), Answers)
    here = Site(f"http://127.0.0.1:{web.server_port}")
    thread = threading.Thread(target=web.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield here
    finally:
        over.set()
        web.shutdown()
        thread.join()
        web.server_close()


@pytest.fixture(scope="session")
def prefect(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One Prefect server for all tests that need one, with a home of its own; the address of its API."""
    before = dict(os.environ)
    try:
        settle(home := tmp_path_factory.mktemp("prefect"))
        with prefect_server(free_port(0), home) as address:
            os.environ.clear()
            os.environ.update(before)
            yield f"{address}/api"
    finally:
        os.environ.clear()
        os.environ.update(before)
