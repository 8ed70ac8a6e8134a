"""The folder in which Chysto keeps everything."""

import os
from pathlib import Path

from flows.complaint import Complaint, Exit


def home() -> Path:
    """CHYSTO_HOME, as the settings have it, without loading their libraries: `repair` starts at once."""
    return placed(Path(os.environ.get("CHYSTO_HOME") or "~/.chysto"))


def placed(folder: Path) -> Path:
    """``folder`` by its whole path. Raises Complaint when it is in the home of a user that there is not."""
    try:
        return folder.expanduser().absolute()
    except RuntimeError:
        raise Complaint(
            f"CHYSTO_HOME={folder}: no such user has a home on this machine; name a folder by its whole path",
            Exit.USAGE,
        ) from None
