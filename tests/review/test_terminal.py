"""The terminal says everything without colour, and obeys nothing that an article says."""

import io
import re
from collections.abc import Callable

import pytest
from rich.console import Console

from review.signs import visible
from review.terminal import diff
from review.view import View


def printed(view: View, width: int = 200, colour: bool = False, **options: bool) -> str:
    out = io.StringIO()
    console = Console(
        file=out, width=width, force_terminal=colour, color_system="standard" if colour else None, legacy_windows=False
    )
    for part in diff(view, **options):
        console.print(part)
    return out.getvalue()


def test_edits_are_told_apart_by_signs(view: View) -> None:
    shown = printed(view)
    assert "From 23 to [-27on-]² word the coast[-·,-]³ it said" in shown
    assert "From ⟪23 to {+27 on+}²⟫!! word" in shown
    assert "⟨it said⟩?{?they word said?}⁴" in shown
    assert "«=Друге речення word без перекладу.=»" in shown


def test_every_edit_stands_below_with_cleaner_and_reason(view: View) -> None:
    shown = printed(view)
    assert "2 merged_word  [-27on-]{+27 on+}  Because word." in shown
    assert "1 no_break in the source  [-⍽-]  word" in shown
    assert "4? speech suggests" in shown
    assert "!! numbers: missing word blocks  The source has word." in shown
    assert "! names noted  word" in shown
    assert "= kept sentence  word" in shown


def test_for_another_program_nothing_is_folded_or_filled_up(view: View) -> None:
    out = io.StringIO()
    for part in diff(view, flat=True):
        Console(file=out, width=20).print(part, soft_wrap=True)
    lines = out.getvalue().splitlines()
    assert all(row == row.rstrip() for row in lines)
    assert any(
        row.startswith("machine  ") and "From 23 to [-27on-]² word the coast[-·,-]³ it said" in row for row in lines
    )
    assert "   2 merged_word  [-27on-]{+27 on+}  Because word." in lines
    # Folded and in a table it says the same.
    bare = [re.sub(r"[─\s]+", "", text) for text in (out.getvalue(), printed(view, width=400))]
    assert bare[0] == bare[1]


def test_a_passage_left_out_says_so(view: View) -> None:
    shown = printed(view)
    assert "[-Photo: word!-]¹" in shown
    assert "left out" in shown


def test_equal_texts_are_not_said_twice(view: View) -> None:
    assert printed(view).count("Headline word") == 1


def test_only_what_changed(view: View) -> None:
    assert "Headline word" in printed(view)
    shown = printed(view, changed_only=True)
    assert "Headline word" not in shown
    assert "[-27on-]" in shown
    assert "A b word c[-·-]." in shown


def test_decisions_are_said_and_shown(decided_view: View) -> None:
    shown = printed(decided_view, width=240)
    assert "* rewritten  Olha word wrote this passage anew. Edits have no effect on it." in shown
    assert "{+Anew+}" in shown
    assert "From 23 to 27on² word the coast[-·,-]³ [-it said-]⁴" in shown
    assert "From ⟪23 to ⟫!!27on²" in shown
    assert "the coast{+; word+}³ {+they word said+}⁴" in shown
    assert "2 merged_word rejected by Olha word  [-27on-]{+27 on+}  Because word." in shown
    assert "3 space reworded by Olha word  [-·,-]{+; word+}" in shown
    assert "4? speech suggests accepted by Olha word" in shown
    assert "4 edits, 1 edit dropped" in shown


@pytest.mark.parametrize("width", [40, 80, 120, 200])
def test_side_by_side_fits_its_width(view: View, width: int) -> None:
    shown = printed(view, width, side_by_side=True)
    assert max(map(len, shown.splitlines())) <= width
    assert "".join(shown.split()).count("source") >= 2


def test_colour_only_repeats_the_signs(view: View) -> None:
    plain, coloured = printed(view), printed(view, colour=True)
    assert "\x1b[" in coloured
    for sign in ("[-", "{+", "⟨", "{?", "«=", "⟪"):
        assert plain.count(sign) == coloured.count(sign) > 0


@pytest.mark.parametrize("side_by_side", [False, True])
def test_hostile_text_stays_text(article_with: Callable[[str], View], payload: str, side_by_side: bool) -> None:
    shown = printed(article_with(payload), 400, side_by_side=side_by_side)
    # What the article could have smuggled in: anything that visible() would draw, in what was printed.
    assert visible(shown) == shown
    assert "\r" not in shown
    assert shown.encode("utf-8")


def test_markup_of_the_terminal_library_is_only_text(article_with: Callable[[str], View]) -> None:
    assert "Title [bold red]x[/] of the article" in printed(article_with("[bold red]x[/]"))
