"""Where a quotation began whose opening mark is lost."""

import re
from functools import lru_cache
from typing import Final

from cleaners.aside import has_verb
from cleaners.attribution import (
    ACCORDING,
    REPORTED,
    SAID,
    SAID_BEFORE,
    SAID_LAST,
    SPEAKER,
    SPEAKS,
    TOLD_LAST,
    within_tag,
)
from cleaners.fragment import COMMON, FUNCTION_WORD, fragment_opening, phrase_runs_on
from cleaners.own_words import DATED, FIRST_PERSON, all_spoken, unspoken
from cleaners.proper_names import GIVEN_NAMES, PLACES, TITLES
from cleaners.quotation_mark import ENDS, NEAR, NEVER, SENTENCE, UNDECIDED, WEAK
from cleaners.words import zipf

GOES_ON: Final = re.compile(r"(?:and|but|because|so|if|then|or|when|that’s|it’s|it's|that's)\b")
COUNTED: Final = re.compile(r"(?:Twenty|Thirty|Forty|Fifty|Sixty|Seventy|Eighty|Ninety)-[a-z]+$")
PLACE_NEXT: Final = re.compile(
    r", (?:New (?:York|Jersey|Mexico|Hampshire)|(?:North|South) (?:Carolina|Dakota)|California|Ohio|Oregon|Georgia"
    r"|Texas|Virginia|Illinois|Ontario|Alberta|Quebec|England|Scotland|Wales|France|Germany|Italy|Spain|Poland|Ukraine|Russia)\b"
)
ANNOUNCED: Final = re.compile(r"(?<=[a-z]):\s+(?=[A-Z‘'])")
IS_SOMETHING: Final = re.compile(r"\s(?:is|was|are|were|has|will)\b")


@lru_cache(maxsize=64)
def lost_opening(text: str, closed: int, at: int) -> tuple[int, float]:
    """Where the mark that opens what closes at ``at`` must have stood, and what it costs to believe that.

    ``closed`` is where the quotation before it ends; 0 without one.
    """
    fragment = fragment_opening(text, closed, at)
    if fragment >= 0:
        return fragment, 1.5
    if closed:
        sentences = [match.end() for match in SENTENCE.finditer(text, closed, at)]
        if not sentences:
            return _resumed_opening(text, closed, at)
        start = sentences[0]
    else:
        start = len(text) - len(text.lstrip())
    last = text[max(0, at - NEAR) : at].rstrip()[-1:]
    whose = ACCORDING.match(text, start)
    if whose and whose.end() < at and (last in {".", ",", "!", "?"} or text[at + 1 : at + 2] in {".", ","}):
        # A mark before the full stop closes a few words; behind it, it may be anybody’s.
        return whose.end(), 1.5 if text[at + 1 : at + 2] in {".", ","} else unspoken(text, whose.end(), at) or 1.5
    if last not in set(",.!?…") and text[at + 1 : at + 2] == ".":
        last = "."
    if last and last in ".!?…":
        # `He calls the decision odd: He was one of the best."`
        *_, sentence = (start, *(end.end() for end in SENTENCE.finditer(text, max(start, at - 3 * NEAR), at - 1)))
        announced = ANNOUNCED.search(text, sentence, at)
        if announced:
            return announced.end(), 1.2
    if last and last in ".,!?…" and (speaker := SPEAKER.match(text, start)) and speaker.end() < at:
        return speaker.end(), 1.2
    if last and last in ".!?…":
        for said in SAID_BEFORE.finditer(text, max(start, at - 3 * NEAR), at):
            return said.end(), 1.0
    place, cost = _sentence_opening(text, closed, start, at)
    return place, max(cost, UNDECIDED) if _opens_within(text, start, at) else cost


def _sentence_opening(text: str, closed: int, start: int, at: int) -> tuple[int, float]:
    """What it costs to believe that the quotation began where a sentence did, at ``start``."""
    last = text[max(0, at - NEAR) : at].rstrip()[-1:]
    stop = last in set(".,!?…")
    tail = text[at + 1 : at + NEAR]
    phrase = not has_verb(text[start:at])
    spoken = not phrase and tail[:1] == "," and SPEAKS.match(text, at + 2)
    if (stop and SPEAKS.match(f" {text[at + 1 : at + 80].lstrip()}")) or spoken:
        return start, 1.2
    if (last == "," and TOLD_LAST.match(text, at + 1)) or (tail[:1] == "," and TOLD_LAST.match(text, at + 2)):
        return start, 1.2
    if not stop and tail[:1].isspace() and phrase_runs_on(text, at):
        return start, NEVER
    if not phrase and SPEAKS.match(tail) and not within_tag(text, start, at):
        return start, 1.8
    ends = not tail.strip(".!? \n") or (tail[:1] == "." and tail[1:2].isspace())
    if closed and stop and SPEAKS.match(text, closed):
        # `“The river rose,” she told us. The fridge was floating.”`
        return start, 1.2
    if (ends or (stop and last != ",")) and (voice := unspoken(text, start, at)):
        # A fragment may begin anywhere before, unless the newsroom’s own words are the last.
        return start, voice if DATED.search(text, max(start, at - 24), at) else UNDECIDED
    if stop and not tail.strip():
        return start, 1.2
    if (last == "," and not SAID.match(tail)) or (not stop and not tail.strip()):
        return start, UNDECIDED
    if stop or ends:
        return start, 2.0
    if tail[:1] == "," and PLACE_NEXT.match(tail) and text[:at].rpartition(" ")[2][:1].isupper():
        return start, WEAK
    own = not phrase and not unspoken(text, start, at)
    if tail[:1] == "," and own and len(tail.split()) < 9 and ENDS.search(tail):
        return start, 2.5
    if tail[:1] == "," and at - start > 40 and (SAID if own else SAID_LAST).match(tail):
        return start, 2.4
    if tail[:1] == "," and at - start > 40:
        return start, UNDECIDED
    words = text[start:at].split() if at - start < NEAR else ["…"] * NEAR
    # `Volkswagen” is trying`; a mark behind `Three`, `Spain` or `Vladimir Drinkman` is a stray one.
    if words and words[-1].endswith(("'s", "’s")):
        return start, NEVER
    if len(words) == 1 and not stop and FUNCTION_WORD.fullmatch(words[0]):
        # `He” said: “No.”`
        return start, NEVER
    if len(words) == 1 and (
        COUNTED.match(words[0]) or words[0] in PLACES or words[0].endswith("ly") or zipf(words[0]) >= COMMON
    ):
        return start, NEVER
    if len(words) == 2 and (words[0] in GIVEN_NAMES or words[0] in TITLES):
        return start, NEVER
    if len(words) <= 2 and all(word[0].isupper() and not FUNCTION_WORD.fullmatch(word) for word in words):
        return start, 2.4 if text[at + 1 : at + 3].strip().islower() else NEVER
    # `“I was shot in Joburg” is a studio`, but not `The bridges” are open`
    bare = phrase and FUNCTION_WORD.match(text, start)
    if not closed and len(words) <= 6 and IS_SOMETHING.match(text, at + 1) and not bare:
        return start, UNDECIDED
    return start, WEAK + 0.4


def _resumed_opening(text: str, closed: int, at: int) -> tuple[int, float]:
    """`“I taught him,” says his mother, | and now I can’t watch.”`: where a quotation goes on behind its speaker."""
    comma = text.find(", ", closed, at)
    if comma < 0 or text[at - 1 : at] not in {".", "!", "?", "…"} or not SPEAKS.match(text, closed):
        return closed, NEVER
    if GOES_ON.match(text, comma + 2) or FIRST_PERSON.match(text, comma + 2):
        return comma + 2, 1.2
    return closed, NEVER


def _opens_within(text: str, start: int, at: int) -> bool:
    """Whether the quotation that closes at ``at`` may begin after ``start``, where nothing shows the place.

    Of several sentences only the last may be quoted, unless the first is spoken too; and what stands behind a verb of
    speech is the quotation, not the sentence.
    """
    near = max(start, at - 3 * NEAR)
    if SENTENCE.search(text, near, at) is not None:
        return not all_spoken(text, near, at, but_last=True)
    if SPEAKS.match(f" {text[at + 1 : at + 80].lstrip(' ,')}"):
        return False
    verb = REPORTED.search(text, near, at)
    return verb is not None and not FIRST_PERSON.search(text, near, verb.start())
