"""What stands in brackets: the words by which an aside is told from a sentence that runs on.

A bracket without a partner was either thrown in between two words, or has lost its partner somewhere. The words beside
it tell: where they run on as if nothing stood between them (`the early (going`), no aside begins or ends; where they do
not (`46,000 rupees 3.8 euros)`), one does. No grammar is worked out. The words that lead on, that carry on, that begin
an aside and that are verbs are listed, and the pairs that English books print are looked up.
"""

import re
from typing import Final

from cleaners.proper_names import DAYS_AND_MONTHS, GIVEN_NAMES, HEADS, PEOPLES, TITLES
from cleaners.words import pair, word_set

LONGEST: Final = 200
"""Characters that an aside may have."""

# Something must follow these, and no bracket parts them from it.
LEADING: Final = word_set(
    """
    the a an this these those his her its their our your my every each no some any all both such
    of to in on at by for from with into onto about over under between through during against without within than
    via per among upon towards across near like unlike
    and or but if when while because although though whether that which who whose whom what how why where as nor so
    is are was were be been being am has have had having do does did will would can could may might must shall should
    not very more most less least too also only just even still already never ever always often really quite there then
    i he she it we they you him them us me
    next last first second third former new other same own many few several
    """
)
# An adjective leads on to its noun: `in the federal (statement`. Nouns of the same shape do not.
ADJECTIVE: Final = re.compile(
    r"(?!(?:rally|family|reply|supply|ally|assembly|monopoly|anomaly|butterfly|fly|jelly|hospital|festival|capital|official"
    r"|criminal|animal|material|journal|trial|signal|rival|goal|deal|meal|metal|total|proposal|approval|arrival|canal"
    r"|cardinal|carnival|cathedral|chemical|commercial|denial|funeral|general|individual|intellectual|interval|manual"
    r"|memorial|mineral|original|portal|professional|refusal|removal|ritual|survival|terminal|tribunal|withdrawal|steal"
    r"|library|secretary|diary|salary|boundary|dictionary|missionary|commentary|documentary|summary|anniversary|century"
    r"|table|cable|vegetable|syllable|handful|public|republic|clinic|fabric|critic|mechanic|panic|picnic|music|traffic|topic"
    r"|academic|pandemic|epidemic|plastic|attic|arithmetic|comic|ceramic|antibiotic|characteristic|diagnostic|skeptic)\b)"
    r"[a-z]+(?:al|ly|ous|ful|less|able|ible|ary|[bcdhlmnrst]ic)"
)
SHORTENED: Final = re.compile(r"['’](?:s|ve|re|ll|d|m|t)$")
PREPOSITIONS: Final = word_set(
    "in on at by for from with via near against without within during since until after before"
)
# A sentence goes on with these after an aside.
GOES_ON: Final = PREPOSITIONS | word_set(
    """
    to into onto about over under between through than per among upon towards across as around behind
    but while when where who which that whose because if although though
    """
)
AUXILIARIES: Final = word_set(
    "is are was were has have had do does did will would can could may might must shall should isn't aren't wasn't"
)
# The forms that news uses most. Of those in `s` only such as are seldom nouns.
VERBS: Final = AUXILIARIES | word_set(
    """
    said says say told tells went goes got gets made makes took takes gave gives came comes fell falls rose rises won
    wins became becomes began begins held holds left leaves met led leads ran runs set sets cut put sold bought built
    sent lost found saw knew kept paid pays grew hit shot wrote writes broke spent stood beat drew flew chose spoke
    brought thought felt read feels plans wants needs remains remain include includes involves lives works shows means
    seems contains covers costs plays opens closes stands lies sits reads allows helps expects hopes faces argues claims
    believes thinks knows appears hung provides offers requires uses calls serves weighs employs produces explains adds
    notes warns
    insists admits asks answers recalls suggests wore drove rode sang ate drank caught taught lay sat slept woke hid
    threw
    blew spread shut hurt let meant dealt heard sank rang shook stole tore forgot froze sought fought
    """
)
PAST: Final = re.compile(r"[a-z]+ed")
PARTICIPLE: Final = re.compile(r"[a-z]+ing")
# An aside begins with one of these; behind a noun they seldom go on from it.
ASIDES: Final = word_set(
    """
    the a an this that these those his her its their our my all both each some any no
    and or but while when where who which whose because if although though not
    I he she it we they you it’s it's that's that’s he's there
    half about around roughly nearly almost also currently formerly often usually mostly mainly partly especially even
    only just
    """
)
INTRODUCTION: Final = re.compile(
    r"(?<![\w-])(?:i\.e\.|e\.g\.|ie|eg|viz\.|cf\.|aka|a\.k\.a\.|née|nee|also known as|known as"
    r"|(?:better|best) known (?:as|for)"
    r"|also called|formerly|pictured|namely|specifically|especially|particularly|including|such as|see also|compare"
    r"|not to mention|as well as|not to be confused with|not including|excluding|except for|except|short for"
    r"|translated as|(?:played|produced|directed|written|owned|quoted) by"
    r"|(?:founded|built|published|released|based|banned|quoted) in|aged|based on|divided into|equivalent to"
    r"|north(?:-?(?:east|west))? of|south(?:-?(?:east|west))? of|east of|west of|home to|part of which"
    r"|(?:born|died)(?= (?:on |in )?[A-Z\d]))(?![\w-])"
)
# These also stand in the middle of an aside, and of a sentence without one.
WEAK_INTRODUCTION: Final = re.compile(r"(?:previously|originally|now|later|then|meaning|literally|see|not)(?![\w-])")
# They count or label what follows: `part 1`, `Article 162`, `aged 24`
LABELS: Final = word_set(
    """
    part section article chapter page paragraph clause point item number no room flight route line grade class level
    stage phase round game match day week year age aged figure table volume act case channel size highway world
    """
)
SENTENCE: Final = re.compile(
    r"(?<!\b[A-Z])(?<!\b(?:Mr|Dr|St|No|vs))(?<!\b(?:Mrs|etc))[.!?…][\"”’')\]]*\s+(?=[A-Z“\"‘(\[])"
)
RESUMING_MARK: Final = re.compile(r"\s*(?:$|[.;:!?…](?!\d)|[—–](?! ?\d)|- (?!\d)|,[”\"]?\s+[a-z](?!\w*ing\b))")
STOPS: Final = frozenset(".,;:?!")
NOUN: Final = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Tt]his|[Ii]ts) (?:[\w-]+ ){0,3}[a-z][a-z-]+ $")
WORD: Final = re.compile(r"[\w’'-]+")
WORD_BEFORE: Final = re.compile(r"([\w$€£%’'.,/-]*[\w%])[”\"’]?\s*$")
WORD_AFTER: Final = re.compile(r"\s*[“\"]?([$€£]?\w[\w’'-]*)")

MONTH: Final = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
DATE: Final = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)? {MONTH}(?:,? \d{{4}})?|{MONTH} \d{{1,2}}(?:,? \d{{4}})?|{MONTH} \d{{4}}"
    r"|\d\d?\.\d\d?\.\d{4})"
)
YEARS: Final = r"(?:1\d|20)\d\d(?:\s?[-–—]\s?(?:(?:1\d|20)?\d\d|present))?(?: (?:AD|BC|BCE|CE))?"
HEDGE: Final = (
    r"(?:(?:about|around|roughly|approximately|some|nearly|almost|over|only|then|just|currently|more than|less than"
    r"|up to|equivalent to|the equivalent of|or|now|at least) )"
)
SCALE: Final = r"(?: ?(?:thousand|million|billion|trillion|bn|bln|mln|m|k)\b)"
UNITS: Final = (
    r"(?:square |cubic |sq\.? |cu\.? |nautical |fluid )?(?:metric |US |U\.S\. |British )?"
    r"(?:km/h|mph|kph|ha|Celsius|Fahrenheit|km2|km²|m2|m²|km|cm|mm|ml|kg|lbs?|oz|ft|in|mi|yd|hp|kW|MW|GMT|BST|EST|EDT|MSK|CET|m|g|l"
    r"|(?:kilo|centi|milli)?met(?:re|er)s?|(?:kilo|milli)?grams?|kilos?|(?:milli)?lit(?:re|er)s?"
    r"|miles?|feet|foot|inch(?:es)?|yards?|acres?|hectares?|pounds?|ounces?|stones?|tons?|tonnes?|gallons?|pints?|barrels?"
    r"|dollars?|[Ee]uros?|(?:euro |US )?cents?|roubles?|rubles?|hryvnias?|hryvnyas?|zlotys?|złoty|yen|yuan|rupees?|rand"
    r"|[Mm]anat|francs?|kronor|kroner|crowns?|pesos?|lira|liras|lei|leva|tenge|shekels?|dinars?|dirhams?|riyals?|won"
    r"|USD|EUR|GBP|UAH|RUB|PLN|degrees?(?: (?:Celsius|Fahrenheit))?|°[CF]|years?(?: old)?|months?|weeks?|days?|hours?"
    r"|minutes?|seconds?|people|percent|per cent)"
)
NUMBER: Final = r"\d+(?:[.,:/–-]\d+)*"
AN_AMOUNT: Final = (
    rf"(?:(?:US|A|C|NZ|HK)?[$€£¥₴₽]{NUMBER}{SCALE}?(?!\w)|{NUMBER}{SCALE}?[ -]?{UNITS}\b(?:\.(?=[,)]))?"
    rf"|{NUMBER}{SCALE}|{NUMBER} ?%)"
)
AMOUNT_BEFORE: Final = re.compile(rf"{AN_AMOUNT} $")
AMOUNT: Final = re.compile(rf"(?<![\w.]){HEDGE}?(?:{NUMBER}{SCALE}? (?:to|or|and) )?{AN_AMOUNT}")
"""A number with its unit, its currency or its percent: `about 68,000 euros`, `$3 million`, `20 to 30 miles`."""
COUNTED: Final = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) [a-z-]{3,}"
COUNT: Final = re.compile(rf"including {COUNTED}(?: and {COUNTED})?|{COUNTED}(?:, {COUNTED})*,? and {COUNTED}")
"""What a number is made up of: `28 pupils and three teachers`, `including nine children`."""
CAPTION: Final = re.compile(r"(?:Photo|Picture|Image|Source|Credit|Video): [A-Z][^()\[\].,!?\n]{1,60}")
AGENCY: Final = "(?:AP|AFP|DPA|dpa|PAP|UPI|Reuters|Interfax|UNIAN|Ukrinform|Unian|TASS|Xinhua|BBC|CNN)"
SINCE: Final = "(?:adopted|signed|founded|issued|dated|idle|closed|empty|unused) (?:(?:in|on|since) )?"
FORM: Final = re.compile(
    rf"(?:down|up) from {NUMBER}{SCALE}?(?: ?%| percent| per cent)?(?: (?:in|on) (?:\d{{4}}|{MONTH}))?"
    rf"|(?:now|then|aged|age) \d{{1,3}}|[A-Z][a-z]+(?: [A-Z][a-z]+)?, \d{{1,2}}"
    rf"|(?:capacity|population|elevation) (?:of )?{NUMBER}{SCALE}?"
    r"|(?:\d\d?[:.]\d\d (?:[ap]\.?m\.? )?)?(?:Moscow|Kyiv|Kiev|local|Eastern|Central|Pacific|Berlin|London) [Tt]ime"
    r"|see (?:also )?(?:(?:map|chart|photo|table|picture|video|box|figure|chapter|section)(?: \d+[a-z]?)?|below|above"
    r"|page \d+|p\. ?\d+)"
    r"|and I quote|not (?:his|her|their|its) real names?|at \d{1,2}[:.]\d\d(?: ?[ap]\.m\.)?"
    rf"|{SINCE}(?:{DATE}|{YEARS})"
    r"|(?:[A-Z][\w’'-]+ (?:region|oblast|district|raion|province)"
    r"|(?:University|Institute|Academy|Ministry|Servant|Museum) of (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)"
    r"(?=[,.;:!?)]|\Z)"
)
"""What nobody says but in brackets: `down from 520 in 2019`, `now 81`, `Oksana, 12`, `population 612`, `see map`."""
NAMES: Final = re.compile(r"[A-Z][\w’'-]+(?:, [A-Z][\w’'-]+)*,? and [A-Z][\w’'-]+")
"""Names of what is many: `three villages (Lypova, Zelena and Ruda)`."""
SHARE: Final = ("%", "percent", "per cent")
FIGURE: Final = re.compile(
    r"\d[^.!?;,()]{0,40}$"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twenty|hundred|thousand|million|billion)\b[^.!?;,()]{0,30}$"
)


def word_before(text: str, at: int) -> str:
    """The word that ends before ``at``, a closing mark aside; none at the beginning and behind a comma."""
    found = WORD_BEFORE.search(text[max(0, at - 40) : at])
    return found[1] if found else ""


def word_after(text: str, at: int) -> str:
    """The word that begins at ``at``, an opening mark aside."""
    found = WORD_AFTER.match(text, at)
    return found[1] if found else ""


def leads_on(word: str) -> bool:
    """Whether something must follow the word: `the`, `of`, `official`, `Ukraine’s`."""
    if word in DAYS_AND_MONTHS:
        return False
    return word.lower() in LEADING or ADJECTIVE.fullmatch(word) is not None or SHORTENED.search(word) is not None


def acts(word: str) -> bool:
    """Whether the word looks like a verb: `said`, `interviewed`, `infringing`."""
    return word in VERBS or PAST.fullmatch(word) is not None or PARTICIPLE.fullmatch(word) is not None


def has_verb(text: str) -> bool:
    """Whether the clause has its verb: one that is known, or so many words that it must be among them."""
    words = WORD.findall(text)
    return len(words) > 8 or any(word in VERBS or PAST.fullmatch(word) for word in words)


def runs_on(text: str, at: int) -> bool:
    """Whether the words before and after the bracket at ``at`` run on as if it was not there."""
    left, right = word_before(text, at), word_after(text, at + 1)
    if not left or leads_on(left):
        return True
    # `May`, `March`: as pairs they are other words.
    return bool(right) and left not in DAYS_AND_MONTHS and pair(left, right) > 0


def introduced(text: str, at: int) -> bool:
    """Whether words stand at ``at`` that hardly begin anything but an aside: `known as`, `north of`."""
    return INTRODUCTION.match(text, at) is not None


def begins_aside(text: str, at: int) -> bool:
    """Whether the words behind the bracket at ``at`` look like an aside, not like what goes on from the word before."""
    begin = at + 1 + (text[at + 1 : at + 2] == " ")
    if text[begin : begin + 1] in {"“", '"', "‘"} or introduced(text, begin):
        return True
    left, right = word_before(text, at), word_after(text, begin)
    if left[:1].isdigit():
        return False
    counted = right[:1].isdigit() or right[:1] in {"$", "€", "£"}
    if PAST.fullmatch(left):
        return counted
    return counted or right in ASIDES or (len(right) > 1 and right.isupper() and not left.isupper())


def noun_before(text: str, at: int) -> bool:
    """Whether a noun with its article ends before ``at``: `a messenger`, not the `wife` of `his wife Olena`."""
    return NOUN.search(text, max(0, at - 60), at) is not None


def full_name(text: str, at: int) -> bool:
    """Whether a name that needs no other word ends before the bracket at ``at``: `Karlovy Vary (`, `in Arecibo (`."""
    left = word_before(text, at)
    if not left[:1].isupper() or left in GIVEN_NAMES | TITLES | PEOPLES | DAYS_AND_MONTHS:
        return False
    before = word_before(text, text.rfind(left, 0, at))
    return (
        left[1:2].isupper()
        or before in PREPOSITIONS
        or before == "of"
        or (before[:1].isupper() and before.lower() not in LEADING)
    )


def complete(text: str, at: int) -> bool:
    """Whether a name, or a noun with its adjective, ends before the bracket at ``at``, and what follows is no verb."""
    left, right = word_before(text, at), word_after(text, at + 1)
    if not right or right in VERBS or PAST.fullmatch(right) or right in GOES_ON:
        return False
    if full_name(text, at):
        return right[:1].isupper() and right not in HEADS
    return left.islower() and ADJECTIVE.fullmatch(word_before(text, text.rfind(left, 0, at))) is not None


def resumes(text: str, at: int) -> bool:
    """Whether what stands at ``at`` goes on from before an aside rather than from within it: `, who`, `is`, `in`."""
    if RESUMING_MARK.match(text, at):
        return True
    right = word_after(text, at)
    return right in VERBS or right in GOES_ON or PAST.fullmatch(right) is not None


def converts(text: str, start: int, at: int) -> bool:
    """Whether another amount stands shortly before ``at``, which one behind it converts: `390 grams (0.86 pounds`."""
    return FIGURE.search(text, max(start, at - 60), at) is not None


def sentence_start(text: str, at: int) -> int:
    """Where the sentence begins in which ``at`` lies, or a place three asides before it."""
    start = max(0, at - 3 * LONGEST)
    for end in SENTENCE.finditer(text, start, at):
        start = end.end()
    start = max(start, text.rfind("\n", start, at) + 1)
    return start + len(text[start:at]) - len(text[start:at].lstrip())


def short_for(acronym: str, words: str) -> bool:
    """Whether the acronym is made of the first letters of the names in ``words``, in whatever order."""
    initials = [word[0] for word in re.findall(r"[A-Z]\w*", words)]
    return (
        len(initials) >= 3
        and acronym[0] == initials[0]
        and sum(letter in acronym for letter in initials) >= len(acronym) - 1
    )


def spelled_before(acronym: str, text: str, at: int) -> bool:
    """Whether the last names before ``at`` spell the acronym: `Association of British Travel Agents Abta)`."""
    words = re.findall(r"[A-Z]\w*", text[max(0, at - LONGEST // 2) : at])[-len(acronym) :]
    return len(words) >= 3 and "".join(word[0] for word in words).lower() == acronym.lower()


def hinted_before(acronym: str, text: str, at: int) -> bool:
    """Whether all but one of the acronym's letters begin one of the words just before ``at``."""
    letters = re.sub("[^A-Z]", "", acronym)
    words = re.findall(r"[A-Za-z]\w*", text[max(0, at - LONGEST // 2) : at])[-len(letters) - 4 :]
    initials = {word[0].upper() for word in words}
    return sum(letter in initials for letter in letters) >= max(2, len(letters) - 1)
