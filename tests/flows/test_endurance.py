"""What a long run holds: every dictionary once, and caches that have bounds."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

TEXTS = (
    "Учора Олена Кравчук розповіла про новий міст у Полтаві. Роботи почнуться 12 травня.",
    "Міська рада виділила 3 млн грн на школу № 5, але вчителі не згодні.",
    "У Харкові відкрили виставку «Тихий сад». Її побачать 400 відвідувачів на день.",
    "Губернатор Сергей Воронцов сообщил, что мост закроют до пятницы.",
    "В Твери не нашли средств на ремонт больницы. Врачи ждут ответа с 2019 года.",
    "«Мы ничего не обещали», — сказала Мария Ланская журналистам газеты «Волга».",
)
KINDS = 16
"""Entries that a cache without a bound may have: it is asked for languages and the like, never for words."""
WORDS = 1 << 13
"""Entries that any other may have. Cleaners keep more, but only words that no book has: one in every two passages."""
CODE = """if True:
    import functools, gc, json, sys
    from collections import Counter
    import pymorphy3
    from articles import Passage
    from flows.endurance import endure
    from flows.equipment import equip
    from flows.settings import settings
    from flows.way import left
    from storage import Store

    texts, rooms = json.load(sys.stdin)
    chosen = settings()
    with Store.open(chosen.home / "chysto.db") as store:
        marks = [mark.articles for mark in endure(equip(chosen, store), store, texts, 60, 30)]
    # The model leaves a name in Cyrillic seldom; what that takes must be there by then.
    names = left(Passage("Кравчука and Полтави", source="Бачили Кравчука біля Полтави.", language="uk"))
    things = gc.get_objects()
    caches = [
        (f"{thing.__module__}.{thing.__qualname__}", *thing.cache_info()[2:])
        for thing in things
        if isinstance(thing, functools._lru_cache_wrapper) and thing.__module__.partition(".")[0] in rooms
    ]
    dictionaries = Counter(thing.lang for thing in things if isinstance(thing, pymorphy3.MorphAnalyzer))
    json.dump(
        {"marks": marks, "names": [name.nominative for name in names], "dictionaries": dictionaries, "caches": caches},
        sys.stdout,
    )
"""


@pytest.fixture
def held(home: Path) -> dict[str, Any]:
    """What a process of its own holds after some articles went all the way."""
    rooms = ("checks", "cleaners", "documents", "engines", "flows", "storage")
    done = subprocess.run(
        [sys.executable, "-c", CODE],
        input=json.dumps((TEXTS, rooms)),
        capture_output=True,
        check=True,
        text=True,
        env={**os.environ, "CHYSTO_HOME": str(home)},
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_a_long_run_holds_each_dictionary_once_and_caches_with_bounds(held: dict[str, Any]) -> None:
    assert held["marks"] == [30, 60]
    assert held["names"] == ["Кравчук", "Полтава"]
    assert held["dictionaries"] == {"uk": 1, "ru": 1}
    assert len(held["caches"]) > 30
    assert [name for name, most, now in held["caches"] if most is None and now > KINDS] == []
    kept = [(name, most) for name, most, _ in held["caches"] if most and not name.startswith("cleaners.")]
    assert len(kept) > 15
    assert [name for name, most in kept if most > WORDS] == []
