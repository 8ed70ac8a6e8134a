"""The English repeats itself where the source does not.

    >>> text = "The court ruled on mobilization and mobilization and mobilization."
    >>> repetition.ask("Суд ухвалив рішення про мобілізацію та призов.", text, "uk")
    ['loop']
    >>> repetition.ask("Він дуже, дуже втомився.", "He is very, very tired.", "uk")
    []

A word or a phrase said twice in a row is noted; three times or more block. What the source repeats as often is left
alone, and so is English that people double (had had, that that, bye bye).
"""

import re
from collections.abc import Iterator

from articles import Doubt, Severity
from checks.check import check
from checks.pair import Pair

# One to six words, then the same again, perhaps after a comma or a conjunction.
AGAIN = re.compile(
    r"(?<![\w'’-])((?:[^\W\d_][\w'’-]*)(?:[ ,]+[\w'’-]+){0,5}?)((?:[\s,;]+(?:(?:and|or)\s+)?\1(?![\w'’-]))+)",
    re.IGNORECASE,
)
SOURCE_AGAIN = re.compile(
    r"(?<![\w'’-])((?:[^\W\d_][\w'’-]*)(?:[ ,]+[\w'’-]+){0,5}?)"
    r"((?:[\s,;!.–—-]+(?:(?:і|й|та|и|или|або)\s+)?\1(?![\w'’-]))+)",
    re.IGNORECASE,
)
DOUBLED = frozenset(("had", "that", "bye", "ha", "no", "very", "so", "is", "do", "her", "blah", "knock", "million"))


@check(version=1, kinds={"loop": Severity.BLOCKS, "twice": Severity.NOTES})
def repetition(pair: Pair) -> Iterator[Doubt]:
    """Words and phrases that come again and again."""
    if not pair.origin and pair.source:
        return
    # A word that comes twice at all is the cheap sign without which nothing can be repeated in a row.
    lower = [word.text.lower() for word in pair.english_words]
    if len(set(lower)) == len(lower):
        return
    again = list(AGAIN.finditer(pair.english))
    most = max((_times(match) for match in SOURCE_AGAIN.finditer(pair.origin)), default=1) if again else 1
    for match in again:
        times = _times(match)
        # Тук-тук, тук-тук may be tap, tap, tap.
        if times <= (most if most == 1 else most + 1):
            continue
        if times > 2 and match[1].lower() not in DOUBLED:
            yield repetition.doubt("loop", f"“{match[1]}” comes {times} times in a row", match.span())
        elif match[1].lower() not in DOUBLED and "," not in match[2]:
            yield repetition.doubt("twice", f"“{match[1]}” comes twice in a row", match.span())


def _times(match: re.Match[str]) -> int:
    return 1 + len(re.findall(rf"(?<![\w'’-]){re.escape(match[1])}(?![\w'’-])", match[2], re.IGNORECASE))
