"""One article as one page: source, machine English and clean English side by side, with every edit and its reason.

The page is a single file that needs nothing else: no script, no font, no picture, no address. Article text is
hostile, so three things stand between it and the reader's browser: every text goes through Jinja's autoescape,
control characters are drawn as signs, and the page's own policy allows its one style block, by hash, and nothing more.
"""

import base64
import hashlib
import re
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from review.columns import Columns, columns
from review.signs import drawn, line, visible
from review.view import PassageView, View

_TAG = re.compile(r"[a-z]{2,3}")
_NAMES = {"uk": "Ukrainian", "ru": "Russian", "en": "English"}


def page(view: View) -> str:
    """The whole page as HTML, to be written as utf-8.

    Raises Misplaced when a recorded change does not fit its text.
    """
    style = _style()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    passages = [(passage, columns(passage)) for passage in view.passages]
    return _template().render(
        view=view,
        passages=passages,
        still=sum(_still(passage, laid) for passage, laid in passages),
        sourced=any(laid.source is not None for _, laid in passages),
        title_language=_title_language(view),
        style=Markup(style),  # noqa: S704 - a file of this package, not a word of an article in it
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
    )


@cache
def _style() -> str:
    # Browsers hash the text between the tags as they parsed it: with line feeds, whatever the file had.
    text, _, _ = _environment().loader.get_source(_environment(), "bilingual.css")  # type: ignore[union-attr]
    return "\n" + text.replace("\r\n", "\n")


@cache
def _template() -> Template:
    return _environment().get_template("bilingual.html")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("review"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"visible": visible, "drawn": drawn, "line": line, "lang": lang, "language": language}
    environment.tests["still"] = lambda pair: _still(*pair)
    # A line through a lone sign or space would hide it.
    environment.tests["slight"] = lambda text: not any(character.isalnum() for character in text)
    return environment


def lang(language: str | None) -> str:
    """A value for an HTML ``lang`` attribute: empty, which means unknown, for anything but a plain code.

    >>> lang("uk"), lang("other"), lang('"><script>'), lang(None)
    ('uk', '', '', '')
    """
    return language if language and _TAG.fullmatch(language) and language != "und" else ""


def language(code: str | None) -> str:
    """A language's name, as a column's label says it."""
    return _NAMES.get(code or "", line(code or ""))


def _still(passage: PassageView, laid: Columns) -> bool:
    """Nothing was changed here and nothing is in doubt."""
    return not laid.notes and passage.machine == passage.clean


def _title_language(view: View) -> str:
    """The title's own language: that of the passage it was taken from, or English."""
    for passage in view.passages:
        if view.title and view.title in (passage.clean, passage.machine):
            return "en"
        if view.title and view.title in (passage.source, passage.read):
            return lang(passage.language)
    return "en"
