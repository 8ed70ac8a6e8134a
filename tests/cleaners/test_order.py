"""The tuples name every cleaner, and every cleaner is what its file says."""

import importlib
from pathlib import Path

import pytest

import cleaners
from cleaners import CLEANERS, SOURCE_CLEANERS, Cleaner

FOLDER = Path(cleaners.__file__).parent
FOUND = {
    path.stem: made
    for path in sorted(FOLDER.glob("*.py"))
    if isinstance(made := getattr(importlib.import_module(f"cleaners.{path.stem}"), path.stem, None), Cleaner)
}
ALL = {cleaner.name: cleaner for cleaner in (*SOURCE_CLEANERS, *CLEANERS)}


def test_every_cleaner_has_its_place_in_the_order() -> None:
    assert FOUND == ALL


@pytest.mark.parametrize("order", [CLEANERS, SOURCE_CLEANERS], ids=["english", "source"])
def test_nobody_walks_twice_in_a_turn(order: tuple[Cleaner, ...]) -> None:
    assert len({cleaner.name for cleaner in order}) == len(order)


@pytest.mark.parametrize("cleaner", ALL.values(), ids=lambda cleaner: cleaner.name)
def test_a_cleaner_explains_itself(cleaner: Cleaner) -> None:
    assert cleaner.title.endswith(".")
    assert cleaner.explanation.count(">>> ") >= 2, "an example that fixes and one left alone"
    assert cleaner.version >= 1
