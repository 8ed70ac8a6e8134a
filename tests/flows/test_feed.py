"""A feed as an inbox: what is fetched, what is left, and what comes again."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from articles import Article
from documents import Document
from flows.complaint import Complaint
from flows.feed import Items, Pages
from flows.found import Found, Given, Known, Left, Unread
from flows.web import Manners
from storage import Record, Result, Status, Store

QUICK = Manners(connect=5, silence=10, whole=20, pause=0.0)
PAGE = "<html><head><title>{0}</title></head><body><article><h1>{0}</h1><p>{1}</p></article></body></html>"


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    with Store.open(database) as store:
        yield store


@pytest.fixture
def read(store: Store, tmp_path: Path) -> Callable[..., list[Given]]:
    """One run over a feed; what it finds is stored."""

    def run(address: str, keep: bool = True, **how: object) -> list[Given]:
        items = Items(address, store, tmp_path / "home", manners=QUICK, **how)  # type: ignore[arg-type]
        given = [*items.documents(lambda done, total: None)]
        for found in given:
            if keep and isinstance(found, Found):
                store.save(record(found.document.article))
        return given

    return run


def record(article: Article) -> Record:
    return Record(article, tuple(Result(each.text, each.text, each.text) for each in article.passages), "", Status.NEW)


def rss(*items: str) -> str:
    return f"<rss version='2.0'><channel><title>Новини</title>{''.join(items)}</channel></rss>"


def item(guid: str, link: str = "", title: str = "Новина", text: str = "", summary: str = "Коротко.") -> str:
    content = f"<c:encoded xmlns:c='http://purl.org/rss/1.0/modules/content/'>{text}</c:encoded>" if text else ""
    return (
        f"<item><guid isPermaLink='false'>{guid}</guid><link>{link}</link><title>{title}</title>"
        f"<description>{summary}</description>{content}</item>"
    )


def said(given: Given) -> str:
    assert isinstance(given, Found)
    return "|".join(passage.text for passage in given.document.article.passages)


def test_pages_are_fetched_once_and_asked_about_afterwards(site, read, store: Store) -> None:
    site.put("/feed", rss(item("1", "/1"), item("2", "/2")), form="application/rss+xml", etag='"f"')
    site.put("/1", PAGE.format("Рада", "Рада ухвалила закон."), etag='"1"')
    site.put("/2", PAGE.format("Ціна", "Ціна зросла."))
    first = read(f"{site.url}/feed")
    assert [said(each) for each in first] == ["Рада|Рада ухвалила закон.", "Ціна|Ціна зросла."]
    assert [listed.origin for listed in store.articles()] == [f"{site.url}/feed#2", f"{site.url}/feed#1"]
    assert site.paths() == ["/feed", "/1", "/2"]

    # The feed and the first page answer 304; the second knows nothing of that and says the same again.
    second = read(f"{site.url}/feed")
    assert isinstance(second[0], Known)
    assert said(second[1]) == "Ціна|Ціна зросла."
    assert ("/feed", '"f"') in site.asked
    assert ("/1", '"1"') in site.asked
    assert len(store.articles()) == 2


def test_a_changed_page_under_the_same_guid_is_a_new_version(site, read, store: Store) -> None:
    site.put("/feed", rss(item("1", "/1")), etag='"f"')
    site.put("/1", PAGE.format("Рада", "Рада ухвалила закон."), etag='"1"')
    read(f"{site.url}/feed")
    site.put("/1", PAGE.format("Рада", "Рада відхилила закон."), etag='"2"')
    assert [said(each) for each in read(f"{site.url}/feed")] == ["Рада|Рада відхилила закон."]
    assert [listed.version for listed in store.articles()] == [2, 1]


def test_a_changed_item_is_a_new_version_and_the_same_one_is_not(site, read, store: Store) -> None:
    for text in ("Перша редакція.", "Перша редакція.", "Друга редакція."):
        site.put("/feed", rss(item("1", text=text)))
        read(f"{site.url}/feed")
    assert len(store.articles()) == 2
    assert site.paths() == ["/feed"] * 3


def test_a_page_that_stands_is_asked_about_ever_less(site, read, tmp_path: Path) -> None:
    site.put("/feed", rss(item("1", "/1")), etag='"f"')
    site.put("/1", PAGE.format("Рада", "Рада ухвалила закон."), etag='"1"')
    read(f"{site.url}/feed")
    (notes,) = (tmp_path / "home" / "feeds").glob("*.json")
    noted = json.loads(notes.read_text())
    noted["pages"]["1"]["changed"] -= 86400
    notes.write_text(json.dumps(noted))
    site.paths()
    assert isinstance(read(f"{site.url}/feed")[0], Known)
    assert site.paths() == ["/feed"]
    site.put("/feed", rss(item("1", "/1", title="Виправлено")), etag='"g"')
    read(f"{site.url}/feed")
    assert site.paths() == ["/feed", "/1"]


def test_what_was_read_and_not_stored_comes_again(site, read) -> None:
    site.put("/feed", rss(item("1", "/1")), etag='"f"')
    site.put("/1", PAGE.format("Рада", "Рада ухвалила закон."), etag='"1"')
    for _ in range(2):
        assert [said(each) for each in read(f"{site.url}/feed", keep=False)] == ["Рада|Рада ухвалила закон."]


@pytest.mark.parametrize("damage", [b"", b"{", b'{"pages": 3}', b'{"pages": {"1": {}}, "mark": 1, "copy": ""}'])
def test_damaged_notes_only_cost_time(site, read, tmp_path: Path, damage: bytes) -> None:
    site.put("/feed", rss(item("1", "/1")), etag='"f"')
    site.put("/1", PAGE.format("Рада", "Рада ухвалила закон."), etag='"1"')
    read(f"{site.url}/feed")
    for notes in (tmp_path / "home" / "feeds").iterdir():
        notes.write_bytes(damage)
    assert [said(each) for each in read(f"{site.url}/feed")] == ["Рада|Рада ухвалила закон."]


def test_one_bad_page_stops_no_other(site, read) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /closed\n")
    links = ["/gone", "/closed", "/round", "/picture", "/empty", "/good"]
    site.put("/feed", rss(*(item(str(n), link) for n, link in enumerate(links))))
    site.put("/gone", "", status=410)
    site.put("/round", "", status=302, headers={"Location": "/round"})
    site.put("/picture", b"\x89PNG", form="image/png")
    site.put("/empty", "<html></html>")
    site.put("/good", PAGE.format("Рада", "Рада ухвалила закон."))
    *bad, good = read(f"{site.url}/feed")
    assert all(isinstance(each, Unread) for each in bad)
    reasons = [each.reason for each in bad if isinstance(each, Unread)]
    for reason, part in zip(reasons, ("410", "robots.txt", "without end", "image/png", "no text"), strict=True):
        assert part in reason
    assert said(good) == "Рада|Рада ухвалила закон."


def test_a_host_in_trouble_is_left_for_the_next_run(site, read) -> None:
    site.put("/feed", rss(item("1", "/1"), item("2", "/2")))
    site.put("/1", "", status=503)
    site.put("/2", PAGE.format("Рада", "Рада ухвалила закон."))
    assert [type(each) for each in read(f"{site.url}/feed")] == [Left, Left]
    assert site.paths() == ["/feed", "/1"]


def test_a_failure_is_not_tried_before_its_time(site, read, store: Store) -> None:
    site.put("/feed", rss(item("1", "/1")))
    (unread,) = read(f"{site.url}/feed")
    assert isinstance(unread, Unread)
    store.fail(unread.origin, "read", unread.reason, digest=unread.digest, inbox="", output=None)
    site.paths()
    (again,) = read(f"{site.url}/feed")
    assert isinstance(again, Unread)
    assert again.digest == unread.digest
    assert site.paths() == ["/feed"]


def test_a_stored_article_stays_when_its_page_is_taken_away(site, read) -> None:
    site.put("/feed", rss(item("1", "/1")))
    site.put("/1", PAGE.format("Рада", "Рада ухвалила закон."))
    read(f"{site.url}/feed")
    site.answers.pop("/1")
    assert isinstance(read(f"{site.url}/feed")[0], Known)


@pytest.mark.parametrize(
    ("answer", "part"),
    [
        ({"status": 404}, "404"),
        ({"status": 500}, "500"),
        ({"body": b"<html>no feed</html>"}, "no RSS or Atom feed"),
        ({"body": b"a" * 5_000_000}, "larger than"),
        ({"status": 302, "headers": {"Location": "/feed"}}, "without end"),
    ],
)
def test_a_feed_that_cannot_be_had_is_one_line(site, read, answer: dict[str, object], part: str) -> None:
    site.put("/feed", **({"body": b""} | answer))
    with pytest.raises(Complaint, match=part):
        read(f"{site.url}/feed")


def test_a_feed_in_a_file_needs_no_network(site, read, tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(rss(item("1", f"{site.url}/1", text="Рада ухвалила закон."), item("2", f"{site.url}/2")), "utf-8")
    whole, partial = read(str(path))
    assert said(whole) == "Новина|Рада ухвалила закон."
    assert isinstance(partial, Unread)
    assert "--pages missing" in partial.reason
    assert site.asked == []


def test_a_feed_in_a_file_leads_to_no_inner_address(site, read, tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(
        rss(item("1", f"{site.url}/1"), item("2", "file:///etc/passwd"), item("3", "javascript:1")), "utf-8"
    )
    given = read(str(path), pages=Pages.ALL)
    assert [type(each) for each in given] == [Unread] * 3
    assert isinstance(given[0], Unread)
    assert "private network" in given[0].reason
    assert site.asked == []


def test_all_pages_and_none(site, read) -> None:
    site.put("/feed", rss(item("1", "/1", text="Зі стрічки."), item("2", "/2")))
    site.put("/1", PAGE.format("Рада", "Рада ухвалила закон."))
    site.put("/2", PAGE.format("Ціна", "Ціна зросла."))
    assert [said(each) for each in read(f"{site.url}/feed", pages=Pages.ALL)] == [
        "Рада|Рада ухвалила закон.",
        "Ціна|Ціна зросла.",
    ]
    site.paths()
    assert [type(each) for each in read(f"{site.url}/feed", pages=Pages.NONE)] == [Found, Unread]
    assert site.paths() == ["/feed"]


def test_a_page_in_an_old_encoding_that_only_the_server_names(site, read) -> None:
    site.put("/feed", rss(item("1", "/1")))
    site.put("/1", PAGE.format("Ёж", "Ёж.").encode("koi8-r"), form="text/html; charset=koi8-r")
    assert said(read(f"{site.url}/feed")[0]) == "Ёж|Ёж."


def test_no_guid_chooses_a_path(site, read, tmp_path: Path) -> None:
    site.put("/feed", rss(item("../../../x", "/%2e%2e/%2e%2e/x", text="Рада ухвалила закон.")))
    (found,) = read(f"{site.url}/feed", output=tmp_path / "out")
    assert isinstance(found, Found)
    assert isinstance(found.document, Document)
    assert found.target
    assert found.target.parent == tmp_path / "out"
    assert found.document.article.origin == f"{site.url}/feed#../../../x"
