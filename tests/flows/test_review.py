"""``chysto review``: the page as a user starts it, and a report in one file."""

import json
import re
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

GARBLED = b"From September 23 to 27on the coast traffic was closed .\n"


@pytest.fixture
def stored(database: str) -> str:
    """A stored article's origin."""
    from articles import Article, Passage
    from cleaners import clean
    from storage import Record, Result, Store

    passage = Passage(GARBLED.decode().strip())
    done = clean(passage)
    with Store.open(database) as store:
        store.save(
            Record(Article("inbox/coast.txt", (passage,)), (Result("", passage.text, done.text, changes=done.changes),))
        )
    return "inbox/coast.txt"


def test_the_page_is_served_until_ctrl_c(stored: str, process: Callable[..., Any]) -> None:
    running = process("review", "--port", "0", "--reviewer", "Olha")
    told = running.stderr.readline().decode()
    url = re.search(r"http://127\.0\.0\.1:\d+/", told)
    assert url is not None, told
    answer = httpx.get(url[0], trust_env=False)
    assert "inbox/coast.txt" in answer.text
    (path,) = re.findall(r"/articles/[0-9a-f]{64}", answer.text)
    same = {"sec-fetch-site": "same-origin"}
    page = httpx.get(url[0] + path[1:], trust_env=False).text
    (key, *_) = re.findall(r'name="change" value="([0-9a-f]+)"', page)
    done = httpx.post(url[0] + path[1:], data={"act": "reject", "change": key}, headers=same, trust_env=False)
    assert done.status_code == 303
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=20)
    assert (running.returncode, out) == (0, b"")
    assert "ended; every decision is stored" in err.decode()
    assert "Traceback" not in err.decode()


def test_a_decision_shows_in_the_diff_and_the_report(
    stored: str, database: str, run: Callable[..., Any], tmp_path: Path
) -> None:
    from articles import Verdict
    from review.decide import act, on_change
    from storage import Store

    with Store.open(database) as store:
        found = store.find(stored)
        number = next(change for change in found.record.results[0].changes if change.cleaner == "merged_number")
        act(store, found.id, on_change(number.key, Verdict.REJECT, "Olha"))
    shown = run("diff", stored)
    assert "merged_number rejected by Olha" in shown.out
    for ending in ("html", "md", "json"):
        path = tmp_path / f"report.{ending}"
        assert run("review", "--export", path, stored).status == 0
        assert "rejected" in path.read_text(encoding="utf-8")
    (article,) = json.loads((tmp_path / "report.json").read_text())
    assert article["passages"][0]["clean"] == "From September 23 to 27on the coast traffic was closed."


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["--host", "192.0.2.1"], "give a --token"),
        (["--host", "192.0.2.1", "--token", "short"], "the token is too short"),
        (["--export", "report.docx", "coast.txt"], "the ending says the form: .html, .md, .json"),
        (["--export", "report.html"], "name the articles to export"),
        (["coast.txt"], "articles are named with --export"),
        (["--host", "192.0.2.1", "--token", "new"], "name another with --host or --port"),
        (["--port", "70000"], "70000"),
    ],
)  # fmt: skip
def test_wrong_usage_is_one_line(stored: str, run: Callable[..., Any], arguments: list[str], line: str) -> None:
    ran = run("review", *arguments)
    assert ran.status == 2
    assert line in ran.err


def test_an_article_that_is_not_stored(stored: str, run: Callable[..., Any], tmp_path: Path) -> None:
    ran = run("review", "--export", tmp_path / "a.html", "nowhere.txt")
    assert ran.status == 5
    assert "nowhere.txt: no such article is stored" in ran.err
    assert not (tmp_path / "a.html").exists()


def test_nothing_stored_yet(run: Callable[..., Any], tmp_path: Path, home: Path) -> None:
    ran = run("review", "--export", tmp_path / "a.html", "nowhere.txt")
    assert "nothing is stored yet" in ran.err
    assert not home.exists()


def test_a_port_that_is_taken(stored: str, run: Callable[..., Any]) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        ran = run("review", "--port", str(taken.getsockname()[1]))
    assert ran.status == 2
    assert "name another with --host or --port" in ran.err
