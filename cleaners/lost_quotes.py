"""The source quotes something and the English has lost both marks.

    >>> lost_quotes.fix("We will win, the minister said.", "«Ми переможемо», – сказав міністр.", "uk")
    '“We will win,” the minister said.'
    >>> lost_quotes.fix("The Azov regiment met Dynamo.", "Полк «Азов» зустрів «Динамо».", "uk")
    'The “Azov” regiment met “Dynamo”.'

Without a source nothing is known, and what the source does not quote, or quotes elsewhere, stays bare:

    >>> lost_quotes.fix("The Azov regiment met.")
    'The Azov regiment met.'
    >>> lost_quotes.fix("The regiment won a great victory.", "Полк здобув «велику перемогу».", "uk")
    'The regiment won a great victory.'
"""

import re
from collections.abc import Iterator

from articles import ALWAYS, Edit, Passage
from cleaners.cleaner import cleaner
from cleaners.quotation import MARK, SPEAKS, quoted
from cleaners.speech import marks_for

SPOKEN = re.compile(r"\s*[,.!?…]?\s*[–—-]\s")
WORD = re.compile(r"[^\W_][\w’'-]*")
LETTERS = dict(
    zip(
        "абвгґдеєёжзиіїйклмнопрстуфхцчшщыэюяьъ’'",
        [*"abvggdeeejziiiiklmnoprstufh", "ts", "ch", "sh", "sh", "i", "e", "u", "a", "", "", "", ""],
        strict=True,
    )
)
# Spellings of one sound: what is left of a name when both are reduced must be the same.
SOUNDS = (
    ("shch", "sh"), ("sch", "sh"), ("tch", "ch"), ("kh", "h"), ("gh", "g"), ("zh", "j"), ("ph", "f"), ("ck", "k"),
    ("tz", "ts"), ("cz", "ch"), ("x", "ks"), ("q", "k"), ("w", "v"), ("c", "k"), ("y", ""), ("h", "g"),
)  # fmt: skip
SILENT = re.compile(r"[aeiou’'`-]|(.)(?=\1)")


@cleaner(strength=ALWAYS, version=1)
def lost_quotes(passage: Passage) -> Iterator[Edit]:
    text, source = passage.text, passage.source
    if source is None or not MARK.search(source):
        return
    segments = quoted(source)
    marks = MARK.findall(text)
    if not segments or len(marks) >= 2 * len(segments):
        return
    opening, closing = marks_for(passage)
    reason = "The source has quotation marks here."
    if not marks and len(segments) == 1:
        span = _speech(text, source, segments[0])
        if span:
            yield Edit(span[0], span[0], opening, reason)
            yield Edit(span[1], span[1], closing, reason)
            return
    for start, end in segments:
        name = _named(text, source[start:end])
        if name:
            yield Edit(name[0], name[0], opening, reason)
            yield Edit(name[1], name[1], closing, reason)


def _speech(text: str, source: str, segment: tuple[int, int]) -> tuple[int, int] | None:
    """Where speech that begins or ends the source stands in the text."""
    start, end = segment
    before, after = source[: start - 1].strip(), source[end + 1 :]
    first, last = len(text) - len(text.lstrip()), len(text.rstrip())
    if not before and not after.strip(" .!?…"):
        return first, last
    if not before and SPOKEN.match(after):
        tags = [match for match in re.finditer(r"[,!?](?=\s)", text) if SPEAKS.match(text, match.end())]
        # More than one place may follow speech: then none is certain.
        return (first, tags[0].end()) if len(tags) == 1 else None
    if before.endswith(":") and not after.strip(" .!?…") and source.count(":") == text.count(":") == 1:
        colon = text.index(":") + 1
        return colon + len(text[colon:]) - len(text[colon:].lstrip()), last
    return None


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
