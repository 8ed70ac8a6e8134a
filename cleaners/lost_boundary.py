"""The space between two sentences is missing.

    >>> lost_boundary.fix("What does this mean?The Kremlin is silent.Nobody answered in 2014.“We waited,” he said.")
    'What does this mean? The Kremlin is silent. Nobody answered in 2014. “We waited,” he said.'
    >>> lost_boundary.fix('He said: "We will stay."They stayed."It was hard."')
    'He said: "We will stay." They stayed. "It was hard."'

What is glued to the end of a paragraph, without a full stop, heads the next one and gets a line of its own.

Initials, abbreviations, domains, file names and code have full stops inside, and a dash of dots may be close by choice:

    >>> lost_boundary.fix("U.S., A.B.Shevchenko, Ph.D., Lenta.ru, Booking.Com, Node.js, ASP.NET, v2.Beta, wait...What")
    'U.S., A.B.Shevchenko, Ph.D., Lenta.ru, Booking.Com, Node.js, ASP.NET, v2.Beta, wait...What'
    >>> lost_boundary.fix("Yahoo!Finance, St.Petersburg, Dr.Web and https://a.example/mean?The=1")
    'Yahoo!Finance, St.Petersburg, Dr.Web and https://a.example/mean?The=1'
"""

import re
from collections.abc import Iterator
from typing import Final

from articles import ALWAYS, Edit, Passage
from cleaners.address import in_address
from cleaners.cleaner import cleaner
from cleaners.joints import BEYOND_ASCII, PUNCTUATION, UPPER, Joint
from cleaners.openers import SENTENCE_OPENERS
from cleaners.proper_names import NAMES
from cleaners.words import printed, word_set, zipf

# A sentence's end, marks that may close, marks that may open, the first word of the next sentence.
GLUED: Final = re.compile(
    r"(?P<left>(?<![^\W_])[^\W_]++(?:[’'][^\W_]++)*|[)\]%’'”\"»])(?<![.!?…])(?P<end>\.|[!?]{1,3})(?P<close>[)\]’”»]*)"
    r"(?P<mark>[\"']?)(?P<open>[“‘«(\[]*)(?P<right>(?:[A-Z]\.){2,}|(?:[A-Z][a-z]*|[A-Z]{2,})(?![\w(/@]|\.\w))"
)
ABBREVIATIONS: Final = word_set(
    "St Mr Mrs Ms Dr Prof Gen Lt Col Maj Capt Sgt Sen Rep Gov Rev Hon No Art Fig Vol pp vs Inc Jr Sr Ave Co Ltd "
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mt Ft al etc cf approx dept est"
)
ENDINGS_OF_ADDRESSES: Final = word_set("com net org info ua ru uk eu by io js py us de fm tv me co gov edu biz")
FORMS: Final = word_set("Mr Mrs Ms Dr Prof President Minister")
STARTS: Final = SENTENCE_OPENERS | word_set("I What Why How Who Where Also However Meanwhile Earlier Later So Now By")

NAMED_NEXT, SMALL_BEFORE = re.compile(r"['’]?s? [a-z]{3,} [a-z]"), re.compile(r"\b[a-z]{2,} $")
SENTENCE_BEFORE: Final = re.compile(r"(?:^|[.!?…]\s+|\n)$")
LONGEST_HEADING, SHORTEST_PARAGRAPH = 100, 20
"""Letters."""
UNENDED: Final = ".!…,;:-–—“(‘"
# Another sentence ends in it, or it is what somebody says.
HEADING_ENDED: Final = re.compile(r"[.!?…][”\"’')»]*\s+[“\"]?[A-Z]|[.!?…][”\"’'»]$")
NO_END: Final = re.compile(
    r"\b(?:a|an|the|and|or|but|of|in|on|to|for|at|by|with|from|as|that|which|who|is|are|was|were|has|have|had|will|would"
    r"|said|says)$",
    re.IGNORECASE,
)
OPENS_SENTENCE: Final = re.compile(
    r"[“\"]?(?:He|She|It|They|We|You|I|This|That|These|Those|There|But|And|So|Then)\b(?!.*\?$)"
)
POINTS_BACK: Final = re.compile(r"\b(?:he|she|him|her|them|his|their|those|so|then)\b", re.IGNORECASE)


def _inside(text: str, mark: str) -> bool:
    """Whether a straight mark after this text closes a quotation."""
    if mark == '"':
        return text.count('"') % 2 == 1
    return len(re.findall(r"(?<!\w)'(?=\w)", text)) > len(re.findall(r"(?<=[\w.,!?])'(?!\w)", text))


def _boundary(found: re.Match[str]) -> bool:
    text, left, right = found.string, found["left"], found["right"]
    if (right.lower() in ENDINGS_OF_ADDRESSES and right not in STARTS) or left in {"Yahoo", "Jeopardy"}:
        return False
    closed = bool(found["close"] or found["mark"] or found["open"]) or not left[-1].isalnum()
    if found["end"] != ".":
        return closed or len(left) > 1 or left in {"I", "a"}
    # `README.Debian` is a file.
    if left in {"README", "INSTALL", "NEWS", "TODO", "LICENSE", "COPYING", "CHANGES"}:
        return False
    if left in ABBREVIATIONS or (right.isalpha() and right.isupper() and len(right) > 1 and not closed):
        return False
    start = found.start("left")
    # `U.S.`, `A.B.Shevchenko`, `v2.Beta`, `lib.Thing.Other`
    joined = text[start - 1 : start] in {".", "/", "-", "@"} or (len(left) == 1 and left.isalpha())
    if joined:
        return right in STARTS and len(right) > 2
    # `the director of One.Tel`, which is spoken of again: nobody ends and begins twice with the same words.
    if not closed and left.istitle() and right not in STARTS and text.count(f"{left}.{right}") > 1:
        return False
    if closed or right in STARTS or right in NAMES or right in FORMS:
        return True
    # `residents of Diia.City, along with`
    if left.istitle() and not printed(left) and text[found.end() : found.end() + 1] == ",":
        return False
    if left.isdigit() or (left.islower() and len(left) > 2 and printed(left)):
        return True
    if re.search(r"\b[A-Z][a-z]+ $", text[max(0, start - 40) : start]) and re.match(
        r"['’]?s? [a-z]", text[found.end() : found.end() + 5]
    ):
        return True
    before = text[max(0, start - 40) : start]
    # `to play in Rome.Alcaraz has lost`
    if left.istitle() and zipf(left) >= 3 and NAMED_NEXT.match(text, found.end()) and SMALL_BEFORE.search(before):
        return True
    # `Prozorro.Sale, the platform`: nobody makes a sentence of one name.
    if left.istitle() and not printed(left) and SENTENCE_BEFORE.search(before):
        return False
    return len(left) > 1 and not left[-1].isdigit() and printed(right.replace(".", ""))


def _heads(last: str, following: str) -> bool:
    """Whether what stands last in a paragraph, without a full stop, is the heading of the one that follows."""
    line, following = last.strip(), following.lstrip()
    return (
        bool(line)
        and "\n" not in last
        and line[-1] not in UNENDED
        and OPENS_SENTENCE.match(line) is None
        and (line[0].isupper() or line[0] in '“"')
        and HEADING_ENDED.search(line) is None
        and NO_END.search(line) is None
        # A question about what the paragraph was speaking of is its last sentence.
        and (line[-1] != "?" or (" " in line and POINTS_BACK.search(line) is None))
        and all(line.count(one) == line.count(other) for one, other in ("()", "“”", "«»", "[]"))
        and line.count('"') % 2 == 0
        and len(following) >= SHORTEST_PARAGRAPH
        and (following[0].isupper() or following[0].isdigit() or following[0] in '“"«(')
    )


@cleaner(
    strength=ALWAYS,
    version=1,
    joints=[Joint(".!?", UPPER + PUNCTUATION + BEYOND_ASCII)],
    needs=r"[.!?][^\s\w.,;:!?-]{0,3}[A-Z]",
)
def lost_boundary(passage: Passage) -> Iterator[Edit]:
    """Put a space between the two sentences."""
    text = passage.text
    for found in GLUED.finditer(text):
        if not _boundary(found) or in_address(text, found.start("end")):
            continue
        # `UNICODE INC.'S TERMS`
        if found["mark"] == "'" and found["right"] == "S":
            continue
        place = found.start("open")
        if found["mark"] and not _inside(text[: found.start("mark")], found["mark"]):
            place = found.start("mark")
        elif found["mark"] == "'" and found["right"].islower():
            continue
        # Where the source has a full stop at its end, the translation has lost one.
        closed = passage.source is not None and passage.source.rstrip('”"»’ \n').endswith(".")
        if len(text) - place <= LONGEST_HEADING and not closed and _heads(text[place:], passage.after):
            yield Edit(place, place, "\n\n", "The heading of the next paragraph stood at the end of this one.")
            return
        yield Edit(place, place, " ", "A space was missing between two sentences.")
