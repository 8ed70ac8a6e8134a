"""Two spellings of one name in an article, and what only looks like it."""

import pytest

from articles import Passage, Severity
from checks.spellings import spellings


def article(*pairs: tuple[str, str], language: str = "uk") -> list[Passage]:
    return [Passage(english, source, language) for english, source in pairs]


def found(passages: list[Passage]) -> list[tuple[int, str, str]]:
    return [
        (number, clash.spelled, clash.prevailing)
        for number, clashes in enumerate(spellings(passages))
        for clash in clashes
    ]


def test_the_rarer_spelling_is_doubted_where_it_stands() -> None:
    passages = article(
        ("He met Zelensky.", "Він зустрів Зеленського."),
        ("Then Zelenskiy’s guest, a Zelensky fan, left.", "Тоді гість Зеленського, прихильник Зеленського, пішов."),
        ("It was Zelenskyy.", "Це був Зеленський."),
    )
    assert found(passages) == [(1, "Zelenskiy", "Zelensky"), (2, "Zelenskyy", "Zelensky")]
    clash = spellings(passages)[1][0]
    assert passages[1].text[clash.start : clash.end] == "Zelenskiy"
    assert (passages[1].source or "")[clash.source_start : clash.source_end] == clash.source == "Зеленського"
    assert clash.doubt.severity is Severity.NOTES


@pytest.mark.parametrize(
    ("one", "two", "source", "language"),
    [
        ("Kyiv", "Kiev", "Києві", "uk"),
        ("Kharkiv", "Kharkov", "Харкова", "uk"),
        ("Odesa", "Odessa", "Одесу", "uk"),
        ("Lviv", "Lvov", "Львові", "uk"),
        ("Serhii", "Serhiy", "Сергій", "uk"),
        ("Alexeev", "Alekseyev", "Алексеевым", "ru"),
        ("Sergei", "Sergey", "Сергея", "ru"),
    ],
)
def test_among_equals_the_first_prevails(one: str, two: str, source: str, language: str) -> None:
    passages = article((f"About {one}.", f"Про {source}."), (f"And {two}.", f"І {source}."), language=language)
    assert found(passages) == [(1, two, one)]
    assert found(passages[::-1]) == [(1, one, two)]


@pytest.mark.parametrize(
    ("one", "two", "source", "other"),
    [
        ("Kovalov", "Kovalova", "Ковальов", "Ковальова"),
        ("Israel", "Israeli", "Ізраїль", "Ізраїлю"),
        ("Kyiv", "KYIV", "Київ", "Києва"),
        ("Mariia", "Omar", "Марія", "Омар"),
        ("Rose", "Russia", "Росія", "Росії"),
        ("Maria", "Mary", "мария", "мери"),
        ("Olena", "Alina", "Олена", "Аліна"),
    ],
)
def test_different_names_are_left_alone(one: str, two: str, source: str, other: str) -> None:
    passages = article((f"About {one}.", f"Про {source}."), (f"And {two}.", f"І {other}."))
    assert found(passages) == []


def test_without_a_source_nothing_is_known() -> None:
    assert found([Passage("In Kyiv."), Passage("In Kiev.")]) == []
    assert found([]) == []


def test_an_article_that_spells_everything_in_every_way_is_no_burden() -> None:
    names = ["K" + "y" * one + "v" + "a" * two for one in range(1, 60) for two in range(60)]
    passages = [Passage(f"In {name}.", "Це про Київ.", "uk") for name in names]
    assert sum(map(len, spellings(passages))) < 100
