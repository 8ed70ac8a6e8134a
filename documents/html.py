"""HTML: an article is taken out of its page, and a clean page is written.

Nothing of the source's markup is written back but headings, lists, tables, quotations, captions and links, all built
anew and escaped.
"""

import logging
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from lxml import etree

from articles import Kind
from documents.document import Anchor, Document, article_of
from documents.links import Wanted, place
from documents.page import Block, blocks_of, tree_of

GENERATOR = "Chysto"
# Elements that hold their text without a paragraph of its own, when there is one block in them.
BARE = frozenset({"li", "td", "th"})
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
# Browsers drop these within an address: "java\nscript:".
UNSEEN = re.compile(r"[\x00-\x20\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060\ufeff]")
SCHEMES = frozenset({"http:", "https:", "mailto:"})
NOT_LETTERS = re.compile(r"[\W_]+")
# A block this long, in letters, is known by its text wherever it stands; a shorter one only among its like.
LONG = 40
# Extraction that keeps less than this share of the running text has failed.
LEAST_SHARE = 0.5
# How far from the article's text a short block may stand that the extraction kept too.
NEAR = 10
# Beyond this, extraction takes minutes, and no article is so long.
MOST_ELEMENTS = 30_000
# What trafilatura has to say is of no use without the article's name; within a flow Prefect would print it.
SILENCED = logging.getLogger("trafilatura")
SILENCED.addHandler(logging.NullHandler())
SILENCED.propagate = False


@dataclass(frozen=True)
class HtmlLayout:
    """The blocks that are written, each with its passage; ``passages`` has None for an empty cell."""

    blocks: tuple[Block, ...]
    passages: tuple[int | None, ...]

    def write(self, document: Document, texts: Sequence[str], anchors: Sequence[str]) -> str:
        """A page of its own with ``texts`` in place of the passages."""
        links: dict[int, list[tuple[Anchor, str]]] = {}
        for anchor, english in zip(document.anchors, anchors, strict=True):
            links.setdefault(anchor.passage, []).append((anchor, english))
        out: list[str] = []
        inside: tuple[tuple[str, int], ...] = ()
        alone = Counter(block.path for block in self.blocks)
        for block, number in zip(self.blocks, self.passages, strict=True):
            text = "" if number is None else texts[number]
            cell = bool(block.path) and block.path[-1][0] in ("td", "th")
            if not text.strip() and not cell:
                continue
            common = sum(1 for _ in _common(inside, block.path))
            out += [f"</{tag}>\n" for tag, _ in reversed(inside[common:])]
            out += [f"<{tag}>" for tag, _ in block.path[common:]]
            inside = block.path
            if text.strip():
                source = document.article.passages[number or 0].text
                words = _inline(text, source, links.get(number or 0, ()))
                if block.kind is Kind.TITLE:
                    out.append(f"<h1>{words}</h1>\n")
                elif block.leaf == "p" and alone[block.path] == 1 and block.path[-1:] and block.path[-1][0] in BARE:
                    out.append(words)
                else:
                    out.append(f"<{block.leaf}>{words}</{block.leaf}>\n")
        out += [f"</{tag}>\n" for tag, _ in reversed(inside)]
        headline = next((text for text in texts if text.strip()), "")
        return (
            f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
            f'<meta name="generator" content="{GENERATOR}">\n<title>{escape(" ".join(headline.split()))}</title>\n'
            f"</head>\n<body>\n<article>\n{''.join(out)}</article>\n</body>\n</html>\n"
        )


def _common(one: tuple[tuple[str, int], ...], other: tuple[tuple[str, int], ...]) -> list[tuple[str, int]]:
    common = []
    for here, there in zip(one, other, strict=False):
        if here != there:
            break
        common.append(here)
    return common


def _inline(text: str, source: str, links: Sequence[tuple[Anchor, str]]) -> str:
    """Text as HTML with its links in place."""
    wanted = [Wanted(anchor.start, anchor.end, english, True) for anchor, english in links]
    out: list[str] = []
    at = 0
    for there in place(text, source, wanted):
        anchor, english = links[there.mark]
        words = text[there.start : there.end] or english or anchor.text
        link = f'<a href="{escape(anchor.target)}">{_escaped(words)}</a>'
        out += [_escaped(text[at : there.start]), f" ({link})" if there.start == there.end else link]
        at = there.end
    return "".join([*out, _escaped(text[at:])])


def _escaped(text: str) -> str:
    return escape(text).replace("\n", "<br>\n")


def read(page: str, origin: str, encoding: str) -> Document:
    """The document that the article of a page is. It may have no passages."""
    tree = tree_of(page)
    blocks = [] if tree is None else _article(tree)
    texts = [(block.kind, block.text) for block in blocks if block.text]
    numbers = iter(range(len(texts)))
    passages = tuple(next(numbers) if block.text else None for block in blocks)
    anchors = tuple(
        Anchor(number, link.start, link.end, target, block.text[link.start : link.end])
        for block, number in zip(blocks, passages, strict=True)
        if number is not None
        for link in block.links
        if (target := _safe(link.target))
    )
    return Document(article_of(origin, texts, "html", encoding), anchors, HtmlLayout(tuple(blocks), passages))


def _safe(target: str) -> str:
    """The address of a link, or nothing when it is one that runs code or reads files."""
    seen = UNSEEN.sub("", target)
    scheme = SCHEME.match(seen)
    if scheme and scheme[0].lower() not in SCHEMES:
        return ""
    return UNSEEN.sub(lambda char: "%20" if char[0] == " " else "", target.strip())


def _article(tree: etree._Element) -> list[Block]:
    """The blocks of the article, with its title first."""
    own = any(meta.get("name") == "generator" and meta.get("content") == GENERATOR for meta in tree.iter("meta"))
    blocks = blocks_of(tree, clean=own)
    kept = set(range(len(blocks))) if own else _chosen(blocks, tree)
    # A table is kept whole: without its empty cells the columns would shift.
    tables = {step for number in kept for step in blocks[number].path if step[0] == "table"}
    kept |= {number for number, block in enumerate(blocks) if not tables.isdisjoint(block.path)}
    # A page written here has its title in an h1, or none.
    titled = _titled(blocks, kept, "" if own else _named(tree))
    return [block for _, block in sorted(titled.items())]


def _chosen(blocks: list[Block], tree: etree._Element) -> set[int]:
    """Which blocks are the article: those trafilatura finds, or all but the margins when it fails."""
    kept = _found(blocks, tree)
    main = any(block.main for block in blocks)
    running = sum(
        len(block.text)
        for block in blocks
        if len(block.text) >= LONG and not block.surrounding and block.linked < 0.5 and block.main >= main
    )
    if sum(len(blocks[number].text) for number in kept) >= LEAST_SHARE * running and kept:
        return kept
    inside = {number for number, block in enumerate(blocks) if not block.outside and block.main >= main}
    if not any(blocks[number].text for number in inside):
        inside = {number for number, block in enumerate(blocks) if not block.outside}
    return inside if any(blocks[number].text for number in inside) else set(range(len(blocks)))


def _found(blocks: list[Block], tree: etree._Element) -> set[int]:
    """The blocks that are in trafilatura's extraction, and those that belong with them."""
    texts = _extracted(tree)
    whole = "".join(texts)
    parts = set(texts)
    letters = [NOT_LETTERS.sub("", block.text).lower() for block in blocks]
    # Looking through a long text for each of many blocks takes their product.
    searching = len(blocks) * len(whole) < 2_000_000_000
    kept = {
        number
        for number, text in enumerate(letters)
        if len(text) >= LONG and (text in parts or (searching and text in whole))
    }
    if not kept:
        return {number for number, text in enumerate(letters) if text and text in parts}
    first, last = min(kept), max(kept)
    near = range(max(0, first - NEAR), min(len(blocks), last + NEAR + 1))
    kept |= {number for number in near if letters[number] and letters[number] in parts and not blocks[number].outside}
    homes = {blocks[number].home for number in kept}
    for number in range(min(kept), max(kept) + 1):
        block = blocks[number]
        at_home = block.home in homes or block.kind is Kind.CAPTION
        if at_home and block.linked < 0.5 and not block.outside:
            kept.add(number)
    return kept


def _extracted(tree: etree._Element) -> list[str]:
    """The letters of each block that trafilatura takes for the article."""
    if sum(1 for _ in zip(range(MOST_ELEMENTS), tree.iter(), strict=False)) == MOST_ELEMENTS:
        return []
    import trafilatura

    try:
        found = trafilatura.bare_extraction(
            etree.tostring(tree, encoding="unicode", method="html"), include_comments=False, with_metadata=False
        )
    except Exception:
        # Whatever a hostile page does to it: the page's own text is still there.
        return []
    body = getattr(found, "body", None)
    if body is None:
        return []
    texts = ("".join(element.itertext()) for element in body.iter("p", "head", "item", "cell", "quote", "code", "ab"))
    return [letters for text in texts if (letters := NOT_LETTERS.sub("", text).lower())]


def _titled(blocks: list[Block], kept: set[int], named: str) -> dict[int, Block]:
    """The kept blocks with one TITLE: the page's h1, else what the page is ``named`` in its head."""
    chosen = {number: blocks[number] for number in kept}
    heads = [number for number, block in enumerate(blocks) if block.leaf == "h1" and block.text]
    inside = [number for number in heads if number in kept] or [
        number for number in heads if not blocks[number].outside and number < max(kept, default=len(blocks))
    ]
    if inside:
        number = inside[0] if inside[0] in kept else inside[-1]
        title = blocks[number]
        chosen[number] = Block(**{**vars(title), "kind": Kind.TITLE, "path": ()})
    elif kept and named:
        first = min(kept)
        if NOT_LETTERS.sub("", blocks[first].text) == NOT_LETTERS.sub("", named):
            chosen[first] = Block(**{**vars(blocks[first]), "kind": Kind.TITLE, "path": ()})
        else:
            chosen[-1] = Block(Kind.TITLE, named, (), (), "h1", 0, False, False, True)
    return chosen


def _named(tree: etree._Element) -> str:
    """What the page's head calls the article, without the site's own name after it."""
    metas = {
        (meta.get("property") or meta.get("name") or "").lower(): " ".join((meta.get("content") or "").split())
        for meta in tree.iter("meta")
    }
    title = metas.get("og:title") or next((" ".join("".join(one.itertext()).split()) for one in tree.iter("title")), "")
    site = metas.get("og:site_name", "")
    if site and title.endswith(site):
        title = title.removesuffix(site).rstrip(" |-–—:·•/»«")
    return title if re.search(r"[^\W_]", title) else ""
