"""What repair gains when the source is at hand: pairs in the files of `with_source/`."""

import tomllib
from pathlib import Path

import pytest

from articles import Passage
from cleaners import clean

FILES = sorted((Path(__file__).parent / "with_source").glob("*.toml"))
PAIRS = [
    pytest.param(pair, id=f"{path.stem}-{number}")
    for path in FILES
    for number, pair in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["pairs"])
]


@pytest.mark.parametrize("pair", PAIRS)
def test_the_source_decides(pair: dict[str, str]) -> None:
    passage = Passage(pair["garbled"], source=pair["source"], language=pair["language"])
    assert clean(passage).text == pair["clean"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_without_it_most_stay_wrong(path: Path) -> None:
    pairs = tomllib.loads(path.read_text(encoding="utf-8"))["pairs"]
    right = sum(clean(Passage(pair["garbled"])).text == pair["clean"] for pair in pairs)
    assert right <= len(pairs) / 2, f"{right} of {len(pairs)} are right without their source: they show no gain"
