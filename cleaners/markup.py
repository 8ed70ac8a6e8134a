"""Where a text speaks about markup or shows code: what looks like debris is meant there."""

import re
from bisect import bisect_right
from functools import lru_cache
from typing import Final

THINGS: Final = "tag|element|entity|entities|attribute|markup"
TALK: Final = re.compile(
    rf"</?code>|\b(?:{THINGS})s?(?: (?:such as|like|called|named|is|are))?\W+$"
    r"|\b(?:[Uu]s(?:e|es|ed|ing)|[Tt]yp(?:e|es|ed|ing)|[Ww]r(?:ite|ites|ote|itten|iting)(?: as)?"
    r"|(?:beg[aiu]n|start|end)\w* with)\W+$"
)
"""What stands before a sample that is talked about."""
TALK_AFTER: Final = re.compile(rf"</?[A-Za-z][^<>]*> (?:{THINGS})s?\b")
NAMED: Final = re.compile(r"\b(?:HTML|XML|XHTML|SGML|markup)\b")
SAMPLE: Final = re.compile(r"(?:<[!/]?[A-Za-z][^<>\n]{0,20}>|&[#\w]+;)(?!\w)")
"""A tag or an entity that stands as a word of its own, as what is talked about does."""
BACKTICKS: Final = re.compile(r"`[^`\n]+`")
WORD: Final = re.compile(r"\S+")
SCOPE: Final = re.compile(r"\w::\w")
LOOK_BACK: Final = 24


def about_markup(text: str, at: int) -> bool:
    """Whether the tag, entity or sign at ``at`` is talked about: `the element <div>`, or stands in code.

    Where one is talked about, the others of the text are too: `between <b> and </b>`.
    """
    return in_code(text, at) or _about_samples(text)


def in_code(text: str, at: int) -> bool:
    """Whether ``at`` is between backticks or in a word with a scope, as in C++: `std::list<int>`."""
    return bisect_right(_code(text), at) % 2 == 1


@lru_cache(maxsize=64)
def _about_samples(text: str) -> bool:
    return NAMED.search(text) is not None or any(
        TALK.search(text, max(0, sample.start() - LOOK_BACK), sample.start()) or TALK_AFTER.match(text, sample.start())
        for sample in SAMPLE.finditer(text)
    )


@lru_cache(maxsize=64)
def _code(text: str) -> tuple[int, ...]:
    """Where code begins and ends, in turns."""
    spans = [match.span() for match in BACKTICKS.finditer(text)] if "`" in text else []
    if "::" in text:
        spans += [word.span() for word in WORD.finditer(text) if SCOPE.search(word[0])]
    edges: list[int] = []
    for start, end in sorted(spans):
        if edges and start <= edges[-1]:
            edges[-1] = max(end, edges[-1])
        else:
            edges += [start, end]
    return tuple(edges)
