"""The source denies something that the English affirms, or the other way about.

    >>> negation.ask("Міністр не підписав угоду.", "The minister signed the agreement.", "uk")
    ['lost']
    >>> negation.ask("Никто ничего не видел.", "Nobody saw anything.", "ru")
    []
    >>> negation.ask("Суд підтримав позов.", "The court did not uphold the claim.", "uk")
    ['gained']

This is a watch list of negative words and no understanding. A negation counts as kept when the English denies anything
in any way, by *not*, by a prefix, by *fail to* or *lack of*; several in one clause of the source count once, as they
mean one. English that denies, but less often, is only noted:

    >>> negation.ask("Він не прийшов і не подзвонив.", "He did not come, nor call.", "uk")
    []
    >>> negation.ask("Він не прийшов. Він не подзвонив.", "He did not come. He called.", "uk")
    ['fewer']

Idioms that deny nothing are left alone:

    >>> negation.ask("Она едва не упала, пока не пришла помощь.", "She almost fell until help came.", "ru")
    []
"""

import re
import tomllib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from articles import Doubt, Severity
from checks.check import check
from checks.pair import Pair

TABLES = tomllib.loads(Path(__file__).with_name("negation.toml").read_text(encoding="utf-8"))


def _words(forms: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'’-])(?:{'|'.join(forms)})(?![\w-])", re.IGNORECASE)


DENIES = _words(TABLES["source"]["words"])
IDIOMS = _words([*TABLES["idioms"]["words"], *TABLES["only"]["source"]])
# Each group of the first is answered by the pattern of its number in the second.
ANSWERED = _words([f"(?P<a{number}>{'|'.join(one['source'])})" for number, one in enumerate(TABLES["answered"])])
ANSWERS = {f"a{number}": _words(one["english"]) for number, one in enumerate(TABLES["answered"])}
NOT_ONLY = _words(TABLES["only"]["source"])
PLAIN_ONLY = _words(TABLES["only"]["plain"])
ONLY = _words(TABLES["only"]["english"])
MORE = _words(TABLES["only"]["rescue"])
WEAK = _words(TABLES["english"]["weak"])
STRICT = _words(TABLES["english"]["strict"])
LOOSE = _words(TABLES["english"]["loose"])
CLAUSE = re.compile(r"[,;:.!?…—–()«»\"“”]")
AND_NOT = re.compile(r"\b(?:и|і|й|та) (?:не|ни\w*)\Z", re.IGNORECASE)
# Any word that could carry a negation, prefixes among them: enough to explain a not in the English.
NEGATIVE = re.compile(
    r"(?<!\w)(?:не|ні|ни|без|бес|от|від|ледь|ледве|едва|вряд|навряд|замало|мало|проти|против)", re.IGNORECASE
)
PREFIXED = re.compile(rf"(?<!\w)(?:{'|'.join(TABLES['prefixed']['words'])})\w*", re.IGNORECASE)
OWN = re.compile(rf"(?<!\w)(?:{'|'.join(TABLES['own']['words'])})\w*", re.IGNORECASE)
# What is left of did not know: where the source denies, a bold assertion is strange.
BOLD = re.compile(
    "".join(f"(?<!{before} )" for before in TABLES["bold"]["after"])
    + rf"\b(?!(?:{'|'.join(TABLES['bold']['modals'])})\b)"
    r"(?:i|you|we|they|he|she|it|who|and|but|just|[a-z]{4,}) (?:do|does|did) (?:also |even |really )?"
    rf"(?!(?:{'|'.join(TABLES['bold']['no_verbs'])})\b)"
    rf"(?:[a-z]{{4,}}(?<!ed)(?<!ing)(?<!ly)(?<!s)|{'|'.join(TABLES['bold']['verbs'])})(?![\w’'-])",
    re.IGNORECASE,
)
# без машини may well be out of a car, and недоступний off limits; only bare denials are hard to say otherwise.
BARE = re.compile(r"не|н[іи]\w*|жод\w+|нет|нема\w*|нельзя|ан[іи]", re.IGNORECASE)
# How far apart, as shares of their texts, a negation and its English may stand: a clause may move, but by little. A
# word that denies in another way within the wider share leaves a doubt that does not block.
NEAR, FAR = 0.12, 0.3
# Characters of English below which words have any place.
SHORT = 80
# Each word that denies is held against every other: a passage with more of one sort is hostile.
MOST = 150

Span = tuple[int, int]


@check(
    version=2,
    kinds={"lost": Severity.BLOCKS, "fewer": Severity.NOTES, "gained": Severity.NOTES},
)
def negation(pair: Pair) -> Iterator[Doubt]:
    """Clauses that deny, counted on both sides."""
    if not pair.origin:
        return
    source, english = pair.origin, pair.english
    strict = _spans(STRICT, english)
    if not strict and not NEGATIVE.search(source):
        return
    plain, idioms = _without_idioms(source, english)
    clauses = _clauses(plain)
    ours = sorted([*clauses, *idioms])[:MOST]
    if (both := NOT_ONLY.search(source)) and _only(source, english):
        yield negation.doubt("lost", f"“{both[0]}” of the source has become only", source=both.span())
        return
    if (ours or NEGATIVE.search(source)) and (bold := BOLD.search(english)):
        kind = "lost" if len(strict) < len(clauses) else "fewer"
        yield negation.doubt(kind, f"the source denies, and “{bold[0]}” asserts", bold.span())
        return
    loose, hidden = _spans(LOOSE, english), _spans(PREFIXED, plain)
    answered_for = 0
    if strict and not ours and not NEGATIVE.search(source):
        said = english[slice(*strict[0])]
        yield negation.doubt("gained", f"“{said}” denies what the source does not", strict[0])
        return
    for span in [*_spans(OWN, plain), *hidden]:
        if near := [one for one in loose if _apart(span, one, source, english) < NEAR]:
            loose.remove(min(near, key=lambda one: _apart(span, one, source, english)))
            answered_for += span in hidden
    free = _unmatched(ours, strict, len(source), len(english))
    # Each word that denies in some other way can answer for one negation near it, and for no more.
    for span in loose:
        near = [one for one in free if _apart(one, span, source, english) < NEAR]
        if near:
            free.remove(min(near, key=lambda one: _apart(one, span, source, english)))
    if not free:
        if len(strict) + len(loose) < len(ours) + len(hidden) - answered_for:
            said = source[slice(*hidden[0])]
            yield negation.doubt("fewer", f"the English denies less often: “{said}” may be lost", source=hidden[0])
        return
    said = source[slice(*free[0])]
    answered = any(_apart(free[0], span, source, english) < FAR for span in loose) or WEAK.search(english)
    if strict or answered or len(free) < len(ours) or free[0] in idioms or not BARE.fullmatch(said):
        yield negation.doubt("fewer", f"the English denies less often: “{said}” has nothing near it", source=free[0])
    else:
        yield negation.doubt("lost", f"the source denies with “{said}” and the English with nothing", source=free[0])


def _only(source: str, english: str) -> bool:
    """Whether *only* stands alone, as often as the source's not only and its only together do not."""
    alone = [
        only for only in ONLY.finditer(english) if not MORE.search(english, max(0, only.start() - 30), only.start())
    ]
    return len(alone) > sum(1 for _ in PLAIN_ONLY.finditer(NOT_ONLY.sub("", source)))


def _spans(words: re.Pattern[str], text: str) -> list[Span]:
    return [match.span() for match in islice(words.finditer(text), MOST)]


def _without_idioms(source: str, english: str) -> tuple[str, list[Span]]:
    """The source with its idioms blanked, and those of them that nothing near in the English answers."""
    open_: list[Span] = []
    answers: dict[str, list[Span]] = {}

    def blank(idiom: re.Match[str]) -> str:
        if name := idiom.lastgroup:
            if name not in answers:
                answers[name] = _spans(ANSWERS[name], english)
            if not any(_apart(idiom.span(), answer, source, english) < FAR for answer in answers[name]):
                open_.append(idiom.span())
        return " " * len(idiom[0])

    return ANSWERED.sub(blank, IDIOMS.sub(blank, source)), open_


def _unmatched(ours: list[Span], theirs: list[Span], source: int, english: int) -> list[Span]:
    """The source's negations that remain when each of the English has taken the nearest one."""
    left = list(ours)
    for span in theirs:
        if left:
            left.remove(min(left, key=lambda one: abs(one[0] / source - span[0] / english)))
    return left


def _apart(ours: Span, theirs: Span, source: str, english: str) -> float:
    """How far apart two places are, as a share of their texts: in short ones words change places more freely."""
    return abs(ours[0] / len(source) - theirs[0] / len(english)) * min(1.0, len(english) / SHORT)


def _clauses(text: str) -> list[Span]:
    """The first negative word of each clause that denies."""
    found: list[Span] = []
    last = -1
    for match in DENIES.finditer(text):
        # ні літаків, ні людей is one denial, however long the list.
        listed = found and match[0].lower() in {"ні", "ни", "ані"}
        parted = CLAUSE.search(text, last, match.start()) or AND_NOT.search(text, last, match.end())
        if last < 0 or (not listed and parted):
            found.append(match.span())
        last = match.end()
    return found
