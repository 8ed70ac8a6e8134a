"""What a passage shows: numbered edits, sentences left alone, doubts, and the notes."""

from collections.abc import Callable
from dataclasses import replace

from articles import SUGGEST, Change, Doubt, Kind, Outcome, Sentence, Severity
from review.columns import Run, Sort, Stretch, columns
from review.segments import Mark
from review.view import PassageView, View


def passage(machine: str, clean: str, *changes: Change, source: str | None = None) -> PassageView:
    return PassageView(Kind.PARAGRAPH, "uk", source, machine, clean, changes)


def runs(column: tuple[Stretch, ...] | None) -> list[Run]:
    assert column is not None
    return [run for stretch in column for run in stretch.runs]


def numbers(column: tuple[Stretch, ...] | None) -> list[int]:
    return [number for run in runs(column) for number in run.numbers]


def text(column: tuple[Stretch, ...] | None, *marks: Mark) -> str:
    return "".join(run.text for run in runs(column) if run.mark in marks)


def said(column: tuple[Stretch, ...] | None) -> list[tuple[str, Severity | None]]:
    assert column is not None
    return [("".join(run.text for run in stretch.runs), stretch.doubt) for stretch in column]


def test_every_column_reads_as_its_text(view: View) -> None:
    for each in view.passages:
        laid = columns(each)
        assert text(laid.machine, Mark.KEPT, Mark.REMOVED) == each.machine
        assert text(laid.clean, Mark.KEPT, Mark.ADDED) == each.clean
        if each.source is not None:
            assert text(laid.source, Mark.KEPT, Mark.ADDED) == each.source


def test_the_source_as_read_can_be_seen_too(view: View) -> None:
    laid = columns(view.passages[1])
    assert text(laid.source, Mark.KEPT, Mark.REMOVED) == view.passages[1].read


def test_an_edit_has_one_number_in_both_columns_and_in_its_notes(view: View) -> None:
    laid = columns(view.passages[1])
    assert (numbers(laid.source), numbers(laid.machine), numbers(laid.clean)) == ([1], [2, 3], [2, 3, 4])
    assert [note.number for note in laid.notes if note.sort in (Sort.EDIT, Sort.SUGGESTION)] == [1, 2, 3, 4]


def test_changes_of_one_edit_share_its_number(change: Callable[..., Change]) -> None:
    first = change("a  , b", "  ,", " ,", 0)
    second = change("a , b", " ,", ",", 1, rests_on=[first])
    laid = columns(passage("a  , b", "a, b", first, second))
    assert (numbers(laid.machine), numbers(laid.clean)) == ([1], [1])
    assert [note.number for note in laid.notes] == [1, 1]


def test_a_suggestion_is_asked_in_the_clean_text_only(change: Callable[..., Change]) -> None:
    laid = columns(passage("he said", "he said", change("he said", "said", "says", 0, SUGGEST)))
    assert not any(run.asked for run in runs(laid.machine))
    assert [(run.text, run.mark, run.numbers) for run in runs(laid.clean) if run.asked] == [
        ("said", Mark.KEPT, ()),
        ("says", Mark.OFFERED, (1,)),
    ]
    assert laid.notes[0].sort is Sort.SUGGESTION


def test_a_suggested_deletion_is_numbered_where_it_stands(change: Callable[..., Change]) -> None:
    laid = columns(passage("he said", "he said", change("he said", " said", "", 0, SUGGEST)))
    assert [(run.text, run.numbers) for run in runs(laid.clean) if run.asked] == [(" said", (1,))]


def left(column: tuple[Stretch, ...] | None, language: str) -> str:
    assert column is not None
    return "".join(run.text for stretch in column if stretch.language == language for run in stretch.runs)


def test_a_sentence_left_alone_is_marked_in_all_three(view: View) -> None:
    laid = columns(view.passages[1])
    sentence = next(each for each in view.passages[1].sentences if each.outcome is Outcome.KEPT)
    assert [left(column, sentence.language) for column in (laid.source, laid.machine, laid.clean)] == [
        sentence.source
    ] * 3
    assert [note.reason for note in laid.notes if note.sort is Sort.LEFT] == [sentence.reason]


def test_the_place_of_a_left_sentence_moves_with_the_edits_before_it(change: Callable[..., Change]) -> None:
    machine, clean = "A long , long. Друге.", "A long, long. Друге."
    sentence = Sentence(6, 12, 15, 21, "Друге.", "Друге.", "uk", Outcome.UNSUPPORTED)
    laid = columns(replace(passage(machine, clean, change(machine, " ,", ",")), sentences=(sentence,)))
    assert left(laid.clean, "uk") == "Друге."
    assert [note.name for note in laid.notes] == ["merged_number", "unsupported"]


def test_doubts_are_marked_in_clean_and_source_the_grave_over_the_light() -> None:
    doubts = (
        Doubt("names", "names", Severity.NOTES, "One.", 0, 9, 0, 3),
        Doubt("numbers", "changed", Severity.BLOCKS, "Two.", 5, 9, 4, 6),
    )
    laid = columns(PassageView(Kind.PARAGRAPH, "uk", "Від 23", "From 23rd", "From 23rd", doubts=doubts))
    assert said(laid.clean) == [("From ", Severity.NOTES), ("23rd", Severity.BLOCKS)]
    assert said(laid.source) == [("Від", Severity.NOTES), (" ", None), ("23", Severity.BLOCKS)]
    assert [(note.sort, note.name) for note in laid.notes] == [
        (Sort.BLOCKS, "numbers: changed"),
        (Sort.NOTES, "names"),
    ]


def test_a_doubt_about_a_part_of_an_edit_is_said_of_the_whole(change: Callable[..., Change]) -> None:
    doubt = Doubt("numbers", "changed", Severity.BLOCKS, "Two.", 5, 7)
    made = replace(passage("From 27on it", "From 27 on it", change("From 27on it", "27on", "27 on")), doubts=(doubt,))
    assert said(columns(made).clean) == [("From ", None), ("27 on", Severity.BLOCKS), (" it", None)]


def test_a_doubt_outside_the_text_breaks_nothing() -> None:
    doubt = Doubt("numbers", "missing", Severity.BLOCKS, "It lacks 7.", 4, 400, -3, 900)
    laid = columns(PassageView(Kind.PARAGRAPH, "uk", "Сім", "Seven", "Seven", doubts=(doubt,)))
    assert said(laid.clean) == [("Seve", None), ("n", Severity.BLOCKS)]


def test_texts_without_recorded_edits_are_compared() -> None:
    laid = columns(passage("all allies .", "all allies."))
    assert [(run.text, run.mark) for run in runs(laid.machine)] == [
        ("all allies", Mark.KEPT),
        (" ", Mark.REMOVED),
        (".", Mark.KEPT),
    ]
    assert laid.notes == ()


def test_the_same_key_in_source_and_english_is_two_edits(change: Callable[..., Change]) -> None:
    same = change("a ,b", " ,", ",")
    view = PassageView(Kind.PARAGRAPH, "en", "a,b", "a ,b", "a,b", (same,), read="a ,b", source_changes=(same,))
    laid = columns(view)
    assert (numbers(laid.source), numbers(laid.clean)) == ([1], [2])


def test_counts(view: View) -> None:
    counts = view.counts
    assert (counts.passages, counts.sentences, counts.edits, counts.suggestions) == (4, 2, 4, 1)
    assert (counts.blocking, counts.notes, counts.left) == (1, 1, 1)
    assert counts.summary.startswith("4 passages, 2 sentences, 4 edits, 1 suggestion, 1 blocking doubt, 1 noted doubt")
