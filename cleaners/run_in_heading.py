"""A heading has run into the sentence after it, and the space between them is all that parts them.

    >>> run_in_heading.fix("Rivne tram plan shelved The city council has put off the building of a tram line.")
    'Rivne tram plan shelved\\n\\nThe city council has put off the building of a tram line.'

The next sentence must show by a capital that is nobody's name, and the heading must not be a sentence itself:

    >>> run_in_heading.fix("We saw the film The cranes are flying again. Plan A and plan B of Channel Seven the same.")
    'We saw the film The cranes are flying again. Plan A and plan B of Channel Seven the same.'
    >>> run_in_heading.fix("The talks ended on Friday The two sides will meet again in May.")
    'The talks ended on Friday The two sides will meet again in May.'
"""

import re
from collections.abc import Iterator
from typing import Final

from articles import ALWAYS, Edit, Passage
from cleaners.aside import has_verb, leads_on
from cleaners.attribution import TAGS
from cleaners.cleaner import cleaner
from cleaners.fragment import BEARERS
from cleaners.heading import CODE, DETERMINERS, FINITE, MEDIA, NO_END, OPEN_HEAD, PRONOUNS, TAKES, WRITINGS
from cleaners.openers import SENTENCE_OPENERS
from cleaners.sentence_end import finished
from cleaners.words import by_letter, printed, word_set

LONGEST: Final = 110
"""Letters of a heading."""
FEWEST, FEWEST_AFTER = 3, 6
"""Words of a heading, and of the sentence behind it."""
LONG: Final = 4
"""Letters of a word that has a small one in headings with capitals too."""
# No names: plan A, the article Not; what is followed by a capital may be one.
OPENS: Final = SENTENCE_OPENERS - word_set("A Not Of By") | word_set(
    "However Meanwhile Earlier Later Now Although Despite During Since Until Because Today Yesterday"
)
# `Ferry talks resume Representatives of both ports met`
PEOPLE: Final = word_set(
    """
    Residents Officials Experts Scientists Researchers Investigators Prosecutors Doctors Analysts Critics Visitors
    Representatives Deputies Rescuers Firefighters Farmers Volunteers Journalists Activists Authorities Hundreds
    Thousands Dozens
    """
)
# What stands before the first mark that a heading seldom has.
HEAD: Final = re.compile(r"[A-Z\d][^.!?…:;\n“”\"()\[\]<>|—–]*+")
PLACE: Final = re.compile(
    rf" (?=[A-Z])(?:(?<=[a-z]{{3}} )|(?<=\d )|(?<=\d% ))(?P<first>{by_letter('|'.join(OPENS | PEOPLE))})(?=,? [a-z])"
)
NAMING: Final = re.compile(rf"(?:{TAGS}|(?:{BEARERS})s?)")
# No headline tells it so: `The law was passed`, `Parliament adopted the budget`.
TELLS: Final = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|could|did|said|[a-z]{3,}ed (?:the|an?|his|her|its|their|that|it))\b"
)
FROM_TO: Final = re.compile(r"From [a-z].{2,40} to [a-z]")


def _places(text: str) -> list[int]:
    """Where a sentence may begin behind the words before the first mark."""
    head = HEAD.match(text)
    return [found.start("first") for found in PLACE.finditer(text, 0, min(head.end(), LONGEST + 20))] if head else []


@cleaner(strength=ALWAYS, version=1, finds=_places)
def run_in_heading(passage: Passage) -> Iterator[Edit]:
    """Make the heading a paragraph of its own."""
    text = passage.text
    if passage.source is not None or not finished(text) or CODE.search(text):
        return
    places = _places(text)
    if len(places) == 1 and _ends(text[: places[0] - 1], text[places[0] :]):
        at = places[0]
        yield Edit(at - 1, at, "\n\n", f"A heading ended at “{text[:at].split()[-1]}”.")


def _ends(head: str, rest: str) -> bool:
    """Whether the head is a whole heading, and the rest begins with a sentence."""
    words = head.split()
    last = words[-1]
    if len(words) < FEWEST or len(head) > LONGEST or rest.count(" ") < FEWEST_AFTER or not has_verb(rest[:200]):
        return False
    # A sentence with its verb has lost its full stop; captions tell what somebody does: `A girl plays the violin`.
    verb = FINITE.search(head)
    if ((words[0].lower() in DETERMINERS or words[0] in PRONOUNS) and verb and " " not in verb[0]) or TELLS.search(
        head
    ):
        return False
    # `Lessons a Month Before the Hijackings`: in a heading with capitals another tells nothing.
    if sum(word[0].isupper() for word in words) > 2 and not any(word.islower() and len(word) > LONG for word in words):
        return False
    if OPEN_HEAD.match(head) and not FROM_TO.match(head):
        return False
    return not last.isalpha() or (
        printed(last)
        and not leads_on(last)
        and last not in NO_END | TAKES | MEDIA | WRITINGS
        and not NAMING.fullmatch(last)
    )
