"""A real browser, spoken to in its DevTools protocol, and the page served as a reviewer has it."""

import base64
import itertools
import json
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from starlette.types import ASGIApp
from websockets.sync.client import ClientConnection, connect

from articles import Article, Doubt, Kind, Passage, Severity
from cleaners import CLEANERS, clean_article
from review.server import application
from storage import Record, Result, Status, Store

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--remote-debugging-port=0",
)
PATIENCE = 15


@dataclass
class Tab:
    """One tab of the browser. ``events`` are what the browser told, by name and with what."""

    connection: ClientConnection
    session: str
    target: str
    numbers: Iterator[int]
    events: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    def call(self, method: str, session: str | None = None, **parameters: Any) -> dict[str, Any]:
        number = next(self.numbers)
        session = self.session if session is None else session
        message = {"id": number, "method": method, "params": parameters}
        self.connection.send(json.dumps(message | ({"sessionId": session} if session else {})))
        while True:
            answer = json.loads(self.connection.recv(timeout=PATIENCE))
            if answer.get("id") == number:
                assert "error" not in answer, answer["error"]
                return dict(answer["result"])
            if "method" in answer:
                self.events.append((answer["method"], answer["params"]))
                if answer["method"] == "Page.javascriptDialogOpening":
                    closing = {"id": next(self.numbers), "method": "Page.handleJavaScriptDialog"}
                    self.connection.send(
                        json.dumps(closing | {"params": {"accept": True}, "sessionId": answer["sessionId"]})
                    )

    def told(self, name: str) -> list[dict[str, Any]]:
        return [what for each, what in self.events if each == name]

    def ask(self, expression: str) -> Any:
        """The value of an expression on the page. A page that is just being left is asked again."""
        result = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in result, result["exceptionDetails"]
        return result["result"].get("value")

    def wait(self, expression: str) -> None:
        """Until the expression is true on the page."""
        until = time.monotonic() + PATIENCE
        while True:
            result = self.call("Runtime.evaluate", expression=f"!!({expression})", returnByValue=True)
            if result["result"].get("value") is True:
                return
            assert time.monotonic() < until, f"{expression} did not come true at {self.ask('location.href')}"
            time.sleep(0.02)

    def open(self, address: str) -> None:
        self.leave(lambda: self.call("Page.navigate", url=address))

    def leave(self, act: Callable[[], object]) -> None:
        """Do what loads another page, and wait for that page."""
        self.ask("window.here = true")
        act()
        self.wait("window.here === undefined && document.readyState === 'complete'")

    def press(self, key: str, code: str = "", shift: bool = False) -> None:
        """Press a key; ``key`` is what the layout makes of it and ``code`` which key of the keyboard it is."""
        known = {"Tab": 9, "Enter": 13, "Space": 32, " ": 32}
        text = {"Enter": "\r"}.get(key, key if len(key) == 1 else "")
        one = {
            "key": key,
            "code": code or (f"Key{key.upper()}" if len(key) == 1 and key.isalpha() else key),
            "modifiers": 8 if shift else 0,
            "windowsVirtualKeyCode": known.get(key, ord(key.upper()) if len(key) == 1 else 0),
        }
        self.call("Input.dispatchKeyEvent", type="keyDown" if text else "rawKeyDown", text=text, **one)
        self.call("Input.dispatchKeyEvent", type="keyUp", **one)

    def tab_to(self, expression: str) -> None:
        """Press Tab until the expression is true of the element that has the focus, as ``it``."""
        for _ in range(80):
            if self.ask(f"(it => {expression})(document.activeElement)"):
                return
            self.press("Tab")
        raise AssertionError(f"Tab never came to where {expression}")

    def type(self, text: str) -> None:
        self.call("Input.insertText", text=text)

    def click(self, selector: str) -> None:
        """Move the mouse to the first element that fits and press its button."""
        place = self.ask(
            f"(() => {{ const it = document.querySelector({json.dumps(selector)}); it.scrollIntoView("
            "{block: 'center', behavior: 'instant'}); const at = it.getBoundingClientRect(); "
            "return [at.x + at.width / 2, at.y + at.height / 2]; })()"
        )
        where = {"x": place[0], "y": place[1], "button": "left", "clickCount": 1}
        self.call("Input.dispatchMouseEvent", type="mouseMoved", x=place[0], y=place[1])
        self.call("Input.dispatchMouseEvent", type="mousePressed", **where)
        self.call("Input.dispatchMouseEvent", type="mouseReleased", **where)

    def shot(self, path: Path, width: int, height: int = 900) -> None:
        self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600
        )
        picture = self.call("Page.captureScreenshot", format="png")["data"]
        path.write_bytes(base64.b64decode(picture))


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address at which the browser takes orders."""
    if CHROMIUM is None:
        pytest.skip("no Chromium here: apt-get install chromium")
    home = tmp_path_factory.mktemp("chromium")
    with (home / "log").open("wb") as log:
        process = subprocess.Popen(
            [CHROMIUM, *FLAGS, f"--user-data-dir={home / 'profile'}", "about:blank"], stdout=log, stderr=log
        )
    port = home / "profile" / "DevToolsActivePort"
    until = time.monotonic() + 60
    while not (port.exists() and port.read_text().count("\n")):
        assert process.poll() is None, (home / "log").read_text()
        assert time.monotonic() < until, "Chromium does not start"
        time.sleep(0.05)
    number, path = port.read_text().split("\n")[:2]
    yield f"ws://127.0.0.1:{number}{path}"
    process.terminate()
    process.wait(20)


@pytest.fixture
def tab(chromium: str) -> Iterator[Tab]:
    """A tab without cookies of its own."""
    with connect(chromium, max_size=None, open_timeout=PATIENCE, proxy=None) as connection:
        tab = Tab(connection, "", "", itertools.count(1))
        context = tab.call("Target.createBrowserContext")["browserContextId"]
        tab.target = tab.call("Target.createTarget", url="about:blank", browserContextId=context)["targetId"]
        tab.session = tab.call("Target.attachToTarget", targetId=tab.target, flatten=True)["sessionId"]
        for room in ("Page", "Runtime", "Log"):
            tab.call(f"{room}.enable")
        tab.call("Emulation.setFocusEmulationEnabled", enabled=True)
        yield tab
        tab.call("Target.disposeBrowserContext", session="", browserContextId=context)


@dataclass(frozen=True)
class Site:
    """The page as it is served: ``store`` holds what it shows, ``article`` is the id of the first article."""

    url: str
    store: Store
    article: str


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
