"""The unified diff is a patch: applied to the machine text it gives the clean text."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.signs import visible
from review.unified import unified, unified_view
from review.view import View

HUNK = re.compile(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
TEXTS = st.text("ab \n\r\u2028.“", max_size=40)


def patched(text: str, patch: str) -> str:
    """Apply a unified diff as patch(1) does, strictly."""
    lines = re.findall(r"[^\n]*\n|[^\n]+", text)
    out: list[str] = []
    at = 0
    rows = re.findall(r"[^\n]*\n", patch)[2:]
    for number, row in enumerate(rows):
        bare = number + 1 < len(rows) and rows[number + 1].startswith("\\ No newline")
        body = row[1:].removesuffix("\n") if bare else row[1:]
        if found := HUNK.match(row):
            start = int(found[1]) - (1 if found[2] != "0" else 0)
            out += lines[at:start]
            at = start
        elif row[0] in " -":
            assert lines[at] == body
            at += 1
        if row[0] in " +":
            out.append(body)
    return "".join([*out, *lines[at:]])


@given(TEXTS, TEXTS)
def test_the_patch_applies(machine: str, clean: str) -> None:
    patch = unified(machine, clean, "a.txt")
    assert patch == "" if machine == clean else patched(machine, patch) == clean


def test_equal_texts_give_no_patch() -> None:
    assert unified("same\n", "same\n", "a") == ""


def test_an_article_as_a_patch(view: View) -> None:
    patch = unified_view(view)
    assert patch.startswith("--- machine/inbox/word.txt\n+++ clean/inbox/word.txt\n@@ ")
    assert "-A b word c .\n+A b word c.\n" in patch
    assert "-Photo: word!\n" in patch


def test_a_name_cannot_forge_a_header() -> None:
    patch = unified("a\n", "b\n", "x\n--- /etc/passwd\n+++ /etc/passwd")
    assert sum(row.startswith(("---", "+++")) for row in patch.splitlines()) == 2


def test_what_is_not_exact_is_fit_for_a_terminal(article_with: Callable[[str], View], payload: str) -> None:
    shown = unified_view(article_with(payload), exact=False)
    assert visible(shown) == shown


@pytest.mark.parametrize("text", ["\x1b[31m", "\u202e", "\x00"])
def test_what_is_exact_keeps_every_character(text: str) -> None:
    assert f"+{text}\n" in unified("a\n", f"{text}\n", "a")
