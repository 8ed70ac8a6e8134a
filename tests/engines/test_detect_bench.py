"""Floors on the shared benchmark of language identification, when it is there to measure with."""

import json
from collections import Counter
from pathlib import Path

import pytest

from engines.detect import detect

DATA = Path(__file__).parents[3] / "shared/bench/langid/data"
FLOORS = {
    "a_sentence": 99.5,
    "a_sentence_wmt22": 99.5,
    "b_headline": 99.5,
    "b_words_4_6": 98.5,
    "b_words_1_3": 95.0,
    "f_no_letters": 98.0,
    "f_no_letters_tatoeba": 98.0,
    "h_other_latin": 98.0,
}


@pytest.mark.skipif(not DATA.is_dir(), reason="needs ../shared/bench/langid beside the repository")
def test_the_benchmark_stays_above_its_floors() -> None:
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    swapped = routed = 0
    texts = (DATA / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    golds = (DATA / "dev.gold.jsonl").read_text(encoding="utf-8").splitlines()
    for line, answer in zip(texts, golds, strict=True):
        text, gold = json.loads(line), json.loads(answer)
        found = detect(text["text"], text.get("context")).language.value
        total[gold["slice"]] += 1
        right[gold["slice"]] += found in gold["accept"]
        if found not in gold["accept"]:
            swapped += {found, gold["lang"]} == {"uk", "ru"}
            routed += gold["lang"] in ("other", "und") and found in ("uk", "ru", "en")
    shares = {part: 100 * right[part] / total[part] for part in total}
    assert {part: share for part, share in shares.items() if share < FLOORS.get(part, 0)} == {}
    assert sum(shares.values()) / len(shares) >= 98.0
    assert 100 * right.total() / total.total() >= 98.5
    assert swapped <= 8
    assert routed <= 8
