"""Prefect's surroundings: settled before Prefect is imported, because it reads them at import."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from flows.complaint import Complaint, Exit
from flows.orphans import end_orphans, own_servers

KEPT = 30 * 86400
"""Seconds that Prefect keeps what it knows of a run; Chysto's own account of it is in Chysto's database, for ever."""


def settle(home: Path) -> None:
    """Keep Prefect inside ``home``, silent towards its makers, and with an API of its own where none is configured.

    What the user set stays: a server named by ``PREFECT_API_URL`` is used; without one, that of a ``chysto serve``
    with the same home. Analytics are off whatever was set.
    """
    os.environ["PREFECT_SERVER_ANALYTICS_ENABLED"] = "false"
    os.environ["DO_NOT_TRACK"] = "1"
    defaults = {
        "PREFECT_HOME": str(home / "prefect"),
        "PREFECT_SERVER_EPHEMERAL_ENABLED": "true",
        # A fresh database takes Prefect's server longer than its own default of 20 s on a slow or busy machine.
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "180",
        # The command tells failures itself, in a line; Prefect would add a traceback.
        "PREFECT_LOGGING_LEVEL": "CRITICAL",
        "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
        "PREFECT_CLI_PROMPT": "false",
        # Prefect copies its pages to where they are served from: beside its code, if not told otherwise.
        "PREFECT_SERVER_UI_STATIC_DIRECTORY": str(home / "prefect" / "ui"),
        "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
        # Without this, its database grows for ever.
        "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
        "PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD": str(KEPT),
    }
    if address := standing(home):
        defaults["PREFECT_API_URL"] = f"{address}/api"
    for name, value in defaults.items():
        os.environ.setdefault(name, value)
    (home / "prefect").mkdir(parents=True, exist_ok=True)
    end_orphans()
    own_servers()


@contextmanager
def orchestrated() -> Iterator[None]:
    """Tell as one clear line that the server which Prefect starts for a run did not come up."""
    try:
        yield
    except RuntimeError as error:
        # Prefect has no class of its own for it: "Timed out while attempting to connect to ephemeral Prefect API…".
        if "ephemeral Prefect API server" not in str(error):
            raise
        raise Complaint(
            "Prefect's server did not start in "
            f"{os.environ['PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS']} s; nothing was begun. Run it again when "
            "the machine is less busy, set PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS higher, or name a server "
            "that runs by PREFECT_API_URL"
        ) from None


@contextmanager
def only_server(home: Path) -> Iterator[Callable[[str], None]]:
    """The right to start Prefect's server in ``home``, which one process has at a time; call it with the address.

    Raises Complaint when another process has it: two servers would plan every run twice.
    """
    (home / "prefect").mkdir(parents=True, exist_ok=True)
    with (home / "prefect" / "serving").open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise Complaint(
                f"another `chysto serve` uses {home}; name all inboxes in one command, or start `prefect server start` "
                "and set PREFECT_API_URL for both",
                Exit.USAGE,
            ) from None

        def stand(address: str) -> None:
            file.truncate(0)
            file.write(address)
            file.flush()

        stand("")
        try:
            yield stand
        finally:
            file.truncate(0)


@contextmanager
def turn(home: Path, name: str) -> Iterator[bool]:
    """Whether it is this process's turn, which one process on this machine has at a time under each name.

    A lock of the kernel's: it is gone with the process, however that ends. Prefect's own limit would go on counting a
    run that was killed together with its server.
    """
    folder = home / "prefect" / "turns"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / name).open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            yield False
        else:
            yield True


def standing(home: Path) -> str:
    """The address of the server of a ``chysto serve`` that runs with this home; empty when none does."""
    try:
        with (home / "prefect" / "serving").open() as file:
            try:
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except OSError:
                return file.read().strip()
    except OSError:
        pass
    return ""
