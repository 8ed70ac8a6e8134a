"""The style of quotation marks is a setting, one article has one, and what only looks like a mark is left."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles import Passage
from cleaners import QuoteStyle, clean_article, clean_text

CURLY, STRAIGHT, KEEP = QuoteStyle.CURLY, QuoteStyle.STRAIGHT, QuoteStyle.KEEP
CASES = [
    # quotations in quotations
    ("\"He told me 'wait' and left,\" Ann said.", CURLY, "“He told me ‘wait’ and left,” Ann said."),
    ("“He told me ‘wait’ and left,” Ann said.", STRAIGHT, "\"He told me 'wait' and left,\" Ann said."),
    ("“He told me ‘wait’ and left,” Ann said.", KEEP, "“He told me ‘wait’ and left,” Ann said."),
    # apostrophes, at the front of a word and after a plural too
    ("It's the '90s, and the miners' pay isn't due.", CURLY, "It’s the ’90s, and the miners’ pay isn’t due."),
    ("It’s the ’90s, and the miners’ pay isn’t due.", STRAIGHT, "It's the '90s, and the miners' pay isn't due."),
    # inches, feet and minutes stay straight among curly marks
    ('A "flat" 27" screen, 6\'2" high, for 90\' and 15".', CURLY, 'A “flat” 27" screen, 6\'2" high, for 90\' and 15".'),
    ('A “flat” 27" screen.', KEEP, 'A “flat” 27" screen.'),
    # one article, one sort
    ('He felt “well" and "fine” and “good”.', KEEP, "He felt “well” and “fine” and “good”."),
    ('«Zoria» and "Nyva" and „Lan“.', STRAIGHT, '"Zoria" and "Nyva" and "Lan".'),
    ('«Zoria» and "Nyva" and „Lan“.', CURLY, "“Zoria” and “Nyva” and “Lan”."),
    # each paragraph of a long quotation opens anew, and only the last one closes
    (
        '"This is our land.\n\n"This is our home," she said.',
        CURLY,
        "“This is our land.\n\n“This is our home,” she said.",
    ),
    (
        "“This is our land.\n\n“This is our home,” she said.",
        KEEP,
        "“This is our land.\n\n“This is our home,” she said.",
    ),
    # the rest of the article decides for a paragraph
    ('“One.” “Two.”\n\nHe said "three".', KEEP, "“One.” “Two.”\n\nHe said “three”."),
]


@pytest.mark.parametrize(("text", "style", "wanted"), CASES)
def test_the_style_is_a_setting(text: str, style: QuoteStyle, wanted: str) -> None:
    assert clean_text(text, quotes=style).text == wanted
    assert clean_text(wanted, quotes=style).text == wanted


WORDS = st.lists(
    st.sampled_from(
        [
            '"yes"',
            "“no”",
            '"',
            "“",
            "”",
            "said",
            "the mayor",
            "they",
            "Kyiv",
            ".",
            ",",
            "it's",
            "‘so’",
            "«Zoria»",
            '27"',
            "!",
        ]
    ),
    min_size=1,
    max_size=14,
).map(" ".join)


@given(st.lists(WORDS, min_size=1, max_size=3), st.sampled_from([CURLY, STRAIGHT]))
@settings(max_examples=300, deadline=None)
def test_an_article_never_mixes_what_was_asked_for(texts: list[str], style: QuoteStyle) -> None:
    cleaned = clean_article([Passage(text) for text in texts], quotes=style)
    for one in cleaned:
        if style is STRAIGHT:
            assert not re.search("[“”]", one.text), one.text
        else:
            assert not re.search(r'(?<!\d)"', one.text), one.text


def test_two_commas_apart_from_both_words_are_no_quotation_mark() -> None:
    assert clean_text("They waited two months ,, in hope, and “it came”.").text == (
        "They waited two months, in hope, and “it came”."
    )
    assert clean_text("He said ,, So it is'' and left.").text == 'He said "So it is" and left.'
