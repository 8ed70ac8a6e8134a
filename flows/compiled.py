"""The cleaners compiled: the same modules made into machine code by ``make fast``, used where they are up to date.

They stand in the environment's own folder, apart from the sources, so that what somebody edits is what runs: a build
that was made of other sources is left alone. Compiled modules have no docstrings, so they serve ``chysto repair`` and
not what explains cleaners.
"""

import sys
from hashlib import blake2b
from pathlib import Path

SOURCES = Path(__file__).parent.parent
BUILD = Path(sys.prefix) / "compiled"
ROOMS = ("articles", "cleaners")
STAMP = "stamp"
"""The file in a build that holds the digest of what it was made of."""


def digest(root: Path) -> str:
    """Of the modules and tables in the rooms under ``root``, with their names, and of the Python they are for."""
    files = sorted(file for room in ROOMS for file in (root / room).iterdir() if file.suffix in {".py", ".toml"})
    whole = blake2b(sys.version.encode(), digest_size=16)
    for file in files:
        data = file.read_bytes()
        whole.update(f"\0{file.parent.name}/{file.name}\0{len(data)}\0".encode() + data)
    return whole.hexdigest()


def current(build: Path = BUILD, sources: Path = SOURCES) -> bool:
    """Whether there is a build, and of these sources."""
    try:
        return (build / STAMP).read_text(encoding="ascii") == digest(sources)
    except (OSError, ValueError):
        return False


def prefer(build: Path = BUILD) -> None:
    """Import the compiled modules from here on, if they are current and no others are imported yet."""
    if sys.modules.keys().isdisjoint(ROOMS) and current(build):
        sys.path.insert(0, str(build))
