"""Where no edits are recorded, two texts are compared by word."""

from hypothesis import given
from hypothesis import strategies as st

from review.segments import Mark
from review.words import words

TEXTS = st.text("ab “”.,\n1é", max_size=40)


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_off(before: str, after: str) -> None:
    row = words(before, after)
    assert "".join(each.text for each in row if each.mark in (Mark.KEPT, Mark.REMOVED)) == before
    assert "".join(each.text for each in row if each.mark in (Mark.KEPT, Mark.ADDED)) == after


def test_a_word_is_replaced_whole() -> None:
    marks = {each.mark: each.text for each in words("he said contempt", "he said contents")}
    assert marks == {Mark.KEPT: "he said ", Mark.REMOVED: "contempt", Mark.ADDED: "contents"}


def test_spaces_align_in_a_long_passage() -> None:
    before = "the same words again and again , " * 60
    row = words(before, before.replace(" ,", ",", 1))
    assert [(each.mark, each.text) for each in row if each.mark is not Mark.KEPT] == [
        (Mark.REMOVED, " "),
        (Mark.ADDED, ""),
    ]


def test_what_says_one_thing_without_end_is_not_compared() -> None:
    """Compared word by word, this takes longer than a page may; its beginning and end are found all the same."""
    row = words("It rose. " + "a " * 5000 + "It fell.", "It rose. " + "a, " * 5000 + "It fell.")
    assert [(each.mark, len(each.text)) for each in row] == [
        (Mark.KEPT, len("It rose. a")),
        (Mark.REMOVED, 9_998),
        (Mark.ADDED, 14_998),
        (Mark.KEPT, len(" It fell.")),
    ]
