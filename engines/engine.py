"""A package made ready to translate: pieces in, drafts out, in batches that keep every core busy."""

import json
import os
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from engines.package import BrokenPackage, Package
from engines.packages import best
from engines.sums import digest
from engines.tokens import Tokeniser, Vocabulary, tokeniser_for

BATCH = 1024
"""Source tokens in a batch.

On two cores sentences of news ran at 1,214 words a second with 1,024, at 1,035 with 512 and at 797 with 4,096, where
the last batch keeps one core waiting.
"""

LONGEST = 120
"""Source tokens in a unit. Argos packages are trained on sentences; the starter saw 128 tokens at most."""

LONGEST_ENGLISH = 256
"""Tokens after which CTranslate2 stops by default, whether the sentence has ended or not."""


class Draft(NamedTuple):
    """What the model made of one unit.

    ``score`` is the mean log-probability of its tokens; ``ended`` is False when it was still going on at its greatest
    length.
    """

    text: str
    score: float
    tokens: int
    ended: bool


@dataclass(frozen=True)
class Engine:
    """A package with its digest and decode settings.

    Tokeniser and weights are loaded when first needed: a run that finds everything in the memory loads neither.
    """

    package: Package
    digest: str
    decode: Mapping[str, int | float | bool]

    @cached_property
    def settings(self) -> str:
        """The decode settings as JSON, always in the same order."""
        return json.dumps(dict(self.decode), sort_keys=True)

    @cached_property
    def tokeniser(self) -> Tokeniser:
        return tokeniser_for(self.package)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        return Vocabulary(self.package)

    @cached_property
    def workers(self) -> int:
        """Batches translated at once, one core each: 1.5 times as fast as one batch on both cores of two."""
        return min(len(os.sched_getaffinity(0)), 8)

    @cached_property
    def translator(self) -> Any:  # noqa: ANN401 - ctranslate2 has no types
        import ctranslate2

        try:
            # "auto" requantises some packages into endless repetition.
            return ctranslate2.Translator(
                str(self.package.model),
                device="cpu",
                compute_type="default",
                inter_threads=self.workers,
                intra_threads=1,
            )
        except (RuntimeError, ValueError, MemoryError) as error:
            said = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise BrokenPackage(f"{self.package.title} does not load ({said}); install it again") from None

    def drafts(
        self, units: Sequence[Sequence[str]], changes: Mapping[str, int | float | bool] | None = None
    ) -> Iterator[tuple[int, Draft]]:
        """Translate units of source pieces; yields (index of the unit, draft) as batches come back, longest first.

        ``changes`` are decode settings put over the package's own. A unit becomes what it would become alone.
        """
        options = {"max_decoding_length": LONGEST_ENGLISH, **self.decode, **(changes or {})}
        waiting: deque[tuple[list[int], list[Any]]] = deque()
        for batch in batches([len(unit) for unit in units]):
            # Few batches under way: Ctrl-C then waits for these and not for all the rest.
            if len(waiting) > self.workers:
                yield from self.arrived(*waiting.popleft(), options)
            waiting.append((batch, self.submit([list(units[index]) for index in batch], options)))
        while waiting:
            yield from self.arrived(*waiting.popleft(), options)

    def submit(self, batch: list[list[str]], options: Mapping[str, int | float | bool]) -> list[Any]:
        prefix = [[self.package.target_prefix]] * len(batch) if self.package.target_prefix else None
        results: list[Any] = self.translator.translate_batch(
            batch, target_prefix=prefix, asynchronous=True, return_scores=True, max_input_length=0, **options
        )
        return results

    def arrived(
        self, batch: list[int], results: list[Any], options: Mapping[str, int | float | bool]
    ) -> Iterator[tuple[int, Draft]]:
        for index, result in zip(batch, results, strict=True):
            translated = result.result()
            pieces: list[str] = translated.hypotheses[0]
            # CTranslate2's score is the sum divided by length ** length_penalty.
            length = max(len(pieces), 1)
            score = translated.scores[0] * length ** (float(options.get("length_penalty", 1)) - 1)
            ended = len(pieces) < options["max_decoding_length"]
            if self.package.target_prefix and pieces[:1] == [self.package.target_prefix]:
                pieces = pieces[1:]
            yield index, Draft(self.tokeniser.decode(pieces), score, len(pieces), ended)


def batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Indices of units in batches of at most BATCH tokens, all of one length; the longest units first.

    Units of one length need no padding. With padding, sums over a sentence are rounded otherwise, int8 makes more of
    the difference, and 3 sentences in 100 came out in other words than alone: the same article would read otherwise
    beside other articles. It costs a tenth of the speed on 800 sentences, less on more.

    >>> list(batches([600, 10, 500, 500, 10]))
    [[0], [2, 3], [1, 4]]
    """
    batch: list[int] = []
    for index in sorted(range(len(lengths)), key=lambda index: -lengths[index]):
        if batch and (lengths[batch[0]] != lengths[index] or lengths[index] * (len(batch) + 1) > BATCH):
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch


def load(package: Package, home: Path | None = None, beam: int | None = None) -> Engine:
    """Make a package ready. ``home`` remembers checksums; ``beam`` replaces the package's own beam size.

    Raises BrokenPackage when a file of the package is not what it was.
    """
    decode = dict(package.decode)
    if beam is not None:
        decode["beam_size"] = beam
    return Engine(package, digest(package, home), decode)


def load_best(
    packages: Sequence[Package],
    home: Path | None = None,
    beam: int | None = None,
    languages: Sequence[str] = ("uk", "ru"),
) -> dict[str, Engine]:
    """The best package of each language, ready; a language without a package is left out.

    Languages that share a package share its engine. Raises BrokenPackage when the best one is damaged: to fall back
    to a weaker one in silence would be worse.
    """
    loaded: dict[Path, Engine] = {}
    engines: dict[str, Engine] = {}
    for language in languages:
        package = best(packages, language)
        if package is not None:
            if package.folder not in loaded:
                loaded[package.folder] = load(package, home, beam)
            engines[language] = loaded[package.folder]
    return engines
