"""A sentence of the source has no sentence in the English.

    >>> sentences.ask("Він приїхав у суботу. Дорога була довгою й важкою.", "He came on Saturday.", "uk")
    ['dropped']

Sentences are paired by their lengths, as Gale and Church did (1993), because a good translation may join or part them:

    >>> sentences.ask("Він прийшов. Він переміг.", "He came, and he won.", "uk")
    []

Where the translation's own units are known, one without English is dropped whatever the lengths say. No English at all
for a source with words is doubted too.
"""

from collections.abc import Iterator, Sequence

from articles import Doubt, Severity
from checks.check import check
from checks.pair import Pair

# Costs of pairing so many sentences with so many. Joining and dropping cost the same: the lengths alone decide.
STEPS = {(1, 1): 0.0, (2, 1): 5.0, (1, 2): 5.0, (2, 2): 7.0, (3, 1): 8.0, (1, 0): 5.0, (0, 1): 5.0}
# Variance of the English length for a letter of source, near the 6.8 that Gale and Church found.
VARIANCE = 6.0
LONGEST = 60


@check(version=1, kinds={"dropped": Severity.BLOCKS, "empty": Severity.BLOCKS, "fewer": Severity.NOTES})
def sentences(pair: Pair) -> Iterator[Doubt]:
    """Sentences that were not translated."""
    if not pair.origin or not pair.source_words:
        return
    if not any(letter.isalnum() for letter in pair.english):
        yield sentences.doubt("empty", "the source has text and the English none", source=(0, len(pair.origin)))
        return
    silent = [one for one in pair.sentences if one.source.strip() and not one.english.strip()]
    for one in silent:
        start, end = min(one.start, len(pair.origin)), min(one.end, len(pair.origin))
        yield sentences.doubt("dropped", "this sentence came out of the translation empty", source=(start, end))
    ours, theirs = pair.source_sentences, pair.english_sentences
    if silent or len(theirs) >= len(ours) or len(ours) > LONGEST:
        return
    lost = _unpaired([end - start for start, end in ours], [end - start for start, end in theirs])
    for place in lost:
        start, end = ours[place]
        reason = f"“{_short(pair.origin[start:end])}” seems to have no English"
        yield sentences.doubt("dropped", reason, source=(start, end))
    if not lost and len(ours) - len(theirs) > 1:
        yield sentences.doubt("fewer", f"{len(ours)} sentences have become {len(theirs)}", source=(0, len(pair.origin)))


def _short(text: str) -> str:
    return text if len(text) < 60 else text[:57] + "…"


def _unpaired(source: Sequence[int], english: Sequence[int]) -> list[int]:
    """Which source sentences have no English in the cheapest pairing of lengths.

    >>> _unpaired([80, 40, 90], [82, 95]), _unpaired([40, 45], [84])
    ([1], [])
    """
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for i in range(len(source) + 1):
        for j in range(len(english) + 1):
            for (take, give), cost in STEPS.items():
                before = best.get((i - take, j - give))
                if before is None or (i, j) == (0, 0):
                    continue
                total = before[0] + cost
                if take and give:
                    total += _stretch(sum(source[i - take : i]), sum(english[j - give : j]))
                if (i, j) not in best or total < best[i, j][0]:
                    best[i, j] = (total, (take, give))
    lost = []
    i, j = len(source), len(english)
    while i or j:
        take, give = best[i, j][1]
        i, j = i - take, j - give
        if not give:
            lost.append(i)
    return lost[::-1]


def _stretch(source: int, english: int) -> float:
    """How unlikely a translation of this length is, as half the square of its standard deviations."""
    return (english - source) ** 2 / (2 * VARIANCE * max(source, 20))
