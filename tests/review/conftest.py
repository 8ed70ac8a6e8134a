"""Views for the tests of this room, and a list of hostile texts."""

import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256

import httpx
import pytest
import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send

from articles import ALWAYS, SUGGEST, Change, Decision, Doubt, Kind, Outcome, Sentence, Severity, Strength, Verdict
from cleaners import replay
from review.view import PassageView, View

ESC = "\x1b"
HOSTILE = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<script\x20type='text/javascript'>x()</script>",
    "</script><script>alert(1)</script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script/x>alert(1)</script>",
    "<script\x00>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<img src='x' onerror='alert(1)'>",
    "<img/src=x/onerror=alert(1)//",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<math><mtext></mtext><style><img src=x onerror=alert(1)></style></math>",
    "<body onload=alert(1)>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=data:text/html,<script>alert(1)</script>></object>",
    "<embed src=//evil.example/x.swf>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    '<meta http-equiv=Content-Security-Policy content="default-src *">',
    "<base href=//evil.example/>",
    "<form action=//evil.example><input name=q></form>",
    "<button formaction=javascript:alert(1)>x</button>",
    "<details open ontoggle=alert(1)>",
    "<input autofocus onfocus=alert(1)>",
    "<a href=javascript:alert(1)>click</a>",
    "<a href='data:text/html;base64,PHNjcmlwdD4='>click</a>",
    "<marquee onstart=alert(1)>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<textarea></textarea><script>alert(1)</script>",
    "<!-- --><script>alert(1)</script><!-- -->",
    "<!--><script>alert(1)</script>",
    "--><script>alert(1)</script>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml version='1.0'?><x/>",
    "<!DOCTYPE html><html><head></head>",
    "</style><script>alert(1)</script>",
    "<style>*{display:none}</style>",
    "</title><script>alert(1)</script>",
    "</div></section></main></body></html>",
    "</del></ins></span></mark>",
    '" onmouseover="alert(1)',
    "' onmouseover='alert(1)",
    '"><script>alert(1)</script>',
    "'><script>alert(1)</script>",
    "` onmouseover=`alert(1)",
    'x" lang="en" style="position:fixed',
    "javascript:alert(1)",
    "{{ 7*7 }}",
    "{{ view.__class__.__mro__ }}",
    "{{ ''.__class__ }}",
    "{% for x in y %}{% endfor %}",
    "{% include '/etc/passwd' %}",
    "{# comment #}",
    "{{",
    "%}",
    "${7*7} #{7*7} <%= 7*7 %>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "&amp;lt;b&amp;gt;",
    "&#x3c;img src=x onerror=alert(1)&#x3e;",
    "&nbsp;&shy;&zwnj;&#0;",
    "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    "\u202ecod.exe\u202c",
    "\u2067abc\u2069\u2066def",
    "\u200e\u200f\u061c",
    "\u200b\u2060\ufeff\u00ad",
    "\u2028line\u2029paragraph",
    f"{ESC}[31mred{ESC}[0m",
    f"{ESC}]0;title\x07",
    f"{ESC}]8;;http://evil.example{ESC}\\click{ESC}]8;;{ESC}\\",
    f"{ESC}[2J{ESC}[H",
    f"{ESC}P+q544e{ESC}\\",
    "\x9b31mred\x9c",
    "\x00\x01\x02\x03\x7f",
    "over\rwritten",
    "back\b\b\bspace",
    "a\x0bb\x0cc\x85d",
    "\ud800 lone \udfff",
    "\ufffe\uffff",
    "\U000e0041\U000e0042",
    "[bold red]markup[/bold red] [link=http://evil.example]x[/link]",
    "[/]",
    ":bomb: [@click=app.quit]x[/]",
    "[-fake-]{+fake+}",
    "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319",
    "\n\n\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n",
]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "payload" in metafunc.fixturenames:
        metafunc.parametrize("payload", HOSTILE, ids=[f"{number:02}" for number in range(len(HOSTILE))])


def change(
    text: str,
    before: str,
    after: str,
    layer: int = 0,
    strength: Strength = ALWAYS,
    *,
    rests_on: Sequence[Change] = (),
    cleaner: str = "merged_number",
    reason: str = "Digits and a word run together.",
    at: int | None = None,
) -> Change:
    """The change of the first ``before`` in ``text``, the text as its layer finds it."""
    start = text.index(before) if at is None else at
    key = sha256(f"{cleaner} {layer} {start} {before} {after}".encode("utf-8", "surrogatepass")).hexdigest()[:8]
    end = start + len(before)
    keys = tuple(each.key for each in rests_on)
    return Change(key, cleaner, 1, strength, 1, layer, start, end, start, end, before, after, reason, keys)


@pytest.fixture(name="change")
def change_fixture() -> Callable[..., Change]:
    return change


@pytest.fixture
def view() -> View:
    """An article with something of everything."""
    return article("word")


class Stage:
    """A server at a port of its own for one application after another."""

    def __init__(self) -> None:
        self.app: ASGIApp | None = None
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.host = f"127.0.0.1:{self.listening.getsockname()[1]}"
        config = uvicorn.Config(self, lifespan="off", ws="none", log_level="critical")
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(target=self.server.run, kwargs={"sockets": [self.listening]})
        self.thread.start()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        assert self.app is not None
        await self.app(scope, receive, send)

    def close(self) -> None:
        self.server.should_exit = True
        self.thread.join(10)
        self.listening.close()


@pytest.fixture(scope="session")
def stage() -> Iterator[Stage]:
    made = Stage()
    yield made
    made.close()


@pytest.fixture
def visit(stage: Stage) -> Iterator[Callable[..., httpx.Client]]:
    """A client of the application it is called with, served for real; ``host`` is the name it asks for."""
    clients: list[httpx.Client] = []

    def visiting(app: ASGIApp, host: str = "") -> httpx.Client:
        stage.app = app
        headers = {"host": host} if host else {}
        clients.append(httpx.Client(base_url=f"http://{stage.host}", headers=headers, trust_env=False))
        return clients[-1]

    yield visiting
    for client in clients:
        client.close()


@pytest.fixture
def serve() -> Iterator[Callable[[ASGIApp], str]]:
    """Serves an application at a port of its own until the test ends; gives the address."""
    stages: list[Stage] = []

    def started(app: ASGIApp) -> str:
        stages.append(Stage())
        stages[-1].app = app
        return f"http://{stages[-1].host}"

    yield started
    for each in stages:
        each.close()


@pytest.fixture
def hostile() -> list[str]:
    return HOSTILE


@pytest.fixture
def decided_view() -> View:
    return decided("word")


@pytest.fixture
def decided_with() -> Callable[[str], View]:
    return decided


@pytest.fixture
def article_with() -> Callable[[str], View]:
    return article


def article(word: str) -> View:
    """The same article whatever the word is: it stands in every text, name and reason."""
    source = f"Від 23 до 27 вересня {word} на території. Друге речення {word} без перекладу."
    machine = f"From 23 to 27on {word} the coast , it said . Друге речення {word} без перекладу."
    spaced = change(machine, "27on", "27 on", 0, reason=f"Because {word}.", cleaner=f"merged_{word}")
    second = change(machine.replace("27on", "27 on"), " ,", f" {word},", 1, cleaner="space")
    text = machine.replace("27on", "27 on").replace(" ,", f" {word},")
    third = change(text, "it said", f"they {word} said", 2, SUGGEST, cleaner="speech", reason=word)
    mine, ours = source.index("Друге"), machine.index("Друге")
    sentences = (
        Sentence(0, mine - 1, 0, ours - 1, source[: mine - 1], machine[: ours - 1], "uk", Outcome.RETRIED, -0.5, word),
        Sentence(mine, len(source), ours, len(machine), source[mine:], machine[ours:], word, Outcome.KEPT, None, word),
    )
    doubts = (
        Doubt("numbers", f"missing {word}", Severity.BLOCKS, f"The source has {word}.", 5, 13, 4, 12),
        Doubt("names", "names", Severity.NOTES, word, 0, 0, mine, mine + 5),
    )
    read = source.replace("Від", "Від\u00a0", 1)
    cut = change(read, "\u00a0", "", 0, cleaner="no_break", reason=word)
    return View(
        title=f"Title {word} of the article",
        origin=f"inbox/{word}.txt",
        language=word,
        signature=f"detect:{word}|chysto:0",
        passages=(
            PassageView(Kind.TITLE, word, f"Заголовок {word}", f"Headline {word}", f"Headline {word}"),
            PassageView(
                Kind.PARAGRAPH, "uk", source, machine, text, (spaced, second, third), doubts, sentences, read, (cut,)
            ),
            PassageView(
                Kind.ITEM, None, None, f"Photo: {word}!", "", (change(f"Photo: {word}!", f"Photo: {word}!", ""),)
            ),
            PassageView(Kind.CELL, None, None, f"A b {word} c .", f"A b {word} c."),
        ),
    )


def decided(word: str) -> View:
    """The article after a reviewer: one edit rejected, another reworded, the suggestion accepted, one written anew."""
    view = article(word)
    main = view.passages[1]
    keys = [each.key for each in main.changes]
    verdicts = zip(keys, (Verdict.REJECT, Verdict.REWORD, Verdict.ACCEPT), ("", f"; {word}", ""), strict=True)
    now = datetime(2026, 1, 5, tzinfo=UTC)
    decisions = {key: Decision(key, verdict, f"Olha {word}", now, wording) for key, verdict, wording in verdicts}
    clean = replay(main.machine, main.changes, decisions)
    anew = Decision("passage:0:", Verdict.REWORD, f"Olha {word}", now, f"Anew {word}")
    first = replace(view.passages[0], clean=anew.wording, rewriting=anew)
    return replace(view, passages=(first, replace(main, clean=clean, decisions=decisions), *view.passages[2:]))
