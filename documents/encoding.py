"""Which characters the bytes of a file mean."""

import codecs
import re
from typing import NamedTuple

from documents.letter_pairs import plausibility
from documents.mojibake import mend
from documents.unreadable import Unreadable

LIMIT = 20 * 1024 * 1024
"""The longest file read as one article, in bytes: a long novel has 3 MB."""


class Decoded(NamedTuple):
    """Text, and the encoding its bytes turned out to be in; mended mojibake is told there too."""

    text: str
    encoding: str


class Guess(NamedTuple):
    text: str
    codec: str
    figure: float


BYTE_ORDER_MARKS = (
    # UTF-32 first: its little-endian mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What people hand over in place of text. https://en.wikipedia.org/wiki/List_of_file_signatures
FORMATS = (
    (b"%PDF-", "is a PDF: save its text first, for example with pdftotext"),
    (b"PK\x03\x04", "is a zip archive or an office document (docx, odt, epub): save it as plain text or HTML first"),
    (b"\xd0\xcf\x11\xe0", "is an old office document (doc, xls): save it as plain text or HTML first"),
    (b"{\\rtf", "is an RTF document: save it as plain text or HTML first"),
    (b"\x1f\x8b", "is a gzip archive: unpack it first"),
    (b"\x89PNG", "is a picture, not text: give the text itself"),
    (b"\xff\xd8\xff", "is a picture, not text: give the text itself"),
    (b"GIF8", "is a picture, not text: give the text itself"),
)
DECLARED = re.compile(
    rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{1,40})"""
    rb"""|^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})""",
    re.IGNORECASE,
)
SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
# A character beyond the first 65,536 as two halves of three bytes, as Java and old MySQL write it (CESU-8).
HALVES = re.compile(rb"\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf][\x80-\xbf]")
BROKEN = re.compile("\ufffd+")
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# The code pages tried by evidence, and how much each is worth before it: Ukrainian and Russian files of one byte a
# letter are cp1251, now and then koi8, seldom the rest.
PRIORS = (("cp1251", 1.0), ("koi8_u", 0.5), ("cp1252", 0.0), ("iso8859_5", -0.5), ("cp866", -0.5))
DECLARED_BONUS = 1.5
# Below this figure no reading is Ukrainian, Russian or western: see letter_pairs.
LEAST = 4.0
KOI8_U_ONLY = frozenset("іїєґІЇЄҐ")


def decode(data: bytes, name: str, declared: bool = False, limit: int = LIMIT, mended: bool = True) -> Decoded:
    """The text of a file, without byte order mark, with mojibake mended unless ``mended`` is False.

    ``declared`` says that a charset declared in the bytes (HTML, XML) is to be believed where nothing speaks against
    it. Raises Unreadable for a file that is empty, longer than ``limit`` bytes, binary, or in no known encoding.
    """
    if not data.strip(b" \t\r\n\x0b\x0c"):
        raise Unreadable(name, "is empty: give a file with text in it")
    if len(data) > limit:
        raise Unreadable(
            name,
            f"has {_size(len(data))}, more than the {_size(limit)} of one article: "
            "split it, or put one article a line as JSON lines",
        )
    for signature, reason in FORMATS:
        if data.startswith(signature):
            raise Unreadable(name, reason)
    guess = _marked(data) or _wide(data)
    if guess is None:
        if b"\x00" in data or len(CONTROL.findall(data[:100_000])) > max(3, len(data[:100_000]) / 100):
            raise Unreadable(name, "is a binary file: give plain text, Markdown, HTML or JSON lines")
        guess = _utf8(data) or _legacy(data, name, _declared(data) if declared else None)
    text = guess.text.lstrip("\ufeff")
    if "\x00" in text:
        raise Unreadable(name, "is a binary file: give plain text, Markdown, HTML or JSON lines")
    whole = mend(text) if mended else text
    return Decoded(whole, guess.codec if whole == text else f"{guess.codec}, mojibake mended")


def _size(count: int) -> str:
    return f"{count / 1024 / 1024:.0f} MB" if count >= 1024 * 1024 else f"{count / 1024:.0f} KB"


def _marked(data: bytes) -> Guess | None:
    for mark, codec in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(codec, "replace")
            # A wrong mark (an editor's, before bytes of another code page) gives more debris than text.
            if text.count("\ufffd") <= len(text) / 20:
                return Guess(text, codec, 9.0)
    return None


def _wide(data: bytes) -> Guess | None:
    """UTF-16 and UTF-32 without a mark, known by their high bytes: 00 for ASCII, 04 for Cyrillic, 20 for dashes."""
    head = data[:4096]
    if len(head) < 4 or not (b"\x00" in head or head.count(b"\x04") > len(head) / 4):
        return None
    for codec, unit, high in (("utf-32-le", 4, (2, 3)), ("utf-32-be", 4, (0, 1))):
        if not any(any(head[byte::unit]) for byte in high):
            return _plain(data, codec)
    for codec, high_bytes in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if sum(byte in b"\x00\x04\x20\x21" for byte in high_bytes) >= 0.9 * len(high_bytes):
            return _plain(data, codec)
    return None


def _plain(data: bytes, codec: str) -> Guess | None:
    text = data.decode(codec, "replace")
    debris = sum(not (char.isprintable() or char.isspace()) or char == "\ufffd" for char in text[:4096])
    return Guess(text, codec, 9.0) if debris <= len(text[:4096]) / 20 else None


def _utf8(data: bytes) -> Guess | None:
    """UTF-8, perhaps with a few broken places, such as a cut end: other code pages almost never form its sequences."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        data = HALVES.sub(_joined, data)
        text = data.decode("utf-8", "replace")
    else:
        # "Ні" in cp1251 is, by chance, a letter of archaic Greek in UTF-8.
        strange = len(data) < 8 and any("ɐ" <= char < "Ѐ" or "Ԁ" <= char < "\u2000" for char in text)
        return None if strange else Guess(text, "utf-8", 9.0)
    broken = len(BROKEN.findall(text))
    return Guess(text, "utf-8", 9.0) if len(SEQUENCE.findall(data)) >= 10 * broken else None


def _joined(halves: re.Match[bytes]) -> bytes:
    return halves[0].decode("utf-8", "surrogatepass").encode("utf-16", "surrogatepass").decode("utf-16").encode()


def _declared(data: bytes) -> str | None:
    """The name Python gives the charset that the first 4 KB declare, when there is one it knows."""
    if found := DECLARED.search(data[:4096]):
        try:
            return codecs.lookup((found[1] or found[2]).decode()).name
        except LookupError:
            return None
    return None


def _legacy(data: bytes, name: str, declared: str | None) -> Guess:
    """One byte a letter: the reading whose letters follow each other as they do in Ukrainian and Russian."""
    declared = {"koi8-r": "koi8_u", "koi8-u": "koi8_u", "iso8859-5": "iso8859_5", "iso8859-1": "cp1252"}.get(
        declared or "", declared
    )
    readings = {codec: data.decode(codec, "replace") for codec, _ in PRIORS}
    if readings["cp1251"] == readings["cp1252"]:
        # Nothing but quotation marks, dashes and degree signs, which stand at the same places in both.
        return Guess(readings["cp1252"], "cp1252", LEAST)
    best = max(
        (
            Guess(text, codec, plausibility(text) + prior + DECLARED_BONUS * (codec == declared))
            for (codec, prior), text in zip(PRIORS, readings.values(), strict=True)
        ),
        key=lambda guess: guess.figure,
    )
    if best.figure < LEAST:
        if other := _foreign(data, declared):
            return other
        raise Unreadable(name, "is in an unknown encoding: save it as UTF-8, for example with iconv")
    if best.codec == "koi8_u" and KOI8_U_ONLY.isdisjoint(best.text):
        return best._replace(codec="koi8-r")
    return best._replace(codec=best.codec.replace("_", "-"))


def _foreign(data: bytes, declared: str | None) -> Guess | None:
    """A code page of another part of the world: the declared one, or what charset-normalizer is sure of."""
    if declared:
        try:
            return Guess(data.decode(declared), declared, LEAST)
        except (UnicodeError, LookupError):
            pass
    from charset_normalizer import from_bytes

    # What is as wide was told by its high bytes; here it would be Korean by chance.
    best = from_bytes(data[:65536], cp_exclusion=["utf_16", "utf_16_le", "utf_16_be", "utf_32"]).best()
    if best is None or best.percent_chaos > 10 or best.encoding == "ascii":
        return None
    try:
        return Guess(data.decode(best.encoding), best.encoding.replace("_", "-"), LEAST)
    except UnicodeError:
        return None
