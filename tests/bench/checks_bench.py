"""How often the checks doubt good translations, and how many injected faults they catch.

    python tests/bench/checks_bench.py [FOLDER] [--seed N] [--missed KIND]

FOLDER holds ``uk-en.tsv`` and ``ru-en.tsv``: source, tab, a person's English. Every doubt about an untouched pair
counts as false. Five faults are put into the English, one at a time and with a seed, wherever they fit: a number
changed, its unit changed to another of the kind, a negation dropped, a name dropped, a sentence dropped. Sentences are
dropped from passages, which are pairs of several sentences and runs of two to four neighbouring pairs. A fault counts
as caught by a check only by doubts that the untouched pair did not have.

The faults are put in naively, without a look at the source: any negative word goes, and any capitalised word within a
sentence counts as a name. So some are no faults: a *not* that the source never said, the *President* of a president.
They count as missed all the same; their share is printed as the bench guesses it, and what is caught of the others.
"""

import argparse
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from articles import Doubt, Passage, Severity  # noqa: E402
from checks import CHECKS, check  # noqa: E402
from checks.pair import sentences  # noqa: E402

LANGUAGES = ("uk", "ru")
RIGHT = {
    "number": {"numbers", "dates"},
    "unit": {"units"},
    "negation": {"negation"},
    "name": {"names", "titles", "dates", "gaps"},
    "sentence": {"sentences", "length"},
}
COUNTED = re.split(" ", "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred")
# Units that a number may have instead of one another, each in its spellings.
KINDS = tuple(
    tuple(tuple(unit.split("/")) for unit in kind.split())
    for kind in (
        "minute hour day week month year",
        "millimetre/millimeter/mm centimetre/centimeter/cm metre/meter/m kilometre/kilometer/km mile foot",
        "gram kilogram/kilo/kg tonne/ton pound",
        "litre/liter barrel gallon",
        "hectare acre",
        "kilowatt/kW megawatt/MW gigawatt/GW",
        "volt kilovolt",
        "megabyte/MB gigabyte/GB terabyte/TB",
        "dollar euro ruble/rouble hryvnia pound",
    )
)
SIGNS = "$€£₴"
SCALES = ["hundred", "thousand", "million", "billion", "trillion"]
NAMES = "|".join(name for kind in KINDS for unit in kind for name in unit)
# Only kg and the lengths touch their figure: 5m is as good as 5 million.
MEASURED = re.compile(
    rf"(?P<sign>[{SIGNS}])(?=\d)|(?:(?P<figure>\d[\d.,]*)|\b(?:{'|'.join(COUNTED)}))(?: (?:{'|'.join(SCALES)})\b)?"
    rf"(?:[ -]|(?=[kc][gm]\b))(?P<unit>feet|(?:{NAMES})(?P<plural>s?))\b"
)
NEGATIVE = re.compile(
    r"\b(?:(?P<verb>ca|wo|sha|[A-Za-z]+)n['’]t|(?P<cannot>cannot)|(?P<word>not|never|no|nobody|nothing|none|without|nor))\b",
    re.IGNORECASE,
)
DENIED = re.compile(
    r"\b(?:не|ні|ни|без)\b|\b(?:нема|немає|нет|нельзя|ні\w+|ни\w+|жод\w+|не[а-яіїє]{4,})\b", re.IGNORECASE
)
SHORT = {"ca": "can", "wo": "will", "sha": "shall"}
CAPITALISED = re.compile(r"(?<=[a-z,;] )[A-Z][\w’'-]*(?: (?:[A-Z][\w’'-]*|de|von|van|al|bin) ?(?=[A-Z]|\b))*")
PRONOUN = re.compile(r"I(?:['’](?:m|ve|d|ll))?")
# Words that the texts also write small: their capitals, most likely, name nobody. Filled from the texts.
COMMON = {"mr", "mrs", "ms", "dr"}


class Fault(NamedTuple):
    """English with a fault, and whether it may be none."""

    english: str
    doubtful: bool = False


ANY = "any check"


class Tally(NamedTuple):
    """How many faults; of them doubted, blocked, doubted and blocked by the right check, and perhaps no faults.

    ``real`` counts those that are faults for all the bench can tell, and ``real_doubted`` the doubted ones of them.
    """

    faults: int = 0
    doubted: int = 0
    blocked: int = 0
    right: int = 0
    right_blocked: int = 0
    doubtful: int = 0
    real: int = 0
    real_doubted: int = 0


class Text(NamedTuple):
    """A passage of the benchmark."""

    language: str
    source: str
    english: str


def changed_number(text: Text, dice: random.Random) -> Fault | None:
    """One digit of a number, or one number word, is another."""
    places = list(re.finditer(rf"\d+|\b(?:{'|'.join(COUNTED)})\b", text.english))
    if not places:
        return None
    place = dice.choice(places)
    old = place[0]
    if old.isdigit():
        at = dice.randrange(len(old))
        new = old[:at] + dice.choice([digit for digit in "123456789" if digit != old[at]]) + old[at + 1 :]
    else:
        new = dice.choice([word for word in COUNTED if word != old])
    return Fault(text.english[: place.start()] + new + text.english[place.end() :])


def changed_unit(text: Text, dice: random.Random) -> Fault | None:
    """The unit of one measured number is another of its kind: kilograms for tonnes, days for months, euros for dollars.

    It was wrong already, perhaps, where the source has other figures: miles that were kilometres.
    """
    places = list(MEASURED.finditer(text.english))
    if not places:
        return None
    place = dice.choice(places)
    if sign := place["sign"]:
        return Fault(_replaced(text.english, place.span("sign"), dice.choice([one for one in SIGNS if one != sign])))
    old = "foot" if place["unit"] == "feet" else place["unit"].removesuffix(place["plural"])
    # A pound is money and mass.
    kind = next(kind for kind in KINDS if any(old in unit for unit in kind))
    unit = dice.choice([unit for unit in kind if old not in unit])
    new = unit[-1] if len(old) < 3 else unit[0]
    if (place["plural"] or place["unit"] == "feet") and len(new) > 2:
        new = "feet" if new == "foot" else f"{new}s"
    figure = re.sub(r"\D", "", place["figure"] or "")
    return Fault(_replaced(text.english, place.span("unit"), new), figure not in re.sub(r"\D", "", text.source))


def _replaced(english: str, span: tuple[int, int], new: str) -> str:
    return english[: span[0]] + new + english[span[1] :]


def dropped_negation(text: Text, dice: random.Random) -> Fault | None:
    """One negative word is gone; none is lost, perhaps, where the source has no negative word at all."""
    places = list(NEGATIVE.finditer(text.english))
    if not places:
        return None
    place = dice.choice(places)
    verb = place["verb"] or ("can" if place["cannot"] else "")
    new = SHORT.get(verb.lower(), verb)
    return Fault(_without(text.english, place.span(), new), not DENIED.search(text.source))


def dropped_name(text: Text, dice: random.Random) -> Fault | None:
    """A run of capitalised words within a sentence, or one word of it, is gone.

    It names nobody, perhaps, where every word of it is also written small.
    """
    places = [place for place in CAPITALISED.finditer(text.english) if not PRONOUN.fullmatch(place[0].rstrip())]
    if not places:
        return None
    place = dice.choice(places)
    start, end = place.span()
    if dice.random() < 0.5:
        name = dice.choice([word for word in place[0].split() if word[0].isupper()])
        start = text.english.index(name, place.start())
        end = start + len(name)
    words = [re.sub(r"['’]s$|[.,]$", "", word).lower() for word in text.english[start:end].split()]
    return Fault(_without(text.english, (start, end)), all(word in COMMON for word in words))


def _without(english: str, span: tuple[int, int], instead: str = "") -> str:
    """What is left, closed up before a mark as any text is that has been repaired: a gap must not give itself away."""
    left = re.sub("  +", " ", english[: span[0]] + instead + english[span[1] :]).strip()
    return re.sub(r"(?<=\w) (?=[.,;:!?)])", "", left)


def dropped_sentence(text: Text, dice: random.Random) -> Fault | None:
    """One sentence of several is gone."""
    spans = sentences(text.english)
    if len(spans) < 2:
        return None
    start, end = dice.choice(spans)
    return Fault((text.english[:start].rstrip() + " " + text.english[end:].lstrip()).strip())


FAULTS: dict[str, Callable[[Text, random.Random], Fault | None]] = {
    "number": changed_number,
    "unit": changed_unit,
    "negation": dropped_negation,
    "name": dropped_name,
    "sentence": dropped_sentence,
}


def texts(folder: Path, language: str) -> list[Text]:
    """The pairs of one language."""
    lines = (folder / f"{language}-en.tsv").read_text(encoding="utf-8").splitlines()
    return [Text(language, source, english) for source, _, english in (line.partition("\t") for line in lines)]


def runs(pairs: list[Text], dice: random.Random) -> Iterator[Text]:
    """Passages of several sentences: neighbouring pairs put together, and pairs that are passages already."""
    at = 0
    while at < len(pairs):
        few = pairs[at : at + dice.randint(2, 4)]
        at += len(few)
        if len(few) > 1 and all(one.source and one.english and one.english[-1] in '.!?…"”’)' for one in few):
            yield Text(few[0].language, " ".join(one.source for one in few), " ".join(one.english for one in few))
    yield from (pair for pair in pairs if len(sentences(pair.source)) > 1)


def doubted(text: Text, english: str) -> tuple[Doubt, ...]:
    return check(Passage(english, source=text.source, language=text.language))


def false_doubts(passages: dict[str, list[Text]]) -> dict[str, dict[tuple[str, Severity], float]]:
    """For each language the share of untouched passages that each check, or any, blocks and notes."""
    shares: dict[str, dict[tuple[str, Severity], float]] = {}
    for language, few in passages.items():
        counts: Counter[tuple[str, Severity]] = Counter()
        for text in few:
            found = doubted(text, text.english)
            counts.update({(doubt.check, doubt.severity) for doubt in found})
            counts.update({(ANY, doubt.severity) for doubt in found})
        shares[language] = {key: count / len(few) for key, count in counts.items()}
    return shares


def caught(
    passages: dict[str, dict[str, list[Text]]], seed: int, show: str | None = None
) -> dict[str, dict[str, Tally]]:
    """For each kind of fault and each language how many are caught, and by whom."""
    tallies: dict[str, dict[str, Tally]] = {kind: {} for kind in FAULTS}
    for kind, inject in FAULTS.items():
        for language, few in passages[kind].items():
            dice = random.Random(f"{seed} {kind} {language}")  # noqa: S311
            tally: Counter[str] = Counter()
            for text in few:
                fault = inject(text, dice)
                if fault is None or fault.english == text.english:
                    continue
                # Spans move with the fault; a doubt is old when check, kind and reason are.
                old = {(doubt.check, doubt.kind, doubt.reason) for doubt in doubted(text, text.english)}
                new = [one for one in doubted(text, fault.english) if (one.check, one.kind, one.reason) not in old]
                right = [doubt for doubt in new if doubt.check in RIGHT[kind]]
                tally["faults"] += 1
                tally["doubtful"] += fault.doubtful
                tally["real"] += not fault.doubtful
                tally["real_doubted"] += bool(new) and not fault.doubtful
                tally["doubted"] += bool(new)
                tally["blocked"] += any(doubt.severity is Severity.BLOCKS for doubt in new)
                tally["right"] += bool(right)
                tally["right_blocked"] += any(doubt.severity is Severity.BLOCKS for doubt in right)
                if show == kind and not any(doubt.severity is Severity.BLOCKS for doubt in right):
                    print(f"    {text.source}\n    {text.english}\n    {fault}\n      {[d.reason for d in new]}")
            tallies[kind][language] = Tally(**tally)
    return tallies


def pairs_and_runs(folder: Path, seed: int) -> tuple[dict[str, list[Text]], dict[str, list[Text]]]:
    """The pairs of each language, and the passages of several sentences made of them."""
    pairs = {one: texts(folder, one) for one in LANGUAGES}
    COMMON.update(
        word for few in pairs.values() for one in few for word in re.findall(r"\b[a-z][a-z’'-]*", one.english)
    )
    return pairs, {one: list(runs(pairs[one], random.Random(f"{seed} runs {one}"))) for one in LANGUAGES}  # noqa: S311


def figures(folder: Path, seed: int = 1) -> dict[str, float]:
    """What is held against floors, in percent: good pairs doubted in each language, and faults caught by kind."""
    pairs, joined = pairs_and_runs(folder, seed)
    shares = false_doubts(pairs)
    tallies = caught({kind: joined if kind == "sentence" else pairs for kind in FAULTS}, seed)
    found = {
        f"good pairs {said}, {one}": 100 * shares[one].get((ANY, severity), 0)
        for said, severity in (("blocked", Severity.BLOCKS), ("noted", Severity.NOTES))
        for one in LANGUAGES
    }
    for kind, of in tallies.items():
        for language, tally in of.items():
            found[f"{kind} faults caught, {language}"] = 100 * tally.doubted / max(1, tally.faults)
            found[f"{kind} faults blocked, {language}"] = 100 * tally.blocked / max(1, tally.faults)
            found[f"real {kind} faults caught, {language}"] = 100 * tally.real_doubted / max(1, tally.real)
    return found


def speed(passages: dict[str, list[Text]]) -> float:
    """Passages a second of processor time, once the dictionaries are read and the first passages seen."""
    few = [text for one in passages.values() for text in one]
    warm, cold = few[::10], [text for number, text in enumerate(few) if number % 10]
    for text in warm:
        doubted(text, text.english)
    began = time.process_time()
    for text in cold:
        doubted(text, text.english)
    return len(cold) / (time.process_time() - began)


def print_false_doubts(title: str, passages: dict[str, list[Text]]) -> None:
    shares = false_doubts(passages)
    print(f"\n{title}: passages doubted, of " + ", ".join(f"{len(few)} {one}" for one, few in passages.items()))
    print(f"{'':14}" + "".join(f"{one + ' blocks':>12}{one + ' notes':>12}" for one in passages))
    for name in [*(one.name for one in CHECKS), ANY]:
        cells = [
            f"{of.get((name, severity), 0):12.1%}"
            for of in shares.values()
            for severity in (Severity.BLOCKS, Severity.NOTES)
        ]
        print(f"{name:14}" + "".join(cells))


def main() -> int:
    """Run both measurements; 1 when the texts are not there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT.parent / "shared" / "bench" / "checks")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--missed", choices=[*FAULTS], help="print the faults of this kind that no right check blocks")
    given = parser.parse_args()
    absent = [f"{one}-en.tsv" for one in LANGUAGES if not (given.folder / f"{one}-en.tsv").is_file()]
    if absent:
        print(f"checks bench skipped: no {' and '.join(absent)} in {given.folder}", file=sys.stderr)
        return 1
    pairs, joined = pairs_and_runs(given.folder, given.seed)
    print(f"{speed(pairs):,.0f} passages a second of processor time")
    print_false_doubts("Untouched pairs", pairs)
    print_false_doubts("Untouched passages of several sentences", joined)
    tallies = caught({kind: joined if kind == "sentence" else pairs for kind in FAULTS}, given.seed, given.missed)
    print("\nInjected faults caught")
    heads = ("any doubt", "blocking", "right kind", "right, blocking", "perhaps no fault", "any, of the rest")
    print(f"{'':14}{'faults':>8}" + "".join(f"{head:>17}" for head in heads))
    for kind, of in tallies.items():
        for language, tally in of.items():
            cells = "".join(f"{count / max(1, tally.faults):17.1%}" for count in tally[1:6])
            cells += f"{tally.real_doubted / max(1, tally.real):17.1%}"
            print(f"{kind + ' ' + language:14}{tally.faults:8}{cells}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
