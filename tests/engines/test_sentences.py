"""Sentences of news text: hard cases by language, and what must hold for any text at all."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.sentences import split

CASES = tomllib.loads((Path(__file__).parent / "sentences.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("language", "case"), [(language, case) for language in CASES for case in CASES[language]])
def test_hard_cases(language: str, case: str) -> None:
    text = case.replace("|", "")
    assert [text[start:end] for start, end in split(text, language)] == [part.strip() for part in case.split("|")]


def holds_text(text: str, language: str) -> bool:
    """Whether spans are in order, not empty, trimmed, and leave out nothing but white space."""
    at = 0
    for start, end in split(text, language):
        piece = text[start:end]
        if start < at or not piece or piece != piece.strip() or text[at:start].strip():
            return False
        at = end
    return not text[at:].strip()


SIGNS = st.sampled_from(
    [*"абвіїАБВІ abAB019.!?…«»\"“”'’()-—–\n\t, \u00a0;:№рг😀", ". ", "дол. ", "и т. д. ", "1. ", "\n- "]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(SIGNS, max_size=60).map("".join), st.sampled_from(["uk", "ru", "en", "other", "und"]))
def test_nothing_is_lost(text: str, language: str) -> None:
    assert holds_text(text, language)


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(), max_size=80), st.sampled_from(["uk", "ru", "en"]))
def test_nothing_is_lost_of_any_unicode(text: str, language: str) -> None:
    assert holds_text(text, language)


@pytest.mark.parametrize("language", ["uk", "ru", "en"])
def test_lone_surrogates_are_kept(language: str) -> None:
    assert split("Так \ud800 ні. Ще раз.", language) == ((0, 9), (10, 17))


@pytest.mark.parametrize("language", ["uk", "ru", "en", "other"])
@pytest.mark.parametrize("text", ["", " \n\t\u00a0"])
def test_blank_text_has_no_sentences(text: str, language: str) -> None:
    assert split(text, language) == ()


@pytest.mark.parametrize("language", ["other", "und", "pl"])
def test_other_languages_stay_whole(language: str) -> None:
    assert split(" Ala ma kota. Kot ma Alę. ", language) == ((1, 25),)
