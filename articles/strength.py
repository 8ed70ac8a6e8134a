"""How sure a cleaner is of its edits."""

from enum import StrEnum
from typing import Final


class Strength(StrEnum):
    """ALWAYS is applied at once; SUGGEST waits for a person."""

    ALWAYS = "always"
    SUGGEST = "suggest"


ALWAYS: Final = Strength.ALWAYS
SUGGEST: Final = Strength.SUGGEST
