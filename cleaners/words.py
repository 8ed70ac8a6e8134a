"""What is an English word, how common it is, and which two stand side by side: the evidence for every split.

Two lists, both from packages, read lazily and without importing the packages themselves (`import wordfreq` costs a
quarter of a second, its English list 0.05 s):

- wordfreq's lists (Robyn Speer and others; data CC BY-SA 4.0), for English 321,000 words with names, brands and slang.
  It is what tells `blackrock` and `youtube` from `bigvote`. It is frozen since 2024, which a list may be.
- symspellpy's two lists (MIT; Google Books n-grams met with SCOWL): 82,000 words fit for print, without the junk of the
  web that wordfreq has too (`ofthe`, `thats`), and 243,000 pairs of neighbours (`real estate`, `supreme court`).

Either alone is not enough: symspellpy knows too few names to see that `oblast` or `PrivatBank` is whole, wordfreq holds
the very merges we look for.
"""

import gzip
import re
from bisect import bisect_left
from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Final

APART: Final = (
    bytes(byte if chr(byte).isalnum() or chr(byte) == "_" else ord(" ") for byte in range(128)).lower() + b" " * 128
)
"""Makes ASCII's capitals small, and spaces of all that is no part of a word."""
TYPESET: Final = b"\xe2\x80"
"""How curly quotes, dashes and the ellipsis begin in UTF-8, and no letter or figure."""
WORD: Final = re.compile(r"\w+")
SHORT: Final = 4
"""Letters of the shortest word that is looked up."""
TEXTS: Final = 128
"""As many as are cleaned together, and what becomes of each."""


def word_set(words: str) -> frozenset[str]:
    """The words of a row, for word lists that read as prose does."""
    return frozenset(words.split())


def by_letter(words: str) -> str:
    """The alternatives of a pattern by first letters: what is tried at every word must fail at once."""
    return "|".join(
        f"{letter}(?:{'|'.join(word[1:] for word in group)})"
        for letter, group in groupby(sorted(words.split("|")), key=itemgetter(0))
    )


def _data(package: str, *path: str) -> Path:
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"{package} is not installed: run pip install {package}", name=package)
    return Path(spec.submodule_search_locations[0], *path)


@cache
def _frequencies(language: str) -> dict[str, int]:
    """Every word of wordfreq's large list with its frequency in hundredths of a Zipf unit below 9."""
    import msgpack  # type: ignore[import-untyped]

    with gzip.open(_data("wordfreq", "data", f"large_{language}.msgpack.gz")) as file:
        _, *ranks = msgpack.load(file, raw=False)
    return {word: rank for rank, words in enumerate(ranks) for word in words}


@cache
def printed_words() -> frozenset[str]:
    """Every word that English books print as one, in lower case."""
    # Each line is a word and its count.
    words = _data("symspellpy", "frequency_dictionary_en_82_765.txt").read_text(encoding="utf-8-sig").split()[::2]
    return frozenset(words)


@cache
def _pairs() -> list[bytes]:
    """The list's lines in order: splitting and sorting them is five times as fast as making a dictionary."""
    return sorted(_data("symspellpy", "frequency_bigramdictionary_en_243_342.txt").read_bytes().split(b"\n"))


def zipf(word: str, language: str = "en") -> float:
    """The word's frequency on the Zipf scale: 7 for `the`, 3 for `oblast`, 1 for the rarest listed, 0 if unlisted."""
    rank = _frequencies(language).get(word.lower().replace("’", "'"))
    return 0.0 if rank is None else 9 - rank / 100


def fronts(word: str) -> list[int]:
    """The lengths of the beginnings of a word in lower case that are printed as words themselves."""
    known = printed_words()
    return [length for length in range(1, len(word)) if word[:length] in known]


def printed(word: str) -> bool:
    """Whether the word is one that English books print as one word."""
    return word.lower() in printed_words()


@lru_cache(maxsize=TEXTS)
def simple_words(text: str) -> list[str]:
    """The words of a text in lower case, parted at all but letters, figures and `_`."""
    data = text.encode("utf-8", "surrogatepass")
    if len(data) - len(text) == 2 * data.count(TYPESET):
        # Most texts: a table is several times as quick as a pattern.
        return data.translate(APART).decode("ascii").split()
    return WORD.findall(text.lower())


@lru_cache(maxsize=TEXTS)
def different_words(text: str) -> frozenset[str]:
    """Each of those words once."""
    return frozenset(simple_words(text))


@lru_cache(maxsize=TEXTS)
def unprinted(text: str) -> list[str]:
    """The words of four letters and more, in lower case, that no English book prints as one word; each once."""
    return [word for word in different_words(text) - printed_words() if len(word) >= SHORT]


@lru_cache(maxsize=4096)
def pair(left: str, right: str) -> int:
    """How often English books print these two words side by side; 0 when too rarely to be listed."""
    pairs, wanted = _pairs(), f"{left} {right} ".lower().encode()
    at = bisect_left(pairs, wanted)
    return int(pairs[at][len(wanted) :]) if at < len(pairs) and pairs[at].startswith(wanted) else 0
