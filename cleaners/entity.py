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
from typing import Final

from articles import ALWAYS, Edit, Passage
from cleaners.cleaner import cleaner
from cleaners.markup import about_markup

SPACES: Final = (
    r"(?:nbsp|NonBreakingSpace|ensp|emsp1?[34]?|thinsp|ThinSpace|hairsp|VeryThinSpace|MediumSpace|numsp|puncsp|Tab|NewLine"
    r"|#0*(?:9|10|13|32|160|819[2-9]|820[0-2]|8239)|#x0*(?:9|a|d|20|a0|200[0-9a]|202f))"
)
# Names that are written for their marks alone; with the semicolon lost or spaces put in they can mean nothing else.
PLAIN: Final = (
    r"(?:nbsp|quot|apos|[lr]s?[dr]?quo|[bs]dquo|sbquo|[lr]aquo|[nm]dash|hellip|shy|#0*\d{2,5}|#x[0-9a-f]{2,4})"
)
ENTITY: Final = re.compile(
    r"(?=[ \t]{0,9}(?:&|nbsp))"
    rf"(?:[ \t]{{0,9}}(?:(?:&[ ]?(?:amp;)*{SPACES}[ ]?;|&(?:amp;)*{SPACES}(?![a-z0-9]*[;=\d])|nbsp(?![=;\w]))[ \t]*)+"
    rf"|&[ ](?:amp;)*#?[ ]?(?:{PLAIN}|amp|lt|gt|\d{{2,5}})[ ]?;|&(?:amp;)*(?:{PLAIN}|#[ ]\d{{2,5}})[ ];"
    rf"|&(?:amp;)*{PLAIN}(?![a-z]*[;=]|\d)|&amp(?= )"
    r"|&(?:amp;)*(?:[A-Za-z][A-Za-z0-9]{1,30}|#[0-9]{2,6}|#[xX][0-9A-Fa-f]{2,5});)",
    re.IGNORECASE,
)
LINK: Final = re.compile(r"://|www\.")
SPACE: Final = re.compile(rf"[ \t]*(?:&[ ]?(?:amp;)*{SPACES}|nbsp)(?![a-z0-9])", re.IGNORECASE)
UNSEEN: Final = re.compile("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+")


@cleaner(strength=ALWAYS, version=2, signs=("&", "nbsp"))
def entity(passage: Passage) -> Iterator[Edit]:
    text = passage.text
    for match in ENTITY.finditer(text):
        written = match[0]
        if SPACE.match(written):
            # A paragraph does not begin or end with white space, and a line break is space enough.
            edge = match.start() == 0 or match.end() == len(text) or text[match.start() - 1].isspace()
            after = "" if edge or text[match.end()].isspace() else " "
        else:
            after = written.replace(" ", "")
            after = after if after.endswith(";") else after + ";"
            while (plain := html.unescape(after)) != after:
                after = plain
            if UNSEEN.fullmatch(after):
                # A soft hyphen at a line end says that the word goes on.
                after = after if after == "\u00ad" and text[match.end() : match.end() + 1] == "\n" else ""
            elif after == written or not after.isprintable() or (after.endswith(";") and after != ";"):
                continue
        if about_markup(text, match.start()) or LINK.search(text, _word(text, match.start()), match.start()):
            continue
        yield Edit(match.start(), match.end(), after, f"“{written.strip()}” is how HTML writes “{after}”.")


def _word(text: str, at: int) -> int:
    """Where the address that may hold position ``at`` begins: no address is longer than a few hundred characters."""
    near = max(0, at - 300)
    return max(near, text.rfind(" ", near, at) + 1)
