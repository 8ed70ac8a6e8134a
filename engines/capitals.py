"""Headlines in capitals, which models cannot read: sentence case for the model, capitals again afterwards."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

WORD = re.compile(r"[^\W\d_]+(?:[-'’ʼ][^\W\d_]+)*")

# Abbreviations that stand in capitals within a sentence too. In a headline all in capitals nothing else tells them
# from words: США is one, НАШ is not.
WRITTEN_IN_CAPITALS = """
АЕС АЭС БПЛА БТР БМП ВАКС ВВП ВМС ВМФ ВОЗ ВООЗ ВПО ВР ВС ВСУ ВЦІК ГРУ ГУР ДБР ДНР ДПСУ ДСНС ДТП ЕС ЄБРР ЄС ЄСПЛ ЗАЕС
ЗАЭС ЗМІ ЗРК ЗСУ ЗУ КМВА КМУ КНДР КНР ЛНР МАГАТЕ МАГАТЭ МВД МВС МВФ МЗС МИД МКС МОЗ МОН МОУ МЧС НАБУ НАН НАТО НБУ
НПЗ ОАЕ ОАЭ ОБСЄ ОБСЕ ОВА ОДА ООН ОП ОПЕК ПАР ПВО ПДВ ПЛР ППО ПРО РЕБ РНБО РСЗВ РФ РЭБ САП СБУ СБ СЗР СМИ СРСР СССР
США СНБО СНГ СНД ТЦК УЗ УНІАН УНИАН УПЦ ПЦУ ФБР ФСБ ФСО ЦВК ЦИК ЦПК ЦРУ ЧАЕС ЧАЭС ЧП ЮАР ЮНЕСКО ЮНІСЕФ ЮНИСЕФ
"""
ABBREVIATIONS = frozenset(WRITTEN_IN_CAPITALS.split())
# "ПРО" is an abbreviation (missile defence) and the commonest word for "about".
AMBIGUOUS = frozenset({"ПРО", "ОП", "САП", "ПАР", "ЗУ"})


def shouted(text: str) -> bool:
    """Whether a sentence is written in capitals and not just made of abbreviations.

    >>> shouted("УРЯД ЗВІЛЬНИВ МІНІСТРА"), shouted("США, НАТО, ООН"), shouted("Уряд звільнив міністра")
    (True, False, False)
    """
    if not text.isupper():
        return False
    return any(len(word) > 4 and word not in ABBREVIATIONS for word in WORD.findall(text))


@dataclass(frozen=True, slots=True)
class Spelling:
    """How an article writes its words where it does not shout: which are names and which abbreviations.

    ``names`` are the beginnings of words that stand with a capital within a sentence; ``capitals`` are words that
    stand in capitals among others that do not.
    """

    names: frozenset[str] = frozenset()
    capitals: frozenset[str] = ABBREVIATIONS - AMBIGUOUS

    def calmed(self, text: str) -> str:
        """A shouted sentence in sentence case.

        >>> Spelling().calmed("ГЕНСЕК НАТО ПРИЇХАВ НА СХІД")
        'Генсек НАТО приїхав на схід'
        """
        begun = False

        def calm(match: re.Match[str]) -> str:
            nonlocal begun
            word = match[0]
            first, begun = not begun, True
            if word in self.capitals:
                return word
            # capitalize() would make Івано-франківськ of it.
            if stem(word) in self.names:
                return "-".join(piece[:1] + piece[1:].lower() for piece in word.split("-"))
            return word[0] + word[1:].lower() if first else word.lower()

        return WORD.sub(calm, text)


def spelling(texts: Iterable[str]) -> Spelling:
    """What an article's other passages tell about names and abbreviations."""
    names: set[str] = set()
    plain: set[str] = set()
    capitals: set[str] = set(ABBREVIATIONS - AMBIGUOUS)
    for text in texts:
        if text.isupper():
            continue
        for match in WORD.finditer(text):
            word = match[0]
            if word.islower():
                plain.add(stem(word))
            elif len(word) > 1 and word.isupper():
                capitals.add(word)
            elif word[0].isupper() and text[: match.start()].rstrip(" «“„\"'(")[-1:].isalpha():
                names.add(stem(word))
    return Spelling(frozenset(names - plain), frozenset(capitals))


def stem(word: str) -> str:
    """The beginning of a word, without what its cases change: ``Донеччина`` and ``ДОНЕЧЧИНІ`` share one."""
    low = word.lower()
    return low if len(low) < 4 else low[: max(3, len(low) - 2)]
