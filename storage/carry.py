"""Decisions that outlive the work they were made on: which of them still fit when an article is made anew."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple, Protocol

from articles import Change, Decision
from storage.decided import in_force, passage_key
from storage.record import Result


class Replay(Protocol):
    """How a clean text follows from a machine text, its changes, and the decisions in force on them, by key."""

    def __call__(self, machine: str, changes: Sequence[Change], decisions: Mapping[str, Decision], /) -> str: ...


class Copy(NamedTuple):
    """A decision that goes on under another key; ``number`` is that of its row."""

    number: int
    old: str
    new: str
    decision: Decision


class Carried(NamedTuple):
    """What became of decisions when their article was made anew.

    ``results`` have the clean texts that they make. ``kept`` counts the decisions that still fit and ``lost`` the
    others; ``copies`` are those of the kept ones that need a row of their own.
    """

    results: tuple[Result, ...]
    copies: tuple[Copy, ...] = ()
    kept: int = 0
    lost: int = 0


def carry(
    old: Sequence[Result], made: Mapping[int, Decision], new: Sequence[Result], same: bool, replay: Replay
) -> Carried:
    """Take what was decided on old results over to new ones.

    ``made`` are all decisions on the article or version of the old results, by the numbers of their rows, oldest
    first; ``same`` says that the new results are of the same one, where a decision whose key is kept stands already.
    """
    numbers = {decision: number for number, decision in made.items()}
    standing = in_force(made.values())
    ways = fitting(old, new)
    fits = [(numbers[decision], key, ways[key], decision) for key, decision in standing.items() if key in ways]
    here = {key: decision for key, decision in standing.items() if same}
    copies = []
    # The latest word has the last: two keys may have become one.
    for copy in (Copy(*each) for each in sorted(fits, key=lambda each: each[0])):
        there = here.get(copy.new)
        if there is None or (there.verdict, there.wording) != (copy.decision.verdict, copy.decision.wording):
            here[copy.new] = replace(copy.decision, change=copy.new)
            copies.append(copy)
    return Carried(settled(new, here, replay), tuple(copies), len(fits), len(standing) - len(fits))


class Sign(NamedTuple):
    """What makes two changes the same wherever they stand: who changed what into what, at which place of which text."""

    cleaner: str
    before: str
    after: str
    text: str
    at: int


def fitting(old: Sequence[Result], new: Sequence[Result]) -> dict[str, str]:
    """For each key of the old results, of a change or a whole passage, the key of the same thing in the new ones.

    A change is the same where the same cleaner does the same at the same place of the same machine sentence, in
    whichever passage that now is. A person's own text for a passage fits wherever its source is the same, whatever
    the machine now makes of it. Where either stands more often on one side than on the other, nobody can tell which
    is which: then only what has kept its key fits.
    """
    kept = {key: key for key in {*_keys(old)} & {*_keys(new)}}
    return {**_paired(_whole(old), _whole(new)), **_paired(_signs(old), _signs(new)), **kept}


def settled(results: Sequence[Result], standing: Mapping[str, Decision], replay: Replay) -> tuple[Result, ...]:
    """The results with the clean texts that the decisions in force, by key, make of them."""
    found = []
    for position, result in enumerate(results):
        rewritten = standing.get(passage_key(position, result.machine))
        if rewritten:
            found.append(replace(result, clean=rewritten.wording))
        elif any(change.key in standing for change in result.changes):
            found.append(replace(result, clean=replay(result.machine, result.changes, standing)))
        else:
            found.append(result)
    return tuple(found)


def _keys(results: Sequence[Result]) -> Iterator[str]:
    for position, result in enumerate(results):
        yield passage_key(position, result.machine)
        yield from (change.key for change in result.changes)


def _whole(results: Sequence[Result]) -> Iterator[tuple[object, str]]:
    """The passages' keys, each behind its source, or behind its text where English came so."""
    for position, result in enumerate(results):
        yield result.cleaned or result.machine, passage_key(position, result.machine)


def _signs(results: Sequence[Result]) -> Iterator[tuple[object, str]]:
    """The changes' keys, each behind its sign."""
    for result in results:
        for change in result.changes:
            start, text = _around(result, change.machine_start)
            yield Sign(change.cleaner, change.before, change.after, text, change.machine_start - start), change.key


def _around(result: Result, place: int) -> tuple[int, str]:
    """The machine sentence at a place of the machine text, and where it starts; without sentences the whole text."""
    for sentence in result.sentences:
        if sentence.english_start <= place <= sentence.english_end:
            return sentence.english_start, result.machine[sentence.english_start : sentence.english_end]
    return 0, result.machine


def _paired(old: Iterator[tuple[object, str]], new: Iterator[tuple[object, str]]) -> dict[str, str]:
    """The keys that stand behind the same on both sides, in order, where it stands equally often on both."""
    there: defaultdict[object, list[str]] = defaultdict(list)
    for sign, key in new:
        there[sign].append(key)
    here = [*old]
    often = Counter(sign for sign, _ in here)
    following = {sign: iter(keys) for sign, keys in there.items() if len(keys) == often[sign]}
    return {key: next(following[sign]) for sign, key in here if sign in following}
