"""An office or an institution of the source is missing from the English.

They are capital words in English, whatever they are in the source, and translated by meaning; one that the English has
in no usual rendering is noted, and so is one that the source says oftener:

    >>> titles.ask("Про це повідомив губернатор Гнатюк.", "Hnatiuk said so.", "uk")
    ['missing']
    >>> titles.ask("Министр юстиции встретил министра обороны.", "The minister of justice met that of defence.", "ru")
    ['fewer']

Only the first word of an institution has a capital, in a title in quotation marks too; words behind it that are common
by themselves are looked for as well, and so are those beside one that the English writes with a capital:

    >>> titles.ask("Рада національної безпеки мовчить.", "The Security Council is silent.", "uk")
    ['missing']
    >>> titles.ask("Безпека дорожча за гроші.", "Being safe comes first.", "uk")
    []

Left alone: passages whose English has an acronym that the source has not, which may stand for any of them (NHS, SNP).
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from articles import Doubt, Severity
from checks.check import check
from checks.dictionary import is_name, is_stranger, is_verb
from checks.pair import CYRILLIC, Pair, Word
from checks.renderings import bare, name_of, quotations, title_of

# Words of the source that are looked at; a passage of more is a table, or hostile.
MOST = 1200
# Acronyms that stand for no title.
EVERYDAY = frozenset(
    ("TV", "AM", "PM", "II", "III", "IV", "OK", "US", "UK", "DVD", "PC", "CD", "IT", "ID", "GPS", "DNA")
)
# How many words behind the first one a name may have.
TAIL = 5
LINKS = frozenset(re.split(" ", "з із зі по с со в во у на і и й та про о об за для від от при"))
# Words that stand behind a title without being part of it: міністр країни, глава компании.
BESIDE = ("компан", "город", "міст", "район", "країн", "стран")
# Small words that names of institutions follow nevertheless.
OFFICES = ("міністр", "министр")


@check(version=1, kinds={"missing": Severity.NOTES, "fewer": Severity.NOTES})
def titles(pair: Pair) -> Iterator[Doubt]:
    """Words of offices and institutions that the English has in no rendering, or less often."""
    if not pair.origin or pair.origin.isupper():
        return
    found: dict[re.Pattern[str], Word] = {}
    times: Counter[re.Pattern[str]] = Counter()
    asked = _titled(pair)
    named = _named([word for word, _ in asked], pair) if pair.capitals else set()
    for number, (word, proper) in enumerate(asked):
        near = (other for other, _ in asked[max(0, number - 1) : number + 2])
        beside = any(other.start in named and _joined(word, other, pair) for other in near)
        if word.text[0].isupper() and is_name(word.text, pair.ukrainian, True):
            continue
        for title in title_of(word.text.lower(), (proper or beside) and not _is_name(word, pair)):
            found.setdefault(title, word)
            times[title] += 1
    missing = [word for title, word in found.items() if not title.search(pair.english)]
    if missing and not _shortened(pair):
        for word in missing:
            yield titles.doubt(
                "missing", f"“{word.text}” of the source is not in the English", source=(word.start, word.end)
            )
    for title, word in found.items():
        if word not in missing and times[title] > 1 and sum(1 for _ in title.finditer(pair.english)) < times[title]:
            reason = f"“{word.text}” is in the source more often than in the English"
            yield titles.doubt("fewer", reason, source=(word.start, word.end))


def _is_name(word: Word, pair: Pair) -> bool:
    """Whether a word with a capital is a person's: Лев, Вера, Майоров."""
    return word.text[0].isupper() and is_name(word.text, pair.ukrainian, False)


def _named(words: Sequence[Word], pair: Pair) -> set[int]:
    """Where the words of titles begin that have a capital within the sentences of the English, as those of a name."""
    capital: dict[re.Pattern[str], bool] = {}
    for title in {title for word in words for title in title_of(word.text.lower(), True)}:
        places = title.finditer(pair.english)
        capital[title] = any(place[0][0].isupper() and place.start() in pair.capitals for place in places)
    return {word.start for word in words if any(capital[title] for title in title_of(word.text.lower(), True))}


def _joined(word: Word, other: Word, pair: Pair) -> bool:
    """Whether only a space is between two words, neither of which stands beside titles by custom."""
    gap = pair.origin[min(word.end, other.end) : max(word.start, other.start)]
    return gap == " " and not word.text.lower().startswith(BESIDE) and not is_verb(word.text, pair.ukrainian)


def _titled(pair: Pair) -> list[tuple[Word, bool]]:
    """Each word, and whether it is one of a name: with a capital, behind such a one, or in quotation marks.

    Only the first word of an institution has a capital: Міністерство охорони здоров'я, Закон про фіскальну
    відповідальність, министр экономического развития.
    """
    quoted = quotations(pair)
    found: list[tuple[Word, bool]] = []
    left = end = 0
    for word in pair.source_words[:MOST]:
        low, between = word.text.lower(), pair.origin[end : word.start]
        end = word.end
        head = word.text[0].isupper() and not word.first
        if head or (word.first and word.text[0].isupper()) or low.startswith(OFFICES):
            left = TAIL if title_of(low, head) or (head and not _of_itself(word.text, pair.ukrainian)) else 0
        elif (
            not left
            or between not in {" ", "-"}
            or is_verb(word.text, pair.ukrainian)
            or (len(low) < 4 and low not in LINKS)
        ):
            left = 0
        elif low not in LINKS:
            left -= 1
            head = not low.startswith(BESIDE)
        found.append((word, head or any(start < word.end and word.start < stop for start, stop in quoted)))
    return found


def _of_itself(text: str, ukrainian: bool) -> bool:
    """Whether a word is a name by itself, that no title begins with: Київ, Зеленко, Microsoft."""
    return bool(
        name_of(text)
        or not CYRILLIC.search(text)
        or is_name(text, ukrainian, False)
        or is_stranger(text, ukrainian, False)
    )


def _shortened(pair: Pair) -> bool:
    """Whether the English has an acronym that the source has not, by any name."""
    acronyms = {bare(word.text) for word in pair.english_words if len(word.text) > 1 and bare(word.text).isupper()}
    acronyms -= EVERYDAY
    if not acronyms or pair.english.isupper():
        return False
    known = {pattern for word in pair.source_words[:MOST] if (pattern := name_of(word.text))}
    return any(one not in pair.origin and not any(pattern.match(one) for pattern in known) for one in acronyms)
