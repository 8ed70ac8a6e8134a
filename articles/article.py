"""An article: one document as it was read."""

import hashlib
from dataclasses import dataclass
from functools import cached_property

from articles.passage import Passage


@dataclass(frozen=True)
class Article:
    """One document: its passages in order and where it came from.

    ``origin`` names the place (a path, an address, a path with a record's id); ``form`` is the format it was read
    from: ``txt``, ``md``, ``html`` or ``jsonl``; ``encoding`` is what its bytes turned out to be. Identity is origin
    plus ``digest``: the same content from the same place is the same article.
    """

    origin: str
    passages: tuple[Passage, ...]
    form: str = "txt"
    encoding: str = "utf-8"

    @cached_property
    def digest(self) -> str:
        """SHA-256, in hexadecimal, over kind and text of every passage."""
        content = hashlib.sha256()
        for passage in self.passages:
            content.update(f"{passage.kind}\x1f{passage.text}\x1e".encode("utf-8", "surrogatepass"))
        return content.hexdigest()

    @property
    def title(self) -> str:
        """The first line of the first passage that has any text; empty for an article without text."""
        for passage in self.passages:
            if text := passage.text.strip():
                return text.splitlines()[0]
        return ""
