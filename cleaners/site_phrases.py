"""The phrases of site furniture, read from the TOML files beside this one, and how a line is matched with them."""

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

from cleaners.words import word_set

LANGUAGES: Final = ("en", "uk", "ru")
# Arrows, bullets, emoji, brackets and stops that a page draws around its furniture.
DECORATION: Final = " \t\u00a0.:!?…»«>|•·*_=~#→↓↑←►▶▼▲●■◆✓✔➤➡👉🔴🔥⚡❗📷📸🎥📹✈️\"“”'()[]{}–—-"
FIRST_WORD: Final = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
OPENING: Final = re.compile(r"(?:(?i:the|an?)[ \u00a0]+)?([^\W_]{1,4})")
UNEVEN: Final = re.compile(r"\s(?:\s+|(?<! ))")
"""White space that is not one plain space."""


class Labels(NamedTuple):
    """Labels, in lower case, by the first word of each, the longest first, and the mark that follows all of them."""

    by_word: dict[str, tuple[str, ...]]
    mark: re.Pattern[str]

    def match(self, line: str) -> tuple[str, int]:
        """The label that a line opens with, and where its mark and the white space after it end; 0 without one."""
        if labels := self.by_word.get(first_word(line)):
            start = len(line) - len(line.lstrip(DECORATION))
            opening = level(line[start : start + len(labels[0])])
            for label in labels:
                if opening.startswith(label) and (found := self.mark.match(line, start + len(label))):
                    return label, found.end()
        return "", 0


FormSort = Literal["short", "weak", "long"]


class Form(NamedTuple):
    """A pattern of lines in lower case, and strings of which such a line has at least one, if any are known."""

    match: str
    needs: tuple[str, ...]

    def fits(self, low: str) -> bool:
        """Whether the line is of this form."""
        return (not self.needs or any(map(low.__contains__, self.needs))) and bool(compiled(self.match).fullmatch(low))


class Phrases(NamedTuple):
    """What the files hold: exact lines (True where weak), forms of lines, and labels before other text.

    The forms are for lines in lower case, at which they are looked up much faster than without regard to case.
    ``opened`` are those of each sort by the `opening` of their lines. ``keyed`` may open with anything; a line that has
    none of the ``keys`` of their sort can be of none of them.
    ``openings`` are the first words of all labels and credits, listed or made, and ``beginnings`` the openings of all
    lines, forms and labels: a line that starts otherwise needs no closer look.
    """

    lines: dict[str, bool]
    opened: dict[FormSort, dict[str, tuple[Form, ...]]]
    keyed: dict[FormSort, tuple[Form, ...]]
    keys: dict[FormSort, tuple[str, ...]]
    openings: frozenset[str]
    beginnings: frozenset[str]
    site_verbs: frozenset[str]
    site_things: frozenset[str]
    site_ours: frozenset[str]
    site_words: frozenset[str]
    label_core: frozenset[str]
    label_words: frozenset[str]
    labels: frozenset[str]
    label: Labels
    bare_label: Labels
    credit: Labels
    filed: Labels


def _tables() -> dict[str, dict[str, list[dict[str, Any]]]]:
    """The file of each language."""
    return {
        language: tomllib.loads(Path(__file__).with_name(f"furniture_{language}.toml").read_text(encoding="utf-8"))
        for language in LANGUAGES
    }


@cache
def phrases() -> Phrases:
    """All three languages at once: a Ukrainian site has English buttons, and a translation keeps some of the source."""
    lines: dict[str, bool] = {}
    labels: list[str] = []
    credits_: list[str] = []
    filed: list[str] = []
    core: set[str] = set()
    words: set[str] = set()
    site: dict[str, set[str]] = {"verbs": set(), "things": set(), "ours": set(), "between": set()}
    opened: dict[FormSort, dict[str, tuple[Form, ...]]] = {"short": {}, "weak": {}, "long": {}}
    keyed: dict[FormSort, tuple[Form, ...]] = {"short": (), "weak": (), "long": ()}
    for entries in _tables().values():
        for entry in entries["line"]:
            for phrase in entry["any"]:
                key = plain(phrase)
                lines[key] = entry.get("weak", False) and lines.get(key, True)
        labels += [phrase for entry in entries["label"] for phrase in entry["any"]]
        credits_ += [phrase for entry in entries["credit"] for phrase in entry["any"]]
        filed += [phrase for entry in entries["filed"] for phrase in entry["any"]]
        for entry in entries["label_words"]:
            core.update(entry["core"])
            words.update(entry["any"])
        for entry in entries.get("site_words", []):
            for sort, found in site.items():
                found.update(entry[sort])
        for entry in entries["pattern"]:
            kind: FormSort = "weak" if entry.get("weak") else "long" if entry.get("long") else "short"
            for one in entry.get("any", (entry,)):
                form = Form(one["match"], tuple(one.get("needs", ())))
                for start in one.get("opens", "").split():
                    opened[kind][start] = (*opened[kind].get(start, ()), form)
                if "opens" not in one:
                    keyed[kind] += (form,)
    named = [*labels, *credits_, *filed]
    site_words = frozenset().union(*site.values())
    return Phrases(
        lines=lines,
        opened=opened,
        keyed=keyed,
        keys={kind: tuple({need for form in forms for need in form.needs}) for kind, forms in keyed.items()},
        openings=frozenset(map(first_word, named)) | core | words,
        beginnings=frozenset(map(opening, [*lines, *named, *core, *words, *site_words])).union(*opened.values()),
        site_verbs=frozenset(site["verbs"]),
        site_things=frozenset(site["things"]),
        site_ours=frozenset(site["ours"]),
        site_words=site_words,
        label_core=frozenset(core),
        label_words=frozenset(core | words),
        labels=frozenset(map(plain, labels)),
        label=_labels(labels, r"\s*(?:[:|►▶→]+|\s[»>]+|\s[–—-]\s)\s*"),
        bare_label=_labels([label for label in labels if " " in label], r"\s+(?=[A-ZА-ЯІЇЄҐ“«\"])"),
        credit=_labels(credits_, r"\s*(?::|/|\||©|\s[–—-]\s)\s*"),
        filed=_labels(filed, r"\s*:\s*"),
    )


def has_form(low: str, sort: FormSort, within: str = "") -> bool:
    """Whether a line in lower case is of a form of this sort; it may be the end of a line ``within``."""
    forms = phrases().opened[sort].get(opening(low), ())
    if has_key(within or low, sort):
        forms += phrases().keyed[sort]
    return any(form.fits(low) for form in forms)


def may_have_form(line: str, sort: FormSort, within: str) -> bool:
    """A quick look at the end of a line ``within`` in lower case: whether it may be of a form of this sort."""
    return opening(line) in phrases().opened[sort] or has_key(within, sort)


@lru_cache(maxsize=16)
def has_key(low: str, sort: FormSort) -> bool:
    """Whether a line in lower case, or the end of it, may be of a form of this sort that opens with anything."""
    return any(map(low.__contains__, phrases().keys[sort]))


@cache
def compiled(match: str) -> re.Pattern[str]:
    """The pattern of a form, compiled when it is first needed."""
    return re.compile(match)


@lru_cache(maxsize=64)
def lowered(line: str) -> str:
    """A line in lower case."""
    return line.lower()


@lru_cache(maxsize=64)
def opening(line: str) -> str:
    """The first four letters of a line's first word but an article, as they are compared; `0` for a figure."""
    found = OPENING.search(line)
    if found is None:
        return ""
    return "0" if found[1][0].isdigit() else found[1].casefold().replace("ё", "е")


def _labels(labels: list[str], mark: str) -> Labels:
    by_word: dict[str, list[str]] = {}
    for label in sorted(set(map(plain, labels)), key=len, reverse=True):
        by_word.setdefault(first_word(label), []).append(label)
    return Labels({word: tuple(those) for word, those in by_word.items()}, re.compile(mark))


def level(line: str) -> str:
    """A line, letter by letter, in one case and with one kind of apostrophe and space."""
    return line.replace("’", "'").replace("ʼ", "'").replace("\u00a0", " ").casefold().replace("ё", "е")


@lru_cache(maxsize=64)
def plain(line: str) -> str:
    """A line as it is compared: no decoration, one case, one kind of apostrophe and space."""
    return UNEVEN.sub(" ", level(line).strip(DECORATION))


CAPITALS: Final = re.compile(r"([A-ZА-ЯІЇЄҐ]{2,}(?: [A-ZА-ЯІЇЄҐ]{2,}){1,3}) (?=[^\W\d_]\w*[a-zа-яіїєґ])")
MADE_LABEL: Final = re.compile(r"([^\W\d_][\w’'ʼ ]{3,60}):\s*")
STOPPED: Final = re.compile(r"\.(?<![.…]\.)[”\"’'»)\]]*\s*$")


ASKED_BY_SITES: Final = word_set(
    "like liked noticed notice found find see seen saw spotted error mistake typo article material comment subscribe"
)
WORDS: Final = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")


def speaks_of_site(line: str) -> bool:
    """Whether a line without a full stop has no words but those of a site's buttons and appeals.

    One must be a thing of the site, and the first a verb of the page or one of them `our`, `your`, `us`.
    """
    if STOPPED.search(line):
        return False
    known = phrases()
    words = _only(plain(line), known.site_words)
    # `Do you know the password?` is asked in novels too.
    if line.rstrip().endswith("?") and ASKED_BY_SITES.isdisjoint(words):
        return False
    if not 2 <= len(words) <= 12 or known.site_things.isdisjoint(words):
        return False
    return words[0] in known.site_verbs or not known.site_ours.isdisjoint(words)


def _only(text: str, those: frozenset[str]) -> list[str]:
    """The words of a text if it has none but those; an empty list otherwise."""
    words = []
    for found in WORDS.finditer(text):
        if found[0] not in those:
            return []
        words.append(found[0])
    return words


def is_bare_label(line: str) -> bool:
    """Whether a line without a colon has no words but those that labels are made of: `Popular today`."""
    if line.endswith(":") or not opens_like_label(line):
        return False
    known = phrases()
    words = _only(plain(line), known.label_words)
    made = 2 <= len(words) <= 5 and not known.label_core.isdisjoint(words)
    return made and not STOPPED.search(line)


LONGEST_LABEL: Final = 200
"""With all that is drawn around it."""


def label_end(line: str) -> int:
    """Where the label ends that the line opens with, before what it announces; 0 where there is none.

    A label is a listed one, or a run of the words that labels are made of: `On the same subject: …`.
    """
    if not opens_like_label(line):
        return 0
    known = phrases()
    listed = first_word(line) in known.label.by_word
    if listed:
        label, end = known.label.match(line)
        # `Related: Storm over Odesa`, but not `Related: the storm over Odesa has ended.`
        if end:
            return 0 if " " not in label and STOPPED.search(line) else end
    if listed and len(line) <= LONGEST_LABEL and plain(line) in known.labels:
        return len(line)
    # In capitals the label needs no colon: `READ ALSO Storm over Odesa`.
    if (found := CAPITALS.match(line)) and plain(found[1]) in known.labels:
        return found.end()
    found = MADE_LABEL.match(line) if ":" in line else None
    if found is not None and found.end() == len(line.rstrip()) and _on_its_own(line, known):
        return len(line)
    if found is None or STOPPED.search(line):
        return 0
    words = plain(found[1]).split()
    made = 2 <= len(words) <= 7 and known.label_words.issuperset(words) and not known.label_core.isdisjoint(words)
    return found.end() if made else 0


def bare_label_end(line: str) -> int:
    """Where a label of several words ends that has no colon: `Top stories Storm breaks many trees`; 0 without one."""
    return 0 if line[:1].islower() else phrases().bare_label.match(line)[1]


def _on_its_own(line: str, known: Phrases) -> bool:
    """Whether a line that ends in a colon is a label of the site's: `Also on our site:`."""
    return known.lines.get(plain(line)) is False or speaks_of_site(line) or has_form(line.lower(), "short")


def opens_like_label(line: str) -> bool:
    """Whether the line's first word may begin a label or a credit."""
    return first_word(line) in phrases().openings


@lru_cache(maxsize=64)
def first_word(line: str) -> str:
    """The line's first word as it is compared; empty without one."""
    word = FIRST_WORD.search(line)
    return word[0].casefold().replace("ё", "е").replace("’", "'").replace("ʼ", "'") if word else ""
