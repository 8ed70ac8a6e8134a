"""The translator was caught in a loop: words stand three times and more.

    >>> loop.fix("the law on mobilization and mobilization and mobilization and mobilization was passed")
    'the law on mobilization was passed'
    >>> loop.fix("who, who, who, who, who scored; in the city in the city in the city in the")
    'who scored; in the city'

Three or four times may be said for effect, and some words are said more often than that:

    >>> loop.fix("“Location, location, location!” No no no. It went on and on and on and on. Ha ha ha ha ha")
    '“Location, location, location!” No no no. It went on and on and on and on. Ha ha ha ha ha'
    >>> loop.fix("“Run, run, run, run!” they cried, and he ran for years and years and years.")
    '“Run, run, run, run!” they cried, and he ran for years and years and years.'
"""

import re
from collections.abc import Iterator
from typing import Final

from articles import ALWAYS, Edit, Passage
from cleaners.cleaner import cleaner
from cleaners.repeated_phrase import ABSTRACT, COPULAS, GROWING, JOINTS, SAYINGS, linked, said_twice
from cleaners.repeated_word import CLOSED, EMPHASIS, GRAMMAR, OPENING_MARKS, RIGHT_TWICE
from cleaners.repeats import FUNCTION, Repeat, repeats, source_repeats
from cleaners.words import word_set

# Words of grammar that nobody says again for effect, as `on and on and on` is said.
ALWAYS_ONCE: Final = word_set("the a an of to by for from with at as his her its their our your my this that")
OFTEN: Final = (
    RIGHT_TWICE
    | EMPHASIS
    | word_set("bang drill baby boom kill fire hurrah hooray hallelujah amen gimme rain sorry now there")
)


@cleaner(strength=ALWAYS, version=2, finds=repeats)
def loop(passage: Passage) -> Iterator[Edit]:
    """Keep the first time."""
    text = passage.text
    for repeat in repeats(text):
        if repeat.times == 2 and (repeat.tie or not _joined(repeat)):
            continue
        if repeat.sentence or _right(passage, repeat) or source_repeats(passage, repeat.start):
            continue
        start, end = repeat.copy_end, repeat.ragged
        if _joined(repeat):
            # `war and war and war was`: the words kept are `war`, the joint goes with the copies.
            end = _tail(text, repeat)
            start = repeat.start + len(repeat.words[0])
        yield Edit(start, end, "", f"“{text[repeat.start : start]}” stood {repeat.times} times in a row.")


def _joined(repeat: Repeat) -> bool:
    """Whether it is a word with its joint: `tension and tension and tension`."""
    return (
        not repeat.tie and len(repeat.words) == 2 and repeat.words[1] in {"and", "or"} and repeat.words[0] not in JOINTS
    )


def _tail(text: str, repeat: Repeat) -> int:
    """Where the last copy of the word ends that the last joint leads to, or the last joint's start."""
    word = repeat.words[0]
    last = re.compile(rf" {re.escape(word)}\b", re.IGNORECASE).match(text, repeat.end)
    return last.end() if last else repeat.end - len(repeat.words[1]) - 1


def _right(passage: Passage, repeat: Repeat) -> bool:
    words, times = repeat.words, repeat.times
    if not any(letter.isalpha() for word in words for letter in word):
        return True
    if len(words) == 1:
        word = words[0]
        if word in OFTEN or word.isdigit():
            return times < 8
        # `What they had had had been enough.`
        if word in GRAMMAR:
            return times < 5 and passage.source is None
        if not repeat.comma:
            return False
        # `“Out, out, out, out, out!”`
        if passage.source is None and passage.text[repeat.start - 1 : repeat.start] in OPENING_MARKS:
            return times < 6
        return times < (3 if passage.source is not None else 4 if word in FUNCTION else 5)
    if words in SAYINGS or words[1:] + words[:1] in SAYINGS or (*words, repeat.tie) in SAYINGS:
        return times < 8
    if _joined(repeat) or (len(words) == 2 and words[0] in {"and", "or", "by", "after"}):
        other = words[0] if _joined(repeat) else words[1]
        if other in ALWAYS_ONCE:
            return False
        if other in FUNCTION or other in OFTEN or other in GROWING:
            return times < 8
        written = passage.text[repeat.start : repeat.copy_end].split()
        if (written[0] if _joined(repeat) else written[-1])[0].isupper():
            return False
        # `for years and years and years and years`, but no fifth time
        return not ABSTRACT.fullmatch(other) and times < (3 if passage.source is not None else 4)
    if len(words) == 2 and {"and", "or"} & set(words) and GROWING & set(words):
        return times < 8
    # `Rose is a rose is a rose is a rose`
    if len(words) == 3 and set(words) & COPULAS and {"a", "an"} & set(words):
        return times < 5
    if linked(passage.text, repeat):
        return times < 4
    # `“One more, one more, one more,” she thought.`
    if passage.source is None and repeat.comma and passage.text[repeat.start - 1 : repeat.start] in OPENING_MARKS:
        whole = CLOSED.match(passage.text, repeat.end) is not None
        return times < (6 if whole else 4) and len(words) < 5
    # `blankets and medicines, blankets and medicines, blankets and medicines`
    if repeat.comma and "and" in words[1:-1] and words[0] != words[-1]:
        return False
    if repeat.comma or repeat.tie:
        return times < 4 and len(words) < 5 and said_twice(passage, repeat)
    return False
