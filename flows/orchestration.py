"""Prefect's surroundings: settled before Prefect is imported, because it reads them at import."""

import os
from pathlib import Path


def settle(home: Path) -> None:
    """Keep Prefect inside ``home``, silent towards its makers, and with an API of its own where none is configured.

    What the user set stays: a server named by ``PREFECT_API_URL`` is used. Analytics are off whatever was set.
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
        "PREFECT_SERVER_LOGGING_LEVEL": "WARNING",
        "PREFECT_CLI_PROMPT": "false",
    }
    for name, value in defaults.items():
        os.environ.setdefault(name, value)
    (home / "prefect").mkdir(parents=True, exist_ok=True)
