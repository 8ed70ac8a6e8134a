"""One translation package: a folder in Argos's layout, and what its metadata says."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

SENTENCEPIECE = "sentencepiece.model"
BPE = "bpe.model"

# What argostranslate.translate.apply_packaged_translation passes to CTranslate2 (argos-translate-lt 1.12).
ARGOS_DECODE: Mapping[str, int | float | bool] = MappingProxyType(
    {"beam_size": 4, "length_penalty": 0.2, "num_hypotheses": 1, "replace_unknowns": True}
)

# Decode settings a package may ask for, with the kind and the range that make sense for a translation. A package is
# a stranger's file: "beam_size": 10000 would eat the machine.
DECODE_RANGES: Mapping[str, tuple[type, float, float]] = MappingProxyType(
    {
        "beam_size": (int, 1, 16),
        "patience": (float, 0.1, 4),
        "num_hypotheses": (int, 1, 1),
        "length_penalty": (float, -4, 4),
        "coverage_penalty": (float, 0, 4),
        "repetition_penalty": (float, 0.5, 4),
        "no_repeat_ngram_size": (int, 0, 20),
        "disable_unk": (bool, 0, 1),
        "replace_unknowns": (bool, 0, 1),
        "min_decoding_length": (int, 0, 16),
        "max_decoding_length": (int, 16, 1024),
    }
)

CODE = re.compile(r"[A-Za-z]{2,3}([_-][A-Za-z0-9]{2,8})*")


class BrokenPackage(Exception):
    """A package that cannot be used. The message is one line: which package, what is wrong, what to do."""


@dataclass(frozen=True)
class Package:
    """An unpacked package.

    ``languages`` are the codes it translates from, all into ``target``, with one set of weights. ``decode`` are the
    settings it wants, by CTranslate2's names; Argos's own where it names none. ``target_prefix`` is a token the
    English must begin with (packages for several target languages have one); empty for most.
    """

    folder: Path
    name: str
    version: str
    languages: tuple[str, ...]
    target: str
    tokens: str
    decode: Mapping[str, int | float | bool]
    target_prefix: str = ""

    @property
    def model(self) -> Path:
        return self.folder / "model"

    @property
    def title(self) -> str:
        """For lists and messages: ``chysto-starter 0.1 (uk, ru → en)``."""
        return f"{self.name} {self.version} ({', '.join(self.languages)} → {self.target})"


def read_package(folder: Path) -> Package:
    """The package in ``folder``, judged by its metadata and by which files there are; no model is loaded.

    Raises BrokenPackage when the metadata cannot be read or a part is missing.
    """
    metadata = read_metadata(folder)
    languages = languages_of(metadata)
    target = metadata.get("to_code")
    if not languages or not isinstance(target, str) or not CODE.fullmatch(target):
        raise BrokenPackage(f"{folder}: metadata.json does not say from which language into which; reinstall it")
    tokens = next((name for name in (SENTENCEPIECE, BPE) if (folder / name).is_file()), None)
    if tokens is None:
        raise BrokenPackage(f"{folder}: neither {SENTENCEPIECE} nor {BPE} is there; reinstall the package")
    if not (folder / "model" / "model.bin").is_file():
        raise BrokenPackage(f"{folder}: model/model.bin is not there; reinstall the package")
    return Package(
        folder,
        name=word(metadata.get("code")) or f"{'+'.join(languages)}_{target}",
        version=word(metadata.get("package_version")) or "0",
        languages=languages,
        target=target,
        tokens=tokens,
        decode=decode_of(folder, metadata),
        target_prefix=word(metadata.get("target_prefix")),
    )


def read_metadata(folder: Path) -> dict[str, Any]:
    """``metadata.json`` as a mapping. Raises BrokenPackage."""
    try:
        data = (folder / "metadata.json").read_bytes()
    except OSError as error:
        said = error.strerror or type(error).__name__
        raise BrokenPackage(f"{folder}: cannot read metadata.json ({said}); reinstall or remove the folder") from None
    try:
        metadata = json.loads(data[:1_000_000])
    except (ValueError, RecursionError):
        raise BrokenPackage(f"{folder}: metadata.json is damaged; reinstall or remove the folder") from None
    if not isinstance(metadata, dict):
        raise BrokenPackage(f"{folder}: metadata.json holds no metadata; reinstall or remove the folder")
    return metadata


def languages_of(metadata: Mapping[str, Any]) -> tuple[str, ...]:
    several = metadata.get("from_codes")
    codes = several if isinstance(several, list) and several else [metadata.get("from_code")]
    if not all(isinstance(code, str) and CODE.fullmatch(code) for code in codes):
        return ()
    return tuple(dict.fromkeys(codes))


def decode_of(folder: Path, metadata: Mapping[str, Any]) -> Mapping[str, int | float | bool]:
    """The package's own decode settings, or Argos's. Raises BrokenPackage for one that makes no sense."""
    own = metadata.get("decode")
    if own is None:
        return ARGOS_DECODE
    if not isinstance(own, dict):
        raise BrokenPackage(f"{folder}: decode in metadata.json is no list of settings; ask the package's maker")
    for name, value in own.items():
        kind, least, most = DECODE_RANGES.get(name, (type(None), 0, 0))
        fits = isinstance(value, kind) if kind is not float else isinstance(value, int | float)
        if kind is int and isinstance(value, bool):
            fits = False
        if not fits or not least <= value <= most:
            raise BrokenPackage(f"{folder}: decode in metadata.json asks for {name} = {value!r}, which cannot be done")
    return MappingProxyType(dict(sorted(own.items())))


def word(value: object) -> str:
    """Text from metadata for use in messages and folder names: printable, on one line, short."""
    return "".join(c for c in value if c.isprintable()).strip()[:80] if isinstance(value, str) else ""
