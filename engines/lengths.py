"""Which lengths may share a batch, so that a sentence becomes the same in it as alone.

In a batch the shorter sentences are padded. Padding adds nothing but zeros to a sum, but it can change the order in
which a sum over the sentence is taken, which is then rounded otherwise; int8 makes more of the difference, and 3
sentences in 100 came out in other words than alone. The order depends on the number of positions alone. oneDNN, with
which CTranslate2 multiplies matrices on AMD processors, has one way for up to 15 of them, one for up to 100 and one
for more where the processor knows AVX-512: within each, no score of 500 sentences moved by a bit, whatever they were
batched with. Where it knows AVX2 only, 8 positions more changed the scores of a third of the sentences, and even one
more did for some lengths: there every length has batches of its own.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise

POSITIONS = (0, 15, 100)
"""After how many positions a batch is computed another way."""

SAMPLES = 16
"""With AVX2 only, padding leaves two samples in three as they were: so few as five let a range pass in one of eight."""

Drafts = Sequence[tuple[float, Sequence[str]]]
"""Score and pieces of each translated sentence."""


def ranges(added: int, longest: int) -> tuple[range, ...]:
    """Lengths, in pieces, that are computed one way; ``added`` is how many positions the model adds to a sentence.

    >>> ranges(2, 120)
    (range(1, 14), range(14, 99), range(99, 121))
    """
    bounds = [max(1, positions - added + 1) for positions in POSITIONS]
    return tuple(range(*pair) for pair in pairwise([*bounds, longest + 1]))


def steady(
    lengths: range, start: Callable[[Sequence[Sequence[str]]], Callable[[], Drafts]], pieces: Sequence[str]
) -> bool:
    """Whether padding changes nothing within these lengths on this machine: other libraries have other ways.

    Samples made of ``pieces`` must come out of one batch as they come out alone, to the last bit; the first that does
    not ends the trial. ``start`` begins to translate a batch and gives what waits for its drafts.
    """
    samples = [sample(pieces, length) for length in spread(lengths)]
    return all(draft == start([one])()[0] for one, draft in zip(samples, start(samples)(), strict=True))


def spread(lengths: range) -> list[int]:
    """Some of the lengths, the first and the last among them, more of the short ones, which padding changes most.

    >>> spread(range(14, 99))
    [14, 15, 17, 19, 23, 27, 32, 37, 44, 51, 59, 67, 77, 87, 98]
    """
    span = len(lengths) - 1
    return sorted({lengths[span * number**2 // (SAMPLES - 1) ** 2] for number in range(SAMPLES)})


def sample(pieces: Sequence[str], length: int) -> list[str]:
    """As many pieces, from all over the vocabulary; the same every time."""
    return [pieces[(length * 7919 + number * 104729) % len(pieces)] for number in range(length)]
