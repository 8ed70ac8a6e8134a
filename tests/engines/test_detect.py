"""The language of news text: by kind of text, in context, sentence by sentence, and by each ranker."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.detect import Detection, Language, detect
from engines.rankers import RANKERS

TEXTS = tomllib.loads((Path(__file__).parent / "languages.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("language", "text"), [(language, text) for language in TEXTS for text in TEXTS[language]])
def test_language(language: str, text: str) -> None:
    found = detect(text)
    assert found.language == language, found.why


@pytest.mark.parametrize("ranker", sorted(RANKERS))
@pytest.mark.parametrize("language", ["uk", "ru", "en"])
def test_every_ranker_knows_full_sentences(ranker: str, language: str) -> None:
    assert [
        text for text in TEXTS[language] if len(text) > 50 and detect(text, ranker=ranker).language != language
    ] == []


@pytest.mark.parametrize("context", ["uk", "Уряд вирішив збільшити видатки на оборону й медицину."])
@pytest.mark.parametrize("text", ["президент", "Альфред Маркович", "право на хаос", "не сильно"])
def test_shared_words_take_the_language_around_them(text: str, context: str) -> None:
    assert detect(text, context).language is Language.UK


@pytest.mark.parametrize("context", ["ru", "Правительство решило увеличить расходы на оборону и медицину."])
@pytest.mark.parametrize("text", ["президент", "Альфред Маркович", "право на хаос", "не сильно"])
def test_shared_words_take_the_russian_around_them(text: str, context: str) -> None:
    assert detect(text, context).language is Language.RU


@pytest.mark.parametrize(
    ("text", "context", "language"),
    [
        ("Вчера он уехал из города.", "uk", "ru"),
        ("Учора він поїхав із міста.", "ru", "uk"),
        ("He left the city yesterday.", "uk", "en"),
        ("Морамо да разговарамо са њима.", "uk", "other"),
        ("12.05.2024", "uk", "und"),
    ],
)
def test_context_does_not_outvote_the_text(text: str, context: str, language: str) -> None:
    assert detect(text, context).language == language


def by_sentence(text: str) -> list[tuple[str, str]]:
    return [(text[start:end], language.value) for start, end, language in detect(text).spans]


def test_a_mixed_paragraph_is_routed_sentence_by_sentence() -> None:
    text = (
        "Мер міста прокоментував аварію на насосній станції. «Мы делаем всё, что можем, и просим людей потерпеть.» "
        "Воду обіцяють повернути до вечора середи. The company declined to comment on the matter."
    )
    assert [language for _, language in by_sentence(text)] == ["uk", "ru", "uk", "en"]
    assert detect(text).language is Language.UK


def test_short_sentences_go_with_their_paragraph() -> None:
    text = "Вулиця порожня й темна, ліхтарі не горять. Сильно. Не право. Люди йдуть додому мовчки."
    assert {language for _, language in by_sentence(text)} == {"uk"}


def test_sentences_without_words_are_undetermined() -> None:
    assert by_sentence("Уряд ухвалив рішення! 12.05.2024, 14:30.")[-1] == ("12.05.2024, 14:30.", "und")


def test_every_decision_says_why_in_one_sentence() -> None:
    for texts in TEXTS.values():
        for text in texts:
            why = detect(text).why
            assert why[0].isupper()
            assert why.endswith(".")
            assert "\n" not in why


def test_the_reason_names_words() -> None:
    assert detect("Вона забрала дітей зі школи").why == "Ukrainian: 3 of 5 words are only Ukrainian (дітей, школи, зі)."


def test_an_unknown_ranker_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match=r"no ranker is called 'fasttext': choose one of lingua, light, langdetect"):
        detect("текст", ranker="fasttext")


def test_langdetect_gives_the_same_answer_every_time() -> None:
    assert len({detect("Альфред Маркович", ranker="langdetect") for _ in range(5)}) == 1


def covers(text: str, found: Detection) -> bool:
    at = 0
    for start, end, _ in found.spans:
        if start < at or end <= start or text[at:start].strip():
            return False
        at = end
    return not text[at:].strip()


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from([*"аиіыєjw,.!? \n«»12", "слово ", "і ", "the ", "Ще. ", "Ещё. "]), max_size=40).map(
        "".join
    )
)
def test_spans_cover_the_text(text: str) -> None:
    assert covers(text, detect(text, ranker="light"))


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(), max_size=60))
def test_any_text_has_an_answer(text: str) -> None:
    assert covers(text, detect(text, ranker="light"))
