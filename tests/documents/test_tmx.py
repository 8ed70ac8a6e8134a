"""TMX: what is written is valid and comes back; what comes from elsewhere is read with suspicion."""

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import IO

import psutil
import pytest
from lxml import etree

from documents import Unreadable
from documents.tmx import LONGEST, MOST, Unit, read_tmx, write_tmx

MADE = datetime(2026, 5, 27, 8, 30, 15, tzinfo=UTC)
PLAIN = Unit("Міст відкрили.", "uk", "The bridge is open.", MADE, MADE, {"x-package": "0a1b"})
ODD = Unit('Ціна < 5 & «так»\r\n\t"ні" 🙂', "ru", "A price < 5 & “yes”", props={"x-<&\"'": "a & b"})


def read(text: str | bytes, skipped: list[str] | None = None) -> list[Unit]:
    data = text.encode() if isinstance(text, str) else text
    return list(read_tmx(io.BytesIO(data), "memory.tmx", (skipped if skipped is not None else []).append))


def tmx(body: str, before: str = "", version: str = "1.4") -> str:
    return f'{before}<tmx version="{version}"><header/><body>{body}</body></tmx>'


def tu(source: str, english: str, languages: tuple[str, str] = ("uk", "en"), attribute: str = "xml:lang") -> str:
    variants = zip(languages, (source, english), strict=True)
    return "<tu>" + "".join(f'<tuv {attribute}="{lang}"><seg>{text}</seg></tuv>' for lang, text in variants) + "</tu>"


def test_what_is_written_is_valid_tmx() -> None:
    dtd = etree.DTD(str(Path(__file__).with_name("tmx.dtd")))
    for units, language in (([PLAIN, ODD], None), ([PLAIN], "uk"), ([], None)):
        tree = etree.fromstring(b"".join(write_tmx(units, "0.1.0", language)))
        assert dtd.validate(tree), dtd.error_log
        assert tree.find("header").get("srclang") == (language or "*all*")
    assert not dtd.validate(etree.fromstring(tmx(tu("а", "a"))))


def test_what_is_written_comes_back() -> None:
    assert read(b"".join(write_tmx([PLAIN, ODD], "0.1.0"))) == [PLAIN, ODD]


def test_what_xml_cannot_hold_is_left_out() -> None:
    wild = Unit("Міст\x00 \x1bвід\ud83dкрили\uffff.", "uk", "The bridge\x08 is open.")
    assert read(b"".join(write_tmx([wild], "0"))) == [Unit("Міст відкрили.", "uk", "The bridge is open.")]


@pytest.mark.parametrize(
    ("written", "language"),
    [("uk", "uk"), ("uk-UA", "uk"), ("UK", "uk"), ("uk_UA", "uk"), ("ru-RU", "ru"), ("RU", "ru"), ("rus", "ru")],
)
def test_languages_by_any_spelling(written: str, language: str) -> None:
    assert read(tmx(tu("Так.", "Yes.", (written, "EN-us")))) == [Unit("Так.", language, "Yes.")]
    assert read(tmx(tu("Так.", "Yes.", (written, "en"), "lang"), version="1.1")) == [Unit("Так.", language, "Yes.")]


def test_one_unit_of_both_languages_is_two() -> None:
    both = '<tu><tuv xml:lang="en"><seg>Yes.</seg></tuv><tuv xml:lang="ru"><seg>Да.</seg></tuv>'
    both += '<tuv xml:lang="uk"><seg>Так.</seg></tuv></tu>'
    assert {(unit.language, unit.source, unit.english) for unit in read(tmx(both))} == {
        ("ru", "Да.", "Yes."),
        ("uk", "Так.", "Yes."),
    }


def test_codes_of_other_formats_are_no_words() -> None:
    source = '<bpt i="1">&lt;b&gt;</bpt>Міст<ept i="1">&lt;/b&gt;</ept> <hi>відкрили</hi><ph>{0}<sub>alt</sub></ph>.'
    assert read(tmx(tu(source, "The bridge is open.")))[0].source == "Міст відкрили."


def test_utf_16_and_a_doctype_line() -> None:
    text = tmx(tu("Так.", "Yes."), '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE tmx SYSTEM "tmx14.dtd">')
    assert read(text.encode("utf-16")) == [Unit("Так.", "uk", "Yes.")]


def test_other_units_are_left_out_and_told() -> None:
    skipped: list[str] = []
    long = "а" * (LONGEST + 1)
    units = [tu("Ja.", "Yes.", ("de", "en")), tu(" ", "Yes."), tu("Так.", ""), tu(long, "Yes."), tu("Так.", "Yes.")]
    assert read(tmx("".join(units)), skipped) == [Unit("Так.", "uk", "Yes.")]
    assert skipped == ["no Ukrainian or Russian words with English ones"] * 3 + [
        f"a segment of more than {LONGEST:,} characters"
    ]


def test_entities_are_refused_and_nothing_is_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("TOP SECRET")
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(9))
    for declared in (f'<!ENTITY x SYSTEM "file://{secret}">', laughs, '<!ENTITY % p SYSTEM "http://127.0.0.1:9/x">'):
        for name in ("x", "l8"):
            with pytest.raises(Unreadable, match="declares XML entities") as caught:
                read(tmx(tu(f"Так &{name};", "Yes."), f"<!DOCTYPE tmx [{declared}]>"))
            assert "SECRET" not in str(caught.value)
    # Here the document type is outside, where it is not looked for.
    outside = f'<!DOCTYPE tmx SYSTEM "file://{secret}">'
    assert read(tmx(tu("Так.", "Yes."), outside)) == [Unit("Так.", "uk", "Yes.")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is broken XML"),
        ("Так.", "is broken XML"),
        (tmx(tu("Так.", "Yes."))[:-9], "is broken XML"),
        (tmx(tu("Так &unknown;", "Yes.")), "is broken XML"),
        ("<html><tu/></html>", "is not TMX: its outermost element is html"),
        (tmx("<a>" * 300 + "</a>" * 300), "is broken XML"),
        (tmx("<tu>" + "<prop/>" * MOST + "</tu>"), "unit of more than 1,000 parts"),
        (tmx(tu("а" * 11_000_000, "Yes.")), "is broken XML"),
    ],
    ids=["empty", "text", "cut", "unknown entity", "html", "deep", "many parts", "huge"],
)
def test_what_is_no_honest_tmx_ends_in_one_line(text: str, message: str) -> None:
    with pytest.raises(Unreadable, match=message) as caught:
        read(text)
    assert str(caught.value).startswith("memory.tmx: ")
    assert "\n" not in str(caught.value)


class Endless(io.RawIOBase):
    """A file that is made as it is read."""

    def __init__(self, parts: Iterator[bytes]) -> None:
        self.parts = parts
        self.rest = b""

    def read(self, size: int = -1) -> bytes:
        if len(self.rest) < size:
            self.rest += b"".join(islice(self.parts, 100))
        given, self.rest = self.rest[:size], self.rest[size:]
        return given


def test_a_long_file_is_never_in_memory() -> None:
    words = "слово " * 300

    def units() -> Iterator[Unit]:
        for number in range(8_000):
            yield Unit(f"{number} {words}", "uk", f"Sentence {number}.", MADE)

    stream: IO[bytes] = Endless(write_tmx(units(), "0"))  # type: ignore[assignment]
    read_again = read_tmx(stream, "long.tmx")
    assert len(list(islice(read_again, 1000))) == 1000
    process = psutil.Process()
    before = process.memory_info().rss
    assert sum(1 for _ in read_again) == 7_000
    # The file has 25 MB.
    assert process.memory_info().rss - before < 8_000_000
