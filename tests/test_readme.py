"""The README keeps its word: every before-and-after block is what the cleaners do."""

import re
from pathlib import Path

import pytest

from cleaners import clean_text
from flows.command import VERBS
from flows.complaint import Exit

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```diff\n- (.*)\n\+ (.*)\n```", README)


def test_there_are_blocks() -> None:
    assert len(BLOCKS) == README.count("```diff") >= 6


@pytest.mark.parametrize(("before", "after"), BLOCKS)
def test_block(before: str, after: str) -> None:
    assert clean_text(before).text == after
    assert clean_text(after).text == after


def test_every_exit_status_is_documented() -> None:
    assert {int(row) for row in re.findall(r"^\| (\d+) \|", README, re.MULTILINE)} == {int(status) for status in Exit}


def test_every_verb_it_names_exists() -> None:
    assert set(re.findall(r"^chysto ([a-z]+)", README, re.MULTILINE)) <= {*VERBS}
