"""A character is still written as HTML writes it.

    >>> entity.fix("Tom &amp; Jerry said:&nbsp;&quot;It&#39;s late&#x2026;&quot; and &amp;quot;left&amp;quot;")
    'Tom & Jerry said: "It\\'s late…" and "left"'

Addresses and talk about HTML keep theirs, and an ampersand is no entity by itself:

    >>> entity.fix("R&B; AT&T, https://a.example/?x=1&copy=2; the entity &amp; stands for an ampersand")
    'R&B; AT&T, https://a.example/?x=1&copy=2; the entity &amp; stands for an ampersand'
"""

import html
import re
from collections.abc import Iterator

from articles import ALWAYS, Edit, Passage
from cleaners.cleaner import cleaner
from cleaners.markup import about_markup

ENTITY = re.compile(
    r"[ \t]*(?:&(?:amp;)*(?:(?:nbsp|ensp|emsp|thinsp|#160|#xa0|#8201|#8239);|nbsp(?![=;\w]))[ \t]*)+"
    r"|&(?:amp;)*(?:nbsp|quot|[lr]s?[dr]?quo|[lr]aquo|[nm]dash|hellip)(?![a-z]*[;=])|&amp(?= )"
    r"|&(?:amp;)*(?:[A-Za-z][A-Za-z0-9]{1,30}|#[0-9]{2,6}|#[xX][0-9A-Fa-f]{2,5});",
    re.IGNORECASE,
)
LINK = re.compile(r"://|www\.")
SPACE = re.compile(r"\s*&(?:amp;)*(?:nbsp|[a-z]*sp|#160|#xa0|#8201|#8239)(?:;|$)", re.IGNORECASE)


@cleaner(strength=ALWAYS, version=1, signs="&")
def entity(passage: Passage) -> Iterator[Edit]:
    text = passage.text
    for match in ENTITY.finditer(text):
        written = match[0]
        if SPACE.match(written):
            # A paragraph does not begin or end with white space, and a line break is space enough.
            edge = match.start() == 0 or match.end() == len(text) or text[match.start() - 1].isspace()
            after = "" if edge or text[match.end()].isspace() else " "
        else:
            after = written if written.endswith(";") else written + ";"
            while (plain := html.unescape(after)) != after:
                after = plain
            if after == written or not after.isprintable():
                continue
        if about_markup(text, match.start()) or LINK.search(text, _word(text, match.start()), match.start()):
            continue
        yield Edit(match.start(), match.end(), after, f"“{written.strip()}” is how HTML writes “{after}”.")


def _word(text: str, at: int) -> int:
    """Where the address that may hold position ``at`` begins: no address is longer than a few hundred characters."""
    near = max(0, at - 300)
    return max(near, text.rfind(" ", near, at) + 1)
