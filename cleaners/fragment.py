"""A name or a few words that are quoted within a sentence: what brings them in, and where they begin and end.

Films, ships and shipyards have their names quoted, and people are “called” something. What stands before a mark and
behind it tells whether a quotation begins there at all: few begin with a preposition, or behind `from` or `Mr`.
"""

import re
from typing import Final

from cleaners.aside import PAST, VERBS, WORD, has_verb, leads_on, word_before
from cleaners.attribution import REPORTED
from cleaners.proper_names import NAMES
from cleaners.quotation_mark import NEAR, heard, sentence_begins
from cleaners.words import word_set, zipf

NAMING: Final = re.compile(
    r"\b(?:as|that|under|would|merely|so-called|was|were|is|are|feels?|felt|means?|meaning|word|phrase|song|film|book|anthem|show|series|album"
    r"|surname|which|(?:titled|called|named|dubbed|marked|branded|labell?ed)(?: (?:it|him|her|them|the|a|an))?)\s*$"
)
# `the law “On Education`
ACTS: Final = re.compile(r"\b(?:law|bill|act|resolution|decree|motion)\s*$")
# A few words without a name or a figure, up to the end of their sentence.
PLAIN_WORDS: Final = re.compile(r"(?!the )[a-z’'-]+(?: [a-z’'-]+)*[.!?…]['’)\]]*\s*")
# Behind these a fragment has often ended: `was “not safe and closed it.`
JOINED: Final = re.compile(r" (?:but|who|which|and (?:[a-z]+ed|left|said|went|made|took|is|was|has|had|will))\b")
# `“unsatisfied” and 21 percent “mad as hell`: the one quotation answers the other.
PARALLEL: Final = re.compile(
    r"(?:,|\b(?:and|or|not|as|by|than|versus))"
    r"(?: (?:a|an|the|of|by|to|for|in|as|its|his|her|their|\d[\w%]*|percent|per|cent)){0,3} $"
)
# `near “Jasper, Alberta`, `Vladimir “Putin, who`: a name goes on, or follows a preposition, and is not quoted.
PART_OF_NAME: Final = re.compile(r"(?:\b[A-Z][\w’'-]*|\b(?:in|at|near|from|of|with|by|for|and|to)) $")
# What bears a name that is quoted, above all where it was so in the Ukrainian or Russian: `the Khvylia” shipyard`.
BEARERS: Final = (
    "film|movie|book|novel|song|album|lecture|play|poem|series|exhibition|newspaper|magazine|ship|yacht|ferry|tanker|freighter"
    "|frigate|cruiser|corvette|submarine|trawler|icebreaker|vessel|operation|exercise|campaign|documentary|opera|musical"
    "|painting|anthology|collection|band|ensemble|choir|cinema|restaurant|cafe|café|hotel|shipyard|plant|factory"
    "|battalion|regiment|unit|company|firm|foundation|code name"
)
# What is made to be quoted by its name, or is a name or a word itself.
WORKS: Final = re.compile(
    r"\b(?:words?|term|phrase|slogan|motto|headline|nickname|so-called|films|show|entitled|titled|code-?named"
    rf"|calls (?:it|him|her)self|call themselves|(?:{BEARERS}),?) $"
)
NAMED_BEARER: Final = re.compile(rf"[A-Z][\w’'-]+(?= (?:{BEARERS})\b)")
BEARER_NEXT: Final = re.compile(rf" (?:{BEARERS})\b")
TITLE: Final = re.compile(
    r"(?:[A-Z\d][\w’'-]*)(?: (?:(?:of|the|in|and|a|an|on|for|to|with|from|at|by) ){0,2}[A-Z\d][\w’'-]*){1,7}"
    r"(?=,? [a-z])"
)
# `Zelenko's “The Salt Road won the prize`
OWNED_TITLE: Final = re.compile(r"(?:The|A) [A-Z]")
DESCRIBED: Final = re.compile(
    r"\b(?:described|characteri[sz]e[sd]|brand(?:s|ed)|label(?:led|ed|s)|denounced|dismissed|hailed|condemned|praised"
    r"|referred to|portrayed|decried|describes|dismisses|hails|condemns|known)\b"
    r"[^.!?,\"“”\n]{0,60}? as (?:the (?=[A-Z]))?"
)
BROUGHT_IN: Final = re.compile(
    r"\b(?:entitled|titled|dubbed|nicknamed|code-?named|so-called"
    r"|(?<!be )(?<!been )(?<!was )(?<!were )called(?! (?:the|his|her|their|its) )"
    r"|[Tt]he (?:words?|term|phrase|slogan|motto|headline|nickname)|(?:nickname|name|motto|slogan) (?:is|was)"
    r"|call(?:s|ed)? (?:it|him|her|them|the [a-z]+)|calls itself) "
    rf"|\b(?:{BEARERS}),?(?: (?:code-?)?named)? (?=[A-Z])|, (?:code-?)?named (?=[A-Z])"
)
LAST_NAME: Final = re.compile(r"(?<![\w-])[A-Z][\w’'-]+$")
WAS: Final = re.compile(
    r"\b(?:was|were|is|are|had been|has been|have been) (?=[a-z][\w’'-]*(?: (?!as |that )[\w’'-]+){1,4}$)"
)
# `called the singer her idol`
OWNED: Final = re.compile(r" (?:his|her|their|an?) ")
FEW: Final = re.compile(r"[\w’'-]+(?: [\w’'-]+){0,5},?")
# What opens a quoted fragment is seldom a preposition: a stray mark falls before any word.
SELDOM_QUOTED: Final = re.compile(
    r"\W?(?:of|on|at|and|or|in|by|with|for|from|as|that|who|which|when|than|but|has|have|had|our|their|his|her|its"
    r"|be|been|back|should|would|could|will|can|may|up|out|down|off|into|about|over|after|before|until|through|between"
    r"|during|because|if|also|only|is|are|was|said|says|them|him|than|against|near|he|they|she)\b"
)
# Nor does one begin behind these: of 1,044 fragments in English news none to three did.
SELDOM_BEFORE: Final = word_set(
    "from have has they we one after before there mr mrs ms up out all she it can last no on this will at in when more"
)
# Behind these a whole clause may be quoted: `and “the roof had leaked, the manager said`.
CLAUSE_BEFORE: Final = word_set("and but that because if")
FUNCTION_WORD: Final = re.compile(
    r"(?:The|A|An|And|But|Or|It|He|She|We|They|I|You|This|That|These|Those|In|On|At|More|As|If|When|So|To|For|There|His"
    r"|Her|Our|Their|My|Your|Not|No|Also|Within|With|From|By|After|Before|During|Under|Over|While|Although|According|About|Since"
    r"|Until|Through|Between|Among|Because|However|Then|There|Here|Now|Both|Each|Every|Some|Many|Most|All|What|Who|How"
    r"|Any|Well|Let|Just|Very|Maybe|Today)\b"
)
DETERMINED: Final = re.compile(r" (?:a|an|the|his|her|its|their|this|that) ")
FRAGMENT: Final = re.compile(r"[^\s,.;!?]+(?:\s[^\s,.;!?]+){0,8},(?=\s)")
COMMON: Final = 4.5
"""Zipf frequency of a word that is no brand."""
RARE: Final = 4.0
"""… of one that may be."""


def ends_itself(text: str, opened: int, limit: int, like: str) -> int:
    """Where what opens at ``opened`` ends by its own form: as long as the source's, in brackets, a title; else 0."""
    words = len(like.split())
    if 0 < words < 4 and like[-1].isalnum():
        # A name or a few words: as many in English, and the article.
        same = re.compile(rf"(?:(?:the|a|an)\s+)?[\w’'-]+(?:\s+[\w’'-]+){{{words - 1}}}(?![\w’'-])", re.IGNORECASE)
        fragment = same.match(text, opened + 1, limit)
        if fragment:
            return fragment.end()
    if text[opened - 1 : opened] == "(" and (bracket := text.find(")", opened, limit)) > opened + 1:
        return bracket
    bearer = NAMED_BEARER.match(text, opened + 1, limit)
    if bearer and _is_name(bearer[0]):
        return bearer.end()
    if text[opened - 3 : opened] in {"'s ", "’s "} and OWNED_TITLE.match(text, opened + 1):
        title = TITLE.match(text, opened + 1, limit)
        return _behind_title(text, title) if title else 0
    return _title_end(text, opened + 1, limit) if heard(WORKS, text, opened - 24, opened) else 0


def _is_name(word: str) -> bool:
    """Whether the word is nothing but a firm's or a ship's name, for all that is known."""
    return word not in NAMES and zipf(word) < RARE


def _behind_title(text: str, title: re.Match[str]) -> int:
    """Behind the title, and behind its comma: `her book, “Eleven Kinds of Silence,” sold well`."""
    return title.end() + (text[title.end()] == ",")


def _title_end(text: str, start: int, limit: int) -> int:
    """Where a name or a word ends that begins at ``start`` and is what its sentence speaks of; 0 where it is not."""
    title = TITLE.match(text, start)
    if title and title.end() < limit:
        return _behind_title(text, title)
    for word in [*WORD.finditer(text, start, min(limit, start + NEAR // 4))][1:6]:
        if word[0] in VERBS or PAST.fullmatch(word[0]):
            return word.start() - 1 if text[word.start() - 1] == " " else 0
    return 0


def stray(text: str, at: int, end: int) -> bool:
    """Whether what stands from ``at`` to ``end`` is no quotation: it begins within a phrase, or with a figure."""
    if SELDOM_QUOTED.match(text, at + 1) or text[at + 1 : at + 2].isdigit():
        return True
    words = text[at + 1 : end].split() or [""]
    left = word_before(text, at)
    if left in CLAUSE_BEFORE and len(words) > 2:
        return False
    return left.lower() in SELDOM_BEFORE or (
        leads_on(left) and (has_verb(" ".join(words[:8])) or (len(words) < 3 and words[0][:1].isupper()))
    )


def phrase_runs_on(text: str, at: int) -> bool:
    """Whether the word before a mark needs the next: `Saudi Arabia and the” port`, `paid using” a card`."""
    word = word_before(text, at)
    return leads_on(word) or (word.endswith("ing") and DETERMINED.match(text, at + 1) is not None)


def fragment_opening(text: str, closed: int, at: int) -> int:
    """Where a name or a few quoted words begin that close at ``at``, after what brings them in; else -1."""
    near = max(closed, at - NEAR // 4)
    if text[at + 1 : at + 2] == ")" and near <= (bracket := text.rfind("(", near, at)) < at - 1:
        return bracket + 1
    if leads_on(word_before(text, at)):
        return -1
    named = LAST_NAME.search(text, near, at) if BEARER_NEXT.match(text, at + 1) else None
    if named and _is_name(named[0]):
        return named.start()
    *_, described = (None, *DESCRIBED.finditer(text, near, at))
    if described and "." not in text[described.end() : at] and text.count(" ", described.end(), at):
        return described.end()
    said = WAS.search(text, near, at) if text[at + 1 : at + 2] == "." else None
    if said and _reported(text, said.start()):
        return said.end()
    for brought in BROUGHT_IN.finditer(text, near, at):
        if (
            FEW.fullmatch(text, brought.end(), at)
            and not SELDOM_QUOTED.match(text, brought.end())
            and not OWNED.search(text, brought.end(), at)
        ):
            return brought.end()
    return -1


def _reported(text: str, at: int) -> bool:
    """Whether the sentence says before ``at`` whose words it gives: `According to the pilot, it was | not ours`."""
    start = sentence_begins(text, at)
    return text.startswith("According to ", start) or REPORTED.search(text, start, at) is not None
