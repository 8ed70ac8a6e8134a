"""Running the command as a user would, in a home of its own."""

import io
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from flows.command import call

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
