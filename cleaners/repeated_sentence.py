"""A sentence stands twice.

    >>> repeated_sentence.fix("It is raining in Lviv again. It is raining in Lviv again. The roads are closed.")
    'It is raining in Lviv again. The roads are closed.'

A short sentence may be said twice for effect, and what the source says twice is left:

    >>> repeated_sentence.fix("“It is over. It is over,” she said. Never again. Never again.")
    '“It is over. It is over,” she said. Never again. Never again.'
    >>> repeated_sentence.fix("We shall not give up Kyiv. We shall not give up Kyiv.",
    ...     source="Ми не здамо Києва. Ми не здамо Києва.", language="uk")
    'We shall not give up Kyiv. We shall not give up Kyiv.'
"""

import re
from collections.abc import Iterator

from articles import ALWAYS, Edit, Passage
from cleaners.cleaner import cleaner
from cleaners.repeats import END, FUNCTION, Repeat, repeats, source_repeats

QUOTE = re.compile(r"[“”«»\"]")
AFTER = re.compile(r"[”\"’')»]*([.!?…])")


@cleaner(strength=ALWAYS, version=1, signs=".!?…")
def repeated_sentence(passage: Passage) -> Iterator[Edit]:
    """Keep one of them."""
    text = passage.text
    for repeat in repeats(text):
        if not repeat.sentence or (passage.source is None and _for_effect(text, repeat)):
            continue
        # The last copy must end as the first does: `It rained. It rained, and we left.` is one thing said twice.
        after = AFTER.match(text, repeat.end)
        mark = END.search(repeat.gap)
        if not after or not mark or after[1] != mark[0]:
            continue
        if not source_repeats(passage, repeat.start, sentence=True):
            yield Edit(repeat.copy_end, repeat.end, "", "The sentence stood twice.")


def _for_effect(text: str, repeat: Repeat) -> bool:
    """Whether the sentence is so short that it may be said twice on purpose."""
    words = repeat.words
    plain = words[0] not in FUNCTION and not QUOTE.search(text)
    return repeat.times < 3 and len(words) < (4 if plain and repeat.copy_end - repeat.start >= 20 else 5)
