"""A stranger's text in Markdown: shown as it is, never taken for markup. Prefect's pages render what they are given."""

import re
from collections.abc import Iterable

TICKS = re.compile("`+")


def span(text: str, most: int = 200) -> str:
    """``text`` as a code span on one line, cut after ``most`` characters.

    >>> span("a `b` [c](javascript:d) <img src=x>")
    '`` a `b` [c](javascript:d) <img src=x> ``'
    """
    shown = line(text, most)
    ticks = "`" * longer(shown)
    # Markdown takes one space off each side, so that a text may begin or end with a backtick.
    return f"{ticks} {shown} {ticks}" if "`" in shown else f"`{shown or ' '}`"


def fence(lines: Iterable[str]) -> str:
    """The lines as a code block that none of them can close; they are shown as they are."""
    body = [line(each, len(each)) for each in lines]
    ticks = "`" * max([3, *map(longer, body)])
    return "\n".join([f"{ticks}text", *body, ticks])


def line(text: str, most: int) -> str:
    """``text`` on one line, without signs that cannot be seen, cut after ``most`` characters.

    >>> line("one\\ntwo\\u202e three", 10)
    'one two th…'
    """
    seen = "".join(sign for sign in " ".join(text[: 4 * most].split()) if sign.isprintable())
    return seen if len(seen) <= most and len(text) <= 4 * most else f"{seen[:most]}…"


def longer(text: str) -> int:
    """One more backtick than the longest run of them in ``text``."""
    return 1 + max(map(len, TICKS.findall(text)), default=0)
