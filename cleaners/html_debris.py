"""A tag of HTML, whole or torn, stands in the text.

    >>> html_debris.fix('He <b>said</b> so.<br />Then <a href="/news/1">they</a> left</p and <!-- x -->slept')
    'He said so. Then they left and slept'

Comparisons, arrows and talk about tags are no debris, nor are angle brackets around names:

    >>> html_debris.fix("x <b and a> y, a -> b, the element <div>, <Kyiv> and <3")
    'x <b and a> y, a -> b, the element <div>, <Kyiv> and <3'
"""

import re
from collections.abc import Iterator

from articles import ALWAYS, Edit, Passage
from cleaners.cleaner import cleaner
from cleaners.markup import about_markup
from cleaners.words import zipf

# The elements of HTML that occur in articles (WHATWG, and what older editors wrote).
BLOCKS = (
    "address|article|aside|blockquote|body|br|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]"
    "|head|header|hr|html|li|main|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|title|tr|ul|video"
)
INLINE = (
    "a|abbr|amp-[a-z-]+|audio|b|big|button|canvas|cite|code|del|dfn|em|embed|font|i|iframe|img|input|ins|kbd|label|link"
    "|mark|meta|nobr|noindex|noscript|object|option|param|picture|q|s|samp|script|select|small|source|span|strike"
    "|strong|style|sub|sup|svg|textarea|time|tt|u|var|wbr"
)
FLAGS = "allowfullscreen|async|autoplay|checked|controls|defer|disabled|hidden|itemscope|loop|muted|nowrap|selected"
ATTRIBUTES = rf"(?:\s+(?:{FLAGS}|[\w:@.-]+\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'|“[^”<>]*”|[^\s<>\"']+)))*"
TAG = re.compile(
    r"<!--.*?-->|<!\[CDATA\[|\]\]>|<!DOCTYPE[^<>]*>|<(?:script|style)\b[^<>]*>.*?</(?:script|style)\s*>"
    rf"|</?(?P<name>{BLOCKS}|{INLINE}){ATTRIBUTES}\s*/?>"
    # Torn: the bracket is lost at the right (`</b`, `<br`, `<span`) or everything but the end (`/>`). Without a bracket
    # only names count that are no words; `<b` may compare.
    rf"|</(?P<torn>{BLOCKS}|{INLINE})\b(?![\w>])"
    r"|<(?P<half>br|div|span|img|strong|em|blockquote|iframe|figure|h[1-6]|li|ul|td|tr)(?=[\s.,;:!?]|$)(?:\s*/(?!\w))?"
    r"|(?<![<\"'=/:-])/>",
    re.IGNORECASE | re.DOTALL,
)
# Torn, and the space after it lost too: `</batrocities`, `<spanusers`. What is left must be a word of its own.
TORN = re.compile(r"</([A-Za-z]{2,})|<((?:br|div|span|strong|img)[a-z]{2,})")
ELEMENTS = sorted({*BLOCKS.split("|"), *INLINE.split("|")}, key=len, reverse=True)
# The markup of forums and of WordPress; a lone `[b]` may be a letter somebody has put in.
FORUM = re.compile(r"\[/?(?:b|i|u|s|url|img|quote|caption|video|gallery|embed|color|size)(?:[= ][^\[\]\n]{0,200})?\]")
PARTS_LINES = re.compile(rf"</?(?:{BLOCKS})\b", re.IGNORECASE)


@cleaner(strength=ALWAYS, version=1, signs="<>[")
def html_debris(passage: Passage) -> Iterator[Edit]:
    text = passage.text
    for match in TAG.finditer(text):
        start, end = match.span()
        if about_markup(text, start) or _in_source(passage, match[0]):
            continue
        before, after = text[start - 1 : start], text[end : end + 1]
        filler = ""
        if not before or before.isspace():
            # One of the two spaces around the tag goes with it.
            while end < len(text) and text[end] in " \t":
                end += 1
            if end == len(text):
                while start and text[start - 1] in " \t":
                    start -= 1
        elif not after or after in ".,;:!?)" or (after.isspace() and after != "\n"):
            pass
        elif PARTS_LINES.match(match[0]) and not after.isspace():
            filler = " "
        yield Edit(start, end, filler, f"“{match[0]}” is left over from HTML.")
    if "[/" in text:
        for match in FORUM.finditer(text):
            if not about_markup(text, match.start()) and not _in_source(passage, match[0]):
                yield Edit(match.start(), match.end(), "", f"“{match[0]}” is left over from a forum's markup.")
    for match in TORN.finditer(text):
        name = _torn_off((match[1] or match[2]).lower(), bool(match[1]))
        if name and not TAG.match(text, match.start()) and not about_markup(text, match.start()):
            end = match.start(match.lastindex or 0) + len(name)
            filler = " " if text[match.start() - 1 : match.start()].isalnum() else ""
            yield Edit(match.start(), end, filler, f"“{text[match.start() : end]}” is left over from HTML.")


def _torn_off(run: str, closes: bool) -> str:
    """The element's name at the head of a run of letters that goes on with a word; empty when there is none."""
    if not closes and zipf(run) > 2.5:
        return ""
    names = [name for name in ELEMENTS if run.startswith(name) and zipf(run[len(name) :]) >= 3]
    return max(names, key=lambda name: (zipf(run[len(name) :]) >= 4, len(name)), default="")


def _in_source(passage: Passage, tag: str) -> bool:
    return passage.source is not None and tag in passage.source
