"""A pair: an English passage and its source, with their words and quantities found once for all checks."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from articles import Kind, Sentence, Term
from checks.quantities import Quantity, read

# Apostrophes join: п’ять and don't are one word each. Hyphens part: the halves of Нью-Йорк are spelled one by one.
WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*")
ENDS = re.compile(r"[.!?…]+[\"”“»’')\]]*(?=\s)|\n")
OPENS = " \t\n\u00a0\"“”„«»'‘’([-–—•*"
# What a capital may follow from, pictures among it; not a comma, a hyphen or a figure.
BREAK = re.compile('[.!?…:;\\n"“”„«»‘—–(•*|\u2600-\u27bf\U0001f000-\U0001faff]')
# What closes a quotation: «Кронос» Кохрена. A capital after it says as much as any.
CLOSED = re.compile(r"[\"“”»]+(?= )")
CYRILLIC = re.compile(r"[\u0400-\u052f]")
# After these a full stop ends no sentence: titles, initials, measures and the like in the three languages.
ABBREVIATIONS = frozenset(
    re.split(
        r"\s+",
        """mr mrs ms dr prof st sen rep gov gen col lt sgt capt rev jr sr vs etc inc ltd co corp no fig approx dept est
    ave u.s u.k e.g i.e p.m a.m d.c jan feb mar apr jun jul aug sep sept oct nov dec mt ft messrs cf al
    г гг р рр ст стор с стр ул вул пл просп обл м см км кг т тис тыс млн млрд трлн дол долл грн руб коп им ім св проф
    акад доц ген полк кап лейт гр тов п пп пор д буд оф кв эт пов рис мал табл напр т.е т.д т.п т.к т.н т.зв т.ч др ін
    н.э н.е в.о и.о зам заст гос держ мин мін нач деп дир ред ін наст век вв""",
    )
)


class Word(NamedTuple):
    """A word and its place; ``first`` where it begins a sentence or a quotation, so that its capital says nothing."""

    text: str
    start: int
    end: int
    first: bool


@dataclass(frozen=True)
class Pair:
    """An English passage beside its source, as the checks see it.

    ``source`` is None, and every comparison silent, for English that somebody else translated and for passages that
    were English already. ``sentences`` are the units the passage was translated by, where known; ``scores`` the
    model's scores of the whole article's sentences, to measure one of them by. ``terms`` are the glossary's terms in
    the source.
    """

    english: str
    source: str | None = None
    language: str | None = None
    kind: Kind = Kind.PARAGRAPH
    sentences: tuple[Sentence, ...] = ()
    scores: tuple[float, ...] = ()
    terms: tuple[Term, ...] = ()

    @cached_property
    def origin(self) -> str:
        """The source where there is something to compare with: Ukrainian or Russian; empty otherwise."""
        if not self.source or self.language not in {None, "uk", "ru"}:
            return ""
        return self.source if CYRILLIC.search(self.source) else ""

    @cached_property
    def ukrainian(self) -> bool:
        """Whether the source is Ukrainian, by its language or else by its letters."""
        if self.language:
            return self.language == "uk"
        return not set("іїєґІЇЄҐ").isdisjoint(self.origin)

    @cached_property
    def english_words(self) -> tuple[Word, ...]:
        return words(self.english)

    @cached_property
    def capitals(self) -> frozenset[int]:
        """Where the words of the English start that have a capital within a sentence."""
        return frozenset(word.start for word in self.english_words if word.text[0].isupper() and not word.first)

    @cached_property
    def source_words(self) -> tuple[Word, ...]:
        return words(self.origin)

    @cached_property
    def english_quantities(self) -> tuple[Quantity, ...]:
        return read(self.english, "en")

    @cached_property
    def source_quantities(self) -> tuple[Quantity, ...]:
        return read(self.origin, "uk" if self.ukrainian else "ru")

    @cached_property
    def english_sentences(self) -> tuple[tuple[int, int], ...]:
        return sentences(self.english)

    @cached_property
    def source_sentences(self) -> tuple[tuple[int, int], ...]:
        return sentences(self.origin)


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of sentences, by their end marks: enough to count and to weigh them, whatever made the text.

    >>> text = "Mr. Koval came at 6 p.m. on Monday. Nobody met him! Why?"
    >>> [text[start:end] for start, end in sentences(text)]
    ['Mr. Koval came at 6 p.m. on Monday.', 'Nobody met him!', 'Why?']
    """
    found: list[tuple[int, int]] = []
    start = 0
    for mark in ENDS.finditer(text):
        follows = text[mark.end() :].lstrip(OPENS)[:1] if mark[0] != "\n" else "A"
        if follows.islower() or (mark[0] == "." and _abbreviates(text, start, mark.start(), follows)):
            continue
        if text[start : mark.end()].strip():
            found.append(_trimmed(text, start, mark.end()))
            start = mark.end()
    if text[start:].strip():
        found.append(_trimmed(text, start, len(text)))
    return tuple(found)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def _abbreviates(text: str, start: int, dot: int, follows: str) -> bool:
    last = text[start:dot].rpartition(" ")[2].lstrip(OPENS).lower()
    # Initials: В. Коваленко, J. Smith. A single letter in lower case (м. Київ) is in the list.
    return last in ABBREVIATIONS or (len(last) == 1 and last.isalpha() and follows.isupper())


def words(text: str) -> tuple[Word, ...]:
    """The words of a text with their places.

    >>> [word.text for word in words("«П’ять F-16», – don't!")]
    ['П’ять', 'F', "don't"]
    """
    found: list[Word] = []
    end = 0
    for match in WORD.finditer(text):
        between = text[end : match.start()]
        # A handle or a tag before a sentence is no part of it: @newsroom Ми чекаємо.
        first = (
            end == 0
            or text[found[-1].start - 1] in "@#"
            or (
                between != " "
                and bool(BREAK.search(CLOSED.sub("", between, count=1) if CLOSED.match(between) else between))
            )
        )
        found.append(Word(match[0], match.start(), match.end(), first))
        end = match.end()
    return tuple(found)
