"""A sentence becomes the same English alone, among others, in any order, in another process."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence

import pytest

import engines.job
import engines.work
from articles import Outcome, Passage
from engines.engine import LONGEST, Draft, Engine
from engines.judge import Fault
from engines.ladder import Rung
from engines.translate import translate

WHO = ("Міністр", "Речниця області", "Голова громади Петренко", "Начальник лікарні")
WHAT = ("приїхав", "повідомив про це в середу", "чекає на рішення суду", "просить про допомогу для 1200 родин")
WHERE = ("", " у Чернігові", " на нараді з енергетиками, яка тривала до ночі", " о 7:45 біля мосту через Десну")
TAIL = ("", ", бо дороги досі закриті", ", хоча в бюджеті на це лишилося 3,5 млн грн і зима вже близько")
LONG = f"Мешканці {', '.join(f'села Лісове-{number}' for number in range(1, 17))} і ще кількох сіл пішли на площу."


def sentences() -> list[str]:
    made = [f"{who} {what}{where}{tail}." for who in WHO for what in WHAT for where in WHERE for tail in TAIL]
    return [*made[::2], "Так.", "Дощ ішов.", LONG]


def results(texts: Sequence[str], engine: Engine) -> dict[str, tuple[str, float | None, str]]:
    found = translate([Passage(text, language="uk") for text in texts], {"uk": engine})
    return {one.source: (one.english, one.score, one.reason) for made in found for one in made.sentences}


def test_a_sentence_becomes_the_same_alone_and_among_others(starter: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = sentences()
    monkeypatch.setattr(engines.work, "TRIAL", 0)
    together = results(texts, starter)
    assert len(together) == len(texts)
    assert all(results([text], starter)[text] == together[text] for text in [*texts[::4], LONG])
    assert results(texts[::-1], starter) == together
    assert results(texts[::2], starter) | results(texts[1::2], starter) == together


def test_a_sentence_that_was_tried_again_is_the_same_too(starter: Engine) -> None:
    texts = sentences()[::2]
    found = translate([Passage(text, language="uk") for text in texts], {"uk": starter})
    again = [one for made in found for one in made.sentences if one.outcome is Outcome.RETRIED]
    assert again
    assert all(results([one.source], starter)[one.source] == (one.english, one.score, one.reason) for one in again)


def test_a_sentence_becomes_the_same_with_a_beam_that_leaves_hypotheses_over(
    starter: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    narrow = starter.with_settings({**starter.decode, "beam_size": 2})
    texts = sentences()[::3]
    monkeypatch.setattr(engines.work, "TRIAL", 0)
    together = results(texts, narrow)
    assert all(results([text], narrow)[text] == together[text] for text in texts[::4])


def test_lengths_are_not_mixed_with_a_beam_that_nothing_was_tried_with(
    starter: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = starter.with_settings(starter.decode)
    vars(engine)["reach"] = dict.fromkeys(range(1, LONGEST + 1), LONGEST)
    monkeypatch.setattr(engines.work, "TRIAL", 0)
    monkeypatch.setattr(engines.job, "RUNGS", (Rung(""), Rung("with a wider beam", beam=8)))
    monkeypatch.setattr(engines.job, "fault", lambda *_: Fault("it is never good enough", True))
    batches: dict[bool, list[int]] = {False: [], True: []}
    start = Engine.start

    def watched(
        self: Engine, units: Sequence[Sequence[str]], changes: Mapping[str, int | float | bool]
    ) -> Callable[[], list[Draft]]:
        batches["beam_size" in changes].append(len(set(map(len, units))))
        return start(self, units, changes)

    monkeypatch.setattr(Engine, "start", watched)
    results(sentences()[:24], engine)
    assert max(batches[False]) > 1
    assert set(batches[True]) == {1}


def test_a_sentence_becomes_the_same_in_another_process(starter: Engine) -> None:
    texts = sentences()[:8]
    code = (
        "import json, sys\n"
        "from articles import Passage\n"
        "from engines.engine import load\n"
        "from engines.packages import STARTER, read_package\n"
        "from engines.translate import translate\n"
        "engine = load(read_package(STARTER))\n"
        "texts = json.load(sys.stdin)\n"
        "found = translate([Passage(text, language='uk') for text in reversed(texts)], {'uk': engine})\n"
        "json.dump({one.source: one.english for made in found for one in made.sentences}, sys.stdout)"
    )
    there = subprocess.run(
        [sys.executable, "-c", code],
        input=json.dumps(texts),
        capture_output=True,
        check=True,
        text=True,
        env={**os.environ, "PYTHONHASHSEED": "11"},
    )
    assert json.loads(there.stdout) == {source: english for source, (english, _, _) in results(texts, starter).items()}
