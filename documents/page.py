"""A web page as a row of blocks.

The page is hostile: nesting is cut at a depth that no writer needs, scripts and controls are passed over, and nothing
is ever fetched or run.
"""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from articles import Kind

SKIPPED = frozenset(
    {"script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "head", "title"}
    | {"select", "button", "textarea", "input", "canvas", "audio", "video", "map"}
)
BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl"}
    | {"dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header"}
    | {"hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "search", "section", "summary"}
    | {"table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"}
)
# Blocks that only arrange others: what stands in them belongs together with what stands beside them.
ARRANGING = frozenset(
    {"blockquote", "caption", "dd", "dl", "dt", "figcaption", "figure", "hgroup", "li", "menu", "ol", "p", "pre"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "center"}
)
# Where a word may change its type face or height in the middle.
WITHIN_WORDS = frozenset({"sub", "sup", "wbr"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
OUTSIDE = frozenset({"nav", "aside", "footer", "form", "menu", "search", "dialog"})
# Names that pages give to what surrounds an article.
OUTSIDE_NAME = re.compile(
    r"(?:^|[\s_-])(?:comments?|sidebar|related|footer|menu|nav|promo|banner|share|sharing|social|subscribe|cookies?"
    r"|breadcrumbs?|widget|popular|recommended)(?:$|[\s_-])",
    re.IGNORECASE,
)
SPACE = re.compile(r"[ \t\n\r\f\v]+")
WORDS = re.compile(r"[^\W_]")
DEEPEST = 100
NAME = re.compile(r"[A-Za-z_][\w-]*", re.ASCII)
# No tree takes these, and a page that has one would be lost whole.
FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# A cell with more than this holds no datum but a part of a page laid out by tables.
LONGEST_CELL = 500
# A note follows a word, a power follows a unit or a figure.
NOTED = re.compile(r"[^\W\d_]{3}[.,»\")]?$")
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
INITIAL = re.compile(r"(?<![^\W\d_])[^\W\d_]$")


class Link(NamedTuple):
    """A link on ``start:end`` of a block's text."""

    start: int
    end: int
    target: str


@dataclass(frozen=True)
class Block:
    """One block of a page.

    ``path`` are the lists, tables and quotations around it, each with a number of its own; ``leaf`` is the tag of the
    block itself. ``home`` numbers the part of the page it stands in. ``outside`` says that it stands in navigation,
    a margin or a footer, and ``surrounding`` that its names say so.
    """

    kind: Kind
    text: str
    links: tuple[Link, ...]
    path: tuple[tuple[str, int], ...]
    leaf: str
    home: int
    outside: bool
    surrounding: bool
    main: bool

    @property
    def linked(self) -> float:
        """The share of the text that is links."""
        return sum(link.end - link.start for link in self.links) / max(1, len(self.text))


def _allowed(text: str) -> str:
    return FORBIDDEN.sub("", text.replace("\f", " "))


class _Tree:
    """Builds the tree of a page no deeper than DEEPEST: libxml2 and Python both recurse over it later."""

    def __init__(self) -> None:
        self.builder = etree.TreeBuilder()
        self.depth = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth <= DEEPEST:
            named = {name: _allowed(value) for name, value in attributes.items() if NAME.fullmatch(name)}
            self.builder.start(self.name(tag), named)

    def end(self, tag: str) -> None:
        if self.depth <= DEEPEST:
            self.builder.end(self.name(tag))
        self.depth -= 1

    def data(self, data: str) -> None:
        self.builder.data(_allowed(data))

    def name(self, tag: str) -> str:
        """The tag, or that of a plain stretch of words for one that XML has no name for: ``<o:p>``."""
        return tag if NAME.fullmatch(tag) else "span"

    def close(self) -> etree._Element:
        return self.builder.close()


def tree_of(page: str) -> etree._Element | None:
    """The element tree of a page, without comments; None when there is nothing in it."""
    parser = etree.HTMLParser(target=_Tree(), encoding="utf-8", huge_tree=True)
    try:
        parser.feed(page.encode("utf-8", "replace"))
        tree: etree._Element = parser.close()
    except (etree.LxmlError, AssertionError):
        return None
    return tree


def blocks_of(tree: etree._Element, clean: bool = False) -> list[Block]:
    """The blocks of a page in their order. Table cells without text are blocks too: they keep the columns.

    In a ``clean`` page, one that was written here, every table holds data.
    """
    walk = _Walk(clean)
    walk.element(tree, _Place())
    walk.flush(_Place())
    return walk.blocks


class _Place(NamedTuple):
    """Where the walk is."""

    path: tuple[tuple[str, int], ...] = ()
    kind: Kind = Kind.PARAGRAPH
    leaf: str = "p"
    home: int = 0
    outside: bool = False
    surrounding: bool = False
    main: bool = False
    preformatted: bool = False


@dataclass
class _Walk:
    """The blocks so far, and the one being gathered."""

    clean: bool
    blocks: list[Block] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    length: int = 0
    last: str = ""
    links: list[Link] = field(default_factory=list)
    open: list[tuple[int, str]] = field(default_factory=list)
    closed: str = ""
    adjoining: bool = False
    count: int = 0

    def element(self, element: etree._Element, place: _Place) -> None:
        tag = element.tag.lower() if isinstance(element.tag, str) else ""
        if not tag or tag in SKIPPED or "hidden" in element.attrib:
            return
        if tag == "br":
            self.line_break(place)
        elif tag == "img":
            self.say(" ", place)
        elif tag in BLOCKS:
            self.flush(place)
            inner = self.inside(tag, element, place)
            self.children(element, inner)
            self.flush(inner)
            if inner.path != place.path and inner.path[-1][0] in ("td", "th"):
                self.empty_cell(inner)
        else:
            self.inline(tag, element, place)

    def children(self, element: etree._Element, place: _Place) -> None:
        if element.text:
            self.say(element.text, place)
        for child in element:
            self.element(child, place)
            if child.tail:
                self.say(child.tail, place)

    def inline(self, tag: str, element: etree._Element, place: _Place) -> None:
        # "<b>word</b><a>next</a>": two elements on end with nothing between are two words.
        if self.closed and tag not in WITHIN_WORDS and self.closed not in WITHIN_WORDS:
            self.adjoining = True
        self.closed = ""
        if tag == "sup" and self.raised(element, place):
            return
        # Links do not nest; a parser lets them, over blocks.
        target = element.get("href") if tag == "a" and not self.open else None
        if target:
            self.open.append((self.length, target))
        self.children(element, place)
        if target:
            start, _ = self.open.pop()
            self.link(start, target)
        self.closed = tag

    def raised(self, element: etree._Element, place: _Place) -> bool:
        """A number set high, kept from becoming one with its word: "m²", but "word [1]" for a note."""
        digits = "".join(element.itertext()).strip("[] \n")
        if not (digits.isascii() and digits.isdigit()):
            return False
        reference = next((a.get("href") for a in element.iter("a")), None)
        if reference or NOTED.search("".join(self.text[-2:])):
            start = self.length + (self.last not in ("", " ", "\n"))
            self.say(f" [{digits}]", place)
            self.link(start, "" if self.open else reference or "")
        else:
            self.say(digits.translate(RAISED), place)
        return True

    def link(self, start: int, target: str) -> None:
        if target and start < self.length:
            self.links.append(Link(start, self.length, target))

    def say(self, text: str, place: _Place) -> None:
        """Add text; white space counts once, and not at all at the beginning of a line."""
        if place.preformatted and "\n" in text:
            for number, line in enumerate(text.split("\n")):
                if number:
                    self.line_break(place)
                self.say(line, place)
            return
        text = SPACE.sub(" ", text)
        if self.last in ("", " ", "\n"):
            text = text.lstrip(" ")
        if not text:
            return
        if self.apart(text):
            text = " " + text
        self.closed = ""
        self.adjoining = False
        self.text.append(text)
        self.length += len(text)
        self.last = text[-1]

    def apart(self, text: str) -> bool:
        """Whether a space belongs between two words that only tags keep apart."""
        if not (self.last.isalnum() and text[0].isalnum()):
            return False
        if self.adjoining:
            # A large initial is set in an element of its own: "<span>У</span><span>країна</span>".
            return not INITIAL.search("".join(self.text[-2:])[-2:])
        # "the article</a>Volodymyr": the end of a link is a boundary where the case says so too.
        return self.closed == "a" and self.last.islower() and text[0].isupper()

    def line_break(self, place: _Place) -> None:
        if self.last == "\n":
            self.flush(place)
            return
        if self.last:
            self.text.append("\n")
            self.length += 1
            self.last = "\n"
        self.closed = ""

    def flush(self, place: _Place) -> None:
        """End the block being gathered. Links that are still open go on in the next one."""
        text = "".join(self.text)
        for start, target in self.open:
            self.link(start, target)
        if WORDS.search(text):
            shift = len(text) - len(text.lstrip())
            clean = re.sub(r" *\n *", _line_end, text)
            if clean != text:
                moved = _moved(text)
                self.links = [Link(moved[link.start], moved[link.end], link.target) for link in self.links]
                shift = len(clean) - len(clean.lstrip())
            text = clean.strip()
            self.blocks.append(self.block(text, shift, place))
        self.text, self.length, self.last, self.links = [], 0, "", []
        self.open = [(0, target) for _, target in self.open]
        self.closed, self.adjoining = "", False

    def block(self, text: str, shift: int, place: _Place) -> Block:
        links = []
        for link in self.links:
            start, end = max(0, link.start - shift), min(len(text), link.end - shift)
            words = text[start:end]
            start += len(words) - len(words.lstrip())
            end -= len(words) - len(words.rstrip())
            if start < end and WORDS.search(words):
                links.append(Link(start, end, link.target))
        return Block(
            place.kind,
            text,
            tuple(links),
            place.path,
            place.leaf,
            place.home,
            place.outside,
            place.surrounding,
            place.main,
        )

    def empty_cell(self, place: _Place) -> None:
        if not (self.blocks and self.blocks[-1].path[: len(place.path)] == place.path):
            self.blocks.append(self.block("", 0, place))

    def number(self) -> int:
        self.count += 1
        return self.count

    def inside(self, tag: str, element: etree._Element, place: _Place) -> _Place:
        """The place within a block element."""
        names = f"{element.get('class', '')} {element.get('id', '')}"
        named = tag not in ("html", "body", "main", "article") and bool(OUTSIDE_NAME.search(names))
        place = place._replace(
            outside=place.outside or tag in OUTSIDE,
            surrounding=place.surrounding or tag in OUTSIDE or named,
            main=place.main or tag in ("main", "article") or element.get("itemprop") == "articleBody",
            preformatted=place.preformatted or tag == "pre",
        )
        if tag not in ARRANGING:
            return place._replace(home=self.number())
        if tag in HEADINGS:
            return place._replace(kind=Kind.HEADING, leaf=tag)
        if tag in ("figcaption", "caption"):
            path = place.path if tag == "caption" else (*place.path, ("figure", self.number()))
            return place._replace(path=path, kind=Kind.CAPTION, leaf=tag if tag == "figcaption" else "p")
        if tag in ("ul", "ol", "menu", "blockquote"):
            return place._replace(path=(*place.path, ("ul" if tag == "menu" else tag, self.number())))
        if tag == "li":
            around = place.path if place.path and place.path[-1][0] in ("ul", "ol") else (*place.path, ("ul", 0))
            return place._replace(path=(*around, ("li", self.number())), kind=Kind.ITEM, leaf="p")
        if tag == "table" and (self.clean or not _arranges_page(element)):
            return place._replace(path=(*place.path, ("table", self.number())))
        within = [name for name, _ in place.path]
        if tag == "tr" and within[-1:] == ["table"]:
            return place._replace(path=(*place.path, ("tr", self.number())))
        if tag in ("td", "th") and within[-1:] == ["tr"]:
            return place._replace(path=(*place.path, (tag, self.number())), kind=Kind.CELL, leaf="p")
        return place


def _line_end(_: re.Match[str]) -> str:
    return "\n"


def _moved(text: str) -> list[int]:
    """For each position of ``text``, where it is when the spaces around line breaks are gone."""
    gone = [0] * (len(text) + 1)
    for match in re.finditer(r" +(?=\n)|(?<=\n) +", text):
        for position in range(match.start() + 1, match.end() + 1):
            gone[position] = 1
    moved, count = [], 0
    for position, one in enumerate(gone):
        count += one
        moved.append(position - count)
    return moved


def _arranges_page(table: etree._Element) -> bool:
    """Whether a table lays out the page and holds no data."""
    if table.find(".//table") is not None or table.find(".//h1") is not None:
        return True
    cells = list(table.iter("td", "th"))
    if any(len("".join(cell.itertext())) > LONGEST_CELL for cell in cells):
        return True
    rows = list(table.iter("tr"))
    return len(cells) < 2 or (len(rows) < 2 and all(len(row) < 2 for row in rows))
