"""A package made ready to translate: pieces in, drafts out, in batches that keep every core busy."""

import json
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from engines.lengths import SAMPLES, Drafts, Reach, steady, tables
from engines.package import BrokenPackage, Package
from engines.packages import best
from engines.sums import digest
from engines.tokens import Tokeniser, Vocabulary, tokeniser_for
from engines.trials import remembered

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
    Without ``retry`` every first attempt stands, for measuring only; what is so made belongs in no memory. ``threads``
    are the cores it may keep busy; all that this process may use when None. ``home`` (CHYSTO_HOME) remembers what was
    found by trial.
    """

    package: Package
    digest: str
    decode: Mapping[str, int | float | bool]
    retry: bool = True
    threads: int | None = None
    home: Path | None = None

    def with_settings(self, decode: Mapping[str, int | float | bool], retry: bool = True) -> "Engine":
        """The same package, loaded once, with other settings."""
        engine = replace(self, decode=decode, retry=retry)
        for part in ("tokeniser", "vocabulary", "translator"):
            vars(engine)[part] = getattr(self, part)
        return engine

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
        return self.threads or min(len(os.sched_getaffinity(0)), 8)

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

    @cached_property
    def reach(self) -> Reach:
        """How far a unit may be padded and still become what it becomes alone, by its length in source pieces.

        This holds for the package's own beam only. Found by a trial, which takes about as long as a dozen sentences
        and is made once on a machine.
        """
        import ctranslate2

        config = json.loads((self.package.model / "config.json").read_bytes())
        added = sum(bool(config.get(name)) for name in ("add_source_bos", "add_source_eos"))
        pieces = sorted(piece for piece in self.vocabulary.pieces("source") if not piece.startswith("<")) or ["a"]
        beam = int(self.decode.get("beam_size", 2))
        choices = tables(added, beam)

        def tried() -> int:
            return next((at for at, table in enumerate(choices) if steady(table, self.trial, pieces)), len(choices))

        facts = (self.digest, self.settings, ctranslate2.__version__, choices, SAMPLES)
        return (*choices, {})[remembered(self.home, facts, len(choices) + 1, tried)]

    def trial(self, units: Sequence[Sequence[str]]) -> Callable[[], Drafts]:
        """Begin to translate the first words of a batch, to see what padding does."""
        results = self.translator.translate_batch(
            list(map(list, units)),
            asynchronous=True,
            return_scores=True,
            max_input_length=0,
            **{**self.decode, "max_decoding_length": 4},
        )
        return lambda: [(done.scores[0], done.hypotheses[0]) for done in (result.result() for result in results)]

    def start(
        self, units: Sequence[Sequence[str]], changes: Mapping[str, int | float | bool]
    ) -> Callable[[], list[Draft]]:
        """Begin to translate units of source pieces as one batch; call what is returned to wait for their drafts.

        ``changes`` are decode settings put over the package's own. Units that ``reach`` as far as the longest
        each become what they would become alone.
        """
        options = {"max_decoding_length": LONGEST_ENGLISH, **self.decode, **changes}
        prefix = [[self.package.target_prefix]] * len(units) if self.package.target_prefix else None
        results = self.translator.translate_batch(
            list(map(list, units)),
            target_prefix=prefix,
            asynchronous=True,
            return_scores=True,
            max_input_length=0,
            **options,
        )
        return lambda: [self.draft(result.result(), options) for result in results]

    def draft(self, translated: Any, options: Mapping[str, int | float | bool]) -> Draft:  # noqa: ANN401 - as above
        pieces: list[str] = translated.hypotheses[0]
        # CTranslate2's score is the sum divided by length ** length_penalty.
        length = max(len(pieces), 1)
        score = translated.scores[0] * length ** (float(options.get("length_penalty", 1)) - 1)
        ended = len(pieces) < options["max_decoding_length"]
        if self.package.target_prefix and pieces[:1] == [self.package.target_prefix]:
            pieces = pieces[1:]
        return Draft(self.tokeniser.decode(pieces), score, len(pieces), ended)


def load(package: Package, home: Path | None = None, beam: int | None = None, threads: int | None = None) -> Engine:
    """Make a package ready. ``home`` remembers checksums and trials; ``beam`` replaces the package's own beam size.

    ``threads`` are the cores it may keep busy.

    Raises BrokenPackage when a file of the package is not what it was.
    """
    decode = dict(package.decode)
    if beam is not None:
        decode["beam_size"] = beam
    return Engine(package, digest(package, home), decode, threads=threads, home=home)


def load_best(
    packages: Sequence[Package],
    home: Path | None = None,
    beam: int | None = None,
    languages: Sequence[str] = ("uk", "ru"),
    threads: int | None = None,
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
                loaded[package.folder] = load(package, home, beam, threads)
            engines[language] = loaded[package.folder]
    return engines
