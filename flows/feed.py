"""A feed as an inbox: its items are articles, from the feed itself or from their pages on the web."""

import hashlib
import re
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from urllib.parse import unquote, urlsplit

from documents import Document, Unreadable, read
from documents.feed import LIMIT, Feed, Item, documents_of, read_feed
from engines.download import web
from flows.complaint import Complaint, counted
from flows.found import Found, Given, Known, Left, Unread, unread
from flows.inputs import guarded
from flows.notebook import Notebook, Seen
from flows.web import Forbidden, Gone, Later, Manners, Mark, NotRead, Page, Web, at_home
from storage import Store

FEEDS = frozenset({".xml", ".rss", ".atom", ".rdf"})
"""The endings of a feed in a file."""
READABLE = {"": "html", "text/html": "html", "application/xhtml+xml": "html", "text/plain": "txt"}
"""The forms of pages that are read, by media type."""


class Pages(StrEnum):
    """Which items' pages are fetched: none, those of items that bring no whole text, or every one."""

    NONE = "none"
    MISSING = "missing"
    ALL = "all"


@dataclass(frozen=True)
class Items:
    """The items of a feed as a source, and what it is read with.

    ``address`` is a web address or a file. Nothing is fetched for a feed in a file unless ``pages`` says so; None is
    MISSING for an address and NONE for a file. ``output`` receives the English. ``only`` are the origins that are
    looked for: no other item's page is fetched.
    """

    address: str
    store: Store
    home: Path
    output: Path | None = None
    pages: Pages | None = None
    only: Collection[str] | None = None
    manners: Manners = field(default_factory=Manners)
    unit: str = "items"

    @property
    def name(self) -> str:
        """What its articles' origins begin with: the address without a password, or the file's path."""
        return re.sub(r"^(\w+://)[^/?#]*@", r"\1", self.address) if self.web else str(Path(self.address).absolute())

    @property
    def web(self) -> bool:
        """Whether it is an address on the web."""
        return web(self.address)

    def documents(self, moved: Callable[[int, int], None]) -> Iterator[Given]:
        """Every item of the feed; ``moved`` is told how many are behind, and how many there are.

        Raises Complaint when the feed itself cannot be had or read.
        """
        notes = Notebook.open(self.home, self.name)
        # Who names a host on a private network means it; a stranger's feed that leads there does not get its way.
        net = Web(self.web and at_home(self.address), self.manners)
        feed = self._feed(net, notes)
        try:
            for number, item in enumerate(feed.items, start=1):
                if self.only is None or f"{self.name}#{item.guid}" in self.only:
                    yield from self._item(item, net, notes)
                moved(number, len(feed.items))
            listed = {item.guid for item in feed.items}
            notes.pages = {guid: seen for guid, seen in notes.pages.items() if guid in listed}
            if feed.more:
                yield Left(self.name, f"the feed lists {counted(feed.more, 'item')} more than are read at once")
        finally:
            notes.save()

    def _feed(self, net: Web, notes: Notebook) -> Feed:
        try:
            if not self.web:
                with Path(self.address).open("rb") as file:
                    return read_feed(file.read(LIMIT + 1), self.name)
            page = net.page(self.address, notes.mark if notes.copy else Mark(), LIMIT, named=True)
            if page:
                notes.copy, notes.mark = lettered(page), page.mark
            return read_feed(notes.copy or b"", self.name, page.url if page else self.name)
        except OSError as error:
            raise Complaint(
                f"{self.address}: {error.strerror or error}; check the path and the right to read"
            ) from None
        except NotRead as error:
            raise Complaint(f"{self.name}: {error}; check the address, or let the next run try again") from None
        except Unreadable as unreadable:
            raise Complaint(str(unreadable)) from None

    def _item(self, item: Item, net: Web, notes: Notebook) -> Iterator[Given]:
        origin = f"{self.name}#{item.guid}"
        pages = self.pages or (Pages.MISSING if self.web else Pages.NONE)
        if pages is Pages.ALL or (pages is Pages.MISSING and not item.content):
            if item.link:
                yield from self._page(item, origin, net, notes)
                return
            if not item.content:
                yield Unread(origin, stamp_of(item), f"{origin}: the item has neither a text nor a page")
                return
        elif not item.content:
            reason = f"{origin}: the feed brings no whole text; --pages missing has its page fetched"
            yield Unread(origin, stamp_of(item), reason)
            return
        yield from self._given(documents_of(item, origin), origin, item)

    def _page(self, item: Item, origin: str, net: Web, notes: Notebook) -> Iterator[Given]:
        """The article on the item's page, if the page is not known."""
        now, stamp = time.time(), stamp_of(item)
        seen = notes.pages.get(item.guid)
        # What was read and not stored, because the run was stopped, is to come again.
        if seen and not self.store.known([(origin, seen.digest)]):
            seen = None
        if seen and seen.fresh(stamp, now):
            yield Known(origin)
            return
        failed = self.store.failure(origin)
        if failed and failed.digest == stamp and not failed.due(datetime.now(UTC)):
            yield Unread(origin, stamp, failed.reason)
            return
        try:
            page = net.page(item.link, seen.mark if seen else Mark())
        except Later as error:
            yield Left(origin, f"{item.link}: {error}")
        except NotRead as error:
            # An article that is stored stays what it was when its page is taken away.
            gone = seen and isinstance(error, Gone | Forbidden)
            yield Known(origin) if gone else Unread(origin, stamp, f"{origin}: {item.link}: {error}")
        else:
            if page is None and seen:
                notes.pages[item.guid] = replace(seen, asked=now, stamp=stamp)
                yield Known(origin)
            elif page:
                yield from self._read(page, item, origin, notes, now)

    def _read(self, page: Page, item: Item, origin: str, notes: Notebook, now: float) -> Iterator[Found | Unread]:
        form = READABLE.get(page.form)
        if form is None:
            yield Unread(
                origin, stamp_of(item), f"{origin}: {item.link}: is {page.form[:60]}, which is no page to read"
            )
            return
        before = notes.pages.get(item.guid)
        for given in self._given(read(lettered(page), origin, form), origin, item):
            if isinstance(given, Found):
                digest = given.document.article.digest
                changed = before.changed if before and before.digest == digest else now
                notes.pages[item.guid] = Seen(digest, stamp_of(item), changed, now, page.mark)
            yield given

    def _given(self, documents: Iterator[Document | Unreadable], origin: str, item: Item) -> Iterator[Found | Unread]:
        target = self.output / file_name(item) if self.output else None
        for document in guarded(documents, origin):
            if isinstance(document, Unreadable):
                yield unread(document, origin)
            else:
                yield Found(document, None, target)


def stamp_of(item: Item) -> str:
    """All that the feed says of an item, hashed: another stamp is another state of it."""
    said: Sequence[str] = (item.link, item.title, item.content, item.summary, item.stamp)
    return hashlib.sha256("\0".join(said).encode("utf-8", "replace")).hexdigest()


def lettered(page: Page) -> bytes:
    """The page's bytes, in UTF-8 where the server names an encoding that the page itself is silent about.

    What is UTF-8, or says what it is, is left as it is.
    """
    head = page.data[:2048].lower()
    if b"charset" in head or b"encoding" in head[:200]:
        return page.data
    try:
        page.data.decode()
    except UnicodeDecodeError:
        try:
            return b"\xef\xbb\xbf" + page.data.decode(page.charset or "utf-8").encode()
        except (LookupError, UnicodeError, ValueError):
            return page.data
    return page.data


def file_name(item: Item) -> str:
    """The name of the file for an item's English: readable where the address is, and unlike any other item's.

    >>> file_name(Item("1", "https://news.example/2024/rada-ukhvalyla", "", "", "", ""))
    'rada-ukhvalyla-6b86b273.en.html'
    >>> file_name(Item("1", "https://news.example/%2e%2e%2f%2e%2e/", "", "", "", ""))
    '6b86b273.en.html'
    """
    last = next((part for part in reversed(urlsplit(item.link).path.split("/")) if part), "")
    words = re.sub(r"[^\w]+", "-", unquote(last).removesuffix(".html"), flags=re.ASCII).strip("-_")[:60]
    mark = hashlib.sha256(item.guid.encode("utf-8", "replace")).hexdigest()[:8]
    return f"{words}-{mark}.en.html".lstrip("-")
