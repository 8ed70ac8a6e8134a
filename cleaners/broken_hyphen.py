r"""A word is still hyphenated as it was at the end of a line.

    >>> broken_hyphen.fix("on its ter-\nritory, other sour- ces of conf\u00ad\nlict")
    'on its territory, other sources of conflict'
    >>> broken_hyphen.fix("на своїй тери-\nторії", language="uk")
    'на своїй території'

A compound keeps its hyphen and loses the line's end only; hyphens that wait for a second half are left:

    >>> broken_hyphen.fix("a part-\ntime job, a Kyiv-\nbased firm, a 35-\nyear-old, південно-\nсхідний")
    'a part-time job, a Kyiv-based firm, a 35-year-old, південно-східний'
    >>> broken_hyphen.fix("a three- to four-week delay, pre- and post-war; a list:\n- water\n- bread; long - short")
    'a three- to four-week delay, pre- and post-war; a list:\n- water\n- bread; long - short'
"""

import re
from collections.abc import Iterator
from typing import Final

from articles import ALWAYS, Edit, Passage
from cleaners.address import in_address
from cleaners.cleaner import cleaner
from cleaners.proper_names import NAMES, PLACES
from cleaners.words import printed, word_set, zipf

# The first part is looked back at from the hyphen, which is rare.
BROKEN: Final = re.compile(
    r"(?P<gap>[-–—\u2010\u2011\u00ac\u00ad](?<=[^\W_].)(?:(?<=[-\u2010\u2011\u00ac])\u00ad?[ \t]*\r?\n[ \t]*"
    r"|(?<=[\u00ad–—])[ \t]*\r?\n[ \t]*|(?<=[-\u2010\u00ac\u00ad])[ ]))(?P<right>[^\W\d_]+)"
)
LEFT: Final = re.compile(r"[^\W_]+$")
LONGEST: Final = 60
"""Letters of a first part that are looked at."""
HYPHENS: Final = "-–—\u2010\u2011\u00ac\u00ad"
SIGN: Final = rf"[{HYPHENS}](?<=[^\W_].)\u00ad?[ \t\r\n]++[^\W\d_]"
CYRILLIC: Final = re.compile(r"[\u0400-\u04ff]")

# What follows a hyphen that waits for a second half.
WAITING: Final = word_set("and or to nor but und та і й або чи и или до")
# Parts that Ukrainian and Russian tie on by a hyphen: `будь-який`, `по-перше`, `кто-то`, `скажи-но`.
TIED_FRONT: Final = word_set("будь казна хтозна бозна кое екс экс віце вице міні мини пів з із из")
# `по-перше`, `по-нашому`, `по-русски`, but `по-ліція` is one word.
TIED_PO: Final = re.compile(r"(?:перше|друге|третє|первых|вторых|третьих)$|.*(?:ому|єму|ему|[сц]ьки|[сц]ки)$")
TIED_BEHIND: Final = word_set("то небудь нибудь либо таки но бо ка де")


def _tie(left: str, right: str, line: bool, language: str | None) -> str | None:
    """What belongs between the two parts: nothing, a hyphen, or (None) what stands there now."""
    if right.lower() in WAITING:
        return None
    if left[-1].isdigit():
        return "-" if line else None
    if CYRILLIC.search(left):
        return _tie_cyrillic(left, right, line, language)
    if right[0].isupper() and not left.isupper():
        return "-" if line else None
    whole = left + right
    words = printed(left) and printed(right) and min(zipf(left), zipf(right)) >= 3
    # `Mykola- iv`
    if printed(whole) or (right.islower() and (whole in PLACES or whole in NAMES)):
        return ""
    if not line:
        # `Rachma- ninov`: neither is a word, nor is the name in any list.
        if (
            left.istitle()
            and right.islower()
            and min(len(left), len(right)) > 2
            and not (zipf(left) >= 2.5 or zipf(right) or printed(right))
        ):
            return ""
        return "" if zipf(whole) >= 2 and not words and not (printed(left) and zipf(left) >= 4) else None
    if words:
        return "-"
    # `hrom-ada`: what is no word does not stand before a hyphen.
    half = left.islower() and not printed(left) and zipf(left) < 2
    return "" if half or zipf(whole) >= 1.5 or not printed(right) else "-"


def _tie_cyrillic(left: str, right: str, line: bool, language: str | None) -> str | None:
    languages = (language,) if language in ("uk", "ru") else ("uk", "ru")
    of_whole = max(zipf(left + right, each) for each in languages)
    of_parts = min(max(zipf(part, each) for each in languages) for part in (left, right))
    if not line:
        return "" if of_whole >= 2 and of_parts < 3 else None
    if right[0].isupper() and not left.isupper():
        return "-"
    if (
        left.lower() in TIED_FRONT
        or right.lower() in TIED_BEHIND
        or (left.lower() in {"по", "во"} and TIED_PO.match(right))
    ):
        return "" if of_whole >= 4 else "-"
    # `суспільно-політичний`: the first half ends in a joining vowel and the second is a word.
    if of_whole < 1.5 and len(left) > 3 and left[-1] in "оеєё" and max(zipf(right, each) for each in languages) >= 1.5:
        return "-"
    return "" if of_whole or of_parts < 3 else "-"


@cleaner(strength=ALWAYS, version=1, signs=HYPHENS, needs=SIGN)
def broken_hyphen(passage: Passage) -> Iterator[Edit]:
    """Join the two parts."""
    text = passage.text
    language = passage.language if passage.source is None else None
    taken = 0
    for found in BROKEN.finditer(text):
        front = LEFT.search(text, max(taken, found.start() - LONGEST), found.start())
        if front is None:
            continue
        taken = found.end()
        left, gap, right = front[0], found["gap"], found["right"]
        line = "\n" in gap
        if gap[0] == "\u00ad":
            # A soft hyphen says by itself that the word is one.
            tie: str | None = "" if line or _tie(left, right, line, language) == "" else None
        else:
            tie = _tie(left, right, line, language)
        # A dash at the end of a line stands for a hyphen only inside one word.
        if gap[0] in "–—" and (tie or CYRILLIC.search(left) or not printed(left + right)):
            tie = None
        if tie is None or in_address(text, front.start()):
            continue
        joined = f"{left}{tie}{right}"
        yield Edit(found.start("gap"), found.end("gap"), tie, f"“{joined}” was broken at the end of a line.")
