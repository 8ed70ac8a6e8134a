"""A name was left in Cyrillic in the English.

Ukrainian names are spelled by the official table of 2010, Russian ones by BGN/PCGN, and those that English calls
otherwise (Трамп, Відень) as in ``cyrillic_name.toml``.

    >>> cyrillic_name.fix("Yesterday Борис Згурський met Кличко.", "Учора Борис Згурський і Кличко зустрілися.", "uk")
    'Yesterday Borys Zghurskyi met Klychko.'
    >>> cyrillic_name.fix("Then Алексеев came to Елец.", "Потом Алексеев приехал в Елец.", "ru")
    'Then Alekseyev came to Yelets.'

The word must stand in the source with a capital that no beginning of a sentence explains, and be a nominative or
come with its nominative: Кличка alone may be a case of Кличко or another's name. Left alone, too, are words in
quotation marks, addresses, abbreviations and whatever was left untranslated as a whole:

    >>> cyrillic_name.fix("He saw Кличка at МВФ and “Слово”.", "Він бачив Кличка в МВФ і “Слово”.", "uk")
    'He saw Кличка at МВФ and “Слово”.'
    >>> cyrillic_name.fix("[not translated: Тут Кличко мовчав.] Yes.", "Тут Кличко мовчав. Так.", "uk")
    '[not translated: Тут Кличко мовчав.] Yes.'
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from articles import ALWAYS, Edit, Passage, without_marked
from cleaners.cleaner import cleaner
from cleaners.romanised import romanised

ALL: Final = "".join(map(chr, range(0x400, 0x530)))
WORD: Final = re.compile(r"[^\W\d_]+(?:['’ʼ`-][^\W\d_]+)*")
CYRILLIC: Final = re.compile(r"[\u0400-\u052f]")
NAME: Final = re.compile(
    r"[\u0410-\u042fЁІЇЄҐ][\u0430-\u044fёіїєґ'’ʼ`]+(?:-[\u0410-\u042fЁІЇЄҐ][\u0430-\u044fёіїєґ'’ʼ`]+)?"
)
# A capital after these is the sentence's, the quotation's or the list's.
BEGINS: Final = frozenset(".!?…:;\"“”„«»'‘(•*—–-")
INITIAL: Final = re.compile(r"(?<!\w)[\u0410-\u042fІЇЄҐ]\.$")
INITIALS: Final = re.compile(r"(?<!\w)(?:[\u0410-\u042fІЇЄҐ]\.\s?)+\Z")
LONGEST_RUN: Final = 3
LATIN: Final = re.compile("[A-Za-z]")
LATIN_BESIDE: Final = re.compile(r"[A-Za-z]\W*\||\|\W*[A-Za-z]")
# The nominative of a masculine name or a place ends in a consonant, ь, й or о; what else ends so is left out: cases
# (Коваленком, Алексеевых), adjectives (Верховний, Новый) and feminine names' cases (Еленой, Марією).
NOMINATIVE: Final = re.compile(r"(?:[бвгґджзклмнпрстфхцчшщ]ь?|[аеуяюєї]й|о)$")
OBLIQUE: Final = re.compile(r"(?:ом|ем|єм|ым|им|ім|ам|ям|ах|ях|их|ых|іх|ого|его|ього|[иьї]ей|ью)$")
SURNAME: Final = re.compile(r"[сцз]ь?кий$")


class Tables(NamedTuple):
    """``cyrillic_name.toml`` as it is looked up."""

    english: dict[str, str]
    common: dict[str, frozenset[str]]
    given: dict[str, frozenset[str]]


@cache
def _tables() -> Tables:
    raw = tomllib.loads(Path(__file__).with_name("cyrillic_name.toml").read_text(encoding="utf-8"))
    english = {name: spelled for names, spelled in raw["english"].items() for name in names.split()}
    common, given = (
        {lang: frozenset(raw[part][lang].split()) for lang in ("uk", "ru")} for part in ("common", "given")
    )
    return Tables(english, common, given)


@cleaner(strength=ALWAYS, version=2, signs=ALL)
def cyrillic_name(passage: Passage) -> Iterator[Edit]:
    text, language = passage.text, passage.language
    if not passage.source or language not in {"uk", "ru"}:
        return
    if len(CYRILLIC.findall(text)) > 2 * len(LATIN.findall(text)):
        return
    names = set(_names(passage.source))
    bases = {name.source: name.nominative for name in passage.names}
    for run in _runs(without_marked(text)):
        spelled = [_spelled(word[0], language, bases.get(word[0])) if word[0] in names else None for word in run]
        start, end = run[0].start(), run[-1].end()
        if None in spelled or len(run) > LONGEST_RUN or not _among_latin(text, start, end):
            continue
        for letter in _initials(text, run[0], passage.source):
            yield Edit(letter, letter + 1, romanised(text[letter], language) or "", "An initial was left in Cyrillic.")
        for word, latin in zip(run, spelled, strict=True):
            yield Edit(word.start(), word.end(), latin or "", f"“{word[0]}” was left in Cyrillic.")


def _names(source: str) -> Iterator[str]:
    """The capitalised words of a source whose capital is their own."""
    for word in WORD.finditer(source):
        before = source[max(0, word.start() - 40) : word.start()]
        plain = before.rstrip()
        inside = plain and "\n" not in before[len(plain) :] and (plain[-1] not in BEGINS or INITIAL.search(plain))
        if inside and NAME.fullmatch(word[0]):
            yield word[0]


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    """The Cyrillic words of an English text; those with nothing but space between are one run."""
    run: list[re.Match[str]] = []
    for word in WORD.finditer(text):
        if not CYRILLIC.search(word[0]):
            continue
        if run and text[run[-1].end() : word.start()].strip():
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _initials(text: str, name: re.Match[str], source: str) -> list[int]:
    """The places of the Cyrillic initials before a name, where the source has them before it too."""
    initials = INITIALS.search(text, max(0, name.start() - 12), name.start())
    if not initials or text[initials.start() : name.end()] not in source:
        return []
    return [at for at in range(*initials.span()) if CYRILLIC.match(text, at)]


def _among_latin(text: str, start: int, end: int) -> bool:
    """Whether what stands at this place is part of an English sentence, and no quotation, address, handle or tag."""
    before, after = text[max(0, start - 40) : start], text[end : end + 40]
    if re.search(r"[\"“”„«‘'#@/_.\d-]$", before) or re.match(r"[\"“”»/_@\d-]|\.\w", after):
        return False
    return bool(LATIN_BESIDE.search(before + "|" + after))


def _spelled(word: str, language: str, base: str | None) -> str | None:
    """A name in Latin letters; None where it may be a case form, or no name. ``base`` is its nominative, if known."""
    tables = _tables()
    name = base or word
    if name in tables.english:
        return tables.english[name]
    # Дж is how foreign names are written: Джексон is not Dzhekson.
    if name in tables.common[language] or name[:2] == "Дж" or "дж" in name:
        return None
    sure = base or name in tables.given[language] or SURNAME.search(name)
    if not sure and (not NOMINATIVE.search(name) or OBLIQUE.search(name)):
        return None
    return romanised(name, language)
