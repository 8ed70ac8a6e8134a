"""A sentence in the parts the model is given: one unit as a rule, more when it is too long, literals kept aside."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import NamedTuple

from engines.protect import Item, restored, stand_in

# Where a long sentence may be cut, and how much a mark's place may be off the middle to be preferred to the next kind.
MARKS = (
    (re.compile(r"[.!?…;]+[\"»”’)\]]*\s+"), 0.0),
    (re.compile(r":\s+|\s(?=[—–-]\s)"), 0.05),
    (re.compile(r",[\"»”’)\]]*\s+"), 0.15),
    (re.compile(r"[)\]»”]\s+|\s(?=[(\[«“„])"), 0.3),
)
SPACES = re.compile(r"\s+")

# Words an English clause begins with that are small within a sentence. A name stays as it is.
SMALL_WORDS = """
a an the and but or nor so yet for if as at by in on of to from with without into over under about after before
during since until till while when where which who whom whose what that this these those there here it he she they
we you his her its their our your not no also however because although though than then despite according among
between through including such some any all each every both more most many much other another
"""
SMALL = frozenset(SMALL_WORDS.split())
PUNCTUATION_ONLY = re.compile(r"[\W_]*")
# Control characters and halves of surrogate pairs, at which a tokeniser raises.
NO_CHARACTER = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")


class Part(NamedTuple):
    """A stretch of a sentence. ``stands`` holds (stand-in, what it stands for); ``literal`` text is kept as it is."""

    text: str
    literal: bool
    stands: tuple[tuple[str, str], ...] = ()


def parts(
    text: str, kept: Sequence[Item], letter: str, size: Callable[[str], int], most: int, *, half: bool = False
) -> tuple[Part, ...]:
    """The parts of one sentence, which joined are the sentence but for stand-ins and normalised characters.

    ``kept`` are the items kept from the model: at the edges they are cut off, within they are replaced by stand-ins
    that begin with ``letter``; with an empty ``letter`` the sentence is cut at each of them. A unit larger than
    ``most`` by ``size`` (in source tokens) is cut at clause marks, at white space if it has none, and within a word
    only if there is no white space either. With ``half`` every unit is halved where a clause mark allows it.
    """
    result: list[Part] = []
    stretch: list[tuple[str, str]] = []
    at = 0

    def close() -> None:
        unit = "".join(stand or piece for piece, stand in stretch)
        stands = tuple((stand, piece) for piece, stand in stretch if stand)
        result.extend(cut_up(unit, stands, size, most, half))
        stretch.clear()

    for number, item in enumerate(kept, start=1):
        stretch.append((text[at : item.start], ""))
        literal = item.english or text[item.start : item.end]
        if not letter or at_edge(text, item):
            close()
            result.append(Part(literal, True))
        else:
            stretch.append((literal, stand_in(text, number, letter)))
        at = item.end
    stretch.append((text[at:], ""))
    close()
    return tuple(result)


def at_edge(text: str, item: Item) -> bool:
    """Whether an item can be cut off without harm: a loose one at either end, any other after a mark or alone."""
    before, after = text[: item.start].rstrip(), text[item.end :].lstrip()
    if item.loose:
        return not has_words(before) or not has_words(after)
    if not has_words(after):
        return not has_words(before) or before[-1] in ".:;!?—–-("
    return not has_words(before) and after[0] in ".:;!?—–-"


def has_words(text: str) -> bool:
    return not PUNCTUATION_ONLY.fullmatch(text)


def cut_up(
    unit: str, stands: tuple[tuple[str, str], ...], size: Callable[[str], int], most: int, half: bool
) -> list[Part]:
    """One stretch between literals as parts: units of at most ``most`` tokens, and the white space between them."""
    body = unit.strip()
    if not has_words(body):
        return [Part(unit, True)] if unit else []
    spans = cut(body, size, most)
    if half:
        spans = [
            (begin + start, begin + end)
            for begin, stop in spans
            for start, end in cut(body[begin:stop], size, max(8, size(body[begin:stop]) * 3 // 5), clauses=True)
        ]
    start = unit.index(body)
    found = [Part(unit[:start], True)] if start else []
    at = 0
    for begin, end in spans:
        if begin > at:
            found.append(Part(body[at:begin], True))
        piece = body[begin:end]
        mine = tuple(pair for pair in stands if re.search(rf"{pair[0]}(?!\d)", piece))
        found.append(Part(normalised(piece), not has_words(piece), mine))
        at = end
    rest = unit[start + len(body) :]
    return [*found, Part(rest, True)] if rest else found


def cut(text: str, size: Callable[[str], int], limit: int, clauses: bool = False) -> list[tuple[int, int]]:
    """Spans of ``text`` of at most ``limit`` tokens, halved again and again where it hurts least.

    With ``clauses`` only clause marks count, and a stretch without any stays whole.
    """
    if size(text) <= limit:
        return [(0, len(text))]
    place = middle(text, clauses)
    if place is None:
        return [(0, len(text))]
    left = cut(text[: place[0]], size, limit, clauses)
    right = cut(text[place[1] :], size, limit, clauses)
    return [*left, *((start + place[1], end + place[1]) for start, end in right)]


def middle(text: str, clauses: bool) -> tuple[int, int] | None:
    """The white space (start, end) at which to halve a text; an empty span within a word without any."""
    best: tuple[float, int, int] | None = None
    for pattern, cost in (*MARKS, *(() if clauses else ((SPACES, 0.5),))):
        for match in pattern.finditer(text):
            start = match.start() + len(match[0].rstrip())
            # A part of one short word is no clause: "Так, …".
            if not match.end() or match.end() == len(text) or min(start, len(text) - match.end()) < len(text) * 0.1:
                continue
            off = abs((start + match.end()) / 2 / len(text) - 0.5) + cost
            if best is None or off < best[0]:
                best = (off, start, match.end())
    if best is not None:
        return best[1:]
    half = len(text) // 2
    return None if clauses or not half else (half, half)


def normalised(text: str) -> str:
    """What the model is given: one kind of space, letters in one piece, no stress marks, nothing that is no character.

    >>> normalised("за́мок на  сході")
    'замок на сході'
    """
    if not text.isascii():
        # й and ї are letters with a mark too: composed first, they keep it.
        text = unicodedata.normalize("NFC", text).replace("\u0300", "").replace("\u0301", "")
    return " ".join(NO_CHARACTER.sub(" ", text).split())


def joined(parts: Sequence[Part], english: Sequence[str], loud: bool = False) -> str | None:
    """The English of a sentence from that of its parts, in order; None when an item was lost.

    ``english`` holds one text for each part; for a literal it is not looked at. Where a sentence was cut, what the
    model added because it took the part for a whole sentence is taken back. A ``loud`` sentence is put in capitals
    again, literals and items excepted.
    """
    result = ""
    last = max((index for index, part in enumerate(parts) if not part.literal), default=-1)
    begun = False
    for index, (part, text) in enumerate(zip(parts, english, strict=True)):
        if part.literal:
            result += part.text
            continue
        if begun:
            text = within(part.text, text)  # noqa: PLW2901
        if index < last:
            text = unfinished(part.text, text)  # noqa: PLW2901
        filled = restored(text.upper() if loud else text, part.stands)
        if filled is None:
            return None
        begun = True
        result += filled
    return result


def unfinished(source: str, english: str) -> str:
    """With the mark at which the source was cut, and without the full stop that the model put in its place.

    >>> unfinished("коли почався обстріл,", "when the shelling began.")
    'when the shelling began,'
    """
    mark = source[-1:]
    if mark in '.!?…"»”':
        return english
    if english.endswith(".") and not english.endswith(".."):
        english = english[:-1]
    return english + mark if mark in ",;:" and english[-1:] not in ",;:.!?—–-" else english


def within(source: str, english: str) -> str:
    """Without the capital that the model gave to a part in the middle of a sentence.

    >>> within("але люди лишилися", "But people stayed")
    'but people stayed'
    """
    word = english.partition(" ")[0]
    if source[:1].islower() and word.lower() in SMALL and word[1:].islower() | (len(word) == 1):
        return english[0].lower() + english[1:]
    return english
