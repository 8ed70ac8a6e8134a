"""Watching folders for what arrives in them."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

from flows.complaint import Complaint
from flows.inbox import Look, files_of, look

EVERY = 2.0
"""Seconds between two looks: a walk over ten thousand files takes a tenth of one."""


async def arrivals(folders: Sequence[str], every: float = EVERY) -> AsyncIterator[str]:
    """The folders in which files came or changed, each time that this has happened and all of them have settled.

    Whatever lies there at first is no arrival. Looking, and not asking the kernel, finds files on any file system.
    """
    known = {folder: state_of(folder) for folder in folders}
    last = dict(known)
    while True:
        await asyncio.sleep(every)
        for folder in folders:
            now = await asyncio.to_thread(state_of, folder)
            if now == last[folder] and any(known[folder].get(path) != state for path, state in now.items()):
                yield folder
            if now == last[folder]:
                known[folder] = now
            last[folder] = now


def state_of(folder: str) -> dict[Path, Look | None]:
    """Every file of a folder as it is now; nothing for a folder that cannot be read just now."""
    try:
        return {path: look(path) for path in files_of(Path(folder))}
    except Complaint:
        return {}
