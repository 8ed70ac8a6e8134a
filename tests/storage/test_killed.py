"""A process that is killed in the middle of saving leaves nothing half stored."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from articles import Article, Passage
from storage import Record, Result, Store

ROOT = Path(__file__).parents[2]
PROGRAM = """
import os, signal, sys
from sqlalchemy import event
from articles import Article, Doubt, Passage, Severity
from storage import Record, Result, Store

url, moment, sign = sys.argv[1:]

def record(origin):
    doubt = Doubt("numbers", "missing", Severity.NOTES, "one is missing")
    passages = tuple(Passage(f"Абзац {number}.", position=number, of=9) for number in range(9))
    results = tuple(Result(passage.text, "Text.", "Text.", doubts=(doubt,)) for passage in passages)
    return Record(Article(origin, passages), results)

store = Store.open(url)
store.save(record("before.txt"))

@event.listens_for(store._database.engine, "before_cursor_execute")
def before(connection, cursor, statement, *rest):
    if statement.startswith(moment):
        os.kill(os.getpid(), getattr(signal, sign))

@event.listens_for(store._database.engine, "commit")
def commit(connection):
    if moment == "COMMIT":
        os.kill(os.getpid(), getattr(signal, sign))

store.save(record("half.txt"))
print("the end was reached")
"""


@pytest.mark.parametrize(
    ("sign", "moment"),
    [
        ("SIGKILL", "INSERT INTO articles"),
        ("SIGKILL", "INSERT INTO doubts"),
        ("SIGKILL", "COMMIT"),
        ("SIGINT", "INSERT INTO doubts"),
    ],
)
def test_killed_while_saving(url: str, sign: str, moment: str) -> None:
    command = [sys.executable, "-c", PROGRAM, url, moment, sign]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == -getattr(signal, sign), done.stderr
    assert "the end was reached" not in done.stdout
    passages = (Passage("Абзац."),)
    half = Record(Article("half.txt", passages), (Result("Абзац.", "Text.", "Text."),))
    with Store.open(url) as store:
        assert [line.origin for line in store.articles()] == ["before.txt"]
        assert (store.summary().passages, store.summary().doubts) == (9, 9)
        assert store.save(half).version == 1
