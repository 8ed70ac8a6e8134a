"""Words as the search knows them: without case, accents and apostrophes, the same for what is stored and asked."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import accumulate

LONGEST = 40
"""So many characters of a word are kept: two words that differ only behind them are found together."""
MOST = 900_000
"""Bytes of words of one article: a PostgreSQL tsvector holds a megabyte."""
ASKED = 8
"""So many words of a question count."""

WORD = re.compile(r"[^\W_]+")
# Marks that are no part of how a word is looked for: п'ять, п’ять and пʼять are пять, and a soft hyphen is nothing.
INSIDE = re.compile("(?<=\\w)['`\u00b4\u02bc\u2018\u2019\u00ad\u200b-\u200d\u2060\ufeff]+(?=\\w)")
# Letters with a stroke of their own, which Unicode does not take apart.
STROKES = str.maketrans("ґłøđħıŧ", "гlodhit")


def folded(text: str) -> str:
    """``text`` in the letters that words are compared by.

    >>> folded("Об’єкт Ґалаґан, Dvořák, Їжак, замо́к")
    'обєкт галаган, dvorak, іжак, замок'
    """
    if text.isascii():
        return INSIDE.sub("", text.lower())
    apart = unicodedata.normalize("NFKD", INSIDE.sub("", text).casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).translate(STROKES)


def words(texts: Iterable[str]) -> list[str]:
    """Every different word of the texts, sorted.

    >>> words(["The bridge, the BRIDGE.", "Міст_відкрили"])
    ['bridge', 'the', 'відкрили', 'міст']
    """
    found = sorted({word[:LONGEST] for word in WORD.findall(folded(" ".join(texts)))})
    sizes = accumulate(len(word.encode()) for word in found)
    return [word for word, size in zip(found, sizes, strict=True) if size <= MOST]


def asked(question: str) -> list[str]:
    """The words that a person asks for, in order; whatever else stands in the question means nothing.

    >>> asked('bridge AND "Міст*" NEAR(')
    ['bridge', 'and', 'міст', 'near']
    """
    return list(dict.fromkeys(word[:LONGEST] for word in WORD.findall(folded(question[:1000]))))[:ASKED]
