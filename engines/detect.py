"""Which language a text is in: Ukrainian, Russian, English, another one, or none.

Letters and dictionaries decide first, for they can say why; statistics over letters (the ranker) are asked only where
these leave a doubt; and where those waver too, the rest of the article decides. Wrong routing is worse than none: a
text sent to the wrong model comes back as fluent nonsense.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from engines.alphabet import garbled, is_cyrillic, is_latin, plain, words
from engines.cyrillic import judge_cyrillic
from engines.language import Finding, Language
from engines.latin import judge_latin
from engines.rankers import RANKERS
from engines.sentences import split

__all__ = ["Detection", "Language", "detect"]

ENOUGH = 20_000
"""Characters in which a text shows its language: of a longer one no more is read."""

ROMAN = re.compile(r"[IVXLCDMІХСМ]+")


@dataclass(frozen=True, slots=True)
class Detection:
    """``language`` of a whole text, ``why`` in one sentence, and each sentence's own language.

    ``spans`` are (start, end, language) in code points of the text; white space between sentences is in none.
    """

    language: Language
    why: str
    spans: tuple[tuple[int, int, Language], ...]


def detect(text: str, context: str | None = None, ranker: str = "lingua") -> Detection:
    """The language of ``text`` and of each of its sentences.

    ``context`` settles words that Ukrainian and Russian share, such as ``президент``: it is a language code, or any
    other text of the same article. ``ranker`` is a name in ``RANKERS``. A text whose sentences differ in language
    takes the one most of its letters are in. Raises ValueError for an unknown ranker.

        >>> detect("Рада ухвалила закон. Совет принял этот закон.").spans
        ((0, 20, <Language.UK: 'uk'>), (21, 45, <Language.RU: 'ru'>))
        >>> detect("Народ і влада").why
        'Ukrainian: 1 of 3 words is only Ukrainian (і).'
    """
    if ranker not in RANKERS:
        raise ValueError(f"no ranker is called {ranker!r}: choose one of {', '.join(RANKERS)}")
    whole = judge(text, ranker, surroundings(context, ranker))
    pieces = split(text, whole.language)
    if whole.language is Language.OTHER:
        # Its sentences may still be in languages that are known; any rules will do to find them.
        pieces = split(text, Language.EN)
    why = f"{whole.language.called.capitalize()}: {whole.why}."
    if len(pieces) < 2:
        return Detection(whole.language, why, tuple((start, end, whole.language) for start, end in pieces))
    spans = tuple((start, end, judge(text[start:end], ranker, whole.language).language) for start, end in pieces)
    shares: dict[Language, int] = {}
    for start, end, language in spans:
        if language is not Language.UND:
            letters = sum(map(len, words(plain(text[start:end]))))
            shares[language] = shares.get(language, 0) + letters
    if set(shares) <= {whole.language}:
        return Detection(whole.language, why, spans)
    most = max(shares, key=lambda language: shares[language])
    counted = ", ".join(
        f"{language.called} {100 * letters // sum(shares.values())} %" for language, letters in shares.items()
    )
    return Detection(most, f"{most.called.capitalize()}: its sentences differ, by letters {counted}.", spans)


@lru_cache(maxsize=64)
def surroundings(context: str | None, ranker: str) -> Language | None:
    """The language the context speaks for, if it does."""
    if not context:
        return None
    if context in tuple(Language):
        return Language(context)
    return judge(context, ranker, None).language


def judge(text: str, ranker: str, around: Language | None) -> Finding:
    """The language of one piece of text, taken as a whole, that stands in a text in ``around``."""
    text = text[:ENOUGH]
    if reason := garbled(text):
        return Finding(Language.UND, reason)
    found = words(plain(text))
    if not any(len(word) > 1 for word in found) or all(ROMAN.fullmatch(word) for word in found):
        return Finding(Language.UND, "there are no words in it")
    # Names and titles in the other script are capitalised; the language of a sentence is in its small words.
    small = [word for word in found if word[0].islower()] or found
    cyrillic = sum(len(word) for word in small if is_cyrillic(word[0]))
    latin = sum(len(word) for word in small if is_latin(word[0]))
    if cyrillic + latin < sum(map(len, small)) / 2:
        return Finding(Language.OTHER, "its letters are neither Cyrillic nor Latin")
    if cyrillic >= latin:
        return judge_cyrillic([word for word in found if is_cyrillic(word[0])], RANKERS[ranker], around)
    return judge_latin([word for word in found if is_latin(word[0])], RANKERS[ranker])
