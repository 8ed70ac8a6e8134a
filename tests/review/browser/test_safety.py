"""Hostile text in a real browser: no script of an article's runs, and the policy alone would stop it too."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from articles import Article, Change, Doubt, Kind, Outcome, Passage, Sentence, Severity
from review import desk
from review.environment import environment
from review.server import application
from storage import Record, Result, Status, Store

ACTIVE = [
    "<script>alert(0)</script>",
    "</textarea><script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    "<svg onload=alert(3)>",
    "<iframe srcdoc='<script>alert(4)</script>'></iframe>",
    "<details open ontoggle=alert(5)>",
    '"><img src=x onerror=alert(6)>',
    "<input autofocus onfocus=alert(7)>",
    "<a id=go href='javascript:alert(8)'>go</a>",
]
ASTRAY = [
    "<style>body{display:none}</style>",
    "<base href=//evil.example/>",
    "<form action=//evil.example><button>x</button></form>",
]


def record(texts: list[str], change: Callable[..., Change]) -> Record:
    """Each text in the place of everything that a page shows of an article."""
    passages = tuple(Passage(text, kind=Kind.PARAGRAPH, position=at, of=len(texts)) for at, text in enumerate(texts))
    results = []
    for text in texts:
        machine = f"a {text} b"
        edit = change(machine, "a ", f"{text} ", cleaner=text, reason=text)
        doubt = Doubt(text, text, Severity.BLOCKS, text, 0, 1, 0, 1)
        kept = Sentence(0, 1, 0, 1, text, text, text, Outcome.KEPT, None, text)
        results.append(
            Result(text, machine, f"{text} {text} b", text, changes=(edit,), sentences=(kept,), doubts=(doubt,))
        )
    return Record(Article(f"in/{texts[0]}", passages), tuple(results), texts[0], Status.NEEDS_REVIEW)


def pages(store: Store, url: str, text: str) -> list[str]:
    from urllib.parse import quote

    name = quote(text, errors="replace")
    id_ = store.articles()[0].id
    return [f"{url}{path}" for path in ("/", f"/?words={name}", f"/articles/{id_}", "/cleaners", "/doubts")] + [
        f"{url}/cleaners?name={name}",
        f"{url}/doubts?check={name}",
    ]


def test_no_text_becomes_markup(tmp_path: Path, serve: Any, tab: Any, change: Any, hostile: list[str]) -> None:
    with Store.open(tmp_path / "chysto.db") as store:
        store.save(record(hostile, change))
        url = serve(application(store, "<script>alert(1)</script>"))
        for address in pages(store, url, hostile[0]):
            tab.open(address)
            assert (
                tab.ask(
                    "document.querySelectorAll('iframe, img, svg, object, embed, base, meta[http-equiv], style').length"
                )
                == 0
            )
            assert tab.ask("[...document.scripts].every(it => it.src === location.origin + '/keys.js')")
            assert tab.ask("[...document.forms].every(it => it.action.startsWith(location.origin))")
            assert tab.ask(
                "[...document.querySelectorAll('*')].every(it => [...it.attributes].every("
                "at => !at.name.startsWith('on') && at.name !== 'style'))"
            )
        assert tab.told("Page.javascriptDialogOpening") == []
        assert [entry for entry in tab.told("Log.entryAdded") if "Security" in entry["entry"]["text"]] == []


@pytest.fixture
def unescaped(monkeypatch: pytest.MonkeyPatch) -> None:
    """What article text would be if every escape were forgotten."""
    careless = environment().overlay(autoescape=False)
    monkeypatch.setattr(desk, "environment", lambda: careless)


def without_policy(app: ASGIApp) -> ASGIApp:
    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        async def bare(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [each for each in message["headers"] if each[0] != b"content-security-policy"]
            await send(message)

        await app(scope, receive, bare)

    return answer


@pytest.mark.usefixtures("unescaped")
def test_the_policy_alone_stops_script(tmp_path: Path, serve: Any, tab: Any, change: Any) -> None:
    with Store.open(tmp_path / "chysto.db") as store:
        store.save(record(ACTIVE, change))
        app = application(store, "Olha")
        id_ = store.articles()[0].id

        def ran(url: str) -> set[int]:
            tab.events.clear()
            tab.call("Page.navigate", url=f"{url}/articles/{id_}")
            tab.wait(f"location.href.startsWith('{url}') && document.readyState === 'complete'")
            tab.ask("document.getElementById('go').click(), new Promise(go => setTimeout(go, 300))")
            return {int(dialog["message"]) for dialog in tab.told("Page.javascriptDialogOpening")}

        assert ran(serve(app)) == set()
        # Without the policy all of it runs: the line above would notice.
        assert ran(serve(without_policy(app))) == set(range(len(ACTIVE)))


@pytest.mark.usefixtures("unescaped")
def test_the_policy_alone_keeps_forms_and_addresses_here(tmp_path: Path, serve: Any, tab: Any, change: Any) -> None:
    with Store.open(tmp_path / "chysto.db") as store:
        store.save(record(ASTRAY, change))
        url = serve(application(store, "Olha"))
        tab.open(f"{url}/articles/{store.articles()[0].id}")
        assert tab.ask("getComputedStyle(document.body).display") != "none"
        assert tab.ask("document.baseURI").startswith(url)
        tab.ask("[...document.forms].find(it => it.action.includes('evil')).requestSubmit()")
        tab.ask("new Promise(go => setTimeout(go, 200))")
        assert tab.ask("location.href").startswith(url)


def test_no_other_site_may_frame_the_page_or_post_to_it(site: Any, tab: Any, serve: Any) -> None:
    async def other(scope: Scope, receive: Receive, send: Send) -> None:
        page = (
            f"<iframe src='{site.url}/'></iframe>"
            f"<form method=post action='{site.url}/articles/{site.article}'><input name=act value=undo></form>"
        ).encode()
        headers = [(b"content-type", b"text/html")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": page})

    tab.open(serve(other).replace("127.0.0.1", "localhost"))
    assert any("frame" in entry["entry"]["text"].lower() for entry in tab.told("Log.entryAdded"))
    tab.leave(lambda: tab.ask("document.forms[0].submit()"))
    assert "Only pages of this server" in tab.ask("document.body.textContent")
