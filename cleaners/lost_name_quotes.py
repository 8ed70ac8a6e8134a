"""The source quotes a name and the English does not.

Ukrainian and Russian put names of firms, clubs and ships in quotation marks, English less often: a person decides.

    >>> lost_name_quotes.fix("The Azov regiment met Dynamo.", "Полк «Азов» зустрів «Динамо».", "uk")
    'The “Azov” regiment met “Dynamo”.'

Names that the source writes bare, and words that are no names, stay as they are:

    >>> lost_name_quotes.fix("The Azov regiment won a great victory.", "Полк Азов здобув «велику перемогу».", "uk")
    'The Azov regiment won a great victory.'
"""

import re
from collections.abc import Iterator
from typing import Final

from articles import SUGGEST, Edit, Passage
from cleaners.cleaner import cleaner
from cleaners.quotation_mark import MARK, quoted
from cleaners.speech import marks_for

WORD: Final = re.compile(r"[^\W_][\w’'-]*")
LETTERS: Final = dict(
    zip(
        "абвгґдеєёжзиіїйклмнопрстуфхцчшщыэюяьъ’'",
        [*"abvggdeeejziiiiklmnoprstufh", "ts", "ch", "sh", "sh", "i", "e", "u", "a", "", "", "", ""],
        strict=True,
    )
)
# Spellings of one sound: what is left of a name when both are reduced must be the same.
SOUNDS: Final = (
    ("shch", "sh"), ("sch", "sh"), ("tch", "ch"), ("kh", "h"), ("gh", "g"), ("zh", "j"), ("ph", "f"), ("ck", "k"),
    ("tz", "ts"), ("cz", "ch"), ("x", "ks"), ("q", "k"), ("w", "v"), ("c", "k"), ("y", ""), ("h", "g"),
)  # fmt: skip
SILENT: Final = re.compile(r"[aeiou’'`-]|(.)(?=\1)")


@cleaner(strength=SUGGEST, version=1, sourced=True)
def lost_name_quotes(passage: Passage) -> Iterator[Edit]:
    text, source = passage.text, passage.source
    if source is None or not MARK.search(source):
        return
    segments = quoted(source)
    if len(MARK.findall(text)) >= 2 * len(segments):
        return
    opening, closing = marks_for(passage)
    for start, end in segments:
        name = _named(text, source[start:end])
        if name:
            quotation = opening + text[name[0] : name[1]] + closing
            yield Edit(name[0], name[1], quotation, "The source has quotation marks around this name.")


def _named(text: str, content: str) -> tuple[int, int] | None:
    """Where a quoted name of one or two words stands in the text, in Latin letters as in the source or transcribed."""
    words = WORD.findall(content)
    if not 1 <= len(words) <= 2 or not content[:1].isupper():
        return None
    sounds = [_sound(word) for word in words]
    if len("".join(sounds)) < 2:
        return None
    tokens = list(WORD.finditer(text))
    found = []
    for index in range(len(tokens) - len(words) + 1):
        row = tokens[index : index + len(words)]
        if row[0][0][:1].isupper() and [_sound(token[0]) for token in row] == sounds:
            found.append((row[0].start(), row[-1].end()))
    if len(found) != 1:
        return None
    start, end = found[0]
    if text[start - 1 : start] in {'"', "“", "«"} or text[end : end + 1] in {'"', "”", "»"}:
        return None
    return start, end


def _sound(word: str) -> str:
    """What is left of a name when the spellings of one sound are made one and the vowels dropped."""
    latin = "".join(LETTERS.get(letter, letter) for letter in word.lower())
    for spelling, sound in SOUNDS:
        latin = latin.replace(spelling, sound)
    return ("a" if latin[:1] in set("aeiou") else "") + SILENT.sub("", latin)
