"""What cannot be read, and what to do about it."""


class Unreadable(Exception):
    """A file, or one record of a JSON-lines file, that holds no article this program can read.

    ``name`` is the file as the caller called it, ``line`` counts from 1 in a JSON-lines file and is None for a whole
    file; ``digest`` is the SHA-256 of the bytes that could not be read, where there were any. ``str()`` gives one line
    for a person: what is wrong, and what to do.
    """

    def __init__(self, name: str, reason: str, line: int | None = None, digest: str = "") -> None:
        super().__init__(name, reason, line, digest)
        self.name = name
        self.reason = reason
        self.line = line
        self.digest = digest

    def __str__(self) -> str:
        place = self.name if self.line is None else f"{self.name}, line {self.line}"
        message = f"{place}: {self.reason}"
        # File names may hold line breaks and escape sequences, which a terminal would obey.
        return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in message)
