"""A real browser, driven by Playwright, and the page served as a reviewer has it."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from starlette.types import ASGIApp

from articles import Article, Doubt, Kind, Passage, Severity
from cleaners import CLEANERS, clean_article
from review.server import application
from storage import Record, Result, Status, Store

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)
PATIENCE = 15_000


def wanting(what: str) -> NoReturn:
    """What a test needs is not there: where the whole suite must run that is a failure, elsewhere it is skipped."""
    if os.environ.get("CI"):
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser for a file of tests.

    Not for the whole run: while it is there, Playwright has an event loop running in this thread, and other tests
    want one of their own.
    """
    if CHROMIUM is None:
        wanting("no Chromium here: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def absent() -> Callable[[str], NoReturn]:
    return wanting


Visitor = Callable[..., Page]


@pytest.fixture
def visitor(chromium: Browser) -> Iterator[Visitor]:
    """Opens a window without cookies of its own; takes what `Browser.new_context` does, as ``java_script_enabled``."""
    contexts = []

    def opened(**how: object) -> Page:
        contexts.append(chromium.new_context(**how))
        contexts[-1].set_default_timeout(PATIENCE)
        return contexts[-1].new_page()

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def page(visitor: Visitor) -> Page:
    return visitor()


@pytest.fixture
def strike(page: Page) -> Callable[..., None]:
    """Strikes a key of another layout: ``key`` is what the layout makes of it, ``code`` which key of the board it is.

    Playwright itself knows only the American layout, so this goes to the browser by its own protocol.
    """
    session = page.context.new_cdp_session(page)

    def struck(key: str, code: str, *, shift: bool = False) -> None:
        one = {"key": key, "code": code, "modifiers": 8 if shift else 0, "windowsVirtualKeyCode": ord(code[-1])}
        session.send("Input.dispatchKeyEvent", {"type": "keyDown", "text": key, **one})
        session.send("Input.dispatchKeyEvent", {"type": "keyUp", **one})

    return struck


@dataclass(frozen=True)
class Site:
    """The page as it is served: ``store`` holds what it shows, ``article`` is the id of the first article."""

    url: str
    store: Store
    article: str

    @property
    def address(self) -> str:
        return f"{self.url}/articles/{self.article}"


@pytest.fixture
def site(tmp_path: Path, serve: Callable[[ASGIApp], str]) -> Iterator[Site]:
    """Two articles with edits, suggestions and doubts."""
    with Store.open(tmp_path / "chysto.db") as store:
        ids = [store.save(article(origin)).id for origin in ("inbox/harbour.txt", "inbox/again.txt")]
        yield Site(serve(application(store, "Olha")), store, ids[0])


def article(origin: str) -> Record:
    """Real cleaning of English that a machine might have written."""
    pairs = (
        (Kind.TITLE, "Порт відкрили знову", "The port is open again"),
        (
            Kind.PARAGRAPH,
            "Від 23 до 27 вересня рух закрили .",
            "From September 23 to 27on the coast traffic was closed .",
        ),
        (
            Kind.PARAGRAPH,
            "Двадцять суден чекають.",
            "Twenty ships are waiting and waiting.What does this mean?The port is small .",
        ),
        (Kind.PARAGRAPH, "Про це сказав мер.", "This was said by the mayor , it said 10am  today ."),
        (Kind.PARAGRAPH, "Усі союзники згодні.", "All allies agree."),
    )
    passages = [
        Passage(machine, source, "uk", kind, position, len(pairs))
        for position, (kind, source, machine) in enumerate(pairs)
    ]
    doubt = Doubt("numbers", "missing", Severity.BLOCKS, "The source has no number.", 0, 3, 0, 4)
    results = tuple(
        Result(passage.source or "", passage.text, each.text, "uk", changes=each.changes)
        for passage, each in zip(passages, clean_article(passages, CLEANERS), strict=True)
    )
    results = (*results[:-1], Result("Усі союзники згодні.", pairs[-1][2], pairs[-1][2], "uk", doubts=(doubt,)))
    source = tuple(
        Passage(text, kind=kind, position=position, of=len(pairs)) for position, (kind, text, _) in enumerate(pairs)
    )
    return Record(Article(origin, source), results, "detect:lingua|chysto:0", Status.NEEDS_REVIEW)
