"""The one assertion that every check's fixtures are held to."""

from collections.abc import Callable
from typing import Any

import pytest

from articles import Outcome, Sentence, Term
from checks import CHECKS, Check, Pair

Case = dict[str, Any]


def pair_of(case: Case) -> Pair:
    """The pair a fixture describes; its sentences are given by their words and placed here."""
    source, english = case.get("source"), case["english"]
    sentences = []
    for one in case.get("sentences", ()):
        start = (source or "").find(one["source"])
        english_start = max(english.find(one["english"]), 0)
        sentences.append(
            Sentence(
                start=start,
                end=start + len(one["source"]),
                english_start=english_start,
                english_end=english_start + len(one["english"]),
                source=one["source"],
                english=one["english"],
                language=case.get("language", "uk"),
                outcome=Outcome(one.get("outcome", "translated")),
                score=one.get("score"),
            )
        )
    terms = []
    for spelled, found, wanted in case.get("terms", ()):
        start = (source or "").index(found)
        terms.append(Term(spelled, wanted, start, start + len(found)))
    return Pair(
        english,
        source,
        case.get("language"),
        sentences=tuple(sentences),
        scores=tuple(case.get("scores", ())),
        terms=tuple(terms),
    )


@pytest.fixture
def asks() -> Callable[[Check, Case], list[str]]:
    """Ask a check about a fixture, hold its doubts to what every doubt must be, and give their kinds."""

    def ask(check: Check, case: Case) -> list[str]:
        pair = pair_of(case)
        found = list(check(pair))
        assert found == list(check(pair_of(case))), "the same pair gave other doubts"
        for doubt in found:
            assert doubt.check == check.name
            assert doubt.severity is check.kinds[doubt.kind]
            assert 0 <= doubt.start <= doubt.end <= len(pair.english)
            assert 0 <= doubt.source_start <= doubt.source_end <= len(pair.source or "")
            assert doubt.reason
            assert doubt.reason[-1] != "."
        if (at := case.get("at")) is not None:
            assert at in [pair.english[doubt.start : doubt.end] for doubt in found]
        if (of := case.get("of")) is not None:
            assert of in [(pair.source or "")[doubt.source_start : doubt.source_end] for doubt in found]
        return [doubt.kind for doubt in found]

    return ask


@pytest.fixture(params=CHECKS, ids=lambda check: check.name)
def check_(request: pytest.FixtureRequest) -> Check:
    """Each check in turn."""
    check: Check = request.param
    return check
