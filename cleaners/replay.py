"""Replaying changes: the text that a person's decisions leave."""

from collections.abc import Collection, Mapping, Sequence
from itertools import groupby

from articles import ALWAYS, Change, Decision, Verdict
from cleaners.draft import MACHINE, NOBODY, Swap, draft, revised


def replay(machine: str, changes: Sequence[Change], decisions: Mapping[str, Decision] | Collection[str] = ()) -> str:
    """The machine text with the changes that stand.

    ``changes`` are all the changes of one text, as `clean` gave them. ``decisions`` holds the latest decision on each
    change that has one, by the change's key; or simply the keys of the rejected ones. A change that nobody decided on
    stands when its strength is ALWAYS. What rests on a change that does not stand falls with it, and so does what
    rests on a reworded one: the reviewer's wording is the last word there.
    """
    if not isinstance(decisions, Mapping):
        verdicts = dict.fromkeys(decisions, Verdict.REJECT)
        wordings: dict[str, str] = {}
    else:
        verdicts = {key: decision.verdict for key, decision in decisions.items()}
        wordings = {key: d.wording for key, d in decisions.items() if d.verdict is Verdict.REWORD}
    ordered = sorted(changes, key=lambda change: change.layer)
    stands: list[bool] = []
    falls: set[str] = set()  # keys on which nothing may rest
    for change in ordered:
        verdict = verdicts.get(change.key, Verdict.ACCEPT if change.strength is ALWAYS else Verdict.REJECT)
        stand = verdict is not Verdict.REJECT and falls.isdisjoint(change.rests_on)
        stands.append(stand)
        if not stand or change.key in wordings:
            falls.add(change.key)
    state = draft(machine)
    for _, layer in groupby(ordered, key=lambda change: change.layer):
        state, _ = revised(state, [Swap(change.start, change.end, change.after) for change in layer])
    shown: list[str] = []
    for run in state.runs:
        if run.killer != NOBODY and stands[run.killer]:
            continue
        if run.maker == MACHINE:
            shown.append(machine[run.start : run.end])
        elif stands[run.maker]:
            change = ordered[run.maker]
            if change.key in wordings:
                # Cut into several runs by changes that have fallen, a reworded one is still written once.
                shown.append(wordings[change.key] if run.start == 0 else "")
            else:
                shown.append(change.after[run.start : run.end])
    return "".join(shown)
