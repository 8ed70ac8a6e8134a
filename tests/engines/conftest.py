"""Small packages in the real layout, built here with random weights, and the real starter package."""

import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
import pytest

from engines.engine import Engine, load
from engines.packages import STARTER, read_package

UKRAINIAN = (
    "Уряд затвердив новий бюджет на наступний рік.",
    "Уночі над містом лунали вибухи, люди спускалися в підвали.",
    "Президент зустрівся з послами трьох країн.",
    "На сході тривають бої, є загиблі серед цивільних.",
    "Школи відкриють першого вересня, якщо дозволить погода.",
    "Ціни на хліб зросли вдвічі за один місяць.",
)
ENGLISH = (
    "The government approved a new budget for the coming year.",
    "Explosions were heard over the city at night, people went down to the cellars.",
    "The president met the ambassadors of three countries.",
    "Fighting goes on in the east, civilians were killed.",
    "Schools will open on the first of September, weather permitting.",
    "Bread prices have doubled within a month.",
)


@pytest.fixture(scope="session")
def starter() -> Engine:
    return load(read_package(STARTER))


def save_model(folder: Path, source: Sequence[str], target: Sequence[str]) -> None:
    """A Transformer of one layer and width 8 with random weights, in CTranslate2's own format."""
    from ctranslate2.specs import TransformerSpec

    random = np.random.default_rng(7)
    spec = TransformerSpec.from_config(num_layers=(1, 1), num_heads=2)
    source, target = (["<unk>", "<s>", "</s>", *dict.fromkeys(words)] for words in (source, target))
    sizes = {"encoder/embeddings_0/weight": (len(source), 8), "decoder/embeddings/weight": (len(target), 8)}
    sizes["decoder/projection/weight"] = (len(target), 8)

    def fill(spec: object, name: str) -> None:
        *path, last = name.split("/")
        at = spec
        for step in path:
            stem, _, number = step.rpartition("_")
            at = getattr(at, step) if hasattr(at, step) else getattr(at, stem)[int(number)]
        if last in {"gamma", "beta"}:
            value = np.ones(8) if last == "gamma" else np.zeros(8)
        elif "linear_0" in path and "ffn" in path:
            value = random.normal(size=(16, 8))
        elif "linear_1" in path and "ffn" in path:
            value = random.normal(size=(8, 16))
        elif "attention" in path and path[-1] == "linear_1":
            value = random.normal(size=(16, 8))
        elif path[-1] == "linear_0" and "self_attention" in path:
            value = random.normal(size=(24, 8))
        else:
            value = random.normal(size=sizes.get(name, (8, 8)))
        setattr(at, last, value.astype("float32"))

    for name, value in spec.variables(ordered=True):
        if name.rpartition("/")[2] in {"gamma", "beta"} or (name.endswith("/weight") and value is None):
            fill(spec, name)
    for layer in (*spec.encoder.layer, *spec.decoder.layer):
        layer.self_attention.linear[1].weight = random.normal(size=(8, 8)).astype("float32")
    spec.register_source_vocabulary(source)
    spec.register_target_vocabulary(target)
    spec.config.bos_token, spec.config.eos_token, spec.config.unk_token = "<s>", "</s>", "<unk>"
    spec.config.decoder_start_token = spec.config.bos_token
    spec.validate()
    spec.optimize()
    folder.mkdir(parents=True)
    spec.save(str(folder))


@pytest.fixture(scope="session")
def sentencepiece_parts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    import sentencepiece

    folder = tmp_path_factory.mktemp("sp") / "uk_en"
    folder.mkdir()
    with (folder / "sentencepiece.model").open("wb") as file:
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter((*UKRAINIAN, *ENGLISH)),
            model_writer=file,
            vocab_size=150,
            hard_vocab_limit=False,
            minloglevel=2,
        )
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / "sentencepiece.model"))
    words = [pieces.id_to_piece(number) for number in range(3, pieces.get_piece_size())]
    save_model(folder / "model", words, words)
    return folder


@pytest.fixture(scope="session")
def bpe_parts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bpe") / "uk_en"
    folder.mkdir()
    merges = ("у р", "ур я", "уря д</w>", "н а", "на д</w>", "т е", "б ю", "c i", "t h", "th e</w>")
    (folder / "bpe.model").write_text("\n".join(("#version: 0.2", *merges, "")), encoding="utf-8")
    letters = sorted(set("".join((*UKRAINIAN, *ENGLISH)).lower()) - {" "})
    source = [*letters, *(f"{letter}@@" for letter in letters), "уряд", "над", "на@@", "те@@", "бю@@"]
    save_model(folder / "model", source, [*letters, *(f"{letter}@@" for letter in letters), "the", "government"])
    return folder


@pytest.fixture
def make_package(sentencepiece_parts: Path, bpe_parts: Path) -> Callable[..., Path]:
    """Make a package folder at a path: ``tokens`` is sentencepiece or bpe, other arguments go into its metadata."""

    def make(folder: Path, tokens: str = "sentencepiece", **metadata: object) -> Path:
        shutil.copytree(sentencepiece_parts if tokens == "sentencepiece" else bpe_parts, folder)
        said: Mapping[str, object] = {
            "package_version": "1.9",
            "argos_version": "1.9",
            "from_code": "uk",
            "from_name": "Ukrainian",
            "to_code": "en",
            "to_name": "English",
        }
        (folder / "metadata.json").write_text(json.dumps({**said, **metadata}), encoding="utf-8")
        return folder

    return make


@pytest.fixture
def zipped() -> Callable[[Path], Path]:
    """The package file that holds a folder, beside it."""

    def pack(folder: Path) -> Path:
        made = shutil.make_archive(str(folder), "zip", folder.parent, folder.name)
        return Path(made).rename(folder.with_name(f"{folder.name}.argosmodel"))

    return pack
