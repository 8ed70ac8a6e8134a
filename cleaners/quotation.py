"""How the quotation marks of a passage are meant: which open, which close, which measure, which are lost or too many.

Every mark may open, close, be an inch mark or be nobody's; marks may be missing. Each reading costs what it asks us to
believe: a mark that stands the wrong way, a space on the wrong side, a mark too many, a mark forgotten where a sentence
shows the place. The cheapest reading of the whole passage is the one the quotation cleaners share, so that they agree.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby, pairwise
from operator import attrgetter, itemgetter
from typing import Final, NamedTuple

from articles import Passage
from cleaners.aside import MONTH, PAST, VERBS, WORD, has_verb, leads_on, word_before
from cleaners.proper_names import GIVEN_NAMES, NAMES, PLACES, TITLES
from cleaners.words import word_set, zipf

MARKS: Final = '"“”„‟«»＂″'
"""Marks that quote, among them those of other languages and the second mark, which some keyboards give for a quote."""
MARK: Final = re.compile(f"[{MARKS}]")
# Where marks are spoken of they may stand alone.
MENTIONED: Final = ("quotation mark", "guillemet", "inverted comma", "double quotes")
MARK_SET: Final = frozenset(MARKS)
OPENING: Final = "“„«‟"
CLOSING: Final = "”»"
NO_MARK: Final = f"[^{MARKS}]*+"
PLAIN: Final = re.compile(
    rf"{NO_MARK}(?:(?<![^\s(\[])[\"“](?=[\w$£€#'‘’])(?:{NO_MARK}(?<=[\w.,!?…%)'’])[\"”](?=[\s.,;:!?)\]]|\Z)){NO_MARK})+"
)
SPEAKING: Final = (
    "acknowledged|added|adds|admits|admitted|announced|announces|answered|answers|argued|argues|asked|asks|asserted|asserts"
    "|assured|assures|began|believed|believes|boasted|called|cautioned|chanted|cited|cites|claimed|claims|clarified"
    "|commented|comments|complained|countered|cried|concluded|concludes|confirmed|confirms|continued|continues|declared|declares|described"
    "|emphasi[sz]ed|emphasi[sz]es|enthused|enthuses|estimates|exclaimed|explained|explains|expressed|highlighted|insisted|insists"
    "|joked|lamented|laughed|mimicked|mused|muttered|noted|notes|observed|opined|pointed|points|posted|predicted|predicts|promised"
    "|quipped|quoted|quotes|read|reads|recalled|recalls|recounted|remarked|reminded|reminds|replied|replies"
    "|reported|reports|responded|retorted|said|say|says|shared|shares|shouted|stated|states|stressed|stresses"
    "|suggested|summed|sums|tells|testified|thinks|thought|told|tweeted|tweets|underlined|underscored|underscores"
    "|urged|warned|warns|vowed|whispered|wondered|writes|wrote|yelled"
)
# They tell who has spoken, but what they take is seldom a quotation: `informed relatives`.
TAGGING: Final = (
    "advised|advises|assessed|blogged|complains|conceded|concedes|cries|emailed|informed|informs|jokes|laments|laughs"
    "|mutters|recommended|recommends|recounts|reiterated|reiterates|revealed|reveals|shouts|sighed|sighs|texted|vows"
    "|whispers|wonders"
)


def _by_letter(verbs: str) -> str:
    """The verbs by first letters: what is tried at every word must fail at once, and nearly every word has another."""
    return "|".join(
        f"{letter}(?:{'|'.join(verb[1:] for verb in group)})"
        for letter, group in groupby(sorted(verbs.split("|")), key=itemgetter(0))
    )


# Of them those that are nothing else, so that whatever stands before one may be who has spoken.
SAID_PLAINLY: Final = "|".join(
    verb
    for verb in SPEAKING.split("|")
    if verb.endswith("ed") or verb in {"said", "says", "told", "wrote", "writes", "enthuses"}
)
NO_SPEAKER: Final = (
    "am|is|are|was|were|be|been|being|had|has|have|do|does|did|will|would|can|could|may|might|must|shall|should|not|that"
    "|what|which|who|whom|whose|when|why|how|I|we|you|than"
)
SPEECH_VERBS: Final = _by_letter(SPEAKING)
TAGS: Final = _by_letter(f"{SPEAKING}|{TAGGING}")
# `coach Serhiy Rebrov`, `tourism chief Ahmed al-Khateeb`, `29-year-old Olena`, `Mr. Koval’s office`, `witnesses`,
# `Naftogaz analysts`, `Rada press officer Olena Koval`
SPEAKERS: Final = (
    "analysts|authorities|campaigners|critics|diplomats|doctors|economists|experts|investigators|journalists|lawmakers"
    "|lawyers|locals|medics|neighbou?rs|officials|organi[sz]ers|police|prosecutors|protesters|reporters|rescuers"
    "|researchers|residents|scientists|sources|witnesses|activists|relatives|volunteers|historians|engineers"
)
WHO: Final = (
    r"(?:he|she|it|they|we|I|you|one|who|which|(?:the|a|an|his|her|their|our|[Oo]ne)(?:\s+[\w’'-]+){1,5}?|Mr\.?|Mrs\.?|Ms\.?"
    rf"|(?:[a-z]+ )?(?:{SPEAKERS})"
    r"|\w+\.(?:com|ru|ua|net|org)"
    r"|(?!(?:and|or|but|because|so|if|when|while|although|though|since|than|that|like)\s)"
    r"(?:(?!to )[a-z0-9][a-z0-9-]*\s+){0,4}(?!I\b)[A-Z][\w.’'-]*"
    r"(?:,?\s+(?:al-)?(?!I\b)[A-Z][\w.’'-]*|\s+(?:of|the|de|von|van|al|[a-z]+(?=\s(?:[a-z]+\s)?[A-Z])))*"
    r"(?:(?<=[’']s)(?:\s+[a-z-]+){1,2})?"
    rf"(?:\s+(?:{SPEAKERS}))?)"
)
# They take whom is spoken to: `he told the court`, but not `he believes the claims`.
ADDRESSING: Final = (
    "told|tells|asked|asks|answered|answers|reminded|reminds|warned|warns|informed|informs|assured|assures|advised|advises"
    "|urged|cautioned|promised"
)
TIMES: Final = "(?:day|week|month|year|morning|evening|afternoon|night|summer|autumn|fall|winter|spring|time)"
OBJECT: Final = (
    rf"\s+(?:he|she|it|they|we|I|you|his|her|their|its|our|my|these|those|there|no|an?(?! (?:few |couple )?{TIMES})"
    rf"|the(?! (?:next |same |following |other )?{TIMES})|this(?! {TIMES}))\b"
)
# What has its verb goes on: `they announced that a plane had come`, `believed to be a citizen of Yemen`.
CLAUSE: Final = (
    r"\s+(?:(?:me|him|her|us|them|you|people|reporters|journalists)\s+)?(?:that|how|why|whether|to (?:be|have))\b"
)
SPEAKS: Final = re.compile(
    r"\s*[,–—-]?\s+(?:"
    rf"(?:as\s+)?{WHO}(?:(?:,[^,.!?\"“”\n]{{2,100}}){{1,2}},)?\s+"
    rf"(?:(?:also|later|then|further|has|had|was|is)\s+)*(?<!\band )(?<!\bor )(?<!\bbut )"
    rf"(?:{ADDRESSING}|(?!reads?\b(?:(?<=they read)|(?<=we read)|(?<=I read)|(?<=you read)))(?:{TAGS})\b(?!{OBJECT}))"
    rf"|(?:as|it is|it was|was(?=\s+\w+\s+by\b))\s+(?:{TAGS})"
    r"|(?!told\b|tells\b)"
    rf"(?:{TAGS})(?!\s+(?:to|they|he|she|it|we|I|in|on|by|for|at|from|with|and|or|but|if|so|as|when|what)\b)"
    rf")\b(?!{CLAUSE})"
)
# Who is named by a pronoun or a title has no list of names before him.
LATER: Final = re.compile(rf"\s+(?:he|she|they|Mr\.?|Mrs\.?|Ms\.?|Dr\.?)(?: [\w’'.-]+){{0,3}}? (?:{TAGS})\b")
# `, plenty of folks said.`, `, the Central Election Commission told reporters.`: whoever speaks, nothing but who does.
TOLD_LAST: Final = re.compile(
    r"\s(?!(?:and|but|or|as|so|yet|if|because|when|while|where|though|although|since|before|after|until|than)\b)"
    rf"(?:(?!(?:{NO_SPEAKER})\b)[^\s,.!?:;“”\"]++ ){{1,8}}?(?:{SAID_PLAINLY})"
    r"(?: (?:him|her|them|us|me|reporters|journalists|[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}))?"
    r"(?: (?:to|on|in|by|at|during|after) (?:(?:a|an|the|his|her|their) )?[\w’'-]+(?: [\w’'-]+){0,3})?[.!?](?=\s|$)"
)
RELATIVE: Final = re.compile(r",\s+(?:who|which)\b")
SAID: Final = re.compile(rf"[^.!?\"“”]{{0,120}}\b(?:{TAGS})\b")
SAID_LAST: Final = re.compile(rf"[^.!?\"“”]{{0,120}}\b(?:{TAGS})(?: (?:to|on|in|by|at) [\w’'-]+){{0,2}}[.!?]")
# These three are for text in lower case: looking without regard to case takes ten times as long.
SPOKEN_OF: Final = re.compile(
    rf"\b(?:{SPEECH_VERBS}|saying|adding|according to|words?|slogan|placards?|signs?|titled|named|dubbed)\b"
)
TAKES_SPEECH: Final = re.compile(
    rf"(?::|\b(?:{SPEECH_VERBS}|saying|adding|asking|writing|stating|chanting)"
    r"(?:\s+(?:that|him|her|them|us|me|reporters|journalists))?,?|\b[a-z]+ed,)\s*$"
)
# `was said “to be in a serious condition`, `said “he was waiting`: it is told, not quoted.
RETOLD: Final = re.compile(r"(?<=\w) .(?:to (?:be|have)|that|he|she|they|his|her|their)\b")
# `shouts “I’m leaving!`
TAGGED: Final = re.compile(rf"\b(?:{TAGS}) $")
NAMING: Final = re.compile(
    r"\b(?:as|that|under|would|merely|so-called|was|were|is|are|feels?|felt|means?|meaning|word|phrase|song|film|book|anthem|show|series|album"
    r"|surname|which|(?:titled|called|named|dubbed|marked|branded|labell?ed)(?: (?:it|him|her|them|the|a|an))?)\s*$"
)
# `the law “On Education`
ACTS: Final = re.compile(r"\b(?:law|bill|act|resolution|decree|motion)\s*$")
# `He wrote on Telegram: We will win."`
SAID_BEFORE: Final = re.compile(
    rf"\b(?:{SPEECH_VERBS}|saying|adding|statement|post|Telegram|Facebook|Twitter)\b[^.!?:\"“”\n]{{0,60}}:\s+(?=[A-Z0-9‘'])"
)
# `Magomed Aliev: When I hear them shout`
SPEAKER: Final = re.compile(r"[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){1,3}:\s+(?=[A-Z0-9‘'])")
# In front of these words of the speaker's own, or behind a verb of speech, the quotation begins within the sentence.
FIRST_PERSON: Final = re.compile(
    r"\b(?:I|[Ww]e|[Mm]y|[Oo]urs?|mine|ourselves|myself|us|me|[Yy]ou|[Yy]our|[A-Za-z]+n['’]t|[Ii]t['’]s|[Tt]hat['’]s|[Ll]et['’]s)\b"
)
OWN: Final = re.compile(r"\b(?:me|my|myself)\b")
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
# What the newsroom says in its own voice: days, sums, full names, whose word it is.
FACT: Final = re.compile(
    rf"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\d {MONTH}\b|\b{MONTH} \d"
    r"|[$€£]\d|\d (?:million|billion|percent|per cent)\b|\d%|(?<=[a-z] )[A-Z][a-z]+ [A-Z][a-z]+\b"
    r"|\b(?:according to|said|says|reported|reports|told|announced|stated|noted)\b"
)
DATED: Final = re.compile(
    r"\b(?:on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|evening|night|afternoon))?|(?:in|of) \d{4}"
    r"|\d (?:million|billion|percent|per cent)|\d%|[$€£]\d[\d.,]*"
    rf"|in {MONTH})[.!?]?$"
)
# What somebody says who is moved by it.
VALUED: Final = re.compile(
    r"\b(?:very|really|just|only|must|should|need|needs|important|good|bad|best|worst|never|always|everyone|everything"
    r"|nothing|nobody|people|lot|things?|think|want|simply|absolutely|great|beautiful|terrible|hope|[Tt]his is)\b"
)
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
ACCORDING: Final = re.compile(r"According to [^,.!?\"“”]{2,60}, ")
WAS: Final = re.compile(
    r"\b(?:was|were|is|are|had been|has been|have been) (?=[a-z][\w’'-]*(?: (?!as |that )[\w’'-]+){1,4}$)"
)
# `called the singer her idol`
OWNED: Final = re.compile(r" (?:his|her|their|an?) ")
FEW: Final = re.compile(r"[\w’'-]+(?: [\w’'-]+){0,5},?")
GOES_ON: Final = re.compile(r"(?:and|but|because|so|if|then|or|when|that’s|it’s|it's|that's)\b")
COUNTED: Final = re.compile(r"(?:Twenty|Thirty|Forty|Fifty|Sixty|Seventy|Eighty|Ninety)-[a-z]+$")
PLACE_NEXT: Final = re.compile(
    r", (?:New (?:York|Jersey|Mexico|Hampshire)|(?:North|South) (?:Carolina|Dakota)|California|Ohio|Oregon|Georgia"
    r"|Texas|Virginia|Illinois|Ontario|Alberta|Quebec|England|Scotland|Wales|France|Germany|Italy|Spain|Poland|Ukraine|Russia)\b"
)
REPORTED: Final = re.compile(
    rf"\b(?:{SPEECH_VERBS}|saying|adding|suggests?|shows?|means?)(?:,| that| the| a| it| how)?\s"
)
# `as many as patients says Olena Savchuk`
INVERTED: Final = re.compile(rf"(?<=[a-z])(?= (?:{TAGS}) (?:[A-Z]|the |an? ))")
ANNOUNCED: Final = re.compile(r"(?<=[a-z]):\s+(?=[A-Z‘'])")
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
IS_SOMETHING: Final = re.compile(r"\s(?:is|was|are|were|has|will)\b")
SENTENCE: Final = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[A-Z0-9“\"‘(])")
TAKEN_UP: Final = re.compile(r"\s*(?:[\"“”„«]|,,|``|'')")
ENDS: Final = re.compile(r"[.!?…]['’)\]]*\s*$")
BREAK: Final = re.compile(r"[,!?](?=\s)")
FRAGMENT: Final = re.compile(r"[^\s,.;!?]+(?:\s[^\s,.;!?]+){0,8},(?=\s)")
WRAPPED: Final = "'’‘([{*_"
DASHES: Final = "—–-/"
STOPS: Final = ".,;:!?)]}%…"

# `5'10"`, `51°28′40″N`: feet and minutes stand before inches and seconds.
MINUTES: Final = re.compile(r"\d['’′] ?\d{1,2}(?:[.,]\d)?$")
OPEN, CLOSE, INCH, EXTRA = "open", "close", "inch", "extra"
NESTED: Final = 0.8
STRAY: Final = 0.5
LEANING: Final = 0.2
"""What tells two marks of which either may be too many: more than ``MARGIN``, and no more than that."""
BROKEN_OFF: Final = 2.0
SPOKEN_ALONE: Final = 2.5
MISFIT, LOOSE, TURNED, TOO_MANY, WEAK, NEVER = 2.0, 0.9, 1.0, 3.0, 3.6, 9.0
UNDECIDED: Final = TOO_MANY
MARGIN: Final = 0.15
"""What a reading must be cheaper by than the next to be certain."""


MANY: Final = 300
"""Marks in one passage beyond which it is no prose, and is left alone."""
WIDTH: Final = 8
"""Readings kept at every mark: of a thousand marks not every reading need be thought through."""
COMMON: Final = 4.5
"""Zipf frequency of a word that is no brand."""
RARE: Final = 4.0
"""… of one that may be."""
NEAR: Final = 400
"""Characters looked at before and after a mark."""


class Mark(NamedTuple):
    """A double quotation mark at ``at`` and what it is meant for."""

    at: int
    glyph: str
    role: str


class Missing(NamedTuple):
    """A mark that should be inserted at ``at`` to open or to close."""

    at: int
    role: str


class Reading(NamedTuple):
    """What the marks are meant for; ``plain`` when every one of them stands as it should."""

    marks: tuple[Mark, ...]
    missing: tuple[Missing, ...]
    plain: bool = False
    sure: bool = True
    """Whether no other reading costs nearly as little: else what is missing or too many is for a person to say."""


def reading(passage: Passage) -> Reading:
    """The cheapest reading of the passage's double quotation marks."""
    return _read(passage.text, passage.source, passage.before, passage.after)


class _Path(NamedTuple):
    cost: float
    opened: int  # index of the mark that opened the quotation we are in; -1 outside, -2 opened in an earlier passage
    closed: int  # where the last quotation ended
    roles: tuple[str, ...]
    missing: tuple[Missing, ...]
    outer: int = -1  # index of the mark that opened the quotation around the one we are in


@lru_cache(maxsize=256)
def _read(text: str, source: str | None, before: str, after: str) -> Reading:
    places = [match.start() for match in MARK.finditer(text)]
    if not places or len(places) > MANY or any(map(text.__contains__, MENTIONED)):
        return Reading((), (), True)
    if len(places) % 2 == 0 and PLAIN.fullmatch(text):
        # No reading is cheaper than the one that costs nothing.
        roles = (OPEN, CLOSE) * (len(places) // 2)
        plain = tuple(Mark(at, text[at], role) for at, role in zip(places, roles, strict=True))
        return Reading(plain, (), True)
    lack, surplus = _weighed(len(places), source)
    theirs = [] if source is None else [source[start:end] for start, end in quoted(source)]
    # The source may itself leave a quotation open for the next paragraph to take up.
    odd_marks = len(places) % 2 == 1
    runs_on = odd_marks and source is not None and len(MARK.findall(source)) == len(places)
    paths = _beginnings(text, before, runs_on)
    for at in places:
        grown: list[_Path] = []
        opens, closes = _misfit(text, at, OPEN), _misfit(text, at, CLOSE)
        inch = _inch(text, at)
        odd = surplus + _superfluous(text, at, len(places) > 2)
        for path in paths:
            so_far, opened, closed, roles, missing, outer = path
            inside = opened != -1
            grown.append(_Path(so_far + odd, opened, closed, (*roles, EXTRA), missing, outer))
            if inch is not None:
                cost = inch + (1.5 if inside else 0)
                grown.append(_Path(so_far + cost, opened, closed, (*roles, INCH), missing, outer))
            if not inside:
                grown.append(_Path(so_far + opens, at, closed, (*roles, OPEN), missing, outer))
                if opens or closes < MISFIT:  # a mark that plainly opens is not asked whether it closes
                    where, cost = _lost_opening(text, closed, at)
                    lost = (*missing, Missing(where, OPEN))
                    grown.append(_Path(so_far + (closes + cost + lack), opened, at + 1, (*roles, CLOSE), lost, outer))
            else:
                ended = so_far + closes + (_broken_off(text, opened, at) if odd_marks else 0.0)
                grown.append(_Path(ended, outer, at + 1, (*roles, CLOSE), missing))
                if opened >= 0 and outer == -1 and not opens:
                    grown.append(_Path(so_far + (opens + NESTED), at, closed, (*roles, OPEN), missing, opened))
                if opened >= 0 and (closes or opens < MISFIT):
                    where, cost = _lost_closing(text, opened, at, closed, _like(path, theirs))
                    lost = (*missing, Missing(where, CLOSE))
                    grown.append(_Path(so_far + (opens + cost + lack), at, closed, (*roles, OPEN), lost, outer))
        paths = _best(grown)
    finished: list[_Path] = []
    for path in paths:
        if path.opened == -1:
            finished.append(path)
        elif path.opened == -2 or runs_on or _goes_on(text, path.opened, after):
            finished.append(path._replace(cost=path.cost + (0.1 if runs_on else 0.3)))
        elif path.outer < 0:
            where, cost = _lost_closing(text, path.opened, len(text), path.closed, _like(path, theirs))
            missing = (*path.missing, Missing(where, CLOSE))
            finished.append(path._replace(cost=path.cost + cost + lack, missing=missing))
    if not finished:
        return Reading((), (), True)
    best = min(finished, key=attrgetter("cost"))
    rivals = [path.cost for path in finished if (path.roles, path.missing) != (best.roles, best.missing)]
    marks = tuple(Mark(at, text[at], role) for at, role in zip(places, best.roles, strict=True))
    return Reading(marks, best.missing, sure=min(rivals, default=NEVER) - best.cost >= MARGIN)


def _broken_off(text: str, opened: int, at: int) -> float:
    """What it costs to believe that a quotation ends in the middle of its first clause: `“I felt that my job” as`."""
    broken = (
        opened >= 0
        and text[at - 1 : at].isalnum()
        and text[at + 1 : at + 2] == " "
        and text[at + 2 : at + 3].islower()
        and FUNCTION_WORD.match(text, opened + 1) is not None
        and (text[opened - 2 : opened] in {": ", ", "} or _sentence(text, opened + 1) == opened)
    )
    return BROKEN_OFF if broken else 0.0


def _superfluous(text: str, at: int, among: bool) -> float:
    """What it costs to believe that the mark at ``at`` is one too many, ``among`` others or alone."""
    if text[at] in "„‟":
        return TOO_MANY - STRAY
    if text[at - 1 : at] == "," and text[at - 2 : at - 1].isdigit() and text[at + 1 : at + 4].isdigit():
        # `226,“000 people`
        return 0.0
    if text[at - 1 : at] in {".", ","} and MARK.match(text, at - 2):
        # `treatment”.”`
        return TOO_MANY - STRAY
    # `"""`
    if not among or text[at + 1 : at + 2] in MARK_SET or text[at - 1 : at] in MARK_SET:
        return TOO_MANY
    if text[at - 1 : at] in set(".,!?…"):
        # `“The bill” is a gift,” he said`, `“This is “not a gift,” he said`: of three the one between words.
        return TOO_MANY + (STRAY if SPEAKS.match(text, at + 1) else LEANING)
    if text[at + 1 : at + 2] in set(".,;:!?)…"):
        return TOO_MANY + LEANING
    return TOO_MANY + (LEANING if _misfit(text, at, OPEN) < MISFIT and _sentence(text, at + 1) == at else 0.0)


def _beginnings(text: str, before: str, runs_on: bool) -> list[_Path]:
    """Outside every quotation, or within one that the passage before has left open and this one takes up anew."""
    outside = _Path(0.0, -1, 0, (), ())
    if runs_on:
        return [outside, outside._replace(opened=-2)]
    if not _left_open(before):
        return [outside]
    start = len(text) - len(text.lstrip())
    anew = () if TAKEN_UP.match(text) else (Missing(start, OPEN),)
    return [outside, outside._replace(cost=0.4, opened=-2, missing=anew)]


def _best(paths: list[_Path]) -> list[_Path]:
    """The two cheapest paths for each way of standing inside or outside a quotation."""
    best: dict[tuple[int, int], list[_Path]] = {}
    for path in sorted(paths, key=attrgetter("cost")):
        kept = best.setdefault((path.opened, path.outer), [])
        if len(kept) < 2:
            kept.append(path)
    return sorted((path for kept in best.values() for path in kept), key=attrgetter("cost"))[:WIDTH]


def quoted(text: str) -> list[tuple[int, int]]:
    """What a text with sound marks quotes: start and end of each quotation without its marks."""
    spans: list[tuple[int, int]] = []
    opened = -1
    for match in MARK.finditer(text):
        if opened < 0:
            opened = match.end()
        elif match[0] in '"”»“' and not (match[0] == "“" and "„" not in text):
            spans.append((opened, match.start()))
            opened = -1
    return spans


def _weighed(count: int, source: str | None) -> tuple[float, float]:
    """What the source's marks add to the price of a missing mark and of a mark too many."""
    if source is None:
        return 0.0, 0.0
    there = len(MARK.findall(source))
    if not there:
        return 3.0, -1.0
    if count < there:
        return -1.0, 2.0
    return (2.0, 0.0) if count > there else (0.0, 0.0)


def _sentence(text: str, at: int) -> int:
    """Where the sentence begins in which ``at`` lies."""
    start = max(0, at - NEAR)
    for end in SENTENCE.finditer(text, start, at):
        start = end.end()
    return start


def _misfit(text: str, at: int, role: str) -> float:
    """What it costs to believe that the mark at ``at`` opens, or closes."""
    glyph = text[at]
    cost = 0.0
    if glyph == "„" and role == CLOSE:
        return NEVER
    if glyph in OPENING:
        # „so“ and “so” : the mark that opens here closes there.
        cost = 0.0 if role == OPEN else (0.5 if glyph == "“" and text.find("„", 0, at) >= 0 else TURNED)
    elif glyph in CLOSING:
        cost = 0.0 if role == CLOSE else TURNED
    left = at
    while left and text[left - 1] in WRAPPED and not (role == CLOSE and text[left - 1] in "'’"):
        left -= 1
    right = at + 1
    while right < len(text) and text[right] in "'’‘)]}*_":
        right += 1
    before, behind = text[left - 1 : left], text[right : right + 1]
    free_left = not before or before.isspace()
    free_right = not behind or behind.isspace()
    stop_right = behind in STOPS and not text.startswith("..", right)
    if (
        free_left
        and not free_right
        and text[max(0, at - NEAR) : at].rstrip()[-1:] in {",", "?", "!"}
        and SPEAKS.match(f" {text[at + 1 : at + 60]}")
    ):
        # `we have no issues, "added Klopp`
        return cost + (MISFIT if role == OPEN else 0.4)
    if role == CLOSE and before == ";" and behind:
        cost += TURNED
    if free_left and free_right:
        return cost + (LOOSE if before or behind else MISFIT)
    if before and before in DASHES and not free_right and not stop_right:
        return cost + (0.0 if role == OPEN else LOOSE)
    if behind and behind in DASHES and not free_left:
        return cost + (0.0 if role == CLOSE else LOOSE)
    if free_left:
        if stop_right:
            # Nothing opens before a full stop: `thwarted by Ukraine “.`
            return cost + (MISFIT + 0.5 if role == OPEN else 0.4)
        return cost + (0.0 if role == OPEN else MISFIT)
    if free_right or stop_right:
        return cost + (0.0 if role == CLOSE else MISFIT)
    if before in STOPS or not before.isalnum():
        return cost + (LOOSE if role == OPEN else 0.4)
    return cost + LOOSE


def _inch(text: str, at: int) -> float | None:
    """What it costs to believe that the mark is an inch or second mark; None where it cannot be one."""
    if text[at - 1 : at] == "(" and text[at + 1 : at + 2] == ")":
        # `double quotes (")`: the mark itself is meant.
        return 0.0
    if text[at] not in '"”″' or not at or not text[at - 1].isdigit():
        return None
    if MINUTES.search(text, max(0, at - 8), at):
        return 0.05
    if text[at + 1 : at + 2] == "," and SPEAKS.match(text, at + 2):
        # `only by the age of 21”, the doctor noted`
        return TOO_MANY
    return 0.3 if text[at + 1 : at + 2] in {"", " ", "-", ",", ".", ")", ";", "x"} else 1.0


def _left_open(before: str) -> bool:
    """Whether the passage before opened a quotation and did not close it."""
    marks = MARK.findall(before)
    return len(marks) % 2 == 1 and before.lstrip()[:1] in '"“„«' and before.rstrip()[-1:] not in '"”»'


def _goes_on(text: str, opened: int, after: str) -> bool:
    """Whether an unclosed quotation is taken up by the next passage, as is the custom: each paragraph opens it anew."""
    first = MARK.search(after)
    taken_up = TAKEN_UP.match(after) is not None or (
        first is not None
        and _misfit(after, first.start(), CLOSE) < MISFIT <= _misfit(after, first.start(), OPEN)
        and SPEAKS.match(after, first.end()) is not None
    )
    return taken_up and not _attributed(text, opened) and (ENDS.search(text) is not None or text.rstrip()[-1] in ":,")


def _attributed(text: str, opened: int) -> bool:
    """Whether a speaker is named behind what opened: `we won, he said`; not `this man thinks`, `Tom, who wrote`."""
    return any(
        (told[0].lstrip()[:1] in {",", "–", "—", "-"} or text[told.start() - 1] in "!?") and not RELATIVE.match(told[0])
        for told in SPEAKS.finditer(text, opened)
    )


def _like(path: _Path, theirs: Sequence[str]) -> str:
    """What the source quotes where the quotation that is open now stands."""
    number = path.roles.count(OPEN) - 1
    return theirs[number] if 0 <= number < len(theirs) else ""


@lru_cache(maxsize=64)
def _lost_closing(text: str, opened: int, limit: int, closed: int, like: str) -> tuple[int, float]:
    """Where the mark that closes what opened at ``opened`` must have stood, and what it costs to believe that."""
    last = limit == len(text)
    own = _ends_itself(text, opened, limit, like)
    if own:
        return own, 1.0
    started = (opened < NEAR and not text[:opened].strip()) or SENTENCE.search(
        text, max(0, opened - 3), opened + 1
    ) is not None
    # `“The talks,” said the envoy, “were long, honest and useful.`
    resumed = (
        0 < closed < opened < closed + NEAR
        and text[opened - 2 : opened] == ", "
        and SPEAKS.match(text, closed) is not None
        and not SENTENCE.search(text, closed, opened)
    )
    beside = 0 < closed < opened and not SENTENCE.search(text, closed, opened + 1)
    speaker = text[closed:opened] + text[opened + 1 : opened + 80] if beside and opened < closed + NEAR else ""
    within_tag = speaker and SPEAKS.match(speaker) and text[opened - 2 : opened - 1] not in set(",:—–-")
    # `“We left,” the “miller said.`: nothing is quoted within the words that tell who speaks.
    # `“This is “not a gift,” he said.`: who speaks is told when all is said.
    if (within_tag and not resumed) or (opened < closed and (SPEAKS.match(text, closed) or not last)):
        return limit, WEAK if last else NEVER
    parallel = beside and PARALLEL.search(text, max(closed, opened - 24), opened) is not None
    invited = (
        resumed
        or (_heard(TAKES_SPEECH, text, opened - 40, opened) and not RETOLD.match(text, opened - 1))
        or (FIRST_PERSON.match(text, opened + 1) is not None and _heard(TAGGED, text, opened - 24, opened))
    )
    named = _heard(NAMING, text, opened - 24, opened) or (
        text[opened + 1 : opened + 2].isupper() and _heard(ACTS, text, opened - 24, opened)
    )
    seldom = SELDOM_QUOTED.match(text, opened + 1) or word_before(text, opened).lower() in SELDOM_BEFORE
    doubt = 0.8 if seldom and not started and not invited else 0.0
    if text[opened] == "„" and not started:
        doubt += 1.5
    told = _told(text, opened, limit, started, started or invited)
    if told:
        return told[0], doubt + told[1]
    comma = FRAGMENT.match(text, opened + 1, limit)
    if comma and not started and not (invited and last):
        words = len(comma[0].split())
        if not last:
            return comma.end(), doubt + (
                2.0 if named or invited or not text[opened + 1 : opened + 2].islower() else 2.9
            )
        if closed and words < 7:
            return comma.end(), doubt + (2.3 if parallel or not beside else UNDECIDED)
        if named and words < 5:
            return comma.end(), doubt + 2.5
        if words < 4 and text[opened + 1 : opened + 2].isupper():
            return comma.end(), doubt + (WEAK if PART_OF_NAME.search(text, max(0, opened - 24), opened) else 2.8)
    introduced = text[opened - 2 : opened] in {", ", "— ", "– ", "- "}
    if last and ENDS.search(text, max(opened, limit - NEAR)):
        at = len(text.rstrip())
        far = 0.05 * max(0, text.count(" ", opened) - 10)
        if started or invited:
            answered = 0 < closed < opened and SPEAKS.match(text, closed) is not None
            if not invited and not answered and (voice := _voice(text, opened + 1, at)):
                return at, doubt + (SPOKEN_ALONE if voice < WEAK and _alone(text, opened, at) else voice)
            return at, doubt + (1.2 if _all_spoken(text, opened + 1, at) else UNDECIDED)
        first = SENTENCE.search(text, opened, at)
        within = first is None
        if first and (named or _heard(SPOKEN_OF, text, opened - NEAR, opened)):
            # Something is quoted, but does it end with its sentence?
            return first.start() + 1, UNDECIDED + doubt
        if within and (introduced or parallel):
            return at, doubt + 2.4 + far
        spoken_of = _heard(SPOKEN_OF, text, opened - NEAR, opened)
        if within and JOINED.search(text, opened, at) is None:
            few = text.count(" ", opened, at) < 7
            if (named and (few or spoken_of)) or (spoken_of and FIRST_PERSON.search(text, opened, at)):
                return at, doubt + 2.4 + far
            if spoken_of and few and not beside:
                # `a “vicious rage.`, not `13 “rounds and Mayor Rob “Ford.`: neither names nor figures are quoted so.
                plain = PLAIN_WORDS.fullmatch(text, opened + 1, at) and not text.endswith("the ", 0, opened)
                return at, doubt + (2.8 if plain else WEAK)
            if closed and few and not doubt:
                # Who has quoted before quotes again.
                return at, 2.8
        # `urging others to “rape me.`
        if within and text.count(" ", opened, at) < 7 and OWN.search(text, opened, at):
            return at, UNDECIDED
        if within and (closed or spoken_of or named):
            return at, UNDECIDED + doubt
    return len(text.rstrip()) if last else limit, (
        UNDECIDED if started and not text[:opened].strip() else WEAK
    ) if last else NEVER


def _told(text: str, opened: int, limit: int, started: bool, spoken: bool) -> tuple[int, float] | None:
    """Where what opened ends before the words that tell who said it, and the cost; None where nobody is named."""
    for match in BREAK.finditer(text, opened + 1, min(limit, opened + 5 * NEAR)):
        # What opens in the middle of a sentence is a fragment, and does not run on into the next sentence.
        if not spoken and SENTENCE.search(text, opened, match.start()):
            break
        inner = text[match.start() - 1] in "'’" and not text[match.start() - 2].isspace()
        told = SPEAKS.match(text, match.end())
        if not told and spoken and match[0] == ",":
            told = TOLD_LAST.match(text, match.end())
        if not inner and told and not _named_later(text, match.end(), told.end()):
            # `Prices rose “by a tenth in May, the bank reports.`
            return match.end(), 1.2 if spoken else WEAK if _stray(text, opened, match.start()) else 1.8
        if match[0] in "!?" and text[match.end() : match.end() + 2].strip()[:1].islower():
            return match.end(), 1.5
    tag = INVERTED.search(text, opened + 1, min(limit, opened + 2 * NEAR)) if started else None
    if not tag or leads_on(word_before(text, tag.start() + 1)) or SENTENCE.search(text, opened + 1, tag.start() + 1):
        return None
    return tag.start(), 1.8


def _named_later(text: str, start: int, end: int) -> bool:
    """Whether who speaks is named behind a later comma: `around Hornsby, St Ives, Turramurra, Mr Leete | said`."""
    return any(
        (told := LATER.match(text, comma.end())) is not None and told.end() == end
        for comma in BREAK.finditer(text, start + 1, end)
    )


def _ends_itself(text: str, opened: int, limit: int, like: str) -> int:
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
    return _title_end(text, opened + 1, limit) if _heard(WORKS, text, opened - 24, opened) else 0


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


def _stray(text: str, at: int, end: int) -> bool:
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


def _heard(pattern: re.Pattern[str], text: str, start: int, end: int) -> bool:
    """Whether a pattern in lower case is found between two places, of which the first may lie before the text."""
    # The character before tells where a word begins.
    outside = 1 if start > 0 else 0
    return pattern.search(text[max(0, start - outside) : end].lower(), outside) is not None


@lru_cache(maxsize=64)
def _lost_opening(text: str, closed: int, at: int) -> tuple[int, float]:
    """Where the mark that opens what closes at ``at`` must have stood, and what it costs to believe that."""
    fragment = _fragment_opening(text, closed, at)
    if fragment >= 0:
        return fragment, 1.5
    if closed:
        sentences = [match.end() for match in SENTENCE.finditer(text, closed, at)]
        if not sentences:
            return _resumed_opening(text, closed, at)
        start = sentences[0]
    else:
        start = len(text) - len(text.lstrip())
    last = text[max(0, at - NEAR) : at].rstrip()[-1:]
    whose = ACCORDING.match(text, start)
    if whose and whose.end() < at and (last in {".", ",", "!", "?"} or text[at + 1 : at + 2] in {".", ","}):
        # A mark before the full stop closes a few words; behind it, it may be anybody’s.
        return whose.end(), 1.5 if text[at + 1 : at + 2] in {".", ","} else _voice(text, whose.end(), at) or 1.5
    if last not in set(",.!?…") and text[at + 1 : at + 2] == ".":
        last = "."
    if last and last in ".!?…":
        # `He calls the decision odd: He was one of the best."`
        *_, sentence = (start, *(end.end() for end in SENTENCE.finditer(text, max(start, at - 3 * NEAR), at - 1)))
        announced = ANNOUNCED.search(text, sentence, at)
        if announced:
            return announced.end(), 1.2
    if last and last in ".,!?…" and (speaker := SPEAKER.match(text, start)) and speaker.end() < at:
        return speaker.end(), 1.2
    if last and last in ".!?…":
        for said in SAID_BEFORE.finditer(text, max(start, at - 3 * NEAR), at):
            return said.end(), 1.0
    place, cost = _sentence_opening(text, closed, start, at)
    return place, max(cost, UNDECIDED) if _opens_within(text, start, at) else cost


def _sentence_opening(text: str, closed: int, start: int, at: int) -> tuple[int, float]:
    """What it costs to believe that the quotation began where a sentence did, at ``start``."""
    last = text[max(0, at - NEAR) : at].rstrip()[-1:]
    stop = last in set(".,!?…")
    tail = text[at + 1 : at + NEAR]
    phrase = not has_verb(text[start:at])
    spoken = not phrase and tail[:1] == "," and SPEAKS.match(text, at + 2)
    if (stop and SPEAKS.match(f" {text[at + 1 : at + 80].lstrip()}")) or spoken:
        return start, 1.2
    if (last == "," and TOLD_LAST.match(text, at + 1)) or (tail[:1] == "," and TOLD_LAST.match(text, at + 2)):
        return start, 1.2
    if not stop and tail[:1].isspace() and _leads_on(text, at):
        return start, NEVER
    if not phrase and SPEAKS.match(tail) and not _within_tag(text, start, at):
        return start, 1.8
    ends = not tail.strip(".!? \n") or (tail[:1] == "." and tail[1:2].isspace())
    if closed and stop and SPEAKS.match(text, closed):
        # `“The river rose,” she told us. The fridge was floating.”`
        return start, 1.2
    if (ends or (stop and last != ",")) and (voice := _voice(text, start, at)):
        # A fragment may begin anywhere before, unless the newsroom’s own words are the last.
        return start, voice if DATED.search(text, max(start, at - 24), at) else UNDECIDED
    if stop and not tail.strip():
        return start, 1.2
    if (last == "," and not SAID.match(tail)) or (not stop and not tail.strip()):
        return start, UNDECIDED
    if stop or ends:
        return start, 2.0
    if tail[:1] == "," and PLACE_NEXT.match(tail) and text[:at].rpartition(" ")[2][:1].isupper():
        return start, WEAK
    own = not phrase and not _voice(text, start, at)
    if tail[:1] == "," and own and len(tail.split()) < 9 and ENDS.search(tail):
        return start, 2.5
    if tail[:1] == "," and at - start > 40 and (SAID if own else SAID_LAST).match(tail):
        return start, 2.4
    if tail[:1] == "," and at - start > 40:
        return start, UNDECIDED
    words = text[start:at].split() if at - start < NEAR else ["…"] * NEAR
    # `Volkswagen” is trying`; a mark behind `Three`, `Spain` or `Vladimir Drinkman` is a stray one.
    if words and words[-1].endswith(("'s", "’s")):
        return start, NEVER
    if len(words) == 1 and not stop and FUNCTION_WORD.fullmatch(words[0]):
        # `He” said: “No.”`
        return start, NEVER
    if len(words) == 1 and (
        COUNTED.match(words[0]) or words[0] in PLACES or words[0].endswith("ly") or zipf(words[0]) >= COMMON
    ):
        return start, NEVER
    if len(words) == 2 and (words[0] in GIVEN_NAMES or words[0] in TITLES):
        return start, NEVER
    if len(words) <= 2 and all(word[0].isupper() and not FUNCTION_WORD.fullmatch(word) for word in words):
        return start, 2.4 if text[at + 1 : at + 3].strip().islower() else NEVER
    # `“I was shot in Joburg” is a studio`, but not `The bridges” are open`
    bare = phrase and FUNCTION_WORD.match(text, start)
    if not closed and len(words) <= 6 and IS_SOMETHING.match(text, at + 1) and not bare:
        return start, UNDECIDED
    return start, WEAK + 0.4


def _within_tag(text: str, start: int, at: int) -> bool:
    """Whether the mark stands within the words that tell who speaks: `to win, Greens” leader Bob Brown said`."""
    comma = text.rfind(", ", start, at)
    return comma > start and SPEAKS.match(text[comma + 1 : at] + text[at + 1 : at + 80]) is not None


def _leads_on(text: str, at: int) -> bool:
    """Whether the word before a mark needs the next: `Saudi Arabia and the” port`, `paid using” a card`."""
    word = word_before(text, at)
    return leads_on(word) or (word.endswith("ing") and DETERMINED.match(text, at + 1) is not None)


def _fragment_opening(text: str, closed: int, at: int) -> int:
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
    start = _sentence(text, at)
    return text.startswith("According to ", start) or REPORTED.search(text, start, at) is not None


def _resumed_opening(text: str, closed: int, at: int) -> tuple[int, float]:
    """`“I taught him,” says his mother, | and now I can’t watch.”`: where a quotation goes on behind its speaker."""
    comma = text.find(", ", closed, at)
    if comma < 0 or text[at - 1 : at] not in {".", "!", "?", "…"} or not SPEAKS.match(text, closed):
        return closed, NEVER
    if GOES_ON.match(text, comma + 2) or FIRST_PERSON.match(text, comma + 2):
        return comma + 2, 1.2
    return closed, NEVER


def _opens_within(text: str, start: int, at: int) -> bool:
    """Whether the quotation that closes at ``at`` may begin after ``start``, where nothing shows the place.

    Of several sentences only the last may be quoted, unless the first is spoken too; and what stands behind a verb of
    speech is the quotation, not the sentence.
    """
    near = max(start, at - 3 * NEAR)
    if SENTENCE.search(text, near, at) is not None:
        return not _all_spoken(text, near, at, but_last=True)
    if SPEAKS.match(f" {text[at + 1 : at + 80].lstrip(' ,')}"):
        return False
    verb = REPORTED.search(text, near, at)
    return verb is not None and not FIRST_PERSON.search(text, near, verb.start())


def _voice(text: str, start: int, end: int) -> float:
    """What it costs to believe that somebody spoke what nobody is said to have spoken: nothing for words of his own."""
    if FIRST_PERSON.search(text, start, end) or text[end - 1 : end] in {"?", "!"}:
        return 0.0
    return WEAK if FACT.search(text, start, end) and not VALUED.search(text, start, end) else UNDECIDED


def _alone(text: str, opened: int, end: int) -> bool:
    """Whether the text opens with a mark and its one sentence quotes nobody else: `“The roof could have fallen.`."""
    return (
        not text[:opened].strip()
        and SENTENCE.search(text, opened, end) is None
        and not any(words.search(text, opened, end) for words in (SPOKEN_OF, DESCRIBED, BROUGHT_IN))
    )


def _all_spoken(text: str, start: int, end: int, but_last: bool = False) -> bool:
    """Whether every sentence behind the first, or every one before the last, is in somebody's own words.

    A single sentence is, whatever it says.
    """
    ends = [match.end() for match in SENTENCE.finditer(text, start, end)]
    places = [start, *ends, end]
    sentences = list(pairwise(places))
    others = sentences[:-1] if but_last else sentences[1:]
    return all(FIRST_PERSON.search(text, first, last) for first, last in others)
