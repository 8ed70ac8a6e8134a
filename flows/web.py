"""The web as a feed may see it: a page at a time, politely, within bounds, and never the machines behind the wall.

A feed and its pages are strangers' work. So only http and https are spoken; an address on this machine or a private
network is refused, whatever name or redirect leads there, unless the person named such a host; a page may take so
long and be so large, also once unpacked, and no more. What robots.txt asks is kept, and so is a pause between two
pages of one host. No proxy, password file or certificate store is taken from the environment.
"""

import asyncio
import ipaddress
import re
import socket
import time
import zlib
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit, urlunsplit

from engines.download import web
from flows.robots import LIMIT as LONGEST_ROBOTS
from flows.robots import Robots, read_robots

if TYPE_CHECKING:
    import ssl

    import httpx

NAME = "chysto"
MOST_REDIRECTS = 5
MOST_TROUBLE = 3
"""So often a host may be silent, slow or broken in one run; then the rest of its pages wait for the next."""
NAT64 = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True)
class Manners:
    """How long to wait and how much to take.

    ``connect`` and ``silence`` are seconds until a host answers, and between two bytes; ``whole`` for all of a page.
    ``pause`` is seconds between two pages of a host, at least. ``most`` is bytes of a page, unpacked.
    """

    connect: float = 10.0
    silence: float = 20.0
    whole: float = 60.0
    pause: float = 1.0
    most: int = 5 * 1024 * 1024


class Mark(NamedTuple):
    """What a server gave to know a page by: ETag and Last-Modified, each empty when it gave none."""

    etag: str = ""
    modified: str = ""


@dataclass(frozen=True)
class Page:
    """A page as it came, unpacked: ``form`` is its media type, ``charset`` what the server says of its letters."""

    url: str
    data: bytes
    form: str
    charset: str
    mark: Mark


class NotRead(Exception):
    """A page that cannot be had: one line that says why."""


class Gone(NotRead):
    """There is no such page, and the server says so."""


class Forbidden(NotRead):
    """The site asks programs not to read the page, or it lies where no feed may lead."""


class Later(NotRead):
    """The host wants to be left alone for now, or is in trouble: the next run may have more luck."""


class Strange(Exception):
    """An address behind the wall; raised inside httpx."""


@dataclass
class Web:
    """The web during one run: which hosts were asked when, and what their robots.txt says.

    ``private`` lets addresses on this machine and on private networks be read.
    """

    private: bool = False
    manners: Manners = field(default_factory=Manners)
    _asked: dict[str, float] = field(default_factory=dict)
    _robots: dict[str, Robots | None] = field(default_factory=dict)
    _trouble: Counter[str] = field(default_factory=Counter)
    _resting: dict[str, str] = field(default_factory=dict)

    def page(self, url: str, known: Mark = Mark(), most: int | None = None, named: bool = False) -> Page | None:  # noqa: B008 - immutable
        """The page at ``url``, or None when it is still the one ``known``.

        ``named`` says that a person named the address: robots.txt is not asked. Raises NotRead.
        """
        return asyncio.run(self._page(url, known, most or self.manners.most, named))

    async def _page(self, url: str, known: Mark, most: int, named: bool) -> Page | None:
        for _ in range(MOST_REDIRECTS + 1):
            await self._ask(url, named)
            answer = await self._get(url, known, most)
            if not isinstance(answer, str):
                return answer
            url = answer
        raise NotRead("the server sends on from address to address without end")

    async def _ask(self, url: str, named: bool) -> None:
        """Find out whether and when the address may be asked for, and wait until then. Raises NotRead."""
        if not web(url):
            raise Forbidden("is no address on the web: Chysto reads http and https only")
        parts = urlsplit(url)
        host = parts.hostname or ""
        if host in self._resting:
            raise Later(self._resting[host])
        robots = Robots() if named else await self._robots_of(url, host)
        if robots is None:
            raise Later("the site's robots.txt cannot be read just now")
        if not robots.allows(urlunsplit(("", "", parts.path or "/", parts.query, ""))):
            raise Forbidden("the site's robots.txt asks programs not to read it")
        await self._wait(host, max(self.manners.pause, robots.delay))

    async def _robots_of(self, url: str, host: str) -> Robots | None:
        """What the site asks; None when that cannot be known now: then nothing of it is read."""
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
        if site not in self._robots:
            self._robots[site] = await self._read_robots(f"{site}/robots.txt", host)
        return self._robots[site]

    async def _read_robots(self, at: str, host: str) -> Robots | None:
        for _ in range(MOST_REDIRECTS + 1):
            await self._wait(host, self.manners.pause)
            try:
                answer = await self._get(at, Mark(), LONGEST_ROBOTS)
            except Later:
                return None
            except NotRead:
                break
            if not isinstance(answer, str):
                return read_robots(answer.data if answer else b"", NAME)
            at = answer
        # A site without such a file, or with one that leads nowhere, has made no rule: RFC 9309, 2.3.1.
        return Robots()

    async def _wait(self, host: str, pause: float) -> None:
        """Leave the pause since the host was asked last."""
        left = self._asked.get(host, float("-inf")) + pause - time.monotonic()
        if left > 0:
            await asyncio.sleep(left)
        self._asked[host] = time.monotonic()

    async def _get(self, url: str, known: Mark, most: int) -> Page | str | None:
        """One request: the page, the address it redirects to, or None for a page that is still the same."""
        import httpx

        host = urlsplit(url).hostname or ""
        silence = httpx.Timeout(self.manners.silence, connect=self.manners.connect)
        try:
            async with (
                httpx.AsyncClient(transport=wall(self.private), timeout=silence, trust_env=False) as client,
                asyncio.timeout(self.manners.whole),
                client.stream("GET", url, headers=headers(known), follow_redirects=False) as response,
            ):
                return await self._answer(response, url, most)
        except Strange as error:
            raise Forbidden(str(error)) from None
        except (TimeoutError, httpx.TimeoutException):
            raise self._troubled(host, "the server takes too long") from None
        except httpx.TransportError as error:
            raise self._troubled(host, why(error)) from None
        except (httpx.InvalidURL, UnicodeError):
            raise Forbidden("is no address on the web") from None

    async def _answer(self, response: "httpx.Response", url: str, most: int) -> Page | str | None:
        import httpx

        status = response.status_code
        if status == 304:
            return None
        if response.has_redirect_location:
            # The answer's own address has the host's number in place of its name.
            return str(httpx.URL(url).join(response.headers["Location"]))
        if status in {404, 410}:
            raise Gone(f"there is no such page ({status})")
        if status in {429, 503}:
            reason = f"the server asks to be left alone for now ({status})"
            self._resting[urlsplit(url).hostname or ""] = reason
            raise Later(reason)
        if status >= 500:
            raise Later(f"the server has a fault ({status})")
        if status != 200:
            raise NotRead(f"the server refuses it ({status})")
        kind, _, rest = response.headers.get("Content-Type", "").partition(";")
        charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", rest, re.IGNORECASE)
        data = b"".join([block async for block in unpacked(response, most)])
        mark = Mark(response.headers.get("ETag", "")[:300], response.headers.get("Last-Modified", "")[:100])
        return Page(url, data, kind.strip().lower(), charset[1].lower() if charset else "", mark)

    def _troubled(self, host: str, reason: str) -> Later:
        """Count a host's trouble; too much of it, and its other pages wait too."""
        self._trouble[host] += 1
        if self._trouble[host] >= MOST_TROUBLE:
            self._resting[host] = f"the server failed {MOST_TROUBLE} times ({reason})"
        return Later(reason)


def headers(known: Mark) -> Mapping[str, str]:
    """What is said with a request: who asks, and which page is known."""
    said = {
        "User-Agent": f"{NAME}/{version('chysto')} (reads the articles of a feed for one person's translation)",
        "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/xml;q=0.9, "
        "text/plain;q=0.8, */*;q=0.1",
        # The only packing whose unpacking is watched here.
        "Accept-Encoding": "gzip",
    }
    if known.etag:
        said["If-None-Match"] = known.etag
    if known.modified:
        said["If-Modified-Since"] = known.modified
    return said


async def unpacked(response: "httpx.Response", most: int) -> AsyncIterator[bytes]:
    """The body, unpacked if it is packed, and never more than ``most`` bytes of it. Raises NotRead."""
    coding = response.headers.get("Content-Encoding", "identity").strip().lower()
    if coding not in {"identity", "gzip", "x-gzip", ""}:
        raise NotRead(f"the server packs it as {coding[:20]}, unasked")
    # 16: a gzip head and tail are expected.
    unpack = zlib.decompressobj(16 + zlib.MAX_WBITS) if "gzip" in coding else None
    size = 0
    async for block in response.aiter_raw():
        while block:
            try:
                piece = unpack.decompress(block, most + 1 - size) if unpack else block
            except zlib.error:
                raise NotRead("the server packs it wrongly") from None
            block = unpack.unconsumed_tail if unpack else b""  # noqa: PLW2901 - what is left of it
            size += len(piece)
            if size > most:
                raise NotRead(f"it is larger than {most >> 10} KB")
            yield piece
            if unpack and unpack.eof:
                # Whatever follows would be gathered in memory and copied for every block.
                return
    if unpack:
        raise Later("the connection broke")


@cache
def trusted() -> "ssl.SSLContext":
    """The certificates that are trusted, read once: it takes longer than asking for a page."""
    import httpx

    return httpx.create_ssl_context(trust_env=False)


def wall(private: bool) -> "httpx.AsyncBaseTransport":
    """A transport that looks at every address before it is spoken to.

    The name is resolved here, once, and the address that was looked at is the one that is asked: a name that changes
    its mind between the two would lead anywhere.
    """
    import httpx

    class Wall(httpx.AsyncBaseTransport):
        def __init__(self) -> None:
            # A connection is never kept: it would be kept by address, and the next name there may be another's.
            self._inner = httpx.AsyncHTTPTransport(
                verify=trusted(), trust_env=False, limits=httpx.Limits(max_keepalive_connections=0)
            )

        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            host, port = request.url.host, request.url.port or (443 if request.url.scheme == "https" else 80)
            addresses = await resolved(host, port)
            if not private and not all(public(address) for address in addresses):
                raise Strange("leads to this machine or a private network, where no feed may lead")
            request.extensions = {**request.extensions, "sni_hostname": host}
            url = request.url
            failed: httpx.ConnectError | httpx.ConnectTimeout | None = None
            for address in addresses[:4]:
                request.url = url.copy_with(host=address)
                try:
                    return await self._inner.handle_async_request(request)
                except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                    failed = error
            raise failed or httpx.ConnectError("no address")

        async def aclose(self) -> None:
            await self._inner.aclose()

    return Wall()


async def resolved(host: str, port: int) -> list[str]:
    """The addresses of a host, as text. Raises httpx.ConnectError when it has none."""
    import httpx

    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise httpx.ConnectError("no such host") from error
    return list(dict.fromkeys(str(each[4][0]) for each in found))


def public(address: str) -> bool:
    """Whether an address is on the open internet, and not an open one that stands for another.

    >>> [public(each) for each in ("93.184.216.34", "2606:2800:220:1::1")]
    [True, True]
    >>> [public(each) for each in ("127.0.0.1", "10.1.2.3", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1")]
    [False, False, False, False, False, False]
    >>> [public(each) for each in ("::1", "fe80::1%eth0", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::")]
    [False, False, False, False, False]
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return public(str(inner))
    return ip.is_global and not ip.is_multicast


def at_home(url: str) -> bool:
    """Whether the host of an address that a person named is on this machine or a private network."""
    parts = urlsplit(url)
    try:
        found = socket.getaddrinfo(parts.hostname, parts.port or 80, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError, ValueError):
        return False
    return any(not public(str(each[4][0])) for each in found)


def why(error: "httpx.TransportError") -> str:
    """Why a connection failed, in words."""
    import httpx

    if isinstance(error, httpx.ConnectError):
        cause: BaseException | None = error
        while cause is not None:
            if isinstance(cause, socket.gaierror):
                return "no such host, or no network"
            if "CERTIFICATE_VERIFY_FAILED" in str(cause):
                return "its certificate is not trusted"
            cause = cause.__cause__ or cause.__context__
        return "no connection"
    return "the connection broke" if isinstance(error, httpx.NetworkError) else "the server does not speak HTTP"
