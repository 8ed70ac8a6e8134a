"""One file, one doubt: compare source and English, and say what looks wrong. Pure functions."""

from collections.abc import Iterable, Sequence

from articles import Doubt, Passage, Sentence
from checks.brackets import brackets
from checks.check import Check
from checks.dates import dates
from checks.gaps import gaps
from checks.glossary import glossary
from checks.leftovers import leftovers
from checks.length import length
from checks.names import names
from checks.negation import negation
from checks.numbers import numbers
from checks.pair import Pair
from checks.questions import questions
from checks.quotes import quotes
from checks.repetition import repetition
from checks.score import score
from checks.sentences import sentences
from checks.titles import titles
from checks.units import units
from checks.untranslated import untranslated

CHECKS: tuple[Check, ...] = (
    numbers,
    units,
    dates,
    names,
    titles,
    gaps,
    glossary,
    negation,
    sentences,
    length,
    repetition,
    untranslated,
    leftovers,
    questions,
    quotes,
    brackets,
    score,
)


def check(
    passage: Passage,
    sentences: Sequence[Sentence] = (),
    scores: Iterable[float] = (),
    checks: Sequence[Check] = CHECKS,
) -> tuple[Doubt, ...]:
    """Everything the checks doubt about a passage, in the order of ``CHECKS``.

    ``passage.text`` is the English as it will be read and ``passage.source`` its cleaned source in
    ``passage.language``. ``sentences`` are the units it was translated by and ``scores`` the model's scores of all
    sentences of the article, where there are any; without them the checks that need them stay silent. Never raises:
    any text is fit to be doubted.
    """
    pair = Pair(
        passage.text, passage.source, passage.language, passage.kind, tuple(sentences), tuple(scores), passage.terms
    )
    return tuple(doubt for one in checks for doubt in one(pair))


__all__ = ["CHECKS", "Check", "Pair", "check"]
