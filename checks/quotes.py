"""Quotation marks are missing from the English, or have no partner in it.

    >>> quotes.ask("«Ми готові до зими», – сказав він.", "We are ready for winter, he said.", "uk")
    ['missing']
    >>> quotes.ask("«Ми готові до зими», – сказав він.", "“We are ready for winter,” he said.", "uk")
    []

A quotation may go on in the next paragraph, so an open one is only noted, and only where the source closes its own.
Titles lose their marks in English (газета «День»), so a mark for a word or two is not missed.
"""

import re
from collections.abc import Iterator

from articles import Doubt, Severity
from checks.check import check
from checks.pair import Pair

QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”|„[^„“”]*[“”]|\"[^\"]*\"")
MARK = re.compile(r"[«»„“”\"]|(?<![^\W\d_])['‘]|['’](?![^\W\d_])")


@check(version=1, kinds={"missing": Severity.NOTES, "open": Severity.NOTES})
def quotes(pair: Pair) -> Iterator[Doubt]:
    """Speech that lost its marks, and marks that lost their partner."""
    if not pair.origin:
        return
    long = [match for match in QUOTED.finditer(pair.origin) if match[0].count(" ") > 1]
    if long and not MARK.search(pair.english):
        reason = "the source quotes and the English does not"
        yield quotes.doubt("missing", reason, source=long[0].span())
        return
    marks = [match.start() for match in re.finditer(r"[“”\"]", pair.english)]
    ours = sum(map(pair.origin.count, '«»„“”"'))
    if len(marks) % 2 and not ours % 2 and marks:
        yield quotes.doubt("open", "a quotation mark has no partner", (marks[-1], marks[-1] + 1))
