"""Text to the pieces a model reads, and pieces back to text, for both kinds of package.

Encoding is Argos's own, so that the model sees what it was trained on. Decoding differs in one point: Argos turns
every ``_`` into a space; here it stays.
"""

import json
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol
from unicodedata import normalize

from engines.package import BPE, BrokenPackage, Package

SPACE = "▁"
"""U+2581, SentencePiece's sign for the space before a word."""


class Tokeniser(Protocol):
    def encode(self, text: str) -> list[str]:
        """The pieces of one sentence or clause."""

    def decode(self, pieces: list[str]) -> str:
        """The text of one translated sentence or clause, without white space around it."""


class SentencePieces:
    """A ``sentencepiece.model``.

    The pieces a model writes need not be in it (the starter package has others for English): unknown ones are joined
    as they stand.
    """

    def __init__(self, path: Path) -> None:
        from sentencepiece import SentencePieceProcessor

        try:
            self.processor: Any = SentencePieceProcessor(model_file=str(path))
        except (OSError, RuntimeError, ValueError, TypeError):
            raise BrokenPackage(f"{path}: damaged; install the package again") from None

    def encode(self, text: str) -> list[str]:
        pieces: list[str] = self.processor.encode(text, out_type=str)
        return pieces

    def decode(self, pieces: list[str]) -> str:
        text: str = self.processor.decode_pieces(pieces)
        return text.replace(SPACE, " ").strip()


class MosesBPE:
    """A ``bpe.model`` after Moses tokenisation."""

    def __init__(self, path: Path, language: str, target: str) -> None:
        from argostranslate.tokenizer import BPETokenizer

        self.tokenizer: Any = BPETokenizer(path, language, target)
        try:
            self.tokenizer.lazy_load()
        except (SystemExit, OSError, ValueError, IndexError):
            raise BrokenPackage(f"{path}: damaged; install the package again") from None

    def encode(self, text: str) -> list[str]:
        pieces: list[str] = self.tokenizer.encode(text)
        # An empty text comes out as one empty piece, of which a model makes a sentence.
        return [piece for piece in pieces if piece]

    def decode(self, pieces: list[str]) -> str:
        text: str = self.tokenizer.decode(pieces)
        # Output cut at its greatest length can end within a word.
        return text.strip().removesuffix("@@")


def tokeniser_for(package: Package) -> Tokeniser:
    """The tokeniser of a package. Raises BrokenPackage when its file is damaged."""
    if package.tokens == BPE:
        return MosesBPE(package.folder / BPE, package.languages[0], package.target)
    return SentencePieces(package.folder / package.tokens)


class Vocabulary:
    """The characters a model knows on either side, from the pieces in the files beside its weights."""

    def __init__(self, package: Package) -> None:
        self.folder = package.model
        self.readable: dict[str, bool] = {}
        self.writable: dict[str, bool] = {}

    def can_read(self, letter: str) -> bool:
        """Whether the model has a piece with this character on the source side, or with what it is made of."""
        # Asked for every letter of every sentence, and there are few letters.
        if letter not in self.readable:
            self.readable[letter] = all(part in self.read for part in normalize("NFKC", letter))
        return self.readable[letter]

    def can_write(self, letter: str) -> bool:
        """Whether the model can write this character, or what it is made of (``½`` is written 1⁄2)."""
        if letter not in self.writable:
            self.writable[letter] = all(part in self.written for part in normalize("NFKC", letter))
        return self.writable[letter]

    @cached_property
    def read(self) -> frozenset[str]:
        return frozenset(letter for piece in self.pieces("source") for letter in piece)

    @cached_property
    def written(self) -> frozenset[str]:
        return frozenset(letter for piece in self.pieces("target") for letter in piece)

    def pieces(self, side: str) -> frozenset[str]:
        for name in (f"{side}_vocabulary", "shared_vocabulary"):
            for path in (self.folder / f"{name}.json", self.folder / f"{name}.txt"):
                if path.is_file():
                    text = path.read_text(encoding="utf-8")
                    return frozenset(json.loads(text) if path.suffix == ".json" else text.splitlines())
        raise BrokenPackage(f"{self.folder}: no vocabulary beside the model; install the package again")
