"""The compiled cleaners: used where they are current, and the same to the letter."""

import json
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flows import compiled

ROOT = Path(__file__).parents[2]
FIXTURES = sorted((ROOT / "tests" / "cleaners").glob("**/*.toml"))
STYLES = ("keep", "curly", "straight")
needs_build = pytest.mark.skipif(
    not compiled.current() and "CI" not in os.environ, reason="the cleaners as they are now are not compiled: make fast"
)

PREFERRING = """
import sys
from pathlib import Path
from flows.compiled import prefer
before = list(sys.path)
prefer(Path(sys.argv[1]))
print(*(place for place in sys.path if place not in before), sep="\\n")
"""
CALLING = """
import sys
from flows.command import call
status = call(["repair", "--jsonl", "-"])
from cleaners import order
print(order.__file__, file=sys.stderr)
sys.exit(status)
"""
CLEANING = """
import json, sys
sys.path.insert(0, sys.argv[1])
from cleaners import CLEANERS, QuoteStyle, clean_text, order
told = {"file": order.__file__, "results": []}
told["cleaners"] = [(each.name, each.version, each.strength) for each in CLEANERS]
for text, source, language, style in json.load(sys.stdin):
    cleaned = clean_text(text, source, language, quotes=QuoteStyle(style))
    told["results"].append([cleaned.text, [repr(change) for change in cleaned.changes], cleaned.fight])
json.dump(told, sys.stdout)
"""


def python(code: str, *arguments: str | Path, stdin: str = "") -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, text=True, check=True, cwd="/")


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """A copy of what is compiled."""
    for room in compiled.ROOMS:
        shutil.copytree(ROOT / room, tmp_path / "sources" / room, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path / "sources"


@pytest.fixture
def build(tmp_path: Path) -> Path:
    """No more of a build than its stamp."""
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / compiled.STAMP).write_text(compiled.digest(ROOT))
    return tmp_path / "build"


@pytest.mark.parametrize(
    "change",
    [
        lambda sources: (sources / "cleaners" / "furniture_uk.toml").write_text("# none"),
        lambda sources: (sources / "articles" / "edit.py").rename(sources / "articles" / "edits.py"),
        lambda sources: (sources / "cleaners" / "entity.py").unlink(),
        lambda sources: shutil.rmtree(sources / "cleaners"),
    ],
    ids=["a changed table", "a renamed module", "a module less", "a room less"],
)
def test_a_build_is_current_while_its_sources_are(sources: Path, build: Path, change: Callable[[Path], object]) -> None:
    assert compiled.current(build, sources)
    change(sources)
    assert not compiled.current(build, sources)


@pytest.mark.parametrize("stamp", [b"", b"0" * 32, b"\xff\xfe", None])
def test_only_a_current_build_is_preferred(build: Path, stamp: bytes | None) -> None:
    assert python(PREFERRING, build).stdout.split() == [str(build)]
    assert python(f"import articles\n{PREFERRING}", build).stdout.split() == [], "the plain modules are there already"
    if stamp is None:
        (build / compiled.STAMP).unlink()
    else:
        (build / compiled.STAMP).write_bytes(stamp)
    assert python(PREFERRING, build).stdout.split() == []


@needs_build
def test_repair_runs_compiled() -> None:
    done = python(CALLING, stdin='{"id": 1, "text": "They voted onthe 27on ."}\n')
    assert json.loads(done.stdout)["text"] == "They voted on the 27 on."
    assert Path(done.stderr.strip()).suffix == ".so"
    assert compiled.BUILD in Path(done.stderr.strip()).parents


@needs_build
def test_compiled_cleaners_do_as_the_plain_ones_do() -> None:
    texts = whole() + joined()
    asked = json.dumps([[*each, STYLES[number % 3]] for number, each in enumerate(texts)])
    fast, plain = (json.loads(python(CLEANING, place, stdin=asked).stdout) for place in (compiled.BUILD, ROOT))
    assert (Path(fast.pop("file")).suffix, Path(plain.pop("file")).suffix) == (".so", ".py")
    assert fast["cleaners"] == plain["cleaners"]
    results = zip(texts, fast["results"], plain["results"], strict=True)
    assert [text for text, ours, theirs in results if ours != theirs] == []
    assert sum(bool(changes) for _, changes, _ in plain["results"]) > 500


def whole() -> list[list[Any]]:
    """Every text of the cleaners' fixtures, with its source where it has one."""
    sections = [cases for path in FIXTURES for cases in tomllib.loads(path.read_text(encoding="utf-8")).values()]
    cases = [case for section in sections for case in section]
    return [[case.get("garbled") or case["text"], case.get("source"), case.get("language")] for case in cases]


def joined() -> list[list[Any]]:
    """Articles of a dozen such texts."""
    texts = [text for text, _, _ in whole()]
    return [["\n\n".join(texts[at : at + 12]), None, None] for at in range(0, len(texts), 12)]
