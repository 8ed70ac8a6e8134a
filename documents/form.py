"""Which format a file has."""

import re
from typing import Literal

Form = Literal["txt", "md", "html", "jsonl"]

ENDINGS: dict[str, Form] = {
    "txt": "txt",
    "text": "txt",
    "md": "md",
    "markdown": "md",
    "mdown": "md",
    "html": "html",
    "htm": "html",
    "xhtml": "html",
    "jsonl": "jsonl",
    "ndjson": "jsonl",
    "jsonlines": "jsonl",
}
FORMS: tuple[Form, ...] = ("txt", "md", "html", "jsonl")
PAGE = re.compile(
    rb"<!doctype\s+html|<html[\s>]|<(?:body|article|head)[\s>]|<(?:p|div|h[1-6])(?:\s[^>]{0,200})?>", re.IGNORECASE
)
RECORD = re.compile(rb'\s*\{\s*"[^"\r\n]{0,100}"\s*:')
MARKED_UP = re.compile(
    rb"^(?:#{1,6} +\S|\+\+\+\s*$|---\r?\n(?:title|date|layout)\s*:)|\]\((?:https?:|/|#)|^(?:```|~~~)", re.MULTILINE
)
HEAD = 8192


def form_of(name: str, data: bytes = b"") -> Form:
    """The format that a file's name says it has; for a name that says nothing, what its beginning looks like."""
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    if ending in ENDINGS:
        return ENDINGS[ending]
    # UTF-16 is ASCII with zeros between.
    head = data[:HEAD].removeprefix(b"\xef\xbb\xbf").replace(b"\x00", b"")
    if RECORD.match(head):
        return "jsonl"
    if PAGE.search(head):
        return "html"
    return "md" if MARKED_UP.search(head) else "txt"
