"""Passages in, English out: route, remember, translate, judge, retry, rejoin.

Every sentence of every passage ends with an English text or with a visible marker; none is dropped. Sentences of all
passages, whichever article they come from, are translated together, because full batches are what makes it fast; what
a sentence becomes at the first attempt does not depend on its neighbours.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise, repeat
from typing import NamedTuple

from articles import Outcome, Passage, Remembered, Sentence
from engines.capitals import Spelling, shouted, spelling
from engines.detect import Detection, Language, detect
from engines.engine import Engine
from engines.job import Job
from engines.ladder import LADDER
from engines.memory import Memory, key_of, reviewed_key
from engines.protect import Item, items
from engines.work import work

__all__ = ["Memory", "Progress", "Remembered", "Translation", "translate"]

WINDOW = 2000
"""Sentences translated before their English is handed to the memory."""

SURE = (Language.UK, Language.RU, Language.EN)
SHORT = 60
"""Characters up to which a passage may be made of words that several languages share."""


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
    *,
    glossary: Callable[[str, str], str] | None = None,
    ranker: str = "lingua",
) -> tuple[Translation, ...]:
    """Translate passages of one or more articles; one Translation for each, in order.

    ``passages`` hold cleaned source text; ``position`` 0 begins an article. A passage's ``language``, where it is set,
    is what short or doubtful sentences in it are taken for. ``engines`` maps a language to the package that
    translates it. ``memory`` is asked first and told afterwards, also when the run is interrupted; ``glossary``
    gives the hash of what the glossary in use says on a sentence in a language: only sentences for which that changes
    are translated anew. ``ranker`` chooses the language detector.

    English passes through; a sentence in a language without an engine stays as it is, with the outcome UNSUPPORTED;
    one that the model cannot translate stays between ``[not translated: `` and ``]``, with the outcome KEPT.
    """
    jobs: dict[str, Job] = {}
    places: list[list[Place]] = []
    for passage, spans, around in routed(passages, ranker):
        row = [place_of(passage.text, span, around, engines, glossary) for span in spans]
        # Equal sentences are one job.
        places.append([place._replace(job=place.job and jobs.setdefault(place.job.key, place.job)) for place in row])
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


Span = tuple[int, int, str]
"""Start, end and language of a sentence in its passage."""


def routed(passages: Sequence[Passage], ranker: str) -> Iterator[tuple[Passage, list[Span], "Surroundings"]]:
    """Each passage with its sentences and the article around it."""
    starts = [index for index, passage in enumerate(passages) if passage.position == 0 or index == 0]
    for start, end in pairwise([*starts, len(passages)]):
        around = Surroundings(passages[start:end])
        yield from zip(passages[start:end], around.spans(ranker), repeat(around))


class Surroundings:
    """What a passage's neighbours tell about it: the prevailing language, and how names are spelled."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = passages

    def spans(self, ranker: str) -> list[list[Span]]:
        """The sentences of each passage. Short and doubtful ones are judged by the article's language."""
        found = [detect(passage.text, passage.language, ranker) for passage in self.passages]
        letters: Counter[str] = Counter()
        for passage, detection in zip(self.passages, found, strict=True):
            if detection.language in SURE:
                letters[detection.language] += len(passage.text)
        if letters:
            (language, _), *_ = letters.most_common(1)
            for index, passage in enumerate(self.passages):
                sure = found[index].language in SURE and len(passage.text) > SHORT
                if not sure and not passage.language:
                    found[index] = detect(passage.text, language, ranker)
        return [whole(passage.text, detection) for passage, detection in zip(self.passages, found, strict=True)]

    @cached_property
    def spelling(self) -> Spelling:
        return spelling(passage.text for passage in self.passages)


def whole(text: str, found: Detection) -> list[Span]:
    """The spans of a detection, and a span for whatever they leave uncovered: no text is lost between them."""
    spans: list[Span] = []
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
    text: str,
    span: Span,
    around: "Surroundings",
    engines: Mapping[str, Engine],
    glossary: Callable[[str, str], str] | None,
) -> Place:
    """Decide what becomes of the sentence at ``span`` of a passage's text; one to be translated gets a job."""
    start, end, language = span
    source = text[start:end]
    engine = engines.get(language)
    kept = items(source, engine.vocabulary.can_write, engine.vocabulary.can_read) if engine else items(source)
    rest = without(source, kept)
    if language == Language.EN or not has_letters(rest):
        return Place(start, end, language, None)
    if engine is None:
        return Place(start, end, language, None, Outcome.UNSUPPORTED, unsupported(language))
    loud = shouted(rest)
    calm = calmed(source, kept, around.spelling) if loud else source
    terms = glossary(source, language) if glossary else ""
    key = key_of(calm, language, engine.digest, f"{engine.settings} {LADDER} {loud}", terms)
    return Place(start, end, language, Job(key, source, calm, loud, language, engine, kept))


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
    """Give the jobs that the memory knows their results; what a person made of a sentence comes before all else."""
    if memory is None or not jobs:
        return
    asked: dict[str, list[Job]] = defaultdict(list)
    for job in jobs.values():
        asked[job.key].append(job)
    for job in jobs.values():
        asked[reviewed_key(job.source, job.language)].append(job)
    found = memory.recall(asked.keys())
    for key, askers in asked.items():
        if key in found:
            for job in askers:
                job.result = found[key]
                job.recalled = True


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
