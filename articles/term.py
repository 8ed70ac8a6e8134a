"""A term: an entry of the glossary where it stands in a source."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """What ``source[start:end]`` of a passage is to be called in English, whatever form it stands in there.

    ``source`` is the term as the glossary spells it and ``english`` its rendering. ``others`` are renderings that
    are not wanted. ``said_by`` is who calls it so: the glossary, or the rest of the article.
    """

    source: str
    english: str
    start: int
    end: int
    others: tuple[str, ...] = ()
    said_by: str = "the glossary"
