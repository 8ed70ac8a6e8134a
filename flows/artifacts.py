"""What Prefect's pages show of a run: its articles as a table, and before and after where there are doubts.

Everything is bounded: a run may have a million articles, and Prefect keeps an artifact in one row of its database.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from articles import Severity, Strength
from flows.quoted import fence, line, span
from storage import Record

ARTICLES = 500
"""Lines of the table; a larger run is in `chysto status` and the review page."""
PASSAGES = 50
LONGEST = 600
"""Characters shown of a text: a passage may be a whole file."""


@dataclass(frozen=True)
class Doubted:
    """A passage with doubts, each text cut: what the checks said, the grave ones first, of source and English."""

    origin: str
    source: str
    machine: str
    clean: str
    doubts: tuple[str, ...]


@dataclass
class Sheet:
    """The articles of a run, a row each, and its passages with doubts; the first so many of both."""

    rows: list[dict[str, str | int]] = field(default_factory=list)
    doubted: list[Doubted] = field(default_factory=list)

    def add(self, record: Record) -> None:
        """Take in one finished article."""
        if len(self.rows) < ARTICLES:
            self.rows.append(row(record))
        for passage, result in zip(record.article.passages, record.results, strict=True):
            if result.doubts and len(self.doubted) < PASSAGES:
                doubts = sorted(result.doubts, key=lambda doubt: doubt.severity != Severity.BLOCKS)
                self.doubted.append(
                    Doubted(
                        line(record.article.origin, LONGEST),
                        line(passage.text, LONGEST),
                        line(result.machine, LONGEST),
                        line(result.clean, LONGEST),
                        tuple(
                            line(f"{doubt.check} ({doubt.severity}): {doubt.reason}", LONGEST) for doubt in doubts[:10]
                        ),
                    )
                )

    def __add__(self, other: "Sheet") -> "Sheet":
        """Both together, within the same bounds."""
        return Sheet([*self.rows, *other.rows][:ARTICLES], [*self.doubted, *other.doubted][:PASSAGES])

    def before_and_after(self) -> str:
        """The passages with doubts as Markdown, in which all text of an article is code."""
        parts = ["# Passages with doubts", ""]
        for each in self.doubted:
            shown = [("source", each.source), ("machine", each.machine)]
            if each.clean != each.machine:
                shown.append(("clean", each.clean))
            lines = [f"{name:8}{text}" for name, text in shown] + [f"? {doubt}" for doubt in each.doubts]
            parts += [span(each.origin), "", fence(lines), ""]
        if len(self.doubted) == PASSAGES:
            parts += [f"The first {PASSAGES}; `chysto review` has them all.", ""]
        return "\n".join(parts)


def row(record: Record) -> dict[str, str | int]:
    """One line of the table of articles. Prefect renders its cells as Markdown."""
    edits: Counter[str] = Counter()
    doubts: Counter[str] = Counter()
    for result in record.results:
        edits.update(
            change.cleaner for change in (*result.source_changes, *result.changes) if change.strength == Strength.ALWAYS
        )
        doubts.update(doubt.check for doubt in result.doubts)
    return {
        "article": span(record.article.origin),
        "title": span(record.article.title, 80),
        "status": str(record.status),
        "sentences": sum(len(result.sentences) for result in record.results),
        "edits": counted(edits),
        "doubts": counted(doubts),
    }


def counted(counts: Mapping[str, int]) -> str:
    """Counts by name in one cell, the greatest first.

    >>> counted({"numbers": 1, "names": 3})
    'names 3, numbers 1'
    """
    return ", ".join(f"{name} {count}" for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def table(head: Sequence[str], rows: Sequence[Sequence[str | int | float]]) -> str:
    """A Markdown table; whatever comes from outside must be quoted before."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join("| " + " | ".join(map(str, cells)) + " |" for cells in lines)
