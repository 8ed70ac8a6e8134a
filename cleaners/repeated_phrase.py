"""Several words stand twice.

    >>> repeated_phrase.fix("into southern Utah by late Tuesday by late Tuesday night")
    'into southern Utah by late Tuesday night'
    >>> repeated_phrase.fix("camped at the, at the lake, with contempt and contempt for the law")
    'camped at the lake, with contempt for the law'

Names, sayings, and what is repeated for effect are left:

    >>> repeated_phrase.fix("New York, New York; on and on and on; a long time, a long time ago")
    'New York, New York; on and on and on; a long time, a long time ago'
    >>> repeated_phrase.fix("“We will win, we will win!” and so on and so on; miles and miles; bit by bit by bit")
    '“We will win, we will win!” and so on and so on; miles and miles; bit by bit by bit'
"""

import re
from collections.abc import Iterator
from typing import Final

from articles import ALWAYS, Edit, Passage
from cleaners.cleaner import cleaner
from cleaners.proper_names import GIVEN_NAMES
from cleaners.repeated_word import CLOSING_MARKS, OPENING_MARKS
from cleaners.repeats import FUNCTION, Echo, Repeat, echoes, repeats, source_repeats
from cleaners.sentence_end import STOPS
from cleaners.words import word_set

# `step by step by step`, `years and years and years`: a word, a joint, the same word.
JOINTS: Final = word_set("and or by after to upon for in but then over on with against versus vs than")
SAYINGS: Final = {
    ("so", "on", "and"), ("and", "so", "on"), ("so", "forth", "and"), ("and", "so", "forth"), ("you", "know"),
    ("i", "mean"), ("a", "lot"), ("a", "long", "time"), ("the", "more"), ("bye", "bye"), ("all", "right"),
    ("come", "on"), ("tomorrow", "and"), ("a", "little"), ("a", "bit"), ("thank", "you"), ("oh", "my"),
    ("per", "second"), ("that", "is"), ("this", "is"), ("it", "is"),
}  # fmt: skip
SUBJECTS: Final = word_set("i we you they he she it")
PRONOUNS: Final = word_set(
    "if when not how all as i we you they he she it there let don't do please that's it's i'm we're what who no never"
)
# Abstract nouns are not doubled for effect, as `years and years` and `better and better` are.
ABSTRACT: Final = re.compile(
    r"\w{3,}(?:tion|sion|ment|ness|ity|ism|ance|ence|ship|empt|acy|hood|dom|ure)", re.IGNORECASE
)


# Words of grammar that a phrase may end in for all that.
COMPLETE: Final = word_set("it him her them us me you there here up down out off all this that")
EMPHATIC: Final = word_set("a an many much some so very too as really more")
WORDS: Final = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
DETERMINERS: Final = word_set("the a an this that these those his her its their our your my some any every each no")
TIES: Final = word_set(
    "of in on for to from at by with and or that which who whose as about between against over under near where into"
    " through during within"
)
# What hangs one noun on another: `a friend of a friend of a friend`.
LINKS: Final = word_set("of by after to upon for on in over behind")
CLAUSE: Final = re.compile(r"\b(?:who|what|which|that|(?:who|what|which|where)ever|where|those|can)$", re.IGNORECASE)
COPULA: Final = re.compile(r" (?:is|was|are|were)\b")
COPULAS: Final = word_set("is was are were")
LAST_WORD, NEXT_WORD = re.compile(r"\b([a-z]{2,}) $"), re.compile(r" ([a-z]{2,})\b")
AGAIN: Final = re.compile(r",? (?:again|once more|once again|too)\b")
# `Whatever will be, will be.`
WHATEVER: Final = re.compile(r"\b(?:what|who|which|where)ever$", re.IGNORECASE)
# `of salt, of salt`; with a noun and what is said of it those of the second row are not said again either: `without
# bottled oxygen, without bottled oxygen`.
BOUND: Final = word_set("of to for from with by at into")
FREE: Final = word_set("without in on during through between after before under over near against")
# `of which turned out to turned out to be`
OPEN_ENDED: Final = word_set("to of the a an and by with")
GROWING: Final = word_set("out round around back more less on again over up down through further fewer so")


def _said_again(text: str) -> bool:
    return bool(repeats(text) or echoes(text))


@cleaner(strength=ALWAYS, version=2, finds=_said_again)
def repeated_phrase(passage: Passage) -> Iterator[Edit]:
    """Keep one of the two."""
    text = passage.text
    found: list[tuple[int, int, int]] = [
        (repeat.start, repeat.copy_end, repeat.end)
        for repeat in repeats(text)
        if len(repeat.words) > 1 and repeat.times == 2 and not repeat.sentence and not _right(passage, repeat)
    ]
    found += [
        (echo.start, echo.copy_end, echo.end)
        for echo in echoes(text)
        if echo.word.islower() and alone(text, echo) and _plain_noun(echo.word, passage.source is not None)
    ]
    for start, first_end, end in sorted(found):
        if not source_repeats(passage, start):
            yield Edit(first_end, end, "", f"“{text[start:first_end]}” stood twice.")


def alone(text: str, echo: Echo) -> bool:
    """Whether nothing tells the two apart: in `keyboard navigation and navigation by voice` something does."""
    before = re.search(r"(\w+) $", text[max(0, echo.start - 40) : echo.start])
    return (before is None or before[1].lower() in FUNCTION - {"and", "or"}) and not re.match(
        r" (?:and|or) ", text[echo.end : echo.end + 5]
    )


def _plain_noun(word: str, sourced: bool) -> bool:
    """Whether the word is not said twice for effect; where a source says it once, none is but those that grow."""
    if not sourced:
        return ABSTRACT.fullmatch(word) is not None
    return word not in FUNCTION and word not in GROWING and not word.endswith(("s", "er"))


def _right(passage: Passage, repeat: Repeat) -> bool:
    text, words = passage.text, repeat.words
    if not any(word.isalpha() for word in words) or (passage.source is None and _saying(words)):
        return True
    if (len(words) == 2 and chain(text, repeat)) or linked(text, repeat):
        return True
    # `Whoever comes in comes in by the door.`
    if (
        len(words) < 4
        and words[-1] not in OPEN_ENDED
        and (CLAUSE if not repeat.gap.strip() else WHATEVER).search(
            text[max(0, repeat.start - 12) : repeat.start].rstrip()
        )
    ):
        return True
    # `He called ‘stay in line, stay in line’`: all that is quoted. `what it was, and what it was was awful`
    if passage.source is None and (
        (text[repeat.start - 1 : repeat.start] in OPENING_MARKS and text[repeat.end : repeat.end + 1] in CLOSING_MARKS)
        or (words[0] == "what" and COPULA.match(text, repeat.end))
        or (repeat.comma and _passed_on(text, repeat))
    ):
        return True
    # `The man who came in from the cold came in from the cold again.`
    if AGAIN.match(text, repeat.end) and CLAUSE.search(text[max(0, repeat.start - 12) : repeat.start].rstrip()):
        return passage.source is None
    # `By whom, by whom...`
    if passage.source is None and repeat.comma and text.startswith(("...", "…"), repeat.end):
        return True
    # `Nothing happened, nothing happened again.` `We asked how many there were, and there were.`
    if passage.source is None and (
        (repeat.comma and AGAIN.match(text, repeat.end))
        or (repeat.tie and words[-1] in COPULAS and text[repeat.end : repeat.end + 1] in STOPS)
    ):
        return True
    # `to have, or to have not`
    if repeat.tie == "or" and text.startswith(" not", repeat.end):
        return True
    if repeat.tie:
        return passage.source is None and _tied_by_right(repeat)
    # `from generation to generation to remind us`; `the ones we don't know we don't know`
    if words[1:] == ("to",) and re.search(r"\bfrom $", text[max(0, repeat.start - 6) : repeat.start]):
        return True
    if words[0] in SUBJECTS and len(words) == 3 and words[1].endswith("n't"):
        return True
    # `things we know we know`
    if len(words) == 2 and words[0] in SUBJECTS and words[1] not in FUNCTION:
        return passage.source is None
    copy = text[repeat.start : repeat.copy_end]
    # Members of a list that end and begin alike: `line color, fill color, fill style`; words of grammar show a clause.
    clause = copy[0].islower() and len(words) > 2 and set(words) & FUNCTION - {"and", "or"}
    if "," in copy and not repeat.comma and not clause:
        return True
    # Nobody is called `Ilya Koval Ilya Koval`.
    if not repeat.gap.strip() and copy.partition(" ")[0] in GIVEN_NAMES and len(words) == 2:
        return False
    # `In Kramatorsk in Kramatorsk` is no name: it would have its capital again.
    again = text[repeat.end - len(copy) : repeat.end]
    if (
        all(part[0].isupper() or part[0].isdigit() for part in re.findall(r"[^\W_]+", copy))
        and again == copy
        and passage.source is None
    ):
        return True
    return repeat.comma and said_twice(passage, repeat)


def _passed_on(text: str, repeat: Repeat) -> bool:
    """Whether it goes from hand to hand: `the insurer points to the owner, the owner to the port`."""
    before, following = (
        LAST_WORD.search(text, max(0, repeat.start - 20), repeat.start),
        NEXT_WORD.match(text, repeat.end),
    )
    return before is not None and following is not None and before[1].lower() == following[1].lower()


def _saying(words: tuple[str, ...]) -> bool:
    turned = words[1:] + words[:1]
    return (
        words in SAYINGS or turned in SAYINGS or (len(words) < 4 and any(words[k : k + 2] in SAYINGS for k in (0, 1)))
    )


def chain(text: str, repeat: Repeat) -> bool:
    """Whether it is a word that a joint ties to itself: `bit by bit by bit`, `and more and more people`."""
    first, second = repeat.words
    if second in JOINTS and (first not in JOINTS or first in GROWING):
        if first in GROWING:
            return True
        following = re.compile(rf"\s+{re.escape(first)}\b", re.IGNORECASE).match(text, repeat.end)
        return following is not None and not ABSTRACT.fullmatch(first)
    return first in {"and", "or"} and (second in GROWING or second.endswith("er"))


def linked(text: str, repeat: Repeat) -> bool:
    """Whether a noun hangs on itself, link by link: `a friend of a friend of a friend`, `day after day after day`."""
    words = repeat.words
    links = [index for index, word in enumerate(words) if word in LINKS]
    if len(links) != 1 or len(words) > 4 or repeat.gap.strip() or repeat.tie:
        return False
    front, behind = words[: links[0]], words[links[0] + 1 :]
    if front:
        following = WORDS.findall(text[repeat.end : repeat.end + 80].lower())
        return tuple(following[: len(front)]) == front
    noun = behind[1:] if behind and behind[0] in DETERMINERS else behind
    before = WORDS.findall(text[max(0, repeat.start - 80) : repeat.start].lower())
    return bool(noun) and tuple(before[-len(noun) :]) == noun


def _tied_by_right(repeat: Repeat) -> bool:
    """Whether two copies with `and` or `or` between them may be meant: `the bank and the bank manager`."""
    words = repeat.words
    if (*words, repeat.tie) in SAYINGS or (repeat.tie, *words) in SAYINGS or GROWING & set(words[-1:]):
        return True
    if words[-1] in FUNCTION - COMPLETE:
        return False
    if words[0] in DETERMINERS or words[0] in PRONOUNS or words[0] in EMPHATIC:
        return len(words) < 5
    return len(words) < 3


def said_twice(passage: Passage, repeat: Repeat) -> bool:
    """Whether copies parted by commas may be a figure of speech.

    They are not where the phrase breaks off (`at the, at the lake`), where the sentence runs on over it (`the oath, the
    oath of allegiance`), or where the source says it once.
    """
    words = repeat.words
    if passage.source is not None:
        return False
    if words[-1] in FUNCTION - COMPLETE:
        return words[0] in PRONOUNS and len(words) == 2
    # `This is the victory – the victory of all`; `companies do well; companies do well when staff do`
    if "," not in repeat.gap and repeat.times == 2 and len(words) < 5:
        return words[0] not in FUNCTION or words[0] in DETERMINERS or words[0] in PRONOUNS
    if words[0] in PRONOUNS or words[0] in EMPHATIC:
        return True
    following = re.match(r" ([a-zA-Z]+)", passage.text[repeat.end :])
    # `Happy birthday to you, happy birthday to you!`
    if passage.text.startswith("!", repeat.end) and len(words) < 7:
        return True
    if words[0] in DETERMINERS and repeat.times == 2:
        # `If the file is missing, the file is made`: a new clause begins with the same noun.
        return following is None or following[1] not in TIES
    once = BOUND | FREE if len(words) > 2 else BOUND
    return following is None and words[0] not in once and len(words) < 4
