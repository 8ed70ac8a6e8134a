"""A term of the glossary is in the source and its English is not in the translation.

The terms come with the passage. The English may stand in the plural, in the possessive and in any case of letters.

    >>> from articles import Term
    >>> kyiv = Term("Київ", "Kyiv", 8, 13)
    >>> [doubt.reason for doubt in glossary(Pair("He lives in Kiev.", "Він у м. Києві.", "uk", terms=(kyiv,)))]
    ['the glossary has “Kyiv” for “Київ”, and it is not in the English']
    >>> list(glossary(Pair("He lives in Kyiv’s centre.", "Він у центрі Києва.", "uk", terms=(kyiv,))))
    []

Left alone: a term in a sentence that was not translated at all.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from articles import Doubt, Outcome, Severity
from checks.check import check
from checks.pair import Pair

UNTRANSLATED = frozenset({Outcome.KEPT, Outcome.UNSUPPORTED, Outcome.PASSED})


@check(version=1, kinds={"missing": Severity.NOTES})
def glossary(pair: Pair) -> Iterator[Doubt]:
    """One doubt for each term whose English is missing, at its first place in the source."""
    seen: set[str] = set()
    for term in pair.terms:
        if term.english in seen or any(
            one.outcome in UNTRANSLATED and one.start <= term.start < one.end for one in pair.sentences
        ):
            continue
        seen.add(term.english)
        if not _wording(term.english).search(pair.english):
            reason = f"the glossary has “{term.english}” for “{term.source}”, and it is not in the English"
            yield glossary.doubt("missing", reason, source=(term.start, term.end))


@lru_cache(maxsize=1 << 12)
def _wording(english: str) -> re.Pattern[str]:
    """The English of a term as it may stand in a sentence: drones, drone’s, Air-Defence, policies."""
    words = re.split(r"[\s-]+", english)
    last = re.escape(words[-1])
    if re.search(r"[^aeiou]y$", words[-1]):
        last = f"{last[:-1]}(?:y|ies)"
    pattern = r"[\s-]+".join([*map(re.escape, words[:-1]), last])
    return re.compile(rf"(?<!\w){pattern}(?:s|es)?(?!\w)", re.IGNORECASE)
