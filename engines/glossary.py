"""The glossary: what a newsroom calls things in English, found in a source in whatever form they stand there.

Ukrainian and Russian words are compared by lemma, with the dictionaries of pymorphy3: `Збройним силам України` is
`Збройні сили України`. Abbreviations and words with figures are compared as they are.
"""

import csv
import hashlib
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from articles import Term
from engines.morphology import APOSTROPHES, analyzer

LANGUAGES = ("uk", "ru")
COLUMNS = frozenset({"source", "english", "note", "language", "not"})
LIMIT = 20_000_000
"""Bytes of a glossary file; one this long has a quarter of a million terms."""
LONGEST = 60
"""Letters of a word that may have forms."""
WORD = re.compile(r"[^\W_]+(?:['’ʼ`][^\W\d_]+)*")
GAP = re.compile(r"[\s\u00ad]+|[-\u2010\u2011–]")


class BadGlossary(Exception):
    """A glossary that cannot be used; ``str()`` is one line that says where it is wrong and what to do."""


class Entry(NamedTuple):
    """A line of the glossary.

    ``language`` is ``uk``, ``ru`` or empty for both. ``others`` are renderings that are not wanted, the column
    ``not``, where they are parted by semicolons.
    """

    source: str
    english: str
    note: str = ""
    language: str = ""
    others: tuple[str, ...] = ()


class Glossary:
    """Entries, ready to be found in sentences."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        self._first: dict[str, dict[str, list[tuple[tuple[str, ...], Entry]]]] = {}

    @classmethod
    def read(cls, path: Path) -> "Glossary":
        """The glossary in a CSV file with the columns source, english and note, and perhaps language and not.

        UTF-8, with commas, semicolons or tabs between cells. Raises BadGlossary.
        """
        try:
            if path.stat().st_size > LIMIT:
                raise BadGlossary(f"{path}: is longer than {LIMIT:,} bytes: a glossary this long is none")
            text = path.read_text(encoding="utf-8-sig")
        except OSError as error:
            raise BadGlossary(f"{path}: {error.strerror or error}: name the glossary's CSV file") from None
        except UnicodeDecodeError:
            raise BadGlossary(f"{path}: is not in UTF-8: save it as “CSV UTF-8”") from None
        try:
            return cls(_entries(text, str(path)))
        except csv.Error as error:
            raise BadGlossary(f"{path}: is no CSV file ({error}): save it as “CSV UTF-8”") from None

    @property
    def digest(self) -> str:
        """SHA-256, in hexadecimal, over everything the entries say but the notes."""
        return _hash(sorted(repr(entry._replace(note="")) for entry in self.entries))

    def terms(self, text: str, language: str) -> tuple[Term, ...]:
        """The terms in a sentence, in order; where several begin at one word, the longest."""
        if language not in LANGUAGES or not self.entries:
            return ()
        index = self._index(language)
        words = list(WORD.finditer(text))
        found: list[Term] = []
        at = 0
        while at < len(words):
            best: tuple[int, Entry] | None = None
            keys = {words[at][0], *lemmas(words[at][0], language)}
            for pattern, entry in (candidate for key in keys for candidate in index.get(key, ())):
                if (best is None or len(pattern) > best[0]) and _stands(
                    text, words[at : at + len(pattern)], pattern, language
                ):
                    best = len(pattern), entry
            if best is None:
                at += 1
                continue
            length, entry = best
            start, end = words[at].start(), words[at + length - 1].end()
            found.append(Term(entry.source, entry.english, start, end, entry.others))
            at += length
        return tuple(found)

    def hash_of(self, text: str, language: str) -> str:
        """SHA-256 over the entries whose terms are in a sentence; empty where there is none."""
        found = {f"{term.source}\x1f{term.english}" for term in self.terms(text, language)}
        return _hash(sorted(found)) if found else ""

    def _index(self, language: str) -> dict[str, list[tuple[tuple[str, ...], Entry]]]:
        """The entries for a language, by every key under which their first word may be met."""
        if language not in self._first:
            index = self._first[language] = defaultdict(list)
            for entry in self.entries:
                pattern = tuple(match[0] for match in WORD.finditer(entry.source))
                if entry.language in {"", language}:
                    first = pattern[0]
                    for key in {first, first.upper()} if exact(first) else lemmas(first, language):
                        index[key].append((pattern, entry))
        return self._first[language]


def _entries(text: str, name: str) -> Iterator[Entry]:
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    columns = {column.strip().lower(): column for column in rows.fieldnames or () if column}
    if not {"source", "english"} <= columns.keys():
        raise BadGlossary(f"{name}: its first line must be source,english,note (and may have language and not)")
    if unknown := columns.keys() - COLUMNS:
        raise BadGlossary(f"{name}: has a column {min(unknown)}: the columns are source, english, note, language, not")
    seen: dict[tuple[str, str], str] = {}
    for row in rows:
        cells = {column: " ".join((row[title] or "").split()) for column, title in columns.items()}
        if not any(cells.values()):
            continue
        line = f"{name}, line {rows.line_num}"
        others = tuple(filter(None, map(str.strip, cells.get("not", "").split(";"))))
        entry = Entry(
            cells["source"], cells["english"], cells.get("note", ""), cells.get("language", "").lower(), others
        )
        if None in row:
            raise BadGlossary(f"{line}: has more cells than the first line: put text with commas in quotation marks")
        if not WORD.search(entry.source) or not WORD.search(entry.english):
            raise BadGlossary(f"{line}: lacks the source term or the English one")
        if entry.language not in {"", *LANGUAGES}:
            raise BadGlossary(f"{line}: the language {entry.language} is neither uk nor ru; leave it empty for both")
        known = seen.setdefault((entry.source, entry.language), entry.english)
        if known != entry.english:
            raise BadGlossary(f"{line}: “{entry.source}” is “{known}” further up: decide for one")
        yield entry


def _hash(parts: Iterable[str]) -> str:
    return hashlib.sha256("\x1e".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def exact(word: str) -> bool:
    """Whether a word of a term is one that has no forms: an abbreviation, БпЛА, or with a figure, С-300."""
    return sum(map(str.isupper, word)) > 1 or any(map(str.isdigit, word))


def _stands(text: str, words: list[re.Match[str]], pattern: tuple[str, ...], language: str) -> bool:
    """Whether these words of a text are the words of a term, in some form, with nothing but space between."""
    if len(words) < len(pattern):
        return False
    return all(_same(word[0], wanted, language) for word, wanted in zip(words, pattern, strict=True)) and all(
        GAP.fullmatch(text, one.end(), two.start()) for one, two in pairwise(words)
    )


def _same(word: str, wanted: str, language: str) -> bool:
    if exact(wanted):
        return word in {wanted, wanted.upper()}
    # A name is not the common word: Суми is a city, суми are sums.
    if wanted[0].isupper() and not word[0].isupper():
        return False
    return not lemmas(word, language).isdisjoint(lemmas(wanted, language))


@lru_cache(maxsize=1 << 13)
def lemmas(word: str, language: str) -> frozenset[str]:
    """Every dictionary form that a word may be a form of, in lower case, and the word itself."""
    plain = word.lower().translate(APOSTROPHES)
    if len(plain) > LONGEST:
        return frozenset({plain})
    return frozenset({plain, *(parse.normal_form for parse in analyzer(language).parse(plain))})
