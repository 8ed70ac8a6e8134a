"""Reading pages of strangers: what is refused, what ends, what is asked again."""

import gzip
import itertools
import os
import socket
import time

import pytest

from flows.web import Forbidden, Gone, Later, Manners, Mark, NotRead, Page, Web

QUICK = Manners(connect=5, silence=1.5, whole=4, pause=0.0, most=100_000)


@pytest.fixture
def web() -> Web:
    return Web(private=True, manners=QUICK)


def test_a_page_and_the_same_page(site, web: Web) -> None:
    site.put("/news", "<p>Рада</p>", etag='"1"', form="text/html; charset=windows-1251")
    page = web.page(f"{site.url}/news")
    assert page == Page(f"{site.url}/news", "<p>Рада</p>".encode(), "text/html", "windows-1251", Mark('"1"', ""))
    assert web.page(f"{site.url}/news", page.mark) is None
    assert site.asked == [("/robots.txt", ""), ("/news", ""), ("/news", '"1"')]
    (agent,) = site.agents
    assert agent.startswith("chysto/")


@pytest.mark.parametrize(("status", "error"), [(404, Gone), (410, Gone), (403, NotRead), (500, Later), (429, Later)])
def test_a_page_that_is_not_given(site, web: Web, status: int, error: type[NotRead]) -> None:
    site.put("/news", "no", status=status)
    with pytest.raises(error, match=str(status)):
        web.page(f"{site.url}/news")


def test_a_host_that_asks_for_rest_is_left_alone(site, web: Web) -> None:
    site.put("/1", "later", status=503)
    site.put("/2", "here")
    for path in ("/1", "/2"):
        with pytest.raises(Later, match="left alone"):
            web.page(f"{site.url}{path}")
    assert site.paths() == ["/1"]


def test_redirects_are_followed_and_bounded(site, web: Web) -> None:
    site.put("/old", "", status=301, headers={"Location": "/new"})
    site.put("/new", "here")
    page = web.page(f"{site.url}/old")
    assert page
    assert (page.url, page.data) == (f"{site.url}/new", b"here")
    site.put("/a", "", status=302, headers={"Location": "/b"})
    site.put("/b", "", status=302, headers={"Location": "/a"})
    site.paths()
    with pytest.raises(NotRead, match="without end"):
        web.page(f"{site.url}/a")
    assert len(site.paths()) == 6
    for to in ("file:///etc/passwd", "gopher://a/", "//", "http://[", "http://\x7f/"):
        site.put("/away", "", status=302, headers={"Location": to})
        with pytest.raises(NotRead):
            web.page(f"{site.url}/away")


def test_nothing_takes_for_ever(site, web: Web) -> None:
    site.put("/silent", iter([b"a", b"b"]), stall=20)
    site.put("/slow", itertools.repeat(b"a"), stall=0.3)
    site.put("/endless", itertools.repeat(b"a" * 65536))
    began = time.monotonic()
    with pytest.raises(Later, match="takes too long"):
        web.page(f"{site.url}/silent")
    with pytest.raises(Later, match="takes too long"):
        web.page(f"{site.url}/slow")
    with pytest.raises(NotRead, match="larger than"):
        web.page(f"{site.url}/endless")
    assert time.monotonic() - began < 30


def test_a_host_that_fails_again_and_again_is_left_alone(site, web: Web) -> None:
    site.put("/silent", itertools.repeat(b"a"), stall=20)
    for _ in range(3):
        with pytest.raises(Later, match="takes too long"):
            web.page(f"{site.url}/silent")
    site.paths()
    with pytest.raises(Later, match="failed 3 times"):
        web.page(f"{site.url}/other")
    assert site.paths() == []


def test_bombs_are_not_unpacked(site, web: Web) -> None:
    packed = {"Content-Encoding": "gzip"}
    site.put("/good", gzip.compress("Рада".encode()), headers=packed)
    site.put("/bomb", gzip.compress(gzip.compress(bytes(200_000_000))), headers=packed)
    site.put("/big", gzip.compress(bytes(200_000_000)), headers=packed)
    site.put("/tail", itertools.chain([gzip.compress("Рада".encode())], itertools.repeat(b"a" * 65536)), headers=packed)
    site.put("/torn", gzip.compress(os.urandom(1000))[:500], headers=packed)
    site.put("/wrong", b"no gzip", headers=packed)
    site.put("/strange", b"x", headers={"Content-Encoding": "br"})
    for path in ("/good", "/tail"):
        page = web.page(f"{site.url}{path}")
        assert page
        assert page.data.decode() == "Рада"
    for path, reason in (
        ("/big", "larger than"),
        ("/bomb", "larger than"),
        ("/torn", "broke"),
        ("/wrong", "wrongly"),
        ("/strange", "as br"),
    ):
        with pytest.raises(NotRead, match=reason):
            web.page(f"{site.url}{path}")


def test_robots_are_respected_at_every_step(site, web: Web) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /private\nDisallow: /*.pdf$\n", form="text/plain")
    site.put("/new", "", status=302, headers={"Location": "/private/1"})
    for path in ("/private/1", "/new", "/x.pdf"):
        with pytest.raises(Forbidden, match=r"robots\.txt"):
            web.page(f"{site.url}{path}")
    assert site.paths() == ["/new"]
    site.put("/private/feed", "named")
    assert web.page(f"{site.url}/private/feed", named=True)


@pytest.mark.parametrize(
    ("robots", "allowed"),
    [
        ({"status": 404}, True),
        ({"status": 403}, True),
        ({"status": 500}, False),
        ({"status": 301, "headers": {"Location": "/robots.txt"}}, True),
        ({"stall": 20}, False),
    ],
)
def test_robots_that_cannot_be_read(site, web: Web, robots: dict[str, object], allowed: bool) -> None:
    site.put("/robots.txt", iter([b"User-agent: *\nDisallow: /\n"]), **robots)
    site.put("/news", "here")
    if allowed:
        assert web.page(f"{site.url}/news")
    else:
        with pytest.raises(Later):
            web.page(f"{site.url}/news")
        assert site.paths() == []


def test_pages_of_one_host_are_asked_for_with_a_pause(site) -> None:
    web = Web(private=True, manners=Manners(pause=0.2))
    for path in ("/1", "/2"):
        site.put(path, "here")
    began = time.monotonic()
    assert all(web.page(f"{site.url}{path}") for path in ("/1", "/2"))
    # robots.txt, one page, the other page: two pauses.
    assert time.monotonic() - began >= 0.4


@pytest.mark.parametrize("address", ["http://127.0.0.1:{port}/x", "http://localhost:{port}/x", "http://[::1]:{port}/x"])
@pytest.mark.parametrize("named", [True, False])
def test_this_machine_is_behind_the_wall(site, address: str, named: bool) -> None:
    port = site.url.rpartition(":")[2]
    with pytest.raises(Forbidden, match="this machine or a private network"):
        Web(manners=QUICK).page(address.format(port=port), named=named)
    assert site.asked == []


@pytest.mark.parametrize("address", ["http://0x7f.1/", "http://2130706433/", "http://169.254.169.254/latest/meta-data"])
def test_other_spellings_of_inner_addresses_lead_nowhere(address: str) -> None:
    with pytest.raises(NotRead):
        Web(manners=QUICK).page(address, named=True)


def test_a_name_is_resolved_once(site, web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that says something else the second time leads to where it was first looked at."""
    asked: list[str] = []
    real = socket.getaddrinfo

    def changing(host: str, *rest: object, **named: object) -> object:
        asked.append(str(host))
        return real("127.0.0.1" if len(asked) == 1 else "192.0.2.1", *rest, **named)

    site.put("/x", "here")
    monkeypatch.setattr(socket, "getaddrinfo", changing)
    port = site.url.rpartition(":")[2]
    assert web.page(f"http://news.example:{port}/x", named=True)
    assert asked[0] == "news.example"


@pytest.mark.parametrize(
    "address", ["ftp://a.example/", "file:///etc/passwd", "x", "http://", "http://a b/", "http://x:y/"]
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(NotRead):
        Web(manners=QUICK).page(address)
