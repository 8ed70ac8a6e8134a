"""Text whose bytes were once read in the wrong code page, read rightly.

    >>> mend("ÐŸÑ€ÐµÐ·Ð¸Ð´ÐµÐ½Ñ‚ і РїСЂРµР·РёРґРµРЅС‚")
    'Президент і президент'
    >>> mend("Ïðåçèäåíò ï³äïèñàâ óêàç")
    'Президент підписав указ'
    >>> mend("оПЕГХДЕМР ОНДОХЯЮК СЙЮГ")
    'Президент подписал указ'

Only the damaged part of a text is touched, and only where the repair is Ukrainian or Russian and the damage is not:

    >>> mend("Café «РІВНЕ», État, Þórður Ðð, СЄ")
    'Café «РІВНЕ», État, Þórður Ðð, СЄ'

What is damaged beyond Cyrillic (``â€œ``) is left to ftfy.
"""

import re

from documents.letter_pairs import LETTERS, plausibility


def _bytes_of(code_page: str) -> dict[str, int]:
    """The byte that each character above ASCII stands for when ``code_page`` was the one wrongly used.

    Bytes a code page leaves undefined come through as the control characters of the same number.
    """
    meant = {chr(byte): byte for byte in range(0x80, 0x100)}
    for byte in range(0x80, 0x100):
        meant[bytes([byte]).decode(code_page, "ignore") or chr(byte)] = byte
    return meant


WESTERN = _bytes_of("cp1252")
CYRILLIC = {char: byte for char, byte in _bytes_of("cp1251").items() if byte >= 0xC0 or not "À" <= char <= "ÿ"}


def _any_of(meant: dict[str, int], first: int, last: int) -> str:
    return "[" + "".join(re.escape(char) for char, byte in meant.items() if first <= byte <= last) + "]"


def _words_of_two(meant: dict[str, int]) -> re.Pattern[str]:
    """A word in UTF-8, read a byte at a time: two for a Cyrillic letter, two or three for a sign.

    The no-break space in the second byte of "Р" (``D0 A0``) is often a plain space by now, and the one byte that
    cp1251 does not define, in the second byte of "И" (``D0 98``), a replacement sign.
    """
    tail = _any_of(meant, 0x80, 0xBF)
    lead = _any_of(meant, 0xD0, 0xD4)
    er = _any_of(meant, 0xD0, 0xD0) + f"[ \ufffd](?={lead}{tail})"
    mark = _any_of(meant, 0xC2, 0xC2) + _any_of(meant, 0xA0, 0xBF)
    dash = _any_of(meant, 0xE2, 0xE2) + _any_of(meant, 0x80, 0x84) + tail
    # A letter of the wrong code page beside it means that the word is a whole one, and right: "РІ" in "РІВНЕ".
    return re.compile(rf"(?<![^\W\d_])(?:{er}|{lead}{tail}|{mark}|{dash})+(?![^\W\d_])")


TWO = tuple((meant, _words_of_two(meant)) for meant in (WESTERN, CYRILLIC))
# Words of nothing but accented letters, with the signs that і ї є ґ ё and their capitals become, and what stands
# between words. Four such letters on end are no word of any western language.
ONE = re.compile(r"(?<![A-Za-z\d])[À-ÿ³¿º´²¯ª¥¸¨](?:[^A-Za-zĀ-\U0010ffff\n]|[–—‘’“”„…•‹›€™‚])*(?![A-Za-z])")
FOUR = re.compile(r"[À-ÿ³¿º´²¯ª¥¸¨]{4}")
TURNED = re.compile(r"(?<!\w)[а-яёіїєґ][А-ЯЁІЇЄҐ]")
# Without one of these a line has no mojibake, and is not looked at again.
SIGNS = re.compile(
    rf"[\x80-\x9fÂÃâÐÑ]|[À-ÿ]{{3}}|[РС](?:[^\w\s]|[ЂЃѓЉЊЌЋЏђљњќћџЎўЈЅѕј\xa0]|[ІіҐґЁёЄєЇї]\W)|{TURNED.pattern}"
)
LAYERS = 3
# What a mended run has at least, by letter_pairs: see there.
LEAST = 5.0


def mend(text: str) -> str:
    """``text`` with its mojibake mended; the same text when it has none. Lines are judged one by one."""
    if not SIGNS.search(text):
        return text
    # Not by str.splitlines: the control character 85, a line end to it, is half a letter here.
    return "\n".join(_line(line) if SIGNS.search(line) else line for line in text.split("\n"))


def _line(line: str) -> str:
    for _ in range(LAYERS):
        mended = _two_for_one(line)
        mended = _one_for_one(mended)
        mended = _turned(mended)
        mended = _rest(mended)
        if mended == line:
            break
        line = mended
    return line


def _two_for_one(line: str) -> str:
    """UTF-8 read as cp1252, latin-1 or cp1251, word by word."""
    for meant, word in TWO:
        found = [(match, _decoded(match[0], meant)) for match in word.finditer(line)]
        letters = [sum(map(LETTERS.__contains__, better.lower())) for _, better in found]
        # One pair may be chance ("Р…" is an initial and an ellipsis); a long word, or words together, cannot.
        if not (max(letters, default=0) >= 3 or sum(count >= 2 for count in letters) >= 2):
            continue
        out, at = [], 0
        for match, better in found:
            if better:
                out += [line[at : match.start()], better]
                at = match.end()
        line = "".join([*out, line[at:]])
    return line


def _decoded(word: str, meant: dict[str, int]) -> str:
    """The word in UTF-8, or nothing when it is not one."""
    codes = bytearray()
    for char in word:
        codes.append({" ": 0xA0, "\ufffd": 0x98}.get(char) or meant[char])
    try:
        better = codes.decode()
    except UnicodeDecodeError:
        return ""
    return better


def _one_for_one(line: str) -> str:
    """cp1251 or koi8-u read as latin-1 or cp1252."""

    def better(match: re.Match[str]) -> str:
        run = match[0]
        if not sure and not (FOUR.search(run) and sum(map(str.isalpha, run)) > 4):
            return run
        codes = bytes(WESTERN.get(char, ord(char)) for char in run)
        common, rare = codes.decode("cp1251", "replace"), codes.decode("koi8_u")
        best = rare if plausibility(rare) > plausibility(common) + 1 else common
        return best if plausibility(best) >= LEAST else run

    sure = False
    mended = ONE.sub(better, line)
    if mended != line:
        # Short words between Latin ones, "ó NATO", go with the long ones of their line.
        sure = True
        mended = ONE.sub(better, mended)
    return mended


def _turned(line: str) -> str:
    """koi8-u read as cp1251, or the other way: capitals and small letters change places."""
    if not TURNED.search(line):
        return line
    best, figure = line, max(plausibility(line) + 1.5, LEAST + 1)
    for wrong, right in (("cp1251", "koi8_u"), ("koi8_u", "cp1251")):
        try:
            reading = line.encode(wrong).decode(right)
        except UnicodeError:
            continue
        if (value := plausibility(reading)) > figure:
            best, figure = reading, value
    return best


def _rest(line: str) -> str:
    """Mojibake of punctuation and western letters, as ftfy finds it."""
    if not re.search(r"[\x80-\x9fÂÃâ]", line):
        return line
    import ftfy

    return ftfy.fix_encoding(line)
