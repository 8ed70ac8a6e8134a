"""The unified diff from machine English to clean English, for those who think in patches."""

import re
from collections.abc import Iterator
from difflib import unified_diff

from review.signs import line, visible
from review.view import View

_LINE = re.compile(r"[^\n]*\n|[^\n]+")


def unified(machine: str, clean: str, name: str, exact: bool = True) -> str:
    r"""A patch that makes ``clean`` of ``machine``; empty when they are equal.

    ``exact`` gives the text byte for byte, as ``patch`` needs it. Otherwise control characters are drawn, as a
    terminal needs it. The name is always drawn, in one line.

        >>> print(unified("to 27on the coast .\n", "to 27 on the coast.\n", "a.txt"), end="")
        --- machine/a.txt
        +++ clean/a.txt
        @@ -1 +1 @@
        -to 27on the coast .
        +to 27 on the coast.
    """
    if not exact:
        machine, clean = visible(machine), visible(clean)
    name = line(name)
    # Lines end at a line feed and nowhere else: str.splitlines would also cut at U+2028 or a form feed.
    rows = unified_diff(_LINE.findall(machine), _LINE.findall(clean), f"machine/{name}", f"clean/{name}")
    return "".join(_ended(rows))


def unified_view(view: View, exact: bool = True) -> str:
    """The patch for a whole article, its passages parted by blank lines; what was left out is gone from clean."""
    machine = "\n\n".join(passage.machine for passage in view.passages if passage.machine)
    clean = "\n\n".join(passage.clean for passage in view.passages if passage.clean)
    return unified(machine and machine + "\n", clean and clean + "\n", view.origin, exact)


def _ended(rows: Iterator[str]) -> Iterator[str]:
    for row in rows:
        yield row if row.endswith("\n") else f"{row}\n\\ No newline at end of file\n"
