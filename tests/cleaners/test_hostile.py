"""Texts made to take a cleaner's time or memory: grown with the square of their length, it would take minutes."""

import pytest

from articles import Passage
from cleaners import CLEANERS, SOURCE_CLEANERS, clean_article

LENGTH = 200_000


@pytest.mark.parametrize(
    "piece",
    [
        "<!--",
        "<script>",
        "<style a>",
        "aбв",
        "Рutin",
        "it's1",
        "a b c a b c d ",
        '"a,." b ',
        '@"@ ',
        "aA",
        "\t",
        " Kyiv, ",
    ],
)
@pytest.mark.parametrize("side", ["source", "English", "both"])
def test_a_piece_said_without_end(piece: str, side: str) -> None:
    text = (f"A < “{piece}" + piece * LENGTH)[:LENGTH] + "\nB"
    source, language = (text, "uk") if side == "both" else (None, None)
    row = SOURCE_CLEANERS if side == "source" else CLEANERS
    (result,) = clean_article([Passage(text, source, language)], row)
    assert len(result.text) <= 2 * LENGTH
    assert all(len(change.reason) < 400 for change in result.changes if len(change.before) < 10)


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("a <!-- b --> c", "a c"),
        ("a <!-- b <i> c --> d", "a d"),
        ("a <script>if (b < c) d()</script> e", "a e"),
        ("a <style x>b {}</style> <style>c {}</style> d", "a d"),
    ],
)
def test_what_has_an_end_goes_with_it(text: str, clean: str) -> None:
    (result,) = clean_article([Passage(text)], CLEANERS)
    assert result.text == clean
