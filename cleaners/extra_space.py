r"""There is more than one space between two words.

    >>> extra_space.fix("two  words and a\ttab or \t both")
    'two words and a tab or both'

Indents, line ends and tables in text are laid out so:

    >>> extra_space.fix("    indent\nname\tsize\nKyiv\t3")
    '    indent\nname\tsize\nKyiv\t3'
"""

import re
from collections.abc import Iterator
from typing import Final

from articles import ALWAYS, Edit, Passage
from cleaners.cleaner import cleaner

EXTRA: Final = re.compile(r"(?<=\S)(?:\t[ \t]*+|[ ][ \t]++)(?=\S)")
ROW: Final = re.compile(r"^[^\t\n]*\S\t+\S", re.MULTILINE)


@cleaner(strength=ALWAYS, version=1, signs=("  ", "\t"))
def extra_space(passage: Passage) -> Iterator[Edit]:
    text = passage.text
    table = "\t" in text and "\n" in text and len(ROW.findall(text)) > 1
    for match in EXTRA.finditer(text):
        if not (table and "\t" in match[0]):
            yield Edit(match.start(), match.end(), " ", "One space is enough between two words.")
