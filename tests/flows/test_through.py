"""An inbox worked through by a plain loop: no Prefect, the same work."""

from collections.abc import Callable
from pathlib import Path

import pytest

from flows.clock import Step
from flows.complaint import Complaint
from flows.leases import Chunk
from flows.settings import Settings
from flows.summary import Summary
from flows.through import in_turn, through
from storage import Store


def at_once(chunk: Callable[[], Summary]) -> Summary:
    return chunk()


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for number in range(7):
        (inbox / f"{number}.txt").write_text(f"Рада ухвалила закон.\n\nЗакон номер {number} підтримали.\n", "utf-8")
    return inbox


def test_a_plain_loop_does_all_of_it(home: Path, database: str, inbox: Path, tmp_path: Path) -> None:
    chosen = Settings(home=home, chunk=3, metrics=tmp_path / "chysto.prom")
    seen: list[int] = []

    def noted(chunk: Callable[[], Summary]) -> Summary:
        part = chunk()
        seen.append(part.stored)
        return part

    summary = through(inbox, tmp_path / "english", chosen, in_turn(noted))
    assert seen == [3, 3, 1]
    assert summary.stored == 7
    assert len(list((tmp_path / "english").iterdir())) == 7
    assert {*summary.clock.seconds} == {*Step}
    assert 0 < sum(summary.clock.seconds.values()) <= summary.seconds
    with Store.open(database) as store:
        (run,) = store.runs()
        assert run.seconds == {str(step): seconds for step, seconds in summary.clock.seconds.items()}
        assert run.signature.startswith("detect:")
        assert store.claims.held() == {}
    assert "chysto_articles_stored_total 7\n" in chosen.metrics.read_text()  # type: ignore[union-attr]

    seen.clear()
    again = through(inbox, tmp_path / "english", chosen, in_turn(noted))
    assert (again.known, again.stored, seen) == (7, 0, [])


def test_metrics_that_cannot_be_written_stop_no_run(
    home: Path, database: str, inbox: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chosen = Settings(home=home, metrics=inbox / "0.txt" / "chysto.prom")
    assert through(inbox, None, chosen, in_turn(at_once)).stored == 7
    assert "0.txt/chysto.prom" in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_told(home: Path, tmp_path: Path) -> None:
    def nobody(*_: object) -> list[Chunk]:
        raise AssertionError

    with pytest.raises(Complaint, match="no such folder"):
        through(tmp_path / "nothing", None, Settings(home=home), nobody)  # type: ignore[arg-type]
