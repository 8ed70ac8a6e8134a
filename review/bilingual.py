"""Articles as one page: source, machine English and clean English side by side, with every edit and its reason.

The page is a single file that needs nothing else: no script, no font, no picture, no address. Article text is
hostile, so three things stand between it and the reader's browser: every text goes through Jinja's autoescape,
control characters are drawn as signs, and the page's own policy allows its one style block, by hash, and nothing more.
"""

import base64
import hashlib
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from articles import Severity
from review.columns import Columns, columns
from review.environment import environment, lang, source
from review.standing import Standing
from review.view import PassageView, View


@dataclass(frozen=True)
class Row:
    """One passage with its columns, laid out."""

    passage: PassageView
    laid: Columns

    @property
    def still(self) -> bool:
        """Nothing was changed here and nothing is in doubt."""
        return not self.laid.notes and self.passage.machine == self.passage.clean

    @property
    def open(self) -> bool:
        """Something here waits for a person: an edit, a suggestion, or a doubt that blocks."""
        return self.passage.waiting > 0 or self.grave

    @property
    def grave(self) -> bool:
        """A suggestion here waits for a person, or a doubt blocks."""
        if self.passage.rewriting:
            return False
        blocked = any(doubt.severity is Severity.BLOCKS for doubt in self.passage.doubts)
        return blocked or Standing.OFFERED in self.passage.standings.values()


@dataclass(frozen=True)
class Sheet:
    """One article as a page shows it."""

    view: View

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Its passages. Raises Misplaced when a recorded change does not fit its text."""
        return tuple(Row(passage, columns(passage)) for passage in self.view.passages)

    @property
    def still(self) -> int:
        """How many passages have neither edits nor doubts."""
        return sum(row.still for row in self.rows)

    @property
    def sourced(self) -> bool:
        """Whether there is a source to show."""
        return any(passage.source is not None for passage in self.view.passages)

    @property
    def title_language(self) -> str:
        """The title's own language: that of the passage it was taken from, or English."""
        for passage in self.view.passages:
            if self.view.title and self.view.title in (passage.clean, passage.machine):
                return "en"
            if self.view.title and self.view.title in (passage.source, passage.read):
                return lang(passage.language)
        return "en"


def page(*views: View) -> str:
    """The whole page as HTML, to be written as utf-8; of several articles, one below the other with a list of them.

    Raises Misplaced when a recorded change does not fit its text.
    """
    # Browsers hash the text between the tags as they parsed it: with line feeds, whatever the file had.
    style = "\n" + source("bilingual.css")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        environment()
        .get_template("bilingual.html")
        .render(
            sheets=[Sheet(view) for view in views],
            style=Markup(style),  # noqa: S704 - a file of this package, not a word of an article in it
            policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
        )
    )
