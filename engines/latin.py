"""Latin words: English, another language, or Ukrainian and Russian spelled in Latin letters."""

import math

from engines.dictionary import knows
from engines.language import Finding, Language
from engines.little_words import little_words, sample
from engines.rankers import Ranker

TABLE = """
shch=щ shh=щ zh=ж kh=х ts=ц ch=ч sh=ш yu=ю iu=ю ju=ю ya=я ia=я ja=я ye=е ie=є je=е yi=ї ji=ї iy=ий yy=ий
a=а b=б c=ц d=д e=е f=ф g=г j=й k=к l=л m=м n=н o=о p=п r=р s=с t=т u=у v=в w=в x=х z=з '=ь
"""
TRANSLITERATED = [pair.split("=") for pair in TABLE.split()]
"""The usual tables in one, longest first; y, i and h differ between Ukrainian and Russian."""


def judge_latin(found: list[str], ranker: Ranker) -> Finding:
    """What a text of these Latin words is: EN, OTHER, or UND for transliteration."""
    lists = little_words()
    low = [word.lower() for word in found]
    elsewhere = lists["latin"] | lists["translit"]
    # The English "I" is a capital; a small one is Polish, or Ukrainian in Latin letters.
    known = [word.lower() for word in found if word != "i" and word.lower() in lists["en"]]
    english = [word for word in known if word not in elsewhere]
    little = [word for word in low if word == "i" or word in elsewhere - lists["en"]]
    accented = [word for word in low if not word.isascii()]
    slavic = [word for word in found if word.islower() and is_transliterated(word)]
    if len(slavic) < 2:
        # One may be chance: "student" is a word in all of them.
        slavic = []
    # Latin text in these articles is nearly always English, and a word or two tell little: "programme" looks French.
    odds = math.log(10 if len(low) < 4 else 4)
    odds += 2 * len(english) + 0.5 * (len(known) - len(english))
    odds -= 1.5 * len(little) + 2 * len(accented) + 1.5 * len(slavic)
    if not known:
        # An English sentence of five words has a little one among them; a headline may be all names.
        odds -= 0.5 * max(0, sum(word.islower() for word in found) - 3)
    if not accented and not any(word.islower() for word in found):
        # Names and abbreviations pass through as they are: "BBC".
        odds += 2
    if odds < 5:
        share = dict(ranker(" ".join(low), False)).get(Language.EN, 0.0)
        odds += math.log((share + 0.001) / (1.001 - share))
    if odds > 0:
        why = f"it has the English words {sample(english)}" if english else "it reads like English"
        return Finding(Language.EN, why)
    western = [word for word in little if word not in lists["translit"]]
    if not accented and len(slavic or little) > 2 * len(western):
        return Finding(Language.UND, f"it looks like Cyrillic in Latin letters ({sample(slavic or little)})")
    return Finding(Language.OTHER, f"its Latin words are not English ({sample(little or accented or low)})")


def is_transliterated(word: str) -> bool:
    """Whether a Latin word, put back into Cyrillic, is a Ukrainian or Russian one.

    >>> is_transliterated("pryznachyly"), is_transliterated("responsibility")
    (True, False)
    """
    return len(word) > 4 and any(knows(code, to_cyrillic(word, code)) for code in ("uk", "ru"))


def to_cyrillic(word: str, code: str) -> str:
    """One likely Cyrillic spelling of a transliterated word; soft signs that were dropped stay dropped."""
    for latin, cyrillic in TRANSLITERATED:
        word = word.replace(latin, cyrillic)
    y, i, h = ("и", "і", "г") if code == "uk" else ("ы", "и", "х")
    return word.replace("y", y).replace("i", i).replace("h", h)
