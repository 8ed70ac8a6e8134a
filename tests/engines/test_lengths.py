"""Lengths share a batch only after a trial has shown that padding changes nothing."""

from collections.abc import Callable, Sequence

from engines.lengths import Drafts, ranges, spread, steady

PIECES = [f"▁{letter}" for letter in "абвгґдеє"]


def model(step: int) -> Callable[[Sequence[Sequence[str]]], Callable[[], Drafts]]:
    """A model whose scores move when padding takes a sentence over a multiple of ``step`` positions."""

    def start(batch: Sequence[Sequence[str]]) -> Callable[[], Drafts]:
        longest = max(map(len, batch))
        return lambda: [(len(sentence) + longest // step * 1e-7, list(sentence)) for sentence in batch]

    return start


def test_lengths_that_padding_leaves_alone_share_a_batch() -> None:
    assert steady(range(14, 99), model(1000), PIECES)
    assert steady(range(10, 16), model(16), PIECES)


def test_lengths_that_padding_changes_do_not() -> None:
    assert not steady(range(14, 99), model(16), PIECES)
    assert not steady(range(1, 14), model(13), PIECES)


def test_every_length_is_in_one_range() -> None:
    for added in range(3):
        assert sorted(length for lengths in ranges(added, 120) for length in lengths) == list(range(1, 121))


def test_the_ends_of_a_range_are_tried() -> None:
    for lengths in (range(1, 14), range(14, 99), range(5, 6), range(7, 9)):
        assert {lengths[0], lengths[-1]} <= set(spread(lengths)) <= set(lengths)
