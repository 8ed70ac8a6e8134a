"""A bracket has lost its partner, or never had one.

An acronym, a score or an aside at the end of a sentence shows where the partner stood; otherwise the bracket goes.

    >>> unpaired_bracket.fix("Council HRC) met. A law (PMLA was passed in the early (going by 12 votes (9%.")
    'Council (HRC) met. A law (PMLA) was passed in the early going by 12 votes (9%).'

Lists, faces and asides that run on into the next paragraph are meant:

    >>> unpaired_bracket.fix("Choose: a) tea; 2) coffee :) Thank you))")
    'Choose: a) tea; 2) coffee :) Thank you))'
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from articles import ALWAYS, Edit, Passage
from cleaners.address import in_address
from cleaners.cleaner import cleaner

BRACKET = re.compile(r"[()\[\]{}]")
PARTNER = {")": "(", "]": "[", "}": "{"}
CLOSING = {"(": ")", "[": "]", "{": "}"}
MANY = 50
"""Brackets without a partner beyond which a text is no prose, and is left alone."""
LONGEST = 200
"""Characters that an aside may have."""
ITEM = re.compile(r"(?:^|\s)\d{1,2}$|(?:^|[\n:;,.(])\s*(?:[A-Za-zА-яіїєґ]|\d{1,3}|[ivx]{1,4})$")
NUMBERED = re.compile(r"[\n:;]\s*\w{1,3}$")
LETTER = re.compile(r"(?<![^\s(])[a-zA-Z1-9]$")
FACE = re.compile(r"(?:[:;=][-'^]?|\b[xX8])$|[)(]$")
FACE_BEGINS = re.compile(r"[-'^]?[:;=]|[(]")
SMILES = re.compile(r"\(\((?!\w)")
# `[0, 1)`: an interval that one of its ends is no part of.
INTERVAL = re.compile(r"\[[-+−]?[\w.∞]{1,8}[,;] ?[-+−]?[\w.∞]{1,8}\)|\([-+−]?[\w.∞]{1,8}[,;] ?[-+−]?[\w.∞]{1,8}\]")
SHORT = re.compile(
    r"(?:(?:b|d|r|c|ca|born|died|founded)\.? \d{3,4}|[Nn]o\. \d[\w/-]*"
    r"|[A-Z][A-Z0-9&.-]{1,9}|[A-Z]-[A-Z]\w+\.?|[\d.,:+%–-]*[\d%](?!\s*\w))(?=[\s,;!?]|\.?$|\.\s)"
)
# What nobody says but in brackets: `“The Clock” 1948)`, `i.e., guitar and voice)`, `born 1962)`.
ASIDE_BEFORE = re.compile(
    r"\b[A-Z]\w*[”\"’]? (?P<year>(?:1[5-9]|20)\d\d(?:\s?[-–—]\s?(?:(?:1[5-9]|20)\d\d|present))?)$"
    r"|(?<![\w(])(?:i\.e\.|e\.g\.|born (?=[A-Z\d])|formerly |pictured|also known as |aka )[^()\[\]!?\n]{0,60}$"
)
# No acronym of what stands before it: `7 999 UAH)`, `THE LAST)`.
SHOUTED = re.compile(r"(?:\d|\b[A-Z]{2,}) $")
ACRONYM_BEFORE = re.compile(r"(?<![\w(])[A-Z][A-Z0-9&-]{1,9}$")
# After these nothing is put in brackets: the bracket is dirt. `in the early (going`, `been (added to them`
RUNS_ON = re.compile(
    r"(?:^|\b(?:the|a|an|of|to|in|on|at|by|for|from|with|and|or|but|than|that|is|are|was|were|be|been|being|has|have|had"
    r"|will|would|can|could|may|must|this|these|those|his|her|its|their|our|your|my|same|there|if|when|who|which|as|not"
    r"|\w+['’](?:s|ve|re|ll|d|m)|very|so|more|most|all|any|some|no|each|every|about|into|they|we|he|she|it|you|I)"
    r"|\b(?:the|a|an|his|her|its|their|our|your|my|this|that)\s+[a-z]+(?:al|ly|ic|ous|ive|ful|less|able|ent|ant|y))\s*$",
    re.IGNORECASE,
)
ASIDE = re.compile(r"(?P<aside>[^()\[\].!?\n]{1,90}?)(?=[.!?…]['\"”’]?\s*$|[.!?…]['\"”’]?\s+[A-Z“\"]|\s*$)")
CAPITALISED = re.compile(r"\b[A-Z][a-z]*\.? $")
NO_ASIDE = re.compile(
    r"(?:the|a|an|of|on|at|by|for|from|with|and|or|but|than|that|is|are|was|were|be|been|has|have|had|will|would|can|could"
    r"|if|when|who|which|as|not|they|we|he|she|it|you|I|his|her|its|their|our|your|my|this|to|free|superb)\b"
)


@cleaner(strength=ALWAYS, version=2, signs="()[]{}")
def unpaired_bracket(passage: Passage) -> Iterator[Edit]:
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
                yield Edit(at, at + 1, right, f"The brackets {text[first]} and {text[second]} are no pair.")
            continue
        if in_address(text, at) or _meant(passage, at):
            continue
        if bracket == "(":
            where = _end_of_aside(text, at)
            if where:
                yield Edit(where, where, ")", "The bracket that closes is missing.")
                continue
        elif (
            bracket == ")"
            and (acronym := ACRONYM_BEFORE.search(text, max(0, at - 12), at))
            and not SHOUTED.search(text, max(0, acronym.start() - 12), acronym.start())
        ):
            yield Edit(acronym.start(), acronym.start(), "(", "The bracket that opens is missing.")
            continue
        if bracket == ")" and (aside := ASIDE_BEFORE.search(text, max(0, at - 80), at)):
            start = aside.start("year") if aside["year"] else aside.start()
            yield Edit(start, start, "(", "The bracket that opens is missing.")
            continue
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if (before in {"", " "} and after == " ") or (before == " " and after in {"", ".", ","}):
            end = at + 2 if after == " " else at + 1
            yield Edit(at if after == " " else at - 1, end, "", f"The bracket {bracket} has no partner.")
        else:
            filler = " " if before.isalnum() and after.isalnum() and bracket in "()" else ""
            yield Edit(at, at + 1, filler, f"The bracket {bracket} has no partner.")


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
            ITEM.search(text[max(0, at - 5) : at])
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


def _end_of_aside(text: str, at: int) -> int:
    """Where the aside that opens at ``at`` must have closed; 0 when it is no aside."""
    if RUNS_ON.search(text[max(0, at - 40) : at]):
        return 0
    short = SHORT.match(text, at + 1)
    if short:
        return short.end()
    aside = ASIDE.match(text, at + 1)
    if not aside or NO_ASIDE.match(aside["aside"]):
        return 0
    words = len(aside["aside"].split())
    # `Air (Force spokesman Yurii Ihnat said`
    if words > 4 and aside["aside"][:1].isupper() and CAPITALISED.search(text, max(0, at - 20), at):
        return 0
    named = aside["aside"][:1].isupper() or aside["aside"][:1].isdigit()
    return aside.end("aside") if words <= (12 if named else 5) else 0
