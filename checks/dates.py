"""A month or a weekday is not the source's.

    >>> dates.ask("27 вересня вони зустрілися у Львові.", "On September 27, they met in Lviv.", "uk")
    []
    >>> dates.ask("27 вересня вони зустрілися у Львові.", "On November 27, they met in Lviv.", "uk")
    ['changed']
    >>> dates.ask("Заседание перенесли на пятницу.", "The session was postponed.", "ru")
    ['lost']

Days and years of dates are numbers, and numbers are compared by their own check. A date in figures explains the month
that a translation writes out:

    >>> dates.ask("Договір від 14.03.2019 скасовано.", "The treaty of March 14, 2019 is void.", "uk")
    []

Words with a second meaning (May, March, среда, листопад) explain the other side and ask for nothing themselves, unless
a figure beside them makes them a date.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from articles import Doubt, Severity
from checks.check import check
from checks.pair import Pair, Word

# Endings of adjectives in both languages: січневого, январская.
ADJECTIVE = re.split(
    " ",
    "ий ій ого ього ому ьому им ім а я ої ьої у ю ою ьою е є і их ими ний "
    "ый ой ом ая яя ую юю ое ее ие ые ых ней ем его ему",
)


class Day(NamedTuple):
    """A month or a weekday, and its place; ``sure`` when the word can mean nothing else here."""

    name: str
    kind: str
    start: int
    end: int
    sure: bool


def _table(side: str) -> dict[str, tuple[str, str, bool]]:
    raw = tomllib.loads(Path(__file__).with_name("dates.toml").read_text(encoding="utf-8"))[side]
    kinds = {name: part for part in ("months", "weekdays") for name in raw[part]}
    return {
        stem + ending: (name, kinds[name], part in {"months", "weekdays", "adjectives"})
        for part, names in raw.items()
        for name, stems in names.items()
        for stem in stems.split()
        for ending in (ADJECTIVE if part == "adjectives" else ("",))
    }


SOURCE, ENGLISH = _table("source"), _table("english")
CALENDAR = re.split(" ", "january february march april may june july august september october november december")
APOSTROPHES = str.maketrans("ё", "е", "'’ʼ`")
FIGURES = re.compile(r"\b(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})\b|\b(\d{1,2})[./](\d{1,2})\b")
IN = re.compile(r"(?<!\w)(?:в|во|у|на)\s$", re.IGNORECASE)
HABITAT = re.compile(r"\s(?:обитан|прожив|існув|общен|спілк|развит|розвит|перебув)")
BESIDE = re.compile(r"\d(?:st|nd|rd|th|-го|-е|-є)?(?: of)?\s$")


@check(version=1, kinds={"changed": Severity.BLOCKS, "lost": Severity.BLOCKS, "gained": Severity.NOTES})
def dates(pair: Pair) -> Iterator[Doubt]:
    """Months and weekdays of the source that the English lacks, and those it has from nowhere."""
    if not pair.origin:
        return
    source = _days(pair.source_words, pair.origin, SOURCE, small=True)
    english = _days(pair.english_words, pair.english, ENGLISH, small=False)
    if not source and not english:
        return
    said = {day.name for day in english} | _in_figures(pair.english)
    meant = {day.name for day in source} | _in_figures(pair.origin)
    missing = [day for day in source if day.sure and day.name not in said]
    foreign = [day for day in english if day.sure and day.name not in meant]
    for ours in missing:
        wanted = pair.origin[ours.start : ours.end]
        other = next((day for day in foreign if day.kind == ours.kind), None)
        if other:
            foreign.remove(other)
            reason = f"“{pair.english[other.start : other.end]}” stands where the source says “{wanted}”"
            yield dates.doubt("changed", reason, (other.start, other.end), (ours.start, ours.end))
        else:
            yield dates.doubt("lost", f"“{wanted}” is not in the English", source=(ours.start, ours.end))
    for theirs in foreign:
        reason = f"“{pair.english[theirs.start : theirs.end]}” is not in the source"
        yield dates.doubt("gained", reason, (theirs.start, theirs.end))


def _days(words: Sequence[Word], text: str, table: dict[str, tuple[str, str, bool]], small: bool) -> list[Day]:
    found = []
    for word in words:
        # Within a sentence Марта is a woman; only English writes months with a capital.
        if small and word.text[0].isupper() and not word.first:
            continue
        entry = table.get(word.text.lower().translate(APOSTROPHES) if small else word.text.removesuffix("'s"))
        if entry:
            name, kind, sure = entry
            beside = kind == "months" and (
                BESIDE.search(text[max(0, word.start - 8) : word.start]) or text[word.end + 1 : word.end + 2].isdigit()
            )
            # В среду обитания leads to no Wednesday, в среду does.
            on = (
                name == "wednesday"
                and IN.search(text[max(0, word.start - 4) : word.start])
                and not HABITAT.match(text, word.end)
            )
            found.append(Day(name, kind, word.start, word.end, sure or bool(beside or on)))
    return found


def _in_figures(text: str) -> set[str]:
    """The months that dates in figures may name, whichever of day and month comes first."""
    figures = {int(part) for match in FIGURES.finditer(text) for part in match.groups() if part}
    return {CALENDAR[figure - 1] for figure in figures if 1 <= figure <= 12}
