"""Progress: plain lines without a terminal, not too many; a bar on one."""

import os
import pty
import re
import subprocess
import sys

import pytest

from flows import progress as module
from flows.progress import progress


def test_plain_lines_come_seldom_and_short_work_is_silent(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 1000.0
    monkeypatch.setattr(module.time, "monotonic", lambda: now)
    with progress("inbox", unit="files") as moved:
        for second in range(35):
            now = 1000.0 + second
            moved(second, 100, 50 * second, f"{second} articles")
    lines = capsys.readouterr().err.splitlines()
    assert lines == [
        "chysto: inbox: 10 of 100 files, 10 articles, 50 words a second, 0:01:30 left",
        "chysto: inbox: 20 of 100 files, 20 articles, 50 words a second, 0:01:20 left",
        "chysto: inbox: 30 of 100 files, 30 articles, 50 words a second, 0:01:10 left",
    ]
    with progress("file") as moved:
        moved(1, 1, 10)
    assert capsys.readouterr().err == ""


def test_a_terminal_shows_articles_sentences_speed_and_time_left() -> None:
    code = """if True:
        import time
        from flows.progress import progress
        with progress("[red]3 files[/red]", unit="files") as moved:
            for number in range(1, 4):
                moved(number, 3, 500 * number, f"{number} articles, {7 * number} sentences")
                time.sleep(0.3)
    """
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", code], stderr=theirs, env=os.environ | {"COLUMNS": "150", "TERM": "xterm-256color"}
    ) as shown:
        os.close(theirs)
        seen = b""
        while True:
            try:
                more = os.read(ours, 65536)
            except OSError:
                break
            if not more:
                break
            seen += more
    os.close(ours)
    assert shown.returncode == 0
    text = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", seen.decode())
    # A title may look like the terminal library's markup.
    assert "[red]3 files[/red]" in text
    assert "2/3 files, 2 articles, 14 sentences" in text
    assert re.search(r"[1-9]\d+ words/s", text)
    assert re.search(r"\d:\d\d:\d\d", text)
