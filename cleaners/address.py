"""Where a text must be kept letter for letter: addresses, handles, tags and file names."""

import re
from typing import Final

ADDRESS: Final = re.compile(r"://|www\.|@|#|_|\\|^\W*[\w-]+(?:\.[\w-]+)+/|^/|~", re.IGNORECASE)
LONGEST: Final = 200
"""Letters looked at on either side: no text may cost more for having no spaces."""
EDGES: Final = re.compile(r"\s")


def word_around(text: str, at: int) -> str:
    """The run without white space that holds position ``at``, as far as an address may reach."""
    left = text[max(0, at - LONGEST) : at]
    before = left.rsplit(None, 1)[-1] if left and not left[-1].isspace() else ""
    most = min(len(text), at + LONGEST)
    end = EDGES.search(text, at, most)
    return before + text[at : end.start() if end else most]


def in_address(text: str, at: int) -> bool:
    """Whether position ``at`` lies in a URL, an e-mail address, a @handle, a #tag, a path or an identifier."""
    return ADDRESS.search(word_around(text, at)) is not None
