"""A quotation mark opens or closes nothing.

    >>> orphaned_quote.fix('The senator "has led the committee since 2001.')
    'The senator has led the committee since 2001.'
    >>> orphaned_quote.fix("It was the mayor” who gave us hope.")
    'It was the mayor who gave us hope.'

Marks that measure, and quotations that run on into the next paragraph, are left alone:

    >>> orphaned_quote.fix('A 27" monitor and a 6\\'2" guard')
    'A 27" monitor and a 6\\'2" guard'
"""

from collections.abc import Iterator

from articles import ALWAYS, Edit, Passage
from cleaners.cleaner import cleaner
from cleaners.quotation import EXTRA, reading

SIGNS = '"“”„‟«»＂'


@cleaner(strength=ALWAYS, version=1, signs=SIGNS)
def orphaned_quote(passage: Passage) -> Iterator[Edit]:
    text = passage.text
    read = reading(passage)
    if read.plain:
        return
    for mark in read.marks:
        if mark.role is EXTRA:
            start, end = mark.at, mark.at + 1
            if text[:start].endswith(" ") and text[end : end + 1] in {" ", ""}:
                start -= 1
            elif not start and text[end : end + 1] == " ":
                end += 1
            yield Edit(start, end, "", f"The mark {mark.glyph} has no partner, and nothing is quoted here.")
