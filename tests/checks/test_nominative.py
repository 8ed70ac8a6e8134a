"""Names in other cases: their nominative where there is only one."""

import pytest

from checks.nominative import nominative


@pytest.mark.parametrize(
    ("word", "language", "base"),
    [
        ("Зеленському", "uk", "Зеленський"),
        ("Коваленка", "uk", "Коваленко"),
        ("Степаном", "uk", "Степан"),
        ("Ольги", "uk", "Ольга"),
        ("Полтаві", "uk", "Полтава"),
        ("Олена", "uk", "Олена"),
        ("Москве", "ru", "Москва"),
        ("Ольге", "ru", "Ольга"),
        # Ivanov and Ivanova, no name, in no dictionary, no language of ours.
        ("Иванова", "ru", None),
        ("Служби", "uk", None),
        ("Сваблюка", "uk", None),
        ("Варшаве", "be", None),
        ("", "uk", None),
    ],
)
def test_the_nominative_where_it_is_certain(word: str, language: str, base: str | None) -> None:
    assert nominative(word, language) == base
