"""Passages in, English out: route, remember, translate, judge, retry, rejoin.

Every sentence of every passage ends with an English text or with a visible marker; none is dropped. Sentences of all
passages, whichever article they come from, are translated together, because batches of sentences of one length are
what makes it fast; what a sentence becomes does not depend on its neighbours.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from articles import Outcome, Passage, Sentence
from engines.capitals import Spelling, shouted, spelling
from engines.detect import Language, detect
from engines.engine import Engine
from engines.job import Job
from engines.ladder import LADDER
from engines.memory import Memory, Remembered, key_of
from engines.protect import Item, items
from engines.rounds import work

__all__ = ["Memory", "Progress", "Remembered", "Translation", "translate"]

WINDOW = 2000
"""Sentences translated before their English is handed to the memory."""


@dataclass(frozen=True, slots=True)
class Translation:
    """The machine text of one passage, and its sentences with their places in source and machine text."""

    text: str
    sentences: tuple[Sentence, ...]


class Progress(NamedTuple):
    """How far a call has come: ``done`` of ``total`` sentences; ``words`` of source translated by the model."""

    done: int
    total: int
    words: int


class Place(NamedTuple):
    """A sentence where it stands: its span in its passage, its language, and its job if it is to be translated."""

    start: int
    end: int
    language: str
    job: Job | None
    outcome: Outcome = Outcome.PASSED
    reason: str = ""


def translate(
    passages: Sequence[Passage],
    engines: Mapping[str, Engine],
    memory: Memory | None = None,
    progress: Callable[[Progress], None] | None = None,
    glossary: str = "",
    ranker: str = "lingua",
) -> tuple[Translation, ...]:
    """Translate passages of one or more articles; one Translation for each, in order.

    ``passages`` hold cleaned source text; ``position`` 0 begins an article. A passage's ``language``, where it is set,
    is what short or doubtful sentences in it are taken for. ``engines`` maps a language to the package that
    translates it. ``memory`` is asked first and told afterwards, also when the run is interrupted; ``glossary`` is
    the hash of the glossary in use. ``ranker`` chooses the language detector.

    English passes through; a sentence in a language without an engine stays as it is, with the outcome UNSUPPORTED;
    one that the model cannot translate stays between ``[not translated: `` and ``]``, with the outcome KEPT.
    """
    jobs: dict[str, Job] = {}
    places = [
        [place_of(passage, span, engines, jobs, glossary, article) for span in spans]
        for passage, spans, article in routed(passages, ranker)
    ]
    recall(jobs, memory)
    uses = Counter(place.job.key for row in places for place in row if place.job)
    waiting = [job for job in jobs.values() if job.result is None]
    total = sum(map(len, places))
    done = total - sum(uses[job.key] for job in waiting)
    words = 0

    def tell() -> None:
        if progress:
            progress(Progress(done, total, words))

    def finished(job: Job) -> None:
        nonlocal done, words
        done += uses[job.key]
        words += len(job.source.split())
        tell()

    tell()
    for start in range(0, len(waiting), WINDOW):
        window = waiting[start : start + WINDOW]
        try:
            work(window, finished)
        finally:
            if memory is not None:
                memory.remember([job.result for job in window if job.result is not None])
    return tuple(rejoined(passage.text, row) for passage, row in zip(passages, places, strict=True))


def routed(passages: Sequence[Passage], ranker: str) -> Iterator[tuple[Passage, list[tuple[int, int, str]], "Article"]]:
    """Each passage with its sentences (start, end, language) and the article around it."""
    starts = [index for index, passage in enumerate(passages) if passage.position == 0 or index == 0]
    for start, end in pairwise([*starts, len(passages)]):
        article = Article(passages[start:end], ranker)
        for passage in passages[start:end]:
            yield passage, sentences(passage, article.language, ranker), article


class Article:
    """What a passage's neighbours tell about it: the prevailing language, and how names are spelled."""

    def __init__(self, passages: Sequence[Passage], ranker: str) -> None:
        self.texts = [passage.text for passage in passages]
        said = {passage.language for passage in passages if passage.language}
        # The beginning is enough, and detection is not free.
        text = "\n".join(self.texts)[:2000]
        self.language = said.pop() if len(said) == 1 else str(detect(text, ranker=ranker).language)
        self.known: Spelling | None = None

    def spelling(self) -> Spelling:
        if self.known is None:
            self.known = spelling(self.texts)
        return self.known


def sentences(passage: Passage, context: str, ranker: str) -> list[tuple[int, int, str]]:
    """The sentences of a passage with their languages. Whatever no span covers becomes a sentence of its own."""
    text = passage.text
    found = detect(text, passage.language or context, ranker)
    spans: list[tuple[int, int, str]] = []
    at = 0
    for start, end, language in (*found.spans, (len(text), len(text), "")):
        if text[at:start].strip():
            gap = text[at:start]
            spans.append((start - len(gap.lstrip()), at + len(gap.rstrip()), str(found.language)))
        if start < end:
            spans.append((start, end, str(language)))
        at = end
    return spans


def place_of(
    passage: Passage,
    span: tuple[int, int, str],
    engines: Mapping[str, Engine],
    jobs: dict[str, Job],
    glossary: str,
    article: Article,
) -> Place:
    """Decide what becomes of one sentence; one to be translated gets a job, shared by all that are equal."""
    start, end, language = span
    source = passage.text[start:end]
    if language == Language.EN or not has_letters(without(source, items(source))):
        return Place(start, end, language, None)
    engine = engines.get(language)
    if engine is None:
        return Place(start, end, language, None, Outcome.UNSUPPORTED, unsupported(language))
    vocabulary = engine.vocabulary
    kept = items(source, vocabulary.can_write, vocabulary.can_read)
    rest = without(source, kept)
    if not has_letters(rest):
        return Place(start, end, language, None)
    loud = shouted(rest)
    text = calmed(source, kept, article.spelling()) if loud else source
    way = f"{engine.settings} {LADDER} {loud}"
    key = key_of(text, language, engine.digest, way, glossary)
    job = jobs.setdefault(key, Job(key, source, text, loud, language, engine, kept))
    return Place(start, end, language, job)


def has_letters(text: str) -> bool:
    return any(letter.isalpha() for letter in text)


def unsupported(language: str) -> str:
    if language == Language.OTHER:
        return "it is in a language that is not translated"
    if language == Language.UND:
        return "its language cannot be told"
    return f"no package here translates {language}"


def without(text: str, kept: Sequence[Item]) -> str:
    for item in reversed(kept):
        text = text[: item.start] + text[item.end :]
    return text


def calmed(text: str, kept: Sequence[Item], known: Spelling) -> str:
    """A shouted sentence in sentence case, what is kept from the model left as it is."""
    calm = known.calmed(text)
    if len(calm) != len(text):
        # A letter such as İ is two in lower case, and every position after it would be wrong.
        return text
    for item in kept:
        calm = calm[: item.start] + text[item.start : item.end] + calm[item.end :]
    return calm


def recall(jobs: Mapping[str, Job], memory: Memory | None) -> None:
    """Give the jobs that the memory knows their results."""
    if memory is None or not jobs:
        return
    for key, entry in memory.recall(jobs.keys()).items():
        jobs[key].result = entry
        jobs[key].recalled = True


def rejoined(source: str, places: Sequence[Place]) -> Translation:
    """The English of a passage: its sentences' English with the source's own white space around and between."""
    text = ""
    found: list[Sentence] = []
    at = 0
    for place in places:
        gap = source[at : place.start]
        # Two sentences run together in the source are still two: "скінчилося.Потім".
        text += gap or (" " if found else "")
        sentence = said(source, place, len(text))
        text += sentence.english
        found.append(sentence)
        at = place.end
    return Translation(text + source[at:], tuple(found))


def said(source: str, place: Place, start: int) -> Sentence:
    """The record of one sentence whose English begins at ``start`` of the machine text."""
    text = source[place.start : place.end]
    english, outcome, score, reason = text, place.outcome, None, place.reason
    if place.job is not None and (result := place.job.result) is not None:
        english, outcome, score, reason = result.english, result.outcome, result.score, result.reason
        if place.job.recalled and outcome is not Outcome.KEPT:
            outcome = Outcome.REMEMBERED
    return Sentence(
        place.start, place.end, start, start + len(english), text, english, place.language, outcome, score, reason
    )
