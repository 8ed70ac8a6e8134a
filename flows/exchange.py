"""Stored articles in the forms of other programs: XLIFF, TMX, CSV and JSON lines."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from articles import Outcome, Sentence, Severity
from documents.tmx import Unit as Pair
from documents.xliff import Note, Part, Unit
from flows.record_json import json_of
from flows.taught import segments
from flows.way import prevailing
from review.standing import Standing, standings
from storage import Status, Stored, Told, in_force, passage_key, passage_of

REVIEWED = (Status.REVIEWED, Status.PUBLISHED)
COLUMNS = (
    "made", "reviewer", "verdict", "in_force", "carried", "cleaner", "version", "before", "after", "wording",
    "passage", "origin", "article",
)  # fmt: skip
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What makes a spreadsheet take a cell for a formula; Japanese ones read the wide signs too."""
SAID = {
    Standing.MADE: "made",
    Standing.OFFERED: "suggested",
    Standing.ACCEPTED: "accepted",
    Standing.REJECTED: "rejected",
    Standing.REWORDED: "reworded",
    Standing.FALLEN: "fallen with another",
}


def part_of(stored: Stored) -> Part:
    """An article for a translation program: every passage that has a text, with its edits and doubts as notes."""
    standing = in_force(stored.decisions)
    record = stored.record
    reviewed = record.status in REVIEWED
    units = []
    for position, result in enumerate(record.results):
        if not result.cleaned.strip():
            continue
        rewritten = passage_key(position, result.machine) in standing
        stands = standings(result.changes, standing)
        notes = [
            Note(
                change.cleaner,
                f"{SAID[stands[change.key]]}: {change.before!r} into {change.after!r}. {change.reason}",
                2 if stands[change.key] is Standing.OFFERED else 4,
            )
            for change in result.changes
            if not rewritten
        ]
        notes += [
            Note(doubt.check, f"{doubt.severity}: {doubt.reason}", 1 if doubt.severity is Severity.BLOCKS else 3)
            for doubt in result.doubts
        ]
        units.append(
            Unit(
                position,
                result.cleaned,
                result.clean,
                result.language,
                reviewed=reviewed or rewritten,
                notes=tuple(notes),
            )
        )
    language = prevailing([sentence for result in record.results for sentence in result.sentences])
    return Part(record.article.origin, stored.id, language, tuple(units))


def pairs_of(stored: Stored) -> Iterator[Pair]:
    """The sentences of an article with the English that a person has called right, where it is certain which is which.

    Those of a reviewed or published article, and of passages that a person wrote.
    """
    standing = in_force(stored.decisions)
    reviewed = stored.record.status in REVIEWED
    for position, result in enumerate(stored.record.results):
        rewriting = standing.get(passage_key(position, result.machine))
        if not (rewriting or reviewed):
            continue
        for sentence, english in segments(result.sentences, result.clean):
            if rewriting or translated(sentence):
                props = {"x-chysto-origin": stored.record.article.origin, "x-chysto-article": stored.id}
                made = rewriting.made if rewriting else stored.record.made
                yield Pair(sentence.source, sentence.language, english, made, made, props)


def translated(sentence: Sentence) -> bool:
    """Whether the machine text of a sentence is English that was made of it."""
    return sentence.outcome in (Outcome.TRANSLATED, Outcome.RETRIED, Outcome.REMEMBERED)


def decisions_csv(articles: Iterable[tuple[Stored, Sequence[Told]]]) -> Iterator[bytes]:
    """The decisions on articles, one a line under COLUMNS, in UTF-8 with the mark that spreadsheets want."""
    yield "\ufeff".encode() + line(COLUMNS)
    for stored, history in articles:
        results = stored.record.results
        places = {change.key: at for at, result in enumerate(results) for change in result.changes}
        here = {*places, *(passage_key(at, result.machine) for at, result in enumerate(results))}
        standing = in_force([told.decision for told in history])
        for told in history:
            decision = told.decision
            position = places.get(decision.change, passage_of(decision.change))
            yield line(
                (
                    decision.made.isoformat(),
                    decision.reviewer,
                    decision.verdict,
                    "yes" if standing.get(decision.change) is decision and decision.change in here else "no",
                    "yes" if told.carried else "no",
                    told.cleaner,
                    told.version or "",
                    told.before,
                    told.after,
                    decision.wording,
                    "" if position is None else position + 1,
                    stored.record.article.origin,
                    stored.id,
                )
            )


def line(cells: Sequence[object]) -> bytes:
    """A line of CSV that no spreadsheet takes a formula from: such a cell gets an apostrophe before it.

    >>> print(line(["=1+1", 7, "a, b", "-"]).decode().rstrip())
    '=1+1,7,"a, b",'-
    """
    row = io.StringIO()
    csv.writer(row).writerow([harmless(str(cell)) if isinstance(cell, str) else cell for cell in cells])
    return row.getvalue().encode("utf-8", "replace")


def harmless(cell: str) -> str:
    # A spreadsheet looks past white space before a sign.
    return f"'{cell}" if cell.startswith(FORMULA) or cell.lstrip().startswith(FORMULA) else cell.replace("\x00", "")


def json_line(stored: Stored) -> bytes:
    """An article with everything, as a line of JSON."""
    made: dict[str, Any] = {
        "id": stored.id,
        "version": stored.version,
        **json_of(stored.record),
        "decisions": [
            {
                "change": decision.change,
                "verdict": decision.verdict,
                "reviewer": decision.reviewer,
                "made": decision.made.isoformat(),
                "wording": decision.wording,
            }
            for decision in stored.decisions
        ],
    }
    # A lone surrogate becomes the escape that JSON has for it.
    return json.dumps(made, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"
