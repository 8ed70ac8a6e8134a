"""UTF-8 was read as Windows-1252, Latin-1 or Windows-1251.

The tables are ftfy's. What ftfy does to a whole text is done here to each run of other than ASCII characters alone, so
that one “healthy” mark does not shield the broken ones beside it, and a run counts only when it decodes without rest
to characters that news are written in.

    >>> mojibake.fix("It‚Äôs done".replace("‚Äô", "â€™") + " in the cafÃ©, he said in вЂњKyivвЂќ")
    'It’s done in the café, he said in “Kyiv”'

Foreign letters and Cyrillic words are right as they stand:

    >>> mojibake.fix("À la carte, Škoda, the word «Київ» and the letter В»")
    'À la carte, Škoda, the word «Київ» and the letter В»'
"""

import re
from collections.abc import Iterator
from itertools import product

from ftfy import bad_codecs  # noqa: F401  registers the "sloppy" codecs, which keep the bytes that Windows leaves out

from articles import ALWAYS, Edit, Passage
from cleaners.cleaner import cleaner

CODECS = ("sloppy-windows-1252", "latin-1", "sloppy-windows-1251")
PUNCTUATION = "‘’‚“”„†‡•…‰‹›€™–—−«»№£§©®°²³´·¼½¾×"
RUN = re.compile(r"[^\x00-\x7f]{2,}")
# A mark that Windows-1252 has no letter for loses its last byte on the way: the closing quote comes as `â€` alone.
CUT_OFF = re.compile(r"â€(?![\x80-\U0010ffff])")


def _spelt(mark: str) -> Iterator[str]:
    """The ways a mark looks after being read wrongly once or twice."""
    for codec in CODECS:
        once = mark.encode().decode(codec, "replace")
        yield once
        yield once.encode().decode(codec, "replace")


MARKS = {spelt: mark for mark in PUNCTUATION for spelt in _spelt(mark) if "\ufffd" not in spelt and len(spelt) > 1}
# Read as Windows-1251 these are what Ukrainian and Russian may hold: `В»` closes «ТОВ В».
MARKS = {spelt: mark for spelt, mark in MARKS.items() if len(spelt) > 2 or not re.search("[А-яЀ-ӿ]", spelt)}
MARK = re.compile("|".join(sorted(map(re.escape, MARKS), key=len, reverse=True)))
LETTERS = re.compile("[À-ſ\u0218-\u021b’]+|[А-яЁёІіЇїЄєҐґ’]{2,}")
SUSPECTS = "âÃÂÅÄÐÑвГДРСЂЃ"


def _decoded(run: str) -> str | None:
    """What the run was before it was read wrongly, if it certainly was."""
    for codec, times in product(CODECS, (1, 2)):
        text = run
        try:
            for _ in range(times):
                text = text.encode(codec).decode("utf-8")
        except UnicodeError:
            continue
        if LETTERS.fullmatch(text) and not (codec == "sloppy-windows-1251" and re.fullmatch("[А-ЯЁІЇЄҐ]+", run)):
            return text
    return None


@cleaner(strength=ALWAYS, version=1, signs=SUSPECTS)
def mojibake(passage: Passage) -> Iterator[Edit]:
    text = passage.text
    found = [(match.start(), match.end(), MARKS[match[0]]) for match in MARK.finditer(text)]
    found += [(match.start(), match.end(), "”") for match in CUT_OFF.finditer(text)]
    taken = {at for start, end, _ in found for at in range(start, end)}
    for match in RUN.finditer(text):
        if not taken.isdisjoint(range(*match.span())):
            continue
        letters = _decoded(match[0])
        if letters:
            found.append((match.start(), match.end(), letters))
    for start, end, after in sorted(found):
        yield Edit(start, end, after, f"“{text[start:end]}” is “{after}” read in the wrong encoding.")
