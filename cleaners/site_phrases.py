"""The phrases of site furniture, read from the TOML files beside this one, and how a line is matched with them."""

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from cleaners.words import word_set

LANGUAGES = ("en", "uk", "ru")
# Arrows, bullets, emoji, brackets and stops that a page draws around its furniture.
DECORATION = " \t\u00a0.:!?…»«>|•·*_=~#→↓↑←►▶▼▲●■◆✓✔➤➡👉🔴🔥⚡❗📷📸🎥📹✈️\"“”'()[]{}–—-"
FIRST_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
UNEVEN = re.compile(r"\s(?:\s+|(?<! ))")
"""White space that is not one plain space."""
DRAWN = rf"[{re.escape(DECORATION)}]*"


class Phrases(NamedTuple):
    """What the files hold: exact lines (True where weak), patterns of lines, and labels before other text.

    The patterns are for lines in lower case, at which they are looked up much faster than without regard to case.
    ``worded`` and ``keyed`` are the long ones, each with the strings it needs one of. Those in ``worded`` open with a
    word and stand in ``long_patterns`` all in one: nearly every line fails at its first. The others may open with
    anything; a line that has none of ``keys`` can be none of them.
    ``openings`` are the first words of all labels and credits, listed or made: a line that starts otherwise needs no
    closer look. ``label_openings`` and ``credit_openings`` are those of the listed ones.
    """

    lines: dict[str, bool]
    patterns: re.Pattern[str]
    weak_patterns: re.Pattern[str]
    long_patterns: re.Pattern[str]
    keys: tuple[str, ...]
    worded: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]
    keyed: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]
    openings: frozenset[str]
    label_openings: frozenset[str]
    credit_openings: frozenset[str]
    site_verbs: frozenset[str]
    site_things: frozenset[str]
    site_ours: frozenset[str]
    site_words: frozenset[str]
    label_core: frozenset[str]
    label_words: frozenset[str]
    labels: frozenset[str]
    label: re.Pattern[str]
    bare_label: re.Pattern[str]
    credit: re.Pattern[str]
    filed: re.Pattern[str]
    english: tuple[re.Pattern[str], re.Pattern[str]]

    def patterns_for(self, low: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
        """The patterns, and the weak ones, that a line in lower case may match: one in ASCII is English."""
        return self.english if low.isascii() else (self.patterns, self.weak_patterns)


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
    worded: list[tuple[tuple[str, ...], re.Pattern[str]]] = []
    keyed: list[tuple[tuple[str, ...], re.Pattern[str]]] = []
    keys: set[str] = set()
    patterns: dict[bool, list[str]] = {True: [], False: []}
    for language in LANGUAGES:
        entries = tomllib.loads(Path(__file__).with_name(f"furniture_{language}.toml").read_text(encoding="utf-8"))
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
            if needs := entry.get("needs"):
                anyhow = entry["match"].startswith(("(?=", "["))
                (keyed if anyhow else worded).append((tuple(needs), re.compile(entry["match"])))
                keys.update(needs if anyhow else ())
            else:
                patterns[entry.get("weak", False)].append(f"(?:{entry['match']})")
        if language == "en":
            english = (re.compile("|".join(patterns[False])), re.compile("|".join(patterns[True])))
    return Phrases(
        lines=lines,
        patterns=re.compile("|".join(patterns[False])),
        weak_patterns=re.compile("|".join(patterns[True])),
        long_patterns=re.compile("|".join(pattern.pattern for _, pattern in worded)),
        keys=tuple(sorted(keys)),
        worded=tuple(worded),
        keyed=tuple(keyed),
        openings=_first_words([*labels, *credits_, *filed]) | core | words,
        label_openings=_first_words(labels),
        credit_openings=_first_words([*credits_, *filed]),
        site_verbs=frozenset(site["verbs"]),
        site_things=frozenset(site["things"]),
        site_ours=frozenset(site["ours"]),
        site_words=frozenset().union(*site.values()),
        label_core=frozenset(core),
        label_words=frozenset(core | words),
        labels=frozenset(plain(label) for label in labels),
        label=_opening(labels, r"(?:[:|►▶→]+|\s[»>]+|\s[–—-]\s)"),
        bare_label=_opening([label for label in labels if " " in label], r"(?-i:(?=\s+[A-ZА-ЯІЇЄҐ“«\"]))"),
        credit=_opening(credits_, r"(?::|/|\||©|\s[–—-]\s)"),
        filed=_opening(filed, ":"),
        english=english,
    )


def _first_words(labels: list[str]) -> frozenset[str]:
    return frozenset(plain(label).split()[0] for label in labels)


def _opening(labels: list[str], mark: str) -> re.Pattern[str]:
    longest_first = sorted({plain(label) for label in labels}, key=len, reverse=True)
    choice = "|".join(
        re.escape(label).replace(r"\ ", r"[ \u00a0]+").replace("'", "['’ʼ]").replace("е", "[её]")
        for label in longest_first
    )
    return re.compile(rf"{DRAWN}(?P<label>{choice})\s*{mark}\s*", re.IGNORECASE)


@lru_cache(maxsize=64)
def plain(line: str) -> str:
    """A line as it is compared: no decoration, one case, one kind of apostrophe and space."""
    line = line.replace("’", "'").replace("ʼ", "'").replace("\u00a0", " ").casefold().replace("ё", "е")
    return UNEVEN.sub(" ", line.strip(DECORATION))


CAPITALS = re.compile(r"([A-ZА-ЯІЇЄҐ]{2,}(?: [A-ZА-ЯІЇЄҐ]{2,}){1,3}) (?=[^\W\d_]\w*[a-zа-яіїєґ])")
MADE_LABEL = re.compile(r"([^\W\d_][\w’'ʼ ]{3,60}):\s*")
STOPPED = re.compile(r"\.(?<![.…]\.)[”\"’'»)\]]*\s*$")


ASKED_BY_SITES = word_set(
    "like liked noticed notice found find see seen saw spotted error mistake typo article material comment subscribe"
)
WORDS = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")


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


# One of these follows every label that is not a line of its own.
AFTER_LABEL = re.compile(r"[:|►▶→»>–—-](?:(?<=[:|►▶→»>])|(?<=\s.)(?=\s))")
LONGEST_LABEL = 200
"""With all that is drawn around it."""


def label_end(line: str) -> int:
    """Where the label ends that the line opens with, before what it announces; 0 where there is none.

    A label is a listed one, or a run of the words that labels are made of: `On the same subject: …`.
    """
    if not opens_like_label(line):
        return 0
    known = phrases()
    listed = first_word(line) in known.label_openings
    if listed and AFTER_LABEL.search(line) and (found := known.label.match(line)):
        # `Related: Storm over Odesa`, but not `Related: the storm over Odesa has ended.`
        return 0 if " " not in plain(found["label"]) and STOPPED.search(line) else found.end()
    if listed and len(line) <= LONGEST_LABEL and plain(line) in known.labels:
        return len(line)
    # In capitals the label needs no colon: `READ ALSO Storm over Odesa`.
    if (found := CAPITALS.match(line)) and plain(found[1]) in known.labels:
        return found.end()
    found = MADE_LABEL.match(line)
    if found is not None and found.end() == len(line.rstrip()) and _on_its_own(line, known):
        return len(line)
    if found is None or STOPPED.search(line):
        return 0
    words = plain(found[1]).split()
    made = 2 <= len(words) <= 7 and known.label_words.issuperset(words) and not known.label_core.isdisjoint(words)
    return found.end() if made else 0


def bare_label_end(line: str) -> int:
    """Where a label of several words ends that has no colon: `Top stories Storm breaks many trees`; 0 without one."""
    known = phrases()
    found = known.bare_label.match(line) if first_word(line) in known.label_openings else None
    return found.end() if found and not line[:1].islower() else 0


def _on_its_own(line: str, known: Phrases) -> bool:
    """Whether a line that ends in a colon is a label of the site's: `Also on our site:`."""
    return (
        known.lines.get(plain(line)) is False
        or speaks_of_site(line)
        or known.patterns.fullmatch(line.lower()) is not None
    )


def opens_like_label(line: str) -> bool:
    """Whether the line's first word may begin a label or a credit."""
    return first_word(line) in phrases().openings


@lru_cache(maxsize=64)
def first_word(line: str) -> str:
    """The line's first word as it is compared; empty without one."""
    word = FIRST_WORD.search(line)
    return word[0].casefold().replace("ё", "е").replace("’", "'").replace("ʼ", "'") if word else ""
