"""Whether words are somebody's own or the newsroom's.

Who speaks says `I`, `our`, `isn’t`; who reports names days, sums and full names. Where nobody is said to speak, a lost
quotation mark is put back around the first only.
"""

import re
from itertools import pairwise
from typing import Final

from cleaners.aside import MONTH
from cleaners.quotation_mark import SENTENCE, UNDECIDED, WEAK

# In front of these words of the speaker's own, or behind a verb of speech, the quotation begins within the sentence.
FIRST_PERSON: Final = re.compile(
    r"\b(?:I|[Ww]e|[Mm]y|[Oo]urs?|mine|ourselves|myself|us|me|[Yy]ou|[Yy]our|[A-Za-z]+n['’]t|[Ii]t['’]s|[Tt]hat['’]s|[Ll]et['’]s)\b"
)
OWN: Final = re.compile(r"\b(?:me|my|myself)\b")
# What the newsroom says in its own voice: days, sums, full names, whose word it is.
FACT: Final = re.compile(
    rf"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\d {MONTH}\b|\b{MONTH} \d"
    r"|[$€£]\d|\d (?:million|billion|percent|per cent)\b|\d%|(?<=[a-z] )[A-Z][a-z]+ [A-Z][a-z]+\b"
    r"|\b(?:according to|said|says|reported|reports|told|announced|stated|noted)\b"
)
DATED: Final = re.compile(
    r"\b(?:on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|evening|night|afternoon))?|(?:in|of) \d{4}"
    r"|\d (?:million|billion|percent|per cent)|\d%|[$€£]\d[\d.,]*"
    rf"|in {MONTH})[.!?]?$"
)
# What somebody says who is moved by it.
VALUED: Final = re.compile(
    r"\b(?:very|really|just|only|must|should|need|needs|important|good|bad|best|worst|never|always|everyone|everything"
    r"|nothing|nobody|people|lot|things?|think|want|simply|absolutely|great|beautiful|terrible|hope|[Tt]his is)\b"
)


def unspoken(text: str, start: int, end: int) -> float:
    """What it costs to believe that somebody spoke what nobody is said to have spoken: nothing for words of his own."""
    if FIRST_PERSON.search(text, start, end) or text[end - 1 : end] in {"?", "!"}:
        return 0.0
    return WEAK if FACT.search(text, start, end) and not VALUED.search(text, start, end) else UNDECIDED


def all_spoken(text: str, start: int, end: int, but_last: bool = False) -> bool:
    """Whether every sentence behind the first, or every one before the last, is in somebody's own words.

    A single sentence is, whatever it says.
    """
    ends = [match.end() for match in SENTENCE.finditer(text, start, end)]
    places = [start, *ends, end]
    sentences = list(pairwise(places))
    others = sentences[:-1] if but_last else sentences[1:]
    return all(FIRST_PERSON.search(text, first, last) for first, last in others)
