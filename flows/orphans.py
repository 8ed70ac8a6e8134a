"""Prefect's servers that outlived the runs they were started for: it ends them itself only when it may."""

import os
import signal
from contextlib import suppress
from pathlib import Path

from storage import dead, holder

OWNER = "CHYSTO_SERVER_OF"
SERVER = b"prefect.server.api.server:create_app"


def own_servers() -> None:
    """Mark the servers that this process starts from now on as its own."""
    os.environ[OWNER] = holder()


def end_orphans() -> None:
    """End the servers of runs that were killed.

    A server is known by its command, and its run by the name that it has in its surroundings. Where the system has no
    /proc it stays.
    """
    for process in Path("/proc").glob("[0-9]*"):
        # Another user's process, or one that has ended meanwhile.
        with suppress(OSError):
            if SERVER not in (process / "cmdline").read_bytes():
                continue
            surroundings = (process / "environ").read_bytes().decode(errors="replace").split("\0")
            owners = [each.removeprefix(f"{OWNER}=") for each in surroundings if each.startswith(f"{OWNER}=")]
            if owners and dead(owners[0]):
                os.kill(int(process.name), signal.SIGTERM)
