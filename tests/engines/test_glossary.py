"""The glossary: terms found in every form they stand in, and files that are none."""

from pathlib import Path

import pytest

from articles import Term
from engines.glossary import BadGlossary, Entry, Glossary

SAMPLE = Path(__file__).parents[2] / "samples" / "glossary.csv"


@pytest.fixture(scope="module")
def sample() -> Glossary:
    return Glossary.read(SAMPLE)


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Мер Києва подякував армії.", "uk", {"Києва": "Kyiv"}),
        ("Кава Збройним силам України", "uk", {"Збройним силам України": "Armed Forces of Ukraine"}),
        ("Десять БпЛА й п’ять безпілотників.", "uk", {"БпЛА": "UAV", "безпілотників": "drone"}),
        ("КИЄВУ БРАКУЄ ППО", "uk", {"КИЄВУ": "Kyiv", "ППО": "air defence"}),
        ("БПЛА-КАМІКАДЗЕ НАД ОДЕСОЮ", "uk", {"БПЛА": "UAV", "ОДЕСОЮ": "Odesa"}),
        ("Сирському, про Зеленського", "uk", {"Сирському": "Syrskyi", "Зеленського": "Zelensky"}),
        ("Системами протиповітряної\nоборони.", "uk", {"протиповітряної\nоборони": "air defence"}),
        ("В военкомате Киева", "ru", {"военкомате": "enlistment office", "Киева": "Kyiv"}),
        ("Вооружённым силам Украины", "ru", {"Вооружённым силам Украины": "Armed Forces of Ukraine"}),
        ("Київський зсув, львів і збройні сили інших; дніпровський пляж.", "uk", {}),
        ("Збройним, силам України; Києва", "en", {}),
        ("", "uk", {}),
    ],
)
def test_terms_are_found_by_lemma(sample: Glossary, text: str, language: str, found: dict[str, str]) -> None:
    terms = sample.terms(text, language)
    assert {text[term.start : term.end]: term.english for term in terms} == found
    assert [term.start for term in terms] == sorted(term.start for term in terms)


def test_the_longest_term_wins_and_words_are_used_once() -> None:
    glossary = Glossary([Entry("Суми", "Sumy"), Entry("рада", "council"), Entry("Верховна Рада", "Verkhovna Rada")])
    text = "Верховною Радою ухвалено суми для Сум і ради."
    assert glossary.terms(text, "uk") == (
        Term("Верховна Рада", "Verkhovna Rada", 0, 15),
        Term("Суми", "Sumy", 34, 37),
        Term("рада", "council", 40, 44),
    )


def test_an_entry_of_one_language_is_silent_in_the_other(sample: Glossary) -> None:
    assert [term.english for term in sample.terms("Киев", "ru")] == ["Kyiv"]
    assert sample.terms("Киев", "uk") == ()


def test_the_hash_of_a_sentence_is_that_of_its_own_entries() -> None:
    first = Glossary([Entry("Київ", "Kyiv", "a note"), Entry("дрон", "drone")])
    other = Glossary([Entry("дрон", "UAV"), Entry("Київ", "Kyiv", "another", others=("Kiev",))])
    assert first.hash_of("Дощ у Києві.", "uk") == other.hash_of("Київ спить.", "uk") != ""
    assert first.hash_of("Дрон над Києвом.", "uk") != other.hash_of("Дрон над Києвом.", "uk")
    assert first.hash_of("Іде дощ.", "uk") == other.hash_of("Іде дощ.", "uk") == ""
    assert first.digest != other.digest
    assert first.digest == Glossary([entry._replace(note="") for entry in reversed(first.entries)]).digest


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_file_as_any_spreadsheet_saves_it(tmp_path: Path, mark: str) -> None:
    path = tmp_path / "g.csv"
    rows = [["Source", " English ", "not", "note"], ["", "", "", ""], ["Кривий  Ріг", "Kryvyi Rih", '"a; b ;"', "c"]]
    path.write_bytes(("\ufeff" + "\r\n".join(mark.join(row) for row in rows)).encode())
    assert Glossary.read(path).entries == (Entry("Кривий Ріг", "Kryvyi Rih", "c", "", ("a", "b")),)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "its first line must be source,english,note"),
        ("term,translation\nКиїв,Kyiv\n", "its first line must be source,english,note"),
        ("source,english,colour\nКиїв,Kyiv,blue\n", "has a column colour"),
        ("source,english\nКиїв,\n", "line 2: lacks the source term or the English one"),
        ("source,english\n—,Kyiv\n", "line 2: lacks"),
        ("source,english,language\nКиїв,Kyiv,pl\n", "line 2: the language pl is neither uk nor ru"),
        ("source,english\nКиїв,Kyiv\nКиїв,Kiev\n", "line 3: “Київ” is “Kyiv” further up: decide for one"),
        ("source,english\nКиїв,Kyiv, the capital\n", "line 2: has more cells than the first line"),
        ('source,english\n"Київ,Kyiv\n', "is no CSV file"),
        ("source,english\nКиїв\n", "line 2: lacks"),
    ],
)
def test_what_is_no_glossary_ends_in_one_line(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "g.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(BadGlossary, match=message) as caught:
        Glossary.read(path)
    assert str(caught.value).startswith(str(path))
    assert "\n" not in str(caught.value)


def test_other_bytes_and_no_file_at_all(tmp_path: Path) -> None:
    path = tmp_path / "g.csv"
    with pytest.raises(BadGlossary, match="No such file"):
        Glossary.read(path)
    path.write_bytes("source,english\nКиїв,Kyiv\n".encode("cp1251"))
    with pytest.raises(BadGlossary, match="is not in UTF-8"):
        Glossary.read(path)
    with pytest.raises(BadGlossary, match="Is a directory"):
        Glossary.read(tmp_path)
