"""Showing before and after in the terminal."""

import sys

from review.view import View


def show(view: View, side_by_side: bool = False, changed_only: bool = False) -> None:
    """Print source, machine and clean text with every edit and its reason to standard output."""
    from rich.console import Console  # not wanted by the verbs that print no diff

    from review.terminal import diff

    # In a file or a pipe lines are not folded at a width that nobody sees.
    console = Console(file=sys.stdout, width=None if sys.stdout.isatty() else 160, highlight=False, soft_wrap=False)
    for part in diff(view, side_by_side=side_by_side, changed_only=changed_only):
        console.print(part)
