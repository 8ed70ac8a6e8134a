"""The English is far shorter or longer than its source.

    >>> length.ask("Уряд ухвалив рішення про будівництво нового мосту через річку біля міста.", "The government.", "uk")
    ['short']

English and Ukrainian or Russian prose are of about the same length. Of short texts, where one long word weighs much,
and of passages that are mostly names, numbers and addresses nothing is said.
"""

from collections.abc import Iterator

from articles import Doubt, Severity
from checks.check import check
from checks.pair import Pair

SHORTEST = 40


@check(version=1, kinds={"short": Severity.BLOCKS, "long": Severity.NOTES})
def length(pair: Pair) -> Iterator[Doubt]:
    """Lengths that no translation has."""
    source, english = len(pair.origin.strip()), len(pair.english.strip())
    if source < SHORTEST or not english:
        return
    ratio = english / source
    # Of 2,000 translations by people none of 40 letters or more was shorter than 0.55, and few were longer than 1.7.
    if ratio < (0.45 if source < 80 else 0.53):
        reason = f"the English has {ratio:.0%} of the source's length"
        yield length.doubt("short", reason, (0, len(pair.english)), (0, len(pair.origin)))
    elif ratio > (2.2 if source < 80 else 1.9):
        reason = f"the English has {ratio:.0%} of the source's length"
        yield length.doubt("long", reason, (0, len(pair.english)), (0, len(pair.origin)))
