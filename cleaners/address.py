"""Where a text must be kept letter for letter: addresses, handles, tags and file names."""

import re

ADDRESS = re.compile(r"://|www\.|@|#|_|\\|^\W*[\w-]+(?:\.[\w-]+)+/|^/|~", re.IGNORECASE)
EDGES = re.compile(r"\s")


def word_around(text: str, at: int) -> str:
    """The run without white space that holds position ``at``."""
    start = at
    while start and not text[start - 1].isspace():
        start -= 1
    end = EDGES.search(text, at)
    return text[start : end.start() if end else len(text)]


def in_address(text: str, at: int) -> bool:
    """Whether position ``at`` lies in a URL, an e-mail address, a @handle, a #tag, a path or an identifier."""
    return ADDRESS.search(word_around(text, at)) is not None
