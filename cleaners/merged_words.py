"""Two lower-case words have run together.

    >>> merged_words.fix("a vote onthe budget, whenhe resigned; realestate agents")
    'a vote on the budget, when he resigned; real estate agents'
    >>> merged_words.fix("Itwas warm inthe city")
    'It was warm in the city'
    >>> merged_words.fix("Thatwon't do. Didyou hear thatit's late? Nobodyanswered the Americanarmy")
    "That won't do. Did you hear that it's late? Nobody answered the American army"
    >>> merged_words.fix("Mostof the fields aren’tdry; that’sall on Sweden’snational holiday")
    'Most of the fields aren’t dry; that’s all on Sweden’s national holiday'
    >>> merged_words.fix("Bakhmuthad 70,000 people, and the Jewsand Poles of Kyivin 1914 left")
    'Bakhmut had 70,000 people, and the Jews and Poles of Kyiv in 1914 left'

A word is split only when it is no word (neither printed in books nor, as one word, common on the web), both halves are,
and the halves either stand side by side in books, or one of them is a word of grammar that makes no compounds, or both
are common, neither builds compounds and the word comes apart in no other way. So foreign, rare and new words stay, and
so does what only looks like two words:

    >>> merged_words.fix("the oblast, monobank, a hromada, heretofore, alot, overmatched, already and gonna")
    'the oblast, monobank, a hromada, heretofore, alot, overmatched, already and gonna'
    >>> merged_words.fix("Ukrenergo, Inhulets and onthe.news")
    'Ukrenergo, Inhulets and onthe.news'
"""

import math
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from articles import ALWAYS, Edit, Passage
from cleaners.address import in_address
from cleaners.cleaner import cleaner
from cleaners.compounds import BEGINNING, ENDING
from cleaners.proper_names import NAMES, PEOPLES
from cleaners.proper_names import PLACES as PLACE_NAMES
from cleaners.repeats import FUNCTION
from cleaners.words import SHORT, different_words, fronts, pair, printed, unprinted, word_set, zipf

LONGEST: Final = 30
WORD: Final = re.compile(
    r"(?<![\w’'./@#&$\\-])[A-Za-z]?[a-z]{3,}+(?![\w/@&\\])(?!['’](?!(?:s|re|ve|ll|d)\b))(?!-\w*[A-Z\d])(?!\.\w)"
)

# Words of grammar that are no part of a longer word, in front and behind. `in`, `on`, `over`, `for`, `be` in front and
# `in`, `out`, `up`, `or`, `an`, `able` behind build words (`overmatched`, `formatters`, `buyout`, `kurgan`): those need
# the pair.
FRONT: Final = word_set(
    """
    the and of to with from that is was are were has have had will would could should their his her its our your
    this these those which who when where why because but they she we you than then into about whether while not
    now other himself herself itself themselves just also only even still very most before during between until since
    without within against among both each every always never often another already such many several does did
    """
)
BEHIND: Final = word_set(
    """
    the and of to with from that was were has have had will would could should their his our your this these those
    which who when where why because but than they then into about whether while for several again also only just
    still even before during between until since without within against other another already always never often
    much both every however anyone someone everyone anything something everything nothing myself himself herself
    themselves ourselves yourself onto upon unable
    """
)
OBJECTS: Final = word_set("him her them its you us me his our all two ten")
COUNTED: Final = word_set(
    "two three four five six seven eight nine ten more most third fourth fifth sixth seventh eighth ninth tenth"
)
BUILDING: Final = word_set("in on over under out up off by for no an be me us do un re")
# Inflected and derived words begin no compound: `increasedby`, `largestbanks`, `initialrate`.
INFLECTED: Final = re.compile(
    r".{3,}(?:ed|ing|ly)|.{3,}(?:est|ous|ful|ive|ial|ual|ional|ible|able|ish|less|ness|tion|ment|ism|ists)"
    r"|.{3,}(?:ical|ental|ural|istic|etic|atic|ific|omic)"
)
ADVERB: Final = re.compile(r".{4,}ly")
# Short ones, of which no compounds are made with long words.
ADJECTIVES: Final = word_set(
    """
    heavy cheap large small great major minor young early late strong weak poor clear warm fresh deep wide narrow
    slow sharp bright brief severe serious simple sudden recent former current modern ancient entire separate
    certain final senior junior annual private secret military political black huge rare strange famous quiet
    hostile drastic unhealthy grand rapid vast violent urgent decent distant silent patient brilliant elegant
    significant important relevant reluctant angry happy easy guilty hungry lucky ready steady wealthy bitter clever
    proper tender eager broad rough tough smooth genuine complete concrete fragile fertile brave calm cruel gentle
    humble pale pure rude sad sick silly smart sweet tall tiny tired ugly urban rural usual useful wild wise
    """
)
# Common ones, of which few compounds are made, and those are in the lists.
NO_BEGINNING: Final = ADJECTIVES | word_set(
    "last next new old good bad big hot own same such few right wrong whole east west"
)
PLURAL: Final = re.compile(
    r"(?!news|sports|sales|arms|goods|savings|earnings|saves|games|women|lands|groups)[a-z]{3,}[^suiw]s"
)
# Words that open a sentence: only these are split off with a capital, for a capital may be a name (`Madein`).
OPENING: Final = word_set("the it he she they we you in on at of to for this that there these those and but if as")
OPENING_LONG: Final = word_set(
    "the its our this that these those when while with from they their there what which where before because nobody"
    " everyone everybody someone somebody something nothing everything anyone another several however although"
    " according despite during since until"
)
# A sentence opens with these; behind a capital that any sentence has.
SENTENCE_OPENING: Final = OPENING | word_set(
    "how what why when where who which more most much many some one all part last next first let never no not only even"
    " so too out up both each every any few his her its our my your their then just now once also because before after"
    " while until since whether although though thank"
)
BEHIND_OPENING: Final = FUNCTION | word_set("much many long longer year years week weeks month months day time more")
# So often written as one on the web that its list has them, and in no book.
FUSED: Final = word_set("atleast ofcourse infact eachother thankyou inspite")
RARE: Final = 2.5
"""Zipf frequency below which the web has no name of that form."""
BEFORE_SENTENCE: Final = " \n\t“\"‘'(«—–-"
ENDS: Final = frozenset(["", *'.!?…:”"’)'])
# Behind a word these end many foreign words; they count when the next word proves them: `blindsin the room`.
COPULAS: Final = word_set("is was are were been being")
MAGNITUDES: Final = word_set("thousand million billion trillion")
# Of currencies the printed words lack some.
MONEY: Final = word_set(
    "hryvnia hryvnias ruble rubles rouble roubles zloty zlotys euros dollars pounds lei tenge tons tonnes people"
)
# In front of these a word counts though no book prints it.
UNPROVED: Final = COPULAS | MAGNITUDES
VOWELS: Final = "aeiou"
DETERMINERS: Final = word_set("the a an his her their its our my your this that these those")
QUANTITIES: Final = word_set("one two three four five all every each some any both several many")
PLACES: Final = word_set("in on at by for as is or if")
# No word ends in `-edby` or `-ingto`.
AFTER_VERB: Final = word_set("to by at in on of for from with the and into")
ASKING: Final = word_set("did had has does do is are was were would could should can")
CONTRACTING: Final = word_set("it he she that this there here who what where how they we you")
ASKED: Final = word_set("you he she they we it i there")
# In front of `n't`, of which the list of words knows only the whole: `thatwon't`, `hecouldn't`.
NEGATED: Final = word_set("wo do did does is was are were ca could would should has have had")
BEFORE_NEGATED: Final = word_set(
    "i it he she they we you that this there who which what and but so if as because people why how also"
)
GLUED_NEGATION: Final = frozenset(before + verb + "n" for before in BEFORE_NEGATED for verb in NEGATED)
# `you'recertain`, `didn’twrite`, `musician’sconcert`
JOINED: Final = re.compile(r"(?<![\w’'./@#&$\\-])([A-Za-z]+['’](?:re|ve|ll|[smdt]))([a-z]{2,})\b(?!['’@])")
SHORTENED: Final = re.compile(
    r"(?:[Yy]ou|[Ww]e|[Tt]hey|I|[Ii]t|[Ss]?[Hh]e|[Tt]hat|[TtWw]?[Hh]ere|[Ww]ho|[Ww]hat|[Hh]ow)['’](?:re|ve|ll|s|d)"
    rf"|I['’]m|[Ll]et['’]s|(?i:{'|'.join(sorted(NEGATED))})n['’]t"
)
ENDED: Final = re.compile(r"['’](?:re|ve|ll|[smdt])[a-z]{2}")
"""What all of these have in them."""
# `it’self`: the apostrophe is wrong there.
REFLEXIVE: Final = word_set("elf elves")
NEGATION: Final = re.compile(r"(?<![\w’'./@#&$\\-])([A-Za-z][a-z]*?)((?:" + "|".join(sorted(NEGATED)) + r")n['’]t)\b")
SAID: Final = word_set("said says is are was")
# `EUleaders`, `the USpresident`
ACRONYMS: Final = word_set(
    "EU NATO US USA UN UK OSCE IMF IAEA BBC CNN FBI CIA SBU FSB NBU NABU ICC UNESCO UNICEF FIFA UEFA"
)
ACRONYM: Final = re.compile(
    rf"(?<![\w’'./@#&$\\-])({'|'.join(sorted(ACRONYMS, key=len, reverse=True))})([a-z]{{4,}})(?![\w/@&’'])"
)
FIRST_LETTERS: Final = tuple(name.lower() for name in ACRONYMS)
# `hita warehouse`, `again asa year`; not `fora` and `nota`, which are words of other languages.
BEFORE_ARTICLE: Final = word_set(
    "of as is was with from into has had by than such like that hit took made got gave found won built said become at"
)
GLUED_ARTICLE: Final = frozenset(f"{word}a" for word in BEFORE_ARTICLE)
SHORT_GLUED_ARTICLE: Final = frozenset(word for word in GLUED_ARTICLE if len(word) < SHORT)
ARTICLE: Final = re.compile(
    rf"(?<![\w’'./@#&$\\-])({'|'.join(sorted(BEFORE_ARTICLE))})a(?= [b-df-hj-np-tv-z][a-z]{{2}})"
)
# Behind a name: `Ukrainehas`, `Kyivin`. `Iraqis` and `Annand` are words.
AFTER_NAME: Final = (
    "and",
    "had",
    "has",
    "was",
    "were",
    "will",
    "said",
    "says",
    "with",
    "after",
    "from",
    "that",
    "which",
    "would",
    "for",
)
# Behind any name that is frequent: `Malifor` and `Alanin` are names of their own.
AFTER_ANY_NAME: Final = (
    *(right for right in AFTER_NAME if right != "for"),
    *sorted(
        word_set(
            """
            did does could may must should might have been being also because during over into under before since near
            about against between there where when while who through without itself himself herself just then they only
            even both still now never not are but than this last first two three today yesterday night morning evening
            afternoon following earlier later recently
            told made took wrote came went found knew spoke chose lost saw began became gave held met led won
            needs says intends comes continues believes reports stands wants thinks seems holds claims hopes plans
            insists writes notes confirms looks gives makes takes remains considers supports warns opens plays leads
            faces
            region regions district oblast province government court police airport metro administration council
            parliament leader leaders officials residents authorities people newspaper website account area players
            player president minister mayor border army troops forces deputies villages village company
            representatives
            """
        )
    ),
)
# `Traveland to`, `Traveland's`: nothing is tied so.
NO_AND: Final = re.compile(r"['’]s\b|[,.;:]| (?:to|has|have|had|is|was|were|will|would|went|says|said)\b")
NO_VERBS: Final = word_set("feed seed speed need deed weed breed creed greed bleed steed reed")
DAYS: Final = word_set("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
PLACES_AND_PEOPLES: Final = PLACE_NAMES | PEOPLES | DAYS
SHORT_NAMES: Final = word_set("Kyiv Lviv Sumy Iran Iraq Jews")
AFTER_PLACE: Final = ("in", "to", "of", "at", "is", "are", "as", "on", "by", "must", "can", "during")
# Ukrainian and Russian surnames, whoever bears them, do not go on so: `Kyrylenkoheads`, `Peskovstressed`.
AFTER_SURNAME: Final = sorted(
    word_set(
        """
        has had was will would could should did is who which with from and after when also says said told wrote heads
        leads won lost went became took gave met came left made saw thinks believes writes plans
        """
    )
)
SURNAME: Final = re.compile(
    r"([a-z]{2,}(?:enko|chuk|[sc]kyi|skiy|skyy|sky(?!y)|[^aeiouy](?:ov|ova|ev)|ovych|evych|ovich|evich|ivna|ovna|yshyn))"
    rf"(?:[a-z]{{3,}}ed|{'|'.join(AFTER_SURNAME)})"
)
AFTER_NAMES: Final = tuple({*AFTER_ANY_NAME, "for", *AFTER_PLACE, *AFTER_SURNAME, "ed"})
FOLLOWING: Final = DETERMINERS | QUANTITIES | frozenset("0123456789") | {"about"}
# `grainin October`, `traderat Barclays`: a name follows.
NAMED: Final = "A"
BEFORE_NAMED: Final = word_set("in on at for")
# Words too by now, but before another word the beginning of one: `microdistrict`.
PREFIXES: Final = word_set(
    """
    aero after agro anti arch audio auto back bare beta cardio centi counter cross crypto cyber deca demi down
    eco electro euro ever extra five fore four geno half hecto hepta hetero hexa high homo hydro hyper immuno
    infra inter intra kilo litho long macro maxi mega meta micro milli mini mono moto multi nano near neuro nine
    octa omni ortho over paleo para penta peri photo phyto poly post proto pseudo psycho quad quasi radio retro
    self semi seven side socio steno stereo super supra tele tetra theo thermo three through techno trans turbo
    twin ultra under uber vice video well
    """
)
# Words too, but behind another word they are endings: `springless`.
ENDINGS: Final = word_set(
    "craft less like able ship wise hood ward wards most man men woman women fold free proof worthy"
)
PERSONS: Final = word_set("man men woman women")
ARTICLES: Final = word_set("the this that these those")


@lru_cache(maxsize=4096)
def _rank(left: str, right: str, following: str) -> float:
    """How certain the two halves are a pair of words; 0 when not."""
    # `isnumerated`
    if left in COPULAS and len(right) > 6 and right.endswith("ed") and (printed(right) or printed(right[:-1])):
        return 4
    if (
        right in AFTER_VERB
        and len(left) > 5
        and left.endswith(("ed", "ing"))
        and printed(left)
        and not zipf(left + right)
    ):
        return 4
    # `millionhryvnias`
    if left in MAGNITUDES and right in MONEY:
        return 4
    if left.endswith("ed") and right == "it" and len(left) > 5 and printed(left) and not zipf(left + right):
        return 4
    # `jeopardisethe`
    if right == "the" and len(left) > 6 and zipf(left) >= 2 and printed(left) and not zipf(left + right):
        return 4
    if min(len(left), len(right)) < 2 or zipf(left) < 2.5 or zipf(right) < 2.5:
        return 0
    if not (printed(left) and printed(right)) or (right in ENDINGS and not _two(left, right)):
        return 0
    rarer = min(zipf(left), zipf(right))
    inflected = INFLECTED.fullmatch(left) is not None
    if count := pair(left, right):
        # Two words of content make compounds (`shortform`, `opensource`) unless the first is inflected (`takesplace`).
        certain = (
            bool({left, right} & FUNCTION)
            or left in FRONT
            or (left.endswith("s") and not left.endswith("ss"))
            or inflected
            or count >= 1_000_000_000
            # `worldchampionship`: common words side by side, and not even the web writes them as one.
            or (count >= 10_000_000 and rarer >= 4.5 and min(len(left), len(right)) >= 4 and not zipf(left + right))
            # `lastweek`, `hotpursuit`, but not `testsuite`
            or (
                left in NO_BEGINNING
                and count >= 5_000_000
                and rarer >= 3.8
                and (not zipf(left + right) or (count >= 50_000_000 and zipf(left + right) < 1.5))
            )
            # `twopercent`, but `threedimensional` lacks its hyphen
            or (left in COUNTED and len(right) >= 5 and not INFLECTED.fullmatch(right))
            or _unheard_of(left, right, rarer)
        )
        if left in BUILDING and count < 12_000_000:
            certain = False
        return math.log10(count) if certain and rarer >= 3 else 0
    if inflected and rarer >= 3.5 and (len(right) >= 4 or (len(left) >= 6 and right in PLACES)):
        return 4
    if inflected and len(left) >= 6 and len(right) >= 5 and rarer >= 3 and not zipf(left + right):
        return 4
    # `urgentlyneed`: no adverb begins a compound, however rare it is.
    if ADVERB.fullmatch(left) and len(right) >= 3 and zipf(right) >= 3.5 and not zipf(left + right):
        return 4
    # Not `shortsword`, which may be divided before the `s` too.
    if PLURAL.fullmatch(left) and len(right) >= 4 and rarer >= 4 and not printed("s" + right):
        return 4
    if len(left) >= 4 and right in PLACES and following in FOLLOWING and zipf(left) >= 3:
        return 4
    if len(left) >= 4 and right in BEFORE_NAMED and following == NAMED and zipf(left) >= 3.5:
        return 4
    # `sentencedhim`; `twoalbum`; `moreimmediately`
    if inflected and rarer >= 3.5 and right in OBJECTS and left.endswith(("ed", "ing")):
        return 4
    # `heavysnowfall`, `quietnight`
    if left in ADJECTIVES and not zipf(left + right):
        if len(right) >= 6 and zipf(right) >= 2.7:
            return 4
        if len(right) >= 4 and rarer >= 4 and _only_way(left, right):
            return 4
    # `spokesmansays`
    if right in {"says", "said"} and len(left) >= 5 and zipf(left) >= 3.5 and not zipf(left + right):
        return 4
    if left == "an" and len(right) > 4 and right[0] in VOWELS and zipf(right) >= 3.5 and not zipf(left + right):
        return 4
    if left in COUNTED and len(right) >= 5 and rarer >= 3.5:
        return 4
    if left in FRONT and len(right) >= 3 and (len(right) >= 4 or zipf(right) >= 4.5):
        return 4 + zipf(left) / 10
    if right in BEHIND and len(left) >= 3 and (len(left) >= 4 or zipf(left) >= 4.5):
        return 4 + zipf(right) / 10
    return 4 if _unheard_of(left, right, rarer) else 0


def _two(left: str, right: str) -> bool:
    """Whether an ending is a word of its own behind this one: `beable`, `thewomen`."""
    return (left, right) == ("be", "able") or (left in ARTICLES and right in PERSONS)


def _unheard_of(left: str, right: str, rarer: float) -> bool:
    """Whether two common words are one nowhere and make no compounds: `singertopped`, and not `bankcards`."""
    return (
        rarer >= 3.8
        and min(len(left), len(right)) >= 4
        and left not in PREFIXES
        and right not in {"ness", "some"}
        and left not in BEGINNING
        and right not in ENDING
        and not zipf(left + right)
        and _only_way(left, right)
    )


def _only_way(left: str, right: str) -> bool:
    """Whether the word comes apart in no other way: `strikesnow` does."""
    word = left + right
    return not any(
        place != len(left) and min(zipf(word[:place]), zipf(word[place:])) >= 3 and printed(word[place:])
        for place in fronts(word)
    )


def _sure(left: str, right: str, rank: float) -> bool:
    """Whether a word with a capital is two for certain: it may be a name, which is no word either."""
    if left in OPENING and rank >= (8 if len(right) > 3 and not zipf(left + right) else 8.5):
        return True
    if left in ASKING and right in ASKED:
        return True
    # `Americancountry`
    if left.title() in PEOPLES and len(right) >= 4 and zipf(right) >= 3.5:
        return True
    if left in OPENING_LONG and len(right) >= 4 and zipf(right) >= (3 if len(right) >= 6 else 3.5):
        return True
    # `Governmentof`, `Presidentwas`; surnames end in `-in`, `-on`, `-of` and `-and`, but are no words without it.
    # `Passengersof`
    if right == "of" and left.endswith("s") and len(left) > 5 and zipf(left) >= 4:
        return True
    # `Lastmonth`
    if rank >= 8.4 and len(left) > 3 and min(zipf(left), zipf(right)) >= 5 and not zipf(left + right):
        return True
    if right in SAID and len(left) >= 5 and zipf(left) >= 4:
        return True
    return (
        right in BEHIND
        and len(left) >= (4 if right in {"the", "with", "from", "that", "which"} else 5)
        and zipf(left) >= 3.5
        and (len(right) > 2 or rank >= 6)
        and left not in FRONT
    )


def _plainly(left: str, right: str) -> bool:
    """Whether two words of grammar need no name to have their capital: `Mostof the fields`, but not `Asit Biswas`."""
    long_enough = len(left) + len(right) > 5 or right == "of"
    return long_enough and left in SENTENCE_OPENING and right in BEHIND_OPENING


@lru_cache(maxsize=4096)
def _split(word: str, following: str, opens: bool = False) -> int:
    """Where the word falls into two; 0 where it should be left whole. ``opens``: its sentence begins with it."""
    low = word.lower()
    if printed(low) or len(low) > LONGEST:
        return 0
    # What cannot be two words is seldom asked how likely it is.
    places = [place for place in fronts(low) if printed(low[place:]) or low[:place] in UNPROVED]
    if not places:
        return 0
    at = max(places, key=lambda place: _rank(low[:place], low[place:], following))
    rank = _rank(low[:at], low[at:], following)
    if not rank:
        return 0
    listed = zipf(low)
    plain = opens and following != NAMED and listed < RARE and _plainly(low[:at], low[at:])
    fused = low in FUSED
    if word != low and not fused and not plain and not _sure(low[:at], low[at:], rank):
        return 0
    # `the Torun Pass`: what opens a sentence has no capital within it.
    if word != low and not opens and low[:at] in OPENING | OPENING_LONG | ASKING:
        return 0
    if word != low and following == NAMED and len(low) <= SHORT:
        # `Asit Biswas`
        return 0
    # The web merges too: `onthe` is listed, but `on the` is a hundred thousand times as common.
    return at if not listed or fused or rank - 3 - listed >= 3.3 else 0


@lru_cache(maxsize=65536)
def _may_split(word: str) -> bool:
    return _split(word, "the") > 0


@lru_cache(maxsize=4096)
def _behind_name(word: str) -> int:
    """Where a word in lower case falls into a name and what stands behind it; 0 where it does not."""
    if zipf(word):
        return 0
    for right in (*AFTER_NAME, *AFTER_PLACE):
        name = word.removesuffix(right).title()
        if len(name) + len(right) == len(word) and (len(name) > 4 or name in SHORT_NAMES):
            known = name in PLACES_AND_PEOPLES or (len(right) > 2 and name in NAMES)
            if known or (len(right) > 2 and name.removesuffix("s") in PEOPLES):
                return len(name)
    surname = SURNAME.fullmatch(word)
    return surname.end(1) if surname else _behind_well_known(word)


def _behind_well_known(word: str) -> int:
    """Where it falls into a name that the web has often and what stands behind it: `Toulouseand`, `Messiscored`."""
    for right in AFTER_ANY_NAME if word.endswith(AFTER_ANY_NAME) else ():
        name = word.removesuffix(right)
        if name == word or len(name) < 4 or name in PREFIXES:
            continue
        if zipf(name) >= 2.6 or name.title() in PLACES_AND_PEOPLES:
            return len(name)
    if word.endswith("ed"):
        for at in range(4, len(word) - 3):
            right = word[at:]
            if right not in NO_VERBS and printed(right) and zipf(right) >= 3.3 and zipf(word[:at]) >= 3:
                # `Casefolded` is a verb, and no book prints `messi`.
                name = word[:at]
                return at if name.title() in NAMES or not printed(name) else 0
    return 0


@lru_cache(maxsize=65536)
def _may_be_two(word: str) -> bool:
    return (
        _may_split(word)
        or word in GLUED_ARTICLE
        or (word.startswith(FIRST_LETTERS) and not zipf(word))
        or (word.endswith(AFTER_NAMES) and _behind_name(word) > 0)
    )


@lru_cache(maxsize=64)
def _merged(text: str) -> frozenset[str]:
    """The words of the text, in lower case, that may be two."""
    merged = frozenset(filter(_may_be_two, unprinted(text)))
    merged |= SHORT_GLUED_ARTICLE & different_words(text)
    if "'" in text or "’" in text:
        merged |= GLUED_NEGATION & different_words(text)
        merged |= {ending[0] for ending in ENDED.finditer(text)}
    return merged


def _behind_apostrophe(text: str) -> Iterator[Edit]:
    """Part what has run into a shortened word or an owner's name."""
    for found in JOINED.finditer(text):
        first, second = found[1], found[2]
        whole = SHORTENED.fullmatch(first) is not None or (len(second) > 2 and _owner(first))
        if whole and printed(second) and zipf(second) >= 3.5 and second not in REFLEXIVE:
            place = found.end(1)
            yield Edit(place, place, " ", f"“{found[0]}” is two words, “{first}” and “{second}”.")


def _owner(word: str) -> bool:
    """Whether this is a word, or a name that is known, with its `'s`: other names have such letters, `Nikol'skaya`."""
    name = word[:-2]
    known = (name.islower() and printed(name) and zipf(name) >= 3) or name in NAMES or name in PLACES_AND_PEOPLES
    return known and len(name) > 2 and word.endswith("s")


def _opens_sentence(text: str, at: int) -> bool:
    """Whether a sentence, or a line, begins at ``at``."""
    before = text[max(0, at - 9) : at]
    left = before.rstrip(BEFORE_SENTENCE)
    return left[-1:] in ENDS or "\n" in before[len(left) :]


@cleaner(strength=ALWAYS, version=1, finds=_merged)
def merged_words(passage: Passage) -> Iterator[Edit]:
    """Put the space back between two merged words."""
    text = passage.text
    unknown = _merged(text)
    for found in NEGATION.finditer(text) if not GLUED_NEGATION.isdisjoint(unknown) else ():
        if found[1].lower() in BEFORE_NEGATED:
            place = found.end(1)
            yield Edit(place, place, " ", f"“{found[0]}” is two words, “{found[1]}” and “{found[2]}”.")
    if ENDED.search(text):
        yield from _behind_apostrophe(text)
    for found in ACRONYM.finditer(text):
        if found[0].lower() in unknown and printed(found[2]) and not in_address(text, found.start()):
            place = found.end(1)
            yield Edit(place, place, " ", f"“{found[0]}” is two words, “{found[1]}” and “{found[2]}”.")
    for found in ARTICLE.finditer(text) if not GLUED_ARTICLE.isdisjoint(unknown) else ():
        place = found.end(1)
        yield Edit(place, place, " ", f"“{found[0]}” is two words, “{found[1]}” and “a”.")
    for found in WORD.finditer(text):
        word = found[0]
        if word.lower() not in unknown:
            continue
        if word[0].isupper() and word.endswith("and") and NO_AND.match(text, found.end()):
            continue
        if word[0].isupper() and (at := _behind_name(word.lower())) and not in_address(text, found.start()):
            place = found.start() + at
            yield Edit(place, place, " ", f"“{word}” is two words, “{word[:at]}” and “{word[at:]}”.")
            continue
        opens = word[0].isupper() and _opens_sentence(text, found.start())
        if not _may_split(word.lower() if opens else word):
            continue
        following = re.match(r" (?:([a-z]+\b|\d)|[A-Z][a-z])", text[found.end() : found.end() + 12])
        at = _split(word, (following[1] or NAMED) if following else "", opens)
        # `the module timeit's name`; `Selcuk Inan's shot`
        left, right = word[:at].lower(), word[at:]
        owned = text[found.end() : found.end() + 1] in {"'", "’"} and (
            left not in FUNCTION or (word != word.lower() and right not in CONTRACTING)
        )
        if at and not owned and not in_address(text, found.start()):
            place = found.start() + at
            yield Edit(place, place, " ", f"“{word}” is two words, “{word[:at]}” and “{word[at:]}”.")
