"""How things stand, from our own database: for a person, as JSON, and as counters for Prometheus."""

import json
import math
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from articles import Article, Outcome, Passage
from flows.metrics import metrics
from flows.state import State
from flows.verbs.status import ago
from storage import Record, Result, Run, Status, Store

NOW = datetime.now(UTC)
FIRST = Run(
    "inbox",
    NOW - timedelta(hours=3),
    NOW - timedelta(hours=2),
    found=3,
    stored=2,
    failed=1,
    words=40,
    outcomes={Outcome.TRANSLATED: 7, Outcome.RETRIED: 2, Outcome.KEPT: 1, Outcome.REMEMBERED: 5},
    changes={"merged_number": 4},
    doubts={"numbers": 2},
    seconds={"translate": 1.5, "store": 0.25},
)
SECOND = Run(
    "inbox", NOW - timedelta(minutes=9), NOW - timedelta(minutes=8), found=1, failed=1, seconds={"translate": 0.5}
)


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    """A database with two runs, of which the last failed altogether, three articles, two failures and a claim."""
    with Store.open(database) as store:
        for number, status in enumerate((Status.NEW, Status.NEW, Status.NEEDS_REVIEW)):
            text = Passage(f"Текст {number}")
            store.save(Record(Article(f"{number}.txt", (text,)), (Result("а", "a", "a"),), status=status))
        # Laid out when this file was read, which in a long session is a while ago.
        late = datetime.now(UTC) - NOW
        for run in (FIRST, SECOND):
            store.note(replace(run, started=run.started + late, ended=run.ended + late))
        store.fail("bad.txt", "translate", "it broke")
        for _ in range(3):
            store.fail("worse.txt", "translate", "it broke")
        store.claims.take([("new.txt", "0" * 64)], "somebody", 60)
        yield store


def samples(text: str) -> dict[tuple[str, ...], float]:
    """Every sample that Prometheus's own parser finds, by name and label."""
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_prometheus_reads_what_the_runs_did(store: Store) -> None:
    text = metrics(State.of(store))
    found = samples(text)
    assert {family.type for family in text_string_to_metric_families(text)} == {"counter", "gauge"}
    assert found["chysto_articles", "new"] == 2
    assert found["chysto_articles", "needs_review"] == 1
    assert found["chysto_articles", "published"] == 0
    assert found["chysto_articles_found_total",] == 4
    assert found["chysto_articles_failed_total",] == 2
    assert found["chysto_sentences_total", "translated"] == 7
    assert found["chysto_sentences_total", "unsupported"] == 0
    assert found["chysto_memory_hits_total",] == 5
    assert found["chysto_retries_total",] == 3
    assert found["chysto_step_seconds_total", "translate"] == 2.0
    assert found["chysto_edits_total", "merged_number"] == 4
    assert found["chysto_runs_total",] == 2
    assert found["chysto_failures", "waiting"] == found["chysto_failures", "parked"] == 1
    assert found["chysto_claims",] == 1
    # The last run failed altogether; the last success is the one before.
    last, success = store.runs()
    assert math.isclose(found["chysto_last_success_timestamp_seconds",], success.ended.timestamp(), abs_tol=1)
    assert math.isclose(found["chysto_last_run_timestamp_seconds",], last.ended.timestamp(), abs_tol=1)


def test_counters_of_an_empty_database_start_at_nothing(tmp_path: Path) -> None:
    with Store.open(tmp_path / "x.db") as empty:
        found = samples(metrics(State.of(empty)))
    assert set(found.values()) == {0.0}
    assert not any("timestamp" in name for name, *_ in found)


def test_status_for_a_person_and_as_json(store: Store, run: Callable, tmp_path: Path) -> None:
    ran = run("status", "--runs", "1")
    assert ran.status == 0
    assert "2 new, 1 needs review" in ran.out
    assert "1 waiting for their next try, 1 parked" in ran.out
    assert "1 article of 1 worker" in ran.out
    assert "2 hours ago" in ran.out
    assert ran.out.count("inbox:") == 1

    told = json.loads(run("status", "--json").out)
    assert told["articles"]["needs_review"] == 1
    assert told["failures"] == {"waiting": 1, "parked": 1}
    assert told["claims"] == {"somebody": 1}
    assert 7190 < told["last_success_age"] < 7300
    assert [each["failed"] for each in told["runs"]] == [1, 1]
    assert told["runs"][1]["seconds"] == {"translate": 1.5, "store": 0.25}

    file = tmp_path / "new" / "chysto.prom"
    assert run("status", "--metrics", file).out == ""
    assert samples(file.read_text())["chysto_runs_total",] == 2
    assert [path.name for path in file.parent.iterdir()] == ["chysto.prom"]


def test_status_before_anything_was_stored(run: Callable) -> None:
    ran = run("status")
    assert ran.status == 0
    assert "last success   never" in ran.out


def test_status_asks_no_prefect(store: Store) -> None:
    code = "import sys; from flows.command import call; call(['status']); sys.exit('prefect' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], stdout=subprocess.DEVNULL, check=False).returncode == 0


def test_metrics_that_cannot_be_written_are_told(store: Store, run: Callable, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    ran = run("status", "--metrics", tmp_path / "file" / "chysto.prom")
    assert ran.status == 5
    assert "chysto.prom: " in ran.err


@pytest.mark.parametrize(
    ("seconds", "said"), [(5, "5 seconds ago"), (300, "5 minutes ago"), (7200, "2 hours ago"), (1e6, "12 days ago")]
)
def test_ago(seconds: float, said: str) -> None:
    assert ago(datetime.now(UTC) - timedelta(seconds=seconds)) == said
