"""Prefect's own server as a child of ``chysto serve``: the API, the page, and the services that schedule runs.

It is a process of its own (``python -m flows.prefect_server PORT``), so that Prefect's page answers while the model
works. It ends when its standard input does: a parent that was killed leaves no server behind.
"""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flows.complaint import Complaint, Exit

USUAL_PORT = 4200
PATIENCE = 180.0
"""Seconds: a fresh database takes Prefect some twenty on a fast machine that does nothing else."""


@contextmanager
def prefect_server(port: int, home: Path) -> Iterator[str]:
    """A server on loopback while the block runs; its address, without a slash at the end.

    ``port`` is a free one. What the server complains of, mostly a database that was busy for a moment and is asked
    again, goes to ``home/prefect/server.log``, begun anew with each server. The environment must be settled before.
    Raises Complaint when the server does not come up.
    """
    address = f"http://127.0.0.1:{port}"
    with (home / "prefect" / "server.log").open("wb") as log:
        process = subprocess.Popen(  # noqa: S603 - our own module
            [sys.executable, "-m", "flows.prefect_server", str(port)],
            env={name: value for name, value in os.environ.items() if name != "PREFECT_API_URL"}
            | {"PREFECT_SERVER_LOGGING_LEVEL": "WARNING"},
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            # Ctrl-C in a terminal goes to the whole group; the server is needed until the last run has ended.
            start_new_session=True,
        )
    try:
        wait(process, address)
        yield address
    finally:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdin:
            process.stdin.close()


def free_port(port: int | None) -> int:
    """The port to take: for 0 any free one, for None the usual one if it is free. Raises Complaint for a taken one."""
    for wanted in (port,) if port is not None else (USUAL_PORT, 0):
        with socket.socket() as probe:
            # As the server itself does: a port that a server left a moment ago is free.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", wanted))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise Complaint(f"port {port} is taken; name another with --port, or 0 for any free one", Exit.USAGE)


def wait(process: "subprocess.Popen[bytes]", address: str) -> None:
    """Wait until the server answers. Raises Complaint when it ends or stays silent."""
    until = time.monotonic() + PATIENCE
    # Neither a proxy nor a password of the environment is for a server on this machine.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    while time.monotonic() < until:
        if process.poll() is not None:
            raise Complaint(f"Prefect's server ended with status {process.returncode}; prefect/server.log says why")
        try:
            with opener.open(f"{address}/api/health", timeout=10):
                return
        except (OSError, urllib.error.URLError):
            time.sleep(0.1)
    raise Complaint(f"Prefect's server did not answer within {PATIENCE:.0f} s; is the machine very busy?")


def leave_with_parent() -> None:
    """Stop this process once whoever started it is gone."""
    while sys.stdin.buffer.read(1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


def main(port: int) -> None:
    """Serve until told to stop."""
    import uvicorn

    threading.Thread(target=leave_with_parent, daemon=True).start()
    uvicorn.run(
        "prefect.server.api.server:create_app",
        factory=True,
        host="127.0.0.1",
        port=port,
        log_level="error",
        lifespan="on",
        timeout_graceful_shutdown=3,
    )


if __name__ == "__main__":
    main(int(sys.argv[1]))
