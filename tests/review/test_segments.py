"""The row of segments is the recorded edits and nothing else, and both texts can be read off it."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import ALWAYS, SUGGEST, Change, Decision, Verdict
from cleaners import clean_text, replay
from cleaners.draft import Swap, draft, revised
from review.segments import Mark, Misplaced, Segment, segments

NOW = datetime(2026, 1, 5, tzinfo=UTC)
SAMPLES = Path(__file__).parent.parent.parent / "samples"


def joined(row: tuple[Segment, ...], *marks: Mark) -> str:
    return "".join(segment.text for segment in row if segment.mark in marks)


def shown(row: tuple[Segment, ...]) -> list[tuple[str, str]]:
    return [(segment.mark.value, segment.text) for segment in row]


def test_text_without_changes_is_kept() -> None:
    assert segments("All quiet.", ()) == (Segment(Mark.KEPT, "All quiet."),)
    assert segments("", ()) == ()


def test_an_edit_shows_what_went_and_what_came(change: Callable[..., Change]) -> None:
    one = change("to 27on the coast", "27on", "27 on")
    row = segments("to 27on the coast", [one])
    assert shown(row) == [("kept", "to "), ("removed", "27on"), ("added", "27 on"), ("kept", " the coast")]
    assert row[1].keys == row[2].keys == (one.key,)


def test_a_deletion_leaves_its_place_in_the_clean_text(change: Callable[..., Change]) -> None:
    row = segments("and and", [change("and and", " and", "")])
    assert shown(row) == [("kept", "and"), ("removed", " and"), ("added", "")]


def test_changes_that_rest_on_each_other_are_one_edit_with_all_cleaners(change: Callable[..., Change]) -> None:
    first = change("see <b>bold</b> text", "<b>bold</b>", "bold", 0, cleaner="html")
    second = change("see bold text", "bold text", "boldtext", 1, rests_on=[first], cleaner="merged")
    third = change("see boldtext", "boldt", "bold t", 2, rests_on=[second], cleaner="split")
    row = segments("see <b>bold</b> text", [first, second, third])
    assert shown(row) == [
        ("kept", "see "),
        ("removed", "<b>bold</b> text"),
        ("added", "bold t"),
        ("added", "ext"),
    ]
    assert {segment.keys for segment in row[1:]} == {(first.key, second.key, third.key)}


def test_an_insertion_that_is_taken_back_is_still_named(change: Callable[..., Change]) -> None:
    first = change("ab", "", "x", 0, at=1)
    second = change("axb", "x", "", 1, rests_on=[first])
    row = segments("ab", [first, second])
    assert shown(row) == [("kept", "a"), ("removed", ""), ("added", ""), ("kept", "b")]
    assert row[1].keys == (first.key, second.key)


def test_neighbours_that_do_not_rest_on_each_other_stay_apart(change: Callable[..., Change]) -> None:
    first = change("one two", "one", "1", 0)
    second = change("1 two", "two", "2", 1)
    row = segments("one two", [first, second])
    assert [segment.keys for segment in row] == [(first.key,), (first.key,), (), (second.key,), (second.key,)]


def test_a_suggestion_is_shown_and_changes_nothing(change: Callable[..., Change]) -> None:
    made = change("he , said so", " ,", ",", 0)
    wanted = change("he, said so", "said so", "so said", 1, SUGGEST)
    row = segments("he , said so", [made, wanted])
    assert joined(row, Mark.KEPT, Mark.ADDED) == "he, said so"
    assert [(segment.text, segment.asked) for segment in row if segment.asked] == [
        ("said so", wanted.key),
        ("so said", wanted.key),
    ]
    assert row[-1].mark is Mark.OFFERED


def test_a_suggestion_may_touch_what_another_change_added(change: Callable[..., Change]) -> None:
    made = change("27on it", "27on", "27 on", 0)
    wanted = change("27 on it", "on it", "upon it", 1, SUGGEST, rests_on=[made])
    row = segments("27on it", [made, wanted])
    assert joined(row, Mark.KEPT, Mark.ADDED) == "27 on it"
    assert joined(row, Mark.KEPT, Mark.REMOVED) == "27on it"
    assert joined(row, Mark.OFFERED) == "upon it"


@pytest.mark.parametrize("damage", [{"before": "28on"}, {"start": 4, "end": 8}, {"start": 90, "end": 94}, {"end": 6}])
def test_a_damaged_record_is_named_and_not_shown(change: Callable[..., Change], damage: dict[str, object]) -> None:
    good = change("to 27on the coast", "27on", "27 on")
    with pytest.raises(Misplaced, match=f"{good.key} by merged_number does not fit"):
        segments("to 27on the coast", [good._replace(**damage)])  # type: ignore[arg-type]


def test_overlapping_changes_of_one_layer_are_damage(change: Callable[..., Change]) -> None:
    with pytest.raises(Misplaced):
        segments("abcd", [change("abcd", "abc", "x"), change("abcd", "bcd", "y")])


def decided(change: Change, verdict: Verdict, wording: str = "") -> dict[str, Decision]:
    return {change.key: Decision(change.key, verdict, "Olha", NOW, wording)}


def test_a_rejected_edit_shows_its_place_and_nothing_else(change: Callable[..., Change]) -> None:
    one = change("to 27on the coast", "27on", "27 on")
    row = segments("to 27on the coast", [one], decided(one, Verdict.REJECT))
    assert shown(row) == [("kept", "to "), ("kept", "27on"), ("kept", " the coast")]
    assert [segment.dropped for segment in row] == ["", one.key, ""]


def test_a_rejected_insertion_shows_its_place(change: Callable[..., Change]) -> None:
    one = change("27on", "", " ", at=2)
    row = segments("27on", [one], decided(one, Verdict.REJECT))
    assert [(segment.text, segment.dropped) for segment in row] == [("27", ""), ("", one.key), ("on", "")]


def test_an_accepted_suggestion_is_an_edit(change: Callable[..., Change]) -> None:
    one = change("he said so", "said so", "so said", 0, SUGGEST)
    row = segments("he said so", [one], decided(one, Verdict.ACCEPT))
    assert shown(row) == [("kept", "he "), ("removed", "said so"), ("added", "so said")]


def test_a_rewording_stands_in_the_place_of_the_edit(change: Callable[..., Change]) -> None:
    one = change("to 27on the coast", "27on", "27 on")
    row = segments("to 27on the coast", [one], decided(one, Verdict.REWORD, "27, on"))
    assert shown(row)[1:3] == [("removed", "27on"), ("added", "27, on")]


def test_what_rested_on_a_rejected_edit_falls(change: Callable[..., Change]) -> None:
    first = change("a 27on b", "27on", "27 on", 0)
    second = change("a 27 on b", " on", " upon", 1, rests_on=[first])
    row = segments("a 27on b", [first, second], decided(first, Verdict.REJECT))
    assert joined(row, Mark.KEPT, Mark.ADDED) == "a 27on b"
    assert {segment.dropped for segment in row} == {"", first.key, second.key}


@st.composite
def histories(draw: st.DrawFn) -> tuple[str, list[Change], str]:
    """A machine text, changes in layers that lie apart, and the clean text."""
    machine = draw(st.text("ab c.“", max_size=30))
    state, changes = draft(machine), []
    keys: list[str] = []
    for layer in range(draw(st.integers(0, 5))):
        places = draw(st.lists(st.integers(0, len(state.text)), max_size=6, unique=True).map(sorted))
        pairs = list(zip(places[::2], places[1::2], strict=False))
        swaps = [Swap(start, end, draw(st.text("xyz ", max_size=3))) for start, end in pairs]
        text = state.text
        state, found = revised(state, swaps)
        for swap, place in zip(swaps, found, strict=True):
            keys.append(f"k{len(keys)}")
            changes.append(
                Change(
                    key=keys[-1],
                    cleaner="any",
                    version=1,
                    strength=ALWAYS,
                    turn=0,
                    layer=layer,
                    start=swap.start,
                    end=swap.end,
                    machine_start=place.start,
                    machine_end=place.end,
                    before=text[swap.start : swap.end],
                    after=swap.after,
                    reason="Because.",
                    rests_on=tuple(keys[number] for number in place.rests_on),
                )
            )
    return machine, changes, state.text


@given(histories())
def test_both_texts_can_be_read_off_the_row(history: tuple[str, list[Change], str]) -> None:
    machine, changes, clean = history
    row = segments(machine, changes)
    assert joined(row, Mark.KEPT, Mark.REMOVED) == machine
    assert joined(row, Mark.KEPT, Mark.ADDED) == clean
    assert {key for segment in row for key in segment.keys} == {change.key for change in changes}


@given(histories())
def test_an_edit_stands_in_one_place(history: tuple[str, list[Change], str]) -> None:
    machine, changes, _ = history
    row = segments(machine, changes)
    removals = [segment.keys for segment in row if segment.mark is Mark.REMOVED]
    assert len(removals) == len(set(removals))


@given(histories(), st.data())
def test_decisions_are_laid_out_as_they_are_replayed(
    history: tuple[str, list[Change], str], data: st.DataObject
) -> None:
    machine, changes, _ = history
    verdicts = st.sampled_from([None, Verdict.ACCEPT, Verdict.REJECT, Verdict.REWORD])
    decisions: dict[str, Decision] = {}
    last = max((change.layer for change in changes), default=0)
    changes = [
        change._replace(strength=SUGGEST) if change.layer == last and data.draw(st.booleans()) else change
        for change in changes
    ]
    for change in changes:
        if verdict := data.draw(verdicts):
            decisions |= decided(change, verdict, data.draw(st.text("w", max_size=2)))
    row = segments(machine, changes, decisions)
    assert joined(row, Mark.KEPT, Mark.REMOVED) == machine
    assert joined(row, Mark.KEPT, Mark.ADDED) == replay(machine, changes, decisions)
    removals = [segment.keys for segment in row if segment.mark is Mark.REMOVED]
    assert len(removals) == len(set(removals))
    named = {key for segment in row for key in (*segment.keys, segment.asked, segment.dropped)}
    assert named - {""} == {change.key for change in changes}


@pytest.mark.parametrize("name", ["garbled-talks", "garbled-mobilization", "garbled-harvest"])
def test_real_cleaning_can_be_laid_out(name: str) -> None:
    machine = (SAMPLES / name / "machine.txt").read_text(encoding="utf-8")
    cleaned = clean_text(machine)
    row = segments(machine, cleaned.changes)
    assert joined(row, Mark.KEPT, Mark.REMOVED) == machine
    assert joined(row, Mark.KEPT, Mark.ADDED) == cleaned.text
