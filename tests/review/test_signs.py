"""What cannot be seen is drawn; what can be seen is left alone."""

import unicodedata

import pytest

from review.signs import drawn, line, visible


@pytest.mark.parametrize(
    "code", [*range(0x20, 0x7F), *range(0xA1, 0xAD), *range(0x400, 0x530), 0x2014, 0x201C, 0x1F600]
)
def test_letters_and_signs_stay(code: int) -> None:
    assert visible(f"a{chr(code)}b") == f"a{chr(code)}b"


@pytest.mark.parametrize(
    "code",
    [code for code in range(0x3000) if unicodedata.category(chr(code)) in ("Cc", "Zl", "Zp") and code not in (9, 10)],
)
def test_no_control_character_passes(code: int) -> None:
    assert chr(code) not in visible(f"a{chr(code)}b")


@pytest.mark.parametrize(
    "code", [code for code in range(0x2000, 0x2070) if unicodedata.bidirectional(chr(code))[-1:] in "EFOI"]
)
def test_nothing_turns_the_text_round(code: int) -> None:
    if unicodedata.category(chr(code)) == "Cf" and code not in (0x200C, 0x200D):
        assert chr(code) not in visible(chr(code))


def test_white_space_is_drawn_where_it_would_go_unnoticed() -> None:
    assert drawn(" a b  c\u00a0\t\n") == "·a b··c⍽⇥\t⏎\n"
    assert drawn(" ") == "·"
    assert drawn("\u2009\u200b") == "‹U+2009›‹U+200B›"


def test_one_line_is_one_line() -> None:
    assert line("a\r\n\tb\u2028c") == "a␍ b‹U+2028›c"
