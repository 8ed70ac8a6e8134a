"""How often the checks doubt good translations, and how many injected faults they catch.

    python tests/bench/checks_bench.py [FOLDER] [--seed N] [--missed KIND]

FOLDER holds ``uk-en.tsv`` and ``ru-en.tsv``: source, tab, a person's English. Every doubt about an untouched pair
counts as false. Four faults are put into the English, one at a time and with a seed, wherever they fit: a number
changed, a negation dropped, a name dropped, a sentence dropped. Sentences are dropped from passages, which are pairs of
several sentences and runs of two to four neighbouring pairs. A fault counts as caught by a check only by doubts that
the untouched pair did not have.
"""

import argparse
import random
import re
import sys
import time
from collections import Counter, defaultdict
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
    "negation": {"negation"},
    "name": {"names", "dates"},
    "sentence": {"sentences", "length"},
}
COUNTED = re.split(" ", "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred")
NEGATIVE = re.compile(
    r"\b(?:(?P<verb>ca|wo|sha|[A-Za-z]+)n['’]t|(?P<cannot>cannot)|(?P<word>not|never|no|nobody|nothing|none|without|nor))\b",
    re.IGNORECASE,
)
DENIED = re.compile(
    r"\b(?:не|ні|ни|без)\b|\b(?:нема|немає|нет|нельзя|ні\w+|ни\w+|жод\w+|не[а-яіїє]{4,})\b", re.IGNORECASE
)
POSITIVE = {"nobody": "somebody", "nothing": "something", "none": "all", "without": "with", "nor": "and"}
SHORT = {"ca": "can", "wo": "will", "sha": "shall"}
CAPITALISED = re.compile(r"(?<=[a-z,;] )[A-Z][\w’'-]*(?: (?:[A-Z][\w’'-]*|de|von|van|al|bin) ?(?=[A-Z]|\b))*")
# Words that the texts also write small, and titles: their capitals name nobody. Filled from the texts.
COMMON = {"i", "i'm", "i've", "i'd", "i'll", "i’m", "i’ve", "i’d", "i’ll", "ok", "mr", "mrs", "ms", "dr"}


class Text(NamedTuple):
    """A passage of the benchmark."""

    language: str
    source: str
    english: str


def changed_number(text: Text, dice: random.Random) -> str | None:
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
    return text.english[: place.start()] + new + text.english[place.end() :]


def dropped_negation(text: Text, dice: random.Random) -> str | None:
    """One negative word is gone, or stands for its opposite; where the source denies anything, too."""
    places = list(NEGATIVE.finditer(text.english))
    if not places or not DENIED.search(text.source):
        return None
    place = dice.choice(places)
    if place["verb"]:
        new = SHORT.get(place["verb"].lower(), place["verb"])
    elif place["cannot"]:
        new = "can"
    else:
        new = POSITIVE.get(place[0].lower(), "")
    return re.sub("  +", " ", text.english[: place.start()] + new + text.english[place.end() :]).strip()


def dropped_name(text: Text, dice: random.Random) -> str | None:
    """A run of capitalised words within a sentence, or one word of it, is gone.

    Acronyms and words that are also written small are no names.
    """
    places = [
        place
        for place in CAPITALISED.finditer(text.english)
        if not any(word.isupper() or word.strip(".,'’s").lower() in COMMON for word in place[0].split())
    ]
    if not places:
        return None
    place = dice.choice(places)
    start, end = place.span()
    names = [word for word in place[0].split() if word[0].isupper()]
    if dice.random() < 0.5:
        name = dice.choice(names)
        start = text.english.index(name, place.start())
        end = start + len(name)
    return re.sub("  +", " ", text.english[:start] + text.english[end:]).strip()


def dropped_sentence(text: Text, dice: random.Random) -> str | None:
    """One sentence of several is gone."""
    spans = sentences(text.english)
    if len(spans) < 2:
        return None
    start, end = dice.choice(spans)
    return (text.english[:start].rstrip() + " " + text.english[end:].lstrip()).strip()


FAULTS: dict[str, Callable[[Text, random.Random], str | None]] = {
    "number": changed_number,
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


def false_doubts(title: str, passages: dict[str, list[Text]]) -> None:
    """Print how many untouched passages each check blocks and notes."""
    print(f"\n{title}: passages doubted, of " + ", ".join(f"{len(passages[one])} {one}" for one in LANGUAGES))
    counts: dict[str, Counter[tuple[str, Severity]]] = {one: Counter() for one in LANGUAGES}
    began = time.perf_counter()
    for language in LANGUAGES:
        for text in passages[language]:
            found = doubted(text, text.english)
            counts[language].update({(doubt.check, doubt.severity) for doubt in found})
            counts[language].update({("any check", doubt.severity) for doubt in found})
    took = time.perf_counter() - began
    print(f"{'':14}" + "".join(f"{one + ' blocks':>12}{one + ' notes':>12}" for one in LANGUAGES))
    for name in [*(one.name for one in CHECKS), "any check"]:
        cells = [
            f"{counts[one][name, severity] / max(1, len(passages[one])):12.1%}"
            for one in LANGUAGES
            for severity in (Severity.BLOCKS, Severity.NOTES)
        ]
        print(f"{name:14}" + "".join(cells))
    print(f"{sum(map(len, passages.values())) / took:,.0f} passages a second")


def caught(passages: dict[str, dict[str, list[Text]]], seed: int, show: str | None) -> None:
    """Print how many faults of each kind are caught, by whom."""
    print("\nInjected faults caught")
    print(f"{'':20}{'faults':>8}{'any doubt':>12}{'blocking':>12}{'right kind':>12}{'right, blocking':>17}")
    for kind, inject in FAULTS.items():
        for language in LANGUAGES:
            dice = random.Random(f"{seed} {kind} {language}")  # noqa: S311
            tally: dict[str, int] = defaultdict(int)
            for text in passages[kind][language]:
                english = inject(text, dice)
                if english is None or english == text.english:
                    continue
                # Spans move with the fault; a doubt is old when check, kind and reason are.
                old = {(doubt.check, doubt.kind, doubt.reason) for doubt in doubted(text, text.english)}
                new = [one for one in doubted(text, english) if (one.check, one.kind, one.reason) not in old]
                right = [doubt for doubt in new if doubt.check in RIGHT[kind]]
                tally["faults"] += 1
                tally["any"] += bool(new)
                tally["blocking"] += any(doubt.severity is Severity.BLOCKS for doubt in new)
                tally["right"] += bool(right)
                tally["right blocking"] += any(doubt.severity is Severity.BLOCKS for doubt in right)
                if show == kind and not any(doubt.severity is Severity.BLOCKS for doubt in right):
                    print(f"    {text.source}\n    {text.english}\n    {english}\n      {[d.reason for d in new]}")
            of = max(1, tally["faults"])
            cells = "".join(f"{tally[one] / of:12.1%}" for one in ("any", "blocking", "right"))
            print(f"{kind + ' ' + language:20}{tally['faults']:8}{cells}{tally['right blocking'] / of:17.1%}")


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
    pairs = {one: texts(given.folder, one) for one in LANGUAGES}
    COMMON.update(
        word for few in pairs.values() for one in few for word in re.findall(r"\b[a-z][a-z’'-]*", one.english)
    )
    joined = {one: list(runs(pairs[one], random.Random(f"{given.seed} runs {one}"))) for one in LANGUAGES}  # noqa: S311
    false_doubts("Untouched pairs", pairs)
    false_doubts("Untouched passages of several sentences", joined)
    caught({kind: joined if kind == "sentence" else pairs for kind in FAULTS}, given.seed, given.missed)
    return 0


if __name__ == "__main__":
    sys.exit(main())
