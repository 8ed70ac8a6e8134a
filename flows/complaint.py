"""The one way a failure reaches a user: a clear line on standard error and a documented exit status."""

from contextlib import suppress
from enum import IntEnum
from typing import IO, Any

import click


class Exit(IntEnum):
    """The exit statuses of the command, as the README documents them."""

    DONE = 0
    REVIEW = 1
    """Done, but ``--strict`` was given and something needs review."""
    USAGE = 2
    NO_MODEL = 3
    """Something is in a language that no package here translates."""
    SOME_FAILED = 4
    ALL_FAILED = 5
    INTERRUPTED = 130


class Complaint(click.ClickException):
    """One clear line that says what is wrong and what to do."""

    def __init__(self, message: str, status: Exit = Exit.ALL_FAILED) -> None:
        super().__init__(" ".join(message.split()))
        self.status = status

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the line; click would print ``Error:`` with a capital."""
        say(self.format_message())


def printable(text: str) -> str:
    """``text`` on one line without control characters: file names and article text may hold terminal escapes."""
    return "".join(sign if sign.isprintable() else f"\\x{ord(sign):02x}" for sign in " ".join(text.split()))


def counted(number: int, one: str, many: str = "") -> str:
    """A number and what it counts, told as one or as many.

    >>> counted(1, "article"), counted(0, "article"), counted(1200, "entry", "entries")
    ('1 article', '0 articles', '1,200 entries')
    """
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def say(line: str) -> None:
    """Print one line of news to standard error; results alone go to standard output.

    News that cannot be told stops no work: the disk of a log is full, or who read it has gone.
    """
    with suppress(OSError):
        click.echo(f"chysto: {printable(line)}", err=True)


def status_of(failed: int, done: int, unsupported: int = 0, review: bool = False) -> Exit:
    """The exit status of a run over several inputs."""
    if failed:
        return Exit.SOME_FAILED if done else Exit.ALL_FAILED
    if unsupported:
        return Exit.NO_MODEL
    return Exit.REVIEW if review else Exit.DONE
