"""Is this a translation at all? What a model does when it fails, told from what the source explains."""

import re
from collections import Counter
from operator import eq
from typing import NamedTuple

WORD = re.compile(r"\w+")
STUTTER = re.compile(r"(\w{1,5}?)\1{4,}")
FOREIGN = re.compile("[\u0370-\u1dff\u2c00-\ua6ff\ua720-\uffdc]")
UNKNOWN = re.compile(r"<unk>|⁇|\ufffd")


class Fault(NamedTuple):
    """Why a draft is suspect, in words a reviewer can read.

    A ``grave`` one makes it worse than no translation; with another one, the best draft there is may stand.
    """

    reason: str
    grave: bool


def fault(source: str, english: str, ended: bool = True) -> Fault | None:
    """The worst fault of a draft; None for one that looks like a translation.

    ``source`` and ``english`` are without the items that were kept from the model; ``ended`` is whether the model
    came to an end by itself.
    """
    found = [
        Fault("the model did not come to an end", True) if not ended else None,
        empty(source, english),
        wrong_script(source, english),
        Fault("the model wrote a word it does not know", True) if UNKNOWN.search(english) else None,
        loop(source, english),
        length(source, english),
    ]
    faults = [one for one in found if one]
    return max(faults, key=lambda one: one.grave) if faults else None


def empty(source: str, english: str) -> Fault | None:
    if WORD.search(source) and not WORD.search(english):
        return Fault("the translation is empty", True)
    return None


def wrong_script(source: str, english: str) -> Fault | None:
    """A letter that is not Latin. One letter is enough: the model writes Cyrillic only where it gave up."""
    for match in FOREIGN.finditer(english):
        if match[0].isalpha():
            word = next((one[0] for one in WORD.finditer(english) if one.start() <= match.start() < one.end()), "")
            return Fault(f"untranslated letters are left in it: {word}", True)
    return None


def loop(source: str, english: str) -> Fault | None:
    """The same words again and again, oftener than in the source.

    >>> loop("Про мобілізацію.", "On mobilization and mobilization and mobilization.").reason
    'it repeats itself: mobilization and'
    >>> loop("Ніколи, ніколи, ніколи не здавайтеся.", "Never, never, never give up.") is None
    True
    """
    words = WORD.findall(english.lower())
    times, phrase = most_repeated(words)
    source_words = WORD.findall(source.lower())
    own = most_repeated(source_words)[0] if times > 1 else 1
    if times > max(own, 1):
        # "had had" and "very very" are English; "in Moscow in Moscow" is a blemish that repair can mend.
        grave = times > max(own, 2) or len(phrase) > 7
        if grave or len(phrase) > 1:
            return Fault(f"it repeats itself: {' '.join(phrase)}", grave)
    if (stutter := STUTTER.search(english.lower())) and not STUTTER.search(source.lower()) and stutter[1] != "0":
        return Fault(f"it repeats itself: {stutter[0][:30]}", True)
    if len(words) >= 20 and variety(words) < 0.45 and variety(words) < 0.65 * variety(source_words):
        common = max((word for word in words if len(word) > 2), key=Counter(words).__getitem__, default=words[0])
        return Fault(f"it goes round in circles: {common}", True)
    return None


def most_repeated(words: list[str]) -> tuple[int, tuple[str, ...]]:
    """How often the most repeated phrase of at most 12 words stands in a row, and the phrase; (1, ()) for none.

    Numbers in a row are a list of numbers, not a loop, as long as they differ: ``1, 1, 1`` is one.
    """
    best: tuple[int, tuple[str, ...]] = (1, ())
    for size in range(1, min(12, len(words) // 2) + 1):
        if sum(map(eq, words[size:], words)) < size:
            continue
        run = 0
        for at in range(size, len(words)):
            run = run + 1 if words[at] == words[at - size] else 0
            # A run of size equal words is the phrase once more.
            times = 1 + run // size
            if times > best[0]:
                best = (times, tuple(words[at - size + 1 : at + 1]))
    return best


def variety(words: list[str]) -> float:
    return len(set(words)) / max(len(words), 1)


def length(source: str, english: str) -> Fault | None:
    """English far shorter or longer than such a source becomes.

    Ukrainian and Russian news become English of 0.6 to 1.6 times their length in 99 % of sentences, by people and by
    models alike; short sentences vary more, so a slack in letters is added.
    """
    long, short = len(english), len(source)
    if long < 0.45 * short - 12:
        return Fault("most of the sentence is missing", True)
    if long < 0.5 * short - 5:
        return Fault("the translation is very short", False)
    if long > 2.2 * short + 25:
        return Fault("the translation is far longer than the source", True)
    return None
