"""The flow on a schedule, at a real server that `chysto serve` starts, and its deployments for a work pool."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import tomllib
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import jsonschema
import psutil
import pytest
import yaml

from flows.complaint import Complaint
from flows.orchestration import only_server, settle, standing
from flows.verbs.serve import Span
from storage import Store

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 600
"""Seconds, after which a test gives up: a server that starts while other tests use all cores has taken 120."""


def ask(address: str, path: str, body: object = None) -> Any:
    """What Prefect's API answers."""
    request = urllib.request.Request(  # noqa: S310 - an address of ours
        f"{address}{path}",
        data=None if body is None else json.dumps(body).encode(),
        headers={"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310 - as above
        return json.loads(answer.read() or b"null")


def until(true: Callable[[], object]) -> None:
    """Wait until something is so."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.5)


@contextmanager
def serving(process: Callable, log: Path, *arguments: object) -> Iterator["subprocess.Popen[bytes]"]:
    """``chysto serve`` while the block runs; killed at the end if it is still there."""
    with log.open("wb") as file:
        running = process("serve", *arguments, stdout=file, stderr=file)
    try:
        yield running
    finally:
        if running.poll() is None:
            running.kill()
        running.wait()


def runs(database: str) -> int:
    with Store.open(database) as store:
        return len(store.runs())


def test_scheduled_runs_an_arrival_and_an_end(
    process: Callable, used_home: Path, database: str, tmp_path: Path
) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for n in range(3):
        (inbox / f"{n}.txt").write_text(f"Рада ухвалила закон номер {n}.\n", "utf-8")
    log = tmp_path / "log"
    with serving(process, log, inbox, "--interval", "10", "--port", "0", "--arrivals") as running:
        until(lambda: runs(database) >= 2 or running.poll() is not None)
        assert running.poll() is None, log.read_text()
        address = standing(used_home)
        assert address.startswith("http://127.0.0.1:")
        assert address in log.read_text()

        # A second one would plan every run twice.
        again = process("serve", inbox, "--interval", "5")
        _, said = again.communicate(timeout=PATIENCE)
        assert again.returncode == 2
        assert b"another `chysto serve`" in said

        (inbox / "new.txt").write_text("Ціна зросла.\n", "utf-8")
        arrived = {"filter": {"event": {"name": ["chysto.file-arrived"]}}}
        until(lambda: ask(f"{address}/api", "/events/filter", arrived)["events"])
        with Store.open(database) as store:
            until(lambda: len(store.articles()) == 4)

        finished = ask(
            f"{address}/api", "/flow_runs/filter", {"flow_runs": {"state": {"type": {"any_": ["COMPLETED"]}}}}
        )
        assert len(finished) >= 2
        began = time.monotonic()
        running.send_signal(signal.SIGTERM)
        assert running.wait(timeout=PATIENCE) == 0
        assert time.monotonic() - began < 120
    said = log.read_text()
    assert "Traceback" not in said
    assert "3 stored now" in said
    assert "ended; what was stored stays" in said
    with pytest.raises(urllib.error.URLError):
        ask(f"{address}/api", "/health")
    assert standing(used_home) == ""
    with Store.open(database) as store:
        assert sorted(Path(listed.origin).name for listed in store.articles()) == ["0.txt", "1.txt", "2.txt", "new.txt"]
        assert [listed.version for listed in store.articles()] == [1, 1, 1, 1]
    assert [path.name for path in (tmp_path / "user").iterdir()] == []


def test_a_serve_that_was_killed_is_taken_over_by_the_next(
    process: Callable, used_home: Path, database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed with all that it carried out: the run in hand is told as crashed, and its articles are done."""
    monkeypatch.setenv("CHYSTO_CHUNK", "2")
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for n in range(80):
        (inbox / f"{n:02}.txt").write_text(f"Рада ухвалила закон номер {n}.\n", "utf-8")
    # A run that is due while another goes on is a process all the same: more often, and they would take the cores.
    serve = (inbox, "--interval", "15", "--port", "0")

    def stored() -> int:
        with Store.open(database) as store:
            return sum(store.totals().values())

    def states() -> dict[str, str]:
        return {run["id"]: run["state_type"] for run in ask(f"{standing(used_home)}/api", "/flow_runs/filter", {})}

    with serving(process, tmp_path / "first", *serve) as running:
        until(lambda: stored() or running.poll() is not None)
        at_work = [each for each, state in states().items() if state == "RUNNING"]
        for child in reversed(children(running.pid)):
            os.kill(child, signal.SIGKILL)
    assert running.returncode == -signal.SIGKILL
    assert at_work
    assert stored() < 80
    with serving(process, tmp_path / "second", *serve) as running:
        until(lambda: stored() == 80 or running.poll() is not None)
        until(lambda: "COMPLETED" in states().values() or running.poll() is not None)
        assert {states()[each] for each in at_work} == {"CRASHED"}
        running.send_signal(signal.SIGTERM)
        assert running.wait(timeout=PATIENCE) == 0, (tmp_path / "second").read_text()
    with Store.open(database) as store:
        assert len({listed.origin for listed in store.articles()}) == len(store.articles()) == 80
        assert store.claims.held() == {}


def children(pid: int) -> list[int]:
    """A process, and all that it has started."""
    process = psutil.Process(pid)
    return [pid, *(child.pid for child in process.children(recursive=True))]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--cron", "*/15 * * *"), 'invalid cron string: "*/15 * * *"; five fields'),
        (("--cron", "x"), 'invalid cron string: "x"'),
        (("--cron", "0 * * * *", "--timezone", "Mars/Base"), 'invalid timezone: "Mars/Base"'),
        ((), "say when"),
        (("--cron", "0 * * * *", "--interval", "5m"), "say when"),
        (("--interval", "soon"), "soon: no span of time"),
        (("--interval", "0s"), "0s: no span of time"),
    ],
)
def test_a_bad_schedule_is_one_clear_line(
    run: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], said: str
) -> None:
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:9/api")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    ran = run("serve", tmp_path, *arguments)
    assert ran.status == 2
    assert said in ran.err
    assert len([line for line in ran.err.splitlines() if line.startswith(("chysto:", "Error:"))]) == 1


def test_a_bad_inbox_is_one_clear_line(run: Callable, tmp_path: Path) -> None:
    ran = run("serve", tmp_path / "nowhere", "--interval", "5m")
    assert ran.status == 2
    assert "no such folder" in ran.err


def test_spans_of_time() -> None:
    spans = {"90": 90, "90s": 90, "15m": 900, "2h": 7200, "1d": 86400}
    assert {text: Span().convert(text, None, None) for text in spans} == {
        text: timedelta(seconds=seconds) for text, seconds in spans.items()
    }


def test_a_server_stands_while_its_process_does(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert standing(home) == ""
    with only_server(home) as stand:
        stand("http://127.0.0.1:1")
        assert standing(home) == "http://127.0.0.1:1"
        with pytest.raises(Complaint, match="another `chysto serve`"), only_server(home):
            pass
        with monkeypatch.context() as patch:
            patch.setattr(os, "environ", {})
            settle(home)
            assert os.environ["PREFECT_API_URL"] == "http://127.0.0.1:1/api"
            assert os.environ["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false"
    assert standing(home) == ""


def prefect_yaml() -> dict[str, Any]:
    return yaml.safe_load((ROOT / "prefect.yaml").read_text("utf-8"))


def test_prefect_yaml_is_what_prefect_reads() -> None:
    from prefect.cli.deploy._models import PrefectYamlModel
    from prefect.flows import load_flow_from_entrypoint

    model = PrefectYamlModel.model_validate(prefect_yaml())
    pools = {each.name: each.work_pool.name for each in model.deployments if each.work_pool}
    assert pools == {
        "folder": "chysto",
        "lines": "chysto",
        "feed": "chysto",
        "folder-docker": "chysto-docker",
        "feed-kubernetes": "chysto-kubernetes",
    }
    for each in model.deployments:
        flow = load_flow_from_entrypoint(each.entrypoint or "")
        assert flow.validate_parameters(each.parameters)["inbox"]
        assert each.schedules
        assert each.work_pool
        assert each.work_pool.job_variables["env"]["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false"
    versions = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    assert f"prefect{model.prefect_version}" in versions


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("process", {"folder", "lines", "feed"}),
        ("docker", {"folder-docker"}),
        ("kubernetes", {"feed-kubernetes"}),
    ],
)
def test_job_variables_are_those_of_the_kind_of_worker(kind: str, names: set[str]) -> None:
    """By the job templates that Prefect's server has of every kind of worker: no engine and no cluster is asked."""
    import prefect

    collections = Path(prefect.__file__).parent / "server" / "api" / "collections_data"
    workers = json.loads((collections / "views" / "aggregate-worker-metadata.json").read_text("utf-8"))
    (template,) = (package[kind]["default_base_job_configuration"] for package in workers.values() if kind in package)
    deployments = [each for each in prefect_yaml()["deployments"] if each["name"] in names]
    assert len(deployments) == len(names)
    for each in deployments:
        jsonschema.validate(
            each["work_pool"]["job_variables"], {**template["variables"], "additionalProperties": False}
        )


def test_parameters_are_typed_and_told_in_the_page() -> None:
    from flows.run import run as flow

    schema = flow.parameters.model_dump()["properties"]
    assert all(each.get("description") for each in schema.values())
    assert schema["inbox"]["minLength"] == 1
    for wrong in ({"inbox": ""}, {"inbox": "x", "pages": "some"}, {"inbox": "x", "again": "perhaps"}, {}):
        with pytest.raises(Exception, match=r"validation|invalid|missing|required"):
            flow.validate_parameters(wrong)


def test_a_worker_of_the_pool_carries_out_what_prefect_yaml_deploys(
    prefect: str, home: Path, database: str, tmp_path: Path
) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "a.txt").write_text("Рада ухвалила закон.\n", "utf-8")
    document = prefect_yaml()
    (deployment,) = (each for each in document["deployments"] if each["name"] == "folder")
    deployment["parameters"] = {"inbox": str(inbox)}
    deployment["work_pool"]["job_variables"]["env"] |= {
        "CHYSTO_HOME": str(home),
        "CHYSTO_DATABASE_URL": database,
    }
    (tmp_path / "prefect.yaml").write_text(yaml.safe_dump(document | {"deployments": [deployment]}))
    environment = os.environ | {
        "PREFECT_API_URL": prefect,
        "PREFECT_HOME": str(tmp_path / "prefect"),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        "TMPDIR": str(tmp_path),
    }
    command = Path(sys.executable).with_name("prefect")

    def prefect_(*arguments: str) -> None:
        subprocess.run([command, *arguments], cwd=tmp_path, env=environment, check=True, timeout=PATIENCE)

    prefect_("--no-prompt", "work-pool", "create", "chysto", "--type", "process", "--overwrite")
    prefect_("--no-prompt", "deploy", "--all")
    prefect_("deployment", "run", "chysto/folder")
    prefect_("worker", "start", "--pool", "chysto", "--type", "process", "--run-once")
    with Store.open(database) as store:
        assert [Path(listed.origin).name for listed in store.articles()] == ["a.txt"]


def test_the_automations_trigger(prefect: str) -> None:
    """The one that misses successes fires when none comes, here after the shortest time that Prefect allows."""
    from prefect.events.schemas.automations import AutomationCore

    overdue, arrival = yaml.safe_load((ROOT / "automations.yaml").read_text("utf-8"))["automations"]
    assert AutomationCore.model_validate(arrival).trigger.expect == {"chysto.file-arrived"}
    assert AutomationCore.model_validate(overdue).trigger.within == timedelta(hours=2)
    overdue["trigger"]["within"] = 10
    arrival["enabled"] = True
    arrival["actions"] = [{"type": "do-nothing"}]
    overdue_id, arrival_id = (ask(prefect, "/automations/", each)["id"] for each in (overdue, arrival))
    wanted = {"filter": {"event": {"name": ["prefect.automation.triggered"]}}}

    def triggered() -> set[str]:
        events = ask(prefect, "/events/filter", wanted)["events"]
        return {each["resource"]["prefect.resource.id"].rpartition(".")[2] for each in events}

    until(lambda: overdue_id in triggered())
    # Only now, well after the automation was made: one that occurs in the same second is older than it.
    now = {"occurred": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), "payload": {}, "related": []}
    event = {"event": "chysto.file-arrived", "resource": {"prefect.resource.id": "chysto.inbox.x"}, "id": str(uuid4())}
    ask(prefect, "/events", [event | now])
    until(lambda: arrival_id in triggered())
