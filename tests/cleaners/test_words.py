"""Words come apart in the same places whether a table or a pattern parts them."""

import ast
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaners.repeats import repeats
from cleaners.words import simple_words

CLEANERS = Path(__file__).parents[2] / "cleaners"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“It’s over”—he said…", ["it", "s", "over", "he", "said"]),
        ("Café Нова пошта, 12%", ["café", "нова", "пошта", "12"]),
        ("snake_case and e-mail", ["snake_case", "and", "e", "mail"]),
        ("half a pair: \ud83d, thin\u2009space", ["half", "a", "pair", "thin", "space"]),
    ],
)
def test_words_of_a_text(text: str, words: list[str]) -> None:
    assert simple_words(text) == words


@given(st.text(st.sampled_from("aZ_9 .-’“\u2009é²ІїQ\u0301\ud800€")))
def test_a_table_and_a_pattern_find_the_same_words(text: str) -> None:
    assert simple_words(text) == re.findall(r"\w+", text.lower())


@pytest.mark.parametrize(
    "said",
    ["of", "of the", "of the city", "the cat the dog", "of the city council in the north of the country"],
)
@pytest.mark.parametrize("tie", [" ", ", ", " and "])
def test_the_quick_look_misses_no_repeat(said: str, tie: str) -> None:
    found = repeats(f"They spoke {said}{tie}{said} again")
    # A single word behind an `and` is an echo.
    assert [" ".join(repeat.words) for repeat in found] == ([] if (said, tie) == ("of", " and ") else [said])


def test_no_list_has_a_word_twice() -> None:
    """Whoever takes a word out of a list would leave its double there."""
    lists = 0
    for path in sorted(CLEANERS.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name("word_set"), args=[ast.Constant(str(words))]):
                    lists += 1
                    doubles = [word for word, times in Counter(words.split()).items() if times > 1]
                    assert doubles == [], f"{path.name}, line {node.lineno}"
    assert lists > 50
