"""Signs for what cannot be seen: control characters everywhere, white space where it is what an edit is about.

Article text is hostile. A terminal obeys escape sequences, a reversed run of text hides what it says, a null byte ends
a page: none of these reach the reader as they are.
"""

import re

# Left alone: line feed and tab, which lay text out, and the joiners U+200C and U+200D, which spell Persian and emoji.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u180b-\u180f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ud800-\udfff\ufe00-\ufe0e\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]"
)
_LAYOUT = re.compile("[\n\t]+")
_EDGE = re.compile(r"^ +| +$|  +| (?=[\n\t])|(?<=[\n\t]) ")
_NARROW = "\u00a0\u2007\u202f"
_SPACES = str.maketrans({**dict.fromkeys(_NARROW, "⍽"), "\n": "⏎\n", "\t": "⇥\t"})
_OTHER_SPACES = re.compile("[\u1680\u2000-\u2006\u2008-\u200a\u200c\u200d\u205f\u3000]")


def visible(text: str) -> str:
    r"""``text`` with a sign for every control, format and reordering character; lines and tabs stay.

    >>> visible("a\x1b[31mb")
    'a␛[31mb'
    >>> visible("user\u202egpj.exe")
    'user‹U+202E›gpj.exe'
    """
    return _UNSEEN.sub(_sign, text)


def line(text: str) -> str:
    r"""``visible`` in one line, for titles, origins and reasons.

    >>> line("two\nlines")
    'two lines'
    """
    return _LAYOUT.sub(" ", visible(text))


def plain(text: str) -> str:
    r"""``text`` without control, format and reordering characters, for a person to write on; lines and tabs stay.

    >>> plain("a\x1b[31mb")
    'a[31mb'
    """
    return _UNSEEN.sub("", text)


def drawn(text: str) -> str:
    """``visible``, and the white space drawn too: ⏎ ⇥ ⍽, and · where a space would go unnoticed.

    A single space between two words stays a space, so that a long removal can be read.

    >>> drawn(" and contempt\u00a0")
    '·and contempt⍽'
    """
    text = _EDGE.sub(lambda spaces: "·" * len(spaces[0]), visible(text))
    return _OTHER_SPACES.sub(_sign, text.translate(_SPACES))


def _sign(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"‹U+{code:04X}›"
