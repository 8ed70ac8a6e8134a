r"""A space is of an odd width.

No-break, thin, em and figure spaces come from typeset pages; search, translation and every later cleaner know one.

    >>> odd_space.fix("10\u00a0000 people in\u2003Kyiv")
    '10 000 people in Kyiv'

Line breaks and tabs are other cleaners' affairs:

    >>> odd_space.fix("one\ttwo\nthree")
    'one\ttwo\nthree'
"""

import re
from collections.abc import Iterator
from typing import Final

from articles import ALWAYS, Edit, Passage
from cleaners.cleaner import cleaner

SPACES: Final = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
RUN: Final = re.compile(rf"[{SPACES}]+")


@cleaner(strength=ALWAYS, version=1, signs=SPACES)
def odd_space(passage: Passage) -> Iterator[Edit]:
    for match in RUN.finditer(passage.text):
        yield Edit(match.start(), match.end(), " ", "A space of an odd width where a plain one belongs.")
