"""Which capitalised Ukrainian and Russian words are names, by dictionary.

A sentence begins with a capital whatever its first word is, and titles are written with capitals too; only a
dictionary tells Коваленко from Однак and Скиннер from Совет. This one is OpenCorpora's and its Ukrainian sister's, read
by pymorphy3 on first use: 0.3 s and 20 MB a language.
"""

from functools import cache, lru_cache
from importlib import import_module
from typing import Protocol

NAMES = frozenset({"Name", "Surn", "Patr", "Geox"})
# Endings of adjectives, which the dictionary takes for nouns where it does not know the word.
LONG = ("ое", "ее", "ая", "яя", "ые", "ие", "ый", "ий", "ой")
# Endings of places whose adjectives end in -ский: Тайвань, Гренландия, Гвинея, Ямайка has -йский.
PLACES = ("", "ск", "ия", "я", "а", "ь")
APOSTROPHES = str.maketrans("’ʼ`", "'''")


class Tag(Protocol):
    grammemes: frozenset[str]


class Parse(Protocol):
    tag: Tag
    word: str
    normal_form: str

    def inflect(self, required_grammemes: set[str]) -> "Parse | None": ...


class Analyzer(Protocol):
    """What is used of pymorphy3, which has no types of its own."""

    def parse(self, word: str) -> list[Parse]: ...
    def word_is_known(self, word: str) -> bool: ...


@cache
def analyzer_of(language: str) -> Analyzer:
    """The analyser of ``uk`` or ``ru``, one a process."""
    analyzer: Analyzer = import_module("pymorphy3").MorphAnalyzer(lang=language)
    return analyzer


@lru_cache(maxsize=1 << 13)
def is_name(word: str, ukrainian: bool, first: bool) -> bool:
    """Whether a capitalised word names a person or a place by the dictionary.

    The ``first`` word of a sentence has to be a name and nothing else: Люди may be a surname, and is not.

    >>> [is_name(word, True, True) for word in ("Іванченко", "Люди", "Однак", "Наша")]
    [True, False, False, False]
    >>> [is_name(word, False, False) for word in ("Лавровым", "Совет", "Тверь", "Трехлетний")]
    [True, False, True, False]
    """
    plain = word.translate(APOSTROPHES)
    analyzer = analyzer_of("uk" if ukrainian else "ru")
    if not analyzer.word_is_known(plain):
        return False
    parses = analyzer.parse(plain)
    named = [not NAMES.isdisjoint(parse.tag.grammemes) for parse in parses]
    if first:
        return all(named)
    # The likeliest reading counts: Обзор is a town in Bulgaria, too.
    return named[0] or (ukrainian and is_place(parses[0].normal_form))


@lru_cache(maxsize=1 << 13)
def is_stranger(word: str, ukrainian: bool, first: bool) -> bool:
    """Whether no dictionary knows a word, as it knows few foreign names.

    The ``first`` word of a sentence also has to look like a noun and not like an adjective.

    >>> [is_stranger(word, False, True) for word in ("Коккинакис", "Понаслаждался", "Люксовое", "Стол")]
    [True, False, False, False]
    """
    plain = word.translate(APOSTROPHES)
    analyzer = analyzer_of("uk" if ukrainian else "ru")
    if len(word) < 4 or word.isupper() or analyzer.word_is_known(plain):
        return False
    tags = [parse.tag.grammemes for parse in analyzer.parse(plain)]
    if not first or ("NOUN" in tags[0] and not word.endswith(LONG)):
        return True
    return any("NOUN" in tag for tag in tags) and not any("ADJF" in tag for tag in tags)


@lru_cache(maxsize=1 << 13)
def is_noun(word: str, ukrainian: bool) -> bool:
    """Whether a word may be a noun: Уповноважений and Сьомий are titles at most."""
    parses = analyzer_of("uk" if ukrainian else "ru").parse(word.translate(APOSTROPHES))
    return any("NOUN" in parse.tag.grammemes for parse in parses)


@lru_cache(maxsize=1 << 13)
def is_loud(word: str, ukrainian: bool) -> bool:
    """Whether a word in capitals is a word and no acronym: ДУЖЕ, ЗНАЕТЕ; not НАБУ.

    >>> [is_loud(word, True) for word in ("ДУЖЕ", "ВЕЛИКИХ", "НАБУ")]
    [True, True, False]
    """
    analyzer = analyzer_of("uk" if ukrainian else "ru")
    return analyzer.word_is_known(word) and "NOUN" not in analyzer.parse(word)[0].tag.grammemes


@lru_cache(maxsize=1 << 13)
def is_verb(word: str, ukrainian: bool) -> bool:
    """Whether a word is most likely a finite verb: заявив, сообщает."""
    parses = analyzer_of("uk" if ukrainian else "ru").parse(word.translate(APOSTROPHES))
    return "VERB" in parses[0].tag.grammemes


@lru_cache(maxsize=1 << 13)
def is_of_place(word: str) -> bool:
    """Whether an adjective in either language is made from a place: мурманський, гренландским.

    >>> [is_of_place(word) for word in ("мурманський", "гренландским", "городской", "гвінейського", "людський")]
    [True, True, False, True, False]
    """
    stem, mark, _ = word.replace("ськ", "ск").rpartition("ск")
    return bool(mark) and len(stem) > 3 and any(is_place(stem.removesuffix("й") + end) for end in PLACES)


@lru_cache(maxsize=1 << 13)
def is_place(lemma: str) -> bool:
    """Whether the Russian dictionary, which marks places as the Ukrainian does not, has this as a place."""
    lemma = lemma.replace("і", "и").replace("ї", "и").replace("є", "е")
    russian = analyzer_of("ru")
    return russian.word_is_known(lemma) and any("Geox" in parse.tag.grammemes for parse in russian.parse(lemma))
