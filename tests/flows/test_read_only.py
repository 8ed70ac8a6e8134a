"""A database that may only be read: whatever only reads it works, whatever writes says so."""

from collections.abc import Callable
from pathlib import Path

import pytest

READING = (
    ("diff",),
    ("diff", "note.txt"),
    ("export", "--jsonl", "-"),
    ("export", "--xliff", "-"),
    ("status", "--runs", "0"),
    ("failures",),
    ("cleaners",),
    ("memory", "stats"),
)
WRITING = (("translate", "note.txt"), ("failures", "--forget", "note.txt"))


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_what_reads_works_and_what_writes_says_so(
    run: Callable, home: Path, database: str, tmp_path: Path, as_stranger: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("note.txt").write_text("Уряд затвердив бюджет на 2027 рік.\n", "utf-8")
    assert run("translate", "note.txt").status == 0
    # What this imports is imported by its owner, who may.
    before = [run(*verb) for verb in READING]
    assert {ran.status for ran in before} == {0}
    assert all(ran.out or ran.err for ran in before)
    (home / "chysto.db").chmod(0o444)
    home.chmod(0o555)
    kept = {path: path.stat().st_mtime_ns for path in home.iterdir()}
    with as_stranger():
        assert [run(*verb) for verb in READING] == before
        for verb in WRITING:
            ran = run(*verb)
            assert ran.status != 0
            assert f"{home}/chysto.db: may not be written: check the permissions" in ran.err
    assert {path: path.stat().st_mtime_ns for path in home.iterdir()} == kept
    home.chmod(0o755)
