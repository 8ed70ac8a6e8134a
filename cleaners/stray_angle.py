"""A stray angle bracket stands among the words.

Translators make them of tags, quotes and nothing at all: `the decision < hold`.

    >>> stray_angle.fix("the decision < hold so-called <> elections> in the << south")
    'the decision hold so-called elections in the south'

Comparisons, arrows, hearts, names between brackets and quoted lines are meant; so is what the source has:

    >>> stray_angle.fix("x < 5, p<0.01 and n>30, a -> b => c, <3, <https://a.example>, <Enter>")
    'x < 5, p<0.01 and n>30, a -> b => c, <3, <https://a.example>, <Enter>'
    >>> stray_angle.fix("Kyiv > Lviv", source="Київ > Львів")
    'Kyiv > Lviv'
"""

import re
from collections.abc import Iterator
from typing import Final

from articles import ALWAYS, Edit, Passage
from cleaners.cleaner import cleaner
from cleaners.foreign_quote import CHEVRONS
from cleaners.markup import about_markup

SIGNS: Final = re.compile(r"[<>]+(?:[ \t]+[<>]+)*|[‹›]")
# `<3`, `->`, `<-`, `=>`, `<=`, `>:(`, `:>`, `>_<`, `</`
DRAWN: Final = re.compile(r"<3(?!\d)|[<>][-=_:/]|[<>][.;]?[()]")
DRAWN_BEFORE: Final = re.compile(r"[-=_:;|/]$")
PAIR: Final = re.compile(r"<[^\s<>](?:[^<>\n]{0,60}[^\s<>])?>")
# What may be compared: a number, a variable, a measure. `the < 16 people` compares nothing.
NUMBER_AFTER: Final = re.compile(r"[ \t]*[-+~±$€£]?\d")
NUMBER_BEFORE: Final = re.compile(r"\d[%°]?[A-Za-z]{0,2}[ \t]*$")
VARIABLE_BEFORE: Final = re.compile(r"(?:^|[\s(])(?:[B-HJ-Zb-hj-z]|[A-Za-z]+)[ \t]*$")
VARIABLE_AFTER: Final = re.compile(r"[ \t]*[B-HJ-Zb-hj-z]\b(?!['’])")
UNEQUAL: Final = re.compile(r"(?:^|[\s(])\w$")
SHIFTED: Final = re.compile(r"(?:^|[\s(])(?:[b-hj-z]|[aA]|\d+)[ \t]*$")
SHIFT: Final = re.compile(r"[ \t]*(?:[A-Za-z]|\d+)\b(?!['’])")
# `>90%`, `(<18 years)`, `>$40bn`; a year is not measured.
PREFIX: Final = re.compile(r"[<>]=?(?:[€$£]\d|\d(?<!\d\d)(?!(?:9\d\d|0\d\d)\b))")
# `the p-value was < 0.05`, `growth is > 5%`: a measure after a verb that states one.
MEASURE: Final = re.compile(r"[ \t]+[€$£]?\d+(?:[.,]\d+[ \t]?%?|[ \t]?[%°])")
STATES: Final = re.compile(r"\b(?:is|was|are|were|be|been|values?|significant|significance|level)[ \t]+\(?$")
# `Settings > Privacy > Location`: the way through a menu.
MENU: Final = re.compile(r"(?<!\w)[A-Z]\w*+(?:[ ][A-Z]\w*){0,3}(?:[ ]>[ ][A-Z]\w*(?:[ ](?:[A-Z]\w*|&|and)){0,3}){2,}")
# `gas < coal < oil` ranks, and so does `“Dynamo > Shakhtar”` where it is all that is quoted.
RANKED: Final = re.compile(
    r"([<>])(?<=[^\W\d_] .)(?: [^\W\d_]+ \1)+(?= [^\W\d_])|[“\"][^\W\d_]+ (?:<+|>+) [^\W\d_]+(?=[”\"])"
)
QUOTES: Final = "\"'“”‘’«»`"
FUNCTION_WORD: Final = re.compile(
    r"\b(?:the|a|an|of|to|in|on|at|by|for|from|with|and|or|but|than|that|is|are|was|were|be|about|over|his|her|its|their"
    r"|our|as|into|after|before|until|between|more|some|least|most)[ \t]*$",
    re.IGNORECASE,
)


@cleaner(strength=ALWAYS, version=2, signs="<>‹›")
def stray_angle(passage: Passage) -> Iterator[Edit]:
    text = passage.text
    kept_by_source = _count(passage.source)
    paired = {
        position
        for match in PAIR.finditer(text)
        if "<<" not in text[match.start() - 1 : match.end() + 1] and ">>" not in text[match.start() : match.end() + 1]
        for position in (match.start(), match.end() - 1)
    }
    paired |= {at for match in RANKED.finditer(text) for at in range(*match.span())}
    paired |= {at for match in MENU.finditer(text) for at in range(*match.span())}
    paired |= {at for match in CHEVRONS.finditer(text) for at in (*range(*match.span(1)), *range(*match.span(2)))}
    single = text.count("‹") + text.count("›")
    for match in SIGNS.finditer(text):
        start, end = match.span()
        # Two may quote, or part the steps of a way: `Home › News › Sport`.
        if match[0] in "‹›" and single > 1:
            continue
        if kept_by_source and kept_by_source >= _count(text):
            return
        if start in paired or end - 1 in paired or about_markup(text, start) or _meant(text, start, end):
            continue
        before, after = text[start - 1 : start], text[end : end + 1]
        reason = f"“{match[0]}” has no meaning here."
        if not before or before.isspace():
            while end < len(text) and text[end] in " \t":
                end += 1
            if end == len(text) or text[end] in ".,;:!?)":
                while start and text[start - 1] in " \t":
                    start -= 1
            yield Edit(start, end, "", reason)
        else:
            yield Edit(start, end, " " if before.isalnum() and after.isalnum() else "", reason)


def _count(text: str | None) -> int:
    return 0 if text is None else text.count("<") + text.count(">")


def _meant(text: str, start: int, end: int) -> bool:
    """Whether the signs compare, point or draw."""
    before, rest = text[max(0, start - 40) : start], text[end : end + 12]
    if DRAWN.match(text, end - 1) or DRAWN_BEFORE.search(before):
        return True
    if before[-1:] in QUOTES and rest[:1] in QUOTES and before[-1:]:
        return True
    if PREFIX.match(text, start) and not before[-1:].isalnum():
        return True
    if end - start > 1:
        # `a<>b`: what two are not the same, in code.
        if text[start:end] == "<>" and UNEQUAL.search(before) and rest[:1].isalnum():
            return True
        # `1 << 2`: shifts in code.
        return text[start:end] in {"<<", ">>"} and bool(SHIFTED.search(before) and SHIFT.match(rest))
    if (not before or before.endswith("\n")) and text[start] == ">" and rest[:1] == " ":
        return "\n" in text
    if MEASURE.match(rest) and STATES.search(before):
        return True
    if NUMBER_AFTER.match(rest):
        spaced = before[-1:].isspace() == rest[:1].isspace()
        return bool(NUMBER_BEFORE.search(before)) or (
            spaced and bool(VARIABLE_BEFORE.search(before)) and not FUNCTION_WORD.search(before)
        )
    variable = VARIABLE_BEFORE.search(before)
    single = variable is not None and len(variable[0].strip(" \t(")) == 1
    return (single or bool(NUMBER_BEFORE.search(before))) and bool(VARIABLE_AFTER.match(rest))
