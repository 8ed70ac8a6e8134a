"""Hostile text in a real browser: no script of an article's runs, and the policy alone would stop it too."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from markdown_it import MarkdownIt
from playwright.sync_api import Page, expect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

import review.bilingual
from articles import Article, Change, Doubt, Kind, Outcome, Passage, Sentence, Severity
from review import desk
from review.bilingual import page as bilingual
from review.environment import environment
from review.recorded import recorded
from review.report import report
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
FOREIGN = "iframe, img, svg, math, object, embed, base, template, marquee, noscript"
BARE = """
const here = location.origin === 'null' ? location.href : location.origin
const active = (name, value) => name.startsWith('on') || ['style', 'srcdoc', 'formaction'].includes(name)
  || name !== 'value' && /^\\s*(javascript|data|vbscript):/i.test(value)
const wrong = it => it.matches(foreign) || [...it.attributes].some(at => active(at.name, at.value))
  || it.localName === 'script' && it.src !== here + '/keys.js'
  || it.localName === 'form' && !it.action.startsWith(here)
  || it.localName === 'a' && !it.href.startsWith(here)
return [...document.querySelectorAll('*')].filter(wrong).map(it => it.outerHTML)
"""


def astray(page: Page, foreign: str) -> list[str]:
    """The elements of a page that no template of ours has, or that do or load what none does."""
    return list(page.evaluate(f"foreign => {{ {BARE} }}", foreign))


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


def paths(store: Store, text: str) -> list[str]:
    name = quote(text, errors="replace")
    id_ = store.articles()[0].id
    return [
        "/",
        f"/?words={name}&cleaner={name}&check={name}&status={name}",
        f"/articles/{id_}",
        f"/articles/{id_}?show={name}&did={name}&part={name}",
        f"/articles/{name}",
        "/cleaners",
        f"/cleaners?name={name}&article={name}&did={name}",
        "/doubts",
        f"/doubts?check={name}",
        f"/{name}",
    ]


@pytest.fixture
def watched(page: Page) -> Iterator[list[str]]:
    """What no page may cause: dialogs, requests to elsewhere, and what the browser itself found against the policy."""
    seen: list[str] = []

    def dialog(each: Any) -> None:
        seen.append(f"dialog {each.message}")
        each.dismiss()

    page.on("dialog", dialog)
    page.on("console", lambda each: seen.append(each.text) if "Security" in each.text else None)
    page.on("request", lambda each: None if "evil" not in each.url.partition("?")[0] else seen.append(each.url))
    yield seen
    assert seen == []


@pytest.mark.usefixtures("watched")
def test_no_text_becomes_markup(tmp_path: Path, serve: Any, page: Page, change: Any, hostile: list[str]) -> None:
    assert len(hostile) >= 60
    with Store.open(tmp_path / "chysto.db") as store:
        # An article's first text is in its title and origin too, so each of them comes first once.
        for text in hostile:
            store.save(record([text], change))
        store.save(record(hostile, change))
        url = serve(application(store, "<script>alert(1)</script>"))
        pages = [*paths(store, hostile[0]), "/?from=50", *(f"/articles/{each.id}" for each in store.articles())]
        for path in pages:
            page.goto(f"{url}{path}")
            assert astray(page, f"{FOREIGN}, style, meta[http-equiv]") == []
        page.goto(f"{url}/articles/{store.articles()[0].id}")
        assert page.evaluate("[...document.querySelectorAll('textarea')].some(it => it.value.includes('<script>'))")


@pytest.mark.usefixtures("watched")
def test_a_file_to_keep_has_no_markup_of_an_articles(
    tmp_path: Path, page: Page, change: Any, hostile: list[str], article_with: Any, decided_with: Any
) -> None:
    with Store.open(tmp_path / "chysto.db") as store:
        stored = recorded(store.find(store.save(record(hostile, change)).id))
    views = [each(text) for text in hostile for each in (article_with, decided_with)]
    for name, shown in (("bilingual", [stored]), ("report", [stored, *views])):
        file = tmp_path / f"{name}.html"
        file.write_bytes(bilingual(*shown).encode("utf-8", "replace"))
        page.goto(file.as_uri())
        assert astray(page, f"{FOREIGN}, script, form") == []
        assert page.evaluate("document.querySelectorAll('style, meta[http-equiv]').length") == 2


@pytest.mark.usefixtures("watched")
def test_a_report_in_markdown_has_none_either(
    tmp_path: Path, page: Page, hostile: list[str], article_with: Any, decided_with: Any
) -> None:
    views = [each(text) for text in hostile for each in (article_with, decided_with)]
    # A reader that lets HTML through and makes links of addresses: the least careful there is.
    page.set_content(MarkdownIt("commonmark", {"html": True}).enable(["table"]).render(report(views, ".md")))
    expect(page.locator(f"{FOREIGN}, script, style, form, input, button, a, details")).to_have_count(0)
    names = page.evaluate("[...new Set([...document.body.querySelectorAll('*')].map(it => it.localName))].sort()")
    assert names == ["code", "h1", "h2", "li", "p", "pre", "strong", "ul"]
    assert astray(page, FOREIGN) == []


@pytest.fixture
def unescaped(monkeypatch: pytest.MonkeyPatch) -> None:
    """What article text would be if every escape were forgotten."""
    careless = environment().overlay(autoescape=False)
    for room in (desk, review.bilingual):
        monkeypatch.setattr(room, "environment", lambda: careless)


def without_policy(app: ASGIApp) -> ASGIApp:
    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        async def bare(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [each for each in message["headers"] if each[0] != b"content-security-policy"]
            await send(message)

        await app(scope, receive, bare)

    return answer


@pytest.mark.usefixtures("unescaped")
def test_the_policy_alone_stops_script(tmp_path: Path, serve: Any, visitor: Any, change: Any) -> None:
    with Store.open(tmp_path / "chysto.db") as store:
        store.save(record(ACTIVE, change))
        app = application(store, "Olha")
        id_ = store.articles()[0].id

        assert ran(visitor(), f"{serve(app)}/articles/{id_}") == set()
        # Without the policy all of it runs: the line above would notice.
        assert ran(visitor(), f"{serve(without_policy(app))}/articles/{id_}") == set(range(len(ACTIVE)))


@pytest.mark.usefixtures("unescaped")
def test_the_policy_of_a_file_alone_stops_script(tmp_path: Path, visitor: Any, change: Any) -> None:
    with Store.open(tmp_path / "chysto.db") as store:
        view = recorded(store.find(store.save(record(ACTIVE, change)).id))
    text = bilingual(view)
    kept, loose = tmp_path / "kept.html", tmp_path / "loose.html"
    kept.write_text(text, encoding="utf-8")
    loose.write_text(re.sub("<meta http-equiv.*", "", text, count=1), encoding="utf-8")
    assert ran(visitor(), kept.as_uri()) == set()
    assert len(ran(visitor(), loose.as_uri())) > len(ACTIVE) // 2


def ran(page: Page, address: str) -> set[int]:
    """The numbers of the payloads that ran."""
    seen: set[int] = set()

    def dialog(each: Any) -> None:
        seen.add(int(each.message))
        each.dismiss()

    page.on("dialog", dialog)
    page.goto(address)
    page.evaluate("document.getElementById('go').click()")
    page.wait_for_timeout(300)
    return seen


@pytest.mark.usefixtures("unescaped")
def test_the_policy_alone_keeps_forms_and_addresses_here(tmp_path: Path, serve: Any, page: Page, change: Any) -> None:
    with Store.open(tmp_path / "chysto.db") as store:
        store.save(record(ASTRAY, change))
        url = serve(application(store, "Olha"))
        page.goto(f"{url}/articles/{store.articles()[0].id}")
        assert page.evaluate("getComputedStyle(document.body).display") != "none"
        assert page.evaluate("document.baseURI").startswith(url)
        page.evaluate("[...document.forms].find(it => it.action.includes('evil')).requestSubmit()")
        page.wait_for_timeout(200)
        assert page.url.startswith(url)


def test_no_other_site_may_frame_the_page_or_post_to_it(site: Any, page: Page, serve: Any) -> None:
    async def other(scope: Scope, receive: Receive, send: Send) -> None:
        body = (
            f"<iframe src='{site.url}/'></iframe>"
            f"<form method=post action='{site.address}'><input name=act value=undo></form>"
        ).encode()
        headers = [(b"content-type", b"text/html")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    told: list[str] = []
    page.on("console", lambda each: told.append(each.text))
    page.goto(serve(other).replace("127.0.0.1", "localhost"))
    assert any("frame" in text.lower() for text in told)
    page.evaluate("document.forms[0].submit()")
    expect(page.locator("body")).to_contain_text("Only pages of this server")
