"""Translation memories in TMX 1.4b, the form in which translation programs exchange them.

LISA OSCAR's specification of 2005. A file may hold millions of units: it is read and written unit by unit. What comes
from elsewhere is hostile: no entity is expanded, nothing is fetched, and no unit may be large.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import chain
from typing import IO, Any, TypeAlias
from xml.sax.saxutils import escape, quoteattr

from documents.unreadable import Unreadable

Element: TypeAlias = Any
"""An element of lxml's, which has no types of its own."""

LANGUAGES = {"uk": "uk", "ukr": "uk", "ru": "ru", "rus": "ru", "en": "en", "eng": "en"}
LONGEST = 10_000
"""Characters of a segment: far beyond any sentence."""
MOST = 1_000
"""Elements in a unit."""
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# Characters that XML 1.0 has no way to write.
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# What a segment holds beside words: codes of another program's format. Only <hi> marks up words themselves.
CODES = frozenset({"bpt", "ept", "it", "ph", "ut"})


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence and its English.

    ``language`` is ``uk`` or ``ru``. ``made`` and ``used`` are in UTC and may be missing in what others wrote.
    ``props`` are facts about the unit by their type, as text.
    """

    source: str
    language: str
    english: str
    made: datetime | None = None
    used: datetime | None = None
    props: Mapping[str, str] = field(default_factory=dict)


def write_tmx(units: Iterable[Unit], version: str, language: str | None = None) -> Iterator[bytes]:
    """The lines of a TMX file with these units, in UTF-8.

    ``version`` is this program's. ``language`` is the source language of every unit, None where they differ.
    """
    header = {
        "creationtool": "Chysto",
        "creationtoolversion": version,
        "segtype": "sentence",
        "o-tmf": "Chysto",
        "adminlang": "en",
        "srclang": language or "*all*",
        "datatype": "plaintext",
    }
    start = f'<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n<header{attributes(header)}/>\n<body>\n'
    for text in chain([start], map(_written, units), ["</body>\n</tmx>\n"]):
        yield text.encode("utf-8")


def _written(unit: Unit) -> str:
    dates = {
        name: f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
        for name, moment in (("lastusagedate", unit.used), ("creationdate", unit.made), ("changedate", unit.made))
        if moment is not None
    }
    props = "".join(f"<prop{attributes({'type': name})}>{writable(value)}</prop>" for name, value in unit.props.items())
    segments = "".join(
        f"<tuv{attributes({'xml:lang': language})}><seg>{writable(text)}</seg></tuv>"
        for language, text in ((unit.language, unit.source), ("en", unit.english))
    )
    return f"<tu{attributes({**dates, 'srclang': unit.language})}>{props}{segments}</tu>\n"


def attributes(values: Mapping[str, str]) -> str:
    """Attributes as they stand in a tag, each behind a space."""
    return "".join(f" {name}={quoteattr(allowed(value))}" for name, value in values.items())


def writable(text: str) -> str:
    """Text as it stands between tags."""
    # A carriage return that is not written as a reference is read as a line feed.
    return escape(allowed(text), {"\r": "&#13;"})


def allowed(text: str) -> str:
    """``text`` without the characters that XML has no way to write."""
    return FORBIDDEN.sub("", text)


def read_tmx(stream: IO[bytes], name: str, skipped: Callable[[str], None] = lambda reason: None) -> Iterator[Unit]:
    """The units of a TMX file that have a Ukrainian or Russian and an English segment, as they are read.

    ``name`` is for messages. A unit with other languages, without words or with a segment of more than LONGEST
    characters is left out, and ``skipped`` told why. Raises Unreadable where the file is no TMX, is broken, or
    declares entities of its own.
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
    inside = size = 0
    root = None
    try:
        for event, element in parsed:
            if root is None:
                root = element
                _expect_tmx(root, name)
            if event == "start":
                inside += element.tag == "tu"
                size += inside > 0
                if size > MOST:
                    raise Unreadable(name, f"has a unit of more than {MOST:,} parts: it is no honest TMX file")
            elif not inside:
                forget(element)
            elif element.tag == "tu":
                inside -= 1
                if not inside:
                    yield from _units(element, skipped)
                    forget(element)
                    size = 0
    except etree.XMLSyntaxError as error:
        raise Unreadable(name, f"is broken XML ({error.msg}): export it anew") from None
    if root is None:
        raise Unreadable(name, "is empty: export it anew")


def _expect_tmx(root: Element, name: str) -> None:
    if root.tag != "tmx":
        raise Unreadable(name, f"is not TMX: its outermost element is {str(root.tag)[:40]}")
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise Unreadable(name, "declares XML entities, which no TMX file needs: export it anew")


def forget(element: Element) -> None:
    """Let go of an element that was dealt with, and of those before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and len(parent) > 1:
        del parent[0]


def _units(element: Element, skipped: Callable[[str], None]) -> Iterator[Unit]:
    segments: dict[str, str] = {}
    for variant in element.iter("tuv"):
        tag = str(variant.get(XML_LANG) or variant.get("lang") or "")
        language = LANGUAGES.get(tag.lower().replace("_", "-").partition("-")[0])
        segment = variant.find("seg")
        if language and segment is not None:
            segments.setdefault(language, _words(segment))
    english = segments.pop("en", "")
    if not segments or not english.strip() or not all(map(str.strip, segments.values())):
        skipped("no Ukrainian or Russian words with English ones")
        return
    props = {str(prop.get("type")): prop.text or "" for prop in element.iterfind("prop")}
    made, used = _moment(element, "changedate", "creationdate"), _moment(element, "lastusagedate")
    for language, source in segments.items():
        if max(len(source), len(english)) > LONGEST:
            skipped(f"a segment of more than {LONGEST:,} characters")
        else:
            yield Unit(source, language, english, made, used, props)


def _words(element: Element) -> str:
    """The words in a segment: without codes, and without what stands in them."""
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and child.tag not in CODES:
            parts.append(_words(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _moment(element: Element, *names: str) -> datetime | None:
    """A time as TMX writes it, 20260527T083015Z; None where there is none or it is none."""
    for name in names:
        try:
            return datetime.strptime(element.get(name, ""), "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        except ValueError:
            continue
    return None
