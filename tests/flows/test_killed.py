"""Workers that are killed at any moment: nothing is lost, done twice or half stored, and nobody cleans up."""

import json
import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

from storage import Store, look_through

ROOT = Path(__file__).parents[2]
ARTICLES, KILLS = 40, 50


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """40 articles: 30 files, and 10 records of one file. No two have a sentence in common."""
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for n in range(30):
        (inbox / f"{n:02}.txt").write_text(f"Рада ухвалила закон {n}\n\nЗакон {n} підтримали. Рада {n} задоволена.\n")
    lines = [{"id": f"r{n}", "text": f"В городе построили {n} школ."} for n in range(100, 110)]
    (inbox / "feed.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    return inbox


@contextmanager
def nursery(url: str, inbox: Path, output: Path) -> Iterator[tuple[IO[str], IO[str]]]:
    """What makes workers: orders go in, how each ended comes out."""
    command = [sys.executable, str(Path(__file__).with_name("nursery.py")), url, str(inbox), str(output)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin
        assert process.stdout
        yield process.stdin, process.stdout
        process.stdin.close()
    assert process.returncode == 0


def one(into: IO[str], out: IO[str], order: str) -> int:
    """A worker's end."""
    print(order, file=into, flush=True)
    return int(out.readline())


def test_killed_fifty_times_over_the_same_articles(url: str, inbox: Path, tmp_path: Path) -> None:
    points = random.Random(5)  # noqa: S311 - the same points every time
    orders = [
        f"sql {points.randint(1, 60)}" if points.random() < 0.7 else f"after {points.uniform(0.02, 0.6):.3f}"
        for _ in range(KILLS)
    ]
    ends, stored = [], []
    with nursery(url, inbox, tmp_path / "english") as (into, out):
        for order in orders:
            ends.append(one(into, out, order))
            if ends[-1] == -9:
                with Store.open(url) as store:
                    stored.append(sum(store.summary().articles.values()))
        assert one(into, out, "end") == 0
        assert one(into, out, "end") == 0
    # Most of the kills struck while there was work to do.
    assert sum(count < ARTICLES for count in stored) >= KILLS // 2
    assert stored == sorted(stored)

    undisturbed = f"sqlite:///{tmp_path}/undisturbed.db"
    with nursery(undisturbed, inbox, tmp_path / "expected") as (into, out):
        assert one(into, out, "end") == 0

    with Store.open(url) as store, Store.open(undisturbed) as other:
        lines = store.articles()
        assert len(lines) == len({line.origin for line in lines}) == ARTICLES
        assert {line.version for line in lines} == {1}
        for line in lines:
            record, expected = store.find(line.id).record, other.find(line.id).record
            assert record.article == expected.article
            assert [result.clean for result in record.results] == [result.clean for result in expected.results]
        assert store.failures() == ()
        assert store.claims.held() == {}
        kept, fresh = (
            {entry.remembered.key: entry.remembered.english for entry in each.memory.entries()}
            for each in (store, other)
        )
        assert kept == fresh
    look_through(url)
    written = {path.name: path.read_bytes() for path in (tmp_path / "english").iterdir()}
    assert written == {path.name: path.read_bytes() for path in (tmp_path / "expected").iterdir()}
