"""chrF: how much of the letters of a translation are in the reference, in runs of one to six."""

from collections import Counter
from collections.abc import Iterable

ORDER = 6
BETA = 2
"""Recall counts so many times as much as precision."""


def chrf(pairs: Iterable[tuple[str, str]]) -> float:
    """chrF2 of (translation, reference) pairs, 0 to 100, as sacreBLEU counts it with its defaults.

    >>> round(chrf([("The cat sat.", "The cat sat.")])), round(chrf([("A dog ran.", "The cat sat.")]), 1)
    (100, 3.5)
    """
    made, wanted, shared = ([0] * ORDER for _ in range(3))
    for translation, reference in pairs:
        for order in range(ORDER):
            ours, theirs = grams(translation, order + 1), grams(reference, order + 1)
            made[order] += ours.total()
            wanted[order] += theirs.total()
            shared[order] += (ours & theirs).total()
    orders = [order for order in range(ORDER) if made[order] and wanted[order]]
    precision = sum(shared[order] / made[order] for order in orders) / max(len(orders), 1)
    recall = sum(shared[order] / wanted[order] for order in orders) / max(len(orders), 1)
    weighted = BETA**2 * precision + recall
    return 100 * (1 + BETA**2) * precision * recall / weighted if weighted else 0.0


def grams(text: str, size: int) -> Counter[str]:
    letters = "".join(text.split())
    return Counter(letters[at : at + size] for at in range(len(letters) - size + 1))
