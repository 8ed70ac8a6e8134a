"""A document: an article together with what its writer needs to give the same format back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from articles import Article, Kind, Passage


class Anchor(NamedTuple):
    """A stretch of a passage's text that was marked: a link, or emphasis.

    ``start`` and ``end`` place it in the text of the article's passage number ``passage``; ``text`` is what stands
    there. ``target`` is the link's address, and empty for emphasis. A link is never lost on writing; emphasis is
    where its words are found again.
    """

    passage: int
    start: int
    end: int
    target: str
    text: str


class Layout(Protocol):
    """All of a document that is not its passages' text: what its format's reader knew and its writer needs."""

    def write(self, document: "Document", texts: Sequence[str], anchors: Sequence[str]) -> str:
        """The document with ``texts`` in place of its passages; empty ones are dropped."""
        ...


@dataclass(frozen=True)
class Document:
    """An article as it was read, the links in it, and its layout."""

    article: Article
    anchors: tuple[Anchor, ...]
    layout: Layout


def article_of(origin: str, blocks: Iterable[tuple[Kind, str]], form: str, encoding: str) -> Article:
    """An article of these blocks, numbered."""
    blocks = tuple(blocks)
    passages = tuple(
        Passage(text, kind=kind, position=position, of=len(blocks)) for position, (kind, text) in enumerate(blocks)
    )
    return Article(origin, passages, form, encoding)


def sound(text: str) -> str:
    """``text`` without what no database and no encoder takes: NUL and lone surrogates become replacement signs."""
    text = text.replace("\x00", "\ufffd")
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
