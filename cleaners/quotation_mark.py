"""A double quotation mark by itself: which way it stands, and what it costs to believe that it is meant the other way.

The costs are of one scale, from 0 for what stands as it should to ``NEVER``; `cleaners.quotation` adds them up.
"""

import re
from typing import Final

from cleaners.attribution import SPEAKS

MARKS: Final = '"“”„‟«»＂″'
"""Marks that quote, among them those of other languages and the second mark, which some keyboards give for a quote."""
MARK: Final = re.compile(f"[{MARKS}]")
MARK_SET: Final = frozenset(MARKS)
OPENING: Final = "“„«‟"
CLOSING: Final = "”»"
SENTENCE: Final = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[A-Z0-9“\"‘(])")
ENDS: Final = re.compile(r"[.!?…]['’)\]]*\s*$")
WRAPPED: Final = "'’‘([{*_"
DASHES: Final = "—–-/"
STOPS: Final = ".,;:!?)]}%…"
# `5'10"`, `51°28′40″N`: feet and minutes stand before inches and seconds.
MINUTES: Final = re.compile(r"\d['’′] ?\d{1,2}(?:[.,]\d)?$")
OPEN, CLOSE, INCH, EXTRA = "open", "close", "inch", "extra"
MISFIT, LOOSE, TURNED, TOO_MANY, WEAK, NEVER = 2.0, 0.9, 1.0, 3.0, 3.6, 9.0
UNDECIDED: Final = TOO_MANY
NEAR: Final = 400
"""Characters looked at before and after a mark."""


def quoted(text: str) -> list[tuple[int, int]]:
    """What a text with sound marks quotes: start and end of each quotation without its marks."""
    spans: list[tuple[int, int]] = []
    opened = -1
    for match in MARK.finditer(text):
        if opened < 0:
            opened = match.end()
        elif match[0] in '"”»“' and not (match[0] == "“" and "„" not in text):
            spans.append((opened, match.start()))
            opened = -1
    return spans


def sentence_begins(text: str, at: int) -> int:
    """Where the sentence begins in which ``at`` lies."""
    start = max(0, at - NEAR)
    for end in SENTENCE.finditer(text, start, at):
        start = end.end()
    return start


def misfit(text: str, at: int, role: str) -> float:
    """What it costs to believe that the mark at ``at`` opens, or closes."""
    glyph = text[at]
    cost = 0.0
    if glyph == "„" and role == CLOSE:
        return NEVER
    if glyph in OPENING:
        # „so“ and “so” : the mark that opens here closes there.
        cost = 0.0 if role == OPEN else (0.5 if glyph == "“" and text.find("„", 0, at) >= 0 else TURNED)
    elif glyph in CLOSING:
        cost = 0.0 if role == CLOSE else TURNED
    left = at
    while left and text[left - 1] in WRAPPED and not (role == CLOSE and text[left - 1] in "'’"):
        left -= 1
    right = at + 1
    while right < len(text) and text[right] in "'’‘)]}*_":
        right += 1
    before, behind = text[left - 1 : left], text[right : right + 1]
    free_left = not before or before.isspace()
    free_right = not behind or behind.isspace()
    stop_right = behind in STOPS and not text.startswith("..", right)
    if (
        free_left
        and not free_right
        and text[max(0, at - NEAR) : at].rstrip()[-1:] in {",", "?", "!"}
        and SPEAKS.match(f" {text[at + 1 : at + 60]}")
    ):
        # `we have no issues, "added Klopp`
        return cost + (MISFIT if role == OPEN else 0.4)
    if role == CLOSE and before == ";" and behind:
        cost += TURNED
    if free_left and free_right:
        return cost + (LOOSE if before or behind else MISFIT)
    if before and before in DASHES and not free_right and not stop_right:
        return cost + (0.0 if role == OPEN else LOOSE)
    if behind and behind in DASHES and not free_left:
        return cost + (0.0 if role == CLOSE else LOOSE)
    if free_left:
        if stop_right:
            # Nothing opens before a full stop: `thwarted by Ukraine “.`
            return cost + (MISFIT + 0.5 if role == OPEN else 0.4)
        return cost + (0.0 if role == OPEN else MISFIT)
    if free_right or stop_right:
        return cost + (0.0 if role == CLOSE else MISFIT)
    if before in STOPS or not before.isalnum():
        return cost + (LOOSE if role == OPEN else 0.4)
    return cost + LOOSE


def inch_cost(text: str, at: int) -> float | None:
    """What it costs to believe that the mark is an inch or second mark; None where it cannot be one."""
    if text[at - 1 : at] == "(" and text[at + 1 : at + 2] == ")":
        # `double quotes (")`: the mark itself is meant.
        return 0.0
    if text[at] not in '"”″' or not at or not text[at - 1].isdigit():
        return None
    if MINUTES.search(text, max(0, at - 8), at):
        return 0.05
    if text[at + 1 : at + 2] == "," and SPEAKS.match(text, at + 2):
        # `only by the age of 21”, the doctor noted`
        return TOO_MANY
    return 0.3 if text[at + 1 : at + 2] in {"", " ", "-", ",", ".", ")", ";", "x"} else 1.0


def heard(pattern: re.Pattern[str], text: str, start: int, end: int) -> bool:
    """Whether a pattern in lower case is found between two places, of which the first may lie before the text."""
    # The character before tells where a word begins.
    outside = 1 if start > 0 else 0
    return pattern.search(text[max(0, start - outside) : end].lower(), outside) is not None
