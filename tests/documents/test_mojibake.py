import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.mojibake import mend

TEXTS = [
    "Президент підписав указ про її створення.",
    "Из-за шторма порт закрыли на двое суток — до среды.",
    "Як повідомили в «Укрпошті», її відділення знову працюють.",
    "Ґанок, їжак, єнот, ёж і щука.",
]


def misread(text: str, right: str, wrong: str) -> str:
    return "".join(bytes([code]).decode(wrong, "ignore") or chr(code) for code in text.encode(right))


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("wrong", ["latin-1", "cp1252", "cp1251"])
def test_utf8_read_as_one_byte_a_letter(text: str, wrong: str) -> None:
    assert mend(misread(text, "utf-8", wrong)) == text


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("wrong", ["latin-1", "cp1252"])
def test_cp1251_read_as_western(text: str, wrong: str) -> None:
    assert mend(misread(text, "cp1251", wrong)) == text


@pytest.mark.parametrize("text", TEXTS[:2])
def test_koi8_and_cp1251_taken_for_each_other(text: str) -> None:
    text = text.replace("—", "-")
    assert mend(misread(text, "koi8_u", "cp1251")) == text
    assert mend(misread(text, "koi8_u", "latin-1")) == text
    assert mend(misread(text, "cp1251", "koi8_u")) == text


@pytest.mark.parametrize("wrong", ["latin-1", "cp1252", "cp1251"])
def test_a_part_of_a_text_is_mended_and_the_rest_left(wrong: str) -> None:
    good = "Міністр “Reuters” не відповів… «РІВНЕ»"
    assert mend(f"{good}: {misread(TEXTS[1], 'utf-8', wrong)}") == f"{good}: {TEXTS[1]}"
    assert mend(f"{good}\n{misread(TEXTS[0], 'cp1251', 'latin-1')}") == f"{good}\n{TEXTS[0]}"


def test_twice_misread() -> None:
    assert mend(misread(misread(TEXTS[0], "utf-8", "latin-1"), "utf-8", "latin-1")) == TEXTS[0]


def test_a_no_break_space_lost_on_the_way() -> None:
    assert mend(misread("Решение Рады", "utf-8", "cp1251").replace("\xa0", " ")) == "Решение Рады"


def test_punctuation_and_western_letters() -> None:
    assert mend("â€œTouchÃ©,â€\x9d he said.") == "“Touché,” he said."


@pytest.mark.parametrize(
    "text",
    [
        *TEXTS,
        "РІВНЕ, РЄЗНІК, СЄВЄРОДОНЕЦЬК і ДРІБ: САМІ ПО СОБІ",
        "СССР“ и СССР… и «УССР»",
        "Р. С. Коваль, Т. Г. Шевченко",
        "état, être, naïveté, Ærø, þæði, Ýmir, Åland, œuvre, ÉÈÊË",
        "vis-à-vis à Ñ Ð ß ø",
        "10 м² за 5 € · § 7 ° ± ©",
        "МакДональд, ПриватБанк, еСім",
        "Straße – größer, Übergänge, Çelik, ğüşöç",
    ],
)
def test_right_text_is_left_alone(text: str) -> None:
    assert mend(text) == text


@given(st.text(st.characters(codec="cp1251", exclude_categories=["Cc"]) | st.sampled_from("абвгдежзик лмнопрст")))
def test_mending_is_done_at_once(text: str) -> None:
    once = mend(text)
    assert mend(once) == once or len(mend(once)) <= len(once)


@given(st.text())
def test_nothing_breaks_it(text: str) -> None:
    assert isinstance(mend(text), str)
