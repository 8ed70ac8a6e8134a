"""A run on a Dask cluster: a scheduler and two workers as processes of their own, as on many machines."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import cloudpickle
import pytest

from documents import Document, read
from flows.cluster import spread, work_of, work_there
from flows.complaint import Complaint
from flows.found import Found
from flows.leases import Chunk, lease_of
from flows.settings import Settings
from flows.summary import Summary
from storage import Store

distributed = pytest.importorskip("distributed", reason="needs the extra: pip install 'chysto[dask]'")
pytest.importorskip("prefect_dask", reason="needs the extra: pip install 'chysto[dask]'")
pytestmark = pytest.mark.filterwarnings("ignore")

CHYSTO = Path(sys.executable).with_name("chysto")
ARTICLES = 24
SETTINGS = {"CHYSTO_CHUNK": "2"}


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
def dask(home: Path, database: str, tmp_path: Path) -> Iterator[Cluster]:
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
        # It unpacks what it passes on, and so imports Prefect.
        env=os.environ | {"PREFECT_HOME": str(home / "prefect"), "DO_NOT_TRACK": "1"},
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
    dask: Cluster, process: Callable, database: str, prefect: str, tmp_path: Path
) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for number in range(ARTICLES):
        (inbox / f"{number:02}.txt").write_text(f"Рада ухвалила закон.\n\nЗакон {number} підтримали.\n", "utf-8")
    (inbox / "page.html").write_text(f"<article><h1>Новини</h1><p>{'Уряд змінив рішення. ' * 5}</p></article>", "utf-8")
    # The workers have Chysto and not its tests.
    cloudpickle.register_pickle_by_value(sys.modules[__name__])
    dask.client.run(count_loads)
    running = process("run", inbox, "-o", tmp_path / "english", "--cluster", dask.address, env=os.environ | SETTINGS)
    _, err = running.communicate(timeout=900)
    assert running.returncode == 0, err.decode()
    assert b"Traceback" not in err
    assert f"{ARTICLES + 1} stored now".encode() in err
    assert [*dask.client.run(loads).values()] == [1, 1]
    with Store.open(database) as store:
        assert sum(store.totals().values()) == ARTICLES + 1
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


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_scheduler_that_is_not_there_is_one_clear_line(process: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT", "1s")
    running = process("worker", "tcp://127.0.0.1:1")
    _, err = running.communicate(timeout=120)
    assert running.returncode == 5
    assert b"chysto: tcp://127.0.0.1:1: no Dask scheduler answers (" in err
    assert b"fault" not in err.replace(b"failure-to-start", b"")


def found_at(inbox: Path, number: int) -> Found:
    (document,) = read(f"Закон {number} підтримали.".encode(), str(inbox / f"{number}.txt"))
    assert isinstance(document, Document)
    return Found(document)


def test_a_worker_makes_its_way_once_and_refuses_a_database_that_is_not_the_runs(
    home: Path, database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = Settings(home=home)
    lease = lease_of(60)
    chunks = [Chunk((found_at(tmp_path, number),), lease) for number in range(3)]
    pairs = [(chunk.found[0].document.article.origin, chunk.found[0].document.article.digest) for chunk in chunks]
    with Store.open(database) as store:
        store.claims.take(pairs, lease.holder, lease.seconds)
        assert [work_there(chunk, chosen).stored for chunk in chunks] == [1, 1, 1]
        assert work_of(chosen) is work_of(chosen)
        # A chunk that was all done by a worker which died before it could say so is sent to another.
        assert work_there(chunks[0], chosen).elsewhere == 1
        assert sum(store.totals().values()) == 3
    monkeypatch.setenv("CHYSTO_DATABASE_URL", f"sqlite:///{tmp_path / 'other.db'}")
    stranger = Chunk((found_at(tmp_path, 9),), lease)
    with pytest.raises(Complaint, match="not the run's; set the same CHYSTO_DATABASE_URL"):
        work_there(stranger, chosen)


def test_what_kills_its_workers_is_found_out_and_fails(home: Path, database: str, tmp_path: Path) -> None:
    chosen = Settings(home=home)
    lease = lease_of(60)
    chunk = Chunk(tuple(found_at(tmp_path, number) for number in range(4)), lease)
    poison = chunk.found[2].document.article.origin
    sent: list[int] = []

    def submit(work: Callable[[], Summary]) -> Callable[[], Summary]:
        (given, _) = work.args  # type: ignore[attr-defined]
        sent.append(len(given.found))
        if any(found.document.article.origin == poison for found in given.found):

            def killed() -> Summary:
                raise distributed.KilledWorker("chunk", None, 3)

            return killed
        return work

    with Store.open(database) as store:
        pairs = [(found.document.article.origin, found.document.article.digest) for found in chunk.found]
        store.claims.take(pairs, lease.holder, lease.seconds)
        summary = Summary(started=datetime.now(UTC))
        for part in spread(submit, lambda: 1)([chunk], chosen, store, lambda _: None):
            summary.merge(part)
        assert sent == [4, 1, 1, 1, 1]
        assert summary.stored == 3
        assert [(failure.origin, failure.step) for failure in store.failures()] == [(poison, "translate")]
        assert store.claims.held() == {}


def test_no_more_is_sent_out_than_the_workers_can_take(home: Path, database: str) -> None:
    sent: list[int] = []
    behind: list[int] = []

    def submit(work: Callable[[], Summary]) -> Callable[[], Summary]:
        number = len(sent)
        sent.append(number)

        def result() -> Summary:
            behind.append(number)
            return Summary(started=datetime.now(UTC))

        return result

    def chunks() -> Iterator[Chunk]:
        for number in range(10):
            assert number - len(behind) < 4
            yield Chunk((), lease_of(1))

    with Store.open(database) as store:
        assert len([*spread(submit, lambda: 4)(chunks(), Settings(home=home), store, lambda _: None)]) == 10
    assert behind == sent == list(range(10))
