"""The nominative of a name that stands in another case: Зеленського is Зеленський, Ольги is Ольга.

With the dictionaries of pymorphy3, which mark persons' names in both languages but places only in Russian.
"""

from functools import lru_cache

from checks.dictionary import APOSTROPHES, NAMES, analyzer_of, is_place


@lru_cache(maxsize=1 << 12)
def nominative(word: str, language: str) -> str | None:
    """The nominative of a capitalised name of ``uk`` or ``ru``; None where it is no name or may be of several.

    >>> [nominative(word, "uk") for word in ("Зеленського", "Кличка", "Полтави", "Управлінням", "Перевагою")]
    ['Зеленський', 'Кличко', 'Полтава', None, None]
    >>> [nominative(word, "ru") for word in ("Москвы", "Сергею", "Иванова")]
    ['Москва', 'Сергей', None]
    """
    if language not in {"uk", "ru"}:
        return None
    plain = word.lower().translate(APOSTROPHES)
    if not analyzer_of(language).word_is_known(plain):
        return None
    parses = [parse for parse in analyzer_of(language).parse(plain) if "NOUN" in parse.tag.grammemes]
    named = [parse for parse in parses if not NAMES.isdisjoint(parse.tag.grammemes)]
    # Ольги are several women too, but seldom in the news.
    forms = {form.word for parse in named if "plur" not in parse.tag.grammemes and (form := parse.inflect({"nomn"}))}
    if not named and language == "uk":
        lemmas = {parse.normal_form for parse in parses}
        forms = lemmas if len(lemmas) == 1 and is_place(*lemmas) else set()
    return forms.pop().capitalize() if len(forms) == 1 else None
