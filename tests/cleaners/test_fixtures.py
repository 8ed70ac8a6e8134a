"""Every cleaner against its own fixtures, `tests/cleaners/NAME.toml`.

    [[fixes]]                 # at least four
    text = "all allies ."     # with the fault
    clean = "all allies."     # without
    source = "усі союзники."  # optional, as are language, kind, position, of, before, after and speech
    language = "uk"
    terms = [["союзник", "союзники", "ally", "partner"]]  # a glossary's: as it spells it, as it stands, English, not
    drops = true              # only where the repair removes words, marks or figures on purpose

    [[leaves]]                # at least four: looks like the fault and is none
    text = "He paused ... and left."

    [[fails]]                 # known failures: must fail, or be moved up
    text = "..."
    clean = "..."

A case with ``language`` and no ``source`` is a source text and is cleaned by SOURCE_CLEANERS; every other by CLEANERS.
For a cleaner that only suggests, ``clean`` is what accepting its suggestions gives.
"""

import re
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from articles import SUGGEST, Decision, Kind, Name, Passage, Term, Verdict
from cleaners import CLEANERS, SOURCE_CLEANERS, Cleaner, clean, replay

NOW = datetime(2024, 1, 1, tzinfo=UTC)
HERE = Path(__file__).parent
BY_NAME = {cleaner.name: cleaner for cleaner in (*SOURCE_CLEANERS, *CLEANERS)}
SENTENCE = re.compile(r"[A-Z“\"].*\.", re.DOTALL)
URL = re.compile(r"\b(?:https?://|www\.)\S+|\b[\w.+-]+@[\w-]+\.\w[\w.-]*\w")
NAME = re.compile(r"\b[A-Z][a-z]+\b")
FIELDS = ("source", "language", "position", "of", "before", "after", "speech")


def read(section: str) -> list[Any]:
    return [
        pytest.param(BY_NAME[path.stem], case, id=f"{path.stem}-{number}")
        for path in sorted(HERE.glob("*.toml"))
        if path.stem in BY_NAME
        for number, case in enumerate(tomllib.loads(path.read_text(encoding="utf-8")).get(section, []))
    ]


def passage(text: str, case: dict[str, Any]) -> Passage:
    fields = {key: case[key] for key in FIELDS if key in case}
    if "terms" in case:
        fields["terms"] = tuple(term(case["source"], *values) for values in case["terms"])
    if "names" in case:
        fields["names"] = tuple(Name(*values) for values in case["names"])
    return Passage(text, kind=Kind(case.get("kind", "paragraph")), **fields)


def term(source: str, spelled: str, found: str, english: str, *others: str) -> Term:
    start = source.index(found)
    return Term(spelled, english, start, start + len(found), others)


def everyone(case: dict[str, Any]) -> tuple[Cleaner, ...]:
    return SOURCE_CLEANERS if "language" in case and "source" not in case else CLEANERS


def holds(cleaner: Cleaner, case: dict[str, Any], wanted: str) -> None:
    """The cleaner makes ``wanted`` of the case, can take it back, comes to rest, and nobody undoes it."""
    given = passage(case["text"], case)
    for cleaners in ((cleaner,), everyone(case)):
        cleaned = clean(given, cleaners)
        assert cleaned.fight == ()
        for change in cleaned.changes:
            assert SENTENCE.fullmatch(change.reason), f"no sentence for a reviewer: {change.reason}"
        accepted = {
            change.key: Decision(change.key, Verdict.ACCEPT, "test", NOW)
            for change in cleaned.changes
            if change.strength is SUGGEST and change.cleaner == cleaner.name
        }
        result = replay(given.text, cleaned.changes, accepted)
        assert result == wanted, [change.cleaner for change in cleaned.changes]
        assert replay(given.text, cleaned.changes) == cleaned.text
        assert replay(given.text, cleaned.changes, [change.key for change in cleaned.changes]) == given.text
        again = clean(passage(result, case), cleaners)
        assert again.text == result, [(change.cleaner, change.before, change.after) for change in again.changes]
    if not case.get("drops"):
        assert re.findall(r"\d", wanted) == re.findall(r"\d", given.text), "a figure changed"
        assert URL.findall(wanted) == URL.findall(given.text), "an address changed"
        assert set(NAME.findall(given.text)) <= set(NAME.findall(wanted)), "a name changed"


@pytest.mark.parametrize(("cleaner", "case"), read("fixes"))
def test_fixes(cleaner: Cleaner, case: dict[str, Any]) -> None:
    assert case["text"] != case["clean"]
    holds(cleaner, case, case["clean"])


@pytest.mark.parametrize(("cleaner", "case"), read("leaves"))
def test_leaves(cleaner: Cleaner, case: dict[str, Any]) -> None:
    holds(cleaner, case, case["text"])


@pytest.mark.parametrize(("cleaner", "case"), read("fails"))
@pytest.mark.xfail(strict=True, raises=AssertionError, reason="known failure")
def test_known_failures(cleaner: Cleaner, case: dict[str, Any]) -> None:
    holds(cleaner, case, case["clean"])


@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_a_cleaner_has_at_least_four_fixtures_of_each_sort(name: str) -> None:
    fixtures = tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))
    assert len(fixtures["fixes"]) >= 4
    assert len(fixtures["leaves"]) >= 4
    assert fixtures.keys() <= {"fixes", "leaves", "fails"}


def test_fixtures_belong_to_cleaners() -> None:
    assert {path.stem for path in HERE.glob("*.toml")} <= BY_NAME.keys()
