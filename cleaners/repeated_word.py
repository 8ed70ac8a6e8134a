"""A word stands twice.

    >>> repeated_word.fix("people were gathering gathering on the the square of Kyiv Kyiv")
    'people were gathering on the square of Kyiv'

Some words stand twice by right: by grammar, for emphasis, or as a name, and figures may.

    >>> repeated_word.fix("She had had a dream that that very very old man came in in March from Bora Bora")
    'She had had a dream that that very very old man came in in March from Bora Bora'
    >>> repeated_word.fix("No no, bye bye; Duran Duran, Lang Lang and Boutros Boutros-Ghali; 5 5; what it is is hard")
    'No no, bye bye; Duran Duran, Lang Lang and Boutros Boutros-Ghali; 5 5; what it is is hard'

What the source says twice is left as well:

    >>> repeated_word.fix("a long long road", source="довга довга дорога", language="uk")
    'a long long road'
"""

import re
from collections.abc import Iterator
from typing import Final

from articles import ALWAYS, Edit, Passage
from cleaners.aside import MONTH
from cleaners.cleaner import cleaner
from cleaners.proper_names import DAYS_AND_MONTHS, GIVEN_NAMES, NAMES
from cleaners.repeats import FUNCTION, Repeat, repeats, source_repeats
from cleaners.words import word_set, zipf

# By grammar (`had had`, `gave her her coat`); as sounds and greetings (`ha ha`), or as one word (`can can`).
GRAMMAR: Final = word_set("had that her")
# `that that the road`: nothing is said of `that`, so it is no word of its own.
AFTER_CONJUNCTION: Final = re.compile(r" (?:the|an?|there|his|their|our|your|my|these|those)\b", re.IGNORECASE)
# `gave her her coat`, but `it was sold; her her son`: nobody is given anything at the beginning of a clause.
CLAUSE_OPENS: Final = re.compile(
    r"(?:^|[,;:.!?…(–—-]|\b(?:and|but|that|because|when|if|while|as|said))$", re.IGNORECASE
)
DATES: Final = frozenset(map(str.lower, DAYS_AND_MONTHS))
BEFORE_DATE: Final = re.compile(r"\b(?:on|in|last|next|this|since|until|till|by|of|from)$", re.IGNORECASE)
RIGHT_TWICE: Final = word_set(
    """
    no yes bye dot mmm ha hah hee hey hi hello blah knock go night tut aye hear rah pom chop
    tuk can cha beep tick tock boo dum choo win ding dong la na da oh ooh ah uh um er hush please wow yo ya yum chow
    ho bla yay nah nom mwah ow yeah yep nope aha tra doo dun bum zoom vroom chug honk moo baa buzz splash drip tweet
    chirp croak thump boom
    run wait stop help woof quack click clap pitter mama papa dada nana couscous agar bling fifty goody hubba
    hula lulu mau pee poo rat rum shush sing so-so ta tam tom toy tsk wee wink yada beri dik dodo ylang
    """
)
# For emphasis: a fault only where the source is at hand and has no repetition.
EMPHASIS: Final = word_set("deep very really so many much more far long too never way quite")
# Names of two like halves. Short Chinese given names (`Lang Lang`, `Bing Bing`) are told by their form.
NAMES_TWICE: Final = word_set(
    """
    duran sirhan tap pago zsa bora walla wagga boutros humbert baden yo galang bella coco toto gigi mimi fifi kiki lala
    jojo momo nono pipi tintin zaza chacha talk talkin mister bang kiss cash money mamma ricky major pango woy paw
    curl pawtuck wonder djo puka fo phi nong aka muna mumbo kaka lima tora bari gogo jar chitty tyger alyona
    """
)
PINYIN: Final = re.compile(
    r"(?:[bpmfdtnlgkhjqxrzcswy]|[zcs]h)?(?:[aeiou]|ai|ei|ao|ou|ia|ie|iu|ui|ue|uo|ian|iao|uan|uai)n?g?"
)
# `came in in March`: the first belongs to the verb, the second to the date.
PARTICLES: Final = word_set("in on over up off out down through by around")
VERBS_WITH: Final = re.compile(
    r"\b(?:c[oa]me|coming|go|goes|going|gone|went|mov\w+|turn\w*|hand\w*|carr\w+|check\w*|log\w*|sign\w*|phon\w+|call\w*"
    r"|br[io]\w+ght|bring\w*|g[ai]ve|given|giving|t[ao]ke\w*|took|taking|kick\w*|settl\w+|stay\w*|let|letting|liv\w+|step\w*"
    r"|sworn|br[eo]ke?\w*|breaking|cav\w+|fill\w*|plug\w*|rein\w*|usher\w*|drop\w*|ke[ep]\w+t?|pass\w*|work\w*|hold"
    r"|held|put\w*|pull\w*|push\w*|play\w*|r[ua]n\w*|fl[ey]\w+|flown|s[ei]t\w*|sat|tun\w+|vot\w+|zoom\w*|look\w*|wait\w*"
    r"|st[oa]\w+d|cared?|paid|pay|talk\w*|listen\w*|referr\w+|agreed?|believed?|engaged?|interested|involved|set"
    r"|walk\w*|wander\w*|march\w*|str[io]de?|burst|rush\w*|barg\w+|sneak\w*|sn[eu]ck|slipp?\w*"
    r"|himself|herself|themselves|myself|ourselves|it|them|him|her|me|us)$",
    re.IGNORECASE,
)
# `a town we passed by by night`
VERBS_BY: Final = re.compile(
    r"\b(?:st[oa]\w+d|pass\w*|g[eo]t|c[oa]me|coming|go|goes|going|gone|went|dropp?\w*|sw[iu]ng|liv\w+|abid\w+|stopp?\w*|dr[io]v\w*|r[io]d\w*|walk\w*|sail\w*|fl[ey]\w*)$",
    re.IGNORECASE,
)
# `the town I go to to see her`, `I tell you you are right`
GOING: Final = re.compile(
    r"\b(?:go|goes|went|gone|come|came|talk\w*|spoke|speak|spoken|listen\w*|refer\w*|belong\w*|used|up)$"
)
# `laughed at at school`
BEING: Final = re.compile(r"\b(?:was|were|is|are|be|been)$")
IN_TIME: Final = re.compile(rf" (?:{MONTH}\b|\d{{4}}\b|the (?:\d{{4}}s|spring|summer|autumn|winter)\b)")
AIMED: Final = re.compile(r"\b(?:laugh|look|shout|shot|yell|aim|sneer|swore|stare|star|point|fired?)\w{0,3}$")
TELLING: Final = re.compile(
    r"\b(?:tell|tells|told|telling|assure\w*|promise\w*|remind\w*|warn\w*|show\w*|on|with|for|of|about|to)$"
)
OPENS: Final = re.compile(r"(?:^|[.!?…:\n–—][”\"’')»\]]*|[“\"«(])$")
# Names of places and people in Ukrainian and Russian have no two like halves.
SLAVIC: Final = re.compile(
    r"\w{2,}(?:ove|eve|ivka|ovka|evka|ivtsi|ivske|enko|chuk|shchuk|sk|sk[yi]|skyi|skiy|ska|ske|[yi]uk|yshyn|ovych|evych"
    r"|ovich|evich|ivna|ovna|ovo|evo|ino|hrad|grad|pil|pol|shchyna|yk|[^aeiou](?:ov|ova|ev|eva))"
)
DOERS: Final = re.compile(
    r"\b(?:that|who|which|those|they|we|you|i)(?: (?:can|could|will|would|must|may))?$", re.IGNORECASE
)
CLOSED: Final = re.compile(r"[,.!]?[”\"’']")
OPENING_MARKS, CLOSING_MARKS = frozenset("“\"‘'"), frozenset("”\"’'")
FIGURES: Final = word_set("zero one two three four five six seven eight nine")
MEN: Final = word_set("will")
COPULAS: Final = word_set("is was are were do does did")
BEFORE_COPULA: Final = re.compile(
    r"\b(?:what|all|where|how|who(?:se|m)?|whatever|whoever|wherever)\s+\w[^,.!?;:]{0,40}$", re.IGNORECASE
)


@cleaner(strength=ALWAYS, version=2, finds=repeats)
def repeated_word(passage: Passage) -> Iterator[Edit]:
    """Keep one of the two."""
    text = passage.text
    pairs = [
        repeat
        for repeat in repeats(text)
        if len(repeat.words) == 1
        and repeat.times == 2
        and not repeat.sentence
        and (not repeat.comma or _dated(text, repeat))
    ]
    if not pairs:
        return
    for repeat in pairs:
        if "\n" in repeat.gap and not _wrapped(text, repeat):
            continue
        if _right(passage, repeat) or source_repeats(passage, repeat.start):
            continue
        yield Edit(repeat.copy_end, repeat.end, "", f"“{text[repeat.start : repeat.copy_end]}” stood twice.")


def _dated(text: str, repeat: Repeat) -> bool:
    """Whether it is a date after a preposition, which is not said again for effect: `on Friday, Friday, it rained`."""
    return (
        repeat.words[0] in DATES
        and BEFORE_DATE.search(text[max(0, repeat.start - 8) : repeat.start].rstrip()) is not None
    )


def _wrapped(text: str, repeat: Repeat) -> bool:
    """Whether the line's end between the two is in the middle of a sentence."""
    before = text[text.rfind("\n", 0, repeat.start) + 1 : repeat.start]
    return repeat.words[0] == text[repeat.end - len(repeat.words[0]) : repeat.end] and before.count(" ") >= 3


def _right(passage: Passage, repeat: Repeat) -> bool:
    text, word = passage.text, repeat.words[0]
    first, second = text[repeat.start : repeat.copy_end], text[repeat.end - len(word) : repeat.end]
    before = text[max(0, repeat.start - 80) : repeat.start].rstrip()
    if word == "that" and AFTER_CONJUNCTION.match(text, repeat.end):
        return False
    if word == "her" and CLAUSE_OPENS.search(before[-8:]):
        return not re.match(r" [a-z]", text[repeat.end : repeat.end + 2])
    if (
        word in RIGHT_TWICE | GRAMMAR
        or not any(letter.isalpha() for letter in word)
        or any(letter.isdigit() for letter in word)
    ):
        return True
    if word in EMPHASIS:
        return passage.source is None
    # `WALLA WALLA, March 3`
    if first.isupper() and second.isupper() and word in NAMES_TWICE:
        return True
    # `the function's ID id`
    if len(first) > 1 and first.isupper() and second.islower():
        return True
    # `the The Hague`; `Boutros Boutros-Ghali` and `e-mail mail` are one word longer.
    if (first.islower() and not second.islower()) or text[repeat.end : repeat.end + 1] in {"-", "@", "/", "’", "'"}:
        return True
    if text[repeat.start - 1 : repeat.start] in {"-", "@", "#", "/", "."}:
        return True
    if word in PARTICLES and (VERBS_BY if word == "by" else VERBS_WITH).search(before[-14:]):
        return True
    # `She is 5 ft 9 in in her socks`; `one one five, as pilots say`
    if (word == "in" and before[-1:].isdigit()) or (
        word in FIGURES and re.match(rf" (?:{'|'.join(sorted(FIGURES))})\b", text[repeat.end :])
    ):
        return True
    # `the state it was in in January`
    if word == "in" and BEING.search(before[-5:]) and IN_TIME.match(text, repeat.end):
        return True
    if word == "at" and AIMED.search(before[-10:]):
        return True
    if word == "to" and GOING.search(before[-14:]):
        return True
    if word in {"you", "it", "them", "us"} and TELLING.search(before[-14:]):
        return True
    if word in COPULAS and BEFORE_COPULA.search(before[-60:]):
        return True
    # `the ones who do do well`
    if word == "do" and DOERS.search(before[-12:]) and not text.startswith(" not", repeat.end):
        return True
    # `it is cold, but not “cold cold”`
    if text[repeat.start - 1 : repeat.start] in OPENING_MARKS and CLOSED.match(text, repeat.end):
        return passage.source is None
    # `General M M Naravane`: two initials.
    if len(first) == 1 and first.isupper() and re.match(r"\.? [A-Z]", text[repeat.end : repeat.end + 3]):
        return True
    # `Vulpes vulpes`: a species is named after its kind.
    species = first[0].isupper() and second.islower() and len(word) > 3 and not word.endswith("an")
    if species and first not in NAMES and zipf(word) < 3 and not re.match(r" [A-Z]", text[repeat.end :]):
        return True
    if first[0].isupper() and second[0].isupper() and not first.isupper():
        if word in FUNCTION:
            # `The The` in the middle of a sentence is a band, `Will Will Smith come?` asks for a man.
            return not OPENS.search(before[-6:]) or word in MEN
        # Long names, and names behind a given name, have no two like halves: `Oleksii Tkach Tkach`.
        given = before.rpartition(" ")[2]
        if word in NAMES_TWICE:
            return True
        if first in NAMES or len(word) > 8 or given in GIVEN_NAMES:
            return False
        if len(word) <= 5 and PINYIN.fullmatch(word):
            return True
        # An unknown name may be of two halves; one that is common, or stands alone elsewhere, is not.
        alone = len(re.findall(rf"\b{re.escape(first)}\b", f"{passage.before} {text} {passage.after}")) > 2
        return zipf(word) < 2 and not alone and not SLAVIC.fullmatch(word)
    return False
