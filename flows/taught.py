"""What a person's English for a passage teaches the translation memory, sentence by sentence.

Only a sentence that the person wrote on is taught. One that was left as the machine and the cleaners had it, or in
which an edit was accepted or rejected, is not: that vouches for a comma, not for a translation, and would stand in
the way of every better package. Nor is one taught of which it is not certain what it translates.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from articles import Outcome, Remembered, Sentence
from engines.memory import reviewed_key
from engines.sentences import split

REASON = "a reviewer's translation"
LANGUAGES = ("uk", "ru")
LONGEST = 10_000
"""Characters of a sentence that is taught."""
APART = 1.8
"""Two sentences beside two others: as far as this their lengths may differ from what is usual there."""
MOST = 400
"""Sentences of a passage that are laid beside one another."""


def taught(sentences: Sequence[Sentence], before: str, after: str) -> tuple[Remembered, ...]:
    """The entries for those of a passage's sentences whose English a person wrote.

    ``before`` is the passage's English without what the person wrote, ``after`` with it.
    """
    entries = {}
    for sentence, english in pairs(sentences, before, after):
        translated = sentence.language in LANGUAGES and sentence.outcome is not Outcome.PASSED
        if translated and english and max(len(sentence.source), len(english)) <= LONGEST:
            key = reviewed_key(sentence.source, sentence.language)
            entries[key] = Remembered(
                key, sentence.source, sentence.language, english, "", "", None, Outcome.TRANSLATED, REASON
            )
    return tuple(entries.values())


def pairs(sentences: Sequence[Sentence], before: str, after: str) -> Iterator[tuple[Sentence, str]]:
    """The sentences with an English of their own in ``after`` that is not in ``before``, where that is certain."""
    old, new = parts(before), parts(after)
    if len(sentences) == 1:
        if new != old:
            yield sentences[0], " ".join(new)
        return
    if len(old) != len(sentences):
        # What stands there is not sentence for sentence: only the counts of the source and of the person are left.
        if len(new) == len(sentences) and alike(sentences, new):
            yield from ((sentence, each) for sentence, each in zip(sentences, new, strict=True) if each not in old)
        return
    if max(len(old), len(new)) > MOST:
        return
    for sort, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if sort != "replace":
            continue
        there, here = sentences[start:end], new[first:last]
        # One sentence that has become two may be one and an addition.
        if len(there) == len(here) and alike(there, here):
            yield from zip(there, here, strict=True)


def segments(sentences: Sequence[Sentence], english: str) -> Iterator[tuple[Sentence, str]]:
    """Every sentence of a passage with its part of the English: none where it is not certain which is which."""
    said = parts(english)
    if len(sentences) == 1 and said:
        yield sentences[0], " ".join(said)
    elif len(sentences) == len(said) and alike(sentences, said):
        yield from zip(sentences, said, strict=True)


def parts(text: str) -> list[str]:
    """The sentences of an English text, each on one line."""
    return [" ".join(text[start:end].split()) for start, end in split(text, "en")]


def alike(sentences: Sequence[Sentence], english: Sequence[str]) -> bool:
    """Whether as many sentences may well be one for one: in their lengths, and no figure is in another's English."""
    usual = sum(map(len, english)) / max(1, sum(len(each.source) for each in sentences))
    figures = [set(re.findall(r"\d+", each)) for each in english]
    for at, (sentence, own) in enumerate(zip(sentences, english, strict=True)):
        share = len(own) / max(1, len(sentence.source) * usual)
        missing = set(re.findall(r"\d+", sentence.source)) - figures[at]
        if not 1 / APART <= share <= APART or any(missing & others for others in figures):
            return False
    return True
