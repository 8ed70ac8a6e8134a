import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents import Unreadable, decode

UKRAINIAN = (
    "Обласна рада в середу підтримала новий план забудови набережної. «Її площа — 12 га», — сказав її автор Ґудзь."
)
RUSSIAN = "Жители посёлка с утра собирали подписи за новый мост. «Объезд занимает час», — объяснил сельский учитель."


@pytest.mark.parametrize("text", [UKRAINIAN, RUSSIAN, "Так і є", "УРЯД ПІШОВ", "Привет", "Їжа та вода", "Київ – 25 км"])
@pytest.mark.parametrize(
    "codec",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "cp1251", "koi8_u"],
)
def test_every_encoding_is_found_out(text: str, codec: str) -> None:
    if codec == "koi8_u":
        text = text.translate({ord("«"): '"', ord("»"): '"', ord("—"): "-", ord("–"): "-"})
    assert decode(text.encode(codec), "a.txt").text == text


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (UKRAINIAN, "utf-8", "utf-8"),
        (UKRAINIAN, "utf-8-sig", "utf-8"),
        (UKRAINIAN, "cp1251", "cp1251"),
        (UKRAINIAN.replace("«", '"').replace("»", '"').replace("—", "-"), "koi8_u", "koi8-u"),
        (RUSSIAN.replace("«", '"').replace("»", '"').replace("—", "-"), "koi8_r", "koi8-r"),
        ("Ця стаття — про café та résumé.", "utf-8", "utf-8"),
        ("The café’s résumé", "cp1252", "cp1252"),
        ("Żółta łódź płynęła bardzo powoli, ponieważ wiał słaby wiatr.", "cp1250", "cp1250"),
        ("Президент подписал указ о новом музее и уехал.", "cp866", "cp866"),
        ("Президент подписал указ о новом музее и уехал.", "iso8859_5", "iso8859-5"),
    ],
)
def test_the_encoding_has_its_name(text: str, codec: str, name: str) -> None:
    assert decode(text.encode(codec), "a.txt") == (text, name)


@pytest.mark.parametrize("text", ["Ні", "Так", "США", "ЄС і НАТО", "№ 5 «Так»", "Об'єкт", "Зеленська О. В."])
def test_a_few_letters_are_enough_for_cp1251(text: str) -> None:
    assert decode(text.encode("cp1251"), "a.txt") == (text, "cp1251")


@given(st.text(st.sampled_from("абвгдеєжзиіїйклмнопрстуфхцчшщьюя АБВГ.,–«»"), min_size=1))
def test_utf8_is_never_taken_for_anything_else(text: str) -> None:
    if len(text.encode()) >= 8 and text.strip():
        assert decode(text.encode(), "a.txt").encoding.startswith("utf-8")


def test_a_declared_charset_decides_where_letters_do_not() -> None:
    page = '<html><head><meta charset="koi8-r"></head><body>НАТО</body></html>'
    assert "НАТО" in decode(page.encode("koi8_r"), "a.html", declared=True).text


def test_a_declared_charset_that_is_wrong_is_not_believed() -> None:
    page = f'<html><head><meta charset="windows-1251"></head><body>{UKRAINIAN}</body></html>'
    assert UKRAINIAN in decode(page.encode(), "a.html", declared=True).text
    page = page.replace("windows-1251", "iso-8859-1")
    assert UKRAINIAN in decode(page.encode("cp1251"), "a.html", declared=True).text


def test_a_cut_or_broken_letter_does_not_spoil_utf8() -> None:
    assert decode(UKRAINIAN.encode()[:-1] + b"\xd0", "a.txt") == (UKRAINIAN[:-1] + "\ufffd", "utf-8")
    assert decode(UKRAINIAN.encode()[:80] + b"\xff" + UKRAINIAN.encode()[80:], "a.txt").encoding == "utf-8"


def test_characters_in_two_halves_are_put_together() -> None:
    written = "\ud83d\ude00".encode("utf-8", "surrogatepass")
    for text in ("Рада 😀 за", UKRAINIAN + "😀", "😀" * 30):
        assert decode(text.encode().replace("😀".encode(), written), "a.txt") == (text, "utf-8")


def test_a_file_with_half_a_pair_is_not_taken_for_korean() -> None:
    assert decode("Рада \ud83d ухвалила.".encode("utf-8", "surrogatepass"), "a.txt").text.endswith(" ухвалила.")


def test_a_wrong_mark_is_not_believed() -> None:
    assert UKRAINIAN in decode(codecs.BOM_UTF8 + UKRAINIAN.encode("cp1251"), "a.txt").text


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b" \r\n\t", "is empty"),
        (b"\xef\xbb\xbf", "no text|empty|unknown"),
        (b"abc\x00def" * 9, "binary"),
        (bytes(range(32)) * 40, "binary"),
        (b"%PDF-1.7\n\xd0\xd4", "PDF"),
        (b"PK\x03\x04\x14\x00", "docx"),
        (b"\x89PNG\r\n", "picture"),
        (bytes(range(0x80, 0x100)) * 3, "iconv"),
    ],
)
def test_what_is_no_text_says_what_to_do(data: bytes, says: str) -> None:
    if data == b"\xef\xbb\xbf":
        assert decode(data, "a.txt").text == ""
        return
    with pytest.raises(Unreadable, match=says) as unreadable:
        decode(data, "a.txt")
    assert str(unreadable.value).startswith("a.txt: ")
    assert "\n" not in str(unreadable.value)


def test_a_file_over_the_limit_is_refused() -> None:
    with pytest.raises(Unreadable, match=r"big\.txt: has 50 MB, more than the 20 MB of one article: split it"):
        decode(b"a" * 50 * 1024 * 1024, "big.txt")
    assert decode(b"a" * 100, "a.txt", limit=100).text == "a" * 100
    with pytest.raises(Unreadable):
        decode(b"a" * 101, "a.txt", limit=100)


def test_the_line_is_one_line_whatever_the_name() -> None:
    assert str(Unreadable("a\nb\x1b[31m.txt", "is empty")) == "a\ufffdb\ufffd[31m.txt: is empty"


@given(st.binary(max_size=300))
def test_no_bytes_raise_anything_else(data: bytes) -> None:
    try:
        text = decode(data, "a", declared=True).text
    except Unreadable:
        text = ""
    assert "\x00" not in text
