"""A dash has a space on one side only.

    >>> lopsided_dash.fix("Kharkiv –a city of a million – has lost half of it; the price- which doubled -is paid.")
    'Kharkiv – a city of a million – has lost half of it; the price - which doubled - is paid.'

Ranges, routes, names and halves of words are written so, and a hyphen is a dash only beside a word that builds none:

    >>> lopsided_dash.fix("Short- and long-term, 2014 –2016, the Kyiv –Lviv train, the -not of -to, pre– and mid-")
    'Short- and long-term, 2014 –2016, the Kyiv –Lviv train, the -not of -to, pre– and mid-'
"""

import re
from collections.abc import Iterator
from typing import Final

from articles import ALWAYS, Edit, Passage
from cleaners.address import in_address
from cleaners.aside import leads_on, word_before
from cleaners.cleaner import cleaner
from cleaners.words import word_set

WIDE: Final = re.compile(r"(?<=[\w”’\"')%,])(?: [–—](?=[A-Za-z“\"(])|(?<=[A-Za-z”’\"')%,])[–—] (?=[A-Za-z“\"(]))")
BEFORE: Final = re.compile(r"([\w’'-]+)[”\"’')%,]?$")
AFTER: Final = re.compile(r" ?[–—-] ?[“\"(]?([A-Za-z’']+)")
# Behind a hyphen these are halves of no word: `the main thing -to keep it running`.
NARROW: Final = re.compile(
    r" -(?<=[a-z]{2} -)(?=(?:to|the|and|but|which|who|that|not|it|he|she|they|we|in|on|at|for|with|as|is|was|are|were"
    r"|has|neither|nor|or|by|from|this|these|those|his|her|its|their|so|yet) [A-Za-z“\"])"
    r"|- (?<=[a-z]{3}- )(?=(?:which|who|he|she|it|they|we|where|while|because|although|but|said) [A-Za-z“\"])"
)
OPTION: Final = re.compile(r"(?:^|\s)--?[A-Za-z]")
# `two– to three-year-olds`
SUSPENDED: Final = word_set("and or to nor but")


@cleaner(
    strength=ALWAYS,
    version=1,
    signs="–—-",
    needs=r"[–—-](?:(?<=[ ].)(?=\S)|(?<=\S.)(?=[ ]))",
)
def lopsided_dash(passage: Passage) -> Iterator[Edit]:
    text = passage.text
    wide = " – " in text or " — " in text
    for match in WIDE.finditer(text):
        before, after = BEFORE.search(text, max(0, match.start() - 40), match.start()), AFTER.match(text, match.start())
        if not before or not after or after[1] in SUSPENDED:
            continue
        # `the Kyiv –Lviv train`
        route = before[1][:1].isupper() and after[1][:1].isupper() and not wide
        if not route and not in_address(text, match.start()):
            yield _spaced(match)
    narrow = [match for match in NARROW.finditer(text) if not leads_on(word_before(text, match.start()))]
    # `find . -name x -or -name y`: hyphens that open options.
    if len(OPTION.findall(text)) == sum(match[0][0] == " " for match in narrow):
        yield from map(_spaced, narrow)


def _spaced(match: re.Match[str]) -> Edit:
    dash = match[0].strip()
    return Edit(*match.span(), f" {dash} ", f"A space is lost beside “{dash}”.")
