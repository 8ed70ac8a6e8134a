"""A bracket has lost its partner, or never had one.

The words on both sides tell whether a bracket was thrown in. Where they do not run on, the sort of aside shows where
the partner stood: an acronym, a conversion, a date, a place, `known as`, the clause that goes on behind it.

    >>> unpaired_bracket.fix("Council HRC) met. A law (PMLA was passed in the early (going by 12 votes (9%.")
    'Council (HRC) met. A law (PMLA) was passed in the early going by 12 votes (9%).'
    >>> unpaired_bracket.fix("The bag weighs 390 grams (0.86 pounds, says Olha Koval.")
    'The bag weighs 390 grams (0.86 pounds), says Olha Koval.'
    >>> unpaired_bracket.fix("It was made by Olha Koval a cook from Izmail), who sews at night.")
    'It was made by Olha Koval (a cook from Izmail), who sews at night.'

Lists, faces and asides that run on into the next paragraph are meant:

    >>> unpaired_bracket.fix("Choose: a) tea; 2) coffee :) Thank you))")
    'Choose: a) tea; 2) coffee :) Thank you))'

Where the partner is surely lost and its place is not shown, nothing is done:

    >>> unpaired_bracket.fix("The bridge was closed to lorries over five tonnes in winter), and nobody minded.")
    'The bridge was closed to lorries over five tonnes in winter), and nobody minded.'
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from articles import ALWAYS, Edit, Passage
from cleaners.address import in_address
from cleaners.aside import LONGEST, STOPS, begins_aside, complete, runs_on
from cleaners.aside_end import end_of_aside
from cleaners.aside_start import may_have_begun, numbered, start_of_aside
from cleaners.cleaner import cleaner

BRACKETS: Final = "()[]{}"
BRACKET: Final = re.compile(r"[()\[\]{}]")
PARTNER: Final = {")": "(", "]": "[", "}": "{"}
CLOSING: Final = {"(": ")", "[": "]", "{": "}"}
MANY: Final = 50
"""Brackets without a partner beyond which a text is no prose, and is left alone."""
ITEM: Final = re.compile(r"(?:^|\s)\d{1,2}$|(?:^|[\n:;,.(])\s*(?:[A-Za-zА-яіїєґ]|\d{1,3}|[ivx]{1,4})$")
NUMBERED: Final = re.compile(r"[\n:;]\s*\w{1,3}$")
LETTER: Final = re.compile(r"(?<![^\s(])[a-zA-Z1-9]$")
EYES: Final = re.compile(r"[:;=][-'^]?$")
FACE: Final = re.compile(r"(?:[:;=][-'^]?|\b[xX8])$|[)(]$")
SMILES: Final = re.compile(r"\(\((?!\w)")
# `[0, 1)`: an interval that one of its ends is no part of.
INTERVAL: Final = re.compile(
    r"\[[-+−]?[\w.∞]{1,8}[,;] ?[-+−]?[\w.∞]{1,8}\)|\([-+−]?[\w.∞]{1,8}[,;] ?[-+−]?[\w.∞]{1,8}\]"
)
# `)) and`, `)).`, but not the smile at the end of a message: `(just joking))`
GOES_ON: Final = re.compile(r"[.,;:?!]| [\w–—-]")
ACRONYM_BEFORE: Final = re.compile(r"(?<![\w(])[A-Z][A-Z0-9&-]{1,9}$")


class Finding(NamedTuple):
    """A bracket at ``at`` without a partner, and what mends it; None where that is not certain."""

    at: int
    edit: Edit | None


@cleaner(strength=ALWAYS, version=3, signs=BRACKETS)
def unpaired_bracket(passage: Passage) -> Iterator[Edit]:
    for finding in findings(passage):
        if finding.edit is not None:
            yield finding.edit


def findings(passage: Passage) -> Iterator[Finding]:
    """Every bracket without a partner that is not meant to stand alone, with what certainly mends it."""
    text = passage.text
    alone = _unpaired(text)
    if not alone or len(alone) > MANY:
        return
    half_open = {place for interval in INTERVAL.finditer(text) for place in (interval.start(), interval.end() - 1)}
    mismatched = {} if passage.source and _unpaired(passage.source) else _mismatched(text, alone)
    for at in alone:
        bracket = text[at]
        if at in half_open:
            continue
        if at in mismatched:
            first, second = mismatched[at]
            # Round brackets are the usual ones: where one of the two is round, the other one is wrong.
            if at == (first if text[second] == ")" else second):
                right = "(" if at == first else CLOSING[text[first]]
                yield Finding(
                    at, Edit(at, at + 1, right, f"The brackets {text[first]} and {text[second]} are no pair.")
                )
        elif _twice(text, at, alone):
            yield Finding(at, Edit(at, at + 1, "", f"The bracket {bracket} stands twice."))
        elif not in_address(text, at) and not _meant(passage, at):
            yield Finding(at, _opening(text, at) if bracket in CLOSING else _closing(text, at))


def _opening(text: str, at: int) -> Edit | None:
    """What mends a bracket that opens and is not closed."""
    where = end_of_aside(text, at)
    if where >= 0:
        return Edit(where, where, CLOSING[text[at]], "The bracket that closes is missing.")
    if not runs_on(text, at) and (begins_aside(text, at) or (text[at] == "(" and complete(text, at))):
        return None
    return removed(text, at)


def _closing(text: str, at: int) -> Edit | None:
    """What mends a bracket that closes and was not opened."""
    where = start_of_aside(text, at)
    if where >= 0:
        return Edit(where, where, PARTNER[text[at]], "The bracket that opens is missing.")
    # A bracket that is thrown in stands between two words, and the words before it run on.
    lost = text[at + 1 : at + 2] in STOPS or (text[at] == ")" and not runs_on(text, at) and may_have_begun(text, at))
    return None if lost else removed(text, at)


def removed(text: str, at: int) -> Edit:
    """The edit that takes out the bracket, and a space that it leaves too many or too few."""
    bracket = text[at]
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    reason = f"The bracket {bracket} has no partner."
    if (before in {"", " "} and after == " ") or (before == " " and after in {"", ".", ","}):
        end = at + 2 if after == " " else at + 1
        return Edit(at if after == " " else at - 1, end, "", reason)
    return Edit(at, at + 1, " " if before.isalnum() and after.isalnum() and bracket in "()" else "", reason)


@lru_cache(maxsize=64)
def _unpaired(text: str) -> tuple[int, ...]:
    """The brackets without a partner of their sort."""
    opened: dict[str, list[int]] = {"(": [], "[": [], "{": []}
    unpaired = []
    for match in BRACKET.finditer(text):
        if match[0] in opened:
            opened[match[0]].append(match.start())
        elif opened[PARTNER[match[0]]]:
            opened[PARTNER[match[0]]].pop()
        else:
            unpaired.append(match.start())
    return tuple(sorted([*unpaired, *opened["("], *opened["["], *opened["{"]]))


def _twice(text: str, at: int, alone: Sequence[int]) -> bool:
    """Whether the bracket stands beside one of its sort that has a partner: `(in high season)), and`, `((SES) came`."""
    bracket = text[at]
    if bracket in CLOSING:
        return text[at + 1 : at + 2] == bracket and at + 1 not in alone and text[at + 2 : at + 3].isalnum()
    return (
        text[at - 1 : at] == bracket
        and at - 1 not in alone
        and text[at - 2 : at - 1] not in {*PARTNER, "'", "("}
        and not EYES.search(text, max(0, at - 3), at - 1)
        and GOES_ON.match(text, at + 1) is not None
    )


def _mismatched(text: str, alone: Sequence[int]) -> dict[int, tuple[int, int]]:
    """Pairs of two sorts, `(in May]`: one opens, the next closes, on the same line and with no other between."""
    pairs = {}
    for first, second in pairwise(alone):
        if (
            text[first] in CLOSING
            and text[second] in PARTNER
            and second - first < LONGEST
            and "\n" not in text[first:second]
            and first not in pairs
            and not text[first + 1 : second].isspace()
            and not NUMBERED.search(text[max(0, second - 5) : second])
        ):
            pairs[first] = pairs[second] = (first, second)
    return pairs


def _meant(passage: Passage, at: int) -> bool:
    """Whether the bracket numbers a list item, smiles, or has its partner in a neighbouring passage."""
    text, bracket = passage.text, passage.text[at]
    if passage.source is not None and _unpaired(passage.source):
        return any(passage.source[place] == bracket for place in _unpaired(passage.source))
    if bracket == ")":
        if (
            (ITEM.search(text[max(0, at - 5) : at]) and not numbered(text, at))
            or _lettered(text, at)
            or FACE.search(text[max(0, at - 3) : at])
            or text.startswith("))", at)
        ):
            return True
        # Without a full stop a closing bracket at the end of a message is a smile: `Thank you)`.
        return (
            not text[at + 1 :].strip()
            and text[at - 1 : at].isalpha()
            and not ACRONYM_BEFORE.search(text, max(0, at - 12), at)
        )
    if bracket == "(" and (FACE.search(text[max(0, at - 2) : at]) or SMILES.match(text, at)):
        return True
    if bracket in CLOSING:
        return any(passage.after[place] == CLOSING[bracket] for place in _unpaired(passage.after))
    return any(passage.before[place] == PARTNER[bracket] for place in _unpaired(passage.before))


def _lettered(text: str, at: int) -> bool:
    """Whether the item before this one or the next is lettered or numbered too: `a) north b) south`."""
    item = LETTER.search(text, max(0, at - 2), at)
    return (
        item is not None and re.search(rf"(?<!\w)[{chr(ord(item[0]) - 1)}{chr(ord(item[0]) + 1)}]\)", text) is not None
    )
