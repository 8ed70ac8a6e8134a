"""Where an aside ended whose closing bracket is lost.

What stands behind the bracket that opens tells the sort of aside: an acronym, a conversion, a date, a score, a quoted
title, a name. Such an aside ends with itself. Any other ends before the verb that its sentence still waits for, before
the verb behind a comma, before `, the agency reports`, or, where nothing goes on from before it, with its sentence.
"""

import re
from typing import Final

from cleaners.aside import (
    AGENCY,
    AMOUNT,
    AMOUNT_BEFORE,
    AN_AMOUNT,
    AUXILIARIES,
    CAPTION,
    COUNT,
    DATE,
    FORM,
    GOES_ON,
    HEDGE,
    INTRODUCTION,
    LABELS,
    LEADING,
    LONGEST,
    NAMES,
    PARTICIPLE,
    PAST,
    RESUMING_MARK,
    SHARE,
    VERBS,
    WEAK_INTRODUCTION,
    WORD,
    YEARS,
    acts,
    begins_aside,
    converts,
    full_name,
    has_verb,
    hinted_before,
    introduced,
    noun_before,
    resumes,
    runs_on,
    sentence_start,
    short_for,
    spelled_before,
    word_after,
    word_before,
)
from cleaners.proper_names import DAYS_AND_MONTHS, GIVEN_NAMES, HEADS, PLACES, TITLES
from cleaners.words import word_set

# `AURORA, Colo. (AP) - `
DATELINE: Final = re.compile(rf"(?P<place>[A-Z][\w’'., -]{{2,40}} )\({AGENCY}(?= [-–—])")
ACRONYM: Final = re.compile(r"([A-Z][A-Za-z0-9&-]*[A-Z0-9])(?![\w'’]|\.\w| \d)")
SPELLED: Final = re.compile(r"[A-Z][A-Za-z]{2,10}(?!\w| \d)")
SHORT: Final = re.compile(
    r"(?:(?:b|d|r|c|ca|born|died|founded)\.? \d{3,4}|[Nn]o\. \d[\w/-]*"
    r"|[DRI]-[A-Z][a-z]*(?:\.[A-Z])?\.?|[A-Z]{1,5}\.[A-Z]{1,2}"
    r"|[\d.:+%–-]*[\d%](?!\s*[\w–-]|[.,]\d|, \d))(?=[\s,;!?]|\.?$|\.\s)"
)
AMOUNTS: Final = re.compile(
    rf"{AMOUNT.pattern}(?:(?: and|,| or| to| by|;)? {HEDGE}?{AN_AMOUNT}){{0,2}}"
    r"(?: (?:each|apiece|on average|in total))?(?![\w%])"
)
# The amount is not all: `75 % of citizens`, `two hectares more`
CARRIES_ON: Final = re.compile(r"\s*(?:of|more|less|or|to \d|cents|higher|lower|in total|on average|old)\b|-\w")
DATED: Final = re.compile(rf"(?:{DATE}|{YEARS})(?!\w)")
SCORE: Final = re.compile(r"(?:\d{1,3}[-–:]\d{1,3}|\d{1,2}\+\d|\d{1,3}(?:,\d{3})*|\d+W-\d+L)(?![\w%]|[.,]\d)")
QUOTED: Final = re.compile(r"[“\"][^“”\"()\n]{2,120}[”\"](?=[\s,.;:!?]|$)")
CAPITALISED: Final = r"[A-Z][\w’'.-]*\w"
NAME: Final = re.compile(
    rf"(?:The )?{CAPITALISED}(?:(?: (?:and|of|the|de|for|in|von|van|&|on)){{0,2}} {CAPITALISED}){{0,6}}"
)
# `(the accountant, the warehouse manager and the driver) have`
ITEMS: Final = re.compile(r"the [a-z]+(?: [a-z]+)?(?:, the [a-z]+(?: [a-z]+)?)+,? and the [a-z]+(?: [a-z]+)??(?= )")
AND_THEN: Final = re.compile(r" and ([a-z]+) ")
LAW: Final = re.compile(r"(?:Articles?|[Aa]rts?\.|[Pp]arts?|p\.|Section|Chapter|Clause) \d[^,]*$")
FOOTNOTES: Final = word_set("video photo photos infographic trailer updated poll map audio")
SENTENCE_STOP: Final = re.compile(r"(?<![.\s][a-zA-Z])[.!?…]+[\"”’')\]]*(?=\s+[A-Z“\"‘(\[]|\s*$)")
SUBORDINATE: Final = re.compile(r"\b(?:that|if|because|while|when|where|although|though) ")
AND_VERB: Final = re.compile(r" and (?:is|was|are|were|has|had|will|can|could|did|does)\b")
SUBJECT: Final = re.compile(
    r".{0,6}?(?<![\w’'])(?:[Hh]e|[Ss]he|[Tt]hey|[Ww]e) [\[(](?P<aside>(?:the|my|our|an?) |[A-Z][a-z]+ )", re.DOTALL
)
# `in Arecibo (`
PREPOSED: Final = re.compile(r"\b(?:in|at|near|from|of|to) [A-Z][\w’'-]+ $")
# Verbs that may also say what was done to the noun before them: `what is left of it`
PARTICIPLES: Final = word_set(
    "left set cut put led read made held kept paid sold built sent lost found told shut hurt caught taught"
)
WAITS: Final = word_set("the a an or mostly mainly both all some half most many each")
RELATIVE: Final = word_set(
    "which who whose that whom what they he she it we I you there because if when while although though"
)
CLAUSE: Final = word_set("which there because although though it’s it's")
COMMA_WORD: Final = re.compile(r", ([a-z]+)\b(?<!ing)")
SPEAKS: Final = "(?:said|says|reports|reported|wrote|writes|noted|added|announced|told|believes)"
# `(not on 2 April, as some reported), her publisher said.`
TAG: Final = re.compile(
    rf",(?= (?:the |an? |his |her |its |their )?(?:[\w’'-]+ ){{1,4}}{SPEAKS}(?: [^,.]{{1,40}})?[.]?$)|,(?= {SPEAKS} )"
)


def end_of_aside(text: str, at: int) -> int:
    """Where the aside that opens at ``at`` must have closed; -1 where it is no aside or that is not certain."""
    dateline = DATELINE.match(text, 0, at + 20)
    if dateline and dateline.end("place") == at:
        return dateline.end()
    explained = SUBJECT.match(text, max(0, at - 6), at + LONGEST)
    if explained and explained.start("aside") == at + 1:
        # `“They [the miners] had food`: no pronoun has an article behind it.
        for word in [*WORD.finditer(text, at + 1, at + LONGEST // 2)][1:7]:
            if word[0] in VERBS and word[0] not in PARTICIPLES:
                return word.start() - 1
    if runs_on(text, at) and not _sure(text, at):
        return -1
    acronym = _acronym(text, at)
    if acronym != 0:
        return acronym
    begin = at + 1 + (text[at + 1 : at + 2] == " ")
    left = word_before(text, at)
    place = _known_sort(text, at, begin, left)
    if place >= 0:
        return place
    short = SHORT.match(text, begin)
    return short.end() if short and left not in DAYS_AND_MONTHS and left.lower() not in LABELS else -1


def _sure(text: str, at: int) -> bool:
    """Whether an aside begins even where English books print the two words side by side: `rally (based on`."""
    left, right = word_before(text, at), word_after(text, at + 1)
    # `Three of the accused (the accountant, the driver and the cook) have`
    if left.islower() and _items(text, at + 1):
        return True
    if not left or left.lower() in LEADING or left in VERBS or PAST.fullmatch(left):
        return False
    if right in {"a", "an"} and noun_before(text, at):
        # `The suspect (a teacher from Graz`
        return not has_verb(text[sentence_start(text, at) : at])
    return right == "not" or introduced(text, at + 1) or any(form.match(text, at + 1) for form in (FORM, COUNT))


def _acronym(text: str, at: int) -> int:
    """The end of the acronym behind the bracket; 0 where none stands there that tells, -1 where one goes on."""
    left = word_before(text, at)
    found = ACRONYM.match(text, at + 1)
    if found:
        if left.isupper() and left.isalpha():
            return found.end() if re.match(r"\s+[-–—]", text[found.end() : found.end() + 4]) else 0
        if found[1] == left:
            return -1
        if hinted_before(found[1], text, at) and not re.match(r" [A-Z0-9]", text[found.end() : found.end() + 3]):
            return found.end()
        if left not in LABELS and (
            resumes(text, found.end()) or word_after(text, found.end()) == "and"
            if left[:1].isupper() or noun_before(text, at)
            else RESUMING_MARK.match(text, found.end()) or word_after(text, found.end()) in AUXILIARIES
        ):
            return found.end()
    spelled = SPELLED.match(text, at + 1)
    return spelled.end() if spelled and spelled_before(spelled[0], text, at) else 0


def _known_sort(text: str, at: int, begin: int, left: str) -> int:
    """The end of an aside that ends with itself, or else where its sentence shows the end; -1 where nothing does."""
    quoted = QUOTED.match(text, begin)
    if quoted and _resumes(text, quoted.end()):
        return quoted.end()
    if left.islower() and (items := _items(text, begin)):
        return items
    if acts(left) and not introduced(text, begin):
        return -1
    start = sentence_start(text, at)
    caption = CAPTION.match(text, begin)
    if caption and (not text[caption.end() :].strip() or text[caption.end()] == "\n"):
        return caption.end()
    form = FORM.match(text, begin)
    if form and not text[form.end() : form.end() + 1].isalnum():
        return form.end()
    count = COUNT.match(text, begin)
    if count and left.islower() and converts(text, start, at):
        return count.end()
    amount = AMOUNTS.match(text, begin)
    if amount:
        share = amount[0].endswith(SHARE) and _resumes(text, amount.end())
        # `12 kilos (26 pounds) of amber`: nothing stands between the two amounts.
        beside = AMOUNT_BEFORE.search(text, max(start, at - 40), at) is not None and "of" in text[amount.end() :][:4]
        converted = converts(text, start, at) and (beside or not CARRIES_ON.match(text, amount.end()))
        return amount.end() if share or converted else -1
    if not left[:1].isdigit() and left not in DAYS_AND_MONTHS and left.lower() not in LABELS:
        score = SCORE.match(text, begin)
        if score and (RESUMING_MARK.match(text, score.end()) or PAST.fullmatch(word_after(text, score.end()))):
            return score.end()
        date = DATED.match(text, begin)
        life = date is not None and left[:1].isupper() and re.search(r"\d\s?[-–—]\s?\d", date[0]) is not None
        if date and (life or word_after(text, date.end()) in {"still", "also", "never", "later"}):
            return date.end()
        if date and resumes(text, date.end()) and word_after(text, date.end()) != "to" and text[date.end() :].strip():
            return date.end()
    words = INTRODUCTION.match(text, begin)
    # What introduces an aside may be `i.e.`
    stop = SENTENCE_STOP.search(text, words.end() if words else begin, begin + LONGEST)
    ends = [end for end in (text.find("\n", begin), stop.start() if stop else len(text.rstrip())) if end >= begin]
    end = min(ends, default=len(text))
    if end - begin > LONGEST:
        return -1
    name = _name(text, at, begin, end, left, stop is not None)
    return name if name >= 0 else _clause(text, at, start, begin, end)


def _items(text: str, begin: int) -> int:
    """The end of a list of those who are meant, behind which the sentence has its verb; 0 where none stands there."""
    items = ITEMS.match(text, begin)
    return items.end() if items and word_after(text, items.end()) in AUXILIARIES else 0


def _resumes(text: str, at: int) -> bool:
    """Whether a mark or an auxiliary goes on from before an aside that might itself go on with a preposition."""
    return RESUMING_MARK.match(text, at) is not None or word_after(text, at) in AUXILIARIES


def _name(text: str, at: int, begin: int, end: int, left: str, stopped: bool) -> int:
    """The end of the name behind the bracket, or behind words that introduce one, if the sentence resumes there."""
    spelled = NAME.match(text, begin)
    if spelled and left.isupper() and len(left) > 2 and short_for(left, spelled[0]):
        return spelled.end()
    words = INTRODUCTION.match(text, begin) or WEAK_INTRODUCTION.match(text, begin)
    if words and words[0] == "see":
        return end
    names = NAMES.match(text, begin)
    if names and left.islower() and left.endswith("s"):
        # `four languages (Ukrainian, Yiddish and German) and took years`
        then = AND_THEN.match(text, names.end())
        if _resumes(text, names.end()) or (then and (then[1] in VERBS or PAST.fullmatch(then[1]))):
            return names.end()
    name = NAME.match(text, words.end() + 1 if words else begin)
    if not name or name.end() > end or len(name[0]) < 4 or not (name.end() == end or resumes(text, name.end())):
        return -1
    first = word_after(text, begin)
    place = any(word in PLACES for word in name[0].split())
    another = (
        words is not None
        or first == "The"
        or (
            first not in GIVEN_NAMES
            and noun_before(text, at)
            and (" " in name[0] or RESUMING_MARK.match(text, name.end()))
        )
        or (stopped and " " in name[0] and first not in TITLES | HEADS and full_name(text, at))
        or (place and left not in GIVEN_NAMES | TITLES and name[0] not in GIVEN_NAMES)
        or (name[0] in PLACES and PREPOSED.search(text, max(0, at - 40), at) is not None)
    )
    return name.end() if another else -1


def _clause(text: str, at: int, start: int, begin: int, end: int) -> int:
    """Where the sentence shows that the aside ends; -1 where it does not show it."""
    aside = begins_aside(text, at)
    tag = TAG.search(text, begin, end + 1)
    if tag and aside:
        return tag.start()
    rest, first = text[begin:end], word_after(text, begin)
    words = WORD.findall(rest)
    known = introduced(text, begin)
    *_, clause = SUBORDINATE.split(text[start:at])
    if not has_verb(clause) and "," not in clause and (known or first in WAITS):
        # `The Holocene (the latest epoch) is`: the clause still waits for its verb.
        for found in WORD.finditer(rest.partition(",")[0]):
            if (
                found[0] in VERBS
                and found[0] not in PARTICIPLES
                and found.start()
                and word_before(rest, found.start()) not in RELATIVE
            ):
                return begin + len(rest[: found.start()].rstrip(" ,"))
        return -1
    predicate = AND_VERB.search(rest)
    if predicate and aside and "," not in rest[: predicate.start()] and not has_verb(rest[: predicate.start()]):
        # `(the strongest since 1977) and was felt`
        return begin + predicate.start()
    if rest.lower() in FOOTNOTES:
        return end
    if not has_verb(text[start:at]):
        return -1
    resumed = COMMA_WORD.search(rest)
    if resumed and aside and first not in RELATIVE:
        return begin + resumed.start() if resumed[1] in VERBS else -1
    alone = not ({"and", "or"} | AUXILIARIES) & set(words)
    if LAW.match(rest) or (known and len(words) < 16 and not resumed and alone):
        return end
    return end if "," not in rest and _ends_with_sentence(text, at, first, words, aside) else -1


def _ends_with_sentence(text: str, at: int, first: str, words: list[str], aside: bool) -> bool:
    """Whether an aside without a comma goes on to the end of its sentence."""
    left = word_before(text, at)
    if left[:1].isupper() and first[:1].isupper():
        return False
    if first in {"a", "an", "the", "his", "her", "their", "its"} and VERBS & set(words[2:]):
        # `(a runoff is planned for 19 May.`
        return len(words) <= 15 and "and" not in words
    if words[-1:] and words[-1] in DAYS_AND_MONTHS:
        return False
    if first in CLAUSE:
        return 2 < len(words) <= 15 and "and" not in words
    if len(words) > 7 or VERBS & set(words[1:]):
        return False
    said = PAST.fullmatch(first) is not None or PARTICIPLE.fullmatch(first) is not None
    if said and left != left.lower() and len(words) < 2:
        return False
    if said and (len(words) > 2 or PARTICIPLE.fullmatch(first)):
        return True
    if any((word in GOES_ON and word != "with") or word == "and" for word in words[1:]):
        return False
    return (
        aside
        or text[at - 2 : at - 1] in {"”", '"', "’"}
        or (first in {"in", "with", "under", "over", "against", "via", "near", "without"} and len(words) > 1)
        # `Leonid Kinzbursky (drums`
        or (left[:1].isupper() and word_before(text, text.rfind(left, 0, at))[:1].isupper() and first.islower())
    )
