"""The words that build compounds are those that symspellpy's words show to build them."""

from collections import Counter

from cleaners.compounds import BEGINNING, ENDING
from cleaners.words import fronts, printed, printed_words, zipf


def test_the_words_are_those_that_are_counted() -> None:
    beginning: Counter[str] = Counter()
    ending: Counter[str] = Counter()
    for word in printed_words():
        for at in fronts(word):
            left, right = word[:at], word[at:]
            if min(at, len(right)) >= 3 and printed(right) and zipf(left) >= 3 and zipf(right) >= 3:
                beginning[left] += 1
                ending[right] += 1
    for counted, words in ((beginning, BEGINNING), (ending, ENDING)):
        assert words == {word for word in counted if counted[word] >= 4 and len(word) >= 4 and zipf(word) >= 3.5}
