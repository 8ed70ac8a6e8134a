"""Where a text says the same words twice or more in a row.

Shared by the cleaners of repeated words, phrases, loops and sentences, so that a passage is searched once.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import and_, eq
from typing import NamedTuple

from articles import Passage
from cleaners.words import word_set

SIMPLE = re.compile(r"\w+")
WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
LONGEST = 80
"""Words in the longest repeated sentence looked for."""
END = re.compile(r"[.!?…]")
INSIDE = re.compile(r"[.!?…][”\"’')]*\s")
SENTENCE_END = re.compile(r"[.!?…][”\"’')»\]]*$")
# Between two copies: white space and perhaps a comma, or a sentence's end with its quotation marks.
GAP = re.compile(r"[ \u00a0\t]*,?[ \u00a0\t]*|[”\"’')»]*[.!?…]+[”\"’')»]*\s*[“\"‘'(«]*")

FUNCTION = word_set(
    """
    a an the and or but nor so yet of to in on at by for from with without within into onto about above below
    over under after before between during since until till through against among around near than as if that
    which who whom whose when where why how whether while because although though is are was were be been being am has
    have had do does did will would can could may might must shall should not no this these those it its he she
    they we you i me him her us them his their our your my mine such some any each every all both more most
    other another also only just then there here what up down out off
    """
)


class Repeat(NamedTuple):
    """``words``, one copy in lower case, stand ``times`` times in a row.

    ``start`` and ``copy_end`` bound the first copy, ``end`` is where the last ends; ``gap`` parts the first two.
    ``ragged`` is where a last copy that the text's end broke off ends, or ``end``.
    """

    words: tuple[str, ...]
    times: int
    start: int
    copy_end: int
    end: int
    gap: str
    ragged: int

    @property
    def sentence(self) -> bool:
        """Whether whole sentences repeat."""
        return END.search(self.gap) is not None

    @property
    def comma(self) -> bool:
        """Whether a comma parts the copies."""
        return "," in self.gap


@lru_cache(maxsize=1024)
def repeats(text: str) -> tuple[Repeat, ...]:
    """Every run of equal words or groups of words, leftmost and shortest first, not overlapping."""
    if not _may_repeat(text):
        return ()
    spans = [found.span() for found in WORD.finditer(text)]
    words = [text[start:end].lower().replace("’", "'") for start, end in spans]
    found: list[Repeat] = []
    seen: dict[tuple[str, str], list[int]] = {}
    i, last = 0, len(words) - 1
    free = 0  # the first word that no repeat has taken
    while i < last:
        if words[i] == words[i + 1] and i >= free:
            made = _run(text, spans, words, i, 1)
            if made:
                found.append(made[0])
                i = free = made[1]
                seen.clear()
                continue
        pair = (words[i], words[i + 1])
        places = seen.get(pair)
        if places is None:
            seen[pair] = [i]
        else:
            made = None
            for place in reversed(places):
                if place < free or i - place > LONGEST:
                    break
                if i - place > 1 and words[place:i] == words[i : 2 * i - place]:
                    made = _run(text, spans, words, place, i - place)
                    if made:
                        break
            if made:
                found.append(made[0])
                i = free = made[1]
                seen.clear()
                continue
            places.append(i)
            del places[:-4]
        i += 1
    return tuple(found)


def _may_repeat(text: str) -> bool:
    """A quick look: whether a word, or two words, or any three words come again where a repeat needs them."""
    words = SIMPLE.findall(text.lower())
    if any(map(eq, words, words[1:])):
        return True
    alternate = list(map(eq, words, words[2:]))
    if any(map(and_, alternate, alternate[1:])):
        return True
    threes = list(zip(words, words[1:], words[2:], strict=False))
    return len(set(threes)) < len(threes)


def _run(
    text: str, spans: Sequence[tuple[int, int]], words: Sequence[str], at: int, size: int
) -> tuple[Repeat, int] | None:
    """The repeat of ``size`` words from word ``at``, and the first word after it; none where marks forbid one."""
    unit = words[at : at + size]
    if size > 1 and len(set(unit)) == 1:
        return None
    inside = [_plain(text[spans[at + k][1] : spans[at + k + 1][0]]) for k in range(size - 1)]
    # Several whole sentences may repeat, but not from the middle of one to the middle of the next.
    whole = any(INSIDE.search(gap) for gap in inside)
    count, after = 1, at + size
    gap = ""
    while words[after : after + size] == unit:
        between = text[spans[after - 1][1] : spans[after][0]]
        if (
            not GAP.fullmatch(between)
            or (whole and not END.search(between))
            or (count > 1 and _plain(between) != _plain(gap))
        ):
            break
        if [_plain(text[spans[after + k][1] : spans[after + k + 1][0]]) for k in range(size - 1)] != inside:
            break
        gap = gap or between
        count += 1
        after += size
    if count < 2 or (END.search(gap) and not _opens_sentence(text, spans[at][0])):
        return None
    broken = after
    while broken < len(words) and broken - after < size - 1 and words[broken] == unit[broken - after]:
        broken += 1
    ragged = spans[broken - 1][1] if not text[spans[broken - 1][1] :].strip() else spans[after - 1][1]
    return Repeat(tuple(unit), count, spans[at][0], spans[at + size - 1][1], spans[after - 1][1], gap, ragged), after


def _opens_sentence(text: str, at: int) -> bool:
    before = text[max(0, at - 40) : at].rstrip().rstrip("“\"‘'(«[–—-").rstrip()
    return not before or before[-1] in ":;" or SENTENCE_END.search(before) is not None


def _plain(gap: str) -> str:
    """What parts two words, without the differences that other faults make."""
    return re.sub(r"[\s“”\"‘’'«»]+", " ", gap)


JOINT = re.compile(r" (?:and|or|і|й|та|або|чи|и|или) ", re.IGNORECASE)
# `довга-довга`, `ледве-ледве`
DOUBLED = re.compile(r"\b([^\W\d_]{3,})-\1\b", re.IGNORECASE)


class Echo(NamedTuple):
    """``word``, `and` or `or`, and the same word; ``start`` to ``end`` with ``copy_end`` after the first."""

    word: str
    start: int
    copy_end: int
    end: int


def echoes(text: str) -> Iterator[Echo]:
    """Where a word is tied to itself: `contempt and contempt`."""
    for joint in JOINT.finditer(text):
        at, end = joint.span()
        word = text[max(0, at - 40) : at].rpartition(" ")[2].lstrip("“\"‘'(«[")
        after = end + len(word)
        if len(word) < 3 or text[end:after].lower() != word.lower() or not word.isalpha():
            continue
        if not text[after : after + 1].isalnum():
            yield Echo(word, at - len(word), at, after)


def source_repeats(passage: Passage, place: int, sentence: bool = False) -> bool:
    """Whether the source says something twice too, at about the same place: then so should the English."""
    source = passage.source
    if not source:
        return False
    where = place / max(1, len(passage.text))
    places = [repeat.start for repeat in repeats(source) if repeat.sentence == sentence]
    if not sentence:
        places += [echo.start for echo in echoes(source)]
        places += [found.start() for found in DOUBLED.finditer(source)]
    return any(abs(found / len(source) - where) <= 0.35 for found in places)
