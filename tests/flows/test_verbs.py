"""The smaller verbs."""

import json
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest

from articles import ALWAYS, Edit, Passage
from checks import CHECKS
from cleaners import CLEANERS, SOURCE_CLEANERS, Cleaner, replay
from engines.packages import STARTER
from flows.command import VERBS
from flows.complaint import Exit
from flows.feed import Pages
from flows.verbs.run import run as run_verb
from flows.verbs.serve import serve as serve_verb

GARBLED = "The decision < hold so-called talks from September 23 to 27on the territory .\n"
CLEAN = "The decision hold so-called talks from September 23 to 27 on the territory.\n"


def test_help_teaches_every_verb(run: Callable) -> None:
    top = run("--help")
    assert top.status == 0
    for verb, title in VERBS.items():
        assert title in top.out
        assert run(verb, "--help").out.startswith(f"Usage: chysto {verb}")


def test_repair_a_file_and_a_filter(run: Callable, tmp_path: Path) -> None:
    path = tmp_path / "machine.txt"
    path.write_text(GARBLED, "utf-8")
    ran = run("repair", path)
    assert (ran.status, ran.out) == (0, CLEAN)
    assert "3 edits" in ran.err
    assert run("repair", "-", stdin=GARBLED.encode()).out == CLEAN
    line = json.dumps({"id": 1, "text": GARBLED, "kept": "yes"}).encode()
    filtered = json.loads(run("repair", "--jsonl", "-", stdin=line).out)
    assert (filtered["id"], filtered["kept"], filtered["text"]) == (1, "yes", CLEAN)
    assert {edit["cleaner"] for edit in filtered["edits"]} == {"stray_angle", "merged_number", "space_before_mark"}


def test_a_text_that_breaks_a_cleaner_stops_none_of_the_others(
    run: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No cleaner is known to break, so one is made that does."""

    def breaking(passage: Passage) -> Iterator[Edit]:
        if "boom" in passage.text:
            raise IndexError("no such word")
        yield from ()

    broken = Cleaner("breaking", ALWAYS, 1, breaking, "Broken.")
    monkeypatch.setattr("flows.verbs.repair.CLEANERS", (*CLEANERS, broken))
    lines = [json.dumps({"id": number, "text": text}) for number, text in enumerate(("so .", "boom .", "so ."))]
    ran = run("repair", "--jsonl", "-", stdin="\n".join(lines).encode())
    assert [json.loads(line)["text"] for line in ran.out.splitlines()] == ["so.", "boom .", "so."]
    assert "1: cannot be repaired (IndexError: no such word); left as it was" in ran.err
    assert ran.status == 4
    files = [tmp_path / name for name in ("a.txt", "b.txt", "c.txt")]
    for path, text in zip(files, ("so .\n", "boom .\n", "so .\n"), strict=True):
        path.write_text(text)
    ran = run("repair", "-o", tmp_path, *files)
    assert [path.name for path in sorted(tmp_path.glob("*.en.txt"))] == ["a.en.txt", "c.en.txt"]
    assert "b.txt: cannot be repaired" in ran.err
    assert ran.status == 4
    alone = run("repair", files[1])
    assert (alone.status, alone.out) == (5, "")


@pytest.mark.parametrize(
    ("trouble", "said"),
    [(MemoryError(), "out of memory"), (OSError(28, "No space left on device", "words"), "words: No space left")],
)
def test_what_goes_wrong_for_every_text_is_told_once(
    run: Callable, monkeypatch: pytest.MonkeyPatch, trouble: Exception, said: str
) -> None:
    """No memory and no disk can be had for a test that are certain to be full at that moment."""

    def failing(passage: Passage) -> Iterator[Edit]:
        raise trouble
        yield

    monkeypatch.setattr("flows.verbs.repair.CLEANERS", (Cleaner("failing", ALWAYS, 1, failing, "Failing."),))
    lines = "\n".join(json.dumps({"id": number, "text": "so ."}) for number in range(3))
    for arguments in (["repair", "--jsonl", "-"], ["repair", "-"]):
        ran = run(*arguments, stdin=lines.encode())
        assert ran.err.count(said) == 1
        assert "cannot be repaired" not in ran.err
        assert (ran.status, ran.out) == (5, "")


def test_the_cleaners_that_help_names_are_there(run: Callable, tmp_path: Path) -> None:
    path = tmp_path / "machine.txt"
    path.write_text(GARBLED, "utf-8")
    named = re.findall(r"--(?:skip|only) ([a-z_]+)", run("repair", "--help").out)
    assert named
    assert run("repair", *(f"--skip={name}" for name in named), path).status == 0


@pytest.mark.parametrize("context", ["5", "[1]", "null", "{}"])
def test_detect_passes_over_a_context_that_is_no_text(run: Callable, context: str) -> None:
    line = f'{{"id": 1, "text": "Рада ухвалила рішення.", "context": {context}}}'
    assert json.loads(run("detect", "--jsonl", "-", stdin=line.encode()).out)["lang"] == "uk"


@pytest.mark.parametrize("verb", ["repair", "detect"])
def test_a_filter_answers_before_it_waits_for_more(process: Callable, verb: str) -> None:
    with process(verb, "--jsonl", "-", stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0) as filtering:
        for lines in (1, 3):
            filtering.stdin.write(b"".join(b'{"id": %d, "text": "All is well."}\n' % number for number in range(lines)))
            assert [json.loads(filtering.stdout.readline())["id"] for _ in range(lines)] == list(range(lines))
        filtering.stdin.write(b'{"id": 7, "text": "cut in')
        filtering.stdin.write(b' two", "more": "' + b"x" * 200_000 + b'"}\n\n{"id": 8, "text": "the last"}')
        filtering.stdin.close()
        assert [json.loads(line)["id"] for line in filtering.stdout] == [7, 8]
    assert filtering.returncode == 0


@pytest.mark.parametrize("verb", ["repair", "detect"])
def test_a_filter_names_the_lines_that_are_no_records(run: Callable, verb: str) -> None:
    lines = [
        b'{"id": 1, "text": "Good."}',
        b"",
        b"[1]",
        b'{"text": "x", "n": ' + b"9" * 5000 + b"}",
        b'{"text": "x", "n": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        b'{"id": 2, "text": "Better."}',
    ]
    ran = run(verb, "--jsonl", "-", stdin=b"\n".join(lines))
    assert ran.status == Exit.SOME_FAILED
    assert [json.loads(line)["id"] for line in ran.out.splitlines()] == [1, 2]
    assert [*re.findall("line (\\d): (?:is )?(not|holds|nested)", ran.err)] == [
        ("3", "not"),
        ("4", "holds"),
        ("5", "nested"),
    ]
    assert run(verb, "--jsonl", "-", stdin=b"[1]\n").status == Exit.ALL_FAILED
    assert run(verb, "--jsonl", "nowhere.jsonl").status == Exit.ALL_FAILED


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_json_lines_in_utf_16_are_refused_whole(run: Callable, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "u.jsonl"
    path.write_text('{"id": "1", "text": "so ."}\n{"id": "2", "text": "so ."}\n', encoding=encoding)
    for options in ((), ("--jsonl",)):
        ran = run("repair", *options, path)
        assert (ran.status, ran.out) == (Exit.ALL_FAILED, "")
        assert ran.err.count("\n") == 1
        assert "iconv -f UTF-16 -t UTF-8" in ran.err


def test_what_a_filter_has_done_is_out_when_it_ends(process: Callable) -> None:
    with process("repair", "--jsonl", "-", stdin=subprocess.PIPE) as filtering:
        out, err = filtering.communicate(b'{"id": 1, "text": "Good."}\n[1]\n')
    assert [json.loads(line)["id"] for line in out.splitlines()] == [1]
    assert b"line 2" in err
    assert filtering.returncode == Exit.SOME_FAILED


def test_repair_hands_half_a_surrogate_pair_on(run: Callable) -> None:
    line = b'{"text": "so \\ud800 ."}'
    assert json.loads(run("repair", "--jsonl", "-", stdin=line).out)["text"] == "so \ud800."


@pytest.mark.parametrize(
    "more", ["18446744073709551616", "-Infinity", "[0.1, {}, NaN]", '{"a": [1e400, null]}', '"\\ud800"']
)
def test_repair_hands_other_fields_on_as_they_came(run: Callable, more: str) -> None:
    ran = run("repair", "--jsonl", "-", stdin=f'{{"more": {more}, "text": "so ."}}'.encode())
    repaired = json.loads(ran.out)
    assert (str(repaired["more"]), repaired["text"]) == (str(json.loads(more)), "so.")


def test_repair_check_names_what_would_change_and_writes_nothing(run: Callable, tmp_path: Path) -> None:
    bad, good = tmp_path / "bad.txt", tmp_path / "good.txt"
    bad.write_text(GARBLED, "utf-8")
    good.write_text(CLEAN, "utf-8")
    ran = run("repair", "--check", bad, good)
    assert (ran.status, ran.out) == (1, f"{bad}\n")
    assert run("repair", "--check", good).status == 0
    assert bad.read_text("utf-8") == GARBLED


def test_repair_only_and_skip(run: Callable) -> None:
    assert run("repair", "--only", "merged_number", "-", stdin=GARBLED.encode()).out == GARBLED.replace("27on", "27 on")
    assert "27on" in run("repair", "--skip", "merged_number", "-", stdin=GARBLED.encode()).out


def test_repair_diff_and_patch(run: Callable, tmp_path: Path) -> None:
    shown = run("repair", "--diff", "-", stdin=GARBLED.encode()).out
    assert "merged_number" in shown
    path = tmp_path / "machine.txt"
    path.write_text(GARBLED, "utf-8")
    (tmp_path / "x.patch").write_text(run("repair", "--patch", path).out, "utf-8")
    subprocess.run(["git", "apply", "-p0", "--unsafe-paths", "--check", "x.patch"], cwd=tmp_path, check=False)
    assert "+The decision hold" in (tmp_path / "x.patch").read_text("utf-8")


def test_diff_of_a_stored_article(run: Callable, tmp_path: Path) -> None:
    assert run("diff").status == 5
    path = tmp_path / "note.txt"
    path.write_text("Уряд затвердив бюджет.\n", "utf-8")
    run("translate", path)
    assert "source   Уряд затвердив бюджет." in run("diff", path).out.splitlines()
    assert "Уряд затвердив бюджет." in run("diff", "note.txt").out
    listed = run("diff").out
    assert str(path) in listed
    assert "Уряд" in run("diff", listed.split()[0]).out
    assert run("diff", "nothing.txt").status == 5


def test_the_list_of_articles_shows_no_control_characters(run: Callable) -> None:
    run("translate", "-", stdin=b"\x1b[31m \xd0\xa2\xd0\xb0\xd0\xba\x07.\n")
    assert "\\x1b[31m Так\\x07." in run("diff").out


def test_detect(run: Callable, tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("Уряд ухвалив рішення.\n\nПравительство утвердило бюджет.\n\nThe end.\n", "utf-8")
    languages = [line.split()[0] for line in run("detect", path).out.splitlines() if not line.startswith(" ")]
    assert languages == ["uk", "ru", "en"]
    found = [json.loads(line) for line in run("detect", "--json", path).out.splitlines()]
    assert [fact["lang"] for fact in found] == ["uk", "ru", "en"]
    assert all(fact["why"] for fact in found)
    line = json.dumps({"id": "a", "text": "Уряд затвердив бюджет."}).encode()
    assert json.loads(run("detect", "--jsonl", "-", stdin=line).out) == {
        "id": "a",
        "lang": "uk",
        "spans": [[0, 22, "uk"]],
    }
    assert run("detect", "--ranker", "langdetect", path).status == 0


def test_models(run: Callable, home: Path) -> None:
    assert "chysto-starter" in run("models", "list").out
    assert run("models", "install", STARTER).status == 0
    rows = [json.loads(line) for line in run("models", "list", "--json").out.splitlines()]
    assert [row["used_for"] for row in rows] == [["uk", "ru"], []]
    assert run("models", "verify").out.count("whole") == 2
    assert "starter package" not in run("translate", "-", stdin="Уряд затвердив бюджет.".encode()).err


def test_cleaners_and_checks_are_listed_and_explained(run: Callable) -> None:
    listed = run("cleaners").out
    for cleaner in {*CLEANERS, *SOURCE_CLEANERS}:
        assert cleaner.title in listed
        assert cleaner.explanation in run("cleaners", cleaner.name).out
    for check in CHECKS:
        assert check.title in run("checks").out
        assert check.explanation in run("checks", check.name).out


def test_asking_makes_no_files(run: Callable, home: Path) -> None:
    for arguments in (
        ["cleaners"],
        ["checks"],
        ["models", "list"],
        ["diff"],
        ["status"],
        ["status", "--json"],
        ["failures"],
    ):
        run(*arguments)
    assert not home.exists()


def test_doctor(run: Callable, home: Path) -> None:
    ran = run("doctor")
    assert ran.status == 0, ran.out
    assert "sockets refused" in ran.out
    assert "uk →" in ran.out
    assert "ru →" in ran.out
    assert "nothing was written to HOME but CHYSTO_HOME" in ran.out


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_doctor_names_a_damaged_database(run: Callable, home: Path) -> None:
    home.mkdir()
    (home / "chysto.db").write_bytes(b"not a database" * 100)
    ran = run("doctor")
    assert ran.status == 5
    assert "BAD   database" in ran.out


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_doctor_looks_at_all_of_a_home_that_cannot_be_read(
    run: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHYSTO_HOME", str(tmp_path / ("n" * 300)))
    ran = run("doctor")
    assert ran.status == 5
    found = {line.split()[1]: line.split()[0] for line in ran.out.splitlines()}
    assert found["packages"] == found["database"] == "BAD"
    assert "File name too long" in ran.out


@pytest.mark.parametrize("verb", [run_verb, serve_verb])
@pytest.mark.parametrize("said", [*Pages])
def test_whose_pages_are_fetched_is_said_in_the_words_of_the_messages(verb: click.Command, said: Pages) -> None:
    for spelled in (str(said), str(said).upper()):
        assert verb.make_context("verb", ["feed.xml", "--pages", spelled]).params["pages"] is said


@pytest.mark.parametrize("verb", ["run", "serve"])
def test_a_glossary_that_is_not_there_is_wrong_usage(run: Callable, tmp_path: Path, verb: str) -> None:
    ran = run(verb, tmp_path, "--glossary", tmp_path / "none.csv")
    assert ran.status == 2
    assert "none.csv" in ran.err


def test_edits_in_json_replay(run: Callable) -> None:
    line = json.dumps({"id": 1, "text": GARBLED}).encode()
    edits = json.loads(run("repair", "--jsonl", "-", stdin=line).out)["edits"]
    text = GARBLED
    for edit in sorted(edits, key=lambda edit: -edit["start"]):
        assert text[edit["start"] : edit["end"]] == edit["before"]
        text = text[: edit["start"]] + edit["after"] + text[edit["end"] :]
    assert text == CLEAN
    assert replay(GARBLED, ()) == GARBLED
