"""Back-up and restore by the command while the whole flow works, each in a process of its own."""

import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from storage import Store, look_through

ARTICLES, SENTENCES = 60, 7


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """Articles long enough to be at work on for a while; no two have a sentence in common."""
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for n in range(ARTICLES):
        said = " ".join(f"Рада ухвалила закон {n * SENTENCES + line} і школи відкриють." for line in range(SENTENCES))
        (inbox / f"{n:03}.txt").write_text(f"Закон {n}\n\n{said}\n")
    return inbox


def contents(database: str) -> dict[str, tuple[int, str, list[str]]]:
    """What is stored by origin: version, digest of the source, and the clean text of every passage."""
    with Store.open(database) as store:
        found = {}
        for line in store.articles():
            record = store.find(line.id).record
            found[line.origin] = (line.version, record.article.digest, [result.clean for result in record.results])
        return found


def stored(database: str) -> int:
    with Store.open(database) as store:
        return sum(store.totals().values())


def test_a_back_up_and_a_restore_while_the_flow_works(
    process: Callable, prefect: str, database: str, inbox: Path, tmp_path: Path, another: Callable
) -> None:
    environment = os.environ | {"CHYSTO_CHUNK": "4", "CHYSTO_THREADS": "1"}

    def command(*arguments: Any, **more: str) -> str:
        running = process(*arguments, env=environment | more)
        _, said = running.communicate(timeout=600)
        assert running.returncode == 0, said.decode()
        return str(said.decode())

    def until(count: int) -> int:
        with Store.open(database) as store:
            while (held := sum(store.totals().values())) < count:
                assert running.poll() is None
                time.sleep(0.05)
        return held

    running = process("run", inbox, env=environment, stdout=subprocess.DEVNULL)
    before = until(4)
    command("backup", tmp_path / "x.backup")
    after = until(before + 8)
    command("restore", "--force", tmp_path / "x.backup")
    assert running.poll() is None
    _, said = running.communicate(timeout=600)
    assert running.returncode == 0, said.decode()
    assert b"Traceback" not in said

    # What was stored between the two, and what was in hand at the second, is what the next run does.
    left = ARTICLES - stored(database)
    assert 0 < left < ARTICLES
    assert f"{ARTICLES} articles found, {ARTICLES - left} stored before, {left} stored now" in command("run", inbox)
    whole = contents(database)
    assert len(whole) == ARTICLES
    assert {version for version, _, _ in whole.values()} == {1}
    assert all(len(passages) == 2 and all(passages) for _, _, passages in whole.values())
    with Store.open(database) as store:
        assert store.claims.held() == {}
        assert store.failures() == ()

    with another() as elsewhere:
        command("restore", tmp_path / "x.backup", CHYSTO_DATABASE_URL=elsewhere)
        look_through(elsewhere)
        copy = contents(elsewhere)
        assert before <= len(copy) <= after
        assert copy.items() <= whole.items()
        command("run", inbox, CHYSTO_DATABASE_URL=elsewhere)
        assert contents(elsewhere) == whole


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize("end", ["", "-wal", "-shm"])
def test_the_database_itself_is_no_back_up(run: Callable, database: str, tmp_path: Path, end: str) -> None:
    (tmp_path / "n.txt").write_text("Дороги закриті.\n")
    assert run("translate", tmp_path / "n.txt").status == 0
    path = Path(database.removeprefix("sqlite:///"))
    (tmp_path / "link.db").symlink_to(path)
    for file in (path.with_name(path.name + end), tmp_path / "link.db"):
        for verb in ("backup", "restore"):
            if file.exists() or verb == "backup":
                ran = run(verb, "--force", file)
                assert (ran.status, "is the database itself" in ran.err) == (2, True)
    for verb in (("export", "--jsonl"), ("memory", "export", "--tmx")):
        ran = run(*verb, path)
        assert (ran.status, "is a database, and stays as it is" in ran.err) == (5, True)
    assert "Дороги" in run("diff", tmp_path / "n.txt").out
