r"""Headlines of other articles stand in the text, run together or line by line.

    >>> headline_list.fix("Storm breaks many treesThree trams for LvivFarmers block the roadFog closes the port")
    ''
    >>> headline_list.fix("Read also:\nStorm over Odesa\nThree new trams for Lviv")
    ''
    >>> headline_list.fix("It will be cold.See also: Storm over Odesa breaks treesThree new trams for Lviv")
    'It will be cold.'

Lists of the article itself, and a paragraph with one lost boundary, are left:

    >>> headline_list.fix("Needed:\nwater\nbread\nwarm clothes"), headline_list.fix("A PrivatBank card and an iPhone")
    ('Needed:\nwater\nbread\nwarm clothes', 'A PrivatBank card and an iPhone')
    >>> headline_list.fix("The bridge reopens after worksConstruction cost 30 million hryvnias.")
    'The bridge reopens after worksConstruction cost 30 million hryvnias.'
"""

import re
from collections.abc import Iterator

from articles import ALWAYS, Edit, Kind, Passage
from cleaners.address import in_address
from cleaners.cleaner import cleaner
from cleaners.site_phrases import phrases, plain
from cleaners.words import zipf

LONGEST = 3000
"""Letters: a longer run is no list of headlines."""
JOINT = re.compile(r"[a-zа-яіїєґ0-9%”)»][“«]?[A-ZА-ЯІЇЄҐ]")
SENTENCE_END = re.compile(r"[.!?…][”\"’'»)\]]*\s*")
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
FINISHED = re.compile(r"[.!?…][”\"’'»)\]]*\s*$")
WORD_BEFORE = re.compile(r"[A-Za-z]+$")
WORD_AFTER = re.compile(r"[“«]?([A-Za-z]+)")


@cleaner(strength=ALWAYS, version=1)
def headline_list(passage: Passage) -> Iterator[Edit]:
    """Take the list out."""
    text = passage.text
    if passage.kind is Kind.TITLE:
        return
    if passage.source is not None and "\n" not in text and not _run_from(passage.source, 0):
        return
    lines = text.strip().split("\n")
    label, rest = lines[0], [line for line in lines[1:] if line.strip()]
    if rest and plain(label) in phrases().labels and not any(FINISHED.search(line) for line in rest):
        yield Edit(0, len(text), "", "This is a list of other articles.")
        return
    if FINISHED.search(text[-40:]) or not JOINT.search(text):
        return
    for start in (0, *(end.end() for end in SENTENCE_END.finditer(text))):
        if len(text) - start > LONGEST:
            continue
        if _run_from(text, start):
            begin = len(text[:start].rstrip()) if start else 0
            yield Edit(begin, len(text), "", "These are headlines of other articles, run together.")
            return


def _run_from(text: str, start: int) -> bool:
    """Whether headlines run from here to the end: four or more, or two and more after a label."""
    rest = text[start:]
    if len(rest) > LONGEST or FINISHED.search(rest) or "\n" in rest.strip():
        return False
    label = phrases().label.match(rest)
    body = rest[label.end() :] if label else rest
    if not label and SENTENCE_END.search(body):
        return False
    places = [joint.start() + 1 for joint in JOINT.finditer(body)]
    places = [place for place in places if not _one_word(body, place) and not in_address(body, place)]
    parts = [body[a:b] for a, b in zip([0, *places], [*places, len(body)], strict=True)]
    # Ukrainian and Russian headlines do without articles.
    least = 2 if label else 3 if CYRILLIC.search(body) else 4
    return len(parts) >= (2 if label else 4) and all(least <= len(part.split()) <= 30 for part in parts)


def _one_word(text: str, place: int) -> bool:
    """Whether the capital is inside a name, as in `PrivatBank`."""
    before, after = WORD_BEFORE.search(text[max(0, place - 40) : place]), WORD_AFTER.match(text[place : place + 40])
    return bool(before and after and zipf(before[0] + after[1]))
