"""What the letters of a text say about its language, before any statistics.

Statistics alone cannot be trusted with raw text: an address counts as English, ``тo`` with a Latin ``o`` as nothing
known, ``за́втра`` with a stress mark as a rare word. So the text is first made plain, and only then read as words.
"""

import html
import re
import unicodedata

UKRAINIAN = frozenset("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'")
RUSSIAN = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")
ONLY_UKRAINIAN = UKRAINIAN - RUSSIAN - {"'"}
"""і ї є ґ: never in a Russian word (Belarusian and Kazakh have the first too)."""
ONLY_RUSSIAN = RUSSIAN - UKRAINIAN
"""ы э ё ъ: never in a Ukrainian word."""
BELARUSIAN = frozenset("абвгдеёжзійклмнопрстуўфхцчшыьэюя'")

LATIN_TWINS = str.maketrans("aceiopxyïëABCEHIKMOPTXYÏË", "асеіорхуїёАВСЕНІКМОРТХУЇЁ")
CYRILLIC_TWINS = str.maketrans("асеіорхуїёАВСЕНІКМОРТХУЇЁ", "aceiopxyïëABCEHIKMOPTXYÏË")

# What is written alike in every language. A bare domain needs a known ending, or "слово.Інше" would count as one.
ADDRESS = re.compile(
    r"""(?x)
    (?: https?:// | ftp:// | www\. | mailto: ) \S+
    | (?<! [\w.+-] ) [\w.+-]+ @ [\w-]+ (?: \. [\w-]+ )+
    | (?<! \w ) [@#] \w+
    | (?<! [\w.-] ) (?: [a-zA-Z0-9-]+ \. )+ (?: com|org|net|edu|gov|info|ua|ru|by|eu|me|io|uk|de|tv|fm ) \b (?: / \S* )?
    | (?<! [\w-] ) [\w-]+ \. (?: pdf|docx?|xlsx?|pptx?|jpe?g|png|gif|mp[34]|zip|html?|txt|csv|json|exe|apk ) \b
    """
)
TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
INVISIBLE = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
STRESS = re.compile("([аеиоуыэюяіє]\u0308?)[\u0300\u0301]", re.IGNORECASE)
# What the two rules above need: without these a text is as it was, and is gone through at the speed of a search.
IN_ADDRESS = re.compile(r"[:@#]|\.\S")
STRESSED = re.compile("[\u0300\u0301\u0340\u0341\u0344ЀѐЍѝ]")
APOSTROPHE = re.compile(r"(?<=[^\W\d_])[’ʼ‘`´′ʹ＇](?=[^\W\d_])")
LATIN = re.compile("[a-zA-Z]")
CYRILLIC = re.compile("[\u0400-\u052f]")
# The end of the run is looked for by hand: Python before 3.11.5 loses its place in a group repeated with `*+`.
WORD = re.compile(r"(?<!\w)[^\W\d_]++(?:'[^\W\d_]++)*(?!'[^\W\d_])(?![\d_])")
"""A run of letters; UA0012 and F16 are none."""


def plain(text: str) -> str:
    """``text`` as words to judge by: composed (NFC), without addresses, stress marks and invisible characters.

    Letters of one script that stand in a word of the other are put right: ``Cьогодні`` with a Latin C. Positions are
    not kept; this text is read and thrown away.

        >>> plain("Дета́лі: https://example.org/a за́втра о 10:45")
        'Деталі:   завтра о 10:45'
    """
    text = TAG.sub(" ", html.unescape(text))
    if IN_ADDRESS.search(text):
        text = ADDRESS.sub(" ", text)
    text = INVISIBLE.sub("", text)
    if STRESSED.search(text):
        text = STRESS.sub(r"\1", unicodedata.normalize("NFD", text))
    text = APOSTROPHE.sub("'", unicodedata.normalize("NFC", text))
    if not LATIN.search(text) or not CYRILLIC.search(text):
        return text
    return WORD.sub(lambda match: one_script(match[0]), text)


def one_script(word: str) -> str:
    """``word`` with its look-alike letters turned to the script its other letters are of.

    >>> one_script("Pосія") == "Росія", one_script("Рutin") == "Putin"
    (True, True)
    """
    cyrillic = [letter for letter in word if is_cyrillic(letter)]
    latin = [letter for letter in word if letter.isascii() and letter.isalpha()]
    if not cyrillic or not latin:
        return word
    as_cyrillic, as_latin = word.translate(LATIN_TWINS), word.translate(CYRILLIC_TWINS)
    if all(is_cyrillic(letter) or letter == "'" for letter in as_cyrillic):
        return as_cyrillic
    return as_latin if not any(is_cyrillic(letter) for letter in as_latin) else word


def is_cyrillic(letter: str) -> bool:
    return "\u0400" <= letter <= "\u052f"


def is_latin(letter: str) -> bool:
    return letter < "\u0250" or "\u1e00" <= letter <= "\u1eff"


def words(text: str) -> list[str]:
    """The words of a plain text; the halves of a hyphenated one count singly."""
    return WORD.findall(text)


def garbled(text: str) -> str:
    """Why this text is letters read in a wrong encoding; empty when it is not.

    >>> garbled("Ïðåçèäåíò ïîäïèñàë"), garbled("Café à Paris")
    ('it looks like Cyrillic bytes read as Latin letters', '')
    """
    letters = sum(map(str.isalpha, text))
    if letters < 4:
        return ""
    if len(BYTES_READ_AS_LATIN.findall(text)) > 0.6 * letters:
        return "it looks like Cyrillic bytes read as Latin letters"
    if (pairs := UTF8_READ_AS_BYTES.findall(text)) and sum(map(len, pairs)) > 0.6 * len("".join(text.split())):
        return "it looks like UTF-8 read byte by byte"
    case = [word for word in words(text) if len(word) > 2]
    if sum(word[0].islower() and word[1:].isupper() for word in case) * 5 > len(case):
        return "its capital and small letters are swapped, as in KOI8 read as another encoding"
    return ""


BYTES_READ_AS_LATIN = re.compile("[\u00c0-\u00ff³¿º´]")
# The bytes 80 to BF, which follow D0 and D1 in the UTF-8 of Cyrillic, as Windows-1251 shows them: "РџСЂРёРІС–С‚".
UTF8_READ_AS_BYTES = re.compile(
    "[РС][ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—™љ›њќћџЎўЈ¤Ґ¦§Ё©Є«¬®Ї°±Ііґµ¶·ё№є»јЅѕї\u00a0\u00ad\u0098]|[ÐÑ][^\\s]|[ÃÂ][\u0080-\u00bf]"
)
