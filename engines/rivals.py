"""Other ways to have the same sentences translated by the same package, to measure Chysto against."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from engines.engine import Engine
from engines.package import Package
from engines.units import normalised
from engines.work import BATCH


def argos(package: Package, folder: Path) -> Callable[[str], str]:
    """Argos Translate's own translation call, for one sentence at a time.

    Its sentence splitter, which fetches a model from the network, is replaced by one that takes a text for one
    sentence; all else is Argos's. ``folder`` receives what it writes when it is imported: its settings, its caches.
    """
    os.environ.update({f"XDG_{kind}_HOME": str(folder) for kind in ("DATA", "CONFIG", "CACHE")})
    from argostranslate.package import Package as Installed
    from argostranslate.translate import Language, PackageTranslation

    class Whole:
        def split_sentences(self, text: str) -> list[str]:
            return [text]

    source, target = Language(package.languages[0], "source"), Language(package.target, "target")
    translation = PackageTranslation(source, target, Installed(package.folder))
    translation.sentencizer = Whole()
    translate: Callable[[str], str] = translation.translate
    return translate


def ideal(engine: Engine, sentences: Sequence[str]) -> Callable[[], object]:
    """CTranslate2 with nothing around it: all sentences in pieces beforehand, by length, in one call.

    Nobody can feed it so: what it gives is not judged, and 3 sentences in 100 differ by what they shared a batch with.
    """
    pieces = sorted((engine.tokeniser.encode(normalised(sentence)) for sentence in sentences), key=len, reverse=True)
    prefix = [[engine.package.target_prefix]] * len(pieces) if engine.package.target_prefix else None
    return lambda: engine.translator.translate_batch(
        pieces,
        target_prefix=prefix,
        max_batch_size=BATCH,
        batch_type="tokens",
        return_scores=True,
        max_input_length=0,
        **engine.decode,
    )
