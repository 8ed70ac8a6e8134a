"""Quality and speed held against their floors: ``make bench``.

    python tests/bench/bench.py [repair] [language] [checks] [translation] [memory] [flow] [--data FOLDER] [--pin]

FOLDER holds the development benchmarks with their scorers; their texts are not part of the project. The command under
test is the installed ``chysto``. Prints a table and ends with status 1 when a floor is broken. Speed depends on the
machine: its floor is meant for an idle core.
"""

import argparse
import importlib
import json
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).parent
FLOORS = HERE / "floors.toml"
DATA = HERE.parents[2] / "shared" / "bench"
CHYSTO = Path(sys.executable).with_name("chysto")
SLACK = 0.005
"""How far below what was measured a floor is pinned, as a share of it: the texts are a sample."""


class Figure(NamedTuple):
    """One row of the table."""

    name: str
    measured: float
    floor: float
    at_most: bool

    @property
    def kept(self) -> bool:
        """Whether the floor holds."""
        return self.measured <= self.floor if self.at_most else self.measured >= self.floor


def repair(data: Path) -> dict[str, float]:
    """The figures of the repair benchmark by name."""
    score = scored(data / "repair" / "score.py", "--out", "--cmd", f"{CHYSTO} repair --jsonl -")
    segments, articles, harm = score["segments"], score["articles"], score["harm"]
    return {
        "segments F1": segments["f1"],
        "segments macro F1": segments["macro_f1"],
        "worst class F1": min(figures["f1"] for figures in segments["classes"].values()),
        "articles F1": articles["f1"],
        "articles exactly restored": articles["exact_incl_quote_direction_rate"],
        "real machine translation F1": score["real"]["f1"],
        "million characters a second": score["chars_per_second_net"] / 1e6,
        "harm on natural sentences": harm["harm_natural"],
        "harm on documents": harm["harm_docs"],
        "harm on hand traps": harm["harm_hand_traps"],
    }


def language(data: Path) -> dict[str, float]:
    """The figures of the language benchmark by name."""
    score = scored(data / "langid" / "score.py", "--json", "--cmd", f"{CHYSTO} detect --jsonl -")
    slices = score["slices"]

    def worst(*starts: str) -> float:
        return min(figures["acc"] for name, figures in slices.items() if name.startswith(starts))

    return {
        "macro accuracy": score["macro"],
        "micro accuracy": score["micro"],
        "full sentences and headlines": worst("a_sentence", "b_headline"),
        "4 to 6 words": worst("b_words_4_6"),
        "1 to 3 words": worst("b_words_1_3"),
        "no distinguishing letters": worst("f_no_letters"),
        "other Latin": worst("h_other_latin"),
        "Ukrainian and Russian swapped": score["uk_ru_swap"],
        "false routes": score["false_route"],
    }


def checks(data: Path) -> dict[str, float]:
    """The figures of the benchmark of the checks by name."""
    sys.path.insert(0, str(HERE))
    measured: dict[str, float] = importlib.import_module("checks_bench").figures(data / "checks")
    return measured


def translation(data: Path) -> dict[str, float]:
    """Speed beside Argos Translate and beside CTranslate2 fed ideally; what comes out beside Argos's own words."""
    found = measured("translate", "--passages", "1000", "--rounds", "3", data / "checks" / "uk-en.tsv")
    return {
        "times as fast as Argos": found["argos"]["Chysto"]["wall"],
        "share of the ideal feed": found["ideal"]["Chysto, first attempts"]["cpu"],
        "other words for no known reason": found["different"].get("no known reason", 0),
    }


def memory(data: Path) -> dict[str, float]:
    """How the resident set of a long run grows, in per cent."""
    found = measured("memory", data / "checks" / "uk-en.tsv", data / "checks" / "ru-en.tsv")
    return {"growth after 500 of 10,000 articles, %": 100 * found["growth"]}


def flow(data: Path) -> dict[str, float]:
    """What the flow costs over a plain loop, with everything in the memory; Prefect's server is not counted in."""
    (found,) = measured("flow", data / "checks" / "uk-en.tsv", data / "checks" / "ru-en.tsv")["chunks"]
    return {"more than the plain loop, %": 100 * found["more"], "ms an article over it": found["extra"]}


def measured(*arguments: str | Path) -> dict[str, Any]:
    """What ``chysto bench`` prints."""
    done = subprocess.run([CHYSTO, "bench", *arguments, "--json"], check=True, stdout=subprocess.PIPE)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def scored(scorer: Path, out: str, *arguments: str) -> dict[str, Any]:
    """Run a benchmark's own scorer on the development split; what it wrote to its result file."""
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        subprocess.run(
            [sys.executable, scorer, "--split", "dev", out, file.name, *arguments],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        score: dict[str, Any] = json.load(file)
        return score


BENCHES: Mapping[str, Callable[[Path], dict[str, float]]] = {
    "repair": repair,
    "language": language,
    "checks": checks,
    "translation": translation,
    "memory": memory,
    "flow": flow,
}
SLOW = {"memory", "flow"}
"""Minutes each, up to a quarter of an hour: measured only when named."""


def figures(name: str, measured: Mapping[str, float], floors: Mapping[str, Any]) -> list[Figure]:
    """The measured figures beside their floors, in the order of the floor file."""
    of = floors[name]
    rows = [Figure(row, measured[row], floor, False) for row, floor in of.items() if row != "at most"]
    return rows + [Figure(row, measured[row], floor, True) for row, floor in of.get("at most", {}).items()]


def pin(text: str, rows: Iterable[Figure]) -> str:
    """The floor file with every floor raised to what was measured, less the slack. None is ever lowered."""
    for row in rows:
        better = row.measured * (1 + SLACK if row.at_most else 1 - SLACK)
        if (better < row.floor) if row.at_most else (better > row.floor):
            text = text.replace(f'"{row.name}" = {row.floor:g}', f'"{row.name}" = {round(better, 4):g}')
    return text


def main() -> None:
    """Measure, print, compare."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("benches", nargs="*", choices=[[], *BENCHES], default=[])
    words.add_argument("--data", type=Path, default=DATA)
    words.add_argument("--pin", action="store_true", help="raise the floors to what was measured")
    chosen = words.parse_args()
    if not chosen.data.is_dir():
        sys.exit(f"{chosen.data}: no such folder; name the folder of the benchmarks with --data")
    text = FLOORS.read_text(encoding="utf-8")
    broken = 0
    for name in chosen.benches or (name for name in BENCHES if name not in SLOW):
        rows = figures(name, BENCHES[name](chosen.data), tomllib.loads(text))
        print(f"{name:33} {'measured':>9} {'floor':>9}")
        for row in rows:
            sign = "≤" if row.at_most else "≥"
            print(f"  {row.name:31} {row.measured:9.4g} {sign}{row.floor:8.4g}  {'' if row.kept else 'BROKEN'}")
        broken += sum(not row.kept for row in rows)
        if chosen.pin:
            text = pin(text, rows)
    if chosen.pin:
        FLOORS.write_text(text, encoding="utf-8")
    sys.exit(bool(broken))


if __name__ == "__main__":
    main()
