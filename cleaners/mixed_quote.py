"""Straight and curly quotation marks are mixed.

The article's prevailing marks are used for all; a setting may ask for one sort.

    >>> mixed_quote.fix('He felt “jumpy" and "worried” about “it”.')
    'He felt “jumpy” and “worried” about “it”.'

Inch marks are straight in every text, and a text that is straight throughout stays so:

    >>> mixed_quote.fix('A “smart” 27" monitor')
    'A “smart” 27" monitor'
    >>> mixed_quote.fix('He said "yes".')
    'He said "yes".'
"""

from collections.abc import Iterator

from articles import ALWAYS, Edit, Passage
from cleaners.cleaner import cleaner
from cleaners.quotation import reading
from cleaners.quotation_mark import EXTRA, INCH, OPEN
from cleaners.speech import marks_for


@cleaner(strength=ALWAYS, version=1, signs='"“”')
def mixed_quote(passage: Passage) -> Iterator[Edit]:
    if not passage.speech and ('"' not in passage.text or ("“" not in passage.text and "”" not in passage.text)):
        return
    opening, closing = marks_for(passage)
    wrong = "“”" if opening == '"' else '"'
    if not any(glyph in passage.text for glyph in wrong):
        return
    for mark in reading(passage).marks:
        if mark.glyph in wrong and mark.role is not INCH:
            # A mark without a partner waits for a person, and speaks as the others do meanwhile.
            alone = mark.role is EXTRA
            opens = not passage.text[mark.at - 1 : mark.at].strip() if alone else mark.role is OPEN
            after = opening if opens else closing
            yield Edit(mark.at, mark.at + 1, after, f"This article quotes with {opening}{closing}.")
