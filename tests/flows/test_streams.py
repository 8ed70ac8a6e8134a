"""Standard streams that are closed, full, read by nobody, or of an encoding without the letters."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

CHYSTO = Path(sys.executable).with_name("chysto")
GARBLED = "The decision < hold talks .\n"
LINES = "\n".join(f"Line {number} is < here with 27on .\n" for number in range(4000))


def shell(command: str, *arguments: str | Path, **environment: str) -> tuple[int, bytes, bytes]:
    """Run ``command``, in which ``$0`` is chysto; its status, output and errors."""
    ran = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command, CHYSTO, *map(str, arguments)],
        capture_output=True,
        check=False,
        env=dict(os.environ) | environment,
        timeout=120,
    )
    assert b"Traceback" not in ran.stderr
    assert b"fault in Chysto" not in ran.stderr
    return ran.returncode, ran.stdout, ran.stderr


@pytest.fixture
def garbled(home: Path, tmp_path: Path) -> Path:
    path = tmp_path / "garbled.txt"
    path.write_text(GARBLED, "utf-8")
    return path


def test_standard_output_that_is_closed_is_told(garbled: Path) -> None:
    status, _, errors = shell('"$0" repair "$1" >&-', garbled)
    assert status == 5
    assert b"chysto: standard output: Bad file descriptor" in errors


def test_standard_input_that_is_closed_is_empty(home: Path) -> None:
    status, _, errors = shell('"$0" repair - <&-')
    assert (status, errors) == (5, b"chysto: stdin: is empty: give a file with text in it\n")


def test_what_is_opened_next_does_not_get_the_number_of_a_closed_stream(garbled: Path, tmp_path: Path) -> None:
    english = tmp_path / "english"
    assert shell('"$0" repair -o "$2" "$1" <&- >&- 2>&-', garbled, english)[0] == 0
    assert (english / "garbled.en.txt").read_text("utf-8") == "The decision hold talks.\n"


def test_news_that_cannot_be_told_stops_nothing(garbled: Path, tmp_path: Path) -> None:
    status, output, _ = shell('"$0" repair "$1" 2>/dev/full', garbled)
    assert (status, output) == (0, b"The decision hold talks.\n")


@pytest.mark.parametrize("options", ["", "--diff", "--patch"])
def test_a_reader_that_has_gone_has_what_it_wanted(home: Path, tmp_path: Path, options: str) -> None:
    long = tmp_path / "long.txt"
    long.write_text(LINES, "utf-8")
    status, output, _ = shell(f'"$0" repair {options} "$1" | head -n 1', long)
    assert status == 0
    assert output.count(b"\n") == 1


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "koi8-u"])
def test_results_are_utf8_whatever_python_is_told(garbled: Path, encoding: str) -> None:
    quoted = garbled.with_name("Рада.txt")
    quoted.write_text("“Рада” — ok 😀 <\n", "utf-8")
    status, output, _ = shell('"$0" repair --diff "$1"', quoted, PYTHONIOENCODING=encoding)
    assert status == 0
    assert "“Рада” — ok 😀 <" in output.decode()
    status, output, _ = shell('"$0" detect --json "$1"', quoted, PYTHONIOENCODING=encoding)
    assert json.loads(output)["origin"] == str(quoted)
