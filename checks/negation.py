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

    >>> negation.ask("Він не прийшов і не подзвонив, бо не знав.", "He did not come, nor call.", "uk")
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
from pathlib import Path

from articles import Doubt, Severity
from checks.check import check
from checks.pair import Pair

TABLES = tomllib.loads(Path(__file__).with_name("negation.toml").read_text(encoding="utf-8"))


def _words(forms: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'’-])(?:{'|'.join(forms)})(?![\w-])", re.IGNORECASE)


DENIES = _words(TABLES["source"]["words"])
IDIOMS = _words([*TABLES["idioms"]["words"], *TABLES["only"]["source"]])
NOT_ONLY = _words(TABLES["only"]["source"])
ONLY = _words(TABLES["only"]["english"])
MORE = _words(TABLES["only"]["rescue"])
WEAK = _words(TABLES["english"]["weak"])
BUT = re.compile(r"\bonly\b.*\bbut\b", re.IGNORECASE)
NOT = re.compile(r"\bnot\b|n['’]t\b", re.IGNORECASE)
STRICT = _words(TABLES["english"]["strict"])
LOOSE = _words(TABLES["english"]["loose"])
CLAUSE = re.compile(r"[,;:.!?…—–()«»\"“”]")
# Any word that could carry a negation, prefixes among them: enough to explain a not in the English.
NEGATIVE = re.compile(
    r"(?<!\w)(?:не|ні|ни|без|бес|от|від|ледь|ледве|едва|вряд|навряд|замало|мало|проти|против)", re.IGNORECASE
)
# Words with a negative prefix ask for some denial, too: несложно, незнайомий. Those of the list only look so.
PREFIXED = re.compile(
    r"\bне(?!(?:д[еі]л|ск|об|давн|м[еі]ц|м[оа]вл|ф|залеж|зав[иі]с|рв|вест|м[ао]л|гр|кот|б[оеі]|хай|до[лр]|долі|"
    r"движ|рух|пр[ие]р|пер|медл|гай|много|багато|посред|ожид|сподів|ймов|вероят|редк|рідк|смотр|зваж|важ[аа]ю|йтр|йр|"
    r"годя|тто|ль|ст[иі]|уж|вж|нав|ср|чист|хт|щад|жн|сти|ї|ё|ймовірн|достат|від’ємн|глиж|нь))[а-яіїє’']{4,}",
    re.IGNORECASE,
)
# What is left of did not know: where the source denies, a bold assertion is strange.
BOLD = re.compile(
    r"(?<!what )(?<!than )(?<!as )(?<!so )(?<!or )\b(?:i|you|we|they|he|she|it|who|that|to|but|and|[a-z]{4,}) "
    r"(?:do|does|did) (?:have|know|think|want|say|get|go|see|need|like|make|take|come|care|mean|feel|believe|give|"
    r"understand|seem|look|work|allow|include|exist|forget|mind|help|agree|expect|give|stop|change|happen|use|find|"
    r"tell|ask|let|keep|become|appear|show|reply|respond|specify|require)\b",
    re.IGNORECASE,
)
# без машини may well be out of a car, and недоступний off limits; only bare denials are hard to say otherwise.
BARE = re.compile(r"не|н[іи]\w*|жод\w+|нет|нема\w*|нельзя|ан[іи]", re.IGNORECASE)
# How far apart, as shares of their texts, a negation and its English may stand: a clause may move, but by little. A
# word that denies in another way within the wider share leaves a doubt that does not block.
NEAR, FAR = 0.12, 0.3

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
    ours = _clauses(source)
    strict = [match.span() for match in STRICT.finditer(english)]
    if (both := NOT_ONLY.search(source)) and ONLY.search(english) and not _more(english):
        yield negation.doubt("lost", f"“{both[0]}” of the source has become only", source=both.span())
    if NEGATIVE.search(source) and (bold := BOLD.search(english)):
        yield negation.doubt("fewer", f"the source denies, and “{bold[0]}” asserts", bold.span())
        return
    loose = [match.span() for match in LOOSE.finditer(english)]
    hidden = [match.span() for match in PREFIXED.finditer(source) if not DENIES.fullmatch(match[0])]
    if len(strict) + len(loose) < len(ours) + len(hidden) and len(ours) <= len(strict):
        said = source[slice(*hidden[0])]
        yield negation.doubt("fewer", f"the English denies less often: “{said}” may be lost", source=hidden[0])
        return
    if len(ours) <= len(strict):
        if strict and not ours and not NEGATIVE.search(source):
            said = english[slice(*strict[0])]
            yield negation.doubt("gained", f"“{said}” denies what the source does not", strict[0])
        return
    free = _unmatched(ours, strict, len(source), len(english))
    # Each word that denies in some other way can answer for one negation near it, and for no more.
    for span in loose:
        near = [one for one in free if _apart(one, span, source, english) < NEAR]
        if near:
            free.remove(min(near, key=lambda one: _apart(one, span, source, english)))
    if not free:
        return
    said = source[slice(*free[0])]
    answered = any(_apart(free[0], span, source, english) < FAR for span in loose) or WEAK.search(english)
    if strict or answered or len(free) < len(ours) or not BARE.fullmatch(said):
        yield negation.doubt("fewer", f"the English denies less often: “{said}” has nothing near it", source=free[0])
    else:
        yield negation.doubt("lost", f"the source denies with “{said}” and the English with nothing", source=free[0])


def _more(english: str) -> bool:
    """Whether *only* is not the whole: not only, but more; *only*, without a not, but also says the contrary."""
    return bool(MORE.search(english)) and not (BUT.search(english) and not NOT.search(english))


def _unmatched(ours: list[Span], theirs: list[Span], source: int, english: int) -> list[Span]:
    """The source's negations that remain when each of the English has taken the nearest one."""
    left = list(ours)
    for span in theirs:
        if left:
            left.remove(min(left, key=lambda one: abs(one[0] / source - span[0] / english)))
    return left


def _apart(ours: Span, theirs: Span, source: str, english: str) -> float:
    return abs(ours[0] / len(source) - theirs[0] / len(english))


def _clauses(text: str) -> list[Span]:
    """The first negative word of each clause that denies."""
    plain = IDIOMS.sub(lambda idiom: " " * len(idiom[0]), text)
    found: list[Span] = []
    last = -1
    for match in DENIES.finditer(plain):
        # ні літаків, ні людей is one denial, however long the list.
        listed = found and match[0].lower() in {"ні", "ни", "ані"}
        if last < 0 or (not listed and CLAUSE.search(plain, last, match.start())):
            found.append(match.span())
        last = match.end()
    return found
