"""A quotation mark has no partner, and whether one is missing or one too many only a person can judge.

    >>> doubtful_quote.fix("Port of Reni” is as rich as ever.")
    'Port of Reni is as rich as ever.'

Where the sentence shows what was meant, the mark is put right without asking:

    >>> doubtful_quote.fix("We will return,” he said.")
    'We will return,” he said.'
"""

from collections.abc import Iterator

from articles import SUGGEST, Edit, Passage
from cleaners.cleaner import cleaner
from cleaners.missing_quote import added
from cleaners.orphaned_quote import removed
from cleaners.quotation import reading
from cleaners.quotation_mark import MARKS


@cleaner(strength=SUGGEST, version=1, signs=MARKS)
def doubtful_quote(passage: Passage) -> Iterator[Edit]:
    read = reading(passage)
    if not read.plain and not read.sure:
        yield from added(passage, read)
        yield from removed(passage.text, read)
