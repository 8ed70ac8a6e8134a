"""Which paragraphs of an article are headlines of other articles, told from the article as a whole.

A headline by itself may be a heading, or an item of the article's own list. What tells is where it stands: under a
label, or among its like behind the last paragraph.

    >>> sorted(other_articles(["The port is open.", "Read also:", "Storm over Odesa", "Three new trams for Lviv"]))
    [1, 2, 3]
    >>> sorted(other_articles(["The port is open.", "To be seen:", "Storm over Odesa", "Three new trams for Lviv"]))
    []
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from articles import Kind
from cleaners.proper_names import NAMES
from cleaners.sentence_end import SENTENCE_END, finished
from cleaners.site_phrases import has_form, is_bare_label, label_end, opens_like_label, phrases, plain
from cleaners.words import printed, simple_words, word_set

LONGEST, LONGEST_UNDER = 400, 3000
"""Letters of a paragraph of headlines, and of one in which they have run together under a label with a colon."""
LONGEST_RUN: Final = 120
"""Words in a line of such headlines."""
LONGEST_LABEL: Final = 8
"""Words."""
SHORTEST_PROSE: Final = 40
"""Letters of a paragraph behind which headlines may stand without a label."""
STANDING: Final = word_set("earlier previously before latest context background")
"""With a colon and alone on their line these may be labels; before other text they are words."""
# What is left of the page's own marks goes in the same turn, and the label should not go before its list.
TAG: Final = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
NONE: Final[frozenset[int]] = frozenset()

# What stands before a headline in a list: a bullet, a number, or when it was put up.
CLOCK: Final = r"(?P<hour>\d{1,2}):(?P<minute>\d\d)"
DATE: Final = r"(?P<day>\d{1,2})[./](?P<month>\d{1,2})(?:[./](?P<year>\d{4}|\d\d))?"
ITEM: Final = re.compile(
    rf"\s*(?:[•·●▪■◆►▶→*–—-]\s+|\d{{1,2}}[.)]\s+)?(?P<when>(?:{DATE})?,?\s*(?:{CLOCK})?)\s*[|,–—-]?\s*"
)
# A headline does not end so.
ENDED: Final = re.compile(r"(?:(?<![.…])\.|[:;,])[”\"’'»)\]]*\s*$")
LOWER: Final = re.compile(r"\b[^\W\d_A-ZА-ЯІЇЄҐ]{2,}")
# `Oil below $70` and `Battery plant for Antofagasta` tell nothing happened; these do.
SAID_TO_HAPPEN: Final = (
    r"\w: |(?<=\w )(?:to [a-z]{2,}"
    r"|[A-Za-z]{2,}[^siu\W]s(?= (?!(?:of|in|on|at|for|from|to|and|or|with|by|as|over|under|are|were)\b)\w)"
    r"|hits?|lose|seize|win|speak|return|vanish|vote|meet|leave|face|call|ask|want|make|take|get|say|come|go|begin|block"
    r"|demand|protest|arrive|flee|fight|march|strike|mourn|gather|rally|sue|quit|rise|fall|drop|soar|sink|collapse"
    r"|reopen|resume|start|stop|grow|shrink|suffer|die|burn|blame|ram|swap|ban|raise|lift|sweep|join|buy|sell)(?= |$)"
    r"|(?<=\w )(?:falls|rises|grows|drops|slips|sinks|climbs|jumps|soars|plunges|leads|signs|quits|resigns|fails|talks"
    r"|speaks|returns|arrives|flies|goes|comes|heads|moves|turns|dies|votes|agrees|looks|opens|reopens|closes|starts"
    r"|begins|ends|resumes|collapses|explodes|erupts|burns|escapes|appears|disappears|wins|loses|plays|works|waits|calls"
    r"|switches|joins)\b|(?<=\w )(?:up|down|back|off) (?:by|to|in|a|\d)"
)
HAPPENS: Final = re.compile(SAID_TO_HAPPEN)
TELLS: Final = re.compile(
    rf"{SAID_TO_HAPPEN}|\?[”\"’']*$|(?<=\w )(?:is|are|was|were|has|have|had|will|would|can|could|may|must|should"
    r"|does|did|no longer|[a-z]{3,}ed|heard|told|held|found|won|lost|shot|cut|set|seen|left|killed|fell|rose|beat|met"
    r"|put)(?= |$)"
)
ASKS: Final = re.compile(r"(?:How|What|Why|Who|Where|When)\b(?!.*\?)")
NAMES_SOMETHING: Final = re.compile(r"(?<=[a-z,:] )[A-Z]")
NAMED: Final = re.compile(r"(?<=[\w,:] )[A-Z]|\d|['’]s ")
# The article speaks so, and not a headline: `He will be remembered`.
OWN: Final = re.compile(
    r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Ww]e|[Yy]ou|I|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[Yy]our|[Mm]y)\b"
)
# `The bridge is closed` is a sentence; its headline is `Bridge closed`.
SMALL_VERBS: Final = re.compile(r"(?<!: )\b(?:is|are|was|were|has|have|had)\b(?!.*\?)")
SAID: Final = re.compile(r"[“\"«][^“”\"«»]{3,60}[”\"»]: ")
# `Final: Spain beat England`
PARALLEL: Final = re.compile(r"[\w’'-]+(?: [\w’'-]+)?: ")
LISTED: Final = re.compile(r"\d{1,2}[.)] |[a-z]\) ")
QUOTED: Final = re.compile(r"[“\"«][^“”\"«»]*[”\"»]")
ARTICLES: Final = word_set("the a an")
# One of these may stand over a list of the article's own as well.
LOOSE: Final = word_set(
    "recommended recommendations popular similar next also watch trending related useful interesting"
) | {
    "further reading",
    "useful links",
    "background reading",
    "suggested reading",
    "related reading",
    "more reading",
    "what you need to know",
    "most popular",
    "most viewed",
    "popular now",
    "the latest",
    "the main thing",
    "on topic",
    "on the topic",
    "by topic",
    "just in",
    "learn more",
    "find out more",
    "full text",
    "worth reading",
}


def is_headline(line: str, longest: int = 30) -> bool:
    """Whether a line may be a headline, with the bullet, number or time before it."""
    item = ITEM.match(line)
    body = line[item.end() if item else 0 :].strip()
    if not body or body[0].islower() or ENDED.search(body):
        return False
    return 2 <= body.count(" ") + 1 <= longest


def is_feed(lines: Sequence[str]) -> bool:
    """Whether every line is a headline with the time it was put up: newest first, as no programme goes."""
    if len(lines) > 1 and label_end(lines[0]) == len(lines[0]):
        lines = lines[1:]
    whens = []
    for line in lines:
        item = ITEM.match(line)
        if item is None or not (item["minute"] or item["year"]) or not is_headline(line):
            return False
        if line.count(" ") < 3 or not LOWER.search(line, item.end()):
            return False
        whens.append(tuple(int(item[part] or 0) for part in ("year", "month", "day", "hour", "minute")))
    return len(whens) >= 3 and (whens != sorted(whens) or len(set(whens)) == 1)


def other_articles(texts: Sequence[str], kinds: Sequence[Kind] = ()) -> frozenset[int]:
    """The numbers of the paragraphs that are such headlines, and of the labels over them.

    ``kinds`` are those of the paragraphs, where they are known; white paragraphs are passed over.
    """
    if len(texts) < 2 or not _may_list(texts):
        return NONE
    numbers = [number for number, text in enumerate(texts) if text and not text.isspace()]
    lines = [(TAG.sub("", texts[number]) if "<" in texts[number] else texts[number]).strip() for number in numbers]
    sorts = [kinds[number] if kinds else Kind.PARAGRAPH for number in numbers]
    # For each line where the run of headlines ends that begins there.
    ends = list(range(len(lines)))
    for at in range(len(lines) - 1, -1, -1):
        if _are_headlines(lines[at], sorts[at]):
            ends[at] = ends[at + 1] if at + 1 < len(lines) else at + 1
    found: set[int] = set()
    done = 0
    for at, line in enumerate(lines):
        if at < done:
            continue
        label = _label(line) if at + 1 < len(lines) and sorts[at] is not Kind.TITLE else None
        if label is not None:
            done = _listed_to(lines, sorts, at, ends[at + 1], label)
            if done > at + 1:
                # What stands before the label on its line stays; the label goes as the end of that line.
                found.update(range(at + (label.start > 0), done))
        elif ends[at] > at and (at == 0 or ends[at - 1] < at):
            run = lines[at : ends[at]]
            if is_feed(run) or (ends[at] == len(lines) and at and _unannounced(lines[at - 1], run, sorts[at:])):
                done = ends[at]
                found.update(range(at, done))
    return frozenset(numbers[one] for one in found)


def may_announce(line: str) -> bool:
    """Whether a line is a label that the article may have put over a list of its own."""
    return opens_like_label(line) and label_end(line) == len(line) and (line.endswith(":") or not _is_sure(line))


class _Label(NamedTuple):
    """Where in its line a label begins, whether it is a sure one, and whether a headline stands behind it."""

    start: int
    sure: bool
    announced: bool


def _may_be_listed(text: str) -> bool:
    return len(text) <= LONGEST_UNDER and not text.rstrip().endswith((".", ".”", '."', ":"))


def _may_list(texts: Sequence[str]) -> bool:
    """A quick look: whether a paragraph that may be headlines follows on another, or on a label with its colon."""
    before = False
    for text in texts:
        if _may_be_listed(text):
            if before or "\n" in text:
                return True
            before = True
        elif text and not text.isspace():
            before = text.rstrip()[-1] == ":"
    return False


def _are_headlines(text: str, kind: Kind, longest: int = 30) -> bool:
    """Whether every line of a paragraph may be a headline."""
    return (
        len(text) <= (LONGEST if longest <= 30 else LONGEST_UNDER)
        and kind not in {Kind.TITLE, Kind.CAPTION, Kind.CELL}
        and all(is_headline(line, longest) and not _credits(line) for line in text.split("\n") if line.strip())
    )


def _credits(line: str) -> bool:
    """Whether the line names who made something, which is furniture and no headline: `Photo: press service`."""
    known = phrases()
    return known.credit.match(line)[1] > 0 or known.filed.match(line)[1] > 0


def _label(line: str) -> _Label | None:
    """The label that a paragraph is, begins with or ends in."""
    if len(line) <= LONGEST and "\n" not in line and opens_like_label(line):
        end = label_end(line)
        if end and (end == len(line) or is_headline(line[end:])):
            return _Label(0, _is_sure(line[:end]), end < len(line))
        if is_bare_label(line) or _is_furniture(line):
            return _Label(0, False, False)
    if not line.endswith(":") or "\n" in line[-60:]:
        return None
    if plain(line) in STANDING:
        return _Label(0, False, False)
    start = max((end.end() for end in SENTENCE_END.finditer(line, max(0, len(line) - 60))), default=0)
    last = line[start:]
    return _Label(start, _is_sure(last), False) if start and label_end(last) == len(last) else None


def _is_furniture(line: str) -> bool:
    """Whether a line is known as the site's own and has a word of those that labels are made of: `News of partners`."""
    known, words = phrases(), plain(line).split()
    if len(words) > LONGEST_LABEL or known.label_core.isdisjoint(words):
        return False
    return plain(line) in known.lines or has_form(line.lower(), "short") or has_form(line.lower(), "weak")


def _is_sure(label: str) -> bool:
    return plain(label) in phrases().labels and plain(label) not in LOOSE


def _listed_to(lines: Sequence[str], kinds: Sequence[Kind], at: int, stop: int, label: _Label) -> int:
    """Where the headlines end that a label announces: just behind it where there are none to be sure of."""
    none = at + 1
    if stop == none and lines[at].endswith(":") and _are_headlines(lines[none], kinds[none], LONGEST_RUN):
        stop += 1
    goes_on, all_of_them = stop < len(lines), stop
    if goes_on and stop > none and _is_own_heading(lines, kinds, stop - 1, at == 0):
        stop -= 1
    run = [line for paragraph in lines[none:stop] for line in paragraph.split("\n") if line.strip()]
    if (label.announced or not label.sure) and not (_headlike(run) and 2 * sum(map(_tells, run)) >= len(run)):
        return none
    if len(run) == 1 and stop == all_of_them and not lines[at].endswith(":"):
        # One line: the label's only headline, or a heading of the article under a label without links. A label that has
        # announced one already needs no other.
        likely = _headlike(run) and _tells(run[0]) and not finished(run[0])
        if not likely or (goes_on and stop < len(lines) and label.announced):
            return none
    return stop


def _is_own_heading(lines: Sequence[str], kinds: Sequence[Kind], at: int, opens: bool) -> bool:
    """Whether the last headline before prose is the heading of what follows.

    Where the list opens the text that may be the article's title, which speaks of the same as its first sentence.
    """
    line = lines[at]
    # `What the rescuers say`, but `Why bees love Bucharest`
    asks = ASKS.match(line) is not None and NAMES_SOMETHING.search(line) is None
    if (
        kinds[at] is Kind.HEADING
        or asks
        or (line.count(" ") < 4 and not _tells(line) and not NAMES_SOMETHING.search(line))
    ):
        return True
    return opens and not _topics(line).isdisjoint(_topics(lines[at + 1]))


def _topics(text: str) -> frozenset[str]:
    return frozenset(word[:5] for word in simple_words(text[:300]) if len(word) > 3)


def _unannounced(before: str, run: Sequence[str], kinds: Sequence[Kind]) -> bool:
    """Whether lines at the end of a text, behind prose and without a label, are headlines of other articles.

    The article's own list is mostly announced, has bullets, or is in sentences with all their small verbs; and news are
    of somebody or somewhere.
    """
    return (
        len(run) >= 3
        and len(before) >= SHORTEST_PROSE
        and finished(before)
        and all(kind is Kind.PARAGRAPH for kind in kinds)
        and (HAPPENS.search(run[0]) is not None or run[0].count(" ") > 3)
        and _headlike(run)
        and not any(not (line[0].isalnum() or SAID.match(line)) or LISTED.match(line) for line in run)
        and 2 * sum(SMALL_VERBS.search(line) is not None for line in run) < len(run)
        and 2 * sum("?" in line for line in run) < len(run)
        and 2 * sum(PARALLEL.match(line) is not None for line in run) < len(run)
        and any(map(_names_something, run))
        and 2 * sum(HAPPENS.search(line) is not None for line in run) >= len(run)
    )


def _names_something(line: str) -> bool:
    """Whether a headline has a figure or a name in it, be it at its beginning."""
    first = line.split(" ", 1)[0]
    return NAMED.search(line) is not None or first in NAMES or (first.isalpha() and not printed(first))


def _headlike(run: Sequence[str]) -> bool:
    """Whether lines have nothing that headlines do without: pronouns, and articles at their beginning."""
    return (
        bool(run)
        and all(2 <= line.count(" ") <= 16 and LOWER.search(line) for line in run)
        and not any(OWN.search(QUOTED.sub("", line)) for line in run)
        and not ASKS.match(run[0])
        and sum(line.split(" ", 1)[0].lower() in ARTICLES for line in run) < 2
    )


def _tells(line: str) -> bool:
    return TELLS.search(line) is not None
