"""The templates, set up so that no text of an article can become markup or go missing unseen."""

import re
from collections.abc import Mapping
from functools import cache
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined

from review.signs import drawn, line, plain, visible

_TAG = re.compile(r"[a-z]{2,3}")
_NAMES = {"uk": "Ukrainian", "ru": "Russian", "en": "English"}


@cache
def environment() -> Environment:
    """Every text goes through Jinja's autoescape, and an unknown name is an error."""
    made = Environment(
        loader=PackageLoader("review"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "visible": visible, "drawn": drawn, "line": line, "plain": plain, "lang": lang, "language": language,
        "ask": ask,
    }  # fmt: skip
    # A line through a lone sign or space would hide it.
    made.tests["slight"] = lambda text: not any(character.isalnum() for character in text)
    return made


@cache
def source(name: str) -> str:
    """A file beside the templates as it stands, with line feeds."""
    loader = environment().loader
    assert loader is not None  # noqa: S101 - it was given above
    text, _, _ = loader.get_source(environment(), name)
    return text.replace("\r\n", "\n")


def lang(language: str | None) -> str:
    """A value for an HTML ``lang`` attribute: empty, which means unknown, for anything but a plain code.

    >>> lang("uk"), lang("other"), lang('"><script>'), lang(None)
    ('uk', '', '', '')
    """
    return language if language and _TAG.fullmatch(language) and language != "und" else ""


def language(code: str | None) -> str:
    """A language's name, as a column's label says it."""
    return _NAMES.get(code or "", line(code or ""))


def ask(values: Mapping[str, str]) -> str:
    """Values as the part of an address after the question mark, without those that are empty.

    >>> ask({"words": "Київ & co", "status": ""})
    'words=%D0%9A%D0%B8%D1%97%D0%B2+%26+co'
    """
    return urlencode({name: value for name, value in values.items() if value}, errors="replace")
