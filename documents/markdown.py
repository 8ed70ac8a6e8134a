"""Markdown: the words are taken out by markdown-it, and English is put where they stood.

Code, HTML blocks, link targets, markers and blank lines come through byte for byte; a passage that stays the same
stays as it was written. English that would be read as markup is escaped.
"""

import re
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, autolink, backtick, html_inline, image, link
from markdown_it.token import Token

from articles import Kind
from documents import front_matter
from documents.document import Anchor, Document, article_of
from documents.links import Placed, Wanted, place

WORDS = re.compile(r"[^\W_]")
NEWLINE = re.compile(r"\r\n|\r|\n")
BLANK = re.compile(r"[\s>]*")
TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)")
HREF = re.compile(r"""\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""", re.IGNORECASE)
# HTML tags that mark words, as asterisks do.
MARKING = re.compile(r"a|[bius]|em|strong|su[bp]|span|mark|small|abbr|cite|q|del|ins|font|kbd|code|big|tt")
FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,80}\]")
FOOTNOTE_LEAD = re.compile(r"\[\^[^\]\s]{1,80}\]:[ \t]*")
TASK_LEAD = re.compile(r"\[[ xX]\][ \t]+(?=\S)")
CUT_WORD = re.compile(r"\w[-\xad‐]$")
MARKUP = re.compile(r"[\\`*_\[\]<~]|#(?=#*$)|!(?=\[)|&(?=#?\w{1,40};)")
LINE_MARKUP = re.compile(r"(\d{1,9})([.)])(?=\s|$)|(?=(?:#{1,6}|[-+*=])(?:\s|$)|[>|]|[-=*_]{2,}\s*$|(?:`{3}|~{3}))")
NARROWEST = 40
# What no paragraph has: the time to look for markup grows with the square of the brackets.
LONGEST, MOST_BRACKETS = 100_000, 300
# Lists in quotations in lists: what is deeper is passed over, and Python can still follow.
DEEPEST = 60
# Stands for a space in markup, where no line may break. No text holds it: files with it are refused.
STUCK = "\x00"


class Sort(Enum):
    """What a mark on words is: a link and code stay whatever happens, emphasis where its words are found."""

    LINK = "link"
    EMPHASIS = "emphasis"
    VERBATIM = "verbatim"


class Mark(NamedTuple):
    """Markup around ``start:end`` of a passage's text. For VERBATIM ``opening`` is all of it as it was written."""

    start: int
    end: int
    opening: str
    closing: str
    sort: Sort
    anchor: int | None


class Atom(NamedTuple):
    """What stands at a place of the text and is no word of it: an image, a tag, a footnote's number.

    ``before + raw + after`` is how it is written; ``alt`` is what ``raw`` reads, and ``caption`` the passage that it
    is, if any. ``apart`` says whether white space parts it from the words before it, or after it at the beginning.
    """

    at: int
    before: str
    raw: str = ""
    after: str = ""
    alt: str = ""
    caption: int | None = None
    apart: bool = True


class Slot(NamedTuple):
    """Where inline text stood: ``start:end`` of the page.

    ``passage`` is None where only images stood. ``lead`` is what parsing the English again needs before it (``# ``).
    ``prefix`` stands before further lines, ``width`` is that of wrapped lines or 0, ``hard`` is how a line was broken
    on purpose. ``drop`` is the range of lines that go when the passage does; None where the place must stay.
    """

    start: int
    end: int
    passage: int | None
    marks: tuple[Mark, ...]
    atoms: tuple[Atom, ...]
    lead: str
    prefix: str
    width: int
    hard: str
    cell: bool
    drop: tuple[int, int] | None


@dataclass(frozen=True)
class MarkdownLayout:
    """The page as it was, and where in it the passages stand."""

    page: str
    values: tuple[front_matter.Value, ...]
    slots: tuple[Slot, ...]
    references: tuple[tuple[str, str], ...]

    def write(self, document: Document, texts: Sequence[str], anchors: Sequence[str]) -> str:
        """The page with ``texts`` in place of its passages."""
        passages = [passage.text for passage in document.article.passages]
        edits: list[tuple[int, int, str]] = []
        for number, value in enumerate(self.values):
            if texts[number] != value.text:
                edits.append((value.start, value.end, front_matter.spelled(texts[number], value.quote)))
        for slot in self.slots:
            mine = [slot.passage, *(atom.caption for atom in slot.atoms)]
            if all(number is None or texts[number] == passages[number] for number in mine):
                continue
            text = None if slot.passage is None else texts[slot.passage]
            written = _written(slot, text, passages, texts, document.anchors, anchors, dict(self.references))
            if not written and slot.drop and text is not None:
                edits.append((*slot.drop, ""))
            else:
                edits.append((slot.start, slot.end, written))
        return self._edited(edits)

    def _edited(self, edits: list[tuple[int, int, str]]) -> str:
        out: list[str] = []
        at = 0
        for start, end, new in sorted(edits):
            if start < at:
                continue
            out += [self.page[at:start], new]
            at = end
            if not new:
                at = self._past_blank_lines("".join(out[-2:]), start, end)
        return "".join([*out, self.page[at:]])

    def _past_blank_lines(self, before: str, start: int, end: int) -> int:
        """Where to go on after dropped lines: a blank line on both sides becomes one."""
        if not (start == 0 or self.page[start - 1] in "\r\n"):
            return end
        last = before.rstrip("\r\n").rpartition("\n")[2] if before else ""
        if start and not before.endswith(("\n\n", "\r\n\r\n")) and WORDS.search(last):
            return end
        while (line := re.compile(r"[ \t>]*(?:\r\n|\r|\n)").match(self.page, end)) and line.end() > end:
            end = line.end()
        return end


def read(page: str, origin: str, encoding: str) -> Document:
    """The document that a Markdown page is. It may have no passages."""
    start = front_matter.end_of(page)
    values = tuple(front_matter.values(page))
    env: dict[str, Any] = {}
    tokens = _parser().parse(page[start:], env)
    reader = _Reader(page, start, [(value.kind, value.text) for value in values], env)
    for token in tokens:
        reader.take(token)
    references = tuple((label, found["href"]) for label, found in env.get("references", {}).items())
    layout = MarkdownLayout(page, values, tuple(reader.slots), references)
    return Document(article_of(origin, reader.passages, "md", encoding), tuple(reader.anchors), layout)


@cache
def _parser() -> MarkdownIt:
    """CommonMark with tables and strikethrough; inline tokens know their place (``meta["at"]``)."""
    parser = MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable(["table", "strikethrough"])
    # Inline text is parsed token by token, for the sake of those that are too long.
    parser.core.ruler.disable(["inline", "text_join"])
    for name, rule in (
        ("link", link),
        ("image", image),
        ("autolink", autolink),
        ("html_inline", html_inline),
        ("backticks", backtick),
    ):
        parser.inline.ruler.at(name, _placed(name, rule))
    parser.inline.ruler.before("link", "footnote", _placed("footnote", _footnote))
    return parser


def _placed(name: str, rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    def run(state: StateInline, silent: bool) -> bool:
        before, count = state.pos, len(state.tokens)
        done = rule(state, silent)
        if done and not silent:
            label = before + 1 if name == "image" else before
            ends = state.md.helpers.parseLinkLabel(state, label, name == "link") if name in ("link", "image") else -1
            for token in state.tokens[count:]:
                if "at" not in token.meta:
                    token.meta.update(at=(before, state.pos), label=(label + 1, ends))
        return done

    return run


def _footnote(state: StateInline, silent: bool) -> bool:
    """``[^1]``: a number that stays. Its definition is an ordinary paragraph after ``[^1]:``."""
    found = FOOTNOTE.match(state.src, state.pos)
    if not found:
        return False
    if not silent:
        state.push("footnote", "", 0)
    state.pos = found.end()
    return True


def _inline(token: Token, env: dict[str, Any]) -> "_Inline":
    """The inline text of a block token. Too long a text is taken as words and nothing else."""
    source = token.content
    if len(source) > LONGEST or source.count("[") > MOST_BRACKETS:
        return _Inline([Token("text", "", 0, content=" ".join(source.split()))], source)
    children: list[Token] = []
    _parser().inline.parse(source, _parser(), env, children)
    return _Inline(children, source)


class _Inline:
    """The visible text of one inline token, with its marks and atoms."""

    def __init__(self, children: Sequence[Token], source: str) -> None:
        self.source = source
        self.text = ""
        self.marks: list[tuple[int, int, str, str, Sort, str]] = []
        self.atoms: list[Atom] = []
        self.hard = ""
        self.soft = False
        self.open: list[tuple[int, Token]] = []
        self.tags: list[tuple[int, str, str]] = []
        for child in children:
            self.take(child)
        for at, _, raw in self.tags:
            self.atoms.append(Atom(at, raw))

    def take(self, child: Token) -> None:
        at = child.meta.get("at", (0, 0))
        raw = self.source[slice(*at)]
        if child.type in ("text", "text_special"):
            self.text += child.content
        elif child.type == "softbreak":
            self.soft = True
            # A hyphen keeps its line break, by which a word cut in two is known.
            self.text += "\n" if CUT_WORD.search(self.text[-2:]) else " "
        elif child.type == "hardbreak":
            self.hard = self.hard or "\\\n"
            self.text += "\n"
        elif child.type == "code_inline":
            start = len(self.text)
            self.text += child.content
            self.marks.append((start, len(self.text), raw, "", Sort.VERBATIM, ""))
        elif child.type == "image":
            first, last = child.meta["label"]
            label, alt = self.source[first:last], _visible(child.children or [])
            self.atoms.append(Atom(len(self.text), self.source[at[0] : first], label, self.source[last : at[1]], alt))
        elif child.type == "footnote":
            self.atoms.append(Atom(len(self.text), raw))
        elif child.type == "html_inline":
            self.tag(raw)
        elif child.nesting == 1:
            self.open.append((len(self.text), child))
        elif child.nesting == -1 and self.open:
            self.close(*self.open.pop(), raw)

    def close(self, start: int, opened: Token, raw: str) -> None:
        if opened.type != "link_open":
            self.marks.append((start, len(self.text), opened.markup, opened.markup, Sort.EMPHASIS, ""))
        elif opened.markup == "autolink":
            self.marks.append((start, len(self.text), raw, "", Sort.VERBATIM, ""))
        else:
            first, last = opened.meta["label"]
            begin, end = opened.meta["at"]
            closing = self.source[last:end]
            if closing in ("]", "][]"):
                # A link by its own words, "[word]": the words change, so the label is written out.
                closing = f"][{self.source[first:last]}]"
            if start == len(self.text):
                self.wrap_atoms(start, self.source[begin:first], closing)
            else:
                target = str(opened.attrs.get("href", "")) or "#"
                self.marks.append((start, len(self.text), self.source[begin:first], closing, Sort.LINK, target))

    def wrap_atoms(self, at: int, opening: str, closing: str) -> None:
        """A link with no words, around an image: the image's atom takes it up."""
        inside = [number for number, atom in enumerate(self.atoms) if atom.at == at]
        if inside:
            atom = self.atoms[inside[-1]]
            self.atoms[inside[-1]] = atom._replace(before=opening + atom.before, after=atom.after + closing)
        else:
            self.atoms.append(Atom(at, opening + closing))

    def tag(self, raw: str) -> None:
        found = TAG.match(raw)
        name = found[2].lower() if found else ""
        if name == "br":
            self.hard = self.hard or raw
            self.text += "\n"
        elif found and MARKING.fullmatch(name) and not found[1] and not raw.endswith("/>"):
            self.tags.append((len(self.text), name, raw))
        elif found and found[1] and any(opened == name for _, opened, _ in self.tags):
            while True:
                start, opened, opening = self.tags.pop()
                if opened == name:
                    break
                self.atoms.append(Atom(start, opening))
            href = HREF.search(opening) if name == "a" else None
            target = next((group for group in href.groups() if group), "") if href else ""
            if start == len(self.text):
                self.wrap_atoms(start, opening, raw)
            else:
                self.marks.append((start, len(self.text), opening, raw, Sort.LINK if target else Sort.EMPHASIS, target))
        else:
            self.atoms.append(Atom(len(self.text), raw))


def _visible(children: Sequence[Token]) -> str:
    out = []
    for child in children:
        if child.type in ("softbreak", "hardbreak"):
            out.append(" ")
        elif child.type == "image":
            out.append(_visible(child.children or []))
        elif child.type in ("text", "text_special", "code_inline"):
            out.append(child.content)
    return "".join(out)


class _Reader:
    """Walks the block tokens of a page and notes its passages, anchors and slots."""

    def __init__(self, page: str, start: int, passages: list[tuple[Kind, str]], env: dict[str, Any]) -> None:
        self.env = env
        self.passages = passages
        self.anchors: list[Anchor] = []
        self.slots: list[Slot] = []
        self.page = page
        self.starts = [start, *(match.end() for match in NEWLINE.finditer(page, start)), len(page)]
        self.open: list[Token] = []
        self.items: list[Token] = []
        self.titled = False
        self.cursor = 0

    def take(self, token: Token) -> None:
        if token.nesting == 1:
            self.open.append(token)
            if token.type == "list_item_open":
                self.items.append(token)
            elif self.items and self.open[-2] is self.items[-1]:
                self.items[-1].meta["children"] = self.items[-1].meta.get("children", 0) + 1
            if token.type == "tr_open" and token.map:
                self.cursor = self.starts[token.map[0]]
        elif token.nesting == -1:
            closed = self.open.pop()
            if closed.type == "list_item_open":
                self.items.pop()
        elif token.type == "inline" and token.map:
            self.inline(token)
        elif self.items and self.open and self.open[-1] is self.items[-1]:
            self.items[-1].meta["children"] = self.items[-1].meta.get("children", 0) + 1

    def inline(self, token: Token) -> None:
        outer = self.open[-1]
        cell = outer.type in ("td_open", "th_open")
        place = self.cell(token) if cell else self.lines(token, outer)
        if not place:
            return
        start, end = place
        found = _inline(token, self.env)
        note = FOOTNOTE_LEAD.match(token.content)
        lead_in = note if note and found.atoms and found.atoms[0].at == 0 else None
        if self.in_item:
            lead_in = lead_in or TASK_LEAD.match(token.content)
        if lead_in:
            # "[^1]: words" is a footnote, "[x] words" a task: the number or the box stays before the words.
            token.content = token.content[lead_in.end() :]
            start += lead_in.end()
            found = _inline(token, self.env)
        lead = len(found.text) - len(found.text.lstrip())
        text = found.text.strip()
        number = len(self.passages) if WORDS.search(text) else None
        if number is not None:
            self.passages.append((self.kind(outer), text))
        marks = []
        for first, last, opening, closing, sort, target in found.marks:
            begin, stop = (min(len(text), max(0, at - lead)) for at in (first, last))
            anchor = None
            if sort is not Sort.VERBATIM and number is not None and begin < stop:
                anchor = len(self.anchors)
                self.anchors.append(Anchor(number, begin, stop, target, text[begin:stop]))
            marks.append(Mark(begin, stop, opening, closing, sort, anchor))
        atoms = []
        for atom in found.atoms:
            caption = len(self.passages) if WORDS.search(atom.alt) else None
            if caption is not None:
                self.passages.append((Kind.CAPTION, atom.alt))
            at = min(len(text), max(0, atom.at - lead))
            beside = found.text[atom.at - 1 : atom.at] if at else found.text[atom.at : atom.at + 1]
            atoms.append(atom._replace(at=at, caption=caption, apart=beside.isspace()))
        if number is None and not any(atom.caption is not None for atom in atoms):
            return
        lines = NEWLINE.split(self.page[start:end])
        self.slots.append(
            Slot(
                start,
                end,
                number,
                tuple(marks),
                tuple(atoms),
                "# " if outer.type == "heading_open" else "",
                self.prefix(token, start, end),
                max(NARROWEST, *map(len, lines)) if found.soft else 0,
                found.hard,
                cell,
                None if cell else self.drop(outer),
            )
        )

    def kind(self, outer: Token) -> Kind:
        if outer.type == "heading_open":
            if outer.tag == "h1" and not self.titled:
                self.titled = True
                return Kind.TITLE
            return Kind.HEADING
        if outer.type in ("td_open", "th_open"):
            return Kind.CELL
        return Kind.ITEM if self.in_item else Kind.PARAGRAPH

    @property
    def in_item(self) -> bool:
        """Whether the open block stands right in an item of a list."""
        return len(self.open) > 1 and self.open[-2].type == "list_item_open"

    def lines(self, token: Token, outer: Token) -> tuple[int, int] | None:
        """Where the lines of the token's content stand in the page; None when they cannot be told for certain."""
        content = token.content.split("\n")
        first = _first_line(token)
        start = end = -1
        for number, words in enumerate(map(str.strip, content)):
            begin, stop = self.line(first + number)
            line = self.page[begin:stop]
            if outer.type == "heading_open" and outer.markup.startswith("#"):
                lead = re.search(rf"(?<!#){outer.markup}(?=[ \t])", line)
                at = line.find(words, lead.end()) if lead else -1
            else:
                at = len(line.rstrip()) - len(words) if line.rstrip().endswith(words) else -1
            if at < 0:
                return None
            start = begin + at if number == 0 else start
            end = begin + at + len(words)
        return start, end

    def line(self, number: int) -> tuple[int, int]:
        begin, stop = self.starts[number], self.starts[number + 1]
        return begin, begin + len(self.page[begin:stop].rstrip("\r\n"))

    def cell(self, token: Token) -> tuple[int, int] | None:
        if not token.content:
            return None
        _, stop = self.line(_first_line(token))
        words = re.escape(token.content).replace(r"\|", r"\\?\|")
        found = re.compile(rf"(?:(?<=[|>])|(?<![^\r\n]))[ \t]*({words})[ \t]*(?=\||$)", re.MULTILINE).search(
            self.page, self.cursor, stop
        ) or re.compile(rf"({words})").search(self.page, self.cursor, stop)
        if not found:
            return None
        self.cursor = found.end(1)
        return found.span(1)

    def prefix(self, token: Token, start: int, end: int) -> str:
        """What stands before the further lines of a block: indentation, the mark of a quotation."""
        if second := NEWLINE.search(self.page, start, end):
            line = self.page[second.end() : end]
            words = token.content.split("\n")[1].strip()
            return line[: max(0, line.find(words))]
        begin, _ = self.line(_first_line(token))
        lead = self.page[begin:start]
        return re.sub(r"[^>\s]", " ", lead)

    def drop(self, outer: Token) -> tuple[int, int] | None:
        item = self.items[-1] if self.items and len(self.open) > 1 and self.open[-2] is self.items[-1] else None
        whole = outer
        if item is not None:
            whole = item
        if not whole.map:
            return None
        first, last = whole.map
        while last > first + 1 and BLANK.fullmatch(self.page[self.starts[last - 1] : self.starts[last]]):
            last -= 1
        if item is not None and (item.meta.get("children") != 1 or (outer.map and outer.map[1] < last)):
            return None
        return self.starts[first], self.starts[last]


def _first_line(token: Token) -> int:
    return token.map[0] if token.map else 0


def _written(
    slot: Slot,
    text: str | None,
    passages: Sequence[str],
    texts: Sequence[str],
    anchors: Sequence[Anchor],
    english: Sequence[str],
    references: dict[str, str],
) -> str:
    """The slot in English: with as little escaping as does, and without emphasis if it will not be read as such."""
    atoms = [(atom, _atom(atom, texts)) for atom in slot.atoms]
    if text is None or not text.strip():
        kept = [
            raw for atom, raw in atoms if text is None or (atom.caption is not None and texts[atom.caption].strip())
        ]
        return " ".join(kept)
    source = passages[slot.passage or 0]
    if not slot.hard or "\n" not in source:
        text = " ".join(text.split("\n"))
    text = text.strip()
    wanted = [
        Wanted(
            mark.start,
            mark.end,
            source[mark.start : mark.end] if mark.anchor is None else english[mark.anchor],
            mark.sort is not Sort.EMPHASIS,
        )
        for mark in slot.marks
    ]
    placed = place(text, source, wanted)
    firm = tuple(there for there in placed if wanted[there.mark].must)
    # A link that follows its sentence has words of its own.
    tails = [wanted[there.mark].text or source[slice(*wanted[there.mark][:2])] for there in placed]
    expected = _plain(text, placed, tails)
    written = ""
    for spell, marks in ((str, placed), (_escaped, placed), (_escaped, firm)):
        composed = _composed(slot, text, source, marks, wanted, atoms, spell)
        written = _on_lines(slot, composed)
        if _reads(slot, written, expected, references):
            break
    return written


def _atom(atom: Atom, texts: Sequence[str]) -> str:
    alt = atom.alt if atom.caption is None else texts[atom.caption]
    return atom.before + (atom.raw if alt == atom.alt else _escaped(" ".join(alt.split()))) + atom.after


def _escaped(text: str) -> str:
    return MARKUP.sub(r"\\\g<0>", text)


def _plain(text: str, placed: Sequence[Placed], tails: Sequence[str]) -> str:
    """What a reader must see: the text with the links that follow their sentences."""
    out, at = [], 0
    for there, tail in zip(placed, tails, strict=True):
        if there.start == there.end:
            out += [text[at : there.start], f" ({tail})"]
            at = there.start
    return "".join([*out, text[at:]])


def _composed(
    slot: Slot,
    text: str,
    source: str,
    placed: Sequence[Placed],
    wanted: Sequence[Wanted],
    atoms: Sequence[tuple[Atom, str]],
    spell: Callable[[str], str],
) -> str:
    """The English with its markup, on one line but for hard breaks."""
    cuts: dict[int, list[tuple[int, int, str]]] = {}
    verbatim: list[tuple[int, int, str]] = []

    def cut(at: int, rank: int, order: int, new: str) -> None:
        cuts.setdefault(at, []).append((rank, order, new.replace(" ", STUCK) if rank != 1 else new))

    for number, there in enumerate(placed):
        mark = slot.marks[there.mark]
        if there.start == there.end:
            words = wanted[there.mark].text or source[mark.start : mark.end]
            raw = mark.opening if mark.sort is Sort.VERBATIM else mark.opening + _escaped(words) + mark.closing
            cut(there.end, 1, number, f" ({raw})")
        elif mark.sort is Sort.VERBATIM:
            verbatim.append((there.start, there.end, mark.opening.replace(" ", STUCK)))
        else:
            cut(there.start, 3, number, mark.opening)
            cut(there.end, 0, -number, mark.closing)
    for number, (atom, raw) in enumerate(atoms):
        at = _atom_place(atom.at, text, source)
        space = " " if atom.apart else ""
        cut(at, 2, number, space + raw if at else raw + space)
    out, at = [], 0
    for begin, stop, raw in [*verbatim, (len(text), len(text), "")]:
        for place_at in sorted(place_at for place_at in cuts if at <= place_at <= begin):
            out += [spell(text[at:place_at]), *(new for _, _, new in sorted(cuts.pop(place_at)))]
            at = place_at
        out += [spell(text[at:begin]), raw]
        at = max(at, stop)
        for place_at in [place_at for place_at in cuts if begin < place_at < stop]:
            cuts.setdefault(stop, []).extend(cuts.pop(place_at))
    return "".join(out)


def _atom_place(at: int, text: str, source: str) -> int:
    """Where an atom of the source stands in the English: at either end as it did, else after the nearest word."""
    if at <= 0:
        return 0
    if at >= len(source):
        return len(text)
    target = at / len(source) * len(text)
    ends = [match.start() for match in re.finditer(r"(?<=\S)(?=\s|$)", text)]
    return min(ends, key=lambda end: abs(end - target), default=len(text))


def _on_lines(slot: Slot, composed: str) -> str:
    """The composed text on lines as wide as the source's, none of which begins like a block of another kind."""
    if slot.cell:
        return composed.replace("\n", " ").replace(STUCK, " ").replace("|", "\\|")
    pieces = []
    for piece in composed.split("\n"):
        lines = [piece]
        if slot.width:
            lines = textwrap.wrap(piece, slot.width, break_long_words=False, break_on_hyphens=False)
        pieces.append(f"\n{slot.prefix}".join(LINE_MARKUP.sub(_at_line_start, line, count=1) for line in lines))
    pieces = [piece.replace(STUCK, " ") for piece in pieces]
    hard = slot.hard if slot.hard.endswith("\n") else slot.hard + "\n"
    return f"{hard}{slot.prefix}".join(pieces)


def _at_line_start(match: re.Match[str]) -> str:
    if match.start():
        return match[0]
    return f"{match[1]}\\{match[2]}" if match[1] else "\\"


def _reads(slot: Slot, written: str, expected: str, references: dict[str, str]) -> bool:
    """Whether the page will show the English: one block, with the words as they should be."""
    env = {"references": {label: {"href": href, "title": ""} for label, href in references.items()}}
    if slot.cell:
        tokens = [Token("inline", "", 0, content=written.replace("\\|", "|"))]
    else:
        block = written.replace(f"\n{slot.prefix}", "\n") if slot.prefix else written
        tokens = _parser().parse(slot.lead + block if slot.lead and "\n" not in block else block, env)
    inlines = [token for token in tokens if token.type == "inline"]
    if len(inlines) != 1 or len(tokens) != (1 if slot.cell else 3):
        return False
    return _inline(inlines[0], env).text.split() == expected.split()
