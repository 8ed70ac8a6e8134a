"""Where an aside began whose opening bracket is lost.

What stands before the bracket that closes is looked through from there backwards for the sorts of aside whose first
word is certain: an acronym, a year, a conversion, a date, a quoted title, a place, `known as`, a noun with its article
where none can go on. What is no known sort has no certain beginning.
"""

import re
from itertools import pairwise
from typing import Final

from cleaners.aside import (
    ADJECTIVE,
    AGENCY,
    AMOUNT,
    AMOUNT_BEFORE,
    ASIDES,
    CAPTION,
    COUNT,
    DATE,
    FORM,
    GOES_ON,
    INTRODUCTION,
    LABELS,
    LEADING,
    LONGEST,
    MONTH,
    NAMES,
    PAST,
    PREPOSITIONS,
    SHARE,
    SINCE,
    STOPS,
    VERBS,
    acts,
    converts,
    full_name,
    has_verb,
    hinted_before,
    leads_on,
    noun_before,
    runs_on,
    sentence_start,
    short_for,
    spelled_before,
    word_after,
    word_before,
)
from cleaners.proper_names import DAYS_AND_MONTHS, GIVEN_NAMES, PEOPLES, PLACES, TITLES
from cleaners.words import pair, word_set

# No acronym of what stands before it: `7 999 UAH)`, `THE LAST)`.
SHOUTED: Final = re.compile(r"(?:\d|\b[A-Z]{2,}) $")
ACRONYM: Final = re.compile(r"(?<![\w(])[A-Z][A-Z0-9&-]{1,9}$")
SPELLED: Final = re.compile(r"(?<![\w(])[A-Z][A-Za-z]{2,10}$")
ACRONYM_FIRST: Final = re.compile(r"\b([A-Z]{3,8}) (?=[A-Z])")
# `LONDON (AP) - `
DATELINE: Final = re.compile(rf"(?:[A-Z][A-Z. ]+ (?=[A-Z])|[A-Z][\w’'., -]{{2,40}} (?={AGENCY}\)))(\w+)(?=\) [-–—])")
CAPTION_ENDS: Final = re.compile(rf"(?<=[\w”\"’.] ){CAPTION.pattern}$")
# What nobody says but in brackets: `“The Clock” 1948)`, `i.e., guitar and voice)`, `born 1962)`.
TITLE_YEAR: Final = re.compile(
    rf"\b(?!{MONTH})[A-Z]\w*[”\"’]? (?P<year>(?:1[5-9]|20)\d\d(?:\s?[-–—]\s?(?:(?:1[5-9]|20)\d\d|present))?)$"
    r"|(?<![\w(])(?:i\.e\.|e\.g\.|born (?=[A-Z\d])|formerly |pictured|also known as |aka )[^()\[\]!?\n]{0,60}$"
)
DATE_ENDS: Final = re.compile(rf"(?<=[\w”\"’] ){DATE}$")
# `idle since March 2022)`
SINCE_ENDS: Final = re.compile(rf"(?<=[\w”\"’] ){SINCE}$")
QUOTE_ENDS: Final = re.compile(r"[“\"](?<=\s.)[^“”\"()]{2,120}[”\"]$")
SCORE_ENDS: Final = re.compile(r"(?<=\w )(?:\d{1,3}[-–:]\d{1,3}|\d{1,3}(?:,\d{3})*|\d{1,2}\+\d|[DR]-[A-Z][\w.]+)$")
PLACE_ENDS: Final = re.compile(r"([A-Z]\w+) ([A-Z]\w+)$")
# What is quoted behind these is no aside.
NAMING: Final = word_set(
    "word words phrase idiom term song film book slogan title motto expression saying proverb name play novel poem"
)
ABBREVIATED: Final = re.compile(r"(?:\b(?:etc|Ed|ed|ie|eg|Inc|Ltd|Co|Jr|Sr|[A-Z]|[a-z]{1,2})|\.\w)\.$")
# `“They [the miners] had food`: a pronoun, and whom it stands for.
SUBJECT: Final = re.compile(r"(?<![\w’'])(?:[Hh]e|[Ss]he|[Tt]hey|[Ww]e|I) (?=(?:the|an?|my|our) |[A-Z](?!\b))")
ARTICLE: Final = re.compile(
    r"(?<=[\w”\"’]) (?=(?:an?|the) "
    r"(?!(?:size|length|height|age|same|other|day|year|moment|time|way|more|first)\b))"
)
# These take two nouns: `They gave Olena a medal)`
GIVES: Final = re.compile(
    r"\b(?:gives?|gave|given|giving|calls?|called|shows?|showed|shown|tells?|told|offer|offered|sent|send|costs?|makes?"
    r"|made|names?|named|elected|won|grants?|granted|taught|owes?|owed|bring|brought|buy|bought|hand|handed|pay|paid"
    r"|dub|dubbed|declared?)\b[^.]{0,30}$"
)
BEFORE_NOUNS: Final = PREPOSITIONS | word_set("the a an this that these those his her its their our of all some no")
GAP: Final = re.compile(r"(?<=[\w”\"’]) (?=\w)(?!an? (?:year|month|week|day|hour|minute|second|piece|head)\b)")
# Most of the words that begin an aside also join words within a sentence; not these.
BREAKING: Final = word_set("the a an all both half some about around roughly nearly almost formerly currently")
FORM_ENDS: Final = re.compile(rf"(?<=[\w”\"’] )(?:{FORM.pattern})$")
NAMES_END: Final = re.compile(rf"(?<=[a-z]s )(?:{NAMES.pattern})$")
COUNT_ENDS: Final = re.compile(rf"(?<=[a-z] )(?:{COUNT.pattern})$")
# `The party Volia The Will) won`
THE_NAME: Final = re.compile(r"\b[A-Z][\w’'-]+ (The [A-Z]\w+(?: [A-Z]\w+)*)$")
NUMBERED: Final = re.compile(r"(?<=\b(?:law|act) )[Nn]o\. ?\d[\w/-]*$|(?<=\bbill )[Nn]o\. ?\d[\w/-]*$")
NOUN_YEAR: Final = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Tt]his|[Ii]ts) (?:[\w-]+ ){0,2}[a-z]+ ((?:1[5-9]|20)\d\d)$")
PREPOSED: Final = re.compile(r"\b(?:in|at|near|from|of|to) (?:The )?[A-Z][\w’'-]+ $")
METRIC: Final = re.compile(r"met(?:re|er)|gram|kilo|hectare|lit(?:re|er)|\b[kcm]?m\b|\bkg\b|km|Celsius|°C|\btonnes")
IMPERIAL: Final = re.compile(
    r"mile|feet|foot|inch|yard|acre|pound|ounce|gallon|\b(?:mi|ft|in|lbs?|oz)\b|mph|Fahrenheit|°F"
)


def numbered(text: str, at: int) -> bool:
    """Whether the number before ``at`` belongs to an aside, and counts no item of a list: `Oksana, 12)`."""
    return FORM_ENDS.search(text, max(0, at - LONGEST), at) is not None


def may_have_begun(text: str, at: int) -> bool:
    """Whether there is a place in the last words before ``at`` where they do not run on, and an aside may begin."""
    near = max(sentence_start(text, at), at - LONGEST)
    for gap in [*GAP.finditer(text, near, at)][:-9:-1]:
        left, right = word_before(text, gap.start()), word_after(text, gap.end())
        if leads_on(left) or acts(left) or left.lower() in GOES_ON or left[:1].isdigit() or pair(left, right):
            continue
        if right in ASIDES or right[:1].isdigit() or (full_name(text, gap.end()) and right[:1].isupper()):
            return True
    return False


def start_of_aside(text: str, at: int) -> int:
    """Where the aside that closes at ``at`` must have opened; -1 where it is no aside or that is not certain."""
    acronym = ACRONYM.search(text, max(0, at - 12), at)
    if acronym and not SHOUTED.search(text, max(0, acronym.start() - 12), acronym.start()):
        left = word_before(text, acronym.start())
        named = left[:1].isupper() or noun_before(text, acronym.start())
        if not leads_on(left) and (named or hinted_before(acronym[0], text, acronym.start())):
            return acronym.start()
    caption = CAPTION_ENDS.search(text, max(0, at - LONGEST), at)
    if caption and not text[at + 1 :].strip():
        return caption.start()
    dateline = DATELINE.match(text)
    if dateline and dateline.end() == at:
        return dateline.start(1)
    stop = text[at - 1 : at] in {".", "!", "?"}
    start = sentence_start(text, at - 1 if stop else at)
    if stop and _whole_sentence(text, start, at):
        return start
    near = max(start, at - LONGEST, text.rfind("(", 0, at) + 1, text.rfind(")", 0, at) + 1)
    amount = _amount(text, near, at)
    if amount >= 0:
        return -1 if word_after(text, at + 1) == "of" and not AMOUNT_BEFORE.search(text, near, amount) else amount
    place = _known_sort(text, start, near, at)
    if place >= 0:
        return place
    spelled = SPELLED.search(text, max(0, at - 16), at)
    if spelled and spelled_before(spelled[0], text, spelled.start()):
        return spelled.start()
    aside = TITLE_YEAR.search(text, max(0, at - 80), at)
    if aside:
        return aside.start("year") if aside["year"] else aside.start()
    return -1


def _whole_sentence(text: str, start: int, at: int) -> bool:
    """Whether a whole sentence stood in brackets: `The author is a former ambassador.) Twelve years ago`."""
    return (
        (not text[at + 1 :].strip() or re.match(r"\s+[A-Z“\"]", text[at + 1 : at + 5]) is not None)
        and not ABBREVIATED.search(text, max(0, at - 6), at)
        and text.count(" ", start, at) > 1
        and "(" not in text[start:at]
    )


def _amount(text: str, near: int, at: int) -> int:
    """Where the conversion or share begins that ends at ``at``; -1 where none does."""
    row: list[re.Match[str]] = []
    for found in AMOUNT.finditer(text, near, at):
        row = [*row, found] if row and not text[row[-1].end() : found.start()].strip() else [found]
    if not row or row[-1].end() != at:
        return -1
    if len(row) > 1:
        # `6.29 metres | 20 feet 7.5 inches`: where the system of measures changes, the conversion begins.
        changes = (other.start() for one, other in pairwise(row) if _system(one[0]) != _system(other[0]))
        return next(changes, row[1].start())
    begin = row[0].start()
    left = word_before(text, begin)
    if not left or leads_on(left) or left.lower() in LABELS or left in VERBS or PAST.fullmatch(left):
        return -1
    if left in DAYS_AND_MONTHS:
        return -1
    return begin if converts(text, near, begin) or row[0][0].endswith(SHARE) else -1


def _system(amount: str) -> int:
    return 1 if IMPERIAL.search(amount) else 2 if METRIC.search(amount) else 0


def _known_sort(text: str, start: int, near: int, at: int) -> int:
    """Where a date, a quoted title, a score, a place or words that introduce an aside began; else -1."""
    date = DATE_ENDS.search(text, near, at)
    since = SINCE_ENDS.search(text, near, date.start()) if date else None
    if since:
        return since.start()
    if date and not leads_on(left := word_before(text, date.start())) and left not in DAYS_AND_MONTHS | VERBS:
        return -1 if PAST.fullmatch(left) else date.start()
    stopped = not text[at + 1 :].strip() or text[at + 1] in STOPS
    quoted = QUOTE_ENDS.search(text, near, at)
    if quoted and text[quoted.start() - 2 : quoted.start() - 1] not in {",", ":"}:
        left = word_before(text, quoted.start())
        if left and not leads_on(left) and not acts(left) and left not in NAMING:
            return quoted.start()
    score = SCORE_ENDS.search(text, near, at)
    left = word_before(text, score.start()) if score else ""
    if score and left[:1].isupper() and left not in DAYS_AND_MONTHS and left.lower() not in LABELS | LEADING:
        return score.start()
    for first in ACRONYM_FIRST.finditer(text, near, at):
        if short_for(first[1], text[first.end() : at]):
            return first.end()
    place = PLACE_ENDS.search(text, near, at)
    no_place = GIVEN_NAMES | TITLES | PEOPLES
    if place and place[2] in PLACES and place[1] not in no_place and not leads_on(place[1]):
        preposed = PREPOSED.search(text, max(near, place.start() - 12), place.start(2))
        return place.start(2) if stopped or (preposed and not pair(place[1], place[2])) else -1
    names = NAMES_END.search(text, near, at)
    if names:
        return names.start()
    form = FORM_ENDS.search(text, near, at) or NUMBERED.search(text, near, at)
    if form and not leads_on(left := word_before(text, form.start())) and not acts(left):
        return form.start()
    named = THE_NAME.search(text, near, at)
    if named:
        return named.start(1)
    count = COUNT_ENDS.search(text, near, at)
    if count and converts(text, near, count.start()) and not leads_on(left := word_before(text, count.start())):
        return count.start()
    year = NOUN_YEAR.search(text, near, at)
    if year and (left := word_before(text, year.start(1))).lower() not in LABELS and left not in GOES_ON:
        return year.start(1)
    if not stopped and runs_on(text, at):
        return -1
    # No aside begins within a quotation that it ends behind.
    quote = max(text.rfind(mark, near, at) for mark in '“”"')
    *_, last = (None, *(found for found in INTRODUCTION.finditer(text, max(near, quote), at) if found.start() > start))
    if last and text[last.start() - 2 : last.start() - 1].isalnum() and text[last.end() : at].strip():
        left = word_before(text, last.start())
        longest = 3 if last[0] == "pictured" else 12
        if left.lower() not in LEADING and left not in VERBS and text.count(" ", last.end(), at) <= longest:
            return last.start()
    near = max(near, quote)
    *_, subject = (None, *SUBJECT.finditer(text, near, at))
    if subject and text.count(" ", subject.end(), at) < 5 and not has_verb(text[subject.end() : at]):
        return subject.end()
    apposition = _apposition(text, start, near, at)
    return _break(text, start, near, at) if apposition < 0 and stopped else apposition


def _apposition(text: str, start: int, near: int, at: int) -> int:
    """`by Nadia Rahman | a lawyer from Dhaka)`: where a noun has its article and goes on from no noun; else -1."""
    for found in reversed([*ARTICLE.finditer(text, near, at)]):
        if text.count(" ", found.end(), at) > 8:
            break
        left = word_before(text, found.end())
        if leads_on(left) or acts(left) or left in DAYS_AND_MONTHS or left.lower() in GOES_ON:
            continue
        if GIVES.search(text, max(start, found.start() - 60), found.start()):
            continue
        if left[:1].isupper():
            sure = has_verb(text[start : found.start()])
        else:
            before = word_before(text, found.start() - len(left))
            noun = before in BEFORE_NOUNS or ADJECTIVE.fullmatch(before) is not None
            sure = noun and pair(left, word_after(text, found.end())) == 0
        if sure:
            return found.end()
    return -1


def _break(text: str, start: int, near: int, at: int) -> int:
    """The nearest place before a bracket that surely closes where words do not run on and an aside begins; else -1."""
    for gap in [*GAP.finditer(text, near, at)][:-13:-1]:
        left, right = word_before(text, gap.start()), word_after(text, gap.end())
        if right not in BREAKING or left[:1].isdigit() or leads_on(left) or acts(left) or left.lower() in GOES_ON:
            continue
        if (left in DAYS_AND_MONTHS or not pair(left, right)) and has_verb(text[start : gap.start()]):
            return gap.end()
    return -1
