"""The forms of furniture are tried only at lines that open as the files say, and that have what they say is needed.

So the files must leave no opening out, and name no need that a line can be without.
"""

import tomllib
from collections.abc import Iterable
from pathlib import Path
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from cleaners import site_phrases
from cleaners.furniture import BYLINE, BYLINE_OPENINGS

FILES = Path(site_phrases.__file__).parent
FORMS = [
    (language, form)
    for language in site_phrases.LANGUAGES
    for entry in tomllib.loads((FILES / f"furniture_{language}.toml").read_text(encoding="utf-8"))["pattern"]
    for form in entry.get("any", [entry])
]
LETTERS = 4
ARTICLES = {"the", "a", "an"}
MANY = 60
"""A range of more characters than that is as good as any character."""
SPELLINGS = 500
"""A part of a pattern is written out in at most so many ways."""


class AnythingError(Exception):
    """What is matched may open with anything."""


def openings(pattern: str) -> set[str]:
    """The openings, as `site_phrases.opening` tells them, of all that a pattern matches."""
    found: set[str] = set()
    left = _read(parser.parse(pattern), {""}, found)
    if "" in left:
        raise AnythingError
    return found | left


def _read(items: Iterable[tuple[Any, Any]], begun: set[str], found: set[str]) -> set[str]:
    """The openings begun so far, read on through items of a parsed pattern; those that end there go to ``found``."""
    for kind, value in items:
        if kind is sre.LITERAL:
            begun = _put(begun, {chr(value)}, found)
        elif kind is sre.IN:
            begun = _put(begun, set(_characters(value)), found)
        elif kind is sre.SUBPATTERN:
            begun = _read(value[3], begun, found)
        elif kind is sre.BRANCH:
            begun = set().union(*(_read(branch, begun, found) for branch in value[1]))
        elif kind in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            least, most, repeated = value
            passed = set() if least else begun
            for time in range(1, min(int(most), LETTERS + int(least)) + 1):
                begun = _read(repeated, begun, found)
                passed = passed | begun if time >= least else passed
            begun = passed
        elif kind is sre.AT and value in (sre.AT_BOUNDARY, sre.AT_END):
            found |= begun - {""}
            begun = begun & {""}
        elif kind not in (sre.ASSERT, sre.ASSERT_NOT) and begun:
            raise AnythingError
    return begun


def _characters(choice: Iterable[tuple[Any, Any]]) -> Iterable[str]:
    for kind, value in choice:
        if kind is sre.LITERAL:
            yield chr(value)
        elif kind is sre.RANGE and value[1] - value[0] < MANY:
            yield from map(chr, range(value[0], value[1] + 1))
        elif kind is sre.CATEGORY and value in (sre.CATEGORY_SPACE, sre.CATEGORY_DIGIT):
            yield " " if value is sre.CATEGORY_SPACE else "0"
        else:
            yield ""


def _put(begun: set[str], characters: set[str], found: set[str]) -> set[str]:
    """Each opening with each of the characters behind it."""
    if "" in characters and begun:
        raise AnythingError
    longer = set()
    for opening in begun:
        for character in characters:
            whole = opening + character.replace("ё", "е")
            if character == " " and opening in ARTICLES:
                longer.add("")
            elif not character.isalnum():
                (found if opening else longer).add(opening)
            elif whole[0].isdigit() or len(whole) == LETTERS:
                found.add("0" if whole[0].isdigit() else whole)
            else:
                longer.add(whole)
    return longer


@pytest.mark.parametrize(
    ("pattern", "opened"),
    [
        (r"(?:the |a-)?(?:share|tweet)s?\b[^\n]{0,5}", {"a", "shar", "twee"}),
        (r"(?:any |full )*(?=print)print", {"any", "full", "prin"}),
        (r"\d+ ?(?:min|sec)|[её]ж|x{2,3}y", {"0", "еж", "xxy", "xxxy"}),
        (r"go ?up|« ?yes", {"go", "goup", "yes"}),
    ],
)
def test_openings_of_a_pattern(pattern: str, opened: set[str]) -> None:
    assert openings(pattern) == opened


@pytest.mark.parametrize("pattern", [r"[^\n]{0,9} links", r"\w+ links", r"(?:the )?", r"the \w+", r". links"])
def test_a_pattern_that_may_open_with_anything(pattern: str) -> None:
    with pytest.raises(AnythingError):
        openings(pattern)


@pytest.mark.parametrize(("language", "form"), FORMS, ids=[form["match"][:40] for _, form in FORMS])
def test_a_form_says_what_opens_it_or_what_it_needs(language: str, form: dict[str, Any]) -> None:
    if "opens" not in form:
        assert form["needs"]
        with pytest.raises(AnythingError):
            openings(form["match"])
        return
    assert form["opens"].split() == sorted(openings(form["match"])), language


Items = Iterable[tuple[Any, Any]]


def holds(items: Items, needs: Iterable[str]) -> bool:
    """Whether all that items of a parsed pattern match has one of the needs in it, as far as the items show it."""
    run = {""}
    for kind, value in items:
        spelt = _spelt([(kind, value)])
        if spelt is not None and len(run) * len(spelt) <= SPELLINGS:
            run = {before + behind for before in run for behind in spelt}
            continue
        if _covered(run, needs):
            return True
        run = spelt or {""}
        if (
            (kind is sre.SUBPATTERN and holds(value[3], needs))
            or (kind is sre.BRANCH and all(holds(branch, needs) for branch in value[1]))
            or (kind is sre.MAX_REPEAT and value[0] and holds(value[2], needs))
            or (kind is sre.ASSERT and value[0] > 0 and holds(value[1], needs))
        ):
            return True
    return _covered(run, needs)


def _covered(run: set[str], needs: Iterable[str]) -> bool:
    return all(any(need in text for need in needs) for text in run)


def _spelt(items: Items) -> set[str] | None:
    """All that items match, where it is not too much to be written out."""
    texts = {""}
    for kind, value in items:
        more: set[str] | None = None
        if kind is sre.LITERAL:
            more = {chr(value)}
        elif kind is sre.IN and all(one is sre.LITERAL for one, _ in value):
            more = set(_characters(value))
        elif kind is sre.SUBPATTERN:
            more = _spelt(value[3])
        elif kind is sre.BRANCH:
            branches = [_spelt(branch) for branch in value[1]]
            more = None if None in branches else set().union(*(one for one in branches if one))
        elif kind is sre.MAX_REPEAT and value[1] == 1:
            repeated = _spelt(value[2])
            more = None if repeated is None else repeated if value[0] else repeated | {""}
        elif kind is sre.AT:
            more = {""}
        if more is None or len(texts) * len(more) > SPELLINGS:
            return None
        texts = {before + behind for before in texts for behind in more}
    return texts


@pytest.mark.parametrize(
    ("pattern", "needs", "held"),
    [
        (r"(?:share|tweet)s? [^\n]{0,9}", ["share", "tweet"], True),
        (r"(?:share|tweet)s? [^\n]{0,9}", ["share"], False),
        (r"(?=[^\n]*\b(?:us|our)\b)read[^\n]*", [" us", "read"], True),
        (r"[^\n]{3}(?: photo| video)?s", ["photo"], False),
        (r"(?:mistake|misprint)s?[^\n]{0,9}", ["mistake", "misprint"], True),
    ],
)
def test_what_a_pattern_holds(pattern: str, needs: list[str], held: bool) -> None:
    assert holds(parser.parse(pattern), needs) == held


@pytest.mark.parametrize(("language", "form"), FORMS, ids=[form["match"][:40] for _, form in FORMS])
def test_no_line_of_a_form_is_without_what_the_form_needs(language: str, form: dict[str, Any]) -> None:
    assert "needs" not in form or holds(parser.parse(form["match"]), form["needs"]), language


def test_bylines_say_what_opens_them() -> None:
    assert {opening.lower() for opening in openings(BYLINE.pattern)} == BYLINE_OPENINGS


@pytest.mark.parametrize(
    ("line", "opening"),
    [
        ("➡ Share this", "shar"),
        ("The shares", "shar"),
        ("The", "the"),
        ("an", "an"),
        ("And", "and"),
        ("Ещё новости", "еще"),
        ("14:05 Storm", "0"),
        ("п'ять", "п"),
        ("…", ""),
        ("", ""),
    ],
)
def test_opening_of_a_line(line: str, opening: str) -> None:
    assert site_phrases.opening(line) == opening
