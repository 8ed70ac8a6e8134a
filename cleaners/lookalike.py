"""A Cyrillic letter poses as a Latin one in an English word.

    >>> lookalike.fix("Рutin sаid that the Т-72 and аn S-300 were lost in Кyiv")
    'Putin said that the T-72 and an S-300 were lost in Kyiv'

Cyrillic words are quoted as they are, and so is a word that could not be written otherwise:

    >>> lookalike.fix('The word "воля", the letter "Ґ", the sign Z and the brand ПРАЙМfm')
    'The word "воля", the letter "Ґ", the sign Z and the brand ПРАЙМfm'
"""

import re
from collections.abc import Iterator
from typing import Final

from articles import ALWAYS, Edit, Passage
from cleaners.cleaner import cleaner
from cleaners.shown import shown
from cleaners.words import zipf

CYRILLIC: Final = "авеіјкорсухѕһԁԛԝӏАВЕІЈКМНОРСТУХЅҮԌԜ"
LATIN: Final = "abeijkopcyxshdqwlABEIJKMHOPCTYXSYGW"
# Greek letters pose as well; an English word holds none.
GREEK: Final = "αικνορυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"
GREEK_LATIN: Final = "aikvopuxABEZHIKMNOPTYX"
TO_LATIN: Final = dict(zip(CYRILLIC, LATIN, strict=True))
# A small в is no b to the eye, but one machine swaps both cases.
TABLE: Final = str.maketrans({letter: twin for letter, twin in TO_LATIN.items() if letter != "в"})
FROM_GREEK: Final = str.maketrans(GREEK, GREEK_LATIN)
# Cyrillic capitals that look and sound as the Latin ones: АТО is ATO, while ВМС may be VMS.
SOUNDS_ALIKE: Final = re.compile("[АЕІЈКМОТ]{2,5}")
WORD: Final = re.compile(r"[^\W\d_]+")
ANY_CYRILLIC: Final = re.compile(r"[\u0400-\u052f]")
ANY_GREEK: Final = re.compile(f"[{GREEK}]")
ANY_LATIN: Final = re.compile(r"[A-Za-z]")


@cleaner(strength=ALWAYS, version=2, signs=CYRILLIC + GREEK)
def lookalike(passage: Passage) -> Iterator[Edit]:
    text = passage.text
    for match in WORD.finditer(text):
        word = match[0]
        if word.isascii():
            continue
        if ANY_CYRILLIC.search(word):
            latin, script = word.translate(TABLE), "Cyrillic"
            if ANY_CYRILLIC.search(latin) or not (ANY_LATIN.search(word) or _stands_for_latin(text, match, latin)):
                continue
        elif ANY_GREEK.search(word):
            # `cοming`; `µm` and `Δt` are measures, and a Greek word is Greek.
            latin, script = word.translate(FROM_GREEK), "Greek"
            if not latin.isascii() or not ANY_LATIN.search(word) or zipf(latin) < 2:
                continue
        else:
            continue
        for at, (old, twin) in enumerate(zip(word, latin, strict=True), match.start()):
            if old != twin:
                yield Edit(at, at + 1, twin, f"A {script} {old} poses as a Latin {twin} in “{shown(latin)}”.")


def _stands_for_latin(text: str, match: re.Match[str], latin: str) -> bool:
    """Whether a word of nothing but look-alikes is English: an everyday word or a type number in a Latin sentence."""
    start, end = match.span()
    before, after = text[max(0, start - 20) : start], text[end : end + 20]
    if latin == "s" and re.search(r"[A-Za-z\d]['’]$|[a-z]/$", before):
        return True
    # `the Cyrillic А`
    if len(latin) == 1 and re.search(r"\b(?:Cyrillic|letters?) $", before):
        return False
    # `“А list”`, `Е.g.`
    if (latin in {"a", "A", "I"} and re.match(r" [a-z]{2}", after)) or re.match(r"[EeIi]\.[ge]\.", latin + after):
        return not ANY_CYRILLIC.search(before + after)
    if 4 * len(ANY_CYRILLIC.findall(before + after)) > len(ANY_LATIN.findall(before + after)) or re.search(
        r"[\"“”«»'‘’„]$", before
    ):
        return False
    if re.match(r"-?\d", after) or re.search(r"\d-?$", before):
        return True
    if len(latin) == 1:
        return latin in {"a", "A", "I"} or (latin == "X" and after.startswith("-"))
    if SOUNDS_ALIKE.fullmatch(match[0]) and len(ANY_CYRILLIC.findall(text)) == len(match[0]):
        return True
    return zipf(latin) >= (5 if len(latin) < 3 else 3.5) and bool(ANY_LATIN.search(before + after))
