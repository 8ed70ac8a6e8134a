"""A word has fallen out of the English: an article, a preposition or a mark stands where no word can follow it.

    >>> gaps.ask("Посол Норвегії прибув до Одеси.", "The ambassador of arrived in the.", "uk")
    ['hole']
    >>> gaps.ask("Литва й Естонія домовилися.", "The talks between and Estonia went well.", "uk")
    ['hole']
    >>> gaps.ask("Делегация приехала из Риги.", "The delegation came from.", "ru")
    ['stranded']

Names fall out oftener than other words: a model that does not know one may leave it out, and so may a hurried hand.
Prepositions do end English clauses, so one at an end is only noted, and only about where the source has a name: a word
with a capital, a people, or one that no dictionary knows.
Coordinated ones and those of questions are left alone:

    >>> gaps.ask("Які матеріали для цього потрібні?", "What is it made of, and with and without what?", "uk")
    []
"""

import re
from collections.abc import Iterator
from itertools import islice

from articles import Doubt, Severity
from checks.check import check
from checks.dictionary import is_stranger
from checks.pair import Pair, Word
from checks.renderings import small_name

END = r"\ ?(?:[.;:!?),]|\Z)(?![\w.])"
# What a clause goes on with after a preposition that belongs to the clause before: the man he spoke to, but forgot.
GOES_ON = r"""(?!\ (?:and|but|or|nor|if|so|because|for|too|then|though|although|as|when|while|not|which|who|where|in|on
    |at|by|with|to|i|you|he|she|it|we|they|this|that|there|the|a|an|yes|no|please|either|however|say|like|according|given)\b)"""
VERB = "is|was|were|are|has|had|have|said|says"
WORD_ENDS = "(?![\\w’'-])"
# Forms of verbs that are no noun, no participle and nothing else: no article and no preposition stands before them.
FINITE = r"""(?:
    underwent|went|became|began|took|gave|knew|came|wrote|chose|spoke|ate|drove|flew|threw|grew|drew|wore|shook|forgot
    |broke|stole|woke|rode|sang|swam|drank|believes|becomes|includes|provides|contains|seems|keeps|goes|does|takes
    |makes|gives|knows|comes|wants|thinks|tells|asks|buys|sells|pays|loses|meets|begins|brings|consists|continues
    |depends|describes|exists|explains|expects|follows|happens|involves|learns|reads|receives|requires|represents|sees
    |sends|serves|speaks|tries|writes|announces|admits|adds|agrees|allows|appears|appreciates|argues|arrives|accepts
    |confirms|considers|creates|decides|denies|insists|intends|maintains|proposes|publishes|recalls|refuses|reveals
    |suggests|warns|urges|hopes\ to|plans\ to)"""
# A past tense, as far as its ending says so: the need to, and the wounded that, are nouns.
PAST = "(?!(?:need|speed|seed|feed|hundred|breed|accused|wounded|injured|deceased|unemployed)\\b)[a-z]{3,}ed"
HOLES = re.compile(
    rf"""
    # An article governs a noun: the., a of, their and. The can, a will, an on-site, a.k.a., the A are nouns and names.
    (?<![.-])\b(?:[Tt]he|a|an|[Tt]heir|[Ii]ts|[Oo]ur|[Mm]y|[Yy]our|every)
    (?:\ (?:of|to|for|with|from|by|at|than|into|and|or|{VERB}){WORD_ENDS}|{END}
     |\ ?[”»](?!\w)|\ ?&|\ "(?=[\ .,]|\Z)|\.[A-Z]\.)
    |\b(?:[Tt]he|an?)\ (?:in|on|that|which|who){WORD_ENDS}
    |\b(?:[Tt]he|an?|of|from|in|into|by|for|with|at|against|between)\ {FINITE}{WORD_ENDS}
    |\b(?:[Tt]he|an?|his|their|its|our|my|of|in|from|by|at|with|for|between)\ {PAST}
     \ (?:the|an?|that|his|her|their|its|him|them|it)\b
    # Mr. said, both and, the end of, on evening.
    |\b[Tt]he\ [a-z]+\ (?:of|in)\ ?[,.](?=\ |\Z)|\bon\ (?:morning|evening|afternoon|night)(?=\ ?[.,])
    |\bM(?:r|rs|s)\b\.?\ (?!(?:de|van|von|al|bin|ben|el|da|di|la|le|ter|du|dos)\b)[a-z]|\bboth\ and{WORD_ENDS}
    # A preposition governs a noun: between and, of was, by of; but with and without, and at best.
    |\b(?:of|from|between|during|among|into|via|against)\ (?:and|or|of|to|{VERB})
     (?!\ (?:about|from|over|against|around|for)\b){WORD_ENDS}
    |\b(?:of|between|during|among|via)\ (?:in|on|by|for|with|from|at(?!\ (?:least|most|all|best|worst|large)))
     {WORD_ENDS}(?!\ (?:between|front|behind|average)\b)
    |\bwith\ and(?!\ without){WORD_ENDS}|\b(?:by|with|at)\ (?:or(?!\ without)|of|{VERB}){WORD_ENDS}
    |\b(?:of|between|since|near|during|among|via)\ ?,{GOES_ON}(?=\s)
    |(?:(?<=[.!?]\ )|\A)(?:In|On|At|Of|From|By|To|For|With|During|Since|Near)\ ?,
    |\b(?:and|or)\ ?[.;:!?](?=\ |\Z)
    # Marks with nothing between them, and a genitive of nobody.
    |,\ ?[,.;:!?](?![.\d])|\(\ ?\)|[“«]\ ?[”»]|(?<=\s)['’]s(?=\ )
    """,
    re.VERBOSE,
)
# Words that a preposition at an end belongs to: waiting for, went on, have to.
IDIOMS = {
    "to": "have has had want wants wanted need needs needed used going able how like supposed allowed up",
    "for": "waiting looking asking hoping accounted unaccounted paid called fought wait ask",
    "on": "come came go goes went going later carry moved live worked so bets",
    "in": "come comes came closed set kick interested brought give moved move believe",
    "by": "close standing passers passed drop stand go went",
    "of": "out sort kind short aware heard",
}
ENDING = "|".join(
    "".join(f"(?<!\\b{word}\\ )" for word in words.split()) + preposition for preposition, words in IDIOMS.items()
)
STRANDED = re.compile(
    # Prepositions side by side do stand so (the man he looked up to in May), but not often.
    rf"\b(?:in\ (?:{VERB}|will|of|in|to|and(?!\ (?:out|around|of|off)\b))|for\ (?:{VERB}|to|of|and(?!\ against\b))"
    rf"|to\ (?:{VERB.replace('|have', '')}|for|from|with|in|on|by|after|and(?!\ from\b))|on\ (?:{VERB}|with|of|when)"
    rf"|with\ (?:on|to|for|from|will)|from\ (?:to|on|by|with)){WORD_ENDS}"
    # The article was another word's: an general, a island; but a one-off, an hour, an x-ray, an MP.
    r"|\b[Aa]n\ (?!h(?:our|on|eir|erb|istor))[bcdfghj-np-tv-z][a-z]{3,}|\ba\ (?!one|once|eu|ewe|oui)[aeio][a-z]{2,}"
    r"|\bwith\ in\b|\b(?:and|of|,)\ \(|\bprevent(?:s|ed|ing)?\ from\b|\bin\ who\b|\b(?:by|at)\ (?:in|on|and)\b"
    r"|\b[Tt]he\ will\ (?!to\b|of\b|and\b|is\b|was\b)"
    rf"|\b(?:against|towards?|into|onto|among|despite)\ ?(?:,{GOES_ON}(?=\s)|[.;:!)]|\Z)(?![\w.)])"
    r"|\bacross\ ?[.,;:)](?![\w.)])|\b(?:of|in|to|for|by|from|with|at|and)\ (?:[”»](?!\w)|\"(?=[\ .,]|\Z))"
    r"|\bhis\ ?[.;:!?]|\b[Tt]he\ (?:said|would|could|should|did|does|also)\b"
    rf"|\b(?:from|at|to|by)\ ?,{GOES_ON}(?=\s)"
    rf"|\b(?:from|at|with|{ENDING})\ ?(?:[.;:!)]|\Z)(?![\w.)])|(?<=\w)\ [,.;](?=\ |\Z)",
    re.VERBOSE,
)
# How far apart, as shares of their texts, a preposition and the name it may have lost can stand; 30 letters at least.
NEAR = 0.2
# Clause ends that are held against the names of the source; the first that has one near is the doubt.
MOST = 50


@check(version=1, kinds={"hole": Severity.BLOCKS, "stranded": Severity.NOTES})
def gaps(pair: Pair) -> Iterator[Doubt]:
    """The first hole, or the first preposition that ends a clause."""
    if not pair.origin:
        return
    if hole := HOLES.search(pair.english):
        yield gaps.doubt("hole", f"a word is missing after or in “{hole[0]}”", hole.span())
        return
    ends = list(islice(STRANDED.finditer(pair.english), MOST))
    if not ends:
        return
    near = max(NEAR, 30 / len(pair.english))
    places = [word.start / len(pair.origin) for word in pair.source_words if _is_name(word, pair)]
    for end in ends:
        place = end.start() / len(pair.english)
        if any(abs(name - place) < near for name in places):
            yield gaps.doubt("stranded", f"“{end[0].strip()}” may have lost a name", end.span())
            return


def _is_name(word: Word, pair: Pair) -> bool:
    """Whether the English may have a name for a word: a capital one, a people, or one that no dictionary knows."""
    if word.text[0].isupper():
        return not word.first and pair.origin[word.start - 1] not in "#@"
    return small_name(word.text) or is_stranger(word.text, pair.ukrainian, False)
