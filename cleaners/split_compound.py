"""A compound has come apart at its hyphen.

Translators that split words into tokens forget to join them again.

    >>> split_compound.fix("The state - owned firm of the ex -mayor got a three- year term in the so - called court")
    'The state-owned firm of the ex-mayor got a three-year term in the so-called court'
    >>> split_compound.fix("a 23 - year - old man, the F - 16, at - 4 degrees, in 2022 -2023, a Ukrainian- born artist")
    'a 23-year-old man, the F-16, at -4 degrees, in 2022-2023, a Ukrainian-born artist'

Dashes, options, hyphens that wait for a second half and sums are meant:

    >>> split_compound.fix("Kyiv - based on facts - won; run ls -l; two- and three-year terms; 7 - 4 degrees")
    'Kyiv - based on facts - won; run ls -l; two- and three-year terms; 7 - 4 degrees'
"""

import re
from collections.abc import Iterator
from typing import Final

from articles import ALWAYS, Edit, Passage
from cleaners.cleaner import cleaner
from cleaners.words import word_set

APART: Final = re.compile(r"(?<=[^\W_])(?: -[ ]?|- )(?=[^\W_])")
BEFORE: Final = re.compile(r"(?:([^\W_]+) )?([^\W_]+)$")
AFTER: Final = re.compile(r"([^\W_]+)(?:(?: -|-)? ?([^\W_]+))?")

# What stands before no dash: `ex - president`.
FRONT: Final = word_set(
    "ex anti non pre mid semi quasi neo multi inter co self franco anglo sino russo afro indo austro greco judeo"
)
# What is the first part of a word where there is a space on one side of the hyphen only: `re -elected`, `half- empty`.
FIRST: Final = FRONT | word_set("re half north south pro post vice")
# What may stand before one, but not before these.
TIED: Final = {
    "so": word_set("called"),
    "e": word_set("mail mails commerce book books cigarette cigarettes government"),
    "pro": word_set(
        "russian russia ukrainian ukraine kremlin western european nato government democracy kyiv american"
    ),
    "vice": word_set("president presidents premier prime chairman chairwoman chancellor mayor rector speaker admiral"),
    "well": word_set("known being established deserved equipped trained armed paid informed"),
    "long": word_set("term range awaited standing lasting running distance serving haul"),
    "short": word_set("term range lived haul listed"),
    "high": word_set("ranking level speed quality profile tech rise precision risk voltage school"),
    "low": word_set("cost income level key lying quality"),
    "full": word_set("scale time fledged length blown"),
    "part": word_set("time"),
    "large": word_set("scale"),
    "year": word_set("old"),
    "years": word_set("old"),
}
# What a compound ends in that stands before its noun: `state - owned`, `three -year`.
SECOND: Final = word_set(
    """
    owned led backed controlled based speaking occupied sponsored funded dimensional year month week day hour minute
    storey story term wide range style level scale century kilometre kilometer metre meter mile kilogram
    """
)
# … and with a space on one side only: `a Ukrainian- born artist`.
LAST: Final = SECOND | word_set(
    "born made run held old law bedroom room strong elect friendly free quarters thirds day"
)
# `the firm - led by Koval`: what goes on like this comes after a dash.
GOES_ON: Final = word_set(
    "by on in at of to from for with and or but since as the a an is was are were has had that which who until over"
)
MODELS: Final = word_set("Su Il Ka Mi Tu MiG AK BM TOS RPG COVID Covid")
# `the F - 16`, but `Group F - 16 points`
LETTERED: Final = word_set("F S T")
ARTICLES: Final = word_set("the an a two three")
YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d")
COLD: Final = re.compile(r"\d+(?:[.,]\d+)? ?(?:°|degrees\b)")
BEFORE_COLD: Final = word_set("to at of below")


@cleaner(strength=ALWAYS, version=1, signs="-", needs="-(?: |(?<= -))")
def split_compound(passage: Passage) -> Iterator[Edit]:
    """Join its parts."""
    text = passage.text
    for match in APART.finditer(text):
        start, end = match.span()
        if sign := _tie(text, start, end):
            yield Edit(start, end, sign, "A hyphen has come apart from what it ties.")


def _tie(text: str, start: int, end: int) -> str:
    """What should stand for ` - `, ` -` or `- `: a hyphen, the minus of a temperature, or (empty) what stands there."""
    front, behind = BEFORE.search(text, max(0, start - 40), start), AFTER.match(text, end, end + 40)
    if not front or not behind:
        return ""
    left, right, following = front[2].lower(), behind[1].lower(), (behind[2] or "").lower()
    both = end - start == 3
    if both and left in BEFORE_COLD and COLD.match(text, end):
        return " -"
    if right in GOES_ON:
        return ""
    if right in TIED.get(left, ()) or (left == "mid" and right.isdigit()):
        return "-"
    if left in (FRONT if both else FIRST) and len(right) > 2 and (both or behind[1].islower() or left in FRONT):
        return "-"
    if right.isdigit():
        if len(right) < 4 and (front[2] in MODELS or (front[2] in LETTERED and _unit(front[1], both))):
            return "-"
        # `2022 -2023`, `won 3- 1`; with a space on both sides it may be a dash.
        year = YEAR.fullmatch(left) and YEAR.fullmatch(right)
        return (
            "-"
            if not both and (year or (text[start] == "-" and max(len(left), len(right)) < 3 and left.isdigit()))
            else ""
        )
    if behind[1] not in (SECOND if both else LAST) or left == "the" or not (left.isdigit() or len(left) > 2):
        return ""
    return "-" if following and following not in GOES_ON and text[behind.start(2)].islower() else ""


def _unit(before: str | None, both: bool) -> bool:
    """Whether a letter and a number name a thing: `the F - 16`, `an F -16`, but not `Group F - 16 points`."""
    return (before or "").lower() in ARTICLES if both else before != "Group"
