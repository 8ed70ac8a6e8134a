"""How fast Chysto translates, beside Argos Translate and beside CTranslate2 fed as well as can be."""

import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from typing import NamedTuple

from articles import Outcome, Passage, Sentence
from engines.capitals import shouted
from engines.engine import LONGEST, Engine
from engines.package import ARGOS_DECODE
from engines.protect import items
from engines.rivals import argos, ideal
from engines.translate import Translation, translate
from engines.units import normalised
from flows.chrf import chrf

ARGOS, FIRST, CHYSTO, IDEAL = "Argos Translate", "Chysto, first attempts", "Chysto", "CTranslate2, fed ideally"
TRANSLATED = (Outcome.TRANSLATED, Outcome.RETRIED, Outcome.KEPT)

Engines = Mapping[str, Engine]


class Pace(NamedTuple):
    """Words of source a second by the clock on the wall, and by the time of all cores together; or a ratio of two."""

    wall: float
    cpu: float


class Contest(NamedTuple):
    """What was measured: ``paces`` and the ratios ``argos`` and ``ideal`` (Chysto's to theirs), medians of all rounds.

    Of ``sentences``, ``same`` are word for word Argos's at the first attempt; ``different`` counts the others by the
    reason. ``retried`` is the share that took more than one attempt.
    """

    sentences: int
    words: int
    paces: Mapping[str, Pace]
    argos: Mapping[str, Pace]
    ideal: Mapping[str, Pace]
    same: int
    different: Mapping[str, int]
    retried: float


class Beam(NamedTuple):
    """What one beam width costs and brings; ``ideal`` is the ratio to the ideal feed with the same settings.

    ``chrf`` is None without references.
    """

    width: int
    pace: Pace
    ideal: Pace
    retried: float
    chrf: float | None


def contest(texts: Sequence[str], engines: Engines, folder: Path, rounds: int) -> Contest:
    """Have the same texts translated in every way, all with Argos's decode settings, in turns, ``rounds`` times.

    The sentences are those that Chysto finds. Every way is called once before it counts: loading is no part of the
    speed. Argos takes part in the first round only: it takes ten times as long as the others, which are close to each
    other. ``folder`` is for what Argos writes.
    """
    alike = variant(engines, lambda _: ARGOS_DECODE)
    hasty = variant(engines, lambda _: ARGOS_DECODE, retry=False)
    sentences = fresh(run(texts, alike))
    rivals = {language: argos(alike[language].package, folder) for language in {one.language for one in sentences}}
    theirs: list[str] = []
    ours: list[Sentence] = []

    def by_argos() -> None:
        theirs[:] = [rivals[one.language](one.source) for one in sentences]

    def at_once() -> None:
        ours[:] = fresh(run(texts, hasty))

    for rival in rivals.values():
        rival("…")
    at_once()
    ideally = fed_ideally(sentences, alike)
    ideally()
    words = count(sentences)
    ways: dict[str, Callable[[], object]] = {
        ARGOS: by_argos,
        FIRST: at_once,
        CHYSTO: partial(run, texts, alike),
        IDEAL: ideally,
    }
    turns = take_turns(ways, rounds, once=ARGOS)
    different = Counter(
        why(one.source, alike[one.language]) for one, other in zip(ours, theirs, strict=True) if one.english != other
    )
    return Contest(
        len(sentences),
        words,
        paces(turns, words),
        {name: ratio(turns, name, ARGOS) for name in (FIRST, CHYSTO)},
        {name: ratio(turns, name, IDEAL) for name in (FIRST, CHYSTO)},
        len(sentences) - different.total(),
        different,
        retried(sentences),
    )


def beams(
    texts: Sequence[str], references: Sequence[str], engines: Engines, widths: Sequence[int], rounds: int
) -> list[Beam]:
    """What the beam width costs and brings, with the package's own settings otherwise.

    ``references`` are human translations of the texts, or none.
    """
    made: dict[int, tuple[Translation, ...]] = {}
    ways: dict[str, Callable[[], object]] = {}
    for width in widths:
        wide = variant(engines, partial(with_beam, width))
        made[width] = run(texts, wide)
        ways[f"{width}"] = partial(run, texts, wide)
        ways[f"{width} {IDEAL}"] = fed_ideally(fresh(made[width]), wide)
    turns = take_turns(ways, rounds)
    rows = []
    for width in widths:
        sentences = fresh(made[width])
        pace = paces(turns, count(sentences))[f"{width}"]
        share = ratio(turns, f"{width}", f"{width} {IDEAL}")
        score = chrf(zip((one.text for one in made[width]), references, strict=True)) if references else None
        rows.append(Beam(width, pace, share, retried(sentences), score))
    return rows


def with_beam(width: int, engine: Engine) -> dict[str, int | float | bool]:
    return {**engine.decode, "beam_size": width}


def fed_ideally(sentences: Sequence[Sentence], engines: Engines) -> Callable[[], None]:
    """Have the sentences translated by CTranslate2 with nothing around it, each by its language's package."""
    feeds = [
        ideal(engine, [one.source for one in sentences if engines[one.language] is engine])
        for engine in {id(engine): engine for engine in engines.values()}.values()
    ]

    def feed_all() -> None:
        for feed in feeds:
            feed()

    return feed_all


def variant(
    engines: Engines, decode: Callable[[Engine], Mapping[str, int | float | bool]], retry: bool = True
) -> dict[str, Engine]:
    """The same packages with other decode settings; languages that share a package still share it."""
    made = {id(engine): engine.with_settings(decode(engine), retry) for engine in engines.values()}
    return {language: made[id(engine)] for language, engine in engines.items()}


def run(texts: Sequence[str], engines: Engines) -> tuple[Translation, ...]:
    return translate([Passage(text) for text in texts], engines)


def fresh(translations: Sequence[Translation]) -> list[Sentence]:
    """The sentences that went to the model."""
    return [one for made in translations for one in made.sentences if one.outcome in TRANSLATED]


def count(sentences: Sequence[Sentence]) -> int:
    return sum(len(one.source.split()) for one in sentences)


def retried(sentences: Sequence[Sentence]) -> float:
    return sum(one.outcome != Outcome.TRANSLATED for one in sentences) / max(len(sentences), 1)


def take_turns(ways: Mapping[str, Callable[[], object]], rounds: int, once: str = "") -> list[dict[str, Pace]]:
    """Seconds by wall and CPU of every way in every round, of the way called ``once`` in the first.

    In turns, for what else the machine does hits all alike.
    """
    turns: list[dict[str, Pace]] = []
    for _ in range(rounds):
        turn = {}
        for name, way in ways.items():
            if turns and name == once:
                continue
            wall, cpu = time.perf_counter(), time.process_time()
            way()
            turn[name] = Pace(time.perf_counter() - wall, time.process_time() - cpu)
        turns.append(turn)
    return turns


def paces(turns: Sequence[Mapping[str, Pace]], words: int) -> dict[str, Pace]:
    return {
        name: Pace(
            *(words / median(side) for side in zip(*(turn[name] for turn in turns if name in turn), strict=True))
        )
        for name in turns[0]
    }


def ratio(turns: Sequence[Mapping[str, Pace]], ours: str, theirs: str) -> Pace:
    """How many times as fast as theirs ours is: in each round that has both, then the median of those."""
    both = [turn for turn in turns if ours in turn and theirs in turn]
    return Pace(
        median(turn[theirs].wall / turn[ours].wall for turn in both),
        median(turn[theirs].cpu / turn[ours].cpu for turn in both),
    )


def why(source: str, engine: Engine) -> str:
    """Why Chysto's first attempt at a sentence may differ from Argos's."""
    kept = items(source, engine.vocabulary.can_write, engine.vocabulary.can_read)
    if kept:
        return "items kept from the model"
    if shouted(source):
        return "capitals"
    if normalised(source) != source:
        return "other characters for the same text"
    if len(engine.tokeniser.encode(source)) > LONGEST:
        return "too long, cut at clauses"
    return "no known reason"
