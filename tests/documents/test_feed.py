"""Feeds as the web has them: whole, partial, broken and hostile."""

import pytest

from articles import Kind
from documents import Document, Unreadable
from documents.feed import MOST_ITEMS, Feed, documents_of, read_feed

RSS = """<?xml version="1.0" encoding="{encoding}"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Новини &amp;amp; події</title><link>https://news.example/</link>
<item><guid isPermaLink="false">n-1</guid><link>/2024/1</link><title>Рада ухвалила &lt;b&gt;закон&lt;/b&gt;</title>
<description>Коротко.</description>
<content:encoded><![CDATA[<p>Рада ухвалила закон.</p><p>Його підтримали депутати.</p>]]></content:encoded>
<pubDate>Mon, 01 Jan 2024 00:00:00 GMT</pubDate></item>
<item><link>https://news.example/2</link><title>Ціна зросла</title><description>Коротко про ціну.</description></item>
<item><guid>https://news.example/3</guid><title>Далі буде</title>
<content:encoded><![CDATA[<p>Початок. <a href="/3">Читати далі</a></p>]]></content:encoded></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Новости</title>
<entry><id>tag:news.example,2024:1</id><link href="https://news.example/1"/>
<title type="html">В &lt;i&gt;городе&lt;/i&gt;</title>
<updated>2024-01-01T00:00:00Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
<p>В городе построили школу.</p></div></content></entry>
<entry><id>2</id><title>Текст</title><content type="text">Первый &lt; абзац.

Второй абзац.</content></entry></feed>"""


def texts(feed: Feed, number: int) -> list[str]:
    (document,) = documents_of(feed.items[number], "origin")
    assert isinstance(document, Document)
    return [passage.text for passage in document.article.passages]


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1251", "koi8-u", "utf-16"])
def test_rss(encoding: str) -> None:
    feed = read_feed(RSS.format(encoding=encoding).encode(encoding), "feed", "https://news.example/feed.xml")
    assert feed.title == "Новини & події"
    assert [item.guid for item in feed.items] == ["n-1", "https://news.example/2", "https://news.example/3"]
    assert [item.link for item in feed.items] == [
        "https://news.example/2024/1",
        "https://news.example/2",
        "https://news.example/3",
    ]
    assert [bool(item.content) for item in feed.items] == [True, False, False]
    assert texts(feed, 0) == ["Рада ухвалила закон", "Рада ухвалила закон.", "Його підтримали депутати."]


def test_atom() -> None:
    feed = read_feed(ATOM.encode(), "feed")
    assert [(item.guid, item.title) for item in feed.items] == [("tag:news.example,2024:1", "В городе"), ("2", "Текст")]
    assert texts(feed, 0) == ["В городе", "В городе построили школу."]
    assert texts(feed, 1) == ["Текст", "Первый < абзац.", "Второй абзац."]


def test_an_item_is_an_article_with_a_title() -> None:
    feed = read_feed(ATOM.encode(), "feed")
    (document,) = documents_of(feed.items[0], "feed#1")
    assert isinstance(document, Document)
    assert document.article.origin == "feed#1"
    assert [passage.kind for passage in document.article.passages] == [Kind.TITLE, Kind.PARAGRAPH]


def test_a_long_summary_is_the_article_and_a_short_one_is_not() -> None:
    item = "<item><guid>1</guid><title>Т</title><description>{}</description></item>"
    short = read_feed(f"<rss version='2.0'><channel>{item.format('Слово. ' * 20)}</channel></rss>".encode(), "feed")
    long = read_feed(f"<rss version='2.0'><channel>{item.format('Слово. ' * 300)}</channel></rss>".encode(), "feed")
    assert not short.items[0].content
    assert long.items[0].content


def test_what_a_broken_feed_holds_is_read() -> None:
    broken = (
        "<rss version='2.0'><channel><item><guid>1</guid><link>https://news.example/?a=1&b=2</link>"
        "<title>Рада &mdash; &nbsp;НБУ & уряд</title></item><item><guid>2</guid><title>Обірва"
    )
    feed = read_feed(broken.encode(), "feed")
    assert [(item.guid, item.title) for item in feed.items] == [("1", "Рада — НБУ & уряд"), ("2", "Обірва")]
    assert feed.items[0].link == "https://news.example/?a=1&b=2"


@pytest.mark.parametrize("halves", ["&#55357;&#56832;", "&#xd83d;&#xDE00;", "\ud83d\ude00"])
def test_an_emoji_in_two_halves(halves: str) -> None:
    feed = f"<rss version='2.0'><channel><item><guid>1</guid><title>Рада {halves} так</title></item></channel></rss>"
    assert read_feed(feed.encode("utf-8", "surrogatepass"), "feed").items[0].title == "Рада 😀 так"


@pytest.mark.parametrize(
    "reference", ["&#55357;", "&#xDFFF;", "&#0;", "&#x0;", "&#xFFFF;", "&#9999999;", "&#xffffff;", "\x0b", "\uffff"]
)
def test_a_character_that_there_is_not_spoils_no_feed(reference: str) -> None:
    feed = f"<rss version='2.0'><channel><item><guid>1</guid><title>Рада {reference} так</title></item></channel></rss>"
    title = read_feed(feed.encode(), "feed").items[0].title
    assert title.startswith("Рада ")
    assert title.endswith(" так")


def test_what_its_parser_stumbles_over_is_an_unreadable_feed() -> None:
    feed = "<rss version='2.0'><channel><item><guid>1</guid><gml:pos>1 2</gml:pos></item></channel></rss>"
    with pytest.raises(Unreadable, match="cannot be read"):
        read_feed(feed.encode(), "feed")


def test_the_first_of_a_guid_counts_and_no_more_than_the_newest() -> None:
    items = "".join(f"<item><guid>{n // 2}</guid><title>{n}</title></item>" for n in range(2 * MOST_ITEMS))
    feed = read_feed(f"<rss version='2.0'><channel>{items}</channel></rss>".encode(), "feed")
    assert [item.title for item in feed.items] == [str(n) for n in range(0, MOST_ITEMS, 2)]
    assert feed.more == MOST_ITEMS


def test_an_item_without_a_name_is_known_by_what_it_says() -> None:
    items = "".join(f"<item><description>{n}</description></item>" for n in "аба")
    feed = read_feed(f"<rss version='2.0'><channel>{items}</channel></rss>".encode(), "feed")
    assert [item.summary for item in feed.items] == ["а", "б"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"<html><body>hello</body></html>",
        b"<?xml version='1.0'?><a/>",
        "Рада".encode(),
        b"%PDF-1.4",
        b"\x00" * 99,
    ],
)
def test_what_is_no_feed(data: bytes) -> None:
    with pytest.raises(Unreadable):
        read_feed(data, "feed")


HEAD = b"<rss version='2.0'><channel>"
BILLION = (
    b'<!DOCTYPE x [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (97 + n, b"&%c;" % (96 + n) * 10) for n in range(1, 10))
    + b"]>"
)


@pytest.mark.parametrize(
    "data",
    [
        BILLION + HEAD + b"<item><title>&j;</title></item></channel></rss>",
        HEAD + b"<a>" * 100_000,
        HEAD + b"<a " * 100_000,
        HEAD + b"<item " + b" ".join(b"a%d='b'" % n for n in range(20_000)) + b"/></channel></rss>",
        HEAD + b"<item/>" * 200_000 + b"</channel></rss>",
        b"<" * 1_000_000,
        b"a" * 5_000_000,
    ],
    ids=["entities", "deep", "torn", "attributes", "items", "signs", "long"],
)
def test_feeds_made_to_exhaust_a_reader_are_refused(data: bytes) -> None:
    with pytest.raises(Unreadable):
        read_feed(data, "feed")


def test_no_file_is_read_for_a_feed() -> None:
    feed = (
        b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        + HEAD
        + b"<item><title>a&x;</title></item></channel></rss>"
    )
    assert [item.title for item in read_feed(feed, "feed").items] == ["a&x;"]
    with pytest.raises(Unreadable):
        read_feed(b"/etc/passwd", "feed")
