"""A store to test on, and records in which every field says something."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from articles import (
    ALWAYS,
    SUGGEST,
    Article,
    Change,
    Doubt,
    Kind,
    Outcome,
    Passage,
    Sentence,
    Severity,
)
from storage import Record, Result, Status, Store


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """An open store on an empty database, once of each kind."""
    with Store.open(url) as opened:
        yield opened


def change(key: str = "9c0d", **fields: Any) -> Change:
    made = Change(
        key=key,
        cleaner="merged_number",
        version=2,
        strength=ALWAYS,
        turn=1,
        layer=7,
        start=3,
        end=4,
        machine_start=3,
        machine_end=5,
        before="27on",
        after="27 on",
        reason="a number and a word have run together",
        rests_on=("aa01", "bb02"),
    )
    return made._replace(**fields)


def record(origin: str = "inbox/bridge.txt", say: str = "Міст відкрили.", **fields: Any) -> Record:
    """A record in which no field of any noun has its default."""
    passages = (
        Passage(say, kind=Kind.TITLE, position=0, of=3, after="Рух\u00a0пустять 27 травня. «Нарешті!»", speech='"'),
        Passage(
            "Рух\u00a0пустять 27 травня. «Нарешті!»",
            source="Движение откроют 27 мая.",
            language="ru",
            kind=Kind.PARAGRAPH,
            position=1,
            of=3,
            before=say,
            after="someone else's text",
            speech="“",
        ),
        Passage("Читайте також", kind=Kind.ITEM, position=2, of=3, before=""),
    )
    results = (
        Result(cleaned=say, machine="The bridge is open.", clean="The bridge is open.", language="uk"),
        Result(
            cleaned="Рух пустять 27 травня. «Нарешті!»",
            machine='Traffic starts on 27th May. "At last!”',
            clean='Traffic starts on 27 May. "At last!"',
            language="uk",
            source_changes=(change("5afe", cleaner="no_break_space", rests_on=()),),
            sentences=(
                Sentence(
                    0, 22, 0, 27, "Рух пустять 27 травня.", "Traffic starts on 27th May.", "uk", Outcome.TRANSLATED
                ),
                Sentence(23, 33, 28, 38, "«Нарешті!»", '"At last!”', "uk", Outcome.RETRIED, -0.731, "a loop"),
            ),
            changes=(change(), change("b0b0", cleaner="mixed_quotes", strength=SUGGEST, rests_on=("9c0d",))),
            doubts=(
                Doubt("numbers", "missing", Severity.BLOCKS, "27 is not in the English", 1, 2, 12, 14),
                Doubt("quotes", "count", Severity.NOTES, "two here, one there", 3, 4, 5, 6),
            ),
        ),
        Result(cleaned="", machine="", clean=""),
    )
    made = Record(
        article=Article(origin, passages, form="html", encoding="cp1251"),
        results=results,
        signature="detect:lingua|model:starter|cleaners:1|chysto:0.1.0",
        status=Status.NEEDS_REVIEW,
        made=datetime(2026, 5, 27, 8, 30, 15, 123456, tzinfo=UTC),
    )
    return replace(made, **fields)


@pytest.fixture(name="record")
def record_fixture() -> Any:
    """Makes a record in which no field of any noun has its default; called with origin and first passage's text."""
    return record


@pytest.fixture(name="change")
def change_fixture() -> Any:
    """Makes a change in which no field has its default."""
    return change
