"""A word and the capitalised word after it have run together.

    >>> merged_capital.fix("a source in theInterior Ministry told photographerDavid Lee")
    'a source in the Interior Ministry told photographer David Lee'
    >>> merged_capital.fix("a ClinicalHospital in the Kyiv region; Prime Minister NarendraModi; MexicoCity")
    'a Clinical Hospital in the Kyiv region; Prime Minister Narendra Modi; Mexico City'

Names have capitals inside. A word that is listed as one word, or whose halves are not both known, is left:

    >>> merged_capital.fix("PrivatBank, YouTube, eHryvnia, McDonald, iPhone, UkrTransGas, DeSantis, easyJet, macOS")
    'PrivatBank, YouTube, eHryvnia, McDonald, iPhone, UkrTransGas, DeSantis, easyJet, macOS'
    >>> merged_capital.fix("the theater StageDoor", source="театр «StageDoor»", language="uk")
    'the theater StageDoor'
    >>> merged_capital.fix("@theInterior, theInterior.org, SmartFleet and GreenHarvest")
    '@theInterior, theInterior.org, SmartFleet and GreenHarvest'
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from articles import ALWAYS, Edit, Passage
from cleaners.address import in_address
from cleaners.cleaner import cleaner
from cleaners.joints import LOWER, UPPER, Joint
from cleaners.openers import SENTENCE_OPENERS
from cleaners.proper_names import (
    BRANDS,
    DAYS_AND_MONTHS,
    GIVEN_NAMES,
    HEADS,
    IN_TWO,
    NAMES,
    PEOPLES,
    PLACES,
    TITLES,
)
from cleaners.repeated_word import CLOSING_MARKS, OPENING_MARKS
from cleaners.words import pair, printed, word_set, zipf

WORD: Final = re.compile(r"(?<![^\W_])(?<![./@#&_][^\W_])[A-Za-z]*[a-z][A-Z][A-Za-z]*+(?![\d_/@]|\.\w|\(\))")
BEFORE_FOREIGN: Final = re.compile(r"(?<![^\W_])(?<![./@#&_’'-])([a-z]{2,})([A-Z][^\W\d_A-Z]{2,})(?![\w/@])")
PART: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
APART: Final = re.compile(r"(?<![^\s“\"(])([A-Za-z]{3,}) (?=([A-Z][A-Za-z]{2,}))")
CAPITAL_NEXT: Final = re.compile(r"[’']?s? [A-Z][a-z]")
NOUN_NEXT: Final = re.compile(r" (?!said\b|says\b|reports?\b|reported\b|writes\b|wrote\b|is\b|was\b)[a-z]{2}")
NAME_BEFORE: Final = re.compile(r"\b(?!(?:The|A|An|In|At|On|For|By|To|But|And)\b)[A-Z][a-z]+ $")
CAPITAL_BEFORE: Final = re.compile(r"\b[A-Z][a-z]+ $")

# In front of a capital these are words by themselves; `de`, `la`, `van`, `al`, `mac`, `e`, `i`, `my`, `go` make names.
GRAMMAR: Final = word_set(
    """
    the and of to in on at by for from with that as or but if is was are were be been has have had will would
    can could their his her its our your this these those which who when where while because than then into
    about after before under over against between during since until through near like not also only said says
    told both via per an around among within without upon toward towards across along behind what how why so it
    he she they we whether though although despite unlike just now same most more some all many few other
    another such even still did does do may might must should
    """
)
PATRONYMIC: Final = word_set("bin ibn")
BEFORE_PLACES: Final = word_set("in at on to of by from for with and as is are was were has the")
CODE: Final = word_set("is on has not can if be as to")
CODE_ENDS: Final = word_set("At By On In To From For")
FORMS: Final = word_set("Mr Mrs Ms Dr Miss")
# No name begins with these in small letters, as `easyJet` and `airBaltic` do: `urgedCongress`, `billionEuros`.
NO_FORMANT: Final = re.compile(
    r".{3,}(?:ed|ing|ly|tion|sion|ment|ness|ity|ies|ous|ful|ive)|million|billion|thousand|hundred|many|several"
)
CODE_SIGN: Final = re.compile(r"[_=<>{}\\`]|\w\(")
CLAUSE_OPENERS: Final = word_set(
    "But While When If Because Although Though Since Until Like Unlike Despite During Against For"
)
OPENERS: Final = word_set("The In At On For From And But With By To Of")
I_GOES_ON: Final = re.compile(
    r"[’'](?:m|ll|ve|d)\b| (?:am|was|have|had|will|would|could|can|do|did|don|think|know|want|said)\b"
)
# What opens a sentence of its own: `dormitoryFor twelve`.
STARTS: Final = SENTENCE_OPENERS | word_set("What Why How Who Where Also However Meanwhile Earlier I")
PARTICLES: Final = word_set(
    """
    Mac Van Von Del Des Della Fitz Ben Bin Abd Abu Ibn Mag Dos Das Les Los Las Der Den Ter Ten
    """
)


# Whole words that begin glued names: `EuroSwiss`.
FORMANTS: Final = word_set(
    """
    Euro Anglo Inter Trans Pan Air Auto Agro Tele Cyber Smart Green Blue Red Black Open Net Web Ukr Ros Rus Bel
    Kaz Gos Derzh
    """
)

# Small letters that begin the names of firms and apps: `airBaltic`, `easyJet`, `openStack`, `deGravelles`.
BRANDING: Final = word_set(
    """
    air all any auto big blue clear click coin cyber deep digi easy euro eco fast fit fly free game get git go green
    hot inter jet just kick live lite magic mega micro mobile mini multi my net next one open pay play pocket pro
    pure quick real red rent safe share silver smart snap soft star super sure tap tech tele top touch travel true
    trip uni vivo web well wiki win wiz yellow you zip de del della der des di do du el la las le les los van von
    """
)
# What names in code begin with: `getName`, `userData`, `fileSize`.
CODING: Final = word_set(
    """
    add app apply array back base begin black body bool border bottom build button byte call camel char check child
    class clear click close code color column content copy count create current data date default delete disable
    display do document drag drop edit element enable end error event fetch field file fill filter find first float
    font force form format full function get group handle has height hide host icon id image index init inner input
    insert int item join key label last layout left length line link list load local lock log long login main make
    map max menu merge message min mode model mouse move name new next node null num number object offset old open
    option order outer output page parent parse pascal path pick play point pop port prev print private process
    public push put query raw read reload remove render replace request reset resize response result return right
    root row run save screen scroll search select send server set should show size sort source split start state
    static stop store string style sub submit sum swap tab table tag target temp test text time title toggle token
    top total try type undo unit update upper upload use user value view void wait width window with write zoom
    """
)

# Behind these a name in camel case is a firm's or a product's: `the company EastOne`.
FIRM_BEFORE: Final = re.compile(
    r"\b(?:company|firm|brand|startup|start-up|app|application|holding|concern|corporation|operator|retailer|developer|platform"
    r"|messenger|chain|manufacturer|maker|studio|label|provider|marketplace|programme?|website|site)s? [“\"‘]?$"
)
# Where a sentence begins, and with it a capital that is no name's.
OPENS: Final = re.compile(r"(?:^|[.!?…:][”\"’')]*\s+)[“\"‘(]?$")
# Ukrainian, Russian and Caucasian surnames by their ends.
SURNAME: Final = re.compile(
    r"[A-Z][a-z]{2,}(?:ov|ova|ev|eva|enko|skyi|skiy|sky|ska|skaya|chuk|shvili|dze|yan|ych|ich|iuk|yuk|ina|aya)"
)
VON, ARTICLES = re.compile(r"\b(?:[Vv]o[nm]|[Vv]an|[Dd]e) $"), word_set("der den de la las los le")
QUARTERS: Final = word_set("North South East West Northern Southern Eastern Western Central Southeast")
WATERS: Final = word_set("Sea Ocean Pole Asia Africa America Europe Ossetia Caucasus Balkans Atlantic Pacific")
GEOGRAPHY: Final = word_set("Port Cape Mount Lake Fort")
NEXT_WORD: Final = re.compile(r" ([A-Z][a-z]+)")
LAST_WORD: Final = re.compile(r"([A-Za-z]{2,}) $")

FIRMS: Final = (
    "Bank",
    "Gas",
    "Gaz",
    "Neft",
    "Naft",
    "Oil",
    "Energo",
    "Telecom",
    "Tech",
    "Soft",
    "Media",
    "Group",
    "Invest",
)


# The first letters that a Latin capital may stand for.
INITIALS: Final = {
    "A": "А", "B": "Б", "C": "КЦЧС", "D": "Д", "E": "ЕЭЄ", "F": "Ф", "G": "ГҐДЖ", "H": "ГХ", "I": "ІИЇЙ", "J": "ДЖЙЮЯХ",
    "K": "КХ", "L": "Л", "M": "М", "N": "Н", "O": "О", "P": "П", "Q": "К", "R": "Р", "S": "СШЩ", "T": "ТЦ", "U": "УЮ",
    "V": "В", "W": "ВУ", "X": "КСХ", "Y": "ЮЯЄЙІЫ", "Z": "ЗЖЦ",
}  # fmt: skip


def _apart_in(source: str, left: str, right: str) -> bool:
    """Whether the source has two capitalised words that these two may stand for: `Кутна Гора` for `KutnaHora`."""
    names = rf"\b([{INITIALS[left[0]]}]\w+) ([{INITIALS[right[0]]}]\w+)"
    return any(
        abs(len(found[1]) - len(left)) <= 3 and abs(len(found[2]) - len(right)) <= 3
        for found in re.finditer(names, source)
    )


def _names(right: str, after: str) -> bool:
    """Whether the capital begins a name."""
    return right in NAMES or right in HEADS or right in TITLES or CAPITAL_NEXT.match(after) is not None


def _common_noun(word: str) -> bool:
    """Whether the word may be what names in code end in: `tenderPeriod`, `awardCriteria`, `alreadyExists`."""
    return word.endswith(("ed", "ing", "ly", "ments", "tions")) or any(
        printed(other) for other in (f"{word}s", f"{word}es", f"{word[:-1]}ies" if word.endswith("y") else "")
    )


def _stand_apart(left: str, right: str, near: str) -> bool:
    """Whether the two words stand side by side in a text."""
    return f"{left} {right}" in near and (left, right) in APART.findall(near)


def _apart(left: str, right: str, whole: str, before: str, after: str, around: Sequence[str]) -> bool:
    """Whether these two parts of ``whole`` are words by themselves."""
    # `aRussian citizen`
    if left == "a" and (right in PEOPLES or right in PLACES):
        return NOUN_NEXT.match(after) is not None
    if len(left) < 2 or (len(right) < 2 and right not in STARTS):
        return False
    # `Osama binLaden`
    if left in PATRONYMIC:
        return right.istitle() and len(right) > 2
    # `ofAmerica`, `InKherson`: common enough to be listed as one, for all that.
    if left.lower() in BEFORE_PLACES and (right in PLACES or right in DAYS_AND_MONTHS or right in PEOPLES):
        return left.islower() or OPENS.search(before) is not None
    # `todayI’m`, `soI was`, `MrPutin`, `TheBBC`, `NewZealand`
    if right == "I" and left.islower() and I_GOES_ON.match(after) and printed(left):
        return True
    if whole in BRANDS:
        return False
    if (left in FORMS and right.istitle()) or whole in IN_TWO:
        return len(right) > 2
    # `von derLeyen`; `NorthSea`
    if (left in ARTICLES and VON.search(before)) or (left in QUARTERS and (right in PLACES or right in WATERS)):
        return right.istitle() and len(right) > 2
    # `inJune`, `byRon Larson`; `WhileMurphy`, `ForGazprom`
    if left in GRAMMAR and (
        right in DAYS_AND_MONTHS or (right in GIVEN_NAMES and CAPITAL_NEXT.match(after) is not None)
    ):
        return True
    # `TheMelikhovo museum`, `AndTurukhansk`, `TheAnti-Corruption Center`
    if (
        left in OPENERS | CLAUSE_OPENERS
        and right.istitle()
        and ((len(right) > 3 and not printed(right)) or after[:1] == "-")
        and not zipf(whole)
        and OPENS.search(before)
    ):
        return True
    if left in CLAUSE_OPENERS and right.istitle() and len(right) > 3 and not zipf(whole) and not before[-1:].isalpha():
        return zipf(right) >= 1.5 and not right.endswith(("ed", "ing")) and (left != "For" or not printed(right))
    if left == "The" and right.removesuffix("s") in PEOPLES:
        return True
    # `TheMinistry of Energy`, `TheDynamo coach`; `TheWrap reported` names a site.
    if left == "The" and right.istitle() and len(right) > 3 and not zipf(whole) and NOUN_NEXT.match(after):
        return OPENS.search(before) is not None
    if left in OPENERS and right.isupper() and len(right) > 2 and zipf(right) >= 2:
        return zipf(whole) < 2
    # Somebody wrote it apart nearby: `Kutna Hora`.
    if len(left) > 2 and len(right) > 2 and any(_stand_apart(left, right, near) for near in around):
        return True
    if left.istitle() and FIRM_BEFORE.search(before):
        return False
    count = pair(left, right)
    listed = zipf(whole)
    common = math.log10(count) - 3 - listed >= 3.3 if count else False
    if left.islower():
        if left in GRAMMAR:
            # `isPlaying`, `onTrack`, `notAfter` are names in code, but `according toAssad` is not.
            if left in CODE and printed(right) and zipf(right) >= 3.5 and not _names(right, after):
                previous = LAST_WORD.search(before)
                return (
                    left in {"to", "as", "on"}
                    and not after[:1].isalpha()
                    and previous is not None
                    and previous[1] not in GRAMMAR
                    and pair(previous[1], left) >= (50_000_000 if left != "on" else 1_000_000)
                    and not _common_noun(right.lower())
                )
            return left == "the" or not listed or common
        # `winemakerIvan Plachkov`, `fillMr. Koval's shoes`
        if (
            not listed
            and len(left) > 3
            and printed(left)
            and ((len(left) > 4 and right in GIVEN_NAMES) or right in FORMS)
        ):
            return True
        if listed or not printed(left) or zipf(left) < 3 or (len(left) < 4 and zipf(left) < 4.5):
            return False
        # `createdAt`, `sortedBy` are names in code.
        if right in NAMES or (right in STARTS and not (left.endswith("ed") and right in CODE_ENDS)):
            return True
        if (
            NO_FORMANT.fullmatch(left)
            and right.istitle()
            and right not in CODE_ENDS
            and len(right) > 2
            and (printed(right) or zipf(right) >= 2)
        ):
            return True
        # `bentRozwadowski`: a name that no dictionary has, or one that goes on (`formerWhite House`).
        if not right.istitle():
            return False
        if CAPITAL_NEXT.match(after) or (min(len(left), len(right)) > 3 and (not printed(right) or zipf(right) < 3.2)):
            return True
        # `visitBoston`, but not `easyJet` and not `userName`, which is a name in code.
        return (
            len(left) > 2
            and (len(right) > 2 or right in TITLES)
            and (len(left) > 3 or zipf(left) >= 5)
            and left not in BRANDING
            and not (left in CODING and printed(right))
            and not _common_noun(right.lower())
        )
    if len(left) < 3 or not left.istitle():
        return False
    # `BenAffleck`, but not `MaryAnn` and `BillPay`
    surname = right.istitle() and len(right) > 4 and right not in GIVEN_NAMES and not printed(right)
    if left in GIVEN_NAMES and surname and (zipf(right) >= 2 or SURNAME.fullmatch(right)) and zipf(whole) < 2.5:
        return True
    # `TalantIsmailov`
    stranger = not listed and not printed(left) and left not in FORMANTS and right not in NAMES
    if surname and stranger and SURNAME.fullmatch(right):
        return True
    if left in PARTICLES:
        return False
    if listed and not common:
        # Full names are listed too (`taylorswift`); `MaryAnn` is one name.
        return (
            left in GIVEN_NAMES
            and right not in GIVEN_NAMES
            and len(right) > 3
            and CAPITAL_BEFORE.search(before) is not None
        )
    if left.lower() in GRAMMAR:
        return _names(right, after)
    if left in NAMES or left in TITLES:
        return right.istitle() or right.isupper()
    # Among the words of a longer name: `Ram NathKovind`.
    if min(len(left), len(right)) > 3 and NAME_BEFORE.search(before) and not (printed(left) and printed(right)):
        return right.istitle() and min(zipf(left), zipf(right)) >= 1.5 and not right.endswith(FIRMS)
    # Two plain words may be a firm (`GlobalData`): the second must be a name or the head of one (`CriminalCode`).
    if left in FORMANTS:
        return False
    # `at CannesFilm Festival`
    body = NEXT_WORD.match(after)
    if (
        not listed
        and body
        and body[1] in HEADS
        and len(left) > 3
        and 2.5 <= zipf(left) < 4.2
        and printed(right)
        and not right.endswith(FIRMS)
    ):
        return True
    # `ParkovaStreet`, `CapeTarkhankut`
    if not listed and right in HEADS and len(left) > 4 and not printed(left):
        return True
    if not listed and left in GEOGRAPHY and len(right) > 3 and right.istitle() and not printed(right):
        return True
    # `the State EmergencyService`
    previous = LAST_WORD.search(before)
    titled = previous is not None and (previous[1] in TITLES or previous[1] in NAMES)
    if titled and not listed and count >= 5_000_000 and not right.endswith(FIRMS):
        return True
    known = printed(left) or zipf(left) >= 1.9
    return known and (
        right in HEADS
        or (
            printed(left)
            and ((right in NAMES and (len(right) > 3 or right not in GIVEN_NAMES)) or count >= 100_000_000)
        )
    )


def _before_foreign(text: str) -> Iterator[Edit]:
    """Where a plain word has run into a name with letters foreign to English: `coachJürgen`."""
    for found in BEFORE_FOREIGN.finditer(text):
        left = found[1]
        if not found[2].isascii() and (
            left in GRAMMAR or (printed(left) and zipf(left) >= 3.5 and left not in BRANDING)
        ):
            place = found.end(1)
            yield Edit(place, place, " ", f"A space was missing between “{left}” and “{found[2]}”.")


@cleaner(strength=ALWAYS, version=1, joints=[Joint(LOWER, UPPER)])
def merged_capital(passage: Passage) -> Iterator[Edit]:
    """Put the space back before the capital."""
    text = passage.text
    if not text.isascii():
        yield from _before_foreign(text)
    source = passage.source if passage.language in ("uk", "ru") else None
    tokens = list(WORD.finditer(text))
    times = Counter(found[0] for found in tokens)
    # `SoftServe, EastOne, GlobalLogic and SkyUp`: a list of firms.
    firms = sum(found[0][0].isupper() and text.startswith(",", found.end()) for found in tokens) > 1
    around = [near for near in (text, passage.before, passage.after, passage.source) if near]
    for found in tokens:
        parts = list(PART.finditer(found[0]))
        # A name that comes again in the same form is meant so, and a #tag without its sign is one word.
        if len(parts) > 3 or (times[found[0]] > 1 and parts[0][0] not in GRAMMAR):
            continue
        if passage.source is not None and found[0] in passage.source:
            continue
        # `the theatre “ProEnglish”`: who quotes a name has it so.
        if (
            text[found.start() - 1 : found.start()] in OPENING_MARKS
            and text[found.end() : found.end() + 1] in CLOSING_MARKS
        ):
            continue
        if parts[0][0].islower() and parts[0][0] not in GRAMMAR and CODE_SIGN.search(text):
            continue
        for left, right in pairwise(parts):
            before = text[max(0, found.start() - 30) : found.start() + left.start()]
            after = text[found.start() + right.end() : found.start() + right.end() + 12]
            in_source = source and left[0].istitle() and right[0].istitle() and min(len(left[0]), len(right[0])) > 3
            listed = firms and left[0].istitle() and not any(_stand_apart(left[0], right[0], near) for near in around)
            split = (not listed and _apart(left[0], right[0], left[0] + right[0], before, after, around)) or (
                in_source and not zipf(found[0]) and _apart_in(source or "", left[0], right[0])
            )
            if split and not in_address(text, found.start()):
                place = found.start() + left.end()
                yield Edit(place, place, " ", f"A space was missing between “{left[0]}” and “{right[0]}”.")
