"""A sentence stands twice.

    >>> repeated_sentence.fix("It is raining in Lviv again. It is raining in Lviv again. The roads are closed.")
    'It is raining in Lviv again. The roads are closed.'

Nor is said again what the paragraph before has just said. A short sentence may be said twice for effect, and what the
source says twice is left:

    >>> repeated_sentence.fix("“It is over. It is over,” she said. Never again. Never again.")
    '“It is over. It is over,” she said. Never again. Never again.'
    >>> repeated_sentence.fix("We shall not give up Kyiv. We shall not give up Kyiv.",
    ...     source="Ми не здамо Києва. Ми не здамо Києва.", language="uk")
    'We shall not give up Kyiv. We shall not give up Kyiv.'
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from articles import ALWAYS, Edit, Kind, Passage
from cleaners.cleaner import cleaner
from cleaners.repeated_word import CLOSING_MARKS, OPENING_MARKS
from cleaners.repeats import END, FUNCTION, INSIDE, SENTENCE_END, Repeat, repeats, source_repeats
from cleaners.words import word_set

LEAST: Final = 30
"""Letters of a sentence that the next paragraph does not say again by chance or for effect."""
# What a report begins a sentence with, and a slogan does not: `They arrived by road.`
TELLING: Final = word_set("the a an he she they his her their no")
TOLD: Final = 24
"""… of one that tells what has happened."""
QUOTE: Final = re.compile(r"[“”«»\"]")
SAID_AGAIN: Final = re.compile(r"\b(?:times|twice|thrice|repeat\w*|chant\w*|refrain|poem|verse|again|song)\b")
AFTER: Final = re.compile(r"[%”\"’')»]*([.!?…])")


@cleaner(strength=ALWAYS, version=1, signs=".!?…")
def repeated_sentence(passage: Passage) -> Iterator[Edit]:
    """Keep one of them."""
    text = passage.text
    if again := _said_before(passage):
        yield Edit(0, again, "", "The paragraph before has just said this.")
        return
    found = repeats(text)
    # Where words stand twice within the sentence that does, or it ends in a fraction, something else was found first.
    if found:
        yield from _whole(passage)
    for repeat in found:
        if not repeat.sentence or (passage.source is None and _for_effect(text, repeat)):
            continue
        # The last copy must end as the first does: `It rained. It rained, and we left.` is one thing said twice.
        after = AFTER.match(text, repeat.end)
        mark = END.search(repeat.gap)
        if not after or not mark or after[1] != mark[0]:
            continue
        if not source_repeats(passage, repeat.start, sentence=True):
            yield Edit(repeat.copy_end, repeat.end, "", "The sentence stood twice.")


def _whole(passage: Passage) -> Iterator[Edit]:
    """The edits that keep one of long sentences which follow on one another letter by letter."""
    text = passage.text
    ends = [0, *(end.end() for end in INSIDE.finditer(text)), len(text)]
    first: tuple[int, int] | None = None
    for start, end in pairwise(ends):
        sentence = text[start:end].strip()
        if first and sentence == text[first[0] : first[1]] and not source_repeats(passage, first[0], sentence=True):
            yield Edit(first[1], start + len(text[start:end].rstrip()), "", "The sentence stood twice.")
            continue
        long = len(sentence) >= LEAST and sentence.count(" ") >= 5
        first = (start, start + len(sentence)) if long and sentence == text[start:end].rstrip() else None


def _said_before(passage: Passage) -> int:
    """How much of the text is the end of the paragraph before, word for word and in whole sentences; 0 for nothing."""
    before, text = passage.before.rstrip(), passage.text
    if not before or passage.source is not None or passage.kind is Kind.HEADING or passage.kind is Kind.TITLE:
        return 0
    at = before.rfind(text[:LEAST])
    if (
        at < 0
        or len(text) < (TOLD if _tells(text) else LEAST)
        or not text.startswith(before[at:])
        or not SENTENCE_END.search(before[-6:])
    ):
        return 0
    said = before[at:]
    if (
        said.count(" ") < (3 if _tells(said) else 5)
        or "\n" in said
        or (at and not SENTENCE_END.search(before[:at].rstrip()[-6:]))
    ):
        return 0
    rest = text[len(said) :]
    return len(text) - len(rest.lstrip()) if not rest or rest[0].isspace() else 0


def _tells(text: str) -> bool:
    """Whether it begins as a report does, and quotes nobody."""
    return text.partition(" ")[0].lower() in TELLING and not QUOTE.search(text)


def _for_effect(text: str, repeat: Repeat) -> bool:
    """Whether the sentence is so short that it may be said twice on purpose."""
    words = repeat.words
    # A chant: “Glory to Ukraine! Glory to the heroes!”
    parts = [part for part in INSIDE.split(text[repeat.start : repeat.copy_end]) if part.strip()]
    if len(parts) > 1 and repeat.times < 3 and len(words) < 5 * len(parts):
        return True
    # `Fire! Fire! Fire!`
    if len(words) < 3 and text.startswith("!", repeat.copy_end):
        return repeat.times < 6
    # `“This is not a drill! This is not a drill!”`; `the poem says three times: “I am not guilty. I am not guilty.”`
    closed = AFTER.match(text, repeat.end)
    if (
        text[repeat.start - 1 : repeat.start] in OPENING_MARKS
        and closed
        and text[closed.end() : closed.end() + 1] in CLOSING_MARKS
    ):
        counted = SAID_AGAIN.search(text, max(0, repeat.start - 80), repeat.start) is not None
        if (closed[1] == "!" or counted) and len(words) < 8:
            return repeat.times < 6
    plain = (words[0] not in FUNCTION or words[0] in TELLING) and not QUOTE.search(text)
    return repeat.times < 3 and len(words) < (4 if plain and repeat.copy_end - repeat.start >= 20 else 5)
