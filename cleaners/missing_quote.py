"""A quotation is opened and never closed, or closed and never opened.

The mark goes where the sentence shows its place: before “he said”, at the end, at the beginning.

    >>> missing_quote.fix("“We will return, the minister said.")
    '“We will return,” the minister said.'
    >>> missing_quote.fix('We will return," he said.')
    '"We will return," he said.'

A quotation that the next paragraph takes up stays open, and where no place is certain nothing is added:

    >>> missing_quote.fix("“This is our land,” he said. “It is ours.”")
    '“This is our land,” he said. “It is ours.”'
"""

from collections.abc import Iterator

from articles import ALWAYS, Edit, Passage
from cleaners.cleaner import cleaner
from cleaners.quotation import OPEN, reading
from cleaners.speech import marks_for


@cleaner(strength=ALWAYS, version=1, signs='"“”„‟«»＂')
def missing_quote(passage: Passage) -> Iterator[Edit]:
    read = reading(passage)
    if not read.missing:
        return
    opening, closing = marks_for(passage)
    for missing in read.missing:
        if missing.role is OPEN:
            yield Edit(missing.at, missing.at, opening, "A quotation is closed later on and was never opened.")
        else:
            yield Edit(missing.at, missing.at, closing, "A quotation was opened and is never closed.")
