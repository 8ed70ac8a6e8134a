import json
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from documents import Document, Unreadable, read, read_records, write

Unchanged = Callable[[Document], str]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


def test_a_document_a_record(unchanged: Unchanged) -> None:
    line = '{"id": 7, "n": 1.10, "title": "Міст", "text": "Перше.\\n\\nДруге.\\n", "lang": "uk", "x": [1e400, {}]}'
    [document] = read(line.encode(), "in/a.jsonl")
    assert isinstance(document, Document)
    assert document.article.origin == "in/a.jsonl#7"
    assert [(p.kind.value, p.text) for p in document.article.passages] == [
        ("title", "Міст"),
        ("paragraph", "Перше."),
        ("paragraph", "Друге."),
    ]
    assert unchanged(document) == line + "\n"
    assert write(document, ["A bridge", "First.", "The “second”."]).decode() == (
        '{"id": 7, "n": 1.10, "title": "A bridge", "text": "First.\\n\\nThe “second”.\\n", "lang": "uk",'
        ' "x": [1e400, {}]}\n'
    )


def test_bad_lines_are_named_and_the_rest_read() -> None:
    lines = [
        b'\xef\xbb\xbf{"text": "\xd0\xa2\xd0\xb0\xd0\xba"}',
        b"not json",
        b"[1, 2]",
        b'{"title": "a"}',
        b"",
        b'{"text": 5}',
        b'{"text": ""}',
        b'{"text": "a" "b"}',
        b'{"text": "a"} x',
        b'{"a":' * 100_000,
        b'{"text": "a\x00"}',
        '{"id": "я", "text": "Ні"}'.encode("cp1251"),
        b'{"text": "\\ud800 \\u0000 a", "id": {"a": 1}}',
        b'{"big": ' + b"9" * 10_000 + b', "text": "a"}',
        b'{"text": "a",}',
    ]
    found = list(read(b"\r\n".join(lines), "a.jsonl"))
    bad = [one for one in found if isinstance(one, Unreadable)]
    good = [one for one in found if isinstance(one, Document)]
    assert [one.line for one in bad] == [2, 3, 4, 6, 7, 8, 9, 10, 11, 15]
    assert str(bad[0]) == "a.jsonl, line 2: is not JSON, from character 1 on: give one JSON object a line"
    assert [one.article.origin for one in good] == ["a.jsonl#1", "a.jsonl#я", "a.jsonl#13", "a.jsonl#14"]
    assert good[2].article.passages[0].text == "\ufffd \ufffd a"


def test_a_stream_is_read_line_by_line() -> None:
    lines = iter([b'{"text": "a"}\n', b'{"text": "b"}\n'])
    assert isinstance(next(read_records(lines, "a")), Document)
    assert next(lines) == b'{"text": "b"}\n'


def test_the_limit_is_one_of_a_record() -> None:
    line = json.dumps({"text": "a" * 500}).encode()
    found = list(read(b"\n".join([line] * 9 + [line * 2]), "a.jsonl", limit=600))
    assert [isinstance(one, Document) for one in found] == [True] * 9 + [False]


def test_mojibake_in_escapes_is_mended() -> None:
    wrong = "Президент поїхав".encode().decode("latin-1")
    [document] = read(json.dumps({"title": wrong, "text": "Так"}).encode(), "a.jsonl")
    assert isinstance(document, Document)
    assert document.article.title == "Президент поїхав"
    assert json.loads(write(document, ["Президент поїхав", "Yes"])) == {"title": "Президент поїхав", "text": "Yes"}


def test_utf16() -> None:
    [one, other] = read('{"text": "Так"}\n{"text": "Ні"}\n'.encode("utf-16"), "a.jsonl")
    assert isinstance(one, Document)
    assert isinstance(other, Document)
    assert other.article.passages[0].text == "Ні"


@given(st.dictionaries(st.text(), JSON, max_size=4), st.text(), st.booleans())
def test_unknown_fields_come_through(record: dict[str, object], text: str, escaped: bool) -> None:
    record = {**record, "text": text + " слово"}
    line = json.dumps(record, ensure_ascii=escaped)
    for found in read(line.encode("utf-8", "surrogatepass"), "a.jsonl"):
        assert isinstance(found, Document)
        out = write(found, ["English"] * len(found.article.passages)).decode()
        new = json.loads(out)
        assert list(new) == list(record)
        assert repr({**new, "text": "", "title": ""}) == repr({**json.loads(line), "text": "", "title": ""})


@given(st.binary() | JSON.map(lambda value: json.dumps(value).encode()))
def test_nothing_but_documents_and_unreadables_comes_out(data: bytes) -> None:
    assert all(isinstance(found, Document | Unreadable) for found in read(data, "a.jsonl"))
