"""The samples: the whole way makes of each what its golden files say, and the repair reaches the hand-made English."""

from pathlib import Path

import pytest
from golden import SAMPLES, SOURCES, golden

from cleaners import clean_text, replay

GARBLED = sorted(SAMPLES.glob("garbled-*/machine.txt"))

# "In the articleHow to apply for compensation we wrote": the link's words are taken for a heading that ran into a
# sentence, and get a paragraph where a space belonged.
FAILS = {"garbled-harvest"}


def test_there_are_as_many_as_the_readme_lists() -> None:
    listed = (SAMPLES / "README.md").read_text(encoding="utf-8")
    folders = {path.name for path in SAMPLES.iterdir() if path.is_dir()}
    assert len(SOURCES) + len(GARBLED) == len(folders)
    assert {folder for folder in folders if f"`{folder}`" in listed} == folders


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.parent.name)
def test_golden(path: Path, tmp_path: Path) -> None:
    made = golden(path, tmp_path)
    kept = {name: (path.parent / name).read_text(encoding="utf-8") for name in made}
    assert made == kept, "if the change is meant, run `make golden` and look at the difference"


@pytest.mark.parametrize(
    "path",
    [pytest.param(path, marks=pytest.mark.xfail(strict=True) if path.parent.name in FAILS else ()) for path in GARBLED],
    ids=lambda path: path.parent.name,
)
def test_garbled_english_is_repaired_as_by_hand(path: Path) -> None:
    machine = path.read_text(encoding="utf-8")
    result = clean_text(machine)
    assert result.text == path.with_name("clean.txt").read_text(encoding="utf-8")
    assert replay(machine, result.changes) == result.text
    assert replay(machine, result.changes, {change.key for change in result.changes}) == machine
