"""The mark around a sentence that stands in its source's language among the English, because it was not translated."""

import re

MARKER = "[not translated: "
BRACKETS = re.compile(r"[\[\]]")


def marked(source: str) -> str:
    """The sentence with the mark around it.

    >>> marked("Він мовчав.")
    '[not translated: Він мовчав.]'
    """
    return f"{MARKER}{source}]"


def marked_sentences(text: str) -> list[tuple[int, int]]:
    """Where the marked sentences of a text are, with their marks.

    A sentence may have brackets itself; where they do not match, the mark ends at the first that closes.

    >>> text = "[not translated: Про це [УНІАН] повідомив речник.] Then he left."
    >>> [text[start:end] for start, end in marked_sentences(text)]
    ['[not translated: Про це [УНІАН] повідомив речник.]']
    """
    found: list[tuple[int, int]] = []
    start = text.find(MARKER)
    while start >= 0:
        end = _closing(text, start)
        found.append((start, end))
        start = text.find(MARKER, end)
    return found


def without_marked(text: str) -> str:
    """The text with a space for every character of a marked sentence: places stay what they are.

    >>> without_marked("He left. [not translated: Він мовчав.]").rstrip()
    'He left.'
    """
    pieces, at = [], 0
    for start, end in marked_sentences(text):
        pieces += [text[at:start], " " * (end - start)]
        at = end
    return "".join([*pieces, text[at:]])


def _closing(text: str, start: int) -> int:
    """Behind the bracket that closes what opens at ``start``; the text's end where none does."""
    depth = 0
    following = text.find(MARKER, start + 1)
    stop = following if following > 0 else len(text)
    for bracket in BRACKETS.finditer(text, start, stop):
        depth += 1 if bracket[0] == "[" else -1
        if not depth:
            return bracket.end()
    return text.find("]", start, stop) + 1 or stop
