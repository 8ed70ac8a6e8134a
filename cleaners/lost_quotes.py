"""The source is speech in quotation marks and the English has lost both marks.

    >>> lost_quotes.fix("We will win, the minister said.", "«Ми переможемо», – сказав міністр.", "uk")
    '“We will win,” the minister said.'

Without a source nothing is known; a few words that the source quotes have no certain place, and English quotes names
of firms and clubs less than Ukrainian does:

    >>> lost_quotes.fix("We will win, the minister said.")
    'We will win, the minister said.'
    >>> lost_quotes.fix("Dynamo won a great victory.", "«Динамо» здобуло «велику перемогу».", "uk")
    'Dynamo won a great victory.'
"""

import re
from collections.abc import Iterator
from typing import Final

from articles import ALWAYS, Edit, Passage
from cleaners.attribution import SPEAKS
from cleaners.cleaner import cleaner
from cleaners.quotation_mark import MARK, quoted
from cleaners.speech import marks_for

SPOKEN: Final = re.compile(r"\s*[,.!?…]?\s*[–—-]\s")
SINGLE: Final = re.compile(r"(?<!\w)['‘]\w")


@cleaner(strength=ALWAYS, version=1, sourced=True)
def lost_quotes(passage: Passage) -> Iterator[Edit]:
    text, source = passage.text, passage.source
    if source is None or not MARK.search(source) or MARK.search(text) or SINGLE.search(text):
        return
    segments = quoted(source)
    span = _speech(text, source, segments[0]) if len(segments) == 1 else None
    if span:
        opening, closing = marks_for(passage)
        yield Edit(span[0], span[0], opening, "The source has quotation marks here.")
        yield Edit(span[1], span[1], closing, "The source has quotation marks here.")


def _speech(text: str, source: str, segment: tuple[int, int]) -> tuple[int, int] | None:
    """Where speech that begins or ends the source stands in the text."""
    start, end = segment
    before, after = source[: start - 1].strip(), source[end + 1 :]
    first, last = len(text) - len(text.lstrip()), len(text.rstrip())
    if not before and not after.strip(" .!?…"):
        return first, last
    if not before and SPOKEN.match(after):
        tags = [match for match in re.finditer(r"[,!?](?=\s)", text) if SPEAKS.match(text, match.end())]
        # More than one place may follow speech: then none is certain.
        return (first, tags[0].end()) if len(tags) == 1 else None
    if before.endswith(":") and not after.strip(" .!?…") and source.count(":") == text.count(":") == 1:
        colon = text.index(":") + 1
        return colon + len(text[colon:]) - len(text[colon:].lstrip()), last
    return None
