"""A name: a word of a source that names a person or a place."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands in a source, and in the nominative: Зеленського, Зеленський."""

    source: str
    nominative: str
