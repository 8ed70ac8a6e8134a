"""Column types that give back exactly what was put in, on SQLite and on PostgreSQL."""

import re
from datetime import UTC, datetime

from sqlalchemy import DateTime, Dialect, Text
from sqlalchemy.types import TypeDecorator

# A code point that Unicode will never assign, so no honest text needs it. The last two of plane 16 are valid UTF-8.
ESCAPE = "\U0010ffff"
UNSTORABLE = re.compile(f"[\x00\ud800-\udfff{ESCAPE}]")
ESCAPED = re.compile(f"{ESCAPE}({ESCAPE}|[0-9a-f]{{4}})")


def storable(text: str) -> str:
    r"""``text`` without what a database refuses: NUL (PostgreSQL) and lone surrogates (both).

    Both come with damaged files: a reader keeps them, and the archive has to as well.

        >>> storable("Київ\x00") == "Київ\U0010ffff0000"
        True
        >>> restored(storable("a\x00\ud83d\U0010ffff")) == "a\x00\ud83d\U0010ffff"
        True
    """
    if text.isascii() and "\x00" not in text:
        return text
    return UNSTORABLE.sub(lambda found: ESCAPE + (ESCAPE if found[0] == ESCAPE else f"{ord(found[0]):04x}"), text)


def restored(text: str) -> str:
    """What ``storable`` was given."""
    if ESCAPE not in text:
        return text
    return ESCAPED.sub(lambda found: ESCAPE if found[1] == ESCAPE else chr(int(found[1], 16)), text)


class AnyText(TypeDecorator[str]):
    """Any Python string, NUL and lone surrogates included."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        # str() because a StrEnum member is a string to Python and an unknown type to psycopg.
        return None if value is None else storable(str(value))

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else restored(value)


class Moment(TypeDecorator[datetime]):
    """A point in time, in UTC; SQLite has no time zones, so the zone is put back on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("a stored time needs a time zone")
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
