"""XLIFF: what is written is valid and comes back; what comes from elsewhere is read with suspicion."""

import io
from pathlib import Path

import pytest
from lxml import etree

from documents import Unreadable
from documents.xliff import MOST, NAMESPACE, Note, Part, Unit, read_xliff, write_xliff

# Debian's package brings OASIS's own schema and the one that it imports.
SCHEMAS = Path("/usr/share/php/Symfony/Component/Translation/Resources/schemas")
PLAIN = Unit(0, "Міст відкрили.", "The bridge is open.", "uk", notes=(Note("numbers", "27 is missing.", 1),))
ODD = Unit(
    7,
    'Ціна < 5 & «так»\r\n\t"ні" ]]> 🙂',
    "A price < 5 & “yes”\r\n <g id='1'>x</g>",
    "ru",
    reviewed=True,
    notes=(Note("a<b>\"'&", "]]> & <note>"), Note("x", "")),
)
EMPTY = Unit(8, "Читайте також", "", "uk")
PART = Part('inbox/<a> & "b".txt', "ab" * 32, "uk", (PLAIN, ODD, EMPTY))


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    found = next(iter(sorted(SCHEMAS.glob("xliff-core-1.2-*.xsd"))), None)
    if found is None:
        pytest.skip("no XLIFF schema here: apt-get install php-symfony-translation")
    # It names the schema of the xml: attributes by its place on the web.
    text = found.read_bytes().replace(b"http://www.w3.org/2001/xml.xsd", (SCHEMAS / "xml.xsd").as_uri().encode())
    return etree.XMLSchema(etree.fromstring(text, etree.XMLParser(no_network=True)))


def read(text: str | bytes) -> list[Part]:
    return list(read_xliff(io.BytesIO(text.encode() if isinstance(text, str) else text), "back.xlf"))


def xliff(body: str, before: str = "", version: str = "1.2") -> str:
    head = f'{before}<xliff version="{version}" xmlns="urn:oasis:names:tc:xliff:document:{version}">'
    return f'{head}<file original="a.txt" source-language="uk" datatype="plaintext"><body>{body}</body></file></xliff>'


def test_what_is_written_is_valid_xliff(schema: etree.XMLSchema) -> None:
    for parts in ([PART], [PART, Part("", "", None, ()), Part("b", "c", "und", (EMPTY,))]):
        tree = etree.fromstring(b"".join(write_xliff(parts, "0.1.0")))
        assert schema.validate(tree), schema.error_log
    assert not schema.validate(etree.fromstring(xliff("<trans-unit><source/></trans-unit>")))


def test_the_states_are_those_of_machine_text_and_of_a_persons() -> None:
    tree = etree.fromstring(b"".join(write_xliff([PART], "0.1.0")))
    targets = [unit.find(f"{{{NAMESPACE}}}target") for unit in tree.iter(f"{{{NAMESPACE}}}trans-unit")]
    assert [target.get("state") for target in targets] == [
        "needs-review-translation", "signed-off", "needs-review-translation",
    ]  # fmt: skip
    assert [target.get("state-qualifier") for target in targets] == ["mt-suggestion", None, "mt-suggestion"]
    notes = [note.text for note in tree.iter(f"{{{NAMESPACE}}}note")]
    assert notes == ["27 is missing.", "]]> & <note>", None]


def test_what_is_written_comes_back() -> None:
    (part,) = read(b"".join(write_xliff([PART], "0.1.0")))
    assert (part.origin, part.id, part.language) == (PART.origin, PART.id, "uk")
    assert [(unit.position, unit.source, unit.english, unit.sent) for unit in part.units] == [
        (unit.position, unit.source, unit.english, unit.english) for unit in PART.units
    ]


def test_what_xml_cannot_hold_is_left_out() -> None:
    wild = Unit(0, "Міст\x00 \x1bвід\ud83dкрили\uffff.", "The bridge\x08 is open.")
    (part,) = read(b"".join(write_xliff([Part("a\x00", "b", "uk", (wild,))], "0.1.0")))
    assert (part.origin, part.units[0].source, part.units[0].english) == ("a", "Міст відкрили.", "The bridge is open.")


def test_marks_of_another_program_are_no_words() -> None:
    target = '<target>A <g id="1">big</g> <x id="2"/><mrk mtype="seg" mid="1">bridge</mrk><ph id="3">{0}</ph>.</target>'
    (part,) = read(xliff(f'<trans-unit id="3"><source>Міст</source>{target}</trans-unit>'))
    assert part.units == (Unit(3, "Міст", "A big bridge."),)


@pytest.mark.parametrize("id_", ["x", "-1", "²", "9" * 40, "", "1.5"])
def test_units_of_others_are_left_out(id_: str) -> None:
    (part,) = read(xliff(f'<group><trans-unit id="{id_}"><source>Міст</source></trans-unit></group>'))
    assert part.units == ()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "is broken XML|is empty"),
        ("<xliff", "is not XLIFF 1.2"),
        ("<tmx/>", "is not XLIFF 1.2"),
        (xliff("", version="2.0"), "is not XLIFF 1.2"),
        (xliff("").replace("</file>", ""), "is broken XML"),
        (xliff("&x;", before='<!DOCTYPE xliff [<!ENTITY x "y">]>'), "declares XML entities"),
        (
            xliff("&x;", before='<!DOCTYPE xliff [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
            "declares XML entities",
        ),
        (
            xliff("", before='<!DOCTYPE xliff [<!ENTITY a "aa"><!ENTITY b "&a;&a;&a;">]>'),
            "declares XML entities",
        ),
        (xliff(f'<trans-unit id="1"><source>{"<x/>" * MOST}</source></trans-unit>'), "no honest XLIFF file"),
        (xliff('<trans-unit id="1"><source>' + "<g>" * 5000), "is broken XML"),
        (b"\xff\xfe\x00", "is broken XML"),
    ],
)
def test_what_is_no_honest_file_is_refused(text: str | bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read(text)


def test_nothing_is_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.dtd"
    secret.write_text('<!ENTITY x "secret">')
    text = xliff('<trans-unit id="1"><source>a</source></trans-unit>', f'<!DOCTYPE xliff SYSTEM "{secret.as_uri()}">')
    (part,) = read(text)
    assert part.units[0].source == "a"
