"""UTF-8 was read in the encoding of Windows or of the Macintosh.

Windows-1252, Latin-1, Windows-1250 and Windows-1251 and Mac Roman each make a pattern of their own of every character,
and a text that went through it twice a longer one. Each run of other than ASCII characters is looked at alone, so that
one “healthy” mark does not shield the broken ones beside it, and a run counts only when it decodes without rest to
characters that news are written in.

    >>> mojibake.fix("It‚Äôs done".replace("‚Äô", "â€™") + " in the cafÃ©, he said in вЂњKyivвЂќ")
    'It’s done in the café, he said in “Kyiv”'

A no-break space leaves a letter of its own behind:

    >>> mojibake.fix("The planÂ was 20Â days old")
    'The plan was 20 days old'

Foreign letters and Cyrillic words are right as they stand:

    >>> mojibake.fix("À la carte, Škoda, the word «Київ» and the letter В»")
    'À la carte, Škoda, the word «Київ» and the letter В»'
"""

import codecs
import re
from collections.abc import Iterator
from itertools import product
from typing import Final

from articles import ALWAYS, Edit, Passage
from cleaners.cleaner import cleaner


def _characters(code_page: str) -> str:
    """What each of the 256 bytes becomes in a code page; one that it leaves undefined, its number, as in browsers."""
    return "".join(bytes([byte]).decode(code_page, "ignore") or chr(byte) for byte in range(256))


WINDOWS_1252, LATIN_1, WINDOWS_1250, MAC, WINDOWS_1251 = map(
    _characters, ("cp1252", "latin-1", "cp1250", "mac-roman", "cp1251")
)
WESTERN: Final = (WINDOWS_1252, LATIN_1, WINDOWS_1250, MAC)
BYTES: Final = {page: codecs.charmap_build(page) for page in (WINDOWS_1252, LATIN_1, WINDOWS_1251)}
PUNCTUATION: Final = "‘’‚“”„†‡•…‰‹›€™–—−«»№£§©®°±²³´µ·¼½¾×÷¢¥¿¡−′″≈≤≥→←\u00a0"
ACCENTED: Final = "".join(map(chr, range(0xC0, 0x180))) + "\u0218\u0219\u021a\u021b"
# `„Ä“` ends with a mark of its own; a letter beside it tells.
ENDS_IN_A_MARK: Final = "“”„‘’«»…–—"
RUN: Final = re.compile(r"[^\x00-\x7f]{2,}")


def _spelt(character: str) -> Iterator[str]:
    """The ways a character looks after being read wrongly once or twice."""
    for page in (*WESTERN, WINDOWS_1251):
        once = _misread(character, page)
        yield once
        for again in WESTERN[:2] if page in WESTERN[:2] else (page,):
            yield _misread(once, again)


def _misread(text: str, page: str) -> str:
    """The text in UTF-8, read a byte at a time."""
    return codecs.charmap_decode(text.encode(), "strict", page)[0]


# Read as Windows-1251 these may be Cyrillic: `В»` closes «ТОВ В», `Г©` is no word but `Гђ` may be.
CYRILLIC: Final = re.compile("[Ѐ-ӿ]")
CAPITALS: Final = re.compile("[А-ЯЁІЇЄҐ]+")
SPELT: Final = {
    spelt: character
    for character in (*ACCENTED, *PUNCTUATION)
    for spelt in _spelt(character)
    if "\ufffd" not in spelt and len(spelt) > 1 and spelt[0] not in "«»"
    if len(spelt) > 2 or not CYRILLIC.search(spelt)
}
MARK: Final = re.compile("|".join(sorted(map(re.escape, SPELT), key=len, reverse=True)))
# Every alternative opens with a letter that is rare in English; what stands before it is looked back at.
LOST: Final = re.compile(
    # The last byte is lost on the way where Windows-1252 has no letter for it: the closing quote comes as `â€` alone.
    '(?P<closing>â€\ufffd|â€(?!["\x80-\U0010ffff]))'
    # … or it was straightened together with the quotation marks of the text.
    '|(?P<dash>â€"(?=\\s*\\w))'
    # A no-break space is `Â ` or, read as Windows-1251, `В `: with the second byte made a plain space or lost.
    "|(?P<space>Â(?:(?<=[^\\W_].)|(?<=[.,;:!?…%)”’\"'»].)|(?<![^\\s].))(?:[ \u00a0]+|(?=[.,;:!?)%\\n]|\\Z))"
    '|В(?<=[a-z0-9.,;:!?…%)”].)[ \u00a0]+(?=[A-Za-z0-9“"(]))'
    "|(?P<grave>Ã(?<![A-Z].) (?=[a-z]))"
    "|(?P<sign>В(?<![Ѐ-ӿ].)(?:(?P<pound>Ј)(?=\\d)|[°§©®±](?![Ѐ-ӿ])|«(?=[A-Za-z0-9])|(?<=[a-z0-9.,!?]В)»))"
)
# `the letters Â and Ã`: where letters are talked about, they stand for themselves.
SPELLING: Final = re.compile(r"\b(?:letters?|characters?|vowels?|alphabet|diacritics?)\b[^.!?]*$")
LETTERS: Final = re.compile("[À-ſ\u0218-\u021b’]+|[А-яЁёІіЇїЄєҐґ’]{2,}")
SUSPECTS: Final = "".join({*(spelt[0] for spelt in SPELT), *"âÃÂÅÄÐÑвГДРСЂЃВ"})


def _decoded(run: str, within: bool) -> str | None:
    """What the run was before it was read wrongly, if it certainly was; ``within``: a Latin letter is beside it."""
    for page, times in product(BYTES, (1, 2)):
        text = run
        try:
            for _ in range(times):
                text = codecs.charmap_encode(text, "strict", BYTES[page])[0].decode()
        except UnicodeError:
            continue
        # `ГЁ` may be Cyrillic, `AgnГЁs` is Agnès.
        if LETTERS.fullmatch(text) and (within or page != WINDOWS_1251 or not CAPITALS.fullmatch(run)):
            return text
    return None


def _by_a_letter(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start].isalpha() or text[end : end + 1].isalpha()


def _by_latin(text: str, start: int, end: int) -> bool:
    return any(letter.isascii() and letter.isalpha() for letter in (text[start - 1 : start], text[end : end + 1]))


def _meant(match: re.Match[str]) -> str:
    """What stood where a byte was lost."""
    if match["closing"]:
        return "”"
    if match["dash"]:
        return "–" if match.string[match.start() - 1 : match.start()].isspace() else "—"
    if match["sign"]:
        return "£" if match["pound"] else match["sign"][1]
    if match["grave"]:
        return "à "
    start, end = match.span()
    before, behind = match.string[start - 1 : start], match.string[end : end + 1]
    return "" if not before or before.isspace() or not behind or behind.isspace() or behind in ".,;:!?)" else " "


@cleaner(strength=ALWAYS, version=3, signs=SUSPECTS)
def mojibake(passage: Passage) -> Iterator[Edit]:
    text = passage.text
    found: list[tuple[int, int, str]] = []
    for match in RUN.finditer(text):
        letters = _decoded(match[0], _by_latin(text, *match.span()))
        if letters:
            found.append((match.start(), match.end(), letters))
            continue
        for mark in MARK.finditer(text, match.start(), match.end()):
            start, end = mark.span()
            if end - start > 2 or text[end - 1] not in ENDS_IN_A_MARK or _by_a_letter(text, start, end):
                found.append((start, end, " " if SPELT[mark[0]] == "\u00a0" else SPELT[mark[0]]))
    taken = {at for start, end, _ in found for at in range(start, end)}
    found += [
        (match.start(), match.end(), _meant(match))
        for match in LOST.finditer(text)
        if taken.isdisjoint(range(*match.span()))
        and not SPELLING.search(text, max(0, match.start() - 40), match.start())
    ]
    for start, end, after in sorted(found):
        meant = f"“{after}”" if after.strip() else "a no-break space"
        yield Edit(start, end, after, f"“{text[start:end].strip()}” is {meant} read in the wrong encoding.")
