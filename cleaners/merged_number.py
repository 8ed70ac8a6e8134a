"""A number and the word beside it have run together.

Translators drop the space where the source had a no-break space or a tag:

    >>> merged_number.fix("from September 23 to 27on the territory")
    'from September 23 to 27 on the territory'
    >>> merged_number.fix("almost 40%of the villages")
    'almost 40% of the villages'
    >>> merged_number.fix("on December11 he lost1,600 hryvnias (232thousand in all)")
    'on December 11 he lost 1,600 hryvnias (232 thousand in all)'

Ordinals, units, calibres, models, decades and names are written so on purpose:

    >>> merged_number.fix("the 27th, a 5G mast, an F-16s pair, a T-72B3 and 152mm shells in the mid-1990s")
    'the 27th, a 5G mast, an F-16s pair, a T-72B3 and 152mm shells in the mid-1990s'
    >>> merged_number.fix("Windows10, COVID19, G7, 24hours.ua, channel5 and at 7am")
    'Windows10, COVID19, G7, 24hours.ua, channel5 and at 7am'

With the source at hand a number that is by itself there is by itself here:

    >>> merged_number.fix("a Boeing737 and an Mi8", source="літак Boeing 737 і гелікоптер Мі8", language="uk")
    'a Boeing 737 and an Mi8'
"""

import re
from collections.abc import Iterator
from typing import Final

from articles import ALWAYS, Edit, Passage
from cleaners.address import in_address
from cleaners.aside import MONTH
from cleaners.cleaner import cleaner
from cleaners.joints import BEYOND_ASCII, DIGITS, LETTERS, Joint
from cleaners.openers import SENTENCE_OPENERS
from cleaners.words import word_set, zipf

TOUCHING: Final = r"[0-9](?:(?=%?[^\W\d_])|(?<=[^\W\d_].)|(?<=[^\W\d_][$€£₴].))"
# Behind its first digit, before which patterns look back.
FIGURE_ON: Final = r"[0-9.,:]*(?<![.,:])(?:[-–/][0-9][0-9.,:]*(?<![.,:])|[½¼¾])?"
FIGURE: Final = f"[0-9]{FIGURE_ON}"
# What a number measures in `16-strong`, `35-year-old`.
MEASURED: Final = (
    "years?|months?|days?|weeks?|hours?|minutes?|seconds?|strong|store?ys?|stor(?:y|ies)|points?|inch|foot|feet|met(?:re|er)s?"
    "|miles?|km|kilomet(?:re|er)s?|tonnes?|tons?|pounds?|kilos?|man|men|members?|seats?|seaters?|beds?|rounds?|pages?|degrees?"
    "|percent|euros?|dollars?|hryvnias?|rubles?|million|billion|thousand|lit(?:re|er)s?|rooms?|games?|match|episodes?|lanes?"
)
# A number, then letters; what stands before may be a sign, a bracket or a hyphenated name (`F-16with`).
NUMBER_WORD: Final = re.compile(
    rf"([0-9](?<![^\W\d_].)(?<![^\W\d_][0-9].)(?<![0-9%].){FIGURE_ON})([A-Za-z]++)(?![\w’'@/]|[.-]\w)"
)
ORDINAL_NAME: Final = re.compile(r"[0-9](?<![\w.,].)[0-9]{0,2}(?:st|nd|rd|th)(?=[A-Z][a-z]{2,})")
BEHIND_LETTER: Final = re.compile(r"[0-9](?:(?<=[A-Za-z].)|(?<=[A-Za-z][$€£₴].))")
WORD_NUMBER: Final = re.compile(
    rf"(?<![\w’'/@#.%-])([A-Za-z]+)([$€£₴]?)({FIGURE})(?=([%¢]|-(?:{MEASURED})\b"
    rf"| ?(?:percent|per cent|million|billion|thousand|times|people|{MEASURED})\b)|([A-Za-z]*)(?![\w@/]|-[A-Z0-9]))"
)

# `It's18C`, `he's5'10"`, `Bruges3-1 Ghent` and `3o'clock`: each from what is rare in it.
CONTRACTED: Final = re.compile(r"['’](?:s|re|ve|ll|d|m)(?=[0-9])")
PRONOUN: Final = re.compile(r"\b(?:it|he|she|that|there|here|what|who|they|we|you|i)$", re.IGNORECASE)
# `his neighbour's18-year-old son`
POSSESSIVE: Final = re.compile(r"['’]s(?<=[A-Za-z]{2}..)(?=[0-9])")
# `Shakhtar beat Rukh3-1 in Lviv`
RESULT: Final = re.compile(
    r"(?<=[a-z])(?=[0-9]{1,2}[-–][0-9]{1,2}(?:[,.]? (?:in|at|on|after|away|to|against|with)\b|[,.]))"
)
BEATEN: Final = re.compile(
    r"\b(?:beat|beats|beating|defeated|defeat|thrashed|edged|stunned|drew with|lost to)"
    r" (?:[A-Z]\w+ ){0,2}[A-Z][a-z]{2,}$"
)
OCLOCK: Final = re.compile(r"[0-9](?<![\w.,:].)[0-9]?(?=o['’]clock\b)")
SCORE: Final = re.compile(r"(?<=[a-z])(?=[0-9]{1,2}[-–][0-9]{1,2} [A-Z][a-z])")
TEAM: Final = re.compile(r"(?<![\w’'/@#.%-])[A-Z][a-z]{2,}$")
PER_CENT_WORD: Final = re.compile(rf"(?<![\w.,])({FIGURE}%)([A-Za-z]{{2,}})(?![\w’'@/%=]|[.-]\w)")
TOKEN: Final = re.compile(r"(?<![\w’'/@#.%-])([A-Za-z]{3,})([0-9]+)(?![\w@/]|[.-]\w)")

# Written onto their number, as style guides and armies do: `152mm`, `5km`, `7am`, `3D`. Full words never are.
UNITS: Final = word_set(
    """
    st nd rd th s am pm a b c d e f g h k l m n p t v w x y km kg mg mm cm dm nm ml cl dl gb mb tb kb pb hz khz
    mhz ghz kw mw gw kwh mwh gwh twh kph mph kmh kt kts kn dpi px bn mn tn mln bln pp pct bp bps fps rpm ft in
    inch lb lbs oz yd mi min mins hr hrs sec secs ms ns db ppm ppb cc ct pt pts pc pcs hp ps bit bits bar mbar
    ins yds kms kgs cms mms cal ton kcal
    mah ah va mv ma uv ev kev mev gev rub uah eur usd gbp ha sq er ers ish fold plus odd
    something ies ster ball chan way up us go me ad bc ce bce max mil mod rds ply wd gp gs zip
    """
)
# `the M06motorway`, `the G7leaders`: a sign of letters and a number, and the thing that it names.
CODE_WORD: Final = re.compile(r"(?<![\w’'/@#.%-])([A-Z]{1,3}-?[0-9]{1,4})([a-z]{4,})(?![\w’'@/-]|\.\w)")
# `September 18in support of him`
DAY: Final = re.compile(rf"\b{MONTH} $")
FEET: Final = re.compile(r"[0-9]ft $")
ORDINALS: Final = word_set("st nd rd th")
# A quantity by its form: `1,200`, and `1:50,000`.
SCALE: Final = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+:[0-9][0-9,]*")
YEAR: Final = re.compile(r"1[5-9][0-9][0-9]|20[0-9][0-9]")
# Too rare in lists of English words.
MONEY: Final = word_set("hryvnia hryvnias kopeck kopecks kopek kopeks ruble rubles rouble roubles zloty zlotys zlotych")
MAGNITUDES: Final = word_set("thousand million billion trillion")
SHORT: Final = word_set("on of to at by or is as it he we if so be an my do and the")
MONTHS: Final = word_set(
    """
    january february march april may june july august september october november december sept
    """
)
SEASONS: Final = word_set("spring summer autumn winter")
# The words after which a number stands by itself. Nouns are not among them: `step1`, `channel5`, `python3`, `area51`.
BEFORE_NUMBER: Final = (
    word_set(
        """
    early late born top worth put ranked
    the of to in on at by for from with and or but than as is are was were be been until till since about around
    over under above below between up down into after before within nearly almost only just some these those all
    another every next last first other also now then that this their his her its our said says least most age
    aged approximately roughly exactly more less has have had not so out off per through during against when
    where which who while because if will would can could may might must should drove won lost paid sold cost
    fell rose got took hit ran saw shot kept met gave made sent spent bought brought grew beat held found built
    cut reach text dial call wrote began came went became left total among amid beyond despite toward towards upon
    throughout including versus him them me us you he she they we whom additional extra create creates kill kills
    earn earns hire hires sell sells buy buys employ employs
    flown driven eaten taken given seen written drawn shown thrown worn grown fought taught caught sought thought chose
    chosen drew flew ate drank rode ridden swam spoke wore tore stood slept led fed fled laid shed slid lent dealt
    near one used include includes outlines features costs contains covers gives makes weighs measures bakes hold holds
    lose loses magnitude
    article articles paragraph paragraphs clause clauses verse verses chapter chapters section sections lot lots flight
    flights page pages volume apartment
    """
    )
    | MONTHS
    | word_set("monday tuesday wednesday thursday friday saturday sunday")
)
STARTS: Final = SENTENCE_OPENERS | word_set("Of By")


def _word_after(before: str, figure: str, word: str, rest: str) -> bool:
    if word in STARTS and len(word) > 1:
        return True
    low = word.lower()
    if low in MONTHS and word[0].isupper():
        return True
    # British newspapers print `£22million` so.
    if low in MAGNITUDES and before[-1] == "£":
        return False
    # `27in` is inches, unless a place or a time follows: `27in the city`. A year is none: `1952in`.
    if low == "in":
        return not FEET.search(before) and (
            DAY.search(before) is not None
            or YEAR.fullmatch(figure) is not None
            or re.match(r" (?:the|a|an|his|her|their|its|this|[A-Z][a-z]+|[0-9]{4})\b", rest) is not None
        )
    if not word.islower() or low in UNITS:
        return False
    return low in SHORT or low in MONEY or (len(low) > 2 and zipf(low) >= 3)


def _number_after(word: str, sign: str, figure: str, quantity: str, glued: str) -> bool:
    low = word.lower()
    if word != low and word != word.capitalize():
        return False
    if glued and glued.lower() not in UNITS and not _word_after(" ", figure, glued, ""):
        return False
    if low in BEFORE_NUMBER:
        return True
    # `leading2nd Platoon`
    if low.endswith(("ed", "ing")) and glued in ORDINALS and zipf(low) >= 3.5:
        return True
    # `in summer2019`
    if low in SEASONS:
        return YEAR.fullmatch(figure) is not None
    # `a35-year-old`, `a1% rise`, `a1992 deal`, but not `a4`.
    if word == "a":
        return YEAR.fullmatch(figure) is not None or bool(quantity or sign) or SCALE.fullmatch(figure) is not None
    if word != low:
        return False
    # Thousands, percentages, scores and ages are quantities, whatever the word (`score2:1`, `mother35-year-old`);
    # `web2.0` and `expo2020` are names.
    return (len(low) > 2 and zipf(low) >= 3.5 and (bool(quantity) or SCALE.fullmatch(figure) is not None)) or (
        low.endswith(("ed", "ing")) and len(low) > 4 and len(figure) > 1 and zipf(low) >= 3
    )


def _apart_in(source: str, token: str, figure: str) -> bool:
    """Whether the source has the number apart from any word: `Boeing 737` for `Boeing737`."""
    return token not in source and re.search(rf"(?<![\w.,-]){re.escape(figure)}(?![\w-])", source) is not None


@cleaner(
    strength=ALWAYS,
    version=1,
    joints=[Joint(LETTERS + BEYOND_ASCII + "$", DIGITS), Joint(DIGITS + "%", LETTERS + BEYOND_ASCII)],
    needs=TOUCHING,
)
def merged_number(passage: Passage) -> Iterator[Edit]:
    """Put the space back between a number and a word."""
    text = passage.text
    places = {}
    for found in NUMBER_WORD.finditer(text):
        before, rest = text[max(0, found.start() - 12) : found.start()] or " ", text[found.end() : found.end() + 40]
        if _word_after(before, found[1], found[2], rest):
            places[found.end(1)] = f"A space was missing between the number {found[1]} and “{found[2]}”."
    behind_letter = BEHIND_LETTER.search(text) is not None
    scores = ((SCORE, TEAM), (RESULT, BEATEN)) if behind_letter else ()
    for pattern, front in ((CONTRACTED, PRONOUN), (POSSESSIVE, None), (OCLOCK, None), *scores):
        for found in pattern.finditer(text):
            if front is None or front.search(text, max(0, found.start() - 30), found.start()):
                figure = text[found.end() : found.end() + 20].split(maxsplit=1)[0]
                places[found.end()] = f"A space was missing before “{figure}”."
    for found in ORDINAL_NAME.finditer(text):
        places[found.end()] = f"A space was missing after “{found[0]}”."
    for found in PER_CENT_WORD.finditer(text) if "%" in text else ():
        if found[2].islower() and (
            found[2] in SHORT or found[2] == "in" or (len(found[2]) > 2 and zipf(found[2]) >= 3)
        ):
            places[found.end(1)] = f"A space was missing between “{found[1]}” and “{found[2]}”."
    for found in CODE_WORD.finditer(text) if behind_letter or "-" in text else ():
        if found[2] not in UNITS and zipf(found[2]) >= 3:
            places[found.end(1)] = f"A space was missing between “{found[1]}” and “{found[2]}”."
    for found in WORD_NUMBER.finditer(text) if behind_letter else ():
        if _number_after(found[1], found[2], found[3], found[4] or "", found[5] or ""):
            places[found.end(1)] = f"A space was missing between “{found[1]}” and the number {found[3]}."
            glued = found[5] or ""
            if glued and _word_after(" ", found[3], glued, text[found.end() + len(glued) :]):
                places[found.end(3)] = f"A space was missing between the number {found[3]} and “{glued}”."
    if passage.source is not None:
        for found in TOKEN.finditer(text):
            if _apart_in(passage.source, found[0], found[2]) and zipf(found[1]) >= 3:
                places[found.end(1)] = f"The source has {found[2]} by itself."
    for place in sorted(places):
        if not in_address(text, place):
            yield Edit(place, place, " ", places[place])
