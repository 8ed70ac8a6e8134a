"""Which characters stand side by side in a text, told for eight kinds of joint at once.

Many a fault is a joint: a capital behind a small letter, a comma before a letter. To search a text for each kind costs
ten times as much as to overlay two rows of bits: in one each character has the kinds that it may open, in the other,
moved by one, those that it may close.
"""

from collections.abc import Sequence
from string import ascii_letters, ascii_lowercase, ascii_uppercase, digits, punctuation
from typing import Final, NamedTuple

LOWER, UPPER, LETTERS, DIGITS, PUNCTUATION = ascii_lowercase, ascii_uppercase, ascii_letters, digits, punctuation
BEYOND_ASCII: Final = "\U0010ffff"
"""Among the characters of a joint: any that is not ASCII."""
WIDTH: Final = 8


class Joint(NamedTuple):
    """One of the characters ``before``, and directly behind it one of those ``after``."""

    before: str
    after: str


class Overlay(NamedTuple):
    """For each byte of UTF-8 the kinds of joint that it may open, and those that it may close: a bit for each kind."""

    opened: bytes
    closed: bytes

    def joints(self, data: bytes) -> bytes:
        """The bits of the joints in a text in UTF-8, in no order; where it is not ASCII some may not be there."""
        opened = int.from_bytes(data.translate(self.opened), "little")
        found = opened & (int.from_bytes(data.translate(self.closed), "little") >> 8)
        return found.to_bytes(len(data), "little").translate(None, b"\0") if found else b""


def overlay(kinds: Sequence[Joint]) -> Overlay:
    """The overlay for up to eight kinds of joint; the first has the lowest bit."""
    opened, closed = bytearray(256), bytearray(256)
    for number, kind in enumerate(kinds):
        bit = 1 << number
        for character in kind.before:
            for byte in range(0x80, 0xC0) if character == BEYOND_ASCII else character.encode()[-1:]:
                opened[byte] |= bit
        for character in kind.after:
            data = character.encode()
            if character == BEYOND_ASCII:
                for byte in range(0xC2, 0xF5):
                    closed[byte] |= bit
            elif len(data) == 1:
                closed[data[0]] |= bit
            else:
                # Many marks begin alike (`“`, `’`, `–`), so this one is looked for whatever it stands behind.
                opened[data[-2]] |= bit
                closed[data[-1]] |= bit
    return Overlay(bytes(opened), bytes(closed))
