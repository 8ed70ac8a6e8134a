r"""Headlines of other articles stand in the text, run together or line by line.

    >>> headline_list.fix("Storm breaks many treesThree trams for LvivFarmers block the roadFog closes the port")
    ''
    >>> headline_list.fix("Read also:\nStorm over Odesa\nThree new trams for Lviv")
    ''
    >>> headline_list.fix("It will be cold.See also: Storm over Odesa breaks treesThree new trams for Lviv")
    'It will be cold.'

    >>> headline_list.fix("14:05 Storm breaks trees\n13:40 Three new trams for Lviv\n12:15 Fog closes the port")
    ''

Lists of the article itself, a programme, and a paragraph with one lost boundary, are left:

    >>> headline_list.fix("Needed:\nwater\nbread\nwarm clothes"), headline_list.fix("A PrivatBank card and an iPhone")
    ('Needed:\nwater\nbread\nwarm clothes', 'A PrivatBank card and an iPhone')
    >>> headline_list.fix("9:00 The doors are opened\n10:00 The mayor speaks\n11:30 Children sing")
    '9:00 The doors are opened\n10:00 The mayor speaks\n11:30 Children sing'
    >>> headline_list.fix("The bridge reopens after worksConstruction cost 30 million hryvnias.")
    'The bridge reopens after worksConstruction cost 30 million hryvnias.'
"""

import re
from collections.abc import Iterator
from typing import Final

from articles import ALWAYS, Edit, Kind, Passage
from cleaners.address import in_address
from cleaners.cleaner import cleaner
from cleaners.other_articles import LONGEST_RUN, is_feed, is_headline
from cleaners.sentence_end import SENTENCE_END, finished
from cleaners.site_phrases import bare_label_end, label_end
from cleaners.words import zipf

LONGEST: Final = 3000
"""Letters: a longer run is no list of headlines."""
JOINT: Final = re.compile(r"[A-ZА-ЯІЇЄҐ](?:(?<=[a-zа-яіїєґ0-9%”)»].)|(?<=[a-zа-яіїєґ0-9%”)»][“«].))")
CYRILLIC: Final = re.compile(r"[\u0400-\u04ff]")
WORD_BEFORE: Final = re.compile(r"[A-Za-z]+$")
PART_BEFORE: Final = re.compile(r"[A-Z]?[a-z]*$")
WORD_AFTER: Final = re.compile(r"[“«]?([A-Za-z]+)")
ANY_LABEL: Final = re.compile(r"[^\W\d_a-zа-яіїєґ][\w’'ʼ]*(?: [\w’'ʼ]+){0,5}:\s*(?=[^\W_a-zа-яіїєґ])")


@cleaner(strength=ALWAYS, version=2)
def headline_list(passage: Passage) -> Iterator[Edit]:
    """Take the list out."""
    text = passage.text
    if passage.kind is Kind.TITLE or not text.strip():
        return
    if passage.listed and (passage.source is None or not finished(passage.source)):
        yield Edit(0, len(text), "", "This is in a list of other articles.")
        return
    if passage.source is not None and "\n" not in text and not _run_from(passage.source, 0):
        return
    if "\n" in text:
        found = _lines(text)
        if found:
            start, end = found
            yield Edit(start, end, "", "This is a list of other articles.")
            return
    if finished(text) or not JOINT.search(text):
        return
    for start in (0, *(end.end() for end in SENTENCE_END.finditer(text))):
        if len(text) - start > LONGEST:
            continue
        if _run_from(text, start):
            begin = len(text[:start].rstrip()) if start else 0
            yield Edit(begin, len(text), "", "These are headlines of other articles, run together.")
            return


def _lines(text: str) -> tuple[int, int] | None:
    """The lines that are a label and the headlines under it, or a feed."""
    lines, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            lines.append((at, line))
        at += len(line) + 1
    if is_feed([line for _, line in lines]):
        return 0, len(text)
    # For each line the last of the headlines that follow it.
    lasts = list(range(len(lines)))
    for number in range(len(lines) - 2, -1, -1):
        if is_headline(lines[number + 1][1], LONGEST_RUN):
            lasts[number] = lasts[number + 1]
    for number, last in enumerate(lasts):
        at, line = lines[number]
        if last == number or len(line) > LONGEST:
            continue
        for start in (0, *(end.end() for end in SENTENCE_END.finditer(line))):
            label = label_end(line[start:])
            if not label:
                continue
            first = line[start + label :].strip()
            # `Read also: Storm over Odesa`, then a heading of the article itself
            if first and (not is_headline(first) or (last == number + 1 < len(lines) - 1)):
                continue
            if number == 0 and start == 0 and last + 1 == len(lines):
                return 0, len(text)
            end = lines[last][0] + len(lines[last][1])
            if start:
                return at + len(line[:start].rstrip()), end
            return (at, end + 1) if end < len(text) else (at - 1, end)
    return None


def _run_from(text: str, start: int) -> bool:
    """Whether headlines run from here to the end: three or more, or two and more after a label."""
    rest = text[start:]
    if len(rest) > LONGEST or finished(rest) or "\n" in rest.strip():
        return False
    label = label_end(rest) or bare_label_end(rest)
    unlisted = None if label else ANY_LABEL.match(rest)
    body = rest[label or (unlisted.end() if unlisted else 0) :]
    if not label and SENTENCE_END.search(body):
        return False
    capitals = [joint.start() for joint in JOINT.finditer(body)]
    places = [place - (body[place - 1] in "“«") for place in capitals]
    places = [place for place in places if not _one_word(body, place) and not in_address(body, place)]
    parts = [body[a:b] for a, b in zip([0, *places], [*places, len(body)], strict=True)]
    # Ukrainian and Russian headlines do without articles.
    least = 2 if label else 3 if unlisted or CYRILLIC.search(body) or len(parts) > 4 else 4
    return len(parts) >= (2 if label else 3) and all(least <= len(part.split()) <= 30 for part in parts)


def _one_word(text: str, place: int) -> bool:
    """Whether the capital is inside a name, as in `PrivatBank`."""
    before, after = WORD_BEFORE.search(text[max(0, place - 40) : place]), WORD_AFTER.match(text[place : place + 40])
    if not before or not after:
        return False
    # `St PetersburgWhatsApp`
    return bool(zipf(before[0] + after[1]) or ((part := PART_BEFORE.search(before[0])) and zipf(part[0] + after[1])))
