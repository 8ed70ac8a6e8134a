"""A translator's own signs have come out with the text.

Subword marks (`▁`, `@@`), unknown words (`<unk>`, `[UNK]`, `⁇`), sentence and padding signs (`<s>`, `</s>`, `<pad>`).

    >>> token_debris.fix("The▁Chief▁of staff trans@@ lated it</s> a well @-@ known <unk> , they don ⁇ t know")
    'The Chief of staff translated it a well-known, they don’t know'

Handles, doubts and sums are meant:

    >>> token_debris.fix("Write to @@kyiv?? [unknown] and a @ b")
    'Write to @@kyiv?? [unknown] and a @ b'
"""

import re
from collections.abc import Iterator

from articles import ALWAYS, Edit, Passage
from cleaners.cleaner import cleaner
from cleaners.markup import about_markup

SIGN = (
    r"(?:<unk>|\[UNK\]|<\|?endoftext\|?>|\[(?:CLS|SEP|PAD|MASK)\]|</?s>|<pad>|<[bem]os>|<extra_id_\d+>|<2[a-z]{2}>"
    r"|>>[a-z]{2,3}<<|⁇|▁)"
)
DEBRIS = re.compile(
    r"(?<=[^\W\d_])[ ]?⁇[ ]?(?P<apostrophe>)(?=(?:s|t|m|d|re|ve|ll)\b)"
    r"|(?P<joined>(?<=\w)[ ]?@(?P<mark>[-–.,/:])@[ ]?(?=\w))"
    r"|(?P<subword>(?<=\w)@@(?:[ ]|$)|(?<=[ ])@@(?=\w+[ ].*@@)|(?<=[a-z])[ ]##(?=[a-z]{1,12}\b))"
    rf"|(?P<row>[ ]*{SIGN}(?:[ ]*{SIGN})*[ ]*)",
    re.IGNORECASE,
)


@cleaner(strength=ALWAYS, version=1, signs="▁@⁇<[>#")
def token_debris(passage: Passage) -> Iterator[Edit]:
    text = passage.text
    if not ("▁" in text or "@" in text or "⁇" in text or "<" in text or "[" in text or "##" in text):
        return
    for match in DEBRIS.finditer(text):
        start, end = match.span()
        if match["apostrophe"] is not None:
            yield Edit(start, end, "'" if "'" in text else "’", "An apostrophe was unknown to the translator.")
        elif match["joined"]:
            yield Edit(start, end, match["mark"], f"“{match[0].strip()}” is a mark in the translator's own writing.")
        elif match["subword"]:
            yield Edit(start, end, "", f"“{match[0].strip()}” joins parts of a word in the translator's own writing.")
        elif not about_markup(text, start) and not (passage.source and match[0].strip() in passage.source):
            yield Edit(start, end, _left(text, match), "A sign of the translator's own has come out with the text.")


def _left(text: str, match: re.Match[str]) -> str:
    """One space where words stand on both sides and there was a space, or the sign is one itself."""
    start, end = match.span()
    if not start or end == len(text) or text[start - 1] == "\n" or text[end] == "\n":
        return ""
    spaced = match[0] != match[0].strip() or "▁" in match[0]
    return " " if spaced and text[end] not in ".,;:!?)”" and text[start - 1] not in "(“ " else ""
