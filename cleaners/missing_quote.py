"""A quotation is opened and never closed, or closed and never opened.

The mark goes where the sentence shows its place: before “he said”, at the end, at the beginning, around what is
brought in as a name or as somebody's words.

    >>> missing_quote.fix("“We will return, the minister said.")
    '“We will return,” the minister said.'
    >>> missing_quote.fix('We will return," he said.')
    '"We will return," he said.'
    >>> missing_quote.fix('Guests described the soup as a red miracle".')
    'Guests described the soup as "a red miracle".'
    >>> missing_quote.fix("“He told me, ‘Sign or leave,” she recalled.")
    '“He told me, ‘Sign or leave,’” she recalled.'

A quotation that the next paragraph takes up stays open, and where no place is certain nothing is added:

    >>> missing_quote.fix("“This is our land,” he said. “It is ours.”")
    '“This is our land,” he said. “It is ours.”'
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from articles import ALWAYS, Edit, Passage
from cleaners.attribution import SPEECH_VERBS
from cleaners.cleaner import cleaner
from cleaners.quotation import Reading, reading
from cleaners.quotation_mark import CLOSE, MARKS, OPEN, SENTENCE
from cleaners.speech import marks_for

INNER_OPENS: Final = re.compile(r"(?<![\w’'])['‘](?=[A-Z])")
FRAGMENT, STOP_OUTSIDE = re.compile(r"[\w’] [“\"]"), re.compile(r"\w[”\"][.,](?=\s|\Z)")
INTRODUCES: Final = re.compile(rf"(?:,|:|\b(?:{SPEECH_VERBS}|shouting|saying|scratched|signed)) $")
LONGEST_INNER: Final = 10
"""Words."""
INNER_CLOSES: Final = re.compile(r"(?<=[.,!?…\w])['’](?!\w)")


@cleaner(strength=ALWAYS, version=1, signs=MARKS)
def missing_quote(passage: Passage) -> Iterator[Edit]:
    read = reading(passage)
    if read.missing and read.sure:
        yield from added(passage, read)
    elif not read.missing and ("'" in passage.text or "‘" in passage.text):
        yield from _closed_within(passage.text, read)


def added(passage: Passage, read: Reading) -> Iterator[Edit]:
    """The edits that put in the marks which are missing."""
    opening, closing = marks_for(passage)
    for missing in read.missing:
        if missing.role is OPEN:
            yield Edit(missing.at, missing.at, opening, "A quotation is closed later on and was never opened.")
        else:
            opened = max((mark.at for mark in read.marks if mark.role is OPEN and mark.at < missing.at), default=0)
            after = _inner(passage.text[opened : missing.at]) + closing
            at = missing.at - _stop_outside(passage, opened, missing.at)
            yield Edit(at, at, after, "A quotation was opened and is never closed.")


def _closed_within(text: str, read: Reading) -> Iterator[Edit]:
    """The mark of what is said within a quotation and ends with it: `“He told me, ‘Sign or leave,” she recalled`."""
    quotations = [mark for mark in read.marks if mark.role in {OPEN, CLOSE}]
    for first, last in pairwise(quotations):
        if first.role is not OPEN or last.role is not CLOSE:
            continue
        *_, opened = (None, *INNER_OPENS.finditer(text, first.at + 1, last.at))
        if opened is None or not INTRODUCES.search(text, first.at + 1, opened.start()):
            continue
        inner = text[opened.end() : last.at]
        if inner.count(" ") < LONGEST_INNER and not INNER_CLOSES.search(inner) and not SENTENCE.search(inner):
            closing = "’" if opened[0] == "‘" else "'"
            yield Edit(last.at, last.at, closing, "What was said within the quotation ends with it.")


def _stop_outside(passage: Passage, opened: int, at: int) -> int:
    """1 where the article puts the stop behind the mark that closes a few words, “so”, and a stop stands here."""
    text = passage.text
    fragment = FRAGMENT.match(text[max(0, opened - 2) : opened + 1]) is not None
    outside = STOP_OUTSIDE.search(f"{passage.before} {text} {passage.after}") is not None
    return int(fragment and outside and text[at - 1 : at] in {".", ","})


def _inner(quoted: str) -> str:
    """The single mark that closes a quotation within the quotation, if that was lost along with the outer one."""
    opened = INNER_OPENS.search(quoted)
    if not opened or INNER_CLOSES.search(quoted, opened.end()):
        return ""
    return "’" if opened[0] == "‘" else "'"
