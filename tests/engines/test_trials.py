"""A trial is made once on a machine, and again whenever what it found might not hold."""

from collections.abc import Callable
from pathlib import Path

import pytest

from engines import trials
from engines.engine import load
from engines.packages import STARTER, find
from engines.trials import processor, remembered


@pytest.fixture
def trial() -> Callable[[], int]:
    """Finds 1, and counts how often it was made."""

    def tried() -> int:
        made.append(1)
        return 1

    made: list[int] = []
    tried.made = made  # type: ignore[attr-defined]
    return tried


def test_a_trial_is_made_once_for_the_same_facts(tmp_path: Path, trial: Callable) -> None:
    assert processor()
    assert [remembered(tmp_path, ("a", 1), 3, trial) for _ in range(3)] == [1, 1, 1]
    assert len(trial.made) == 1
    remembered(tmp_path, ("a", 2), 3, trial)
    assert len(trial.made) == 2
    assert len(list((tmp_path / "trials").iterdir())) == 2


def test_another_processor_and_other_surroundings_are_tried_anew(
    tmp_path: Path, trial: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    remembered(tmp_path, "a", 3, trial)
    monkeypatch.setenv("CT2_FORCE_CPU_ISA", "GENERIC")
    remembered(tmp_path, "a", 3, trial)
    monkeypatch.setattr(trials, "PROCESSOR", tmp_path / "cpuinfo")
    (tmp_path / "cpuinfo").write_text("model name\t: Another\ncpu MHz\t\t: 1\nflags\t\t: fpu\n")
    remembered(tmp_path, "a", 3, trial)
    assert len(trial.made) == 3
    # How fast it runs just now makes no other of it.
    (tmp_path / "cpuinfo").write_text("model name\t: Another\ncpu MHz\t\t: 2\nflags\t\t: fpu\n")
    remembered(tmp_path, "a", 3, trial)
    assert len(trial.made) == 3
    (tmp_path / "cpuinfo").unlink()
    remembered(tmp_path, "a", 3, trial)
    assert len(trial.made) == 4


@pytest.mark.parametrize("content", [b"", b"\xff", b"[]", b"{}", b'{"key": "x", "found": 1}', None, 7, -1, True])
def test_what_cannot_be_believed_is_tried_anew(tmp_path: Path, trial: Callable, content: bytes | int | None) -> None:
    remembered(tmp_path, "a", 3, trial)
    (note,) = (tmp_path / "trials").iterdir()
    whole = note.read_text()
    if isinstance(content, bytes):
        note.write_bytes(content)
    else:
        note.write_text(whole.replace('"found": 1', f'"found": {"null" if content is None else str(content).lower()}'))
    assert remembered(tmp_path, "a", 3, trial) == 1
    assert len(trial.made) == 2
    assert note.read_text() == whole


def test_where_nothing_can_be_kept_each_process_tries(tmp_path: Path, trial: Callable) -> None:
    (tmp_path / "trials").write_text("in the way")
    assert [remembered(where, "a", 3, trial) for where in (tmp_path, tmp_path, None)] == [1, 1, 1]
    assert len(trial.made) == 3


def test_an_engine_finds_the_same_without_a_trial(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (package,) = find([STARTER]).packages
    first = load(package, tmp_path).reach
    assert len(list((tmp_path / "trials").iterdir())) == 1

    def none(*_: object) -> None:
        raise AssertionError("tried again")

    monkeypatch.setattr("engines.engine.steady", none)
    again = load(package, tmp_path)
    assert again.reach == first
    with pytest.raises(AssertionError, match="tried again"):
        _ = load(package, tmp_path, beam=3).reach
