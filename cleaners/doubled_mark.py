"""Two marks stand where one belongs.

    >>> doubled_mark.fix("He left.. She stayed,, he said;, and so on:. Then they slept. .")
    'He left. She stayed, he said, and so on. Then they slept.'

Ellipses, questions with feeling, abbreviations and faces are meant:

    >>> doubled_mark.fix("Wait... what?! And then?.. Inc., and Jr., at 9 a.m., etc.; see ../a :.( !!")
    'Wait... what?! And then?.. Inc., and Jr., at 9 a.m., etc.; see ../a :.( !!'
"""

import re
from collections.abc import Iterator
from typing import Final

from articles import ALWAYS, Edit, Passage
from cleaners.attribution import SPEECH_VERBS
from cleaners.cleaner import cleaner
from cleaners.joints import Joint
from cleaners.markup import in_code

# What stands before a mark is looked back at from behind it: so the patterns open with what is rare.
# ` ..` where the sentence is over, and a comma behind a mark that has ended the line.
APART: Final = re.compile(
    r"[ ](?P<dots>\.\.)(?<=(?:[^\W_]|[%”’\")])[ ]\.\.)(?=\s+[\"“]?[A-Z]|\s*$)|(?P<comma>,)(?<=\w[!?],)(?=[ ]*(?:\n|$))"
    r"|\.(?:(?<=[a-z]{3}[!?]\.)|(?<=[a-z][!?][!?]\.))(?=\s+[\"“]?[A-Z]|\s*$|[”\"])"
    # `“There was no order.”.`, `in that attic?, The landlady`
    r"|(?P<outer>\.)(?<=[a-z]{3}\.[”\"]\.)(?=\s+[\"“]?[A-Z]|\s*$)"
    r"|,(?<=[a-z]{2}[!?],)(?= (?:The|This|That|He|She|It|They|We|In|On|But|And|A|No) [a-z])"
    # `“Get out!,” he said`
    rf"|(?P<spoken>,)(?<=\w[!?],)(?=[”\"] (?:(?:s?he|they|we|I)\b|(?:{SPEECH_VERBS})\b))"
)
DOUBLED: Final = re.compile(
    r"(?P<marks>[.,;:](?<![.,;:\s\"'‘“].)(?<!\.[ ].)(?!(?<=[!?]\.)\.)"
    r"(?:(?<=\.)[ ]?[.;,:]|(?<=,)(?:(?:[ ]?,)+|[ ]?[.;:])|(?<=;)[ ]?[,;.]|(?<=:)[ ]?[.:;,]))(?![.,;:/\w()?!]|[ ]\.)"
)
# A dot that belongs to its word: `Inc.,`, `U.S.,`, `p.m.;`.
ABBREVIATED: Final = re.compile(
    r"(?:\b[A-Za-z]|\.[A-Za-z]{1,3}"
    r"|\b(?:etc|inc|ltd|co|corp|jr|sr|dr|mr|mrs|ms|prof|gen|col|lt|sgt|capt|gov|sen|rep|rev|hon|st|ave|blvd|vs|al|cf|eg|ie"
    r"|approx|dept|est|fig|no|nos|vol|pp|ed|eds|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thurs?|fri"
    r"|sat|sun|bros|pres|supt|adm|cmdr|cpl|pvt|maj|brig|messrs|mt|ft|rd|hwy|bldg|sec|vols|cos|mfg|govt|calif|ala|ark|mo|ont|que|mont|ariz|colo|conn|fla|ill|ind|kan|mass|mich|minn|miss|neb|nev|okla|ore|pa|tenn|tex|wash|wis"
    r"|del|md|va|ga|ky|la|me|wyo|llc|plc|gmbh|ph|esq|max|hrs?|mins?|secs?|yrs?|pcs?|lbs?|oz|kg|km|sq|cu|tbsp|tsp|misc|ext|tel|art|para|oblast|obl|min|mln|bln|thous"
    r"|rub|uah|usd|eur|viz|ibid|op|cit|assn|intl|natl|univ))$",
    re.IGNORECASE,
)
ENTITY_BEFORE: Final = re.compile(r"&#?\w+$")
QUOTES: Final = re.compile(r"[”\"]")
SPEAKER: Final = re.compile(rf"\b(?:{SPEECH_VERBS})$")
SPOKEN: Final = re.compile(r"(?<![^\s“\"])[a-z][\w’'-]*[!?]$")
NEXT: Final = re.compile(r"[\s”’)]*")
# `and like.. as a person`: two dots trail off too, where the sentence goes on.
TRAILS_OFF: Final = re.compile(r" [a-z]")
LONGEST: Final = 1000
"""Characters of a sentence whose beginning is looked for."""
SENTENCE_START: Final = re.compile(r"[.!?…][\"”’')]*\s+|\n")


@cleaner(strength=ALWAYS, version=2, joints=[Joint('.,;:!? ”"', ".,;:")], needs='[.,;:!?] ?[.,;:]|[.][”"][.]')
def doubled_mark(passage: Passage) -> Iterator[Edit]:
    text = passage.text
    for match in APART.finditer(text):
        # `the author of “Who Stole Feminism?,” he said`: a title keeps its comma, as some publishers write.
        if match["spoken"] and not SPOKEN.search(text, max(0, match.start() - 30), match.start()):
            continue
        if match["outer"] and ABBREVIATED.search(text, max(0, match.start() - 14), match.start() - 2):
            continue
        if match["dots"]:
            yield Edit(match.start(), match.end() - 1, "", "One dot ends a sentence.")
        else:
            mark = "comma" if match[0] == "," else "dot"
            yield Edit(match.start(), match.end(), "", f"No {mark} follows a mark that ends a sentence.")
    for match in DOUBLED.finditer(text):
        marks = match["marks"]
        first, second = marks[0], marks[-1]
        # `the operator \`::\``, `written as &lt;, it …`
        if (first in ":;" and in_code(text, match.start())) or (
            first == ";" and ENTITY_BEFORE.search(text, max(0, match.start() - 12), match.start())
        ):
            continue
        if first == "." and second != "." and ABBREVIATED.search(text, max(0, match.start() - 12), match.start()):
            continue
        if marks == ".." and TRAILS_OFF.match(text, match.end()):
            continue
        right = _right(text, match, first, second)
        start, end = match.span()
        if right == first:
            yield Edit(start + 1, end, "", f"After “{first}” there is no “{second}”.")
        else:
            yield Edit(start, end - 1, "", f"Before “{second}” there is no “{first}”.")


def _right(text: str, match: re.Match[str], first: str, second: str) -> str:
    """Which of the two marks the place calls for: within a sentence the weaker, at its end the dot."""
    if first == second:
        return first
    at = match.end()
    # A straight mark right behind these two closes: `“It is cold,." he said`.
    closed = text.startswith('"', at) and text.count('"', max(0, at - LONGEST), at) % 2 == 1
    gap = NEXT.match(text, at + closed)
    at = gap.end() if gap else at
    following = text[at : at + 1]
    # `he said,. “and then`
    ends = not (text[at + 1 : at + 2] if following and following in '“"' else following).islower()
    if "." not in {first, second}:
        # Commas are twenty times as frequent as colons: within a sentence the weaker of two marks is meant.
        if first + second == ":,":
            return first if following in {'"', "“"} else second
        # Where a list is parted by semicolons, so is this one.
        if (
            first + second == ";,"
            and "; " in SENTENCE_START.split(text[max(0, match.start() - LONGEST) : match.start()])[-1]
        ):
            return first
        return second if first == ";" else first
    other = second if first == "." else first
    begun = SENTENCE_START.split(text[max(0, match.start() - LONGEST) : match.start()])[-1]
    # `He said.: “We left.”`, but not `“We left,” he said.:`
    announces = SPEAKER.search(begun) is not None and not QUOTES.search(begun)
    if ends and other == ":" and (following in {'"', "“", "«"} or announces):
        return ":"
    # `In addition,. Weigeldt hopes`: after a word or two no sentence has ended yet.
    if other == "," and following and len(begun.split()) < 3:
        return ","
    # `Olena:. I was nine`: the name of a speaker.
    if other == ":" and begun.istitle() and begun.isalpha():
        return ":"
    return "." if ends else other
