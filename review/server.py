"""The local page: articles, their edits, and the buttons that decide on them.

It works without script: every button is a form, and every form's answer sends the browser on to a page. What the
one small script adds is keys that press those buttons. No part of a request's address is ever used as a file's name.
"""

import socket
from collections.abc import Awaitable, Callable, Collection

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from review.decide import Learn, Refused, nothing
from review.desk import Desk, rendered
from review.environment import source
from review.guard import ENTER, Guard
from review.segments import Misplaced
from storage import Missing, StorageError, Store

FAULT = "A fault in Chysto itself; nothing stored is lost. Please report it with what CHYSTO_TRACEBACK=1 shows."
Page = Callable[[Request], Awaitable[Response]]


def application(
    store: Store,
    reviewer: str,
    host: str = "127.0.0.1",
    token: str | None = None,
    learn: Learn = nothing,
    demoted: Callable[[], Collection[str]] = frozenset,
) -> ASGIApp:
    """The page as an ASGI application, guarded for a server that is bound to ``host``.

    Decisions are made in the name of ``reviewer``. With a ``token`` nobody is let in who has not given it. ``learn``
    says what the translation memory learns from what the reviewer writes, and ``demoted`` which cleaners suggest only.
    """
    desk = Desk(store, reviewer, token, learn, demoted)
    app = Starlette(
        routes=[
            Route("/", told(desk.articles)),
            Route("/articles/{id:str}", told(desk.article)),
            Route("/articles/{id:str}", told(desk.decide), methods=["POST"]),
            Route("/articles/{id:str}/status", told(desk.status), methods=["POST"]),
            Route("/cleaners", told(desk.cleaners)),
            Route("/doubts", told(desk.doubts)),
            Route("/keys", told(desk.keys), methods=["POST"]),
            Route(ENTER, told(desk.enter), methods=["GET", "POST"]),
            Route("/style.css", served("text/css", "bilingual.css", "review.css")),
            Route("/keys.js", served("text/javascript", "keys.js")),
        ],
        exception_handlers={HTTPException: wrong, Exception: wrong},
    )
    return Guard(app, host, token)


def told(page: Page) -> Page:
    """The page, with the troubles of the other rooms told as pages."""

    async def answer(request: Request) -> Response:
        try:
            return await page(request)
        except Missing:
            raise HTTPException(404, "No such article is stored.") from None
        except Refused as error:
            raise HTTPException(409, str(error)) from None
        except (Misplaced, StorageError) as error:
            raise HTTPException(500, str(error)) from None

    return answer


def served(kind: str, *names: str) -> Callable[[Request], Response]:
    """Files of this package as one answer."""
    content = "".join(source(name) for name in names)
    return lambda _: Response(content, media_type=f"{kind}; charset=utf-8")


async def wrong(request: Request, error: Exception) -> Response:
    """The page for what went wrong."""
    status, why = (error.status_code, error.detail) if isinstance(error, HTTPException) else (500, FAULT)
    return HTMLResponse(rendered(request, "wrong.html", why=why), status)


def serve(app: ASGIApp, listening: socket.socket, *, faults: bool = False) -> None:
    """Answer requests at a listening socket until Ctrl-C. ``faults`` prints the tracebacks of Chysto's own."""
    config = uvicorn.Config(
        app,
        lifespan="off",
        ws="none",
        log_level="error" if faults else "critical",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=3,
    )
    uvicorn.Server(config).run(sockets=[listening])
