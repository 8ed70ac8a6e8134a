"""The tree is the architecture: which folder may import which, held by reading the imports."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("articles", "checks", "cleaners", "documents", "engines", "flows", "review", "storage")
ARROWS: dict[str, set[str]] = {
    "articles": set(),
    "checks": {"articles"},
    "cleaners": {"articles"},
    "documents": {"articles"},
    "engines": {"articles"},
    "flows": {"articles", "checks", "cleaners", "documents", "engines", "review", "storage"},
    "review": {"articles", "cleaners", "storage"},
    "storage": {"articles"},
}
ONLY_ENGINES = {"argostranslate", "ctranslate2", "langdetect", "lingua", "sentencepiece", "sacremoses"}
SLOW_OR_TALKATIVE = {"argostranslate.translate", "onnxruntime", "minisbd", "stanza", "spacy", "torch"}
# What Chysto is measured against runs in `chysto bench` only.
RIVAL = (ROOT / "engines" / "rivals.py", "argostranslate.translate")
POSSESSIVE = re.compile(r"\)(?:[*+?]|\{[\d,]*\})\+")
FILES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))


def imports(path: Path) -> list[tuple[str, bool]]:
    """Every module a file imports, and whether the import runs when the file does."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inside = {
        id(node)
        for outer in ast.walk(tree)
        if isinstance(outer, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(outer)
    }
    found: list[tuple[str, bool]] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(alias.name, id(node) not in inside) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found.append((node.module or "", id(node) not in inside))
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_arrows(path: Path) -> None:
    room = path.relative_to(ROOT).parts[0]
    for module, at_import in imports(path):
        top = module.partition(".")[0]
        if top in ROOMS and top != room:
            assert top in ARROWS[room], f"{room} may not import {top}"
        if top == "prefect":
            assert room == "flows"
        if top in ONLY_ENGINES:
            assert room == "engines"
            assert not at_import, f"{module} is slow to load: import it inside the function that needs it"
        assert module not in SLOW_OR_TALKATIVE or (path, module) == RIVAL
        assert top not in SLOW_OR_TALKATIVE


def test_the_house_has_the_rooms_of_the_design_and_no_other() -> None:
    folders = {
        path.name for path in ROOT.iterdir() if path.is_dir() and any(path.rglob("*.py")) and path.name[0] != "."
    }
    assert folders - {"build", "dist", "demo", "models"} == {*ROOMS, "tests"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_group_is_repeated_possessively(path: Path) -> None:
    # Python before 3.11.5, which Debian 12 has, loses its place in it: r"\w(?:-\w)*+" finds "a-" in "a- b".
    strings = [node.value for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Constant)]
    assert not [each for each in strings if isinstance(each, str) and POSSESSIVE.search(each)]


@pytest.mark.parametrize("path", sorted(ROOT.glob("*/*.toml")), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_group_is_repeated_possessively_in_a_table(path: Path) -> None:
    assert not POSSESSIVE.search(path.read_text("utf-8"))
