"""Where one sentence ends and the next begins.

Ukrainian is split with ukrainian-tn and Russian with razdel, small rule-based libraries; the rules here add what
newspaper text breaks them on: abbreviations and initials (``5 млрд дол. США``, ``В. Зеленський``), speech with its
dashes (``«Їдьмо!» — сказав він``), lists, and a full stop with no space behind it (``слово.Інше``). English is split
by these rules alone. A headline has no stop and stays whole.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

LANGUAGES = ("uk", "ru", "en")

CLOSING = "\"»”“’')\\]"
CANDIDATE = re.compile(rf"(?<![.!?…])(?P<stop>[.!?…]++)(?P<close>[{CLOSING}]*+)(?P<gap>\s*+)(?=\S)")
RIGHT = re.compile(r"(?P<open>[\"«“„‘'(\[]*)(?P<dash>[—–-]\s+)?[\"«“„‘'(\[]*(?P<word>\w[\w'’-]*)?")
DOTTED = re.compile(r"(?:[^\W\d_]\.\s?)+[^\W\d_]{1,3}$")
"""The last of a chain such as т. д, н.е, U.S, А. С."""
SURROGATE = re.compile("[\ud800-\udfff]")
LAST = re.compile(r"[^\W_][\w'’-]*$")
LABEL = re.compile(r"[\"«“„(\[]*(?:\d+(?:\.\d+)*|[IVXLІХ]+|[^\W\d_])[.)]*")
"""What numbers an item: 1, 2.1, IV, а."""
BULLET = re.compile(
    r"[ \t]*(?:(?P<dot>[•▪◦●■·*])|(?P<dash>[—–-])|(?P<label>\d{1,3}[.)]|[^\W\d_]\)))[ \t]+(?P<first>\S)"
)


def split(text: str, language: str) -> tuple[tuple[int, int], ...]:
    """Spans of the sentences of ``text``, in code points, in order, never empty.

    ``language`` is ``uk``, ``ru`` or ``en``; a text in any other language is one span. Between and around the spans
    there is only white space, which the caller keeps. Blank text has none.

        >>> [text[a:b] for text in ["Це 5 млрд дол. США. Далі буде."] for a, b in split(text, "uk")]
        ['Це 5 млрд дол. США.', 'Далі буде.']
    """
    if language not in LANGUAGES:
        return trimmed(text, 0, len(text))
    spans: list[tuple[int, int]] = []
    for start, end in lines(text):
        cuts = [start, *(start + cut for cut in ends(text[start:end], language)), end]
        for left, right in pairwise(cuts):
            spans += trimmed(text, left, right)
    return tuple(spans)


def trimmed(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """This span without the white space at its ends; none when nothing is left."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return ((start, start + len(piece.strip())),) if piece.strip() else ()


def lines(text: str) -> Iterator[tuple[int, int]]:
    """Cut at blank lines and before list items. Any other line break may be a wrapped line, and joins."""
    start = 0
    marked = bool(BULLET.match(text))
    for match in re.finditer(r"\n\s*", text):
        item = BULLET.match(text, match.end())
        before = text[max(start, match.start() - 20) : match.start()].rstrip()[-1:]
        if match[0].count("\n") > 1 or (item and begins_item(item, before, marked)):
            yield start, match.start()
            start, marked = match.end(), bool(item)
    yield start, len(text)


def begins_item(item: re.Match[str], before: str, marked: bool) -> bool:
    """Whether a line that looks like a list item is one, after ``before``, the last sign of the line above.

    ``Київ⏎— столиця`` and ``у травні⏎2014. Далі`` are wrapped lines.
    """
    if item["dot"] or marked:
        return True
    return before in '.;:!?…»”"' and (bool(item["label"]) or before in ";:" or not item["first"].islower())


def ends(block: str, language: str) -> Iterator[int]:
    """Positions in a block where a sentence ends."""
    agreed = library_ends(block, language)
    start = 0
    for match in CANDIDATE.finditer(block):
        certain = Place(block, start, match, language).ends_sentence()
        if certain or (certain is None and (agreed is None or match.end("close") in agreed)):
            yield match.end("close")
            start = match.end()


def library_ends(block: str, language: str) -> frozenset[int] | None:
    """Where the language's own library ends a sentence; None for English, which has none."""
    if language == "en":
        return None
    library = ukrainian_ends if language == "uk" else russian_ends
    found: set[int] = set()
    at = 0
    # ukrainian-tn takes the square of a text's length when little in it ends a sentence: 200 kB of "т. " took 20 s.
    while len(block) - at > WINDOW:
        inside = list(re.finditer(r"[\w,]\s", block[at : at + WINDOW]))
        cut = at + inside[-1].start() + 1 if inside else at + WINDOW
        found.update(at + end for end in library(block[at:cut]) if at + end < cut)
        at = cut
    return frozenset(found.union(at + end for end in library(block[at:])))


WINDOW = 8_000


def ukrainian_ends(block: str) -> Iterator[int]:
    import ukrainian_tn

    # It takes no lone surrogates, and its positions count bytes of UTF-8.
    block = SURROGATE.sub("\ufffd", block)
    encoded = block.encode("utf-8")
    at = byte = 0
    for span in ukrainian_tn.split_sentences(block):
        at, byte = at + len(encoded[byte : span.stop].decode("utf-8")), span.stop
        yield at


def russian_ends(block: str) -> Iterator[int]:
    import razdel

    for span in razdel.sentenize(block):
        yield span.stop


@dataclass(frozen=True, slots=True)
class Place:
    """A stop in a block where a sentence that began at ``start`` may end."""

    block: str
    start: int
    match: re.Match[str]
    language: str

    def ends_sentence(self) -> bool | None:
        """Whether it does; None where the rules here have nothing to say and the language's library decides."""
        stop, close = self.match["stop"], self.match["close"]
        # A stop is never more than a few words from what tells its meaning; the window keeps long texts fast.
        left = self.block[max(self.start, self.match.start() - 60) : self.match.start()]
        right = RIGHT.match(self.block, self.match.end())
        word = right["word"] if right else None
        if not self.match["gap"]:
            return self.lost_space(left, close)
        if word and word[0].islower():
            return False
        if right and right["dash"] and any(quote in close for quote in '»”“"'):
            return False
        # "(!)" and "(?)" comment on what goes before.
        if close.startswith(")") and left.endswith("("):
            return False
        end = self.match.end("close")
        if stop == "." and end - self.start < 20 and LABEL.fullmatch(self.block[self.start : end].strip()):
            return False
        if stop != "." or close:
            return True
        return self.full_stop(left, word or "")

    def lost_space(self, left: str, close: str) -> bool:
        """``слово.Інше`` ends a sentence; ``pravda.com.ua``, ``3.5`` and ``Т.Г.Шевченко`` do not."""
        after = self.block[self.match.end() : self.match.end() + 2]
        begins = len(after) == 2 and after[0].isupper() and after[1].islower()
        run = re.search(r"\S*$", left)
        plain = run is not None and not re.search(r"[/@.]", run[0])
        return (
            begins and plain and not close and bool(re.search(r"(?:^|[\s«\"“(-])[^\W\d_A-Z]{3,}$|[а-яіїєґё]{3}$", left))
        )

    def full_stop(self, left: str, word: str) -> bool | None:
        """Whether a single full stop before ``word`` ends the sentence and not only an abbreviation."""
        lists = abbreviations(self.language)
        last = LAST.search(left)
        if not last:
            return None
        token = last[0].lower()
        before = left[: last.start()].rstrip()
        numbered = bool(re.search(r"[\dIVXІХ]$", before))
        if dotted := DOTTED.search(left):
            chain = re.sub(r"\s", "", dotted[0]).lower()
            if chain in lists["before"]:
                return False
            if chain in lists["after"]:
                return self.after_abbreviation(chain, word)
            if self.language == "en" and len(chain) > 1 and last[0].isupper():
                return word.lower() in lists["starts"]
        if len(token) == 1 and last[0].isupper():
            # "Xbox Series X.": a letter of the other script is nobody's initial in this text.
            if last[0].isascii() != (self.language == "en") or last[0] == "I":
                return True
            previous = LAST.search(before)
            labelled = bool(previous and previous[0].lower() in lists["lettered"])
            return labelled or (len(word) > 1 and word.lower() in lists["starts"])
        if token in lists["before"]:
            return False
        if token in lists["digit"] and not numbered:
            return not word[:1].isdigit()
        if token in lists["number"] and not numbered:
            return False
        if token in lists["after"]:
            return self.after_abbreviation(token, word)
        return None

    def after_abbreviation(self, token: str, word: str) -> bool:
        """Whether a capital after ``р.``, ``дол.`` or ``Inc.`` begins a new sentence."""
        if self.language == "en":
            return word.lower() in abbreviations("en")["starts"]
        if token in ("дол", "долл") and word in ("США", "Канади", "Канады", "Австралії", "Австралии"):
            return False
        # "3 год. 20 хв.": the measure goes on.
        if word[:1].isdigit() and token not in ("ін", "др", "пр", "т.д", "т.п", "т.ін", "т.о"):
            return False
        # "10 тис. МВт" and "5 млн. USD": a unit, not a sentence.
        if len(word) < 5 and sum(map(str.isupper, word)) > 1:
            return False
        return (
            token not in ("р", "рр", "ст", "г", "гг", "в", "вв")
            or word.lower() in abbreviations(self.language)["starts"]
        )


@cache
def abbreviations(language: str) -> dict[str, frozenset[str]]:
    """The lists of one language, and those all share."""
    tables = tomllib.loads((files("engines") / "abbreviations.toml").read_text(encoding="utf-8"))
    shared = {name: tables[name]["words"] for name in ("starts", "lettered")}
    return {name: frozenset(words.split()) for name, words in (tables[language] | shared).items()}
