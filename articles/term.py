"""A term: an entry of the glossary where it stands in a source."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """What ``source[start:end]`` of a passage is to be called in English, whatever form it stands in there.

    ``source`` is the term as the glossary spells it and ``english`` its rendering. ``others`` are renderings that
    the glossary names as not wanted.
    """

    source: str
    english: str
    start: int
    end: int
    others: tuple[str, ...] = ()
