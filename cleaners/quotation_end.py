"""Where a quotation ended whose closing mark is lost."""

from functools import lru_cache
from typing import Final, NamedTuple

from cleaners.aside import leads_on, word_before
from cleaners.attribution import (
    BREAK,
    INVERTED,
    RETOLD,
    SPEAKS,
    SPOKEN_OF,
    TAGGED,
    TAKES_SPEECH,
    TOLD_LAST,
    named_later,
)
from cleaners.fragment import (
    ACTS,
    BROUGHT_IN,
    DESCRIBED,
    FRAGMENT,
    JOINED,
    NAMING,
    PARALLEL,
    PART_OF_NAME,
    PLAIN_WORDS,
    SELDOM_BEFORE,
    SELDOM_QUOTED,
    ends_itself,
    stray,
)
from cleaners.own_words import FIRST_PERSON, OWN, all_spoken, unspoken
from cleaners.quotation_mark import ENDS, NEAR, NEVER, SENTENCE, UNDECIDED, WEAK, heard

SPOKEN_ALONE: Final = 2.5


class _Opening(NamedTuple):
    """What stands around a mark that opens."""

    at: int
    started: bool  # a sentence begins here, or the text
    invited: bool  # behind a verb of speech, or its speaker goes on
    named: bool  # behind what calls something by its name
    beside: bool  # in a sentence that has quoted already
    parallel: bool  # … and answers what it quoted
    doubt: float  # the cost of its place: few fragments begin with a preposition


@lru_cache(maxsize=64)
def lost_closing(text: str, opened: int, limit: int, closed: int, like: str) -> tuple[int, float]:
    """Where the mark that closes what opened at ``opened`` must have stood, and what it costs to believe that.

    It stands before ``limit``, the next mark or the text's end; ``closed`` is where the quotation before has ended, 0
    for none, and ``like`` what the source quotes here, if anything.
    """
    last = limit == len(text)
    own = ends_itself(text, opened, limit, like)
    if own:
        return own, 1.0
    # `“The talks,” said the envoy, “were long, honest and useful.`
    resumed = (
        0 < closed < opened < closed + NEAR
        and text[opened - 2 : opened] == ", "
        and SPEAKS.match(text, closed) is not None
        and not SENTENCE.search(text, closed, opened)
    )
    beside = 0 < closed < opened and not SENTENCE.search(text, closed, opened + 1)
    speaker = text[closed:opened] + text[opened + 1 : opened + 80] if beside and opened < closed + NEAR else ""
    within_tag = speaker and SPEAKS.match(speaker) and text[opened - 2 : opened - 1] not in set(",:—–-")
    # `“We left,” the “miller said.`: nothing is quoted within the words that tell who speaks.
    # `“This is “not a gift,” he said.`: who speaks is told when all is said.
    if (within_tag and not resumed) or (opened < closed and (SPEAKS.match(text, closed) or not last)):
        return limit, WEAK if last else NEVER
    opening = _opening(text, opened, closed, resumed, beside)
    told = _told(text, opening, limit)
    if told:
        return told[0], opening.doubt + told[1]
    found = _at_comma(text, opening, limit, closed)
    if not found and last and ENDS.search(text, max(opened, limit - NEAR)):
        found = _at_stop(text, opening, closed)
    if found:
        return found
    if not last:
        return limit, NEVER
    return len(text.rstrip()), UNDECIDED if opening.started and not text[:opened].strip() else WEAK


def _opening(text: str, opened: int, closed: int, resumed: bool, beside: bool) -> _Opening:
    """What stands around the mark at ``opened``."""
    started = (opened < NEAR and not text[:opened].strip()) or SENTENCE.search(
        text, max(0, opened - 3), opened + 1
    ) is not None
    invited = (
        resumed
        or (heard(TAKES_SPEECH, text, opened - 40, opened) and not RETOLD.match(text, opened - 1))
        or (FIRST_PERSON.match(text, opened + 1) is not None and heard(TAGGED, text, opened - 24, opened))
    )
    seldom = SELDOM_QUOTED.match(text, opened + 1) or word_before(text, opened).lower() in SELDOM_BEFORE
    doubt = 0.8 if seldom and not started and not invited else 0.0
    return _Opening(
        opened,
        started,
        invited,
        heard(NAMING, text, opened - 24, opened)
        or (text[opened + 1 : opened + 2].isupper() and heard(ACTS, text, opened - 24, opened)),
        beside,
        beside and PARALLEL.search(text, max(closed, opened - 24), opened) is not None,
        doubt + 1.5 if text[opened] == "„" and not started else doubt,
    )


def _at_comma(text: str, opening: _Opening, limit: int, closed: int) -> tuple[int, float] | None:
    """Where a fragment ends at the first comma, and the cost; None where it may go on: `a “fair, clean vote.`."""
    last = limit == len(text)
    opened, doubt = opening.at, opening.doubt
    comma = FRAGMENT.match(text, opened + 1, limit)
    if not comma or opening.started or (opening.invited and last):
        return None
    words = len(comma[0].split())
    upper = text[opened + 1 : opened + 2].isupper()
    if not last:
        likely = opening.named or opening.invited or not text[opened + 1 : opened + 2].islower()
        return comma.end(), doubt + (2.0 if likely else 2.9)
    if closed and words < 7:
        return comma.end(), doubt + (2.3 if opening.parallel or not opening.beside else UNDECIDED)
    if opening.named and words < 5:
        return comma.end(), doubt + 2.5
    if words < 4 and upper:
        return comma.end(), doubt + (WEAK if PART_OF_NAME.search(text, max(0, opened - 24), opened) else 2.8)
    return None


def _at_stop(text: str, opening: _Opening, closed: int) -> tuple[int, float] | None:
    """Where a quotation ends with a sentence, and the cost; None where nothing tells. The text ends with one too."""
    opened, doubt = opening.at, opening.doubt
    at = len(text.rstrip())
    if opening.started or opening.invited:
        answered = 0 < closed < opened and SPEAKS.match(text, closed) is not None
        if not opening.invited and not answered and (voice := unspoken(text, opened + 1, at)):
            return at, doubt + (SPOKEN_ALONE if voice < WEAK and _alone(text, opened, at) else voice)
        return at, doubt + (1.2 if all_spoken(text, opened + 1, at) else UNDECIDED)
    first = SENTENCE.search(text, opened, at)
    spoken_of = heard(SPOKEN_OF, text, opened - NEAR, opened)
    if first:
        # Something is quoted, but does it end with its sentence?
        return (first.start() + 1, UNDECIDED + doubt) if opening.named or spoken_of else None
    few = text.count(" ", opened, at) < 7
    within = at, doubt + 2.4 + 0.05 * max(0, text.count(" ", opened) - 10)
    if text[opened - 2 : opened] in {", ", "— ", "– ", "- "} or opening.parallel:
        return within
    if JOINED.search(text, opened, at) is None:
        if (opening.named and (few or spoken_of)) or (spoken_of and FIRST_PERSON.search(text, opened, at)):
            return within
        if spoken_of and few and not opening.beside:
            # `a “vicious rage.`, not `13 “rounds and Mayor Rob “Ford.`: neither names nor figures are quoted so.
            plain = PLAIN_WORDS.fullmatch(text, opened + 1, at) and not text.endswith("the ", 0, opened)
            return at, doubt + (2.8 if plain else WEAK)
        if closed and few and not doubt:
            # Who has quoted before quotes again.
            return at, 2.8
    # `urging others to “rape me.`
    if few and OWN.search(text, opened, at):
        return at, UNDECIDED
    return (at, UNDECIDED + doubt) if closed or spoken_of or opening.named else None


def _told(text: str, opening: _Opening, limit: int) -> tuple[int, float] | None:
    """Where what opened ends before the words that tell who said it, and the cost; None where nobody is named."""
    opened, spoken = opening.at, opening.started or opening.invited
    for match in BREAK.finditer(text, opened + 1, min(limit, opened + 5 * NEAR)):
        # What opens in the middle of a sentence is a fragment, and does not run on into the next sentence.
        if not spoken and SENTENCE.search(text, opened, match.start()):
            break
        inner = text[match.start() - 1] in "'’" and not text[match.start() - 2].isspace()
        told = SPEAKS.match(text, match.end())
        if not told and spoken and match[0] == ",":
            told = TOLD_LAST.match(text, match.end())
        if not inner and told and not named_later(text, match.end(), told.end()):
            # `Prices rose “by a tenth in May, the bank reports.`
            return match.end(), 1.2 if spoken else WEAK if stray(text, opened, match.start()) else 1.8
        if match[0] in "!?" and text[match.end() : match.end() + 2].strip()[:1].islower():
            return match.end(), 1.5
    tag = INVERTED.search(text, opened + 1, min(limit, opened + 2 * NEAR)) if opening.started else None
    if not tag or leads_on(word_before(text, tag.start() + 1)) or SENTENCE.search(text, opened + 1, tag.start() + 1):
        return None
    return tag.start(), 1.8


def _alone(text: str, opened: int, end: int) -> bool:
    """Whether the text opens with a mark and its one sentence quotes nobody else: `“The roof could have fallen.`."""
    return (
        not text[:opened].strip()
        and SENTENCE.search(text, opened, end) is None
        and not any(words.search(text, opened, end) for words in (SPOKEN_OF, DESCRIBED, BROUGHT_IN))
    )
