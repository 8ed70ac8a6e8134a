"""Where a text speaks about markup or shows code: what looks like debris is meant there."""

import re
from functools import lru_cache

TALK = re.compile(r"\b(?:HTML|XML|XHTML|SGML)\b|</?code>|(?:\b(?:tag|element|entity|entities|attribute|markup)s?\W+)$")
NAMED = re.compile(r"\b(?:HTML|XML|XHTML|SGML|markup)\b")
SAMPLE = re.compile(r"</?[A-Za-z]|&[#\w]+;")
BACKTICKS = re.compile(r"`[^`\n]+`")
LOOK_BACK = 24


def about_markup(text: str, at: int) -> bool:
    """Whether the tag, entity or sign at ``at`` is talked about: `the element <div>`, or stands between backticks."""
    if any(start < at < end for start, end in _code(text)):
        return True
    if _names_markup(text):
        return True
    return bool(SAMPLE.match(text, at) and TALK.search(text[max(0, at - LOOK_BACK) : at]))


@lru_cache(maxsize=64)
def _names_markup(text: str) -> bool:
    return NAMED.search(text) is not None


@lru_cache(maxsize=64)
def _code(text: str) -> tuple[tuple[int, int], ...]:
    """Where code stands between backticks."""
    return tuple(match.span() for match in BACKTICKS.finditer(text)) if "`" in text else ()
