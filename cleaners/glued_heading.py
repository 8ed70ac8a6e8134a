r"""A heading has run into the sentence after it.

    >>> glued_heading.fix("Bridge in Kherson reopens after worksConstruction cost 30 million hryvnias.")
    'Bridge in Kherson reopens after works\n\nConstruction cost 30 million hryvnias.'
    >>> glued_heading.fix("Lviv prepares for a cold winterThe city has bought forty generators.")
    'Lviv prepares for a cold winter\n\nThe city has bought forty generators.'
    >>> glued_heading.fix("Talks failThe two sides will meet again in Ankara.")
    'Talks fail\n\nThe two sides will meet again in Ankara.'
    >>> glued_heading.fix("He left by the side door.What the law saysUnder the code the court has ten days.")
    'He left by the side door.\n\nWhat the law says\n\nUnder the code the court has ten days.'

A name with a capital inside is no boundary, nor is one word glued to a name in the middle of a sentence:

    >>> glued_heading.fix("Yesterday the airline easyJet said that it would fly again.")
    'Yesterday the airline easyJet said that it would fly again.'
    >>> glued_heading.fix("It rained. A source in theInterior Ministry said so.")
    'It rained. A source in theInterior Ministry said so.'
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from articles import ALWAYS, Edit, Passage
from cleaners.address import in_address
from cleaners.aside import MONTH, leads_on
from cleaners.cleaner import cleaner
from cleaners.heading import CODE, DETERMINERS, FINITE, MEDIA, NO_END, OPEN_HEAD, PRONOUNS, TAKES, WRITINGS
from cleaners.joints import DIGITS, LETTERS, UPPER, Joint
from cleaners.openers import SENTENCE_OPENERS
from cleaners.other_articles import HAPPENS
from cleaners.proper_names import DAYS_AND_MONTHS, GIVEN_NAMES, HEADS, NAMES, PEOPLES, PLACES, SURNAMES, TITLES
from cleaners.repeats import FUNCTION
from cleaners.sentence_end import finished
from cleaners.words import pair, printed, word_set, zipf

LONGEST: Final = 300
"""Letters of a heading."""
JOINT: Final = re.compile(r"[A-Z“‘\"](?<=[a-z0-9%)].)(?:(?<=[A-Z])|(?=[A-Z]))")
SOURCE_JOINT: Final = re.compile(r"[a-zа-яіїєґё0-9%)»”][“«\"]?[A-ZА-ЯІЇЄҐЁ]|\S\n")
LEFT: Final = re.compile(
    r"[A-Za-z]*[a-z]$|(?<![A-Za-z])[A-Z]{2,5}$|(?<![%\d.,])(?:\d[\d.,]*%|\d+|\d{1,3}(?:,\d{3})+)$|\)$"
)
RIGHT: Final = re.compile(r"[“‘\"]?((?:Mac(?=[A-Z][a-z])|Mc)?[A-Z][a-z]*|[A-Z]{4,})(?![\w/@]|\.\w|\(\))")
# In capitals a heading may be followed by letters alone: `Theatre Was SpareUS forces have`.
BODY: Final = re.compile(r"([A-Z]{2,3})(?= [a-z])")
# A sentence before it, be the space behind that lost too: `It pays.In the articleHow to apply we wrote so.`
SENTENCE_END: Final = re.compile(r"(?:[!?…]|(?<![A-Z])(?<!\bNo)\.)[”\"’')]*\s|(?<=[a-z]{2})[.!?](?=[A-Z])")
# `Stay tuned, because todayI’m going`: a clause goes on, no heading has ended.
INSIDE_CLAUSE: Final = re.compile(r",(?!\d)|;|\b(?:I|we|you|because|if|when|that|but|so)\b", re.IGNORECASE)

# What opens a sentence and no name.
STARTS: Final = SENTENCE_OPENERS | word_set(
    """
    Of I What Why How Who Where Also However Meanwhile Earlier Later So Now Nobody Everyone Everything Nothing Some
    Many Most Several All Both Only Then Thus No Or Yet Fewer Hundreds Thousands Dozens Millions Nearly Almost
    Following Amid Throughout Beyond Despite Upon Against Towards Along Together Never Always Sometimes Usually Soon
    Tonight Tomorrow Less Around Once Whether Maybe Just Currently Aside Even Still Again Yes Here Let Today
    Yesterday Without Last People Thanks Indeed Which Neither Right Under Among Whatever Authorities Nor Either
    Though Unlike Like Few Within Between Behind Inside Outside Across Instead Perhaps Often First Second Given Asked
    Speaking Nevertheless Moreover Furthermore Otherwise Nonetheless Besides Hence Thereby Residents Officials
    Experts Scientists Researchers Whereas Police Investigators Prosecutors Doctors Analysts Critics Local Although
    During Since Until Because Can Do Does Did Is Are Was Were Will Would Should Could Please Therefore Very My Your
    Such Another Each Every Over More About Two Three Four Five Six Seven Eight Nine Ten By
    """
)
TENS: Final = word_set("Eleven Twelve Fifteen Twenty Thirty Forty Fifty Sixty Seventy Eighty Ninety")
SPEAKERS: Final = word_set("Interviewer Journalist Correspondent Presenter Host Question Answer Reminder Note Update")
# No sentence begins so: `ServiceNow said`, `JustIn, OneOn and`.
HALVES: Final = word_set("In On At By For From To Of With Over Under Now One Two")
BROKEN_OFF: Final = re.compile(r",? (?:and|or|said|says|has|had)\b|(?<!Now)(?<!One)(?<!Two),|[.;]|['’]s\b")
# The speaker of an interview, or what a live blog and a reminder begin with.
LABELS: Final = re.compile(r"(?: [A-Z][a-z]+)?: [A-Z“\"]")
# `the head of the CEOThe board said`
ACRONYM: Final = re.compile(
    rf"(?<![A-Za-z])[A-Z]{{2,5}}(?=(?:{'|'.join(sorted(STARTS - {'A', 'I', 'As', 'Is', 'Do'}))}) [a-z])"
)
SHOUTED: Final = re.compile(r"[A-Z]{3}(?=[a-z])")
# `STRIKE ENDSDockers went back`
SHOUTED_HEAD: Final = re.compile(
    r"(?P<head>(?=[^a-z]{8,120}[a-z])[A-Z\d][A-Z\d’'-]*(?:,? [A-Z\d][A-Z\d’'-]*){0,12} (?P<last>[A-Z]{3,}))"
    r"(?P<first>[A-Z][a-z]*)(?=,? [a-z]| [A-Z])"
)
# `Who Paid for the Governor's Helicopter?The aircraft was first seen`
QUESTION_HEAD: Final = re.compile(r"[A-Z][^.!?…\n“”\"]{12,120}\?(?=[A-Z])")
# `by the side door.What happens nextUnder the code, the defence has ten days`: glued on both sides.
SUBHEAD: Final = re.compile(
    r"[.!?](?<=[a-z\d)”].)[”\"]?"
    r"(?P<head>(?=[A-Z“\"][^.!?…\n]{4,70})(?:[“\"][A-Z][^“”\".!?…\n]+(?<![\s:,])[”\"]"
    r"|[A-Z][\w’'-]*(?:,? [\w’'$€-][\w’'-]*(?:[.,]\d+)*)+?(?<=[a-z\d])\??))"
    r"(?=(?P<next>[A-Z][a-z]*)[,’']?(?:s)? ?[A-Za-z\d])"
)
# `“Mum, we are alive”That was all she wrote.`
QUOTED_HEAD: Final = re.compile(
    r"(?:“[A-Z][^“”\n]{8,90}[^“”\s.,:!?…]”|\"[A-Z][^\"\n]{8,90}[^\"\s.,:!?…]\")(?=[A-Z][a-z]*,? [A-Za-z])"
)
# `Won't this become …?`
NEGATED: Final = re.compile(r"(?:Wo|Do|Did|Is|Are|Was|Were|Does|Could|Would|Should|Ca|Have|Has)n['’]t ")
# `Currently`, `Reportedly`; `Emily` is in the list of names.
ADVERB: Final = re.compile(r"[A-Z][a-z]{3,}ly")
# What a sentence goes on with after the name it opens with.
VERB_NEXT: Final = re.compile(
    r"\.?(?: [A-Z][a-z]+){0,4}"
    r"(?: and (?:[A-Z][a-z]+|(?!are|is|was|were|ha[sd]|have|will)[a-z]+)(?: [A-Z][a-z]+)?)?(?:['’]s)?"
    r" (?:also |now |later |then )?(?:(?:was|is|has|had|will|were|are|have|would|could|did|does"
    r"|says?|said|became|went|came|took|told|plans|wants|made|got|grew|fell|rose|began|stood|spoke|flew|rode"
    r"|[a-z]{3,}s (?:the|a|an|his|her|its|their|that|\d[\d.,]*)|[a-z]{3,}ed)\b"
    # `the article Vladimir Kravchenko wrote for a paper` goes on.
    r"|(?:left|lost|won|gave|found|held|kept|saw|met|put|set|sent|spent|drew|paid|ran|sold|bought|taught|wrote|chose|led)"
    r" (?!(?:for|in|on|at|to|by|from|with|about|of|as|and|is|was)\b))"
)
# `Pascal Perrineau, a political scientist, warned`, unless the word before takes the name: `met Pascal, a friend`.
APPOSITION: Final = re.compile(
    r"(?: [A-Z][a-z]+){0,3}, (?:an?|the|who|which|founder|head|director|leader|chief|author|former) "
)
QUOTED_NAME: Final = re.compile(r"[“\"][^“”\"\n]{1,80}[^“”\"\s.,!?…][”\"] [a-z]")
SPEECH_OPENS: Final = re.compile(r"[“\"][A-Z][^“”\"]{10,}[,.!?…][”\"]")
# Behind these a name stands beside what it is: `the analystKovalenko was`, `the villageRobotyne was`.
SORTS: Final = re.compile(
    r".*(?:er|or|ist|man|woman|(?<!m)ent|movement|ian|ant|ee|ary|ess|chief|coach|judge|king|queen|prince|mayor|spokesperson|boss|aide|spy|ally|deputy"
    r"|general|colonel|son|daughter|brother|sister|father|mother|wife|husband|friend|village|city|town|region|district"
    r"|company|firm|service|whip|word|name|brand|term|station|group|club|agency|channel|site|app|band|team|island|river|street|party|ship|state|bank"
    r"|country|bloc|capital)s?"
)
NO_SORTS: Final = word_set(
    """
    makeover takeover water winter summer power weather paper matter order center border corner computer letter disaster
    chapter quarter danger cover dinner fever gender harbor labor error terror floor door color flavor accident incident
    moment talent content percent event extent restaurant plant want hurricane guarantee fee coffee degree
    diary library summary boundary salary process success business illness fitness address press stress access
    """
)
# Places that are no people's names, and days.
ENDS_IN: Final = (PLACES | DAYS_AND_MONTHS) - word_set("Georgia Jordan Sydney Paris April May June Washington")
CLAUSE: Final = re.compile(r"\b(?:who|whom|which|that|he|she|they)\b")
REPORTS: Final = re.compile(
    r"\b(?:say|says|said|think|thinks|thought|believe\w*|know|knows|knew|claim\w*|hope\w*|fear\w*|add\w*|note\w*|confirm\w*"
    r"|that|which|who|whom|whose|where|what|when|if|because|while|but|he|she|they|we|it|I|you)\b"
)
# Of what may stand in the head of a place that is followed by a sentence, `and` and `as` tie nothing to it.
TIED: Final = re.compile(
    r"\b(?:say|says|said|think|thinks|thought|believe\w*|know|knows|knew|claim\w*|hope\w*|fear\w*|add\w*|note\w*|confirm\w*"
    r"|that|which|who|whom|whose|where|what|when|if|because|while|told|tells|ask\w*)\b"
)
# What a heading says happened, by its form: `names envoy`, `closes two crossings`, `explosions heard`, `how to get`.
HEAD_VERB: Final = re.compile(
    r"^(?:How|Why|Where|What|Who|When) |(?<=\w )(?:is|are|was|were|has|have|had|will|would|can|could|may|must|should"
    r"|hit|heard|found|held|won|lost|shot|cut|set|seen|left|killed|fell|rose|beat|beats|met|gets|dies|says|[a-z]{3,}ed"
    r"|[a-z]{2,}[^siu\W]s(?= (?!(?:of|in|on|at|for|from|to|and|or|with|by|as|over|under|are|were)\b)\w))(?= )"
)
# The verb of the sentence that follows, behind what its name is part of: `'s lawyers filed`, ` officers at X found`.
VERB_LATER: Final = re.compile(
    r"(?:['’]s)?(?: [a-z-]+){0,3}?(?: (?:of|in|at|from|for) (?:the )?[A-Za-z][a-z]+)?(?: [A-Z][A-Za-z]+){0,5}"
    r"(?:, (?:an?|the|who|which|of|head|director|leader|chief|author|former)\b"
    r"| (?:also |now |later |then )?(?:was|is|has|had|will|were|are|have|would|could|may|can|must|might|did|does|said"
    r"|says|became|went|came|took|told|made|got|grew|fell|rose|began|stood|spoke|flew|left|lost|won|gave|found|held|kept|saw"
    r"|met|put|sent|spent|drew|paid|ran|sold|bought|wrote|chose|led|beat|heads|plans|wants|intends|agreed|appeared"
    r"|arrived|decided|died|failed|refused|returned|[a-z]{3,}ed (?!(?:by|to|in|at|for)\b))\b)"
)
# `the second timeKovalenko has left`; `pensions will be raised`
RELATED: Final = word_set("time times day days year years moment way reason place thing things")
PASSIVE: Final = re.compile(r"\b(?:be|been|is|are|was|were) [a-z]+$")
# Of a heading of up to three words.
QUARTERS: Final = word_set("central northern southern eastern western upper lower downtown modern ancient greater")
SHORT_HEAD: Final = re.compile(r"[A-Z\d][\w’'-]*(?: [\w’'-]+)*(?: [$€£]?\d[\d.,]*%?)?")
PRONOUN: Final = re.compile(
    r"\b(?:he|she|it|they|we|you|I|him|her|them|me|his|their|our|your|my|this|that|these|those|said|says)\b",
    re.IGNORECASE,
)
LEADS_ON: Final = re.compile(
    r"(?:And|But|So|Or|Also|Yes|Last|Next)\b|[A-Z][a-z]+ (?:years?|days?|weeks?|months?|hours?) ago"
)
PLURAL: Final = re.compile(
    r"[A-Z][a-z]+(?:-[a-z]+)?(?: (?!(?:as|is|was|has|his|its|this|less|plus)\b)[a-z]+)?"
    r"(?:(?<=[a-z])s|men|people|children)\b"
)
SURE_STARTS: Final = word_set("The A An He She They We This These Those There When After According")
CODE_ENDS: Final = word_set(
    "All As For If While Until Not No And Or By Is Are Do To Of With From Without Now Like Here One Two"
)
OF_ONE: Final = re.compile(r"\b(?:a|an|the|and|or|of) [a-z]+$")
RUNS_UP: Final = re.compile(
    r" [a-z]{3,}s (?:up|down|out|off|back|over)$|\b(?:years?|months?|weeks?|decades?) (?:on|after)$"
)
SOME_WORDS: Final = 5
GOES_ON: Final = re.compile(r"(?:['’]s)?(?:-[a-z]+)?,? [a-z(\d]|-[a-z]+ [A-Z]")
IN_PHRASE: Final = re.compile(r" (?:on|in|at|under|over|without|against|behind|near|after|before|for) (?:the )?[a-z]+$")
OWN_VERB: Final = 200
"""Letters in which a sentence has its verb."""
FORMS: Final = word_set("Mr Mrs Ms Dr Prof")
IN_PLACE: Final = re.compile(r"\b(?:in|at|near) [A-Z][a-z]+$")
PREPOSITIONS: Final = word_set("in on at into for from by of to with")
DATE: Final = re.compile(rf"\b{MONTH} \d{{1,2}}$|\b(?:in|since|until|by|for) (?:19|20)\d\d$")
SAYS: Final = word_set("says say said")
SMALL: Final = word_set(
    "a an the and or but of in on to for at by with from as vs into over against about after before under during"
    " through without between"
)
ACTED: Final = re.compile(r"[A-Z][a-z]{2,}ed")
TITLED: Final = word_set(
    """
    Is Are Was Were Be Has Have Had Will Would Can Could May Must Should To In On At For By With From As If When How Why
    What Who Where After Before Over Under Into About Against Without Says Say Said Gets Get Wants Makes Takes Gives
    Goes Comes Becomes Faces Wins Loses Opens Closes Ends Begins Returns Calls Asks Tells Finds Shows Helps Kills Hits
    Not No New Her His Their Its She He They You We It Than More Most Still Now
    """
)
WORDS: Final = re.compile(r"[A-Za-z][\w’'-]*")


@cleaner(
    strength=ALWAYS,
    version=2,
    joints=[Joint(LETTERS + DIGITS + '%)”"?', UPPER + '“‘"')],
    needs=r"[A-Z“‘\"](?:(?<=[a-z0-9%)?].)|(?<=[a-z0-9.!?][”\"].)|(?<=[A-Z]{3})(?=[a-z]))",
)
def glued_heading(passage: Passage) -> Iterator[Edit]:
    """Make the heading a paragraph of its own."""
    text = passage.text
    place = 0
    if not finished(text):
        return
    # What the source keeps apart, or does not have, the translator has run together: no heading of the page.
    if passage.source is not None and not SOURCE_JOINT.search(passage.source):
        return
    for sub in SUBHEAD.finditer(text):
        head = sub["head"]
        if 0 < head.count(" ") < 9 and not in_address(text, sub.end()) and _between(head, sub["next"]):
            yield Edit(sub.start("head"), sub.start("head"), "\n\n", "A heading stood behind the sentence.")
            yield Edit(sub.end(), sub.end(), "\n\n", f"A heading ended at “{head.split()[-1]}”.")
    quoted = QUOTED_HEAD.match(text)
    asked = QUESTION_HEAD.match(text)
    found = quoted or (asked if asked and _in_capitals(asked[0].rstrip("?"), text[asked.end() :]) else None)
    if found:
        place = found.end()
        if not in_address(text, place):
            yield Edit(place, place, "\n\n", f"A heading ended at “{text[:place].split()[-1]}”.")
        return
    joints = [joint.start() for joint in JOINT.finditer(text, 0, LONGEST)]
    if SHOUTED.search(text, 0, LONGEST):
        joints += [joint.end() for joint in ACRONYM.finditer(text, 0, LONGEST)]
        shouted = SHOUTED_HEAD.match(text)
        if shouted and printed(shouted["last"]) and printed(shouted["first"]):
            place = shouted.end("head")
            yield Edit(place, place, "\n\n", f"A heading ended at “{shouted['last']}”.")
            return
    for at in joints:
        if _heading_ends(text, at):
            # Two such places make a list of headlines, not a heading.
            if place:
                return
            place = at
    if place and not in_address(text, place):
        yield Edit(place, place, "\n\n", f"A heading ended at “{text[:place].split()[-1]}”.")


def _between(head: str, following: str) -> bool:
    """Whether a heading stands between two sentences that it is glued to: it ends in a word, and a word follows."""
    if head[-1] in '”"':
        return True
    last = head.rstrip("?").split()[-1]
    if head[-1] == "?":
        return head.startswith(("How ", "Why ", "What ", "Who ", "Where ", "When "))
    return (
        not zipf(last + following)
        and (last.lower() not in NO_END | PREPOSITIONS | FUNCTION or (last in SAYS and head.startswith("What ")))
        and head.split(maxsplit=1)[0] not in PRONOUNS
        and not OPEN_HEAD.match(head)
        and (not last.isalpha() or (printed(last) and printed(following)) or following in NAMES)
    )


def _heading_ends(text: str, at: int) -> bool:
    # Without its indent: what counts its spaces wants words between them.
    head, rest = text[:at].lstrip(), text[at:]
    left, right = LEFT.search(head[-40:]), RIGHT.match(rest) or BODY.match(rest)
    if not left or not right or "\n" in head:
        return False
    words, first = left[0], right[1]
    # `eEURO`; `the Astra 2A satellite`
    if (len(words) == 1 and words.isalpha()) or (len(first) == 1 and words[-1].isdigit()):
        return False
    # `McKenzie`, `MacGill`
    if words in {"Mc", "Mac"} or head.endswith("Mac"):
        return False
    whole = words.isdigit() or words in NAMES or (printed(words) and not zipf(words + first))
    if whole and not words.islower() and head.count(" ") > 2 and _acts_in_capitals(head, rest):
        return SENTENCE_END.search(head) is None
    if right.re is BODY:
        return False
    # `…, police sayThe`: no word is left out there.
    reported = words in SAYS and first in STARTS and head.count(",") == 1
    if (words.lower() in NO_END and not reported) or head.count(" ") > 25 or rest.count(" ") < 3:
        return False
    if SENTENCE_END.search(head):
        return False
    # `easyJet`, `LinkedIn`
    if (
        words[-1].isalpha()
        and zipf(words + first)
        and (first not in STARTS or (words[0].isupper() and first in HALVES))
    ):
        return False
    if first == "I" and INSIDE_CLAUSE.search(head):
        return False
    # `The exhibition“The City That Reads” opens`: only the space is lost.
    if head.count(" ") < 3:
        if head.split(" ", 1)[0].lower() in DETERMINERS and QUOTED_NAME.match(rest):
            return False
        return _short_heading_ends(head, words, first, rest[right.end() :])
    if SPEECH_OPENS.match(rest):
        return head.count('"') % 2 == 0
    # `the film “ParisAt All Costs”`
    if head.count("“") > head.count("”") or (head.count('"') % 2 and '"' in rest):
        return False
    if rest[0] == '"' and rest.count('"') % 2:
        return False
    camel = words.isalpha() and not words[1:].islower() and not words.isupper()
    if first in HALVES and (camel or BROKEN_OFF.match(rest, right.end())):
        return False
    if words.isupper() and len(words) > 1:
        return first in STARTS
    if NEGATED.match(rest):
        return True
    # `the DonetskPeople's Republic`
    if first == "People" and rest[right.end() :][:1] in {"'", "’"}:
        return False
    # `AzovKovalenko: What I meant`
    if LABELS.match(rest, right.end()) and words.lower() not in FUNCTION:
        return words.islower() or first in GIVEN_NAMES | SPEAKERS
    # `in theThe Hague`, `inThe Times`
    if first == "The" and words in PREPOSITIONS and rest[right.end() : right.end() + 2].strip().isupper():
        return False
    # `the magazineThe Intercept`; `from ApartmentNo. 6`
    if first == "The" and words in MEDIA and rest[right.end() :][1:2].isupper():
        return False
    if first == "No" and re.match(r"\. ?\d", rest[right.end() :]):
        return False
    if (
        first in STARTS
        or (first in TENS and words.islower())
        or (ADVERB.fullmatch(first) and printed(first) and first not in NAMES)
    ):
        return True
    after = rest[right.end() :]
    if (
        _name_opens(head, words, first, after)
        or _place_ends(head, words, first, after)
        or _clauses_meet(head, words, first, after)
    ):
        return True
    if first in NAMES or words.lower() in FUNCTION:
        # `about Mariupol` is a word glued to a name in a sentence.
        return False
    if not words[-1].isalnum() or (_titled(head, rest) and first not in HEADS | TITLES):
        return True
    # `he urgedCongress to act`
    if CLAUSE.search(head):
        return False
    if first.isupper():
        return printed(first) and len(first) > 3
    # `easyJet` has this form too, and so have names in code: a common word must follow one, the next word must go on as
    # a sentence does, and nothing may look like code.
    if (
        not re.match(r"-[a-z]+ [A-Za-z]|(?:,(?! (?:a|an|the|and|or|says?|said)\b))? [a-z]", rest[right.end() :])
        or not printed(first)
        or CODE.search(text)
    ):
        return False
    # `the first cricketTest in Adelaide`, `the legendaryAlliance commander`
    if pair(words, first) or leads_on(words):
        return False
    # `called Variable receptors`; `a music teacherSharp was gifted`
    if words in TAKES or (VERB_NEXT.match(rest, right.end()) and words not in NO_SORTS and SORTS.fullmatch(words)):
        return False
    if first.endswith("ing"):
        return zipf(first) >= 2.5
    long_enough = words.islower() and printed(words) and min(len(words), len(first)) >= 3
    return long_enough and zipf(words) >= 2 and (zipf(first) >= 3.3 or len(first) >= 7)


def _short_heading_ends(head: str, last: str, first: str, after: str) -> bool:
    """Whether a heading of one to three words ends here and a sentence of its own begins: `Talks failThe army said`.

    So short a head may as well be how the sentence begins, and the capital a name's: `Author Vladimir Koval wrote`,
    `In Kyiv the price rose`. The head must say something, and what follows must have its own verb.
    """
    if SHORT_HEAD.fullmatch(head) is None or OPEN_HEAD.match(head) or LEADS_ON.match(head):
        return False
    if last in NO_END or (leads_on(last) and first not in STARTS):
        return False
    if PRONOUN.search(head) and not head.startswith(("How ", "Why ", "What ", "Who ", "Where ")):
        return False
    # `What is left`
    ties = FUNCTION | PREPOSITIONS | (TAKES if not head.startswith("What ") else frozenset())
    if first == "I" or (last.lower() in ties and RUNS_UP.search(head) is None):
        return False
    # `Two Hungarians share the prize`: what opens no name opens a sentence of some length.
    if first not in (STARTS if after.count(" ") > SOME_WORDS else PRONOUNS) and FINITE.search(after[:OWN_VERB]) is None:
        return False
    goes_on = GOES_ON.match(after) is not None
    if " " not in head:
        plain_word = last[1:].islower() and len(last) > 4 and printed(last) and zipf(last) >= 3
        return (
            plain_word
            and first in SURE_STARTS
            and last not in STARTS | NAMES
            and not last.endswith("ly")
            and (goes_on or first in PRONOUNS)
        )
    happens = HAPPENS.search(head) is not None and not last.endswith("ing")
    determined = head.split(" ", 1)[0].lower() in DETERMINERS
    placed = IN_PLACE.search(head) is not None and last not in TITLES | HEADS
    if first in STARTS or (first in TENS and last.islower()):
        if first in HALVES and (not last.islower() or BROKEN_OFF.match(after)):
            return False
        if first in SURE_STARTS | PRONOUNS or (first in HALVES and last.islower() and not OF_ONE.search(head)):
            return goes_on or first in PRONOUNS or not last.endswith("ed")
        # `The method notifyAll is deprecated`, `Add the waitFor function`
        sure = first not in CODE_ENDS or happens
        ends = last.islower() or placed
        return goes_on and ends and not determined and sure and OF_ONE.search(head) is None
    if (
        determined
        or first in HEADS | TITLES
        or not (last.islower() or last in ENDS_IN or placed or last[-1] in "0123456789%")
    ):
        return False
    if ADVERB.fullmatch(first) and printed(first) and first not in NAMES:
        return True
    several = last.endswith("s") and not last.endswith("ss")
    apposed = last not in NO_SORTS and not several and SORTS.fullmatch(last) and first not in PEOPLES
    if first not in NAMES and first.istitle() and goes_on and printed(first) and zipf(first) >= 2.5 and not apposed:
        # Who acts is many, `Prisoners`, `Polling stations`; one would have an article, or is a name.
        runs_up = RUNS_UP.search(head) is not None
        many = PLURAL.match(first + after) is not None and (runs_up or not pair(last, first))
        long_enough = head.count(" ") > 1 and len(first) > 4
        return happens or (
            many and (placed or long_enough or last.endswith("ed") or IN_PHRASE.search(head) is not None)
        )
    # Two clauses with a verb each, or a country after a place or a thing: `Tigers on the riseNepal counts 355 of them`.
    if pair(last, first) or (VERB_NEXT.match(after) is None and VERB_LATER.match(after) is None):
        return False
    if happens:
        return not apposed
    return first in PLACES and last not in QUARTERS and (placed or IN_PHRASE.search(head) is not None)


def _clauses_meet(head: str, last: str, first: str, after: str) -> bool:
    """Whether the head says something whole, and behind it somebody begins to do something else.

    `Tokayev dismisses mayor of AlmatyCustoms officers at Krakovets found`, but not `The film director KiraKoval lived`,
    where the head has no verb, nor `He said the borderPoland closed is open`, where the second clause belongs to it.
    """
    # `in the articleVladimir Koval wrote`: whose article it is.
    if last.islower() and head.split()[-2] in DETERMINERS:
        return False
    return (
        head.count(" ") >= 3
        and len(first) > 2
        and first.istitle()
        and (_known(last) if last.islower() else last in ENDS_IN or (first in NAMES and _name_ends(head, last)))
        and last not in TAKES | FUNCTION | RELATED
        and (not last.endswith(("ed", "ing", "ly")) or PASSIVE.search(head) is not None)
        # `the analystKovalenko was`, but not `first gradersKovalenko was`
        and (last in NO_SORTS or last.endswith("s") or not SORTS.fullmatch(last))
        and not head.endswith(f" to {last}")
        and not OPEN_HEAD.match(head)
        and not TIED.search(head)
        and not CODE.search(head)
        and HEAD_VERB.search(head) is not None
        and VERB_LATER.match(after) is not None
    )


def _known(last: str) -> bool:
    """Whether a word in lower case is common enough to end a heading."""
    return len(last) > 3 and printed(last) and zipf(last) >= 3


def _name_ends(head: str, last: str) -> bool:
    """Whether a whole name ends here: `near Reni`, `with Zelensky`, `of Sergei Ivanov`, `through the Bosphorus`."""
    before = head.split()[-2]
    return IN_PLACE.search(head) is not None or (
        "," not in head and last not in GIVEN_NAMES and (last in SURNAMES or before in GIVEN_NAMES or before == "the")
    )


def _in_capitals(head: str, rest: str) -> list[str]:
    """The words of a head that is written With Capitals as Headings Are, where what follows is not; else none."""
    words = [word for word in head.split() if word[0].isalpha()]
    if not all(word[0].isupper() or word in SMALL for word in words) or sum(word[0].isupper() for word in words) < 4:
        return []
    following = WORDS.findall(rest)[1:9]
    return words if sum(word.islower() for word in following) > 3 else []


def _acts_in_capitals(head: str, rest: str) -> bool:
    """Whether the capitals are those of a heading, and of no names in a row: `Bush Says He Will Wait`."""
    return any(word in TITLED or ACTED.fullmatch(word) for word in _in_capitals(head, rest)[1:-1])


def _titled(head: str, rest: str) -> bool:
    """Whether the head is written With Capitals, and speaks as a heading does.

    Names and titles in a row are capitalised as well: `Ukrainian President Volodymyr Zelenskyy's Chief of Staff`.
    """
    words = _in_capitals(head, rest)
    spoken = any(word in {"a", "an"} or (word == "the" and before not in SMALL) for before, word in pairwise(words))
    return (spoken or not TITLED.isdisjoint(words[-1:])) and re.match(r"\w+,? [a-z]", rest) is not None


def _place_ends(head: str, last: str, first: str, after: str) -> bool:
    """Whether a heading ends in a place or a date and a sentence opens behind it: `in UkraineParliament voted`."""
    return (
        (
            (
                last in ENDS_IN
                and first not in HEADS
                and (VERB_NEXT.match(after) or (after[:1] in {"'", "’"} and VERB_LATER.match(after))) is not None
            )
            # `in BucharestMr. Koval said`
            or (first in FORMS and (last in ENDS_IN or IN_PLACE.search(head) is not None))
            # `in BucharestTickets are`, but `in SquirrelMail allowed`
            or (
                IN_PLACE.search(head) is not None
                and (last in NAMES or not printed(last))
                and first not in HEADS | TITLES | NAMES
                and printed(first)
                and zipf(first) >= 3
                and not pair(last, first)
                and VERB_NEXT.match(after) is not None
            )
            # `from March 1Deputies voted`
            or (
                DATE.search(head) is not None
                and first not in HEADS | TITLES | NAMES
                and printed(first)
                and zipf(first) >= 3
                and VERB_NEXT.match(after) is not None
            )
        )
        and head.count(" ") >= 3
        and not OPEN_HEAD.match(head)
        and not TIED.search(head)
    )


def _name_opens(head: str, last: str, first: str, after: str) -> bool:
    """Whether a name with its verb opens a sentence here: `works end in the portsKyiv was not told`."""
    return (
        last.islower()
        and _known(last)
        and head.count(" ") >= 3
        # `Author of the articleVladimir Koval was`
        and (last not in WRITINGS or first in PLACES or head.split()[-2] not in DETERMINERS)
        and (VERB_NEXT.match(after) is not None or (APPOSITION.match(after) is not None and last not in TAKES))
        and (last in NO_SORTS or not SORTS.fullmatch(last))
        and not OPEN_HEAD.match(head)
        and not CODE.search(head)
        and not REPORTS.search(head)
        and not head.endswith(f" to {last}")
        and not leads_on(last)
        and not pair(last, first)
        and head.count(",") < 2
        and last not in FUNCTION
        and not last.endswith(("ed", "ing", "ly"))
    )
