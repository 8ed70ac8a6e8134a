"""A run on a Dask cluster: a scheduler and two workers as processes of their own, as on many machines."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cloudpickle
import pytest

from storage import Store

distributed = pytest.importorskip("distributed", reason="needs the extra: pip install 'chysto[dask]'")
pytest.importorskip("prefect_dask", reason="needs the extra: pip install 'chysto[dask]'")
pytestmark = pytest.mark.filterwarnings("ignore")

CHYSTO = Path(sys.executable).with_name("chysto")
ARTICLES = 24


@dataclass
class Cluster:
    address: str
    client: Any


def count_loads() -> None:
    """Count in this process how often a model is loaded."""
    import ctranslate2

    real = ctranslate2.Translator

    def counting(*given: object, **named: object) -> object:
        ctranslate2.loads = getattr(ctranslate2, "loads", 0) + 1
        return real(*given, **named)

    ctranslate2.Translator = counting


def loads() -> int:
    import ctranslate2

    return getattr(ctranslate2, "loads", 0)


@pytest.fixture
def cluster(home: Path, tmp_path: Path) -> Iterator[Cluster]:
    scheduler = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "distributed.cli.dask_scheduler",
            "--host",
            "127.0.0.1",
            "--port",
            "0",
            "--no-dashboard",
        ],
        stderr=subprocess.PIPE,
        cwd=tmp_path,
    )
    processes = [scheduler]
    try:
        assert scheduler.stderr
        for line in scheduler.stderr:
            if found := re.search(rb"tcp://127\.0\.0\.1:\d+", line):
                break
        address = found[0].decode()  # type: ignore[index]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        processes += [subprocess.Popen([CHYSTO, "worker", address], **quiet) for _ in range(2)]  # type: ignore[call-overload]
        with distributed.Client(address, timeout=120) as client:
            client.wait_for_workers(2, timeout=600)
            yield Cluster(address, client)
    finally:
        for process in reversed(processes):
            process.terminate()
        for process in processes:
            process.wait(timeout=30)
        if scheduler.stderr:
            scheduler.stderr.close()


def test_two_workers_load_one_model_each_and_do_no_article_twice(
    cluster: Cluster, process: Callable, home: Path, tmp_path: Path
) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for number in range(ARTICLES):
        (inbox / f"{number:02}.txt").write_text(f"Рада ухвалила закон.\n\nЗакон {number} підтримали.\n", "utf-8")
    (inbox / "page.html").write_text(f"<article><h1>Новини</h1><p>{'Уряд змінив рішення. ' * 5}</p></article>", "utf-8")
    # The workers have Chysto and not its tests.
    cloudpickle.register_pickle_by_value(sys.modules[__name__])
    cluster.client.run(count_loads)
    running = process(
        "run", inbox, "-o", tmp_path / "english", "--cluster", cluster.address, env=os.environ | {"CHYSTO_CHUNK": "2"}
    )
    _, err = running.communicate(timeout=900)
    assert running.returncode == 0, err.decode()
    assert b"Traceback" not in err
    assert f"{ARTICLES + 1} stored now".encode() in err
    assert [*cluster.client.run(loads).values()] == [1, 1]
    with Store.open(home / "chysto.db") as store:
        assert store.found() == ARTICLES + 1
        assert store.claims.held() == {}
        (run,) = store.runs()
        assert run.stored == ARTICLES + 1
        assert run.signature.startswith("detect:")
        assert run.seconds["translate"] > 0
    assert len(list((tmp_path / "english").iterdir())) == ARTICLES + 1
    assert [path.name for path in (tmp_path / "user").iterdir()] == []


def test_no_scheduler_is_one_clear_line(run: Callable, home: Path) -> None:
    ran = run("worker", "nonsense://")
    assert ran.status == 5
    assert ran.err.count("\n") == 1
    assert "no Dask scheduler answers" in ran.err
