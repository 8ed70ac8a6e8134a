"""Which sentences may share a batch, so that each becomes the same in it as alone.

In a batch the shorter sentences are padded. Padding adds nothing but zeros to a sum, but it can change the way in
which a matrix is multiplied, which is then rounded otherwise; int8 makes more of the difference, and 3 sentences in
100 came out in other words than alone. What decides is the length of a sentence and the one it is padded to, in
positions (its pieces and what the model adds to them). So every length has a reach: the greatest length to which a
sentence of it may be padded.

The two tables hold for oneDNN, with which CTranslate2 multiplies matrices on AMD processors. With AVX-512 no score of
500 sentences moved by a bit within the bounds of the first, whatever they were batched with. The second was found with
AVX2 only, by padding 24 sentences of each length to every other up to 67 positions and comparing scores to the last
bit; of 2,000 sentences of news none then differed. Another library or processor has other ways, so a table counts only
after a trial; without one each length has batches of its own.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

BOUNDS = (0, 15, 100)
"""With AVX-512: the numbers of positions after which oneDNN goes another way. Within each, padding changes nothing."""

ROWS, COLUMNS, FARTHEST = 6, 16, 72
"""With AVX2 only: oneDNN multiplies blocks of 6 by 16 positions up to 72 of them, and the rest in other ways.

One to three rows that are left over are computed unlike those of a block, so a length that leaves them has no reach.
Up to half a block of columns left over is computed unlike a block, so such a length reaches to the end of that half.
The hypotheses of a beam are rows too: where one to three of them are left over, the last position of an odd number is
added by itself, so an odd length has no reach. The reason is in oneDNN's jit_avx_gemm_f32: it keeps one sum for four
to six rows of more than eight columns, and otherwise one of the even terms and one of the odd; for one row or two it
rounds each product before it is added; and more than 72 rows are split first.
"""

LEFT_OVER = (1, 2, 3)

SAMPLES = 16
"""With AVX2 only, padding leaves two samples in three as they were: so few as five let a range pass in one of eight."""

Drafts = Sequence[tuple[float, Sequence[str]]]
"""Score and pieces of each translated sentence."""

Reach = Mapping[int, int]
"""Lengths that may be padded, and how far. A length that is not in it may not."""


def tables(added: int, beam: int) -> tuple[Reach, ...]:
    """What to try, the most generous first, in pieces; ``added`` is how many positions the model adds to a sentence.

    >>> wide, narrow = tables(2, beam=4)
    >>> wide[1], wide[13], wide[14], 99 in wide
    (13, 13, 98, False)
    >>> [(length, narrow.get(length)) for length in (14, 15, 19, 26, 32, 70)]
    [(14, 70), (15, 22), (19, None), (26, 70), (32, 38), (70, 70)]
    >>> wide, narrow = tables(2, beam=2)
    >>> [(length, narrow.get(length)) for length in (14, 15, 26)]
    [(14, 70), (15, None), (26, 70)]
    """
    wide = {place: end for start, end in pairwise(BOUNDS) for place in range(start + 1, end + 1)}
    half = COLUMNS // 2
    # A single hypothesis is multiplied as a vector, and any length will do.
    any_length = beam == 1 or beam % ROWS not in LEFT_OVER
    narrow = {
        place: FARTHEST if (place - 1) % COLUMNS >= half else -(-place // half) * half
        for place in range(1, FARTHEST + 1)
        if place % ROWS not in LEFT_OVER and (any_length or place % 2 == 0)
    }
    return tuple(
        {place - added: end - added for place, end in table.items() if place > added} for table in (wide, narrow)
    )


def steady(
    table: Reach, start: Callable[[Sequence[Sequence[str]]], Callable[[], Drafts]], pieces: Sequence[str]
) -> bool:
    """Whether padding as far as the table allows changes nothing on this machine.

    Samples made of ``pieces`` must come out of one batch as they come out alone, to the last bit. ``start`` begins to
    translate a batch and gives what waits for its drafts.
    """
    alike: dict[int, list[int]] = defaultdict(list)
    for length, end in table.items():
        if length < end:
            alike[end].append(length)
    for end, lengths in sorted(alike.items()):
        samples = [sample(pieces, length, number) for number, length in enumerate(spread(lengths))]
        # The last one is there to pad the others.
        together = start([*samples, sample(pieces, end, SAMPLES)])
        alone = [start([one]) for one in samples]
        if list(together())[:-1] != [draft for one in alone for draft in one()]:
            return False
    return True


def spread(lengths: Sequence[int]) -> list[int]:
    """As many of the lengths as there are samples, with the first and the last, more of the short ones.

    Padding changes those most.

    >>> spread(range(14, 99))
    [14, 14, 15, 17, 19, 23, 27, 32, 37, 44, 51, 59, 67, 77, 87, 98]
    """
    last = len(lengths) - 1
    return [lengths[last * number**2 // (SAMPLES - 1) ** 2] for number in range(SAMPLES)]


def sample(pieces: Sequence[str], length: int, number: int) -> list[str]:
    """As many pieces, from all over the vocabulary; the same every time, and others for another number."""
    return [pieces[(length * 7919 + number * 31337 + place * 104729) % len(pieces)] for place in range(length)]
