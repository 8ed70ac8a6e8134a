"""A bracket has no partner, and whether one is missing or one too many only a person can judge.

    >>> doubtful_bracket.fix("The bridge was closed to lorries over five tonnes in winter), and nobody minded.")
    'The bridge was closed to lorries over five tonnes in winter, and nobody minded.'

Where the words show what was meant, the bracket is put right without asking:

    >>> doubtful_bracket.fix("The bag weighs 390 grams (0.86 pounds, says the cook.")
    'The bag weighs 390 grams (0.86 pounds, says the cook.'
"""

from collections.abc import Iterator

from articles import SUGGEST, Edit, Passage
from cleaners.cleaner import cleaner
from cleaners.unpaired_bracket import BRACKETS, findings, removed


@cleaner(strength=SUGGEST, version=1, signs=BRACKETS)
def doubtful_bracket(passage: Passage) -> Iterator[Edit]:
    for finding in findings(passage):
        if finding.edit is None:
            yield removed(passage.text, finding.at)
