"""The samples: the whole way makes of each what its golden files say, and the repair reaches the hand-made English."""

from pathlib import Path

import pytest
from golden import SAMPLES, SOURCES, Recording, golden

from articles import Outcome
from cleaners import clean_text, replay
from flows.chrf import chrf

GARBLED = sorted(SAMPLES.glob("garbled-*/machine.txt"))


def test_there_are_as_many_as_the_readme_lists() -> None:
    listed = (SAMPLES / "README.md").read_text(encoding="utf-8")
    folders = {path.name for path in SAMPLES.iterdir() if path.is_dir()}
    assert len(SOURCES) + len(GARBLED) == len(folders)
    assert {folder for folder in folders if f"`{folder}`" in listed} == folders


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.parent.name)
def test_golden(path: Path, tmp_path: Path) -> None:
    recording = Recording.read(path)
    made = golden(path, recording, tmp_path)
    kept = {name: (path.parent / name).read_text(encoding="utf-8") for name in made}
    assert made == kept, "if the change is meant, run `make golden` and look at the difference"
    assert recording.made == {}, "sentences that are not recorded: run `make golden`"


def test_the_model_says_much_the_same_on_every_processor(tmp_path: Path) -> None:
    there: dict[str, str] = {}
    here: dict[str, str] = {}
    for path in SOURCES[:4]:
        there |= {one.source: one.english for one in Recording.read(path).recorded.values()}
        fresh = Recording()
        golden(path, fresh, tmp_path)
        here |= {one.source: one.english for one in fresh.made.values()}
        assert all(one.english for one in fresh.made.values() if one.outcome is not Outcome.KEPT)
    assert here.keys() == there.keys()
    # Another processor's words come to 87; the English of other sentences would come to less than 20.
    assert chrf((here[source], there[source]) for source in there) > 60


@pytest.mark.parametrize("path", GARBLED, ids=lambda path: path.parent.name)
def test_garbled_english_is_repaired_as_by_hand(path: Path) -> None:
    machine = path.read_text(encoding="utf-8")
    result = clean_text(machine)
    assert result.text == path.with_name("clean.txt").read_text(encoding="utf-8")
    assert replay(machine, result.changes) == result.text
    assert replay(machine, result.changes, {change.key for change in result.changes}) == machine
