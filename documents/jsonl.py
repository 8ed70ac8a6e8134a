"""JSON lines: one article a line, ``{"id": …, "title": …, "text": …, …}``.

On writing, the two values are replaced where they stand in the line; every other byte of it stays.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from articles import Kind
from documents.document import Document, article_of, sound
from documents.encoding import LIMIT, decode
from documents.mojibake import mend
from documents.text import TextLayout, blocks_of
from documents.unreadable import Unreadable

SPACE = re.compile(r"[ \t\r\n]*")
WORDS = re.compile(r"[^\W_]")
LONGEST_ID = 200


class Number(NamedTuple):
    """A number as it is written: to read one of 10,000 digits would be refused, and none is needed."""

    figures: str


DECODER = json.JSONDecoder(parse_float=Number, parse_int=Number)


class Field(NamedTuple):
    """A value of a record, and where it stands in the line."""

    value: Any
    start: int
    end: int


@dataclass(frozen=True)
class RecordLayout:
    """The line as it was, where its text and title stand, and the layout of the text. Without a title, None."""

    line: str
    title: Field | None
    text: Field
    body: TextLayout

    def write(self, document: Document, texts: Sequence[str], anchors: Sequence[str]) -> str:
        """The line with English title and text, and a line end."""
        skipped = 1 if self.title else 0
        passages = [(passage.kind, passage.text) for passage in document.article.passages[skipped:]]
        body = self.body.write(Document(article_of("", passages, "txt", ""), (), self.body), texts[skipped:], ())
        new = [(self.text, body)]
        if self.title:
            new.append((self.title, " ".join(texts[0].split())))
        # What says the same is left as it is spelled, escapes and all.
        new = [(field, text) for field, text in new if text != field.value]
        out, at = [], 0
        for field, text in sorted(new, key=lambda pair: pair[0].start):
            out += [self.line[at : field.start], json.dumps(sound(text), ensure_ascii=self.line.isascii())]
            at = field.end
        return "".join([*out, self.line[at:], "\n"])


def read(lines: Iterable[bytes], name: str, limit: int = LIMIT) -> Iterator[Document | Unreadable]:
    """Every record, one after the other: a document, or why it is none. Blank lines are passed over.

    ``lines`` may be an open file: no more than one line is held. ``limit`` is the longest line read, in bytes.
    """
    for number, raw in enumerate(lines, 1):
        if not raw.strip():
            continue
        try:
            yield _record(raw, name, number, limit)
        except Unreadable as unreadable:
            yield Unreadable(name, unreadable.reason, number, hashlib.sha256(raw).hexdigest())


def _record(raw: bytes, name: str, number: int, limit: int) -> Document:
    # A mark at the beginning of a file means nothing in JSON.
    decoded = decode(raw.strip(b"\r\n"), name, limit=limit, mended=False)
    fields = _fields(decoded.text, name, number)
    title, text = fields.get("title"), fields.get("text")
    if text is None:
        raise Unreadable(name, 'has no "text": give each record one, with its paragraphs parted by blank lines', number)
    if not isinstance(text.value, str):
        raise Unreadable(name, 'has a "text" that is not a string: make it one', number)
    heading = mend(sound(title.value)) if title and isinstance(title.value, str) else ""
    passages, body = blocks_of(mend(sound(text.value)), titled=False)
    if WORDS.search(heading):
        passages.insert(0, (Kind.TITLE, " ".join(heading.split())))
    else:
        title = None
    if not passages:
        raise Unreadable(name, 'has no words in its "text": give it some, or leave the record out', number)
    origin = f"{name}#{_identity(fields, number)}"
    encoding = decoded.encoding
    if "\\u" not in decoded.text and mend(decoded.text) != decoded.text:
        encoding += ", mojibake mended"
    return Document(article_of(origin, passages, "jsonl", encoding), (), RecordLayout(decoded.text, title, text, body))


def _identity(fields: dict[str, Field], number: int) -> str:
    """The record's id, if it has one that names it; else its line."""
    found = fields.get("id")
    value = found.value.figures if found and isinstance(found.value, Number) else found and found.value
    identity = value.strip() if isinstance(value, str) else ""
    usable = identity and len(identity) <= LONGEST_ID and sound(identity).isprintable()
    return identity if usable else str(number)


def _fields(line: str, name: str, number: int) -> dict[str, Field]:
    """The record's values by name; of two of the same name the last, as JSON readers have it."""

    def broken(at: int) -> Unreadable:
        return Unreadable(name, f"is not JSON, from character {at + 1} on: give one JSON object a line", number)

    def past(at: int) -> int:
        found = SPACE.match(line, at)
        return found.end() if found else at

    at = past(0)
    if line[at : at + 1] != "{":
        try:
            DECODER.decode(line)
        except (ValueError, RecursionError):
            raise broken(at) from None
        raise Unreadable(name, 'is not a JSON object: give {"title": …, "text": …}', number)
    fields: dict[str, Field] = {}
    try:
        at = past(at + 1)
        while line[at : at + 1] != "}":
            key, at = DECODER.raw_decode(line, at)
            at = past(at)
            if not isinstance(key, str) or line[at : at + 1] != ":":
                raise broken(at)
            start = past(at + 1)
            value, end = DECODER.raw_decode(line, start)
            fields[key] = Field(value, start, end)
            at = past(end)
            if line[at : at + 1] == ",":
                at = past(at + 1)
                if line[at : at + 1] == "}":
                    raise broken(at)
            elif line[at : at + 1] != "}":
                raise broken(at)
    except json.JSONDecodeError as error:
        raise broken(error.pos) from None
    except RecursionError:
        raise Unreadable(name, "is nested too deeply: give one flat JSON object a line", number) from None
    if line[past(at + 1) :]:
        raise broken(past(at + 1))
    return fields
