"""XLIFF 1.2, the form in which translation programs exchange texts under way (OASIS, 2008).

An article is a ``file``, a passage a ``trans-unit``. What comes back was in strange hands: no entity is expanded,
nothing is fetched, and what is read is bounded.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import IO, Any, TypeAlias

from documents.tmx import CODES, attributes, forget, writable
from documents.unreadable import Unreadable

Element: TypeAlias = Any
"""An element of lxml's, which has no types of its own."""

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
MOST = 20_000
"""Elements in a unit."""
UNITS = 200_000
"""Units in a file."""


@dataclass(frozen=True, slots=True)
class Note:
    """A word to the translator; ``priority`` counts from 1, the highest, to 10."""

    by: str
    text: str
    priority: int = 3


@dataclass(frozen=True, slots=True)
class Unit:
    """A passage: ``position`` counts from 0 in its article, ``language`` is that of the source.

    ``sent`` is the English that went out, None where a file does not say; ``english`` what stands there, None where
    there is none. ``reviewed`` says that a person has called it right.
    """

    position: int
    source: str
    english: str | None
    language: str | None = None
    sent: str | None = None
    reviewed: bool = False
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """An article with its passages; ``id`` is the archive's and may be missing in what comes back."""

    origin: str
    id: str
    language: str | None
    units: tuple[Unit, ...]


def write_xliff(parts: Iterable[Part], version: str) -> Iterator[bytes]:
    """The lines of an XLIFF file in UTF-8; ``version`` is this program's."""
    start = f'<?xml version="1.0" encoding="UTF-8"?>\n<xliff version="1.2" xmlns="{NAMESPACE}">\n'
    for text in chain([start], (line for part in parts for line in _written(part, version)), ["</xliff>\n"]):
        yield text.encode("utf-8")


def _written(part: Part, version: str) -> Iterator[str]:
    head = {
        "original": part.origin,
        "source-language": part.language or "und",
        "target-language": "en",
        "datatype": "plaintext",
        "tool-id": "chysto",
        "xml:space": "preserve",
        "build-num": part.id,
    }
    tool = {"tool-id": "chysto", "tool-name": "Chysto", "tool-version": version}
    yield f"<file{attributes(head)}>\n<header><tool{attributes(tool)}/></header>\n<body>\n"
    for unit in part.units:
        spoken = {"xml:lang": unit.language} if unit.language and unit.language != part.language else {}
        state = (
            {"state": "signed-off"}
            if unit.reviewed
            else {"state": "needs-review-translation", "state-qualifier": "mt-suggestion"}
        )
        approved = {"approved": "yes"} if unit.reviewed else {}
        yield f"<trans-unit{attributes({'id': str(unit.position), 'xml:space': 'preserve', **approved})}>\n"
        yield f"<source{attributes(spoken)}>{writable(unit.source)}</source>\n"
        yield f"<target{attributes(state)}>{writable(unit.english or '')}</target>\n"
        for note in unit.notes:
            said = {"from": note.by, "priority": str(note.priority), "annotates": "target"}
            yield f"<note{attributes(said)}>{writable(note.text)}</note>\n"
        sent = {"alttranstype": "previous-version", "origin": "Chysto", "xml:space": "preserve"}
        yield f"<alt-trans{attributes(sent)}><target>{writable(unit.english or '')}</target></alt-trans>\n"
        yield "</trans-unit>\n"
    yield "</body>\n</file>\n"


def read_xliff(stream: IO[bytes], name: str) -> Iterator[Part]:
    """The articles of an XLIFF 1.2 file, as they are read.

    ``name`` is for messages. Units without a number for an id are left out: they are none of Chysto's. Raises
    Unreadable where the file is no XLIFF, is broken, declares entities of its own, or is no honest file.
    """
    # Seldom needed, and slow to load.
    from lxml import etree

    parsed = etree.iterparse(
        stream,
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    root: Element = None
    inside = size = 0
    units: list[Unit] = []
    try:
        for event, element in parsed:
            if root is None:
                root = element
                _expect_xliff(root, name)
            unit = element.tag == f"{{{NAMESPACE}}}trans-unit"
            if event == "start":
                inside += unit
                size += inside > 0
                if size > MOST:
                    raise Unreadable(name, f"has a unit of more than {MOST:,} parts: it is no honest XLIFF file")
            elif unit:
                inside -= 1
                if not inside:
                    units += _units(element)
                    forget(element)
                    size = 0
                if len(units) > UNITS:
                    raise Unreadable(name, f"has a file of more than {UNITS:,} units: it is no honest XLIFF file")
            elif element.tag == f"{{{NAMESPACE}}}file":
                yield Part(
                    str(element.get("original", "")),
                    str(element.get("build-num", "")),
                    element.get("source-language"),
                    tuple(units),
                )
                units = []
                forget(element)
            elif not inside:
                element.text = None
    except etree.XMLSyntaxError as error:
        raise Unreadable(name, f"is broken XML ({error.msg}): export it anew") from None
    if root is None:
        raise Unreadable(name, "is empty: export it anew")


def _expect_xliff(root: Element, name: str) -> None:
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise Unreadable(name, "declares XML entities, which no XLIFF file needs: export it anew")
    if root.tag != f"{{{NAMESPACE}}}xliff":
        raise Unreadable(name, f"is not XLIFF 1.2: its outermost element is {str(root.tag)[:60]}")


def _units(element: Element) -> Sequence[Unit]:
    position = str(element.get("id", ""))
    if not (position.isascii() and position.isdecimal() and len(position) < 9):
        return []
    source, target = element.find("{*}source"), element.find("{*}target")
    sent = next(
        (each for each in element.iterfind("{*}alt-trans") if each.get("alttranstype") == "previous-version"), None
    )
    before = None if sent is None else sent.find("{*}target")
    return [
        Unit(
            int(position),
            "" if source is None else _words(source),
            None if target is None else _words(target),
            sent=None if before is None else _words(before),
        )
    ]


def _words(element: Element) -> str:
    """The words in an element: without codes of another program's format, and without what stands in them."""
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and child.tag.rpartition("}")[2] not in CODES:
            parts.append(_words(child))
        parts.append(child.tail or "")
    return "".join(parts)
