"""Where a text speaks about markup or shows code: what looks like debris is meant there."""

import re

TALK = re.compile(r"\b(?:HTML|XML|XHTML|SGML)\b|</?code>|(?:\b(?:tag|element|entity|entities|attribute|markup)s?\W+)$")
NAMED = re.compile(r"\b(?:HTML|XML|XHTML|SGML|markup)\b")
SAMPLE = re.compile(r"</?[A-Za-z]|&[#\w]+;")
BACKTICKS = re.compile(r"`[^`\n]+`")
LOOK_BACK = 24


def about_markup(text: str, at: int) -> bool:
    """Whether the tag, entity or sign at ``at`` is talked about: `the element <div>`, or stands between backticks."""
    if "`" in text and any(match.start() < at < match.end() for match in BACKTICKS.finditer(text)):
        return True
    if NAMED.search(text):
        return True
    return bool(SAMPLE.match(text, at) and TALK.search(text[max(0, at - LOOK_BACK) : at]))
