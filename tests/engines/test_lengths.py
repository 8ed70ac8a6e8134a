"""Sentences share a batch only after a trial has shown that padding changes nothing."""

from collections.abc import Callable, Sequence

from engines.lengths import SAMPLES, Drafts, spread, steady, tables

PIECES = [f"▁{letter}" for letter in "абвгґдеє"]


def model(way: Callable[[int, int], object]) -> Callable[[Sequence[Sequence[str]]], Callable[[], Drafts]]:
    """A model whose score for a sentence depends on what ``way`` makes of its length and the longest in its batch."""

    def start(batch: Sequence[Sequence[str]]) -> Callable[[], Drafts]:
        longest = max(map(len, batch))
        return lambda: [(hash(way(len(sentence), longest)), list(sentence)) for sentence in batch]

    return start


def test_lengths_that_padding_leaves_alone_share_a_batch() -> None:
    wide, narrow = tables(2, beam=4)
    assert steady(wide, model(lambda own, _: own), PIECES)
    assert steady(wide, model(lambda own, longest: (own, longest <= 13, longest <= 98)), PIECES)
    assert steady(
        narrow, model(lambda own, longest: (own, -(-(longest + 2) // 8) if (own + 1) % 16 < 8 else 0)), PIECES
    )


def test_lengths_that_padding_changes_do_not() -> None:
    wide, narrow = tables(2, beam=4)
    for step in (13, 16, 50, 98):
        assert not steady(wide, model(lambda own, longest, step=step: (own, longest // step)), PIECES)
    assert not steady(narrow, model(lambda own, longest: (own, longest // 24)), PIECES)


def test_the_first_length_and_the_last_are_found_when_padding_changes_only_these() -> None:
    wide, _ = tables(2, beam=4)
    for odd in (1, 14, 97):
        assert not steady(wide, model(lambda own, longest, odd=odd: longest if own == odd else own), PIECES)


def test_every_length_reaches_itself_at_least_and_nothing_reaches_out_of_its_table() -> None:
    for added in range(3):
        for table in tables(added, beam=4):
            assert all(0 < length <= end for length, end in table.items())
        wide, narrow = tables(added, beam=4)
        assert max(wide.values()) == 100 - added
        assert max(narrow.values()) == 72 - added


def test_the_ends_of_a_class_are_tried() -> None:
    for lengths in (range(1, 14), range(14, 99), [5], [7, 8], [15, 16, 20, 21, 22]):
        tried = spread(lengths)
        assert len(tried) == SAMPLES
        assert {lengths[0], lengths[-1]} <= set(tried) <= set(lengths)


def test_beams_that_leave_hypotheses_over_leave_odd_lengths_out() -> None:
    every = [tables(2, beam)[1] for beam in range(1, 13)]
    without_odd = [beam for beam, narrow in enumerate(every, start=1) if not any(length % 2 for length in narrow)]
    assert without_odd == [2, 3, 7, 8, 9]
    assert all(set(narrow.items()) <= set(every[3].items()) for narrow in every)
