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
from typing import Final

from articles import ALWAYS, Edit, Passage
from cleaners.cleaner import cleaner
from cleaners.markup import about_markup

SPACES: Final = frozenset("▁ĠĊ")
"""Signs that stand for a space, or a line's end."""
SIGN: Final = (
    r"(?:<unk>|\[UNK\]|<\|?endoftext\|?>|<\|im_(?:start|end)\|>|\[(?:CLS|SEP|PAD|MASK|[BES]OS)\]|</?s>|<pad>|<mask>|<[bem]os>|</w>"
    r"|<extra_id_\d+>|<2[a-z]{2}>|>>[a-z]{2,3}(?:_[A-Z][a-z]{3})?<<|⁇|▁|￭|Ġ|Ċ)"
)
# Which language to write, told once more within the text.
TOLD: Final = re.compile(
    r"(?<!\S)(?:__(?:eng|ukr|rus|deu|fra|spa|pol)__|(?:eng|ukr|rus|deu|fra|pol)_(?:Latn|Cyrl))(?:[ ]|$)"
)
LONGEST: Final = 1000
"""Characters of a quotation whose beginning is looked for."""
# Every alternative but the last-named begins with one of these, or a space before it; the look ahead spares trying all.
DEBRIS: Final = re.compile(
    r"(?=[ ]*+[@#<>\[⁇▁￭ĠĊ]|\A)(?:(?<=[^\W\d_])[ ]?⁇[ ]?(?P<apostrophe>)(?=(?:s|t|m|d|re|ve|ll)\b)"
    r"|(?P<joined>(?<=\w)[ ]?@(?P<mark>[-–.,/:'’])@[ ]?(?=\w))"
    r"|(?P<quoted>[ ]?@\"@[ ]?)"
    # A mark that joins nothing stands between two words.
    r"|(?P<alone>(?<=\w)[ ]@@[ ](?=\w)(?!.{0,1000}@@))"
    r"|(?P<subword>(?<=\w)@@(?:[ ]|$)|(?<=[A-Za-z])@@(?=[a-z])|(?<=[ ])@@(?=\w+[ ].*@@)"
    r"|(?<=[A-Za-z])[ ]?##(?=[’']?[a-z]{1,12}\b)"
    r"|(?<=\w)(?:￭[ ]|[ ]￭)(?=\w))"
    # The bytes of a character that has no token of its own.
    r"|(?P<bytes>(?:[ ]?<0x[0-9A-F]{2}>)+)"
    # The language the translator was told to write, at the very beginning.
    r"|(?P<told>\A(?:__[a-z]{2,3}__|[a-z]{3}_(?:Latn|Cyrl)|>>[a-z]{3}<<|<2[a-z]{2}>|en_XX)[ ]+(?=\S))"
    rf"|(?P<row>[ ]*{SIGN}(?:[ ]*{SIGN})*[ ]*))",
    re.IGNORECASE,
)


@cleaner(strength=ALWAYS, version=2, signs="▁@⁇<[>#_￭ĠĊ")
def token_debris(passage: Passage) -> Iterator[Edit]:
    text = passage.text
    if "_" in text:
        for match in TOLD.finditer(text):
            yield Edit(*match.span(), "", f"“{match[0].strip()}” tells the translator which language to write.")
    for match in DEBRIS.finditer(text):
        start, end = match.span()
        if match["apostrophe"] is not None:
            yield Edit(start, end, "'" if "'" in text else "’", "An apostrophe was unknown to the translator.")
        elif match["joined"]:
            yield Edit(start, end, match["mark"], f"“{match[0].strip()}” is a mark in the translator's own writing.")
        elif match["quoted"]:
            # Its spaces are on the side of what it does not quote.
            closes = text.count('"', max(0, start - LONGEST), start) % 2 == 1
            after = '"' if (end == len(text) if closes else not start) else '" ' if closes else ' "'
            yield Edit(start, end, after, f"“{match[0].strip()}” is a mark in the translator's own writing.")
        elif match["alone"]:
            yield Edit(start, end, " ", f"“{match[0].strip()}” is a mark in the translator's own writing.")
        elif match["subword"]:
            yield Edit(start, end, "", f"“{match[0].strip()}” joins parts of a word in the translator's own writing.")
        elif match["bytes"]:
            after = _spelt(match["bytes"])
            if after:
                yield Edit(start, end, after, f"“{after}” is spelled out in bytes.")
        elif match["told"]:
            yield Edit(start, end, "", f"“{match[0].strip()}” tells the translator which language to write.")
        elif not about_markup(text, start) and not (passage.source and match[0].strip() in passage.source):
            yield Edit(start, end, _left(text, match), "A sign of the translator's own has come out with the text.")


def _spelt(row: str) -> str:
    """What a row of bytes spells in UTF-8; nothing when it spells nothing."""
    try:
        return bytes(int(byte, 16) for byte in re.findall("0x(..)", row)).decode()
    except UnicodeDecodeError:
        return ""


def _left(text: str, match: re.Match[str]) -> str:
    """One space where words stand on both sides and there was a space, or the sign is one itself."""
    start, end = match.span()
    if not start or end == len(text) or text[start - 1] == "\n" or text[end] == "\n":
        return ""
    spaced = match[0] != match[0].strip() or not SPACES.isdisjoint(match[0])
    return " " if spaced and text[end] not in ".,;:!?)”" and text[start - 1] not in "(“ " else ""
