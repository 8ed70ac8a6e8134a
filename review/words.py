"""Two texts compared by word, for display where no edits are recorded."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from review.segments import Mark, Segment

_WORD = re.compile(r"\w+|\s|[^\w\s]")


def words(before: str, after: str) -> tuple[Segment, ...]:
    """The segments between two texts, in whole words, single spaces and single signs.

    KEPT and REMOVED joined give ``before``; KEPT and ADDED joined give ``after``.

        >>> [(segment.mark.value, segment.text) for segment in words("all allies .", "all allies.")]
        [('kept', 'all allies'), ('removed', ' '), ('added', ''), ('kept', '.')]
    """
    return tuple(_compared(_WORD.findall(before), _WORD.findall(after)))


def _compared(before: list[str], after: list[str]) -> Iterator[Segment]:
    # Without autojunk: in a long passage it would take the space for junk and misalign every word.
    for same, start, end, new_start, new_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if same == "equal":
            yield Segment(Mark.KEPT, "".join(before[start:end]))
        else:
            yield Segment(Mark.REMOVED, "".join(before[start:end]))
            yield Segment(Mark.ADDED, "".join(after[new_start:new_end]))
