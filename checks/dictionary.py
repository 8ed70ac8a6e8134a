"""Which capitalised Ukrainian and Russian words are names, by dictionary.

A sentence begins with a capital whatever its first word is, and titles are written with capitals too; only a
dictionary tells Коваленко from Однак and Скиннер from Совет. This one is OpenCorpora's and its Ukrainian sister's, read
by pymorphy3 on first use: 0.3 s and 20 MB a language.
"""

from functools import cache, lru_cache
from importlib import import_module
from typing import Protocol

NAMES = frozenset({"Name", "Surn", "Patr", "Geox"})
VERBS = frozenset({"VERB", "INFN", "GRND", "PRTF"})
APOSTROPHES = str.maketrans("’ʼ`", "'''")


class Tag(Protocol):
    grammemes: frozenset[str]


class Parse(Protocol):
    tag: Tag
    normal_form: str


class Analyzer(Protocol):
    """What is used of pymorphy3, which has no types of its own."""

    def parse(self, word: str) -> list[Parse]: ...
    def word_is_known(self, word: str) -> bool: ...


@cache
def _analyzer(language: str) -> Analyzer:
    analyzer: Analyzer = import_module("pymorphy3").MorphAnalyzer(lang=language)
    return analyzer


@lru_cache(maxsize=1 << 15)
def is_name(word: str, ukrainian: bool, first: bool) -> bool:
    """Whether a capitalised word names a person or a place, or is a noun that no dictionary knows.

    The ``first`` word of a sentence has to be a name and nothing else: Люди may be a surname, and is not.

    >>> [is_name(word, True, True) for word in ("Іванченко", "Гловер", "Люди", "Однак", "Наша")]
    [True, True, False, False, False]
    >>> [is_name(word, False, False) for word in ("Лавровым", "Совет", "Тверь", "Трехлетний")]
    [True, False, True, False]
    """
    plain = word.translate(APOSTROPHES)
    analyzer = _analyzer("uk" if ukrainian else "ru")
    parses = analyzer.parse(plain)
    if not analyzer.word_is_known(plain):
        # Ще and the like are in no dictionary; a name of three letters is too little to tell from them.
        noun = "NOUN" in parses[0].tag.grammemes and not any(VERBS & parse.tag.grammemes for parse in parses)
        return len(word) > 4 - (not first) and word[1:].islower() and (noun or not first)
    named = [not NAMES.isdisjoint(parse.tag.grammemes) for parse in parses]
    if first:
        return all(named)
    return any(named) or (ukrainian and _is_place(parses[0].normal_form))


@lru_cache(maxsize=1 << 13)
def is_noun(word: str, ukrainian: bool) -> bool:
    """Whether a word may be a noun: Уповноважений and Сьомий are titles at most."""
    parses = _analyzer("uk" if ukrainian else "ru").parse(word.translate(APOSTROPHES))
    return any("NOUN" in parse.tag.grammemes for parse in parses)


@lru_cache(maxsize=1 << 13)
def _is_place(lemma: str) -> bool:
    """Whether the Russian dictionary, which marks places as the Ukrainian does not, has this as a place."""
    parses = _analyzer("ru").parse(lemma.replace("і", "и").replace("ї", "и").replace("є", "е"))
    return any("Geox" in parse.tag.grammemes for parse in parses)
