"""Who speaks: the words by which English tells whose speech stands before or behind them.

`Olena Savchuk told reporters`, `the mayor’s office said`, `according to the pilot`. Quotations end before such words
and begin behind them, so that they show where a lost mark has stood.
"""

import re
from typing import Final

from cleaners.words import by_letter

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
SPEECH_VERBS: Final = by_letter(SPEAKING)
TAGS: Final = by_letter(f"{SPEAKING}|{TAGGING}")
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
# `He wrote on Telegram: We will win."`
SAID_BEFORE: Final = re.compile(
    rf"\b(?:{SPEECH_VERBS}|saying|adding|statement|post|Telegram|Facebook|Twitter)\b[^.!?:\"“”\n]{{0,60}}:\s+(?=[A-Z0-9‘'])"
)
# `Magomed Aliev: When I hear them shout`
SPEAKER: Final = re.compile(r"[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){1,3}:\s+(?=[A-Z0-9‘'])")
ACCORDING: Final = re.compile(r"According to [^,.!?\"“”]{2,60}, ")
REPORTED: Final = re.compile(
    rf"\b(?:{SPEECH_VERBS}|saying|adding|suggests?|shows?|means?)(?:,| that| the| a| it| how)?\s"
)
# `as many as patients says Olena Savchuk`
INVERTED: Final = re.compile(rf"(?<=[a-z])(?= (?:{TAGS}) (?:[A-Z]|the |an? ))")
BREAK: Final = re.compile(r"[,!?](?=\s)")


def attributed(text: str, opened: int) -> bool:
    """Whether a speaker is named behind what opened: `we won, he said`; not `this man thinks`, `Tom, who wrote`."""
    return any(
        (told[0].lstrip()[:1] in {",", "–", "—", "-"} or text[told.start() - 1] in "!?") and not RELATIVE.match(told[0])
        for told in SPEAKS.finditer(text, opened)
    )


def named_later(text: str, start: int, end: int) -> bool:
    """Whether who speaks is named behind a later comma: `around Hornsby, St Ives, Turramurra, Mr Leete | said`."""
    return any(
        (told := LATER.match(text, comma.end())) is not None and told.end() == end
        for comma in BREAK.finditer(text, start + 1, end)
    )


def within_tag(text: str, start: int, at: int) -> bool:
    """Whether the mark stands within the words that tell who speaks: `to win, Greens” leader Bob Brown said`."""
    comma = text.rfind(", ", start, at)
    return comma > start and SPEAKS.match(text[comma + 1 : at] + text[at + 1 : at + 80]) is not None
