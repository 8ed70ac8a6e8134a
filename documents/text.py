"""Plain text: blocks between blank lines.

One line is one paragraph, as newspapers' pages are saved, unless the text was wrapped at a width, as in mail; then
lines are joined until a paragraph ends, and written back wrapped at the same width. White space between blocks, list
markers, indentation and the kind of line end stay as they were.
"""

import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import NamedTuple

from articles import Kind
from documents.document import Document, article_of

LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
MARKER = re.compile(r"(?:[-*+•‣◦▪●·]|\d{1,2}[.)])[ \t]+(?=\S)")
FINAL = re.compile(r"[.!?…:;][\"»”’“)\]]*$")
# Headlines end so, or with no sign at all.
NO_TITLE = re.compile(r"[.:;,…—–-]$")
WORDS = re.compile(r"[^\W_]")
NEWLINE = re.compile(r"\s*\n\s*")
# The widths that text is wrapped at; a longer line is a paragraph.
NARROWEST, WIDEST = 40, 130
# A line may fall so short of the width and still be full: editors break before a dash, or never inside a name.
SLACK = 8
TITLE_LENGTH = 150


class Line(NamedTuple):
    """One line: where its text starts and ends, without white space and list marker."""

    start: int
    end: int
    text: str
    indent: int
    marked: bool


class Block(NamedTuple):
    """One passage as it stood: ``gap`` before its line, ``lead`` on it, ``raw`` itself.

    ``width`` is 0 for a passage of one line; ``indent`` stands before its further lines.
    """

    gap: str
    lead: str
    raw: str
    width: int
    indent: str


@dataclass(frozen=True)
class TextLayout:
    """Plain text around its passages."""

    blocks: tuple[Block, ...]
    end: str

    def write(self, document: Document, texts: Sequence[str], anchors: Sequence[str]) -> str:
        """The text with ``texts`` in place of its passages. A passage that stayed the same stays as it stood."""
        out: list[str] = []
        gap: str | None = None
        for block, passage, text in zip(self.blocks, document.article.passages, texts, strict=True):
            gap = block.gap if gap is None else _wider(gap, block.gap, first=not out)
            if text.strip():
                out += [gap, block.lead, block.raw if text == passage.text else _shaped(block, text)]
                gap = None
        return "".join([*out, self.end if gap is None or not gap.strip() else gap + self.end])


def _wider(before: str, after: str, first: bool) -> str:
    """The white space that stays where a passage between ``before`` and ``after`` is dropped."""
    if before.strip() or after.strip():
        return before + after
    return (
        before if first or before.count("\n") + before.count("\r") >= after.count("\n") + after.count("\r") else after
    )


def _shaped(block: Block, text: str) -> str:
    text = NEWLINE.sub(" ", text.strip())
    if not block.width:
        return text
    newline = next(end for end in ("\r\n", "\n", "\r") if end in block.raw)
    lines = textwrap.wrap(text, block.width, break_long_words=False, break_on_hyphens=False)
    return f"{newline}{block.indent}".join(lines)


def read(text: str, origin: str, encoding: str) -> Document:
    """The document that plain text is. It may have no passages."""
    passages, layout = blocks_of(text)
    return Document(article_of(origin, passages, "txt", encoding), (), layout)


def blocks_of(text: str, titled: bool = True) -> tuple[list[tuple[Kind, str]], TextLayout]:
    """The passages of plain text and its layout; with ``titled``, a headline at the top is one."""
    lines = _lines(text, markers=True)
    if not _listed(lines):
        lines = _lines(text, markers=False)
    chunks = [list(chunk) for blank, chunk in groupby(lines, key=lambda line: not line.text) if not blank]
    width = _width(chunks)
    passages: list[tuple[Kind, str]] = []
    blocks: list[Block] = []
    at = 0
    for chunk in chunks:
        for group in _grouped(chunk, width):
            first, last = group[0], group[-1]
            if not any(WORDS.search(line.text) for line in group):
                continue
            gap, lead = _split_gap(text[at : first.start])
            raw = text[first.start : last.end]
            further = text[group[1].start - group[1].indent : group[1].start] if len(group) > 1 else ""
            columns = max(line.end - (line.start - line.indent) for line in group) - len(further)
            blocks.append(Block(gap, lead, raw, max(width, columns) if len(group) > 1 else 0, further))
            passages.append((Kind.ITEM if first.marked else Kind.PARAGRAPH, _joined(group)))
            at = last.end
    if titled and len(passages) > 1 and _headline(*passages[0]):
        passages[0] = (Kind.TITLE, passages[0][1])
    return passages, TextLayout(tuple(blocks), text[at:])


def _lines(text: str, markers: bool) -> list[Line]:
    lines = []
    for match in LINE.finditer(text):
        whole = match[0]
        body = whole.strip()
        start = match.start() + len(whole) - len(whole.lstrip()) if body else match.start()
        indent = start - match.start()
        marker = MARKER.match(body) if markers else None
        if marker:
            body = body[marker.end() :]
            start += marker.end()
        lines.append(Line(start, start + len(body), body, indent, marker is not None))
    return lines


def _listed(lines: list[Line]) -> bool:
    """Whether markers are those of lists: one alone may be a number or a dash that belongs to the words."""
    runs = [line.marked for line in lines if line.text]
    return any(one and other for one, other in pairwise(runs))


def _width(chunks: list[list[Line]]) -> int:
    """The width the text is wrapped at, in characters; 0 when each line is a paragraph."""
    breaks = [(one, other) for chunk in chunks for one, other in pairwise(chunk) if not other.marked]
    width = max((one.indent + len(one.text) for one, _ in breaks), default=0)
    if not NARROWEST <= width <= WIDEST:
        return 0
    full = sum(_is_full(one, other, width) for one, other in breaks)
    within = sum(_is_within(one, other) for one, other in breaks)
    return width if full >= 0.6 * len(breaks) and within >= 0.5 * len(breaks) else 0


def _is_full(one: Line, other: Line, width: int) -> bool:
    """Whether the next line's first word had no room any more."""
    return one.indent + len(one.text) + 1 + len(other.text.split(None, 1)[0]) > width - SLACK


def _is_within(one: Line, other: Line) -> bool:
    """Whether a sentence goes on from one line to the other."""
    return other.text[0].islower() or not FINAL.search(one.text)


def _grouped(chunk: list[Line], width: int) -> list[list[Line]]:
    """The lines of each passage of a chunk."""
    groups = [[chunk[0]]]
    for one, other in pairwise(chunk):
        group = groups[-1]
        if other.marked or not (WORDS.search(one.text) and WORDS.search(other.text)):
            goes_on = False
        elif width:
            # The first line of a paragraph is set in, the further lines of a list item are.
            set_in = other.indent > one.indent and not (one is group[0] and one.marked)
            goes_on = not set_in and (_is_full(one, other, width) or _is_within(one, other))
        else:
            goes_on = len(one.text) >= NARROWEST and other.text[0].islower() and not FINAL.search(one.text)
        if goes_on:
            group.append(other)
        else:
            groups.append([other])
    return groups


def _split_gap(gap: str) -> tuple[str, str]:
    cut = max(gap.rfind("\n"), gap.rfind("\r")) + 1
    return gap[:cut], gap[cut:]


def _joined(lines: list[Line]) -> str:
    """The lines as one text. A hyphen at a line's end keeps its break, by which a word cut in two is known."""
    out = [lines[0].text]
    for one, other in pairwise(lines):
        cut = re.search(r"\w[-\xad‐]$", one.text) and other.text[0].islower()
        out += ["\n" if cut else " ", other.text]
    return "".join(out)


def _headline(kind: Kind, text: str) -> bool:
    return kind is Kind.PARAGRAPH and len(text) <= TITLE_LENGTH and not NO_TITLE.search(text) and "\n" not in text
