"""Closed-class words by language, from little_words.toml: few, frequent, and never a name."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def little_words() -> Mapping[str, frozenset[str]]:
    """The lists by name: uk, ru, south, neighbours, en, latin, translit."""
    lists = tomllib.loads((files("engines") / "little_words.toml").read_text(encoding="utf-8"))
    return {name: frozenset(table["words"].split()) for name, table in lists.items()}


def sample(words: list[str]) -> str:
    """The longest three of these words, for a reason a person reads."""
    return ", ".join(sorted(set(words), key=lambda word: (-len(word), word))[:3])
