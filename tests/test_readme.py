"""The README keeps its word: every before-and-after block is what the cleaners do.

``python tests/test_readme.py`` writes the section of all cleaners anew, from the examples in their docstrings.
"""

import ast
import doctest
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from cleaners import CLEANERS, SOURCE_CLEANERS, Cleaner, clean_text
from flows.command import VERBS
from flows.complaint import Exit
from flows.settings import Settings
from review.signs import drawn

PATH = Path(__file__).parent.parent / "README.md"
README = PATH.read_text(encoding="utf-8")
START, END = "<!-- every cleaner: from the docstrings -->\n", "<!-- end -->\n"
HEAD = README[: README.index(START)]
BLOCKS = re.findall(r"```diff\n- (.*)\n\+ (.*)\n```", HEAD)


def section() -> str:
    """Every cleaner with its title and its first example that fixes."""
    names: dict[str, Cleaner] = {cleaner.name: cleaner for cleaner in (*SOURCE_CLEANERS, *CLEANERS)}
    return "\n".join(block for cleaner in sorted(names.values(), key=lambda c: c.name) for block in shown(cleaner))


def shown(cleaner: Cleaner) -> Iterator[str]:
    """One cleaner: what it is for, and a block of before and after."""
    before, after, source = example(cleaner)
    yield f"**`{cleaner.name}`** ({cleaner.strength}) {cleaner.title}\n"
    if source:
        yield f"The source says: {drawn(source)}\n"
    yield "```diff"
    yield from (f"- {drawn(line)}" for line in before.split("\n"))
    yield from (f"+ {drawn(line)}" for line in after.split("\n"))
    yield "```\n"


def example(cleaner: Cleaner) -> tuple[str, str, str | None]:
    """Before, after and source of the first example in the docstring that changes something."""
    for found in doctest.DocTestParser().get_examples(cleaner.explanation):
        call = ast.parse(found.source.strip()).body[0]
        match call:
            case ast.Expr(ast.Call(ast.Attribute(attr="fix"), [ast.Constant(str(before)), *others])):
                # The docstrings' own test has held the example to its result.
                after = str(ast.literal_eval(found.want))
                sources = [other.value for other in others if isinstance(other, ast.Constant)]
                if after != before:
                    return before, after, str(sources[0]) if sources else None
    pytest.fail(f"{cleaner.name}: no example in its docstring fixes anything")


def test_there_are_blocks() -> None:
    assert len(BLOCKS) == HEAD.count("```diff") >= 6


@pytest.mark.parametrize(("before", "after"), BLOCKS)
def test_block(before: str, after: str) -> None:
    assert clean_text(before).text == after
    assert clean_text(after).text == after


def test_every_cleaner_is_shown() -> None:
    assert README[README.index(START) + len(START) : README.index(END)] == section(), "run `make golden`"


def test_every_exit_status_is_documented() -> None:
    assert {int(row) for row in re.findall(r"^\| (\d+) \|", HEAD, re.MULTILINE)} == {int(status) for status in Exit}


def test_every_verb_is_named_and_exists() -> None:
    named = set(re.findall(r"`?\bchysto ([a-z]+)\b", HEAD))
    assert named <= {*VERBS}


def test_every_setting_is_documented() -> None:
    named = set(re.findall(r"^\| `CHYSTO_(\w+)`", HEAD, re.MULTILINE)) | {"DATABASE_URL"}
    assert named == {name.upper() for name in Settings.model_fields}


if __name__ == "__main__":
    PATH.write_text(HEAD + START + section() + README[README.index(END) :], encoding="utf-8")
