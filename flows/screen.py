"""Showing before and after in the terminal."""

import shutil
import sys

from review.view import View

WIDTH = 160
"""Columns of a page side by side that goes to a file or a pipe."""


def show(view: View, side_by_side: bool = False, changed_only: bool = False) -> None:
    """Print source, machine and clean text with every edit and its reason to standard output."""
    from rich.console import Console  # not wanted by the verbs that print no diff

    from review.terminal import diff

    # In a file or a pipe nothing is folded at a width that nobody sees; columns need one, which COLUMNS may name.
    piped = not sys.stdout.isatty()
    width = shutil.get_terminal_size((WIDTH, 0)).columns if piped else None
    console = Console(file=sys.stdout, width=width, highlight=False)
    flat = piped and not side_by_side
    for part in diff(view, side_by_side=side_by_side, changed_only=changed_only, flat=flat):
        console.print(part, soft_wrap=flat)
