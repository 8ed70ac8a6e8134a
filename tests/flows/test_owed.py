"""A run writes the English of what was stored before where its file is missing."""

from collections.abc import Callable
from pathlib import Path

import pytest

from flows.settings import Settings
from flows.summary import Summary
from flows.through import in_turn, through


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    inbox = tmp_path / "inbox"
    (inbox / "today").mkdir(parents=True)
    (inbox / "a.txt").write_text("Рада ухвалила закон.\n", "utf-8")
    (inbox / "today" / "b.md").write_text("# Новини\n\nМіністр [приїхав](https://x.example) до Києва.\n", "utf-8")
    (inbox / "today" / "c.html").write_text(
        "<article><h1>Новини</h1><p>Уряд змінив <a href='https://y.example'>рішення</a> сьогодні.</p></article>",
        "utf-8",
    )
    (inbox / "d.jsonl").write_text('{"id":1,"text":"Ціна зросла."}\n{"id":2,"text":"Ціна впала."}\n', "utf-8")
    return inbox


def went(inbox: Path, output: Path | None, home: Path, database: str = "") -> Summary:
    return through(inbox, output, Settings(home=home, settle=0, database_url=database), in_turn(lambda chunk: chunk()))


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_translate_stored_is_written_by_the_next_run(
    run: Callable, inbox: Path, home: Path, database: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    went(inbox, tmp_path / "expected", tmp_path / "other home")
    expected = files(tmp_path / "expected")
    assert sorted(expected) == ["a.en.txt", "d.en.jsonl", "today/b.en.md", "today/c.en.html"]
    assert b"https://y.example" in expected["today/c.en.html"]

    inputs = [path for path in sorted(inbox.rglob("*")) if path.is_file()]
    assert run("translate", "-o", tmp_path / "elsewhere", *inputs).status == 0
    summary = went(inbox, tmp_path / "english", home, database)
    assert (summary.known, summary.stored, summary.translated, summary.failures) == (5, 0, 0, [])
    assert files(tmp_path / "english") == expected
    assert f"3 articles stored before, written to {tmp_path}/english now" in capfdbinary.readouterr().err.decode()

    # What is there stays as it is; what has gone comes back.
    (tmp_path / "english" / "today" / "b.en.md").write_text("as a person left it")
    (tmp_path / "english" / "d.en.jsonl").unlink()
    went(inbox, tmp_path / "english", home, database)
    assert files(tmp_path / "english") == expected | {"today/b.en.md": b"as a person left it"}


def test_one_that_cannot_be_written_stops_no_other(inbox: Path, home: Path, database: str, tmp_path: Path) -> None:
    went(inbox, None, home, database)
    (tmp_path / "english").mkdir()
    (tmp_path / "english" / "today").write_text("in the way")
    (summary := went(inbox, tmp_path / "english", home, database)).failures.sort()
    assert [line.partition(": ")[0] for line in summary.failures] == [
        f"{tmp_path}/english/today/{name}" for name in ("b.en.md", "c.en.html")
    ]
    assert sorted(files(tmp_path / "english")) == ["a.en.txt", "d.en.jsonl", "today"]
