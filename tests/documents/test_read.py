import pickle
import socket
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents import FORMS, Document, Unreadable, form_of, read, write

One = Callable[[bytes | str, str], Document]


@pytest.mark.parametrize(
    ("name", "data", "form"),
    [
        ("a.txt", b"<html>", "txt"),
        ("A.MD", b"", "md"),
        ("a.htm", b"", "html"),
        ("a.ndjson", b"", "jsonl"),
        ("-", b'{"id": 1, "text": "a"}', "jsonl"),
        ("-", b"\xef\xbb\xbf<!DOCTYPE html><p>a", "html"),
        ("page", "<p>слово</p>".encode("utf-16"), "html"),
        ("-", "# Назва\n\nТекст".encode(), "md"),
        ("-", "Див. [звіт](https://example.org)".encode(), "md"),
        ("-", "Просто текст #1 - 5 < 6".encode(), "txt"),
        ("a.2024", b"text", "txt"),
    ],
)
def test_the_form_is_told_by_name_or_content(name: str, data: bytes, form: str) -> None:
    assert form_of(name, data) == form


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.jsonl"])
def test_the_same_article_from_every_form_and_encoding(name: str, one: One) -> None:
    text = {
        "a.txt": "Назва статті\n\nДовгий перший абзац про річку Її.\n",
        "a.md": "# Назва статті\n\nДовгий перший абзац про річку Її.\n",
        "a.html": "<h1>Назва статті</h1><p>Довгий перший абзац про річку Її.</p>",
        "a.jsonl": '{"title": "Назва статті", "text": "Довгий перший абзац про річку Її."}',
    }[name]
    documents = [one(text.encode(codec), name) for codec in ("utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8_u")]
    assert {document.article.title for document in documents} == {"Назва статті"}
    assert len({document.article.digest for document in documents}) == 1
    assert [document.article.encoding for document in documents][3:] == ["cp1251", "koi8-u"]
    assert all(write(document, ["Заголовок", "Їжа."]).decode("utf-8") for document in documents)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("data", [b"", b" \n ", b"\x00\x01\x02" * 99, b"%PDF-1.5 a", b"***"])
def test_what_cannot_be_read_is_told_and_never_raised(form: str, data: bytes) -> None:
    found = list(read(data, "a", form))
    assert all(isinstance(one, Unreadable) for one in found)
    assert len(found) == (0 if form == "jsonl" and not data.strip() else 1)


def test_wrong_use_is_an_error(one: One) -> None:
    with pytest.raises(ValueError, match="the forms are txt, md, html, jsonl"):
        list(read(b"a", "a", "pdf"))
    with pytest.raises(ValueError, match="1 texts and 0 anchors"):
        write(one("а\n\nб", "a.txt"), ["a"])


def test_documents_travel_between_processes(one: One) -> None:
    for name in ("a.txt", "a.md", "a.html", "a.jsonl"):
        text = '{"text": "слово [тут](x)"}' if name == "a.jsonl" else "слово [тут](x)"
        document = one(text, name)
        assert pickle.loads(pickle.dumps(document)) == document  # noqa: S301 - it was made a line before


def test_no_page_makes_anyone_call_out(one: One, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    page = (
        '<!DOCTYPE html SYSTEM "https://example.org/x.dtd"><base href="https://example.org"><link rel="stylesheet" '
        'href="https://example.org/a.css"><img src="https://example.org/a.png"><iframe src="https://example.org">'
        "</iframe><p>Слово за словом, і так далі, аж доки абзац не стане досить довгим для справжнього.</p>"
    )
    assert one(page, "https://example.org/page.html").article.passages


@settings(deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode), st.sampled_from(FORMS))
def test_any_bytes_are_read_or_unreadable_and_written(data: bytes, form: str) -> None:
    for found in read(data, "a", form):
        if isinstance(found, Document):
            assert all(passage.text.strip() for passage in found.article.passages)
            for anchor in found.anchors:
                assert found.article.passages[anchor.passage].text[anchor.start : anchor.end] == anchor.text
            assert write(found, ["English"] * len(found.article.passages), ["link"] * len(found.anchors))
        else:
            assert "\n" not in str(found)
