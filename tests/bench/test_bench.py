"""What a floor is, and that pinning only ever raises one."""

import tomllib

from tests.bench import bench

FLOORS = '[repair]\n"F1" = 0.9\n"speed" = 0.5\n\n[repair."at most"]\n"harm" = 0.01\n'


def test_pinning_again_raises_floors_and_never_lowers_one() -> None:
    rows = [bench.Figure("F1", 0.96, 0.9, False), bench.Figure("speed", 0.3, 0.5, False)]
    pinned = tomllib.loads(bench.pin(FLOORS, [*rows, bench.Figure("harm", 0.02, 0.01, True)]))["repair"]
    assert 0.9 < pinned["F1"] < 0.96
    assert pinned["speed"] == 0.5
    assert pinned["at most"]["harm"] == 0.01


def test_a_ceiling_comes_down_with_what_was_measured() -> None:
    pinned = tomllib.loads(bench.pin(FLOORS, [bench.Figure("harm", 0.002, 0.01, True)]))
    assert 0.002 <= pinned["repair"]["at most"]["harm"] < 0.01


def test_a_broken_floor_is_not_kept() -> None:
    assert not bench.Figure("F1", 0.89, 0.9, False).kept
    assert not bench.Figure("harm", 0.02, 0.01, True).kept
    assert bench.Figure("harm", 0.0, 0.0, True).kept


def test_every_floor_of_the_repair_is_measured() -> None:
    floors = tomllib.loads(bench.FLOORS.read_text(encoding="utf-8"))["repair"]
    assert len(floors) == 8
    assert len(floors["at most"]) == 3
