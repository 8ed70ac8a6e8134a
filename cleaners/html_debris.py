"""A tag of HTML, whole or torn, stands in the text.

    >>> html_debris.fix('He <b>said</b> so.<br />Then <a href="/news/1">they</a> left</p and <!-- x -->slept')
    'He said so. Then they left and slept'

Comparisons, arrows and talk about tags are no debris, nor are angle brackets around names:

    >>> html_debris.fix("x <b and a> y, a -> b, the element <div>, <Kyiv> and <3")
    'x <b and a> y, a -> b, the element <div>, <Kyiv> and <3'
"""

import re
from collections.abc import Iterator
from typing import Final

from articles import ALWAYS, Edit, Passage
from cleaners.cleaner import cleaner
from cleaners.markup import about_markup
from cleaners.words import zipf

# The elements of HTML that occur in articles (WHATWG, and what older editors wrote).
BLOCKS: Final = (
    "address|article|aside|blockquote|body|br|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]"
    "|head|header|hr|html|li|main|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|title|tr|ul|video"
)
INLINE: Final = (
    "a|abbr|amp-[a-z-]+|audio|b|big|button|canvas|cite|code|del|dfn|em|embed|font|i|iframe|img|input|ins|kbd|label|link"
    "|mark|meta|nobr|noindex|noscript|object|option|param|picture|q|s|samp|script|select|small|source|span|strike"
    "|strong|style|sub|sup|svg|textarea|time|tt|u|var|wbr"
)
FLAGS: Final = (
    "allowfullscreen|async|autoplay|checked|controls|defer|disabled|hidden|itemscope|loop|muted|nowrap|selected"
)
VALUE: Final = r"(?:\"[^\"<>]*\"|'[^'<>]*'|[“”][^“”<>]*[“”]|[^\s<>\"']+)"
ATTRIBUTES: Final = rf"(?:\s+(?:{FLAGS}|[\w:@.-]+\s*=\s*{VALUE}))*"
# What stands in a tag of any name: no word of a sentence is followed by `="`.
NAMED_VALUES: Final = rf"(?:\s+(?:{FLAGS}|[\w:@.-]+=[\"'“”][^\"'“”<>]*[\"'“”]))+"
NAMES: Final = "class|style|href|src|srcset|id|target|rel|alt|title|width|height|align|border|lang|dir|data-[a-z-]+"
ATTRIBUTE: Final = f"(?:{NAMES})"
# What a name may begin with: a look ahead at two letters spares trying all the names at every word.
FIRST, SECOND = ("".join(sorted({name[place] for name in NAMES.split("|")})) for place in (0, 1))
# Elements whose names are no English words: they may have spaces around the name.
WORDLESS: Final = "br|div|span|strong|em|img|iframe|blockquote|figcaption|h[1-6]|hr|li|ul|ol|td|tr|tbody|noindex|nobr"
# What is begun again before it ends has no end of its own: to look for one from each of a thousand beginnings takes a
# thousand times as long.
COMMENT: Final = r"<!--(?:(?!<!--).)*?-->"
SCRIPT: Final = r"<(?:script|style)\b[^<>]*>(?:(?!<(?:script|style)\b).)*?</(?:script|style)\s*>"
# The look ahead spares trying them all at every letter.
BRACKETED: Final = (
    rf"(?=[<\]/])(?:{COMMENT}|<!\[CDATA\[|\]\]>|<!DOCTYPE[^<>]*>|{SCRIPT}"
    rf"|</?(?P<name>{BLOCKS}|{INLINE}){ATTRIBUTES}\s*/?>"
    # Of other dialects: `<o:p>`, `<path d="M0"/>`, `</g>`; and with spaces in it: `< / b >`, `</ p>`, `< br >`.
    rf"|</?[a-z]+:[a-z][\w-]*{ATTRIBUTES}\s*/?>|<[a-z][a-z0-9-]*{NAMED_VALUES}\s*/?>|</[a-z][a-z0-9-]{{0,20}}>"
    rf"|<\s*(?:/\s*(?:{BLOCKS}|{INLINE})|(?:{WORDLESS})\b{ATTRIBUTES}\s*/?)\s*>"
    # Torn: the bracket is lost at the right (`</b`, `<br`, `<span`, `<strong class=`) or everything but the end (`/>`).
    # Without a bracket only names count that are no words; `<b` may compare, unless it clings to a word, `said<b he`,
    # or stands between two with no other bracket: `the agency <b expects`.
    r"|<[bipu](?:(?<=[a-z]{3}<.)(?=\s[A-Za-z])|(?<=[a-z]{3} <.)(?=\s[A-Za-z]{3}[^<>]*+\Z))"
    rf"|</(?P<torn>{BLOCKS}|{INLINE})\b(?![\w>])"
    rf"|<(?:{BLOCKS}|{INLINE})(?:\s+{ATTRIBUTE}=(?:\"[^\"<>\n]*\"|[\"“]?[^\s<>\"]*))+(?=\s|$)"
    r"|<(?P<half>br|div|span|img|strong|em|blockquote|iframe|figure|h[1-6]|li|ul|td|tr)(?=[\s.,;:!?]|$)(?:\s*/(?!\w))?"
    r"|(?<![<\"'=/:-])/>)"
)
# … or everything but the attributes: `class="lead">`.
HEADLESS: Final = rf"(?=[{FIRST}][{SECOND}])(?:{ATTRIBUTE}=[\"“”][^\"“”<>\n]{{0,200}}[\"“”]\s*)+/?>"
TAG: Final = re.compile(rf"{BRACKETED}|{HEADLESS}", re.IGNORECASE | re.DOTALL)
TAG_WITHOUT_VALUE: Final = re.compile(BRACKETED, re.IGNORECASE | re.DOTALL)
# Torn, and the space after it lost too: `</batrocities`, `<spanusers`. What is left must be a word of its own.
TORN: Final = re.compile(r"</([A-Za-z]{2,})|<((?:br|div|span|strong|img)[a-z]{2,})")
# Torn in the middle of the name: `</spa`, `<stron`, `<blockquo`.
BROKEN: Final = re.compile(r"<(/?)([a-z]{2,9})(?=[\s.,;:!?]|$)", re.IGNORECASE)
ELEMENTS: Final = sorted({*BLOCKS.split("|"), *INLINE.split("|")}, key=len, reverse=True)
# The markup of forums and of WordPress; a lone `[b]` may be a letter somebody has put in.
# `Stanford<sup>1</sup>` points to a footnote that is not there; `metres<sup>2</sup>` measures.
FOOTNOTE: Final = re.compile(
    r"<sup>\[?\d{1,2}\]?</sup>(?:(?<=[a-z]{3}<sup>.</sup>)|(?<=[a-z]{3}<sup>..</sup>)|(?<=[.,;”)]<sup>.</sup>)|(?<=[a-z]{3}<sup>\[.\]</sup>))(?!\w)"
)
MEASURES: Final = re.compile(r"(?:met(?:re|er)s?|miles?|feet|foot|inch(?:es)?|yards?)$")
FORUM: Final = re.compile(
    r"\[/?(?:b|i|u|s|url|img|quote|caption|video|gallery|embed|color|size)(?:[= ][^\[\]\n]{0,200})?\]"
)
FORUM_ALONE: Final = re.compile(
    r"\[/(?:b|i|u|s|url|img|quote|caption|video|gallery|embed|color|size|center|list)\]"
    r"|\[(?:url|img|quote|color|size|font)=[^\[\]\n]{1,200}\]"
    r"|\[(?:caption|gallery|embed|video|audio|youtube|playlist)(?:\s+\w+=[\"“”'][^\[\]\n]{0,200}|\s+\w+=\w+)\]"
    r"|(?<=[a-z]{3})\[[bu]\](?=\s)"
)
PARTS_LINES: Final = re.compile(
    rf"</?\s*(?:{BLOCKS}|img|iframe|amp-[a-z-]+|button|script|style|picture|video)\b|<!", re.IGNORECASE
)
WORD_BEFORE: Final = re.compile(r"[A-Za-z’']+$")
WORD_AFTER: Final = re.compile(r"[A-Za-z’']+")


@cleaner(strength=ALWAYS, version=3, signs="<>[")
def html_debris(passage: Passage) -> Iterator[Edit]:
    text = passage.text
    start = end = 0
    notes = (
        [
            note.span()
            for note in FOOTNOTE.finditer(text)
            if not MEASURES.search(text, max(0, note.start() - 8), note.start())
            and not about_markup(text, note.start())
        ]
        if "<sup>" in text
        else []
    )
    for first, last in notes:
        yield Edit(first, last, "", f"“{text[first:last]}” is left over from HTML.")
    tag = TAG if "=" in text else TAG_WITHOUT_VALUE
    for match in tag.finditer(text) if "<" in text or ">" in text else ():
        if about_markup(text, match.start()) or _in_source(passage, match[0]):
            continue
        if match.start() > end and end:
            yield _tags_out(text, start, end)
        # `<o:p></o:p>`: tags in a row go together.
        start, end = (start if end and match.start() == end else match.start()), match.end()
    if end:
        yield _tags_out(text, start, end)
    if "[" in text:
        for match in (FORUM if "[/" in text else FORUM_ALONE).finditer(text):
            if not about_markup(text, match.start()) and not _in_source(passage, match[0]):
                yield _without(text, *match.span(), match[0], False, "a forum's markup")
    if "<" not in text:
        return
    broken: set[int] = set()
    for match in BROKEN.finditer(text):
        name = match[2].lower()
        if (
            any(element.startswith(name) and element != name for element in ELEMENTS)
            # A torn `<span` is more frequent than a spa.
            and (match[1] or (len(name) > 2 and (zipf(name) < 3.5 or name == "spa")))
            and not tag.match(text, match.start())
            and not about_markup(text, match.start())
        ):
            broken.add(match.start())
            yield _without(text, *match.span(), match[0], False, "HTML")
    for match in TORN.finditer(text):
        if match.start() in broken:
            continue
        name = _torn_off((match[1] or match[2]).lower(), bool(match[1]))
        if name and not tag.match(text, match.start()) and not about_markup(text, match.start()):
            end = match.start(match.lastindex or 0) + len(name)
            filler = " " if text[match.start() - 1 : match.start()].isalnum() else ""
            yield Edit(match.start(), end, filler, f"“{text[match.start() : end]}” is left over from HTML.")


def _tags_out(text: str, start: int, end: int) -> Edit:
    return _without(text, start, end, text[start:end], PARTS_LINES.match(text, start) is not None, "HTML")


def _without(text: str, start: int, end: int, debris: str, parts: bool, whose: str) -> Edit:
    """The edit that takes debris out with one of the spaces around it, and parts the words that it alone parted."""
    before, after = text[start - 1 : start], text[end : end + 1]
    filler = ""
    if not before or before.isspace():
        while end < len(text) and text[end] in " \t":
            end += 1
        if end == len(text):
            while start and text[start - 1] in " \t":
                start -= 1
    elif not after or after in ".,;:!?)" or after.isspace():
        pass
    elif parts or _two_words(text, start, end):
        filler = " "
    return Edit(start, end, filler, f"“{debris}” is left over from {whose}.")


def _two_words(text: str, start: int, end: int) -> bool:
    """Whether what an inline tag parts are two words: `breathy</font>sigh`, and not `<b>K</b>yiv`."""
    left, right = WORD_BEFORE.search(text, max(0, start - 30), start), WORD_AFTER.match(text, end, end + 30)
    if not left or not right:
        return text[start - 1] in ".!?,;:" and text[end].isalpha()
    if zipf(left[0] + right[0]) or min(len(left[0]), len(right[0])) < 2:
        return False
    return right[0][0].isupper() or (zipf(left[0]) >= 2 and zipf(right[0]) >= 2)


def _torn_off(run: str, closes: bool) -> str:
    """The element's name at the head of a run of letters that goes on with a word; empty when there is none."""
    if not closes and zipf(run) > 2.5:
        return ""
    names = [name for name in ELEMENTS if run.startswith(name) and zipf(run[len(name) :]) >= 3]
    return max(names, key=lambda name: (zipf(run[len(name) :]) >= 4, len(name)), default="")


def _in_source(passage: Passage, tag: str) -> bool:
    return passage.source is not None and tag in passage.source
