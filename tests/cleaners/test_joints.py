"""An overlay finds every joint, and in ASCII nothing else."""

from collections.abc import Iterator
from functools import reduce
from itertools import pairwise
from operator import or_

from hypothesis import given
from hypothesis import strategies as st

from articles import ALWAYS, Edit, Passage
from cleaners import CLEANERS, Cleaner, clean
from cleaners.joints import BEYOND_ASCII, DIGITS, LETTERS, LOWER, UPPER, WIDTH, Joint, overlay

KINDS = (
    Joint(LOWER, UPPER),
    Joint(LETTERS + BEYOND_ASCII, DIGITS),
    Joint(DIGITS, LETTERS + BEYOND_ASCII),
    Joint(" (", ",.…"),
    Joint("…»", UPPER + "“"),
    Joint("ж", "ї"),
    Joint("\x00", "\x7f"),
    Joint("a", "a"),
)
ALPHABET = "aAzZ09 (,.\x00\x7f…»“”’жїіé漢\U0001f600\ud800\U0010ffff"


def stands(joint: Joint, text: str) -> bool:
    def among(character: str, those: str) -> bool:
        return character in those or (BEYOND_ASCII in those and not character.isascii())

    return any(among(one, joint.before) and among(other, joint.after) for one, other in pairwise(text))


def found(text: str) -> list[bool]:
    bits = reduce(or_, overlay(KINDS).joints(text.encode("utf-8", "surrogatepass")), 0)
    return [bool(bits >> number & 1) for number in range(len(KINDS))]


@given(st.text(ALPHABET, max_size=12) | st.text(max_size=12))
def test_no_joint_is_missed(text: str) -> None:
    assert all(bit or not stands(joint, text) for bit, joint in zip(found(text), KINDS, strict=True))


@given(st.text([chr(code) for code in range(128)], max_size=12))
def test_in_ascii_nothing_else_is_found(text: str) -> None:
    assert found(text) == [stands(joint, text) for joint in KINDS]


def test_a_mark_that_begins_as_another_is_no_joint() -> None:
    assert found("said’s – ”")[3:5] == [False, False]


def test_those_of_the_cleaners_fit_into_one_overlay() -> None:
    # A second one would cost every text as much again.
    assert 0 < sum(len(cleaner.joints) for cleaner in CLEANERS) <= WIDTH


def test_a_cleaner_whose_joints_lie_in_two_overlays_is_asked_for_either() -> None:
    def edits(passage: Passage) -> Iterator[Edit]:
        yield Edit(0, 1, passage.text[0].lower(), "One case.")

    joints = [Joint("A", str(digit)) for digit in range(WIDTH + 1)]
    one = Cleaner("one", ALWAYS, 1, edits, "", joints=tuple(joints))
    assert [one.concerns(Passage(text)) for text in ("A0", "A8", "A9")] == [True, True, False]
    assert [clean(Passage(text), [one]).text for text in ("A0", "A8", "A9")] == ["a0", "a8", "A9"]
