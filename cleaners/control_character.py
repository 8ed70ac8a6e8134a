r"""A control character stands in the text.

Word processors, terminals and broken pipes leave them. Those that Windows-1252 gave a meaning to are that mark; a
replacement character between a word and `s`, `t`, `re`, `ll` … can only have been an apostrophe; the rest go.

    >>> control_character.fix("He\x92ll \x93come\x94 to\x0c Kyiv with Olena\ufffds b\x08rother")
    'He’ll “come” to Kyiv with Olena’s brother'

Line breaks and tabs have a meaning, and what a replacement character stood for elsewhere nobody knows:

    >>> control_character.fix("one\ttwo\nthree and Caf\ufffd")
    'one\ttwo\nthree and Caf\ufffd'
"""

import re
from collections.abc import Iterator
from typing import Final

from articles import ALWAYS, Edit, Passage
from cleaners.cleaner import cleaner

CONTROL: Final = re.compile(
    r"(?P<terminal>\x1b\[[0-9;?]*[A-Za-z])|(?P<control>[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]+)"
    r"|(?<=[^\W\d_])(?P<apostrophe>â?\ufffd+)(?=(?:s|t|m|d|re|ve|ll)\b)"
)
SIGNS: Final = "".join(map(chr, [*range(9), 11, 12, *range(14, 32), *range(127, 160)])) + "\ufffd"


def _meant(character: str) -> str:
    """What Windows-1252 means by a control character of Latin-1; nothing for the others."""
    if character < "\x80":
        return ""
    mark = character.encode("latin-1").decode("cp1252", "ignore")
    return mark if mark in "‘’‚“”„…–—•€™š›œžŸ‹ŠŒŽ" else ""


@cleaner(strength=ALWAYS, version=2, signs=SIGNS)
def control_character(passage: Passage) -> Iterator[Edit]:
    text = passage.text
    for match in CONTROL.finditer(text):
        if match["terminal"]:
            yield Edit(match.start(), match.end(), "", "A terminal's colours have no place in text.")
            continue
        if match["apostrophe"]:
            curly = "'" not in text
            yield Edit(match.start(), match.end(), "’" if curly else "'", "An apostrophe was lost in conversion.")
            continue
        after = "".join(map(_meant, match[0]))
        reason = f"“{after}” in the encoding Windows-1252." if after else "A control character has no place in text."
        yield Edit(match.start(), match.end(), after, reason)
