"""Text of the site around the article has got into it.

    >>> furniture.fix("Share this post")
    ''
    >>> furniture.fix("He left the profession.Read also: Storm over Odesa")
    'He left the profession.'
    >>> furniture.fix("Photo: Getty Images"), furniture.fix("Підписуйтесь на наш канал у Telegram", language="uk")
    ('', '')

The same words in prose are left, and so is a credit that tells something:

    >>> furniture.fix("Related videos were shown at the trial. Please read also the second chapter.")
    'Related videos were shown at the trial. Please read also the second chapter.'
    >>> furniture.fix("Photo: rescuers carry a woman from the ruins of her house.")
    'Photo: rescuers carry a woman from the ruins of her house.'

With the source at hand the source's own line decides:

    >>> furniture.fix("To people to tell", source="Розповісти друзям", language="uk")
    ''
    >>> furniture.fix("See also: a rule", source="«Дивись також» – це правило для тих, хто шукає.", language="uk")
    'See also: a rule'
"""

import re
from collections.abc import Iterator
from enum import Enum
from functools import lru_cache
from typing import Final

from articles import ALWAYS, Edit, Kind, Passage
from cleaners.cleaner import cleaner
from cleaners.other_articles import is_headline, may_announce
from cleaners.repeats import FUNCTION
from cleaners.sentence_end import CLOSING, SENTENCE_END, STOPS, finished
from cleaners.shown import shown
from cleaners.site_phrases import (
    DECORATION,
    STOPPED,
    bare_label_end,
    has_form,
    has_key,
    is_bare_label,
    label_end,
    lowered,
    may_have_form,
    opening,
    opens_like_label,
    phrases,
    plain,
    speaks_of_site,
)
from cleaners.words import simple_words, word_set


class Sort(Enum):
    """How sure it is that a line is furniture: WEAK needs other furniture beside it."""

    NONE = 0
    WEAK = 1
    SURE = 2


LONGEST_PHRASE, LONGEST_SENTENCE, LONGEST_LINE = 160, 110, 400
LONGEST_APPEAL: Final = 80
# `“Subscribe to our channel,” he said.`
SPOKEN: Final = re.compile(r"[“\"«„][^“”\"«»\n]*[,.!?…][”\"“»],? [^\W\d_]")
# `Subscribe to our channel, said the blogger.`
TOLD: Final = re.compile(
    r"\b(?:said|says|wrote|writes|asked|asks|told|tells|added|(?:сказа|написа)(?:в|л|ла)|пише|пишет)\b"
)
LONGEST_ROW: Final = 12
"""Buttons."""
# What parts the buttons of a row; a word or two in a row, `News | Sport`, may head a table.
PARTING: Final = frozenset("|•·/")
PARTED: Final = re.compile(r"\s*[|•·]\s*|\s+/\s+")
# `Popular now • Zoo has twins • Frost in Reni`, `Most read 1. Zoo has twins 2. Frost in Reni`
ITEMISED: Final = re.compile(
    r"(?P<label>[A-Z][^•·\n.:!?]{2,40}?)\s*(?:[•·] [^•·\n]{8,120}(?: [•·] [^•·\n]{8,120})+"
    r"|1[.)] [^\n]{8,120}? 2[.)] [^\n]{8,400})"
)
LONGEST_TITLE: Final = 14
"""Spaces in a headline that ends in a full stop; in what is longer the article goes on."""
STEM: Final = 5
"""Letters by which words of one stem are known."""
LONGEST_TAIL: Final = 60
"""Words: one or a few headlines after a label. What is longer has the article's own text in it."""
# A label nobody has listed, where the source's own label shows that there must be one.
SOME_LABEL: Final = re.compile(r"(?<=[.!?…”\"])\s*[A-Z][\w’' ]{2,32}:\s*(?=[A-Z\d“\"«])")
A_LABEL: Final = re.compile(r"[\w’'ʼ]+(?: [\w’'ʼ]+){0,3}\s*[:|]")
SMALL: Final = word_set(
    "i of and the by for from via in on at de la von van to with a an та і й у в з із за и из с по от для"
)

# `By Olena Koval`, `Translated by Olena Koval and Ivan Petrenko`, `Reporting by Olena Koval; editing by Ivan Petrenko`.
BYLINE: Final = re.compile(
    r"(?:(?:Additional|Further|With)(?: additional)? (?:reporting|research|writing|photography|editing) by"
    r"|(?:[Tt]ranslated|[Pp]repared|[Ee]dited|[Ww]ritten|[Rr]eported|[Cc]ompiled|[Rr]ecorded|[Ii]nterviewed|[Ff]ilmed"
    r"|Photographed|Reporting|[Ee]diting|Photos?|Text|Video|Story|Words|Pictures?|Illustrations?|Posted|Published|Added"
    r"|Graphics)(?: and [a-z]+)?(?: from [A-Z][a-z]+)? by|By)"
    r" (?:admin|(?:the )?editor|[A-Z][\w’'-]*\.?(?: (?:(?:and|de|von|van|la) )?[A-Z][\w’'-]*\.?){1,4})"
    r"(?:, (?:for )?[A-Z][\w.&’'-]*(?: [A-Z][\w.&’'-]*){0,3})?"
    r"(?:[;,] (?:[Ww]riting|[Ee]diting|[Rr]eporting|[Tt]ranslation)(?: and [a-z]+)? by [A-Z][^.!?\n]{2,40})?"
)
BYLINE_OPENINGS: Final = word_set(
    "addi furt with tran prep edit writ repo comp reco inte film phot text vide stor word pict illu post publ adde grap"
    " by"
)
"""Of the lines that it is for: their first four letters in lower case."""
# What a credit may name besides people and firms: `Photo: press service of the ministry`, `Photo: screen of a video`.
SOURCES: Final = word_set(
    """
    press service services office offices ministry department police administration council government agency embassy
    illustrative illustration archive archives archival personal family editorial open sources source social networks
    network media internet screenshot screenshots screen video videos frame still illustrations collage infographics
    website site page channel account user users freely available free stock own file team news desk author author's
    correspondent resident residents eyewitness eyewitnesses reader readers courtesy provided released general staff
    president parliament city regional head ova oblast military state defence defense emergency national guard brigade
    army forces minister governor governor's minister's mayor spokesman spokeswoman spokesperson local
    resident's mayor's president's court's center centre group
    пресслужба прес-служба пресслужби пресс-служба администрации адміністрації ова мэрии мерії полиции поліції суду суда
    скриншот скріншот відео видео ілюстративне иллюстративное автора архів архив канал telegram-канал телеграм-канал
    очільника очільниці голови главы мера мэра губернатора міністра министра президента речника речниці начальника
    региона регіону міста города області области соцмережі соцсети
    """
)


@cleaner(strength=ALWAYS, version=1)
def furniture(passage: Passage) -> Iterator[Edit]:
    """Take the site's own text out."""
    text = passage.text
    if passage.kind is Kind.TITLE or not text.strip():
        return
    # `Recommended:` over a list that may be the article's own stays with it.
    if passage.after and may_announce(text.strip()) and is_headline(passage.after.strip()):
        return
    if passage.source is not None and _all_furniture(passage.source):
        yield Edit(0, len(text), "", "In the source this is the site's own text.")
        return
    lines = text.split("\n")
    sorts = [_believed(passage, line, sort_of(line)) for line in lines]
    if sorts.count(Sort.NONE) < len(sorts):
        beside = Sort.WEAK in sorts and (Sort.SURE in sorts or _beside_furniture(passage))
        gone = [sort is Sort.SURE or (sort is Sort.WEAK and beside) for sort in sorts]
        if len(lines) == 1 and gone[0] and _heads(text, passage.after):
            return
        if all(go or not line.strip() for go, line in zip(gone, lines, strict=True)):
            yield Edit(0, len(text), "", f"“{shown(text)}” is the site's own text.")
            return
        at = 0
        for number, (line, go) in enumerate(zip(lines, gone, strict=True)):
            if go:
                last = number == len(lines) - 1
                yield Edit(at - last, at + len(line) + (not last), "", f"“{shown(line)}” is the site's own text.")
            at += len(line) + 1
        if gone[-1]:
            return
    line = lines[-1]
    cut = _tail(passage, line)
    if cut is None:
        return
    end = len(line) if passage.source is not None else cut + _announced(line[cut:])
    if end > cut:
        start = len(text) - len(line)
        yield Edit(start + cut, start + end, "", f"“{shown(line[cut:end])}” is the site's own text.")


@lru_cache(maxsize=4096)
def sort_of(line: str) -> Sort:
    """What a line is by itself."""
    line = line.strip()
    if not line:
        return Sort.NONE
    known, low = phrases(), lowered(line)
    start = opening(low)
    if start not in known.beginnings and start not in BYLINE_OPENINGS:
        short = len(line) <= LONGEST_PHRASE and (has_key(low, "short") or has_key(low, "weak"))
        if not short and not has_key(low, "long"):
            return Sort.NONE
    if SPOKEN.match(line):
        return Sort.NONE
    if len(line) <= LONGEST_PHRASE:
        weak = known.lines.get(plain(line))
        # `Now.`, `“More.”`: a sentence of one word.
        if weak is not None and " " not in line and STOPPED.search(line):
            return Sort.NONE
        if weak is False:
            return Sort.SURE
        # Few such lines are sentences, and those are short.
        if len(line) <= LONGEST_SENTENCE or not finished(line):
            bare = low.strip(DECORATION)
            # No pattern asks for the full stop.
            whole = bare == low or not low.endswith(".")
            fits = (whole and has_form(low, "short")) or (bare != low and has_form(bare, "short", within=low))
            if fits and not (finished(line) and TOLD.search(low)):
                return Sort.SURE
            if (start in BYLINE_OPENINGS and BYLINE.fullmatch(line)) or (
                len(line) <= LONGEST_APPEAL and speaks_of_site(line)
            ):
                return Sort.SURE
            if has_form(low, "weak") or (len(line) <= LONGEST_APPEAL and is_bare_label(line)):
                return Sort.WEAK
            if _appeals(line):
                return Sort.SURE
            if not PARTING.isdisjoint(line) and (row := _row(line)) is not Sort.NONE:
                return row
        if weak:
            return Sort.WEAK
    if len(line) <= LONGEST_LINE and has_form(low, "long") and not (finished(line) and TOLD.search(low)):
        return Sort.SURE
    if not opens_like_label(line):
        return Sort.NONE
    return Sort.SURE if labelled(line) or _credited(line) else Sort.NONE


def _appeals(line: str) -> bool:
    """Whether two or three short sentences are each furniture: `Did you like it? Share with your friends!`."""
    first = SENTENCE_END.search(line)
    if first is None or first.end() == len(line):
        return False
    parts = [part for part in SENTENCE_END.split(line) if part.strip()]
    if not 1 < len(parts) < 4:
        return False
    sorts = set()
    for part in parts:
        sorts.add(sort_of(part))
        if Sort.NONE in sorts:
            return False
    return Sort.SURE in sorts


def _row(line: str) -> Sort:
    """What a row of buttons is: `About us | Contacts | Advertising`, `4 min read · 12 comments`."""
    parts = [part for part in PARTED.split(line) if part.strip()]
    if not 1 < len(parts) <= LONGEST_ROW or finished(line):
        return Sort.NONE
    sorts = [sort_of(part) for part in parts]
    if Sort.NONE in sorts:
        return Sort.NONE
    return Sort.SURE if Sort.SURE in sorts or len(sorts) > 2 else Sort.WEAK


def labelled(line: str) -> bool:
    """Whether the line is a label with the headline or headlines it announces."""
    end = label_end(line)
    if not end:
        return _bare(line) or _itemised(line)
    rest = line[end:]
    if not rest:
        return True
    return not rest[0].islower() and len(rest.split()) <= (LONGEST_TAIL if finished(rest) else 2 * LONGEST_TAIL)


def _bare(line: str) -> bool:
    """Whether a label of several words that has lost its colon stands before headlines: `See also Storm over Odesa`."""
    if finished(line) or not (end := bare_label_end(line)):
        return False
    words = line[end:].split()
    return 4 <= len(words) <= LONGEST_TAIL and any(len(word) > 2 and word.islower() for word in words)


def _itemised(line: str) -> bool:
    """Whether a label stands before headlines with bullets or numbers: `Popular now • Zoo has twins • Frost`."""
    found = ITEMISED.match(line)
    if found is None or finished(line):
        return False
    label = found["label"].strip()
    return label_end(f"{label}: ") > 0 or plain(label) in phrases().lines


def _credited(line: str) -> bool:
    known = phrases()
    if end := known.credit.match(line)[1]:
        return _names(line[end:])
    return known.filed.match(line)[1] > 0 and len(line.split()) <= 25 and not finished(line)


def _names(rest: str) -> bool:
    """Whether this is a name or a few: capitals, addresses, and small words between them."""
    words = rest.split()
    if not words or len(words) > 10 or finished(rest) or rest[0] in '“"«':
        return False
    return all(
        not word[0].islower() or word.lower().strip(",.;") in SMALL | SOURCES or "." in word.strip(".") or "@" in word
        for word in words
    )


def _all_furniture(text: str) -> bool:
    lines = [line for line in text.split("\n") if line.strip()]
    return bool(lines) and all(sort_of(line) is Sort.SURE for line in lines)


def _believed(passage: Passage, line: str, sort: Sort) -> Sort:
    """Prose in the source stays prose, whatever its English looks like."""
    source = passage.source
    if source is None or sort is Sort.NONE or "\n" in passage.text.strip():
        return sort
    if len(source.split()) <= 8 and not re.search(r"[.!?…]", source) and plain(line) in phrases().lines:
        return sort
    return sort if A_LABEL.match(source) else Sort.NONE


def _heads(line: str, after: str) -> bool:
    """Whether the line is the heading of the prose under it, of which the first sentence takes up all its words.

    `Sign up` stands over `Families can sign up in the office.`
    """
    words = [word[:STEM] for word in simple_words(line) if word not in FUNCTION]
    if not 0 < len(words) < 4 or ":" in line or not finished(after):
        return False
    first = SENTENCE_END.split(after, 1)[0]
    taken_up = {word[:STEM] for word in simple_words(first)}
    return first.count(" ") > 2 and taken_up.issuperset(words)


def _beside_furniture(passage: Passage) -> bool:
    if passage.kind is Kind.HEADING:
        return False
    before, after = passage.before.rsplit("\n", 1)[-1], passage.after.split("\n", 1)[0]
    return Sort.SURE in {sort_of(before), sort_of(after)} or (passage.of >= 3 and passage.position == passage.of - 1)


def _tail(passage: Passage, line: str) -> int | None:
    """Where furniture begins that has run into the end of a paragraph."""
    if passage.source is not None:
        if _tail_of(passage.source) is None:
            return None
        found = _tail_of(line)
        labels = list(SOME_LABEL.finditer(line))
        return found if found is not None or not labels else labels[-1].start()
    return _tail_of(line)


def _announced(tail: str) -> int:
    """How much of a tail is a label and what it announces; 0 where nobody can say where the article goes on.

    `Read also: Storm over Odesa. The court will meet again on Friday, both sides say.` is two things.
    """
    rest = tail.lstrip()
    label = label_end(rest)
    if not label or label == len(rest) or not rest.rstrip().endswith("."):
        return len(tail)
    first = SENTENCE_END.search(rest, label)
    if first is None or rest.count(" ", label, first.start()) > LONGEST_TITLE:
        return 0
    more = rest[first.end() :]
    goes_on = more.count(" ") > 2 and finished(more)
    return len(tail) - len(rest) + first.start() + len(first[0].rstrip()) if goes_on else len(tail)


def _tail_of(line: str) -> int | None:
    body = line.rstrip().rstrip(CLOSING)
    whole = body.endswith(STOPS)
    # Most lines are one sentence.
    if not any(map(body.rstrip(".!?…").__contains__, STOPS)):
        return None
    ends = list(SENTENCE_END.finditer(line))
    if whole:
        ends.pop()
    # `1. Open the app`
    if ends and line[: ends[0].start()].strip().isdigit():
        del ends[0]
    ends = ends[-40:]
    stopped = whole and not line.rstrip().endswith(("...", "…"))
    for end in ends:
        rest = line[end.end() : end.end() + 60]
        if ":" not in rest and not rest[:2].isupper():
            continue
        rest = line[end.end() :]
        if opens_like_label(rest[:40]) and (labelled(rest) or _credited(rest)):
            return end.start() + len(end[0].rstrip())
    low = lowered(line)
    for end in ends[-3:]:
        rest = line[end.end() :]
        # A credit in brackets belongs to its sentence.
        if len(rest) > LONGEST_LINE or rest.startswith("("):
            continue
        if stopped and not (may_have_form(rest, "long", low) and has_form(rest.lower(), "long", low)):
            continue
        if sort_of(rest) is Sort.SURE:
            return end.start() + len(end[0].rstrip())
    return None
