"""What a cleaner declares of a text it is not asked about is true: it has nothing to say there."""

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles import Passage
from cleaners import CLEANERS, SOURCE_CLEANERS, Cleaner, site_phrases

CHOOSY = sorted(
    {
        cleaner
        for cleaner in (*CLEANERS, *SOURCE_CLEANERS)
        if cleaner.signs or cleaner.joints or cleaner.needs or cleaner.finds or cleaner.sourced
    },
    key=lambda cleaner: cleaner.name,
)
MARKS = " .,;:!?…-–—'’‘\"“”„«»()[]<>&@#%$€/\\_`\t\n\r\u00a0\u00ad\u200b1٣aAжЖéǅ"
FILES = Path(site_phrases.__file__).parent
WIDTHS = (2, 5, 9, 14, 30, 60)


def written(name: str) -> list[str]:
    """The texts of a cleaner's fixtures."""
    fixtures = tomllib.loads((Path(__file__).parent / f"{name}.toml").read_text(encoding="utf-8"))
    return [case["text"] for section in ("fixes", "leaves") for case in fixtures[section]]


@st.composite
def texts(draw: st.DrawFn, name: str) -> str:
    """A piece of a fixture with a sign or two changed, dropped or put in: what nearly has the fault."""
    text = draw(st.sampled_from(written(name)))
    start = draw(st.integers(0, len(text)))
    text = text[start : start + draw(st.sampled_from(WIDTHS))]
    for _ in range(draw(st.integers(0, 2))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.sampled_from(["", *MARKS])) + text[at + draw(st.integers(0, 1)) :]
    return text


def has_nothing_to_say_unless_concerned(cleaner: Cleaner, passage: Passage) -> None:
    if not cleaner.concerns(passage):
        assert list(cleaner.edits(passage)) == []


@pytest.mark.parametrize("cleaner", CHOOSY, ids=lambda cleaner: cleaner.name)
def test_on_any_piece_of_a_fixture(cleaner: Cleaner) -> None:
    for text in written(cleaner.name):
        for width in WIDTHS:
            for start in range(max(1, len(text) - width + 1)):
                has_nothing_to_say_unless_concerned(cleaner, Passage(text[start : start + width]))


@pytest.mark.parametrize("cleaner", CHOOSY, ids=lambda cleaner: cleaner.name)
@given(data=st.data())
@settings(max_examples=100, deadline=None)
def test_on_what_nearly_has_the_fault(cleaner: Cleaner, data: st.DataObject) -> None:
    source = data.draw(st.none() | texts(cleaner.name))
    passage = Passage(data.draw(texts(cleaner.name)), source=source, language=source and "uk")
    has_nothing_to_say_unless_concerned(cleaner, passage)


@pytest.mark.parametrize("cleaner", CHOOSY, ids=lambda cleaner: cleaner.name)
def test_plain_words_are_ruled_out(cleaner: Cleaner) -> None:
    # Else the declaration would spare nothing.
    assert not all(cleaner.concerns(Passage(text)) for text in ("the mayor spoke of the war", "мер говорив про війну"))


@pytest.mark.parametrize("language", site_phrases.LANGUAGES)
def test_patterns_of_furniture_are_in_lower_case_as_the_lines_they_are_for(language: str) -> None:
    entries = tomllib.loads((FILES / f"furniture_{language}.toml").read_text(encoding="utf-8"))
    for form in [form for entry in entries["pattern"] for form in entry.get("any", [entry])]:
        assert re.sub(r"\\.", "", form["match"]) == re.sub(r"\\.", "", form["match"].lower())
