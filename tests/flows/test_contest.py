"""The rounds of the translation benchmark; what it measures is measured by the benchmark itself."""

from flows.contest import Pace, paces, ratio, take_turns


def test_what_takes_part_once_takes_part_in_the_first_round() -> None:
    called: list[str] = []
    ways = {name: lambda name=name: called.append(name) for name in ("slow", "quick", "ideal")}
    turns = take_turns(ways, 3, once="slow")
    assert called == ["slow", "quick", "ideal", "quick", "ideal", "quick", "ideal"]
    assert [sorted(turn) for turn in turns] == [["ideal", "quick", "slow"], ["ideal", "quick"], ["ideal", "quick"]]


def test_medians_are_of_the_rounds_that_have_both() -> None:
    turns = [
        {"slow": Pace(40, 80), "quick": Pace(4, 8), "ideal": Pace(4, 4)},
        {"quick": Pace(2, 4), "ideal": Pace(1, 3)},
        {"quick": Pace(5, 5), "ideal": Pace(4, 3)},
    ]
    assert ratio(turns, "quick", "slow") == Pace(10, 10)
    assert ratio(turns, "quick", "ideal") == Pace(0.8, 0.6)
    assert paces(turns, 40) == {"slow": Pace(1, 0.5), "quick": Pace(10, 8), "ideal": Pace(10, 40 / 3)}
