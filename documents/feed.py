"""RSS and Atom: the items of a feed, and the article that an item carries.

What a feed says is a stranger's: nothing of it is fetched here, no name in it opens a file, and its markup goes the
way of any page.
"""

import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape, unescape
from typing import Any
from urllib.parse import urljoin
from xml.parsers import expat

from lxml import etree

from documents import html
from documents.document import Document, sound
from documents.encoding import decode
from documents.unreadable import Unreadable

LIMIT = 4 * 1024 * 1024
"""The longest feed read, in bytes: the great agencies' have 300 KB."""
MOST_ITEMS = 500
"""Items looked at, from the first: a feed lists the newest, some twenty to a hundred."""
MOST_ATTRIBUTES = 200
"""On one element. Python's SAX takes the square of their number."""
MOST_ELEMENTS = 100_000
DEEPEST = 200
"""Elements inside one another. feedparser takes the square of their number."""
LONGEST_GUID = 400
WHOLE = 1000
"""Letters from which on a mere summary is the article itself: feeds without an element of their own for it."""

NO_FEED = "is no RSS or Atom feed: give the address of the feed itself"
HEAD = b'<?xml version="1.0" encoding="utf-8"?>\n'
XML_ENTITIES = frozenset({"amp", "lt", "gt", "quot", "apos"})
ENTITY = re.compile(r"&(?:(#\d{1,7}|#x[0-9a-fA-F]{1,6}|\w{1,32});)?", re.ASCII)
# What XML has no place for and lxml lets through; expat refuses the whole feed. https://www.w3.org/TR/xml/#charsets
ILLEGAL = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
DECLARATION = re.compile(r"\s*<\?xml\s[^>]{0,300}\?>")
TAG = re.compile(r"<[^<>]*>")
LETTER = re.compile(r"[^\W\d_]")
# How a teaser ends: "Read more", "Читати далі", "Подробнее", "[…]".
TEASER = re.compile(
    r"(?:\[(?:…|\.\.\.|&hellip;|&#8230;)\]"
    r"|(?:читати|читать|дізнатися|узнать)\s+(?:далі|дальше|далее|більше|больше|повністю|полностью)"
    r"|докладніше|детальніше|подробнее|(?:read|continue)\s+(?:more|reading|the\s+full\s+\w+))\W{0,20}$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Item:
    """An item of a feed: what the feed knows it by, its page's address ("" for none), its title as plain text.

    ``content`` is the article as HTML where the feed brings it whole, else "". ``summary`` is the feed's few words,
    as HTML. ``stamp`` is when the feed says the item was last changed, in the feed's own words.
    """

    guid: str
    link: str
    title: str
    content: str
    summary: str
    stamp: str


@dataclass(frozen=True)
class Feed:
    """A feed's title and its items, the first of each guid, at most MOST_ITEMS; ``more`` were left out."""

    title: str
    items: tuple[Item, ...]
    more: int = 0


def read_feed(data: bytes, name: str, base: str = "") -> Feed:
    """The feed in ``data``; ``base`` is the address it came from, for relative links.

    What a broken feed still holds is read. Raises Unreadable for what is no feed, or is made to exhaust its reader.
    """
    text = DECLARATION.sub("", decode(data, name, declared=True, limit=LIMIT, mended=False).text, count=1)
    data = well_formed(sound(text).strip(), name)
    import feedparser

    # Given a str, feedparser would open a file or an address of that name.
    try:
        parsed = feedparser.parse(
            io.BytesIO(data),
            response_headers={"content-type": "application/xml; charset=utf-8", "content-location": base},
            resolve_relative_uris=False,
            sanitize_html=False,
        )
    except Exception as error:
        # A `<gml:pos>` without a place around it is a KeyError of feedparser's own.
        raise Unreadable(name, f"is a feed that cannot be read ({type(error).__name__}: {error})") from None
    if not parsed.version and not parsed.entries:
        raise Unreadable(name, NO_FEED)
    items: dict[str, Item] = {}
    for entry in parsed.entries[:MOST_ITEMS]:
        item = item_of(entry, base)
        items.setdefault(item.guid, item)
    return Feed(
        plain(str(parsed.feed.get("title", ""))), tuple(items.values()), max(0, len(parsed.entries) - MOST_ITEMS)
    )


def well_formed(text: str, name: str) -> bytes:
    """The feed as well-formed XML in UTF-8, mended where it is not. Raises Unreadable."""
    data = HEAD + text.encode()
    if forbid_traps(data, name):
        return data
    # What feeds get wrong most: an ampersand of an address, and entities that only HTML has.
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False)
    tree = etree.fromstring(HEAD + ILLEGAL.sub("\ufffd", sound(ENTITY.sub(entity, text))).encode(), parser)
    data = HEAD + etree.tostring(tree, encoding="unicode").encode() if tree is not None else b""
    if not data or not forbid_traps(data, name):
        raise Unreadable(name, NO_FEED)
    return data


def entity(found: re.Match[str]) -> str:
    """An ampersand and what follows it, as XML has it; the number of what is no character as that itself."""
    name = found[1] or ""
    if not name:
        return "&amp;"
    if name.startswith("#"):
        code = int(f"0{name[1:]}", 16) if name[1] == "x" else int(name[1:])
        if code > 0x10FFFF:
            return "\ufffd"
        # An emoji is often written as its two halves, "&#55357;&#56832;".
        return chr(code) if ILLEGAL.match(chr(code)) else found[0]
    return found[0] if name in XML_ENTITIES else escape(unescape(found[0]))


def forbid_traps(data: bytes, name: str) -> bool:
    """Whether the XML is well-formed.

    Raises Unreadable for what takes its readers far longer than its length: entities made of entities, elements by the
    hundred thousand, nested thousands deep or with thousands of attributes.
    """
    depth, count = 0, 0

    def declared(*declaration: Any) -> None:  # noqa: ANN401 - expat's seven arguments
        if "&" in (declaration[2] or ""):
            raise Unreadable(name, "declares entities made of entities, as no feed needs: do not trust it")

    def begun(_: str, attributes: list[str]) -> None:
        nonlocal depth, count
        depth, count = depth + 1, count + 1
        if depth > DEEPEST or count > MOST_ELEMENTS or len(attributes) > 2 * MOST_ATTRIBUTES:
            raise Unreadable(name, "has elements heaped or nested as in no feed: do not trust it")

    def ended(_: str) -> None:
        nonlocal depth
        depth -= 1

    # Without namespaces: a prefix that nobody declared is a fault that feedparser knows how to bear.
    parser = expat.ParserCreate()
    parser.ordered_attributes = True
    parser.EntityDeclHandler = declared
    parser.StartElementHandler = begun
    parser.EndElementHandler = ended
    try:
        parser.Parse(data, True)
    except expat.ExpatError:
        return False
    return True


def item_of(entry: Any, base: str) -> Item:  # noqa: ANN401 - feedparser's dictionary
    """An item, its texts sound and its link absolute."""
    link = sound(str(entry.get("link", ""))).strip()
    try:
        link = urljoin(base, link) if link else ""
    except ValueError:
        link = ""
    # feedparser takes a guid for a link where the feed does not say that it is none.
    link = link if link.lower().startswith(("http://", "https://")) else ""
    title = plain(sound(str(entry.get("title", ""))))
    contents = [
        markup(sound(str(each.get("value", ""))), str(each.get("type", ""))) for each in entry.get("content", ())
    ]
    content = max(contents, key=len, default="")
    detail = entry.get("summary_detail") or {}
    summary = markup(sound(str(entry.get("summary", ""))), str(detail.get("type", "")))
    if teaser(content):
        content = ""
    if not content and len(LETTER.findall(TAG.sub("", summary))) >= WHOLE and not teaser(summary):
        content = summary
    guid = sound(str(entry.get("id", ""))).strip() or link or title or hashlib.sha256(summary.encode()).hexdigest()
    # feedparser gives one for the other where it is asked for, and warns of it.
    stamp = sound(str(entry["updated"] if "updated" in entry else entry.get("published", "")))
    return Item(" ".join(guid.split())[:LONGEST_GUID], link, title, content, summary, stamp[:100])


def teaser(markup: str) -> bool:
    """Whether the text breaks off with a pointer to the whole of it, or has no letters at all.

    >>> teaser("<p>Рада ухвалила закон. <a href='/1'>Читати далі →</a></p>"), teaser("<p>Рада ухвалила закон.</p>")
    (True, False)
    """
    text = unescape(TAG.sub(" ", markup[-2000:])).strip()
    return not text or TEASER.search(text[-100:]) is not None


def markup(text: str, form: str) -> str:
    """Text of a feed as HTML: plain text becomes paragraphs."""
    if form != "text/plain" or TAG.search(text):
        return text
    return "\n".join(f"<p>{escape(block)}</p>" for block in text.split("\n\n") if block.strip())


def plain(title: str) -> str:
    """A title as one line of plain text, whatever markup the feed put in it.

    >>> plain("<b>Уряд</b> &amp;amp; НБУ:\\n нові   правила")
    'Уряд & НБУ: нові правила'
    """
    for _ in range(2):
        title = unescape(TAG.sub("", title))
    return " ".join(title.split())


def documents_of(item: Item, origin: str) -> Iterator[Document | Unreadable]:
    """The article that the item carries, or why there is none in it. ``origin`` is to be its origin."""
    # As a page that was written here: what an item holds is the article, and nothing of it is to be looked for.
    page = (
        f'<!doctype html>\n<html><head><meta name="generator" content="{html.GENERATOR}"></head>\n<body><article>'
        f"<h1>{escape(item.title)}</h1>\n<div>{item.content or item.summary}</div>\n</article></body></html>"
    )
    document = html.read(page, origin, "utf-8")
    if document.article.passages:
        yield document
    else:
        yield Unreadable(origin, "has no text to translate: the feed gives no words for it")
