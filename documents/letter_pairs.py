"""How much a text looks like Ukrainian or Russian, by its pairs of letters.

    >>> round(plausibility("Президент підписав указ"))
    7

The same bytes in the wrong code page give letters too, but not letters that follow each other:

    >>> round(plausibility("Президент підписав указ".encode("cp1251").decode("koi8_u")))
    3
    >>> round(plausibility("Президент подписал указ".upper().encode("cp1251").decode("koi8_u")))
    5
"""

import re
from collections import Counter
from itertools import pairwise

# Counted over 200,000 Ukrainian and 200,000 Russian sentences of OPUS, each language weighing the same. A row is a
# letter, a column the letter after it, both in the order of the rows; "_" is the edge of a word. A figure is
# (22 + log2 of the pair's share of all pairs) / 1.8, rounded: 9 for the commonest pairs, 0 for those never seen.
TABLE = """
_ 07897487266887668789898988777777110758
а 93787377577751478888477885577776000377
б 77334137303476005756727547054435573235
в 88464068405588007757856767154553174105
г 67233066000165005645807356111330010210
ґ 34000002000033000001203004010000000000
д 78564058506477007757867667254440266335
е 95677276546742477788668884566666000255
ё 60234030003300023556025350030030000000
є 70042050000100506154014460103140000050
ж 66422068402175005547512346003500003111
з 78675066203366015577756457213340265124
и 96676067246770378788667883676765000267
і 86676171065601676767546773354664000066
ї 70040030003200532244000330050200000000
й 82443053013211205756633660225451000012
к 88352037005587004737827677126246000310
л 78424048515387006536822547322532068278
м 88553018401287006656863437313421064426
н 79345268443587007328824677646563287168
о 94888487458763678888678885566765000476
п 67101028200277006616858457215430054134
р 78466158406487026467855677554463075356
с 77473057503276007767775697455551357348
т 88472048434287007557858757433522278256
у 85676076066631256777376772553756000375
ф 47101006000066001532605356400100031110
х 86152015000055001435715455121020101300
ц 55250007000277003114421235002000056055
ч 67020008502076006427613176013350004023
ш 66051007400076005645635266002020005120
щ 36000007500064000004701005000000005000
ъ 10000005300000000000000000000000000004
ы 80664057004520075664065561072552000003
ь 80433035330640227057621760414463000065
э 30232030000210035534034371420030000100
ю 82563061054410034344024570123636000050
я 91365066055630147566135571165535000054
"""

LETTERS = frozenset("абвгґдеёєжзиіїйклмнопрстуфхцчшщъыьэюя")


def _figures() -> dict[str, int]:
    rows = [row.split() for row in TABLE.strip().splitlines()]
    return {
        letter + after: int(figure)
        for letter, figures in rows
        for (after, _), figure in zip(rows, figures, strict=True)
    }


FIGURES = _figures()
# A text is judged by its beginning: evidence does not grow any more, and time does.
SAMPLE = 20_000
WORD = re.compile(r"[^\W\d_]+")
CASE_TURNED = re.compile(r"[а-яёіїєґ][А-ЯЁІЇЄҐ]")
# What the wrong code page makes of bytes that are not letters in it: controls, box drawing, the replacement sign, and
# signs in the middle of a word.
SIGN = "[¢-©¬®-¸º¿†‡‰€™]"
DEBRIS = re.compile(rf"[\x80-\x9f─-▟�]|(?<=[Ѐ-ӿ]){SIGN}|{SIGN}(?=[Ѐ-ӿ])|(?<=[^\W\d_]){SIGN}(?=[^\W\d_])")
# A word of a western language has an accent here and there: "résumé". The figure keeps it above misread Cyrillic,
# "rйsumй", and below well-read Cyrillic.
WESTERN = 5


def plausibility(text: str) -> float:
    """The mean figure of the pairs of letters in ``text``, from 0 (never seen) to 9.

    Ukrainian and Russian prose has 6 to 8, and so have its capitals; misread bytes have less than 4. Words in ASCII
    letters say nothing. 0 when nothing speaks.
    """
    sample = text[:SAMPLE]
    pairs: Counter[str] = Counter()
    count = 2 * len(DEBRIS.findall(sample))
    total = 0
    for word in WORD.findall(sample):
        if word.isascii():
            continue
        letters = word.lower()
        count += len(letters) + 1
        if LETTERS.issuperset(letters):
            if not CASE_TURNED.search(word):
                padded = f"_{letters}_"
                pairs.update(map("".join, pairwise(padded)))
        elif max(letters) < "ɐ" and 2 * sum(map(str.isascii, letters)) >= len(letters):
            total += WESTERN * (len(letters) + 1)
    total += sum(FIGURES.get(pair, 0) * times for pair, times in pairs.items())
    return total / count if count else 0.0
