"""How a sentence is laid out for the model: what is kept from it, where it is cut, how it is joined again."""

from itertools import pairwise

import pytest

from engines.capitals import Spelling, shouted, spelling
from engines.numbers import missing
from engines.protect import items, lost, restored
from engines.units import Part, cut, joined, parts


def words(text: str) -> int:
    return len(text.split())


def latin(letter: str) -> bool:
    return letter.isascii() or letter in "éü–—«»"


def cyrillic(letter: str) -> bool:
    return letter.isascii() or "а" <= letter.lower() <= "я" or letter.lower() in "іїєґё"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Дивіться https://example.org/a_(b)?c=d&e=1, там усе.", ["https://example.org/a_(b)?c=d&e=1"]),
        ("Дивіться (https://example.org/a).", ["https://example.org/a"]),
        ("Сайт «www.example.com.ua».", ["www.example.com.ua"]),
        ("Канал t.me/novyny_ua і сайт новини.укр.", ["t.me/novyny_ua", "новини.укр"]),
        ("Пошта: ivan.petrenko+1@mail.example.org!", ["ivan.petrenko+1@mail.example.org"]),
        ("Пише @olena_k про #Київ2024.", ["@olena_k", "#Київ2024"]),
        ("Файл звіт_2024.pdf і C:\\doc\\план.docx тут.", ["звіт_2024.pdf", "C:\\doc\\план.docx"]),
        ("Дякую 😀👍 усім 🇺🇦", ["😀👍", "🇺🇦"]),
        ("Місто Łódź і слово 中文.", ["Łódź", "中文"]),
        ("Café Müller – це театр.", []),
        ("Справа № 5, 300 ₴ і 20 ₽.", ["№ 5", "300 ₴", "20 ₽"]),
        ("Разом @a_b @c_d #тег там.", ["@a_b @c_d #тег"]),
        ("О 10.30 на вул. Лесі Українки. І т.д. та ін.", []),
        ("Сторінка #1 і А.Б. Коваль, т.зв. план.", []),
    ],
)
def test_what_is_kept_from_the_model(text: str, kept: list[str]) -> None:
    assert [text[item.start : item.end] for item in items(text, latin, cyrillic)] == kept


def test_parts_are_the_sentence() -> None:
    text = "Пише @olena_k у https://example.org/a про зустріч 😀"
    kept = items(text, latin, cyrillic)
    laid = parts(text, kept, "X", words, 120)
    assert laid == (
        Part("Пише X1 у X2 про зустріч", False, (("X1", "@olena_k"), ("X2", "https://example.org/a"))),
        Part(" ", True),
        Part("😀", True),
    )
    assert joined(laid, ["X1 writes at X2 about the meeting", "", ""]) == (
        "@olena_k writes at https://example.org/a about the meeting 😀"
    )
    around = parts(text, kept, "", words, 120)
    assert "".join(part.text for part in around) == text
    assert not any(part.stands for part in around)


@pytest.mark.parametrize("english", ["He writes", "X1 and X1 write", "X12 writes", "AX1 writes", "x1 writes"])
def test_an_item_that_was_lost_or_bent_is_noticed(english: str) -> None:
    assert restored(english, (("X1", "@olena_k"),)) is None


def test_a_stand_in_is_no_word_of_the_sentence() -> None:
    text = "Пише @olena_k про X1 та X11 учора."
    (part,) = parts(text, items(text, latin, cyrillic), "X", words, 120)
    ((stand, item),) = part.stands
    assert item == "@olena_k"
    assert stand not in text


def test_a_long_sentence_is_cut_at_clause_marks_and_loses_nothing() -> None:
    text = "коли почався обстріл, люди спустилися в підвал; там уже сиділи сусіди — їх було двоє, а надворі горіло"
    spans = cut(text, words, 6)
    pieces = [text[start:end] for start, end in spans]
    assert " ".join(pieces) == text
    assert max(map(words, pieces)) <= 6
    assert "люди спустилися в підвал;" in pieces


def test_a_number_is_not_cut_at_its_comma() -> None:
    assert cut("площа 12,48", words, 1) == [(0, 5), (6, 11)]


def test_a_word_without_white_space_is_cut_all_the_same() -> None:
    spans = cut("а" * 100, len, 30)
    assert all(end - start <= 30 for start, end in spans)
    assert spans[0][0] == 0
    assert spans[-1][1] == 100
    assert all(left[1] == right[0] for left, right in pairwise(spans))


def test_where_a_sentence_was_cut_it_reads_on() -> None:
    laid = (Part("Коли почався обстріл,", False), Part(" ", True), Part("люди втекли.", False))
    assert (
        joined(laid, ["When the shelling began.", "", "The people fled."])
        == "When the shelling began, the people fled."
    )
    assert joined(laid, ["When the shelling began", "", "Kyiv fled."]) == "When the shelling began, Kyiv fled."


def test_names_and_abbreviations_of_a_headline_come_from_the_article() -> None:
    known = spelling(["Учора на Донеччині бійці ЗСУ та КОРД звільнили село.", "Він сказав. Село вільне."])
    assert known.calmed("КОРД І ЗСУ ЗВІЛЬНИЛИ ДОНЕЧЧИНУ: СЕЛО ВІЛЬНЕ") == "КОРД і ЗСУ звільнили Донеччину: село вільне"
    assert Spelling().calmed("ЩО ВІДОМО ПРО НАТО") == "Що відомо про НАТО"


@pytest.mark.parametrize("text", ["Уряд", "ЗСУ", "США, НАТО", "ТЦК та СП", "12", "ВЛК і МСЕК у ТЦК"])
def test_what_is_not_shouted(text: str) -> None:
    assert not shouted(text)


@pytest.mark.parametrize(
    ("source", "english", "sign"),
    [
        ("15 € за тонну", "15 euros a ton", ""),
        ("15 € за тонну", "15 a ton", "€"),
        ("справа № 7", "case No. 7", ""),
        ("справа № 7", "case 7", "№"),
    ],
)
def test_signs_that_were_lost(source: str, english: str, sign: str) -> None:
    assert lost(source, english) == sign


@pytest.mark.parametrize(
    ("source", "english", "gone"),
    [
        ("Загинули 23 людини.", "32 people were killed.", ["23"]),
        ("Загинули 3 людини.", "Three people were killed.", []),
        ("Це 10 000 гривень.", "It is 10,000 hryvnias.", []),
        ("Це 10 000 гривень.", "It is 1,000 hryvnias.", ["10 000"]),
        ("Зросло на 2,5 %.", "It rose by 2.5 per cent.", []),
        ("Ракета Х-101 і літак Су-34.", "A missile and a plane.", []),
        ("Витратили 600 тис. грн.", "They spent 600,000 hryvnias.", []),
        ("24-річний водій о 10:30.", "A driver of 24.", []),
    ],
)
def test_numbers_that_were_lost(source: str, english: str, gone: list[str]) -> None:
    assert [match[0] for match in missing(source, english)] == gone
