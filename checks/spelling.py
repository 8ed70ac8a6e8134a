"""Spelling Ukrainian and Russian names in Latin letters, and telling whether two spellings may be one name.

Tables: Ukrainian by resolution 55 of the Cabinet of Ministers, 27 January 2010; Russian by the BGN/PCGN system of 1947
without its apostrophes.
"""

import re
import unicodedata
from functools import lru_cache

# Resolution 55: a word begins with ye yi y yu ya for є ї й ю я; зг is zgh; soft sign and apostrophe are dropped.
UKRAINIAN = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh", "з": "z", "и": "y",
    "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s",
    "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ь": "", "ю": "iu",
    "я": "ia", "'": "", "’": "", "ʼ": "", "`": "",
}  # fmt: skip
UKRAINIAN_FIRST = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
# BGN/PCGN: е and ё are ye and yë at the beginning and after vowels, й, ъ and ь.
RUSSIAN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu",
    "я": "ya",
}  # fmt: skip
IOTATES = frozenset("аеёиоуыэюяйъь")


def latin(word: str, ukrainian: bool) -> str:
    """A Cyrillic word in Latin letters, as its country spells names.

    >>> [latin(word, ukrainian=True) for word in ("Зеленський", "Харків", "Їжакевич", "Згорани", "Юлія")]
    ['Zelenskyi', 'Kharkiv', 'Yizhakevych', 'Zghorany', 'Yuliia']
    >>> [latin(word, ukrainian=False) for word in ("Ельцин", "Хабаровск", "Соловьёв", "Юрий")]
    ['Yeltsin', 'Khabarovsk', 'Solovyev', 'Yuriy']
    """
    out: list[str] = []
    before = ""
    for letter in word.lower():
        if ukrainian or letter in "іїєґ":
            new = UKRAINIAN_FIRST.get(letter) if not before else None
            if letter == "г" and before == "з":
                new = "gh"
            out.append(UKRAINIAN.get(letter, RUSSIAN.get(letter, letter)) if new is None else new)
        elif letter in "её" and (not before or before in IOTATES):
            out.append("ye")
        else:
            out.append(RUSSIAN.get(letter, letter))
        before = letter
    spelled = "".join(out)
    return spelled.capitalize() if word[:1].isupper() else spelled


# What different traditions write for one sound, folded into one capital: vowels fall away, for they differ most
# (Хиллари Hillary), and so does doubling. S: s z; C: sh zh ch j; G: g h kh; V: v w.
SOUNDS = (
    (re.compile(r"([a-z])\1"), r"\1"),
    (re.compile(r"\bw(?=r)|\bk(?=n)|gh(?=t)|(?<=m)b\b"), ""),
    (re.compile(r"ph"), "F"),
    (re.compile(r"th"), "T"),
    (re.compile(r"(?<=[aeo])w(?![aeiouy])"), ""),
    (re.compile(r"shch|tsch|sch|tch|dzh|zh|sh|ch|j|dg(?=[eiy])"), "C"),
    (re.compile(r"kh|gh|g|h"), "G"),
    (re.compile(r"c(?=[eiy])|[sz]"), "S"),
    (re.compile(r"ck|[kcq]"), "K"),
    (re.compile(r"x"), "KS"),
    (re.compile(r"f"), "F"),
    (re.compile(r"[vw]"), "V"),
)
REST = str.maketrans("bdlmnprt", "BDLMNPRT")
VOWELS = re.compile(r"[a-z]+")
DOUBLED = re.compile(r"([A-Z])\1+")
# Sounds that languages hear differently: Smith Смит, Barbara Варвара, Bach Бах, Angela Ангела, Wood Вуд.
NEAR = frozenset(
    frozenset(two) for two in ("SC", "CK", "CG", "KG", "VF", "VB", "TD", "TS", "TF", "BP", "DS", "TC", "NM", "KS", "GV")
)
CLOSE = ({"V", "B"}, {"V", "F"}, {"T", "D"})
SILENT = frozenset("VGC")


@lru_cache(maxsize=1 << 13)
def sound(name: str) -> str:
    """The skeleton of a name in Latin letters, the same for most spellings of it.

    >>> sound("Zelenskyi") == sound("Zelenskyy") == sound("Zelensky")
    True
    >>> sound("Khillari"), sound("Hillary"), sound("Dzhordzh"), sound("George")
    ('GLR', 'GLR', 'CRC', 'GRG')
    """
    plain = "".join(letter for letter in unicodedata.normalize("NFD", name.lower()) if "a" <= letter <= "z")
    for pattern, capital in SOUNDS:
        plain = pattern.sub(capital, plain)
    return VOWELS.sub("", DOUBLED.sub(r"\1", plain.translate(REST)))


# Letters that some languages read otherwise: Geoff, Julio, Dzeko, Queensland.
READINGS = ((re.compile("g(?=[eiy])"), "j"), (re.compile("j"), "h"), (re.compile("dz"), "j"), (re.compile("qu"), "kv"))


@lru_cache(maxsize=1 << 13)
def sounds(name: str) -> frozenset[str]:
    """The skeletons of an English word, by each way that its letters may be read.

    >>> sorted(sounds("Geoff")), sorted(sounds("Julio")), sorted(sounds("Kerry"))
    (['CF', 'GF'], ['CL', 'GL'], ['KR'])
    """
    low = name.lower()
    return frozenset((sound(low), *(sound(read.sub(as_, low)) for read, as_ in READINGS if read.search(low))))


@lru_cache(maxsize=1 << 10)
def alike(one: str, two: str) -> bool:
    """Whether two skeletons may be one name: short ones must be equal, longer ones may differ by a sound or two.

    >>> alike(sound("Uilyam"), sound("William")), alike(sound("Lavrov"), sound("Kerry"))
    (True, False)
    """
    if one == two:
        return True
    # Endings and parts: Ганг begins Ganges, Батор ends Ulaanbaatar.
    short, long = sorted((one, two), key=len)
    if len(short) > 2 and (long.startswith(short) or long.endswith(short)):
        return True
    if len(short) == 2 and len(long) == 3 and long.startswith(short):
        return True
    # Letters change places: Maksin and Маскин, Axel and Алекс.
    if len(short) == len(long) > 2 and sorted(short) == sorted(long):
        return True
    if len(long) < 3:
        return len(short) == len(long) and all(a == b or {a, b} in CLOSE for a, b in zip(one, two, strict=True))
    longest = len(long)
    allowed = 0.5 if longest <= 4 else 1.5 if longest <= 6 else 2.0
    if abs(len(one) - len(two)) > 2 * allowed:
        return False
    row = [0.0]
    for letter in two:
        row.append(row[-1] + (0.5 if letter in SILENT else 1.0))
    for letter in one:
        skip = 0.5 if letter in SILENT else 1.0
        last, row = row, [row[0] + skip]
        for place, other in enumerate(two):
            swap = 0.0 if letter == other else 0.5 if frozenset((letter, other)) in NEAR else 1.0
            row.append(min(last[place] + swap, last[place + 1] + skip, row[-1] + (0.5 if other in SILENT else 1.0)))
        if min(row) > allowed:
            return False
    return row[-1] <= allowed
