"""Every check against its fixtures, and the room as a whole."""

import importlib
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import checks as room
from articles import Kind, Outcome, Passage, Sentence, Severity
from checks import CHECKS, Check, check

HERE = Path(__file__).parent
ROOM = HERE.parents[1] / "checks"
CASES = {one.name: tomllib.loads((HERE / f"{one.name}.toml").read_text(encoding="utf-8")) for one in CHECKS}
DOUBTS = [(one, case) for one in CHECKS for case in CASES[one.name]["doubts"]]
PASSES = [(one, case) for one in CHECKS for case in CASES[one.name]["passes"]]

Asks = Callable[[Check, dict[str, Any]], list[str]]


def name(value: object) -> str:
    return value.name if isinstance(value, Check) else str(value["english"])[:40]  # type: ignore[index]


@pytest.mark.parametrize(("one", "case"), DOUBTS, ids=name)
def test_doubts(one: Check, case: dict[str, Any], asks: Asks) -> None:
    assert asks(one, case) == [case["kind"]]


@pytest.mark.parametrize(("one", "case"), PASSES, ids=name)
def test_passes(one: Check, case: dict[str, Any], asks: Asks) -> None:
    assert asks(one, case) == []


def test_every_check_has_examples_of_both_sorts(check_: Check) -> None:
    assert len(CASES[check_.name]["doubts"]) >= 4
    assert len(CASES[check_.name]["passes"]) >= 4


def test_every_kind_has_an_example(check_: Check) -> None:
    shown = {kind for case in CASES[check_.name]["doubts"] for kind in [case["kind"]]}
    assert shown == set(check_.kinds)


def test_every_check_has_a_title_and_a_version(check_: Check) -> None:
    assert check_.title.endswith(".")
    assert check_.title != check_.explanation
    assert check_.version >= 1


def test_no_file_of_a_check_is_missing_from_the_tuple() -> None:
    found = set()
    for path in ROOM.glob("*.py"):
        module = importlib.import_module(f"checks.{path.stem}") if path.stem != "__init__" else room
        if isinstance(getattr(module, path.stem, None), Check):
            found.add(path.stem)
    assert found == {one.name for one in CHECKS}
    assert len(found) == len(CHECKS)


def test_a_good_translation_raises_no_doubt() -> None:
    source = (
        "У неділю, 3 березня, міністерка Олена Коваль не приїхала до Полтави. "
        "«Ми чекали її понад 2 години», – сказав мер Андрій Гнатюк."
    )
    english = (
        "On Sunday, March 3, Minister Olena Koval did not come to Poltava. "
        "“We waited for her for more than two hours,” said Mayor Andrii Hnatiuk."
    )
    assert check(Passage(english, source=source, language="uk")) == ()


def test_a_bad_translation_raises_many() -> None:
    source = "У неділю, 3 березня, міністерка Олена Коваль не приїхала до Полтави. Мер прочекав її до вечора."
    english = "On Monday, March 8, Minister Koval came and came and came to Полтави."
    found = check(Passage(english, source=source, language="uk"))
    assert {doubt.check for doubt in found} >= {"numbers", "dates", "names", "negation", "repetition", "untranslated"}
    assert [doubt.check for doubt in found] == sorted(
        (doubt.check for doubt in found), key=[one.name for one in CHECKS].index
    )


@pytest.mark.parametrize(
    "passage",
    [
        Passage(""),
        Passage("", source=""),
        Passage("", source="—", language="uk"),
        Passage("One.", source="One.", language="en"),
        Passage("Word " * 4000, source="Слово " * 4000, language="ru"),
        Passage("1" * 400, source="9" * 400 + " тисяч", language="uk"),
        Passage("\x00\ud800 <b>", source="'’ʼ \ud800 №", language="ru", kind=Kind.TITLE),
        Passage("a. " * 500, source="а. Б. " * 700, language="ru"),
        Passage("((((" * 30_000 + "a", source="))))" * 30_000 + "я", language=None),
        Passage("the minister " * 8000, source="пан міністр " * 8000, language="uk"),
        Passage("of. not in of an an " * 400, source="Київ не більше ніж не " * 400, language="uk"),
        Passage("IVXLC 12:60 30:99 1/0", source="IVXLC 12:60 30:99 1/0 мільйон", language="uk"),
        # Quadratic in the Latin names of both sides, this would take minutes.
        Passage("Cc Dd, " * 4000, source="я " + "Aa Bbcd, " * 4000, language="uk"),
        Passage("the ”. " * 2000, source="«Палац снігу» Київський Палац і " * 1000, language="uk"),
    ],
    ids=range(14),
)
def test_any_text_is_fit_to_be_doubted(passage: Passage) -> None:
    wild = Sentence(5, 10**6, 7, 10**6, "х", "", "uk", Outcome.KEPT, -9.0)
    for doubt in check(passage, [wild], [-0.1] * 20):
        assert 0 <= doubt.start <= doubt.end <= len(passage.text)
        assert 0 <= doubt.source_start <= doubt.source_end <= len(passage.source or "")


def test_english_that_has_no_source_is_compared_with_nothing() -> None:
    compared = {"numbers", "dates", "names", "negation", "sentences", "length", "questions", "quotes"}
    found = check(Passage("On Monday 5,000 people did not come to Kyiv, did they? “No.” ⁇"))
    assert not compared & {doubt.check for doubt in found}
    assert [doubt.severity for doubt in found] == [Severity.BLOCKS]


def test_only_the_given_checks_are_asked() -> None:
    passage = Passage("He paid 7 hryvnias?", source="Він сплатив 5 гривень.", language="uk")
    assert [doubt.check for doubt in check(passage)] == ["numbers", "questions"]
    assert [doubt.check for doubt in check(passage, checks=CHECKS[:1])] == ["numbers"]
