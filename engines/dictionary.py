"""Is a word Ukrainian, is it Russian: looked up in the dictionaries of pymorphy3.

The dictionaries hold every inflected form in a compact automaton. Only this automaton is loaded, 16 MB for both
languages, and not the morphology.
"""

from functools import cache, lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any


@cache
def forms(language: str) -> tuple[Any, Any]:
    """The automaton of all forms of ``uk`` or ``ru``, and what a plain letter may stand for in it."""
    folder = Path(import_module(f"pymorphy3_dicts_{language}").get_path())
    automaton = import_module("pymorphy3.dawg").WordsDawg()
    automaton.load(str(folder / "words.dawg"))
    return automaton, automaton.compile_replaces({"е": "ё"} if language == "ru" else {"г": "ґ"})


@lru_cache(maxsize=1 << 13)
def knows(language: str, word: str) -> bool:
    """Whether the dictionary of ``language`` (``uk`` or ``ru``) holds ``word``, in lower case."""
    automaton, stands_for = forms(language)
    return bool(automaton.similar_keys(word, stands_for))
