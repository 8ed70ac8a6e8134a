"""A passage: one block of an article, and the unit of repair and review."""

from enum import StrEnum
from typing import NamedTuple

from articles.name import Name
from articles.term import Term


class Kind(StrEnum):
    """What sort of block a passage is. Furniture and headline rules read it; writers restore it."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CAPTION = "caption"
    CELL = "cell"


class Passage(NamedTuple):
    """One block of text with all a pure function may know about it.

    The same noun serves before and after translation. As read, ``text`` is the source and ``source`` is None. After
    translation ``text`` is English and ``source`` the cleaned source it came from, in ``language``. English that
    somebody else translated has no source.

    ``position`` counts from 0 in an article ``of`` so many passages. ``before`` and ``after`` are the neighbours'
    texts (empty at the ends): a quotation continued over paragraphs can only be judged with them. ``speech`` is the
    article's prevailing double quotation mark, ``"`` or ``“``, or empty when it has none; both marks of a sort, ``""``
    or ``“”``, where the reader asked for that sort. ``listed`` is true where the article shows that it is in a list
    of other articles. ``terms`` are the glossary's terms in ``source``.
    """

    text: str
    source: str | None = None
    language: str | None = None
    kind: Kind = Kind.PARAGRAPH
    position: int = 0
    of: int = 1
    before: str = ""
    after: str = ""
    speech: str = ""
    listed: bool = False
    terms: tuple[Term, ...] = ()
    names: tuple[Name, ...] = ()
