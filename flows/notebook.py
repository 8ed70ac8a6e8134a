"""What earlier runs saw of a feed: a copy of it, and each page with what its server knows it by.

In CHYSTO_HOME/feeds, two files a feed. They only spare servers and time: without them everything is asked for again,
and nothing is stored twice.
"""

import hashlib
import json
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path

from flows.outputs import write_whole
from flows.web import Mark

SETTLED = 0.1
"""A page that has stood unchanged for some time is not asked for again within a tenth of that time: the same
that browsers do with pages that say nothing of it, https://www.rfc-editor.org/rfc/rfc9111#section-4.2.2."""


@dataclass
class Seen:
    """A page as it was read: ``digest`` is its article's, ``stamp`` the feed's words about it, times are Unix's.

    It was asked for at ``asked`` the last time and had last changed at ``changed``.
    """

    digest: str
    stamp: str
    changed: float
    asked: float
    mark: Mark = field(default_factory=Mark)

    def fresh(self, stamp: str, now: float) -> bool:
        """Whether it need not be asked for again yet: the feed says the same of it, and it was asked for just now."""
        return stamp == self.stamp and 0 <= now - self.asked < (self.asked - self.changed) * SETTLED


@dataclass
class Notebook:
    """The notes on one feed, in two files beginning with ``at``; ``copy`` is the feed as it last came, if it did."""

    at: Path
    copy: bytes | None = None
    mark: Mark = field(default_factory=Mark)
    pages: dict[str, Seen] = field(default_factory=dict)

    @classmethod
    def open(cls, home: Path, feed: str) -> "Notebook":
        """The notes on the feed at this address; empty ones where there are none, or none that can be read."""
        notes = cls(home / "feeds" / hashlib.sha256(feed.encode("utf-8", "replace")).hexdigest()[:16])
        with suppress(OSError, ValueError, TypeError, KeyError, AttributeError):
            noted = json.loads(notes.at.with_suffix(".json").read_bytes())
            pages = {
                str(guid): Seen(**{**seen, "mark": Mark(*map(str, seen["mark"]))})
                for guid, seen in noted["pages"].items()
            }
            copy = notes.at.with_suffix(".xml").read_bytes()
            if hashlib.sha256(copy).hexdigest() == noted["copy"]:
                notes.copy, notes.mark = copy, Mark(*map(str, noted["mark"]))
            notes.pages = pages
        return notes

    def save(self) -> None:
        """Write the notes. Raises Complaint."""
        copy = self.copy or b""
        noted = {
            "mark": self.mark,
            "copy": hashlib.sha256(copy).hexdigest(),
            "pages": {guid: asdict(seen) for guid, seen in self.pages.items()},
        }
        write_whole(self.at.with_suffix(".xml"), copy)
        write_whole(self.at.with_suffix(".json"), json.dumps(noted, ensure_ascii=False).encode())
