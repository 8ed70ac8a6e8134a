"""From passages to English with the real starter package: nothing lost, nothing glued, the same words as alone."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from articles import Outcome, Passage, Remembered
from engines.engine import LONGEST, Engine, load
from engines.memory import reviewed_key
from engines.packages import read_package
from engines.translate import Progress, Translation, translate


class Shelf(dict[str, Remembered]):
    """A translation memory in memory."""

    def recall(self, keys: Collection[str]) -> Mapping[str, Remembered]:
        return {key: self[key] for key in keys if key in self}

    def remember(self, entries: Iterable[Remembered]) -> None:
        self.update({entry.key: entry for entry in entries})


@pytest.fixture(scope="module")
def english(starter: Engine) -> Callable[..., Translation]:
    def one(text: str, language: str = "uk") -> Translation:
        (translation,) = translate([Passage(text, language=language)], {"uk": starter, "ru": starter})
        check(text, translation)
        return translation

    return one


def check(source: str, translation: Translation) -> None:
    """What holds for every translation: all of the source is in a sentence or white space, all the English in place."""
    at = english_at = 0
    for sentence in translation.sentences:
        assert not source[at : sentence.start].strip()
        assert source[sentence.start : sentence.end] == sentence.source
        assert translation.text[sentence.english_start : sentence.english_end] == sentence.english
        assert sentence.english.strip()
        assert not translation.text[english_at : sentence.english_start].strip()
        at, english_at = sentence.end, sentence.english_end
    assert not source[at:].strip()
    assert not translation.text[english_at:].strip()


PROSE = [
    "Вчора президент зустрівся з послами трьох країн і обговорив допомогу.",
    "Він подякував партнерам.",
    "На сході країни тривають важкі бої.",
    "Уряд затвердив бюджет на наступний рік, але гроші ще не знайшли.",
    "Школи відкриють у вересні.",
]


def test_each_sentence_comes_out_as_it_would_alone(starter: Engine) -> None:
    alone = {}
    for source in PROSE:
        (result,) = starter.translator.translate_batch([starter.tokeniser.encode(source)], **starter.decode)
        alone[source] = starter.tokeniser.decode(result.hypotheses[0])
    passages = [Passage("  ".join(PROSE[:3]), language="uk"), Passage(" ".join(PROSE[3:]), language="uk")]
    translations = translate(passages, {"uk": starter})
    sentences = [sentence for translation in translations for sentence in translation.sentences]
    assert [sentence.source for sentence in sentences] == PROSE
    assert {sentence.source: sentence.english for sentence in sentences} == alone
    assert {sentence.outcome for sentence in sentences} == {Outcome.TRANSLATED}
    assert all(sentence.score is not None and -3 < sentence.score < 0 for sentence in sentences)


def test_white_space_of_the_source_is_kept(english: Callable[..., Translation]) -> None:
    translation = english(f"\t{PROSE[1]}  {PROSE[2]}\n\n{PROSE[4]} \n")
    first, second, third = (sentence.english for sentence in translation.sentences)
    assert translation.text == f"\t{first}  {second}\n\n{third} \n"


def test_english_passes_through_and_other_languages_stay(starter: Engine) -> None:
    texts = ["The minister resigned on Monday.", "Der Minister ist am Montag zurückgetreten.", "12 345", "", " \n", "…"]
    translations = translate([Passage(text) for text in texts], {"uk": starter})
    assert [translation.text for translation in translations] == texts
    assert translations[0].sentences[0].outcome is Outcome.PASSED
    assert translations[1].sentences[0].outcome is Outcome.UNSUPPORTED
    assert translations[1].sentences[0].reason
    assert translations[3].sentences == translations[4].sentences == ()


def test_a_language_without_a_package_stays(starter: Engine) -> None:
    text = "Вчера президент встретился с послами трёх стран."
    (translation,) = translate([Passage(text)], {"uk": starter})
    assert translation.text == text
    assert [sentence.outcome for sentence in translation.sentences] == [Outcome.UNSUPPORTED]
    assert "ru" in translation.sentences[0].reason


@pytest.mark.parametrize(
    "kept",
    [
        "https://example.org/novyny/2024_05/звіт?id=7&мова=uk#верх",
        "www.example.com.ua",
        "t.me/example_channel",
        "info.desk+ua@mail.example.org",
        "@press_service",
        "#ПідтримайАрмію",
        "звіт_за_2024-рік.pdf",
        "C:\\Users\\olena\\план.docx",
        "😀",
        "👨‍👩‍👧‍👦🇺🇦",
        "1️⃣",
        "中文",
        "Łódź",
    ],
)
@pytest.mark.parametrize(
    "frame", ["Повідомили {} учора ввечері журналістам.", "{} повідомив про це.", "Про це пишуть {}"]
)
def test_items_come_through_byte_for_byte(english: Callable[..., Translation], kept: str, frame: str) -> None:
    translation = english(frame.format(kept))
    assert translation.text.count(kept) == 1
    assert not re.search(r"\b[XA]\d", translation.text)


def test_several_items_come_through_in_one_sentence(english: Callable[..., Translation]) -> None:
    items = ["ivan@example.org", "https://example.org/a_b", "@olena", "таблиця.xlsx", "🚀"]
    text = "Пишіть на {}, читайте {}, питайте в {} про файл {} і дивіться {} зараз.".format(*items)
    translation = english(text)
    assert all(translation.text.count(item) == 1 for item in items)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Ціна зросла на 15 € за тонну.", r"€|euro"),
        ("Квиток коштує 600 ₴ для дорослих.", r"₴|hryvnia"),
        ("Суд розглянув справу № 1234 у закритому засіданні.", r"№|No\b|number"),
        ("Збитки сягнули $5 на кожного мешканця.", r"\$|dollar"),
        ("Вони заплатили 300 ₽ за квиток.", r"₽|rouble|ruble"),
    ],
)
def test_signs_of_money_and_number_come_through(english: Callable[..., Translation], text: str, sign: str) -> None:
    assert re.search(sign, english(text).text)


def test_a_number_with_a_no_break_space_is_read_as_one(english: Callable[..., Translation]) -> None:
    plain, bound = english("У місті живе 10 000 людей."), english("У місті живе 10\u00a0000 людей.")
    assert plain.text == bound.text
    assert re.search(r"10[ ,.]?000", bound.text)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("За добу зафіксували 3692 порушення режиму тиші.", ["3,?692"]),
        ("Площа пожежі становила 1,48 гектара.", [r"1\.48"]),
        ("Із 130 000 загиблих опізнали 89 700.", ["130,?000", "89,?700"]),
        ("У 1974 році тут працювали 1910 людей, у 2023 році лишилося 165.", ["1974", "1,?910", "2023", "165"]),
    ],
)
def test_figures_come_through(english: Callable[..., Translation], text: str, figures: list[str]) -> None:
    assert [figure for figure in figures if not re.search(rf"(?<!\d){figure}(?!\d)", english(text).text)] == []


def test_headlines_in_capitals_are_read_in_sentence_case(english: Callable[..., Translation]) -> None:
    shouted, calm = english("УРЯД ЗАТВЕРДИВ НОВИЙ БЮДЖЕТ"), english("Уряд затвердив новий бюджет")
    assert shouted.text == calm.text.upper() != ""
    linked = english("УРЯД ЗАТВЕРДИВ НОВИЙ БЮДЖЕТ: https://example.org/Budget").text
    assert linked.endswith("https://example.org/Budget")


def test_a_sentence_too_long_for_the_model_is_cut_at_clauses_and_nothing_is_lost(
    english: Callable[..., Translation], starter: Engine
) -> None:
    towns = ["перше", "друге", "третє", "четверте", "п'яте", "шосте", "сьоме", "восьме"]
    clauses = [f"на {towns[n]} місто впали ракети і загинули люди, яких того дня чекали вдома" for n in range(8)]
    text = f"Учора {', '.join(clauses)}."
    assert len(starter.tokeniser.encode(text)) > LONGEST
    translation = english(text)
    assert len(translation.sentences) == 1
    assert translation.text.count(",") >= 3
    assert len(translation.text.split()) > 50


def test_a_word_without_end_is_not_cut_off(english: Callable[..., Translation]) -> None:
    translation = english("Слово " + "перепере" * 200 + " скінчилося.")
    assert translation.text
    assert [sentence.outcome for sentence in translation.sentences]


def test_a_second_run_translates_nothing(starter: Engine) -> None:
    memory = Shelf()
    passages = [Passage(text, language="uk") for text in (*PROSE, PROSE[0])]
    calls: list[Progress] = []
    first = translate(passages, {"uk": starter}, memory, calls.append)
    assert calls[-1].done == calls[-1].total == 6
    assert calls[-1].words == sum(len(text.split()) for text in PROSE)
    assert len(memory) == 5
    calls.clear()
    # No weights: a run that finds everything in the memory asks for none.
    idle = Engine(replace(starter.package, folder=Path("/nowhere")), starter.digest, starter.decode)
    vars(idle)["vocabulary"] = starter.vocabulary
    second = translate(passages, {"uk": idle}, memory, calls.append)
    assert [one.text for one in second] == [one.text for one in first]
    assert {sentence.outcome for one in second for sentence in one.sentences} == {Outcome.REMEMBERED}
    assert calls == [Progress(6, 6, 0)]


def test_an_edited_article_redoes_its_changed_sentences_only(starter: Engine) -> None:
    memory = Shelf()
    translate([Passage(" ".join(PROSE), language="uk")], {"uk": starter}, memory)
    edited = " ".join(["Міністр промовчав.", *PROSE[1:]]).replace(" ", "\u00a0", 1)
    (translation,) = translate([Passage(edited, language="uk")], {"uk": starter}, memory)
    outcomes = [sentence.outcome for sentence in translation.sentences]
    assert outcomes == [Outcome.TRANSLATED, *[Outcome.REMEMBERED] * 4]


def test_other_settings_glossary_or_weights_ask_the_model_again(starter: Engine) -> None:
    memory = Shelf()
    passages = [Passage(PROSE[1], language="uk")]
    translate(passages, {"uk": starter}, memory)
    translate(passages, {"uk": load(starter.package, beam=1)}, memory)
    translate(passages, {"uk": starter}, memory, glossary=lambda text, language: "other")
    translate(passages, {"uk": replace(starter, digest="other")}, memory)
    assert len(memory) == 4
    translate(passages, {"uk": starter}, memory, glossary=lambda text, language: "")
    assert len(memory) == 4


def test_what_was_translated_is_remembered_when_a_run_is_interrupted(starter: Engine) -> None:
    memory = Shelf()

    def stop(progress: Progress) -> None:
        if progress.done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        translate([Passage(text, language="uk") for text in PROSE], {"uk": starter}, memory, stop)
    assert len(memory) == 2


@pytest.mark.parametrize("tokens", ["sentencepiece", "bpe"])
def test_a_model_that_only_writes_nonsense_loses_nothing(
    tmp_path: Path, make_package: Callable[..., Path], tokens: str
) -> None:
    engine = load(read_package(make_package(tmp_path / "uk_en", tokens)))
    texts = [" ".join(PROSE), "Дивіться https://example.org/x_y 😀 і № 5 за 300 ₴.", "УРЯД ЗАТВЕРДИВ НОВИЙ БЮДЖЕТ"]
    translations = translate([Passage(text, language="uk") for text in texts], {"uk": engine})
    for text, translation in zip(texts, translations, strict=True):
        check(text, translation)
        for sentence in translation.sentences:
            kept = sentence.outcome is Outcome.KEPT
            assert (sentence.english == f"[not translated: {sentence.source}]") == kept
            assert not kept or sentence.reason
    assert any(sentence.outcome is Outcome.KEPT for one in translations for sentence in one.sentences)
    assert "https://example.org/x_y" in translations[1].text


@pytest.mark.parametrize(
    "hostile",
    [
        "\x00\u202eПрезидент\u0000 пішов.",
        "Президент \ud800 пішов.",
        "[not translated: Президент пішов.]",
        "X1 A1 Президент бачив X1 і https://example.org/X1 удень.",
        "▁Президент▁пішов. <unk> </s> <s>",
        "(((((((((((((((((((( Президент",
        "а" * 3000,
        "Є. " * 300,
        f"Президент {'1' * 20000} пішов.",
        f"Президент {'111 ' * 5000}пішов.",
        f"Президент {'a+' * 10000} пішов.",
    ],
)
def test_hostile_text_does_no_harm(english: Callable[..., Translation], hostile: str) -> None:
    assert english(hostile).text


def test_what_a_person_made_of_a_sentence_comes_first_whatever_the_package(starter: Engine) -> None:
    memory = Shelf()
    source = PROSE[1]
    passages = [Passage(f"{source}  {PROSE[2]}", language="uk")]
    before = translate(passages, {"uk": starter}, memory)[0]
    key = reviewed_key(source, "uk")
    person = Remembered(key, source, "uk", "He was grateful.", "", "", None, Outcome.TRANSLATED, "")
    memory.remember([person])
    after = translate(passages, {"uk": starter}, memory)[0]
    assert after.text == f"He was grateful.  {before.sentences[1].english}"
    assert {sentence.outcome for sentence in after.sentences} == {Outcome.REMEMBERED}
    assert translate([Passage(source.upper(), language="uk")], {"uk": starter}, memory)[0].text != "He was grateful."
