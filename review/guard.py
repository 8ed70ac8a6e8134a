"""What stands before every page: who may ask, what a browser may do with the answer.

A page of another site can make the reviewer's browser send requests here, and a name of its own can be made to point
at this machine (DNS rebinding). So the Host of every request must be a name this server goes by, and whatever changes
anything must come from a page of this server.
"""

import hashlib
import hmac
import socket
from collections.abc import MutableMapping
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

BODY = 1 << 20
"""The longest body that is read, in bytes: a passage written anew and no more."""
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
COOKIE = "chysto"
ENTER = "/enter"
OPEN = frozenset({ENTER, "/style.css"})
"""What may be asked for without a token: the page that asks for it, and its look."""


@dataclass(frozen=True)
class Guard:
    """Lets through to ``app`` what is asked for rightly. ``host`` is the address the server is bound to.

    With a ``token`` only those who have given it once are let in; a cookie of the browser's session says so.
    """

    app: ASGIApp
    host: str = "127.0.0.1"
    token: str | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        headers = Headers(scope=scope)
        answer = self._refusal(scope, headers) or self.app

        async def guarded(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                self._seal(MutableHeaders(scope=message))
            await send(message)

        await answer(scope, receive, guarded)

    def _refusal(self, scope: Scope, headers: Headers) -> Response | None:
        if not known(headers.get("host", ""), self.host):
            return refused(421, "This server does not go by that name.")
        if scope["method"] not in ("GET", "HEAD"):
            if not same_origin(headers):
                return refused(403, "Only pages of this server may change anything here.")
            length = headers.get("content-length", "0")
            if not length.isdecimal() or len(length) > 9 or int(length) > BODY:
                return refused(413, "This is too long.")
        if self.token and scope["path"] not in OPEN and not self._entered(headers):
            return RedirectResponse(ENTER, 303)
        return None

    def _entered(self, headers: Headers) -> bool:
        given = cookie_parser(headers.get("cookie", "")).get(COOKIE, "")
        return hmac.compare_digest(given.encode(), stamp(self.token or "").encode())

    def _seal(self, headers: MutableHeaders) -> None:
        headers["Content-Security-Policy"] = POLICY
        headers["X-Content-Type-Options"] = "nosniff"
        headers["X-Frame-Options"] = "DENY"
        # Without a referrer a browser gives no Origin either. Where the server is not on this machine browsers leave
        # Sec-Fetch-Site out, and the Origin is all there is to know a form of this server's by.
        headers["Referrer-Policy"] = "same-origin" if self.token else "no-referrer"
        headers["Cross-Origin-Opener-Policy"] = "same-origin"
        headers["Cross-Origin-Resource-Policy"] = "same-origin"
        headers["Cache-Control"] = "no-store"


def known(header: str, bound: str) -> bool:
    """Whether a Host header names a server bound to ``bound``; the port may be another, as behind a tunnel.

    An address in figures cannot be made to point elsewhere, so any will do for a server that others may reach.

        >>> known("127.0.0.1:8700", "127.0.0.1"), known("localhost:9000", "127.0.0.1"), known("[::1]:80", "::1")
        (True, True, True)
        >>> known("evil.example:8700", "127.0.0.1"), known("192.168.1.5:8700", "127.0.0.1"), known("", "127.0.0.1")
        (False, False, False)
        >>> known("192.168.1.5:8700", "0.0.0.0"), known("evil.example", "0.0.0.0"), known("desk.lan", "desk.lan")
        (True, False, True)
    """
    name, _, port = header.lower().rpartition(":")
    if not name or not port.isdecimal():
        name = header.lower()
    name = name.removeprefix("[").removesuffix("]")
    if name == "localhost":
        return True
    try:
        address = ip_address(name)
    except ValueError:
        return not local(bound) and name in (bound.lower(), socket.gethostname().lower())
    return address.is_loopback or not local(bound)


def local(host: str) -> bool:
    """Whether only programs on this machine can reach a server bound to ``host``."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def same_origin(headers: Headers) -> bool:
    """Whether a page of this server, or the reviewer by hand, sent the request; what does not say so did not."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = headers.get("origin", "")
    return origin.partition("://")[0] in ("http", "https") and origin.partition("://")[2] == headers.get("host")


def stamp(token: str) -> str:
    """What the cookie of a browser holds that has given the token."""
    return hashlib.sha256(f"chysto review {token}".encode()).hexdigest()


def refused(status: int, why: str) -> Response:
    return PlainTextResponse(f"{why}\n", status)
