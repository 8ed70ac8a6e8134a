"""How sure a cleaner is of its edits."""

from enum import StrEnum


class Strength(StrEnum):
    """ALWAYS is applied at once; SUGGEST waits for a person."""

    ALWAYS = "always"
    SUGGEST = "suggest"


ALWAYS = Strength.ALWAYS
SUGGEST = Strength.SUGGEST
