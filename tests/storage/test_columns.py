"""Column types: any text and any moment survive the way in and out."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import sqlite

from storage.columns import Moment, restored, storable

# Every code point, the surrogates and the escape among them, and the troublesome ones often.
ANY = st.text(st.one_of(st.characters(exclude_categories=()), st.sampled_from("\x00\ud83d\udc00\U0010ffff0dc")))


@given(ANY)
def test_any_text_is_made_storable_and_restored(text: str) -> None:
    kept = storable(text)
    assert b"\x00" not in kept.encode("utf-8")
    assert restored(kept) == text


@given(ANY, ANY)
def test_equal_when_stored_means_equal(one: str, other: str) -> None:
    assert (storable(one) == storable(other)) is (one == other)


@pytest.mark.parametrize("text", ["", "plain", "Київ, 5 травня", "emoji 🌻", "\ufeff\u200b"])
def test_ordinary_text_is_stored_as_it_is(text: str) -> None:
    assert storable(text) == text


def test_a_moment_needs_a_zone() -> None:
    with pytest.raises(ValueError, match="needs a time zone"):
        Moment().process_bind_param(datetime(2026, 1, 1), sqlite.dialect())
    assert Moment().process_result_value(datetime(2026, 1, 1), sqlite.dialect()) == datetime(2026, 1, 1, tzinfo=UTC)
