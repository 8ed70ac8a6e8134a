"""A sign has come apart from what it belongs to.

Translators that split words into tokens forget to join them again.

    >>> split_sign.fix("At 10 : 45 the 5 th brigade paid $ 5 and / or € 3, 7 % less than info@ example.com says")
    'At 10:45 the 5th brigade paid $5 and/or €3, 7% less than info@example.com says'

Where all marks stand apart, more of them are faults, which `space_before_mark` goes on with:

    >>> split_sign.fix("Some 3 , 400 people , among them 2 . 5 % of the town 's doctors , left at 7 p . m .")
    "Some 3,400 people , among them 2.5% of the town 's doctors , left at 7 p.m ."

Scores, choices and amounts with the sign behind them are meant:

    >>> split_sign.fix("They won 2 : 1, drank tea / coffee and paid 5 € 3 times; see /etc/hosts and %s or 5 %d")
    'They won 2 : 1, drank tea / coffee and paid 5 € 3 times; see /etc/hosts and %s or 5 %d'
"""

import re
from collections.abc import Iterator

from articles import ALWAYS, Edit, Passage
from cleaners.cleaner import cleaner

# The look ahead spares trying them all at every letter.
SPLIT = re.compile(
    r"(?=[ $€£/@w])(?:"
    r"(?P<currency>[$€£] (?<!\d [$€£] )(?=\d[\d.,]*\b(?![A-Za-z])))"
    r"|(?P<slash>(?: /[ ]?|/ )(?=(?:or|her?s?|she|him|h|s)\b))"
    r"|(?P<time> : (?<=\d : )(?=[0-5]\d(?!\d)))"
    r"|(?P<score> :(?<=\d :)(?=\d))"
    r"|(?P<decimal> \.(?<=\d \.)(?=\d+(?:%| (?:percent|per cent|million|billion|trillion|thousand)\b)))"
    r"|(?P<percent> %(?<=\d %)(?![\w(]))"
    r"|(?P<amount>(?<=[$€£]\d\.) (?=\d{1,2} (?:million|billion|trillion)\b))"
    r"|(?P<address>@ (?<=\w@ )(?=[\w-]+\.(?:com|ua|net|org|info)\b)|www\. (?=\w))"
    r"|(?P<ordinal> (?:(?<=1 )(?=st )|(?<=2 )(?=nd )|(?<=3 )(?=rd )|(?<=\d )(?=th ))))"
)
# Where other marks stand apart too, these do by the same fault: `1 , 200`, `10 . 5`, `p . m .`, `25 ° C`, `# tag`.
TOKENS = re.compile(
    r"(?P<thousands> , (?<=\d , )(?<!\d\d\d\d , )(?=\d{3}(?!\d)))"
    r"|(?P<point> \. (?:(?<=\d \. )(?<!\d\d\d\d \. )(?=\d)|(?<=\b[A-Za-z] \. )(?=[A-Za-z] \.)))"
    r"|(?P<behind> °(?<=\d °)(?: (?=[CF]\b))?)|(?P<front>(?<= )[#@] (?=[A-Za-z]))"
    r"|(?P<and> ['’] n ['’] (?=[a-z]))"
)
SET_APART = re.compile(r"(?<=\S) [.,;!?](?= |$)| ['’] ?s\b| n['’]t\b")
"""Signs of a text whose marks were set apart as a translator's tokens."""
CLOCK = re.compile(r"\b(?:at|by|from|until|till|around|about|before|after|between) (?:[01]?\d|2[0-3])$", re.IGNORECASE)
CHOICES = {
    "and": ("or",),
    "either": ("or",),
    "he": ("she",),
    "his": ("her", "hers"),
    "him": ("her",),
    "km": ("h",),
    "m": ("s",),
}
BEFORE, AFTER = re.compile(r"[^\W_]+$"), re.compile(r"[^\W_]+")


@cleaner(
    strength=ALWAYS,
    version=1,
    signs=(
        "$",
        "€",
        "£",
        " %",
        " /",
        "/ ",
        " :",
        "@ ",
        "www. ",
        " .",
        " ,",
        " st ",
        " nd ",
        " rd ",
        " th ",
    ),
)
def split_sign(passage: Passage) -> Iterator[Edit]:
    """Join them."""
    text = passage.text
    for match in SPLIT.finditer(text):
        start, end = match.span()
        kind, sign = match.lastgroup, match[0].strip()
        if kind == "amount":
            yield Edit(start, end, "", f"“{text[start - 1]}” has come apart from what it belongs to.")
            continue
        if kind == "ordinal":
            yield Edit(start, end, "", f"“{text[end : end + 2]}” has come apart from its number.")
            continue
        if kind == "time" and not CLOCK.search(text, max(0, start - 12), start):
            continue
        if kind == "slash" and not _choice(text, start, end):
            continue
        yield Edit(start, end, sign, f"“{sign}” has come apart from what it belongs to.")
    if len(SET_APART.findall(text)) > 2:
        for match in TOKENS.finditer(text):
            after = match[0].replace(" ", "") if match.lastgroup != "and" else f" {match[0].replace(' ', '')} "
            yield Edit(*match.span(), after, f"“{after.strip()}” has come apart from what it belongs to.")


def _choice(text: str, start: int, end: int) -> bool:
    """Whether two words with a slash are one: `and / or`."""
    front, behind = BEFORE.search(text, max(0, start - 40), start), AFTER.match(text, end, end + 40)
    return front is not None and behind is not None and behind[0] in CHOICES.get(front[0], ())
