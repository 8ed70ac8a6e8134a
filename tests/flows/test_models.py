"""The packages' verbs with the real starter, and the proof that no verb opens a socket unasked."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from engines.packages import STARTER
from flows.command import VERBS

# One process for all, as an audit hook cannot be taken away again. `run` is left out: it talks to the Prefect server
# that it starts on this machine.
SCRIPT = """
import json, sys
from pathlib import Path
from flows.offline import refuse_sockets
refuse_sockets()
from flows.command import call
for arguments in json.loads(sys.argv[1]):
    print(json.dumps([arguments, call(arguments)]), file=sys.stderr)
"""


def test_no_verb_opens_a_socket_unasked(home: Path, tmp_path: Path, server: SimpleNamespace) -> None:
    article, english = tmp_path / "article.txt", tmp_path / "english.txt"
    article.write_text("Уряд затвердив бюджет.\n", encoding="utf-8")
    english.write_text("They met on May 3on the bridge .\n", encoding="utf-8")
    bundle = str(tmp_path / "packages.zip")
    calls = [
        ["models", "install", str(STARTER)],
        ["models", "list"],
        ["models", "list", "--json"],
        ["models", "verify"],
        ["models", "bundle", bundle, "chysto-starter"],
        ["models", "import", bundle],
        ["models", "install", "chysto-starter", "--from", bundle],
        ["models", "list", "--mirror", str(tmp_path)],
        ["translate", str(article)],
        ["repair", str(english)],
        ["diff", str(article)],
        ["detect", str(article)],
        ["cleaners"],
        ["checks"],
    ]
    asking = ["models", "install", "uk_en"]
    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT, json.dumps([*calls, asking])],
        capture_output=True,
        text=True,
        check=True,
    )
    statuses = [json.loads(line) for line in ran.stderr.splitlines() if line.startswith("[[")]
    assert [arguments for arguments, _ in statuses] == [*calls, asking]
    done = {" ".join(arguments): status for arguments, status in statuses}
    failed = {"models list --mirror " + str(tmp_path): 5, "models install uk_en": 5}
    assert {name: status for name, status in done.items() if status} == failed
    assert "no package file" in ran.stderr
    # What is refused is really refused: the one verb that was asked to use the network could not.
    last = ran.stderr.splitlines()[-2]
    assert last.startswith("chysto: https://raw.githubusercontent.com/argosopentech/argospm-index/main/index.json: no ")
    assert {arguments[0] for arguments in calls} <= {*VERBS}


def test_a_bundle_of_the_starter_is_the_same_package_elsewhere(run: Callable, home: Path, tmp_path: Path) -> None:
    bundle = tmp_path / "packages.zip"
    assert run("models", "bundle", bundle, "chysto-starter").status == 0
    assert run("models", "import", bundle).status == 0
    first, second = (json.loads(line) for line in run("models", "list", "--json").out.splitlines())
    assert (first["used_for"], second["starter"]) == (["uk", "ru"], True)
    assert first["origin"]["source"].startswith(f"{bundle}/")
    assert second["origin"] is None
    assert run("models", "verify").status == 0


def test_ctrl_c_keeps_what_has_come(process: Callable, server: SimpleNamespace, home: Path) -> None:
    server.put("/x.argosmodel", bytes(300_000), etag='"1"', hangs=True)
    running = process("models", "install", f"{server.url}/x.argosmodel")
    while not server.asked and running.poll() is None:
        time.sleep(0.02)
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=60)
    assert running.returncode == 130
    assert err.decode().splitlines()[-1].startswith("chysto: stopped; what was stored stays")
    assert list(home.rglob("x.argosmodel.part"))


def test_a_server_that_is_not_asked_for_by_name_hears_nothing(
    run: Callable, server: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHYSTO_INDEX_URL", f"{server.url}/index.json")
    run("models", "list")
    run("models", "verify")
    assert server.asked == []
    assert run("models", "list", "--available").status == 5
    assert [path for path, _ in server.asked] == ["/index.json"]
