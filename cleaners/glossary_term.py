"""A term of the glossary, or a name of the article, stands under another name.

Only a name that is certain to be another spelling of the glossary's English counts: one that the glossary itself
calls unwanted, one of the rows in ``glossary_term.toml``, or one that differs in the transliteration alone.

    >>> from articles import Term
    >>> kyiv, chief = Term("Київ", "Kyiv", 0, 5), Term("Сирський", "Syrskyi", 20, 28)
    >>> glossary_term.fix("Kiev’s mayor met Syrsky.", "Київський міський голова і Сирський", terms=(kyiv, chief))
    'Kyiv’s mayor met Syrskyi.'

Where the English is there already, or nothing that stands for it can be told, nothing is suggested:

    >>> glossary_term.fix("Kyiv is what Kiev was called; Dynamo won.", "Київ … Динамо", terms=(kyiv,))
    'Kyiv is what Kiev was called; Dynamo won.'
    >>> glossary_term.fix("The capital met the general.", "Київ зустрів Сирського", terms=(kyiv, chief))
    'The capital met the general.'
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from articles import SUGGEST, Edit, Passage, Term
from cleaners.cleaner import cleaner
from cleaners.romanised import folded

WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@cleaner(strength=SUGGEST, version=1, sourced=True)
def glossary_term(passage: Passage) -> Iterator[Edit]:
    text = passage.text
    loud = text.isupper()
    for term in {term.english: term for term in passage.terms}.values():
        if _wording(term.english).search(text):
            continue
        english = term.english.upper() if loud else term.english
        for match in _unwanted(term, loud).finditer(text):
            plural = match["plural"] or ""
            if not (plural and english[-1] in "sy"):
                fitting = english if not match[0][0].isupper() else english[0].upper() + english[1:]
                yield Edit(match.start(), match.end(), fitting + plural, _reason(term))
        for start, end in _spelled_otherwise(text, term.english):
            yield Edit(start, end, english, _reason(term))


def _reason(term: Term) -> str:
    return f"{term.said_by[:1].upper()}{term.said_by[1:]} has “{term.english}” for “{term.source}”."


@lru_cache(maxsize=1 << 12)
def _wording(english: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(english)}", re.IGNORECASE)


@cache
def _rows() -> dict[str, frozenset[str]]:
    """For each name in a row, the other names of the row."""
    raw = tomllib.loads(Path(__file__).with_name("glossary_term.toml").read_text(encoding="utf-8"))
    return {name: frozenset(row) - {name} for row in raw["rows"] for name in row}


@lru_cache(maxsize=1 << 12)
def _unwanted(term: Term, loud: bool) -> re.Pattern[str]:
    """Every name that is certain to stand for the term, in capitals where the whole text is."""
    names = sorted({*term.others, *_rows().get(term.english, ())} - {term.english}, key=len, reverse=True)
    forms = [_form(name.upper() if loud else name) for name in names]
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?P<plural>s(?!\w)|(?!\w))" if forms else r"(?!)(?P<plural>)")


def _form(name: str) -> str:
    """A name; one in small letters may begin a sentence."""
    first = f"[{name[0]}{name[0].upper()}]" if name[0].islower() else re.escape(name[0])
    return first + re.escape(name[1:])


def _spelled_otherwise(text: str, english: str) -> Iterator[tuple[int, int]]:
    """Where a name of several letters stands in another transliteration."""
    parts = english.split()
    if not all(part[0].isupper() and WORD.fullmatch(part) for part in parts) or max(map(len, parts)) < 5:
        return
    wanted = [folded(part) for part in parts]
    words = list(WORD.finditer(text))
    for at in range(len(words) - len(parts) + 1):
        window = words[at : at + len(parts)]
        start, end = window[0].start(), window[-1].end()
        if text[start:end].count(" ") == len(parts) - 1 and all(
            word[0][0].isupper() and not word[0].isupper() and folded(word[0]) == fold
            for word, fold in zip(window, wanted, strict=True)
        ):
            yield start, end
