"""A quotation mark opens or closes nothing.

    >>> orphaned_quote.fix('The senator "has led the committee since 2001.')
    'The senator has led the committee since 2001.'
    >>> orphaned_quote.fix("It was the mayor” who gave us hope.")
    'It was the mayor who gave us hope.'

    >>> orphaned_quote.fix("“We left,” the miller says.” He has moved to Reni.")
    '“We left,” the miller says. He has moved to Reni.'

Marks that measure, and quotations that run on into the next paragraph, are left alone:

    >>> orphaned_quote.fix('A 27" monitor and a 6\\'2" guard')
    'A 27" monitor and a 6\\'2" guard'
"""

import re
from collections.abc import Iterator
from typing import Final

from articles import ALWAYS, Edit, Passage
from cleaners.cleaner import cleaner
from cleaners.quotation import Reading, reading
from cleaners.quotation_mark import EXTRA, MARKS

# `the judges" decisions`: the apostrophe was taken for a quotation mark.
POSSESSIVE: Final = re.compile(
    r"\b(?!(?:this|thus|says|does|goes|always|perhaps|across|less|plus|besides|towards|afterwards|sometimes|unless|yes)\b)"
    r"[A-Za-z][a-z]{2,}s\"$",
    re.IGNORECASE,
)
OWNED_NAME: Final = re.compile(
    r"\b(?!(?:Chris|James|Charles|Nicholas|Thomas|Boris|Denis|Dennis|Louis|Lewis|Marcus|Francis)\b)"
    r"[A-Z]\w+s\" (?=[A-Z][a-z])"
)
OWNED: Final = re.compile(
    r" (?!(?:of|to|in|on|at|by|for|from|with|and|or|but|than|as|that|who|which|when|if|is|are|was|were|be|has|have|had"
    r"|will|would|can|could|may|the|a|an|his|her|its|their|our|he|she|it|they|we|not|also|said|says|do|does"
    r"|did|aren|isn|don|doesn|didn|won|weren|haven|should|must|might|may|where|why|how|there|all|more|less|most|now|then|just|only|up|out"
    r"|into|no|get|gets|got|become|became|say|went|made|took|about|over|under|after|before|because|so|while|until|since|through|during|between|against)\b|[a-z]+(?:ly|ed)\b)[a-z]"
)


@cleaner(strength=ALWAYS, version=1, signs=MARKS)
def orphaned_quote(passage: Passage) -> Iterator[Edit]:
    read = reading(passage)
    if not read.plain and read.sure:
        yield from removed(passage.text, read)


def removed(text: str, read: Reading) -> Iterator[Edit]:
    """The edits that take out the marks which quote nothing."""
    for mark in read.marks:
        if mark.role is EXTRA:
            start, end = mark.at, mark.at + 1
            if POSSESSIVE.search(text[max(0, start - 24) : start + 1]) and (
                OWNED.match(text, end) or OWNED_NAME.search(text[max(0, start - 24) : start + 4])
            ):
                yield Edit(start, end, "'", "A quotation mark stands for the apostrophe of a plural.")
                continue
            if text[:start].endswith(" ") and text[end : end + 1] in {" ", ""}:
                start -= 1
            elif not start and text[end : end + 1] == " ":
                end += 1
            yield Edit(start, end, "", f"The mark {mark.glyph} has no partner, and nothing is quoted here.")
