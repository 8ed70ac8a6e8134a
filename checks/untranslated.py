"""Cyrillic letters are left in the English.

    >>> untranslated.ask(None, "The minister привітав the delegation.")
    ['words']
    >>> untranslated.ask(None, "Vladimir Рutin arrived.")
    ['letters']
    >>> untranslated.ask(None, "The minister greeted the delegation.")
    []

A single Cyrillic letter inside a Latin word is a look-alike and only noted. Text in quotation marks or brackets may be
cited on purpose (the word «паляниця») and is noted too.
"""

import re
from collections.abc import Iterator

from articles import Doubt, Severity, without_marked
from checks.check import check
from checks.pair import Pair

RUN = re.compile(r"[\u0400-\u052f]+(?:[\s,'’-]+[\u0400-\u052f]+)*")
CITED = re.compile(r"[«“\"(\[‘'][^«»“”\"()\[\]]*\Z")


@check(version=2, kinds={"words": Severity.BLOCKS, "cited": Severity.NOTES, "letters": Severity.NOTES})
def untranslated(pair: Pair) -> Iterator[Doubt]:
    """Runs of Cyrillic, apart from sentences that are marked as not translated."""
    if pair.english.isascii():
        return
    # The marker is a doubt of its own.
    text = without_marked(pair.english)
    for run in RUN.finditer(text):
        start, end = run.span()
        touching = text[start - 1 : start].isascii() and text[start - 1 : start].isalpha() and start > 0
        touching = touching or (text[end : end + 1].isascii() and text[end : end + 1].isalpha())
        if touching:
            yield untranslated.doubt("letters", f"Cyrillic “{run[0]}” is inside a Latin word", (start, end))
        elif CITED.search(text[max(0, start - 40) : start]) or len(run[0]) < 2:
            yield untranslated.doubt("cited", f"“{run[0]}” is not in English", (start, end))
        else:
            yield untranslated.doubt("words", f"“{run[0]}” was not translated", (start, end))
