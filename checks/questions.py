"""A question has become a statement, or a statement a question.

    >>> questions.ask("Чому він мовчав?", "Why he was silent.", "uk")
    ['lost']
    >>> questions.ask("Він мовчав.", "Was he silent?", "uk")
    ['gained']

Question marks are counted; several at once, and one with an exclamation mark, count once.
"""

import re
from collections.abc import Iterator

from articles import Doubt, Severity
from checks.check import check
from checks.pair import Pair

MARKS = re.compile(r"[?!]*\?[?!]*")
ADDRESS = re.compile(r"(?:https?://|www\.)\S+")


@check(version=1, kinds={"lost": Severity.NOTES, "gained": Severity.NOTES})
def questions(pair: Pair) -> Iterator[Doubt]:
    """Question marks counted on both sides, those of web addresses left out."""
    if not pair.origin:
        return
    ours, theirs = (
        [match.span() for match in MARKS.finditer(ADDRESS.sub(lambda place: " " * len(place[0]), text))]
        for text in (pair.origin, pair.english)
    )
    if ours and not theirs:
        yield questions.doubt("lost", "the source asks and the English does not", source=ours[0])
    elif theirs and not ours:
        yield questions.doubt("gained", "the English asks and the source does not", theirs[0])
