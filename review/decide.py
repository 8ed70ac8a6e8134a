"""What a reviewer does to a stored article: every act adds decisions, and the clean text follows with them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from articles import Decision, Remembered, Sentence, Verdict
from cleaners import replay
from review.standing import standings
from storage import Overtaken, Status, Store, Stored, in_force, passage_key

TRIES = 5
"""So often an act is worked out again when another reviewer was quicker."""

Act = Callable[[Stored], Sequence[Decision]]
"""What to decide, given the article as it stands."""

Learn = Callable[[Sequence[Sentence], str, str], Sequence[Remembered]]
"""What the translation memory learns from a passage, given its sentences and its English before and after a person
wrote on it."""


def nothing(_: Sequence[Sentence], __: str, ___: str) -> Sequence[Remembered]:
    """Learn nothing."""
    return ()


class Refused(Exception):
    """The act makes no sense on this article as it stands. The message is one line that says what to do."""


def act(store: Store, id_: str, choose: Act, learn: Learn = nothing) -> tuple[Decision, ...]:
    """Store what ``choose`` decides about the article with this id, its clean text and what it teaches, all or nothing.

    Raises Refused for a published article, and StorageError.
    """
    for attempt in range(TRIES):
        stored = store.find(id_)
        if stored.record.status is Status.PUBLISHED:
            raise Refused("This article is published: open it again before you change it.")
        decisions = tuple(choose(stored))
        try:
            clean, taught = moved(stored, decisions), lessons(stored, decisions, learn)
            store.decide(stored.id, decisions, clean, seen=len(stored.decisions), taught=taught)
        except Overtaken:
            if attempt == TRIES - 1:
                raise
        else:
            return decisions
    raise AssertionError  # pragma: no cover - the last attempt returns or raises


def moved(stored: Stored, decisions: Iterable[Decision] = ()) -> dict[int, str]:
    """The clean text, by position, of every decided passage that reads otherwise once these decisions are added."""
    made = (*stored.decisions, *decisions)
    decided, standing = {decision.change for decision in made}, in_force(made)
    found = {}
    for position, result in enumerate(stored.record.results):
        whole = passage_key(position, result.machine)
        if decided.isdisjoint((whole, *(change.key for change in result.changes))):
            continue
        rewritten = standing.get(whole)
        clean = rewritten.wording if rewritten else replay(result.machine, result.changes, standing)
        if clean != result.clean:
            found[position] = clean
    return found


def lessons(stored: Stored, decisions: Iterable[Decision], learn: Learn) -> dict[str, Sequence[Remembered]]:
    """What each passage that these decisions are about then teaches, by the passage's key.

    A passage teaches what a person wrote in it: anew as a whole, or as the wording of an edit.
    """
    decisions = tuple(decisions)
    about, standing = {decision.change for decision in decisions}, in_force((*stored.decisions, *decisions))
    found: dict[str, Sequence[Remembered]] = {}
    for position, result in enumerate(stored.record.results):
        whole = passage_key(position, result.machine)
        if about.isdisjoint((whole, *(change.key for change in result.changes))):
            continue
        with_words = replay(result.machine, result.changes, standing)
        rewritten = standing.get(whole)
        if rewritten:
            found[whole] = learn(result.sentences, with_words, rewritten.wording)
        else:
            silent = {
                key: replace(decision, verdict=Verdict.ACCEPT, wording="")
                for key, decision in standing.items()
                if decision.verdict is Verdict.REWORD
            }
            without = replay(result.machine, result.changes, {**standing, **silent})
            worded = any(change.key in silent for change in result.changes)
            found[whole] = learn(result.sentences, without, with_words) if worded else ()
    return found


def on_change(key: str, verdict: Verdict, reviewer: str, wording: str = "") -> Act:
    """Accept, reject or reword one change; to word it as it is, is to accept it."""

    def choose(stored: Stored) -> Sequence[Decision]:
        change = next((each for result in stored.record.results for each in result.changes if each.key == key), None)
        if change is None:
            raise Refused("This edit is not there any more: load the article again.")
        said, words = verdict, wording if verdict is Verdict.REWORD else ""
        if said is Verdict.REWORD and words == change.after:
            said, words = Verdict.ACCEPT, ""
        before = in_force(stored.decisions).get(key)
        if before and (before.verdict, before.wording) == (said, words):
            return ()
        return [Decision(key, said, reviewer, _now(), words)]

    return choose


def on_cleaner(cleaner: str, verdict: Verdict, reviewer: str) -> Act:
    """Accept or reject all that this cleaner did in the article and nobody has decided on yet."""

    def choose(stored: Stored) -> Sequence[Decision]:
        standing = in_force(stored.decisions)
        now = _now()
        made = []
        for result in stored.record.results:
            stands = standings(result.changes, standing)
            made += [
                Decision(change.key, verdict, reviewer, now)
                for change in result.changes
                if change.cleaner == cleaner and not stands[change.key].decided
            ]
        return made

    return choose


def rewriting(position: int, wording: str, reviewer: str) -> Act:
    """Write the passage anew; no text at all leaves it out."""

    def choose(stored: Stored) -> Sequence[Decision]:
        if not 0 <= position < len(stored.record.results):
            raise Refused("This passage is not there any more: load the article again.")
        result = stored.record.results[position]
        if wording == result.clean:
            return ()
        return [Decision(passage_key(position, result.machine), Verdict.REWORD, reviewer, _now(), wording)]

    return choose


def rewriting_where(texts: Mapping[int, tuple[str, str]], reviewer: str, seen: Callable[[str], str]) -> Act:
    """Write several passages anew in one act: each position's text from what it was into what it is to be.

    A passage that reads otherwise by now, to those who ``seen`` it that way, is left as it is.
    """

    def choose(stored: Stored) -> Sequence[Decision]:
        now = _now()
        return [
            Decision(passage_key(position, result.machine), Verdict.REWORD, reviewer, now, wording)
            for position, (before, wording) in texts.items()
            if position < len(stored.record.results)
            and seen((result := stored.record.results[position]).clean) == before
        ]

    return choose


def taking_back(key: str, reviewer: str) -> Act:
    """Take back the decision on a change or a passage, whichever this is the key of."""

    def choose(stored: Stored) -> Sequence[Decision]:
        return [Decision(key, Verdict.WITHDRAW, reviewer, _now())] if key in in_force(stored.decisions) else ()

    return choose


def undoing(reviewer: str) -> Act:
    """Take back this reviewer's last act on the article that still counts, all of it; again, and the act before."""

    def choose(stored: Stored) -> Sequence[Decision]:
        gone = {decision.change for decision in stored.outlived}
        standing = in_force(stored.decisions)
        mine = [each for key, each in standing.items() if each.reviewer == reviewer and key not in gone]
        last = max((decision.made for decision in mine), default=None)
        now = _now()
        return [Decision(each.change, Verdict.WITHDRAW, reviewer, now) for each in mine if each.made == last]

    return choose


def _now() -> datetime:
    return datetime.now(UTC)
