"""Figures: whether the English has those of the source, and how they are written in English."""

import re
from collections import Counter

# A number as Ukrainian and Russian write it: groups of thousands set apart by spaces, a decimal comma. What hangs on a
# letter or a hyphen (F-16, 24-річний, 5-го) is part of a word.
NUMBER = re.compile(
    r"(?<![\w.,:/-])(?:\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3}){1,6}(?![ \u00a0\u2009\u202f]?\d)|\d{1,30})"
    r"(?:,\d{1,30})?(?![\w/:-]|[.,]\d)"
)
DIGITS = re.compile(r"\d+(?:[ ,.\u00a0\u2009\u202f]\d{3}(?!\d))*(?:[.,]\d+)?")
SMALL = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
# A million may be written in figures in one language and as a word in the other.
LARGE = re.compile(r"\b(?:тис|млн|мільйон|миллион|млрд|мільярд|миллиард|трлн|трильйон|триллион)", re.IGNORECASE)


def digits(number: str) -> str:
    """A number's digits alone, without separators and without zeros that say nothing at the front."""
    return re.sub(r"\D", "", number).lstrip("0") or "0"


def missing(source: str, english: str) -> tuple[re.Match[str], ...]:
    """The numbers of a source sentence that its English has neither in figures nor, if small, in words.

    >>> [found[0] for found in missing("У місті живе 10 000 людей.", "The city is living in 105,000 people.")]
    ['10 000']
    >>> missing("Приїхали 2 автобуси і 35,5 тонни води.", "Two buses and 35.5 tons of water came.")
    ()
    """
    there = Counter(digits(match[0]) for match in DIGITS.finditer(english))
    low = english.lower()
    lost = []
    for match in NUMBER.finditer(source):
        plain = digits(match[0])
        if there[plain]:
            there[plain] -= 1
        elif not in_words(plain, low) and not LARGE.match(source[match.end() :].lstrip()):
            lost.append(match)
    return tuple(lost)


def in_words(plain: str, low: str) -> bool:
    value = int(plain) if len(plain) < 3 else 99
    return any(value < len(words) and words[value] and words[value] in low for words in (SMALL, ORDINALS))


def in_english(number: str) -> str:
    """A number as English writes it.

    >>> in_english("10 000"), in_english("2,5"), in_english("1 234 567,8"), in_english("2024")
    ('10,000', '2.5', '1,234,567.8', '2024')
    """
    whole, _, fraction = number.partition(",")
    return re.sub(r"\s", ",", whole) + (f".{fraction}" if fraction else "")
