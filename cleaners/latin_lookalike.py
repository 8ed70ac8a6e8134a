"""A Latin letter poses as a Cyrillic one in a Ukrainian or Russian word, or the other way round.

    >>> latin_lookalike.fix("Пpезидент пiдписав указ про Fасebook")
    'Президент підписав указ про Facebook'

Words of two scripts that could not be written in one are meant so, and Latin words are Latin:

    >>> latin_lookalike.fix("PR-служба, IT-компанія, СМСка, iPhone та Apple")
    'PR-служба, IT-компанія, СМСка, iPhone та Apple'
"""

import re
from collections.abc import Iterator
from typing import Final

from articles import ALWAYS, Edit, Passage
from cleaners.cleaner import cleaner
from cleaners.lookalike import TABLE
from cleaners.shown import shown

LATIN: Final = "aeijkopcyxsABEIJKMHOPCTYXS"
CYRILLIC: Final = "аеіјкорсухѕАВЕІЈКМНОРСТУХЅ"
TO_CYRILLIC: Final = str.maketrans(LATIN, CYRILLIC)
WORD: Final = re.compile(r"[^\W\d_]+")
MIXED: Final = re.compile(r"[A-Za-z](?:(?=[\u0400-\u052f])|(?<=[\u0400-\u052f].))")
LATIN_LETTER: Final = re.compile(r"[A-Za-z]")
CYRILLIC_LETTER: Final = re.compile(r"[\u0400-\u052f]")


@cleaner(strength=ALWAYS, version=1, needs=MIXED.pattern)
def latin_lookalike(passage: Passage) -> Iterator[Edit]:
    text = passage.text
    for match in WORD.finditer(text):
        word = match[0]
        if not MIXED.search(word):
            continue
        cyrillic, latin = word.translate(TO_CYRILLIC), word.translate(TABLE)
        certain_cyrillic, certain_latin = not LATIN_LETTER.search(cyrillic), not CYRILLIC_LETTER.search(latin)
        if certain_cyrillic and certain_latin:
            # Nothing but look-alikes: the script of most letters is the word's.
            certain_cyrillic = 2 * len(CYRILLIC_LETTER.findall(word)) >= len(word)
        if not (certain_cyrillic or certain_latin):
            continue
        right, script = (cyrillic, "Latin") if certain_cyrillic else (latin, "Cyrillic")
        for index, (old, new) in enumerate(zip(word, right, strict=True), match.start()):
            if old != new:
                yield Edit(index, index + 1, new, f"A {script} {old} poses as its look-alike in “{shown(right)}”.")
