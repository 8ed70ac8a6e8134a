"""Folders and files as inboxes: what is still being written waits."""

import io
import json
import os
import threading
import time
from pathlib import Path

import pytest

from flows.complaint import Complaint
from flows.found import Found, Given, Left, Unread
from flows.inbox import Files
from flows.inputs import bounded
from flows.source import named


def read(inbox: Path, settle: float = 0.0, output: Path | None = None) -> list[Given]:
    return [*Files(inbox, output, settle).documents(lambda done, total: None)]


def names(given: list[Given]) -> list[tuple[str, str]]:
    origins = [each.document.article.origin if isinstance(each, Found) else each.origin for each in given]
    return [(type(each).__name__, origin.rpartition("/")[2]) for each, origin in zip(given, origins, strict=True)]


def write(path: Path, text: str, age: float = 60.0) -> None:
    path.write_text(text, "utf-8")
    os.utime(path, (time.time() - age, time.time() - age))


def test_a_file_just_written_is_looked_at_again_after_the_others(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "Рада ухвалила закон.", age=0)
    write(tmp_path / "b.txt", "Ціна зросла.")
    began = time.time()
    assert names(read(tmp_path, settle=0.5)) == [("Found", "b.txt"), ("Found", "a.txt")]
    assert time.time() - began >= 0.4


def test_a_file_still_being_written_is_left_for_the_next_run(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write(path, "Рада ухвалила", age=0)
    write(tmp_path / "b.txt", "Ціна зросла.")
    over = threading.Event()

    def writing() -> None:
        with path.open("a") as file:
            while not over.wait(0.05):
                file.write(" закон")
                file.flush()

    writer = threading.Thread(target=writing)
    writer.start()
    try:
        given = read(tmp_path, settle=1.0)
    finally:
        over.set()
        writer.join()
    assert names(given) == [("Found", "b.txt"), ("Left", "a.txt")]
    write(path, "Рада ухвалила закон.")
    assert names(read(tmp_path, settle=1.0)) == [("Found", "a.txt"), ("Found", "b.txt")]


def test_a_file_that_is_taken_away_meanwhile_is_no_article(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "Рада ухвалила закон.", age=0)
    given = Files(tmp_path, settle=0.3).documents(lambda done, total: None)
    threading.Timer(0.1, (tmp_path / "a.txt").unlink).start()
    assert [isinstance(each, Left | Unread) for each in given] == [True]


def test_a_file_from_a_clock_ahead_does_not_wait_for_ever(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "Рада ухвалила закон.", age=-3600)
    assert names(read(tmp_path, settle=1.0)) == [("Found", "a.txt")]


def test_of_a_growing_file_all_lines_but_an_unfinished_one(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    lines = [json.dumps({"id": n, "text": f"Ціна зросла на {n} гривень."}, ensure_ascii=False) for n in range(3)]
    path.write_text("\n".join(lines[:2]) + "\n" + lines[2][:20], "utf-8")
    for inbox in (path, tmp_path):
        given = read(inbox, settle=60.0)
        assert names(given) == [("Found", "news.jsonl#0"), ("Found", "news.jsonl#1"), ("Left", "news.jsonl#3")]
        assert isinstance(given[-1], Left)
        assert "line 3 is not finished" in given[-1].reason
    # A last line that is whole counts without its end: nothing that follows could still belong to it.
    path.write_text("\n".join(lines), "utf-8")
    assert names(read(path)) == [("Found", f"news.jsonl#{n}") for n in range(3)]


def test_a_character_cut_in_two_is_no_failure(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_bytes('{"id": 1, "text": "Рада"}\n{"id": 2, "text": "Р'.encode()[:-1])
    assert names(read(path)) == [("Found", "news.jsonl#1"), ("Left", "news.jsonl#2")]


def test_a_broken_line_in_the_middle_is_a_failure(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text('{"id": 1, "te\n{"id": 2, "text": "Рада"}\n', "utf-8")
    assert names(read(path)) == [("Unread", "news.jsonl#1"), ("Found", "news.jsonl#2")]


def test_of_a_line_without_end_no_more_is_held_than_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.inputs.LIMIT", 1000)
    path = tmp_path / "news.jsonl"
    long = json.dumps({"id": 2, "text": "x" * 5000})
    path.write_text(f'{{"id": 1, "text": "Рада"}}\n{long}\n{{"id": 3, "text": "Рада"}}\n{long}', "utf-8")
    assert names(read(path)) == [
        ("Found", "news.jsonl#1"),
        ("Unread", "news.jsonl#2"),
        ("Found", "news.jsonl#3"),
        ("Left", "news.jsonl#4"),
    ]
    assert max(map(len, bounded(io.BytesIO(b"x" * 100_000 + b"\nso\n"), 50))) == 52


def test_a_folder_is_not_written_into_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("Рада", "utf-8")
    (tmp_path / "link").symlink_to(tmp_path)
    for output in (tmp_path, Path(), tmp_path / "link", tmp_path / "x" / ".."):
        with pytest.raises(Complaint, match="another folder"):
            read(tmp_path, output=output)


def test_a_fault_of_a_reader_is_that_of_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise IndexError("list index out of range")

    for name in ("a.txt", "b.md", "c.txt"):
        (tmp_path / name).write_text("Рада", "utf-8")
    monkeypatch.setattr("documents.markdown.read", broken)
    assert names(read(tmp_path)) == [("Found", "a.txt"), ("Unread", "b.md"), ("Found", "c.txt")]


@pytest.mark.parametrize("inbox", ["", "nowhere", "ftp://a.example/feed", "file:///etc/passwd", "picture.png"])
def test_what_is_no_inbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, inbox: str) -> None:
    monkeypatch.chdir(tmp_path)
    Path("picture.png").write_bytes(b"x")
    with pytest.raises(Complaint) as complaint:
        named(inbox)
    assert inbox in complaint.value.message


def test_inboxes_are_known_from_every_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("inbox").mkdir()
    Path("feed.xml").write_text("")
    assert named("inbox/") == str(tmp_path / "inbox")
    assert named("feed.xml") == str(tmp_path / "feed.xml")
    assert named("https://news.example/feed") == "https://news.example/feed"
