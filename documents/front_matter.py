r"""The fields above a Markdown page: which of them are text.

>>> [found.text for found in values('---\ntitle: "Мир: коли?"\ndate: 2024-05-01\n---\nТекст\n')]
['Мир: коли?']
"""

import json
import re
from typing import NamedTuple

from articles import Kind

YAML = re.compile(r"\A---[ \t]*\r?\n(?:.*\r?\n){0,500}?(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)")
TOML = re.compile(r"\A\+\+\+[ \t]*\r?\n(?:.*\r?\n){0,500}?\+\+\+[ \t]*(?:\r?\n|\Z)")
FIELD = re.compile(
    r"""^(?P<key>title|description)[ \t]*[:=][ \t]*
        (?P<value>"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\r\n]|'')*'|[^\s"'\[\]{}>|&*!%@`#,?:-][^\r\n]*?)
        [ \t]*(?:[ \t]\#[^\r\n]*)?(?=\r?$)""",
    re.MULTILINE | re.VERBOSE,
)
# Plain scalars that YAML reads as text and nothing else; "No" would be false.
PLAIN = re.compile(r"[^\W\d_][^:#\[\]{}\"'`\\]*")
NOT_TEXT = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})


class Value(NamedTuple):
    """A field's value at ``start:end`` of the page, quotes and all; ``text`` is what it says."""

    start: int
    end: int
    text: str
    kind: Kind
    quote: str


def end_of(page: str) -> int:
    """Where the front matter ends and the page begins; 0 without front matter."""
    found = YAML.match(page) or TOML.match(page)
    return found.end() if found else 0


def values(page: str) -> list[Value]:
    """Title and description, where they are written on one line."""
    found = []
    for match in FIELD.finditer(page, 0, end_of(page)):
        raw = match["value"]
        quote = raw[0] if raw[0] in "\"'" else ""
        text = raw
        if quote == "'":
            text = raw[1:-1].replace("''", "'")
        elif quote:
            try:
                text = json.loads(raw)
            except ValueError:
                continue
        kind = Kind.TITLE if match["key"] == "title" else Kind.PARAGRAPH
        if re.search(r"[^\W_]", text):
            found.append(Value(*match.span("value"), text, kind, quote))
    return found


def spelled(text: str, quote: str) -> str:
    """``text`` as a value; in double quotes where the quotes it had would not do."""
    text = " ".join(text.split())
    if quote == "'":
        return "'" + text.replace("'", "''") + "'"
    if not quote and PLAIN.fullmatch(text) and text.lower() not in NOT_TEXT:
        return text
    return json.dumps(text, ensure_ascii=False)
