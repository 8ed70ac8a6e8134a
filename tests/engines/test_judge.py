"""What is suspect, and what a model may do because the source does it or because English is so."""

import pytest

from engines.judge import fault

SOURCE = "Міністр оголосив про нову мобілізацію в країні, і це викликало протести в столиці."
GOOD = "The minister announced a new mobilization in the country, which caused protests in the capital."


@pytest.mark.parametrize(
    ("source", "english"),
    [
        (SOURCE, GOOD),
        ("Ніколи, ніколи, ніколи не здавайтеся.", "Never, never, never give up."),
        ("Тук-тук, тук-тук, тук-тук.", "Knock, knock, knock, knock, knock, knock."),
        ("Він уже мав те, що мав.", "He had had what he had had."),
        ("Це дуже, дуже важливо для нас.", "That that is very, very important to us is clear."),
        ("Рахунок 1:1, потім 2:2, потім 3:3.", "The score was 1:1, then 2:2, then 3:3."),
        ("Ааааа!", "Aaaaaaah!"),
        ("Збитки — 1 000 000 000 гривень.", "The damage is 1000000000 hryvnias."),
        ("Так.", "Yes, it is."),
        ("Єврокомісарка.", "The member of the European Commission."),
        ("Café Müller відкрили знову.", "Café Müller was opened again."),
    ],
)
def test_nothing_is_wrong_with_a_translation(source: str, english: str) -> None:
    assert fault(source, english) is None


@pytest.mark.parametrize(
    ("english", "why", "grave"),
    [
        ("", "empty", True),
        ("…", "empty", True),
        ("The mobilization and mobilization and mobilization and mobilization.", "mobilization and", True),
        ("The new, new, new, new mobilization in the country caused protests.", "new", True),
        ("He announced a mobilization in the country in the country, which caused protests.", "in the country", False),
        ("The minister announced mobi-to-to-to-to-to-to mobilization in the country.", "to", True),
        ("The minister announced lililililililitical mobilization in the country.", "repeats", True),
        ("Міністр announced a new mobilization in the country.", "міністр", True),
        ("The minister announced мобілізацію.", "мобілізацію", True),
        ("The minister announced a new <unk> in the country, which caused protests.", "does not know", True),
        ("The minister announced a new ⁇ in the country, which caused protests.", "does not know", True),
        ("The minister.", "missing", True),
        ("The minister announced it today.", "short", False),
        (" ".join(f"{GOOD} {n}" for n in range(4)), "", True),
    ],
)
def test_what_models_do_when_they_fail_is_seen(english: str, why: str, grave: bool) -> None:
    found = fault(SOURCE, english)
    assert found is not None
    assert why in found.reason.lower()
    assert found.grave == grave


def test_no_end_is_a_fault_whatever_the_text() -> None:
    found = fault(SOURCE, GOOD, ended=False)
    assert found is not None
    assert found.grave


def test_the_worst_fault_is_told() -> None:
    found = fault(SOURCE, "He announced it in the country in the country, мобілізацію.")
    assert found is not None
    assert found.grave
