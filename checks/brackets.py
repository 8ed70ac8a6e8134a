"""A bracket has no partner, or the brackets of the source are gone.

    >>> brackets.ask("Завод (у Сумах) працює.", "The plant (in Sumy works.", "uk")
    ['open']
    >>> brackets.ask("Завод (у Сумах) працює.", "The plant works.", "uk")
    ['missing']
    >>> brackets.ask("1) вода; 2) хліб.", "1) water; 2) bread.", "uk")
    []

Commas and dashes may stand for round brackets, so missing ones are only noted, and smileys are no brackets.
"""

import re
from collections.abc import Iterator

from articles import Doubt, Severity
from checks.check import check
from checks.pair import Pair

PAIRS = (("(", ")"), ("[", "]"), ("{", "}"))
# Smileys, and the brackets of lists: 1) and а).
NO_BRACKETS = re.compile(r"[:;=8xX]['’]?-?[()]+|(?<!\()\(++(?=\s*$)|\)\)+|(?:^|[\s;,])[\w]{1,2}\)")


@check(version=1, kinds={"open": Severity.NOTES, "missing": Severity.NOTES})
def brackets(pair: Pair) -> Iterator[Doubt]:
    """Brackets counted on both sides."""
    source, english = (NO_BRACKETS.sub(_blank, text) for text in (pair.origin, pair.english))
    for left, right in PAIRS:
        opened, closed = english.count(left), english.count(right)
        even = source.count(left) == source.count(right)
        if opened != closed and even:
            place = english.rfind(left if opened > closed else right)
            yield brackets.doubt("open", f"“{english[place]}” has no partner", (place, place + 1))
        elif source and even and source.count(left) > opened and left not in pair.english:
            place = source.find(left)
            closing = source.find(right, place) + 1
            reason = f"the source has {source.count(left)} pairs of {left}{right}, the English {opened}"
            yield brackets.doubt("missing", reason, source=(place, max(closing, place + 1)))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
