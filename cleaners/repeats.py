"""Where a text says the same words twice or more in a row.

Shared by the cleaners of repeated words, phrases, loops and sentences, so that a passage is searched once.
"""

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from operator import eq
from typing import Final, NamedTuple

from articles import Passage
from cleaners.words import different_words, simple_words, word_set

WORD: Final = re.compile(r"([^\W_]++(?:[’'-][^\W_]++)*)")
LONGEST: Final = 80
"""Words in the longest repeated sentence looked for."""
FARTHEST: Final = 3 * LONGEST
"""… where a compound counts as several."""
END: Final = re.compile(r"[.!?…]")
INSIDE: Final = re.compile(r"[.!?…][”\"’')]*\s")
SENTENCE_END: Final = re.compile(r"[.!?…][”\"’')»\]]*$")
# Between two copies: white space and perhaps a comma, a semicolon, a dash or a line's end, or a sentence's end with its
# quotation marks.
GAP: Final = re.compile(
    r"[ \u00a0\t]*[,;]?[ \u00a0\t]*|[ \u00a0\t]+[-–—][ \u00a0\t]+|[ \t]*\n[ \t]*"
    r"|[%”\"’')»]*[.!?…]+[”\"’')»]*\s*[“\"‘'(«]*"
)
BETWEEN: Final = re.compile(r"[\s“”\"‘’'«»]+")
TIES: Final = word_set("and or")

FUNCTION: Final = word_set(
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
    ``ragged`` is where a last copy that was broken off ends, or ``end``. ``tie`` is the `and` or `or` between copies.
    """

    words: tuple[str, ...]
    times: int
    start: int
    copy_end: int
    end: int
    gap: str
    ragged: int
    tie: str = ""

    @property
    def sentence(self) -> bool:
        """Whether whole sentences repeat."""
        return END.search(self.gap) is not None

    @property
    def comma(self) -> bool:
        """Whether a comma, a semicolon or a dash parts the copies."""
        return any(mark in self.gap for mark in ",;-–—")


@lru_cache(maxsize=1024)
def repeats(text: str) -> tuple[Repeat, ...]:
    """Every run of equal words or groups of words, leftmost and shortest first, not overlapping."""
    if not _may_repeat(text):
        return ()
    parts = WORD.split(text)
    places = list(accumulate(map(len, parts)))
    spans = list(zip(places[::2], places[1::2], strict=False))
    words = " ".join(parts[1::2]).lower().replace("’", "'").split()
    pairs = list(pairwise(words))
    found: list[Repeat] = []
    seen: dict[tuple[str, str], list[int]] = {}
    free = 0  # the first word that no repeat has taken
    for i, pair in enumerate(pairs):
        if i < free:
            continue
        if pair[0] == pair[1]:
            made = _run(text, spans, words, i, 1)
            if made:
                found.append(made[0])
                free = made[1]
                seen.clear()
                continue
        before = seen.get(pair)
        if before is None:
            seen[pair] = [i]
        else:
            made = None
            for place in reversed(before):
                if place < free or i - place > LONGEST:
                    break
                size = i - place
                if size > 2 and words[i - 1] in TIES and words[place : i - 1] == words[i : i + size - 1]:
                    made = _run(text, spans, words, place, size - 1, words[i - 1])
                    if made:
                        break
                if size > 1 and words[place:i] == words[i : i + size]:
                    made = _run(text, spans, words, place, size)
                    if made:
                        break
            if made:
                found.append(made[0])
                free = made[1]
                seen.clear()
                continue
            before.append(i)
            del before[:-4]
    return tuple(found)


def _may_repeat(text: str) -> bool:
    """A quick look: whether words of the text follow on themselves, at once or behind an `and`, whatever parts them.

    A run of words is known by one that stands in it once.
    """
    words = simple_words(text)
    if len(different_words(text)) == len(words):
        return False
    last: dict[str, int] = {}
    for at, word in enumerate(words):
        place = last.get(word, -1)
        last[word] = at
        if place >= 0 and at - place < FARTHEST and _again(words, at, at - place):
            return True
    return False


def _again(words: list[str], at: int, size: int) -> bool:
    """Whether the words around the one at ``at``, ``size`` of them or all but an `and`, are those ``size`` before."""
    first, after = at, at + 1
    while after < len(words) and words[after] == words[after - size]:
        after += 1
    while first > size and words[first - 1] == words[first - 1 - size]:
        first -= 1
    return after - first >= size or (after - first == size - 1 > 1 and words[first - 1] in TIES)


def _run(
    text: str, spans: Sequence[tuple[int, int]], words: Sequence[str], at: int, size: int, tie: str = ""
) -> tuple[Repeat, int] | None:
    """The repeat of ``size`` words from word ``at``, and the first word after it; none where marks forbid one.

    With a ``tie`` the copies are tied by that word: `of the court and of the court`.
    """
    unit = words[at : at + size]
    if size > 1 and len(set(unit)) == 1:
        return None
    inside = [_plain(text[spans[at + k][1] : spans[at + k + 1][0]]) for k in range(size - 1)]
    # Several whole sentences may repeat, but not from the middle of one to the middle of the next, unless of that no
    # more than the first words are said: `at a school. Dr Peter school. Dr Peter Koval was its head`.
    ended = next((k for k, between in enumerate(inside, 1) if INSIDE.search(between)), 0)
    whole = ended > 0 and (size < 3 or size - ended > 3 or not text[spans[at][0]].islower())
    step = 1 if tie else 0
    count, after = 1, at + size
    gap = ""
    while words[after + step : after + step + size] == unit and (not tie or words[after] == tie):
        between = text[spans[after - 1][1] : spans[after][0]]
        if (
            not GAP.fullmatch(between)
            or (whole and not END.search(between))
            or (count > 1 and _plain(between) != _plain(gap))
            or (tie and (END.search(between) or text[spans[after][1] : spans[after + 1][0]] != " "))
        ):
            break
        first = after + step
        if [_plain(text[spans[first + k][1] : spans[first + k + 1][0]]) for k in range(size - 1)] != inside:
            break
        gap = gap or between
        count += 1
        after = first + size
    if count < 2 or (END.search(gap) and not _opens_sentence(text, spans[at][0])):
        return None
    # From the middle of one line to its end, or whole lines: then it may be a table.
    if "\n" in gap and not END.search(gap) and text.rfind("\n", 0, spans[at][0]) + 1 >= spans[at][0] - 1:
        return None
    end = spans[after - 1][1]
    ragged = _ragged(text, spans, words, after, unit, count, gap, tie)
    return Repeat(tuple(unit), count, spans[at][0], spans[at + size - 1][1], end, gap, ragged, tie), after


def _ragged(
    text: str,
    spans: Sequence[tuple[int, int]],
    words: Sequence[str],
    after: int,
    unit: Sequence[str],
    count: int,
    gap: str,
    tie: str,
) -> int:
    """Where a last copy ends that broke off, at the end of the text or, in a loop, a word or so before its own end."""
    end = spans[after - 1][1]
    first = after + 1 if tie and words[after : after + 1] == [tie] else after
    broken = first
    while broken < len(words) and broken - first < len(unit) - 1 and words[broken] == unit[broken - first]:
        broken += 1
    if broken == first:
        return end
    if not text[spans[broken - 1][1] :].strip(" \n.!?…”\"’')»" if count > 2 else None):
        return spans[broken - 1][1]
    # `of the defendants of the defendants of the defendants of the "Moscow case"`: the sentence goes on there.
    if words[broken - 1] in FUNCTION and broken < len(words) and words[broken] not in FUNCTION:
        return end
    whole = broken - first == len(unit) - 1 and (len(unit) > 2 or bool(gap.strip()) or bool(tie))
    same = _plain(text[end : spans[after][0]]) == _plain(gap) and (first > after) == bool(tie)
    return spans[broken - 1][1] if count > 2 and whole and same and not END.search(gap) else end


def _opens_sentence(text: str, at: int) -> bool:
    before = text[max(0, at - 40) : at].rstrip().rstrip("“\"‘'(«[–—-").rstrip()
    return not before or before[-1] in ":;" or SENTENCE_END.search(before) is not None


def _plain(gap: str) -> str:
    """What parts two words, without the differences that other faults make."""
    return gap if gap == " " else BETWEEN.sub(" ", gap)


# The look ahead spares trying every joint at every word.
JOINT: Final = re.compile(
    r" (?=[AaOoІіЙйИиТтАаЧч])(?:[Aa][Nn][Dd]|[Oo][Rr]|[іІйЙиИ]|[тТ][аА]|[аА][бБ][оО]|[чЧ][иИ]|[иИ][лЛ][иИ]) "
)
# `довга-довга`, `ледве-ледве`
DOUBLED: Final = re.compile(r"\b([^\W\d_]{3,})-\1\b", re.IGNORECASE)


class Echo(NamedTuple):
    """``word``, `and` or `or`, and the same word; ``start`` to ``end`` with ``copy_end`` after the first."""

    word: str
    start: int
    copy_end: int
    end: int


@lru_cache(maxsize=1024)
def echoes(text: str) -> tuple[Echo, ...]:
    """Where a word is tied to itself: `contempt and contempt`."""
    words = simple_words(text)
    return tuple(_echoes(text)) if any(map(eq, words, words[2:])) else ()


def _echoes(text: str) -> Iterator[Echo]:
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
    said = said_twice(source, sentence)
    at = bisect(said, where)
    return any(abs(found - where) <= 0.35 for found in said[max(0, at - 1) : at + 1])


@lru_cache(maxsize=1024)
def said_twice(source: str, sentence: bool) -> tuple[float, ...]:
    """Where in a source something is said twice, in order, as shares of its length."""
    places = [repeat.start for repeat in repeats(source) if repeat.sentence == sentence]
    if not sentence:
        places += [echo.start for echo in echoes(source)]
        places += [found.start() for found in DOUBLED.finditer(source)]
    return tuple(place / len(source) for place in sorted(places))
