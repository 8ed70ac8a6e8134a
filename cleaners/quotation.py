"""How the quotation marks of a passage are meant: which open, which close, which measure, which are lost or too many.

Every mark may open, close, be an inch mark or be nobody's; marks may be missing. Each reading costs what it asks us to
believe: a mark that stands the wrong way, a space on the wrong side, a mark too many, a mark forgotten where a sentence
shows the place. The cheapest reading of the whole passage is the one the quotation cleaners share, so that they agree.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Final, NamedTuple

from articles import Passage
from cleaners.attribution import SPEAKS, attributed
from cleaners.fragment import FUNCTION_WORD
from cleaners.quotation_end import lost_closing
from cleaners.quotation_mark import (
    CLOSE,
    ENDS,
    EXTRA,
    INCH,
    MARK,
    MARK_SET,
    MARKS,
    MISFIT,
    NEVER,
    OPEN,
    TOO_MANY,
    inch_cost,
    misfit,
    quoted,
    sentence_begins,
)
from cleaners.quotation_start import lost_opening

# Where marks are spoken of they may stand alone.
MENTIONED: Final = ("quotation mark", "guillemet", "inverted comma", "double quotes")
NO_MARK: Final = f"[^{MARKS}]*+"
PLAIN: Final = re.compile(
    rf"{NO_MARK}(?:(?<![^\s(\[])[\"“](?=[\w$£€#'‘’])(?:{NO_MARK}(?<=[\w.,!?…%)'’])[\"”](?=[\s.,;:!?)\]]|\Z)){NO_MARK})+"
)
TAKEN_UP: Final = re.compile(r"\s*(?:[\"“”„«]|,,|``|'')")
NESTED: Final = 0.8
STRAY: Final = 0.5
LEANING: Final = 0.2
"""What tells two marks of which either may be too many: more than ``MARGIN``, and no more than that."""
BROKEN_OFF: Final = 2.0
MARGIN: Final = 0.15
"""What a reading must be cheaper by than the next to be certain."""
MANY: Final = 300
"""Marks in one passage beyond which it is no prose, and is left alone."""
WIDTH: Final = 8
"""Readings kept at every mark: of a thousand marks not every reading need be thought through."""


class Mark(NamedTuple):
    """A double quotation mark at ``at`` and what it is meant for."""

    at: int
    glyph: str
    role: str


class Missing(NamedTuple):
    """A mark that should be inserted at ``at`` to open or to close."""

    at: int
    role: str


class Reading(NamedTuple):
    """What the marks are meant for; ``plain`` when every one of them stands as it should."""

    marks: tuple[Mark, ...]
    missing: tuple[Missing, ...]
    plain: bool = False
    sure: bool = True
    """Whether no other reading costs nearly as little: else what is missing or too many is for a person to say."""


def reading(passage: Passage) -> Reading:
    """The cheapest reading of the passage's double quotation marks."""
    return _read(passage.text, passage.source, passage.before, passage.after)


class _Path(NamedTuple):
    cost: float
    opened: int  # index of the mark that opened the quotation we are in; -1 outside, -2 opened in an earlier passage
    closed: int  # where the last quotation ended
    roles: tuple[str, ...]
    missing: tuple[Missing, ...]
    outer: int = -1  # index of the mark that opened the quotation around the one we are in


@lru_cache(maxsize=256)
def _read(text: str, source: str | None, before: str, after: str) -> Reading:
    places = [match.start() for match in MARK.finditer(text)]
    if not places or len(places) > MANY or any(map(text.__contains__, MENTIONED)):
        return Reading((), (), True)
    if len(places) % 2 == 0 and PLAIN.fullmatch(text):
        # No reading is cheaper than the one that costs nothing.
        roles = (OPEN, CLOSE) * (len(places) // 2)
        plain = tuple(Mark(at, text[at], role) for at, role in zip(places, roles, strict=True))
        return Reading(plain, (), True)
    lack, surplus = _weighed(len(places), source)
    theirs = [] if source is None else [source[start:end] for start, end in quoted(source)]
    # The source may itself leave a quotation open for the next paragraph to take up.
    odd_marks = len(places) % 2 == 1
    runs_on = odd_marks and source is not None and len(MARK.findall(source)) == len(places)
    paths = _beginnings(text, before, runs_on)
    for at in places:
        grown: list[_Path] = []
        opens, closes = misfit(text, at, OPEN), misfit(text, at, CLOSE)
        inch = inch_cost(text, at)
        odd = surplus + _superfluous(text, at, len(places) > 2)
        for path in paths:
            so_far, opened, closed, roles, missing, outer = path
            inside = opened != -1
            grown.append(_Path(so_far + odd, opened, closed, (*roles, EXTRA), missing, outer))
            if inch is not None:
                cost = inch + (1.5 if inside else 0)
                grown.append(_Path(so_far + cost, opened, closed, (*roles, INCH), missing, outer))
            if not inside:
                grown.append(_Path(so_far + opens, at, closed, (*roles, OPEN), missing, outer))
                if opens or closes < MISFIT:  # a mark that plainly opens is not asked whether it closes
                    where, cost = lost_opening(text, closed, at)
                    lost = (*missing, Missing(where, OPEN))
                    grown.append(_Path(so_far + (closes + cost + lack), opened, at + 1, (*roles, CLOSE), lost, outer))
            else:
                ended = so_far + closes + (_broken_off(text, opened, at) if odd_marks else 0.0)
                grown.append(_Path(ended, outer, at + 1, (*roles, CLOSE), missing))
                if opened >= 0 and outer == -1 and not opens:
                    grown.append(_Path(so_far + (opens + NESTED), at, closed, (*roles, OPEN), missing, opened))
                if opened >= 0 and (closes or opens < MISFIT):
                    where, cost = lost_closing(text, opened, at, closed, _like(path, theirs))
                    lost = (*missing, Missing(where, CLOSE))
                    grown.append(_Path(so_far + (opens + cost + lack), at, closed, (*roles, OPEN), lost, outer))
        paths = _best(grown)
    finished: list[_Path] = []
    for path in paths:
        if path.opened == -1:
            finished.append(path)
        elif path.opened == -2 or runs_on or _goes_on(text, path.opened, after):
            finished.append(path._replace(cost=path.cost + (0.1 if runs_on else 0.3)))
        elif path.outer < 0:
            where, cost = lost_closing(text, path.opened, len(text), path.closed, _like(path, theirs))
            missing = (*path.missing, Missing(where, CLOSE))
            finished.append(path._replace(cost=path.cost + cost + lack, missing=missing))
    if not finished:
        return Reading((), (), True)
    best = min(finished, key=attrgetter("cost"))
    rivals = [path.cost for path in finished if (path.roles, path.missing) != (best.roles, best.missing)]
    marks = tuple(Mark(at, text[at], role) for at, role in zip(places, best.roles, strict=True))
    return Reading(marks, best.missing, sure=min(rivals, default=NEVER) - best.cost >= MARGIN)


def _broken_off(text: str, opened: int, at: int) -> float:
    """What it costs to believe that a quotation ends in the middle of its first clause: `“I felt that my job” as`."""
    broken = (
        opened >= 0
        and text[at - 1 : at].isalnum()
        and text[at + 1 : at + 2] == " "
        and text[at + 2 : at + 3].islower()
        and FUNCTION_WORD.match(text, opened + 1) is not None
        and (text[opened - 2 : opened] in {": ", ", "} or sentence_begins(text, opened + 1) == opened)
    )
    return BROKEN_OFF if broken else 0.0


def _superfluous(text: str, at: int, among: bool) -> float:
    """What it costs to believe that the mark at ``at`` is one too many, ``among`` others or alone."""
    if text[at] in "„‟":
        return TOO_MANY - STRAY
    if text[at - 1 : at] == "," and text[at - 2 : at - 1].isdigit() and text[at + 1 : at + 4].isdigit():
        # `226,“000 people`
        return 0.0
    if text[at - 1 : at] in {".", ","} and MARK.match(text, at - 2):
        # `treatment”.”`
        return TOO_MANY - STRAY
    # `"""`
    if not among or text[at + 1 : at + 2] in MARK_SET or text[at - 1 : at] in MARK_SET:
        return TOO_MANY
    if text[at - 1 : at] in set(".,!?…"):
        # `“The bill” is a gift,” he said`, `“This is “not a gift,” he said`: of three the one between words.
        return TOO_MANY + (STRAY if SPEAKS.match(text, at + 1) else LEANING)
    if text[at + 1 : at + 2] in set(".,;:!?)…"):
        return TOO_MANY + LEANING
    return TOO_MANY + (LEANING if misfit(text, at, OPEN) < MISFIT and sentence_begins(text, at + 1) == at else 0.0)


def _beginnings(text: str, before: str, runs_on: bool) -> list[_Path]:
    """Outside every quotation, or within one that the passage before has left open and this one takes up anew."""
    outside = _Path(0.0, -1, 0, (), ())
    if runs_on:
        return [outside, outside._replace(opened=-2)]
    if not _left_open(before):
        return [outside]
    start = len(text) - len(text.lstrip())
    anew = () if TAKEN_UP.match(text) else (Missing(start, OPEN),)
    return [outside, outside._replace(cost=0.4, opened=-2, missing=anew)]


def _best(paths: list[_Path]) -> list[_Path]:
    """The two cheapest paths for each way of standing inside or outside a quotation."""
    best: dict[tuple[int, int], list[_Path]] = {}
    for path in sorted(paths, key=attrgetter("cost")):
        kept = best.setdefault((path.opened, path.outer), [])
        if len(kept) < 2:
            kept.append(path)
    return sorted((path for kept in best.values() for path in kept), key=attrgetter("cost"))[:WIDTH]


def _weighed(count: int, source: str | None) -> tuple[float, float]:
    """What the source's marks add to the price of a missing mark and of a mark too many."""
    if source is None:
        return 0.0, 0.0
    there = len(MARK.findall(source))
    if not there:
        return 3.0, -1.0
    if count < there:
        return -1.0, 2.0
    return (2.0, 0.0) if count > there else (0.0, 0.0)


def _left_open(before: str) -> bool:
    """Whether the passage before opened a quotation and did not close it."""
    marks = MARK.findall(before)
    return len(marks) % 2 == 1 and before.lstrip()[:1] in '"“„«' and before.rstrip()[-1:] not in '"”»'


def _goes_on(text: str, opened: int, after: str) -> bool:
    """Whether an unclosed quotation is taken up by the next passage, as is the custom: each paragraph opens it anew."""
    first = MARK.search(after)
    taken_up = TAKEN_UP.match(after) is not None or (
        first is not None
        and misfit(after, first.start(), CLOSE) < MISFIT <= misfit(after, first.start(), OPEN)
        and SPEAKS.match(after, first.end()) is not None
    )
    return taken_up and not attributed(text, opened) and (ENDS.search(text) is not None or text.rstrip()[-1] in ":,")


def _like(path: _Path, theirs: Sequence[str]) -> str:
    """What the source quotes where the quotation that is open now stands."""
    number = path.roles.count(OPEN) - 1
    return theirs[number] if 0 <= number < len(theirs) else ""
