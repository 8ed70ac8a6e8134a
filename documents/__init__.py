"""Reading an article from a file, and writing one: a file per format.

Bytes in, bytes out; no name given here ever opens or chooses a file.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module

from documents import jsonl
from documents.document import Anchor, Document, Layout
from documents.encoding import LIMIT, Decoded, decode
from documents.form import FORMS, Form, form_of
from documents.jsonl import read as read_records
from documents.unreadable import Unreadable

__all__ = [
    "FORMS",
    "LIMIT",
    "Anchor",
    "Decoded",
    "Document",
    "Form",
    "Layout",
    "Unreadable",
    "decode",
    "form_of",
    "read",
    "read_records",
    "write",
]

# Each is loaded when a document of its form comes: the parsers take a tenth of a second, and most runs need one.
READERS = {"txt": "documents.text", "md": "documents.markdown", "html": "documents.html"}


def read(data: bytes, name: str, form: str | None = None, limit: int = LIMIT) -> Iterator[Document | Unreadable]:
    """The documents in a file: one, or of JSON lines one a record, each as it is read.

    What holds no readable article is given as an Unreadable in its place, and the records after it still follow; only
    it says why. ``form`` is told by name and content when it is None; ``limit`` is the longest file, or JSON line, in
    bytes. Raises ValueError for a form that is not one of FORMS.
    """
    form = form or form_of(name, data)
    if form == "jsonl":
        yield from jsonl.read(_lines(data), name, limit)
        return
    if form not in READERS:
        raise ValueError(f"{form}: the forms are {', '.join(FORMS)}")
    try:
        decoded = decode(data, name, declared=form == "html", limit=limit)
        reader: Callable[[str, str, str], Document] = import_module(READERS[form]).read
        document = reader(decoded.text, name, decoded.encoding)
        if not document.article.passages:
            raise Unreadable(name, "has no text to translate: give a file with words in it")
    except Unreadable as unreadable:
        yield Unreadable(name, unreadable.reason, digest=hashlib.sha256(data).hexdigest())
    else:
        yield document


def _lines(data: bytes) -> Iterable[bytes]:
    """The lines of JSON lines, also of a whole file in UTF-16."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        data = data.decode("utf-16", "replace").encode()
    start = 0
    while start < len(data):
        end = data.find(b"\n", start) + 1 or len(data)
        yield data[start:end]
        start = end


def write(document: Document, texts: Sequence[str], anchors: Sequence[str] = ()) -> bytes:
    """The document in its own format and in UTF-8, with ``texts`` in place of its passages.

    ``texts`` has the English of each passage, "" for one that is to go; ``anchors`` that of each of the document's
    anchors, translated on its own. The record of a JSON-lines file is a line with its line end. Raises ValueError
    when there are not as many of either as the document has.
    """
    if len(texts) != len(document.article.passages) or len(anchors) != len(document.anchors):
        raise ValueError(
            f"{len(texts)} texts and {len(anchors)} anchors for a document with "
            f"{len(document.article.passages)} passages and {len(document.anchors)} anchors"
        )
    return document.layout.write(document, texts, anchors).encode("utf-8", "replace")
