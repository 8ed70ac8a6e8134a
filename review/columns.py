"""A passage made ready for display: three texts in runs of one look, and the notes that stand under them.

The terminal and the page show the same columns; only the signs and the markup differ.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby, pairwise
from typing import NamedTuple

from articles import SUGGEST, Change, Decision, Outcome, Severity
from cleaners import replay
from review.segments import Mark, Segment, segments
from review.standing import Standing
from review.view import LEFT, PassageView
from review.words import words


@dataclass(frozen=True, slots=True)
class Run:
    """Text that looks the same from end to end.

    ``mark`` says what an edit does to it; ``asked`` that a suggestion would replace it, or offers it. ``numbers`` are
    those of the edits that end here, as their notes have them.
    """

    text: str
    mark: Mark = Mark.KEPT
    asked: bool = False
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """Runs side by side of which the same is to be said.

    ``language`` is set where a sentence stands in its own language among the English, and on the same sentence in the
    source. ``doubt`` is the gravest doubt about this place.
    """

    runs: tuple[Run, ...]
    language: str | None = None
    doubt: Severity | None = None


class Sort(StrEnum):
    """What a note is about."""

    EDIT = "edit"
    SUGGESTION = "suggestion"
    LEFT = "left"
    RETRIED = "retried"
    BLOCKS = "blocks"
    NOTES = "notes"
    REWRITTEN = "rewritten"


@dataclass(frozen=True, slots=True)
class Note:
    """One thing said under a passage: ``name`` is that of the cleaner, check or outcome.

    ``number`` is that of the edit's place in the text, 0 for anything without one. ``before`` and ``after`` are what
    an edit found and put; both are empty for anything else. An edit of the English has its ``key`` and says where it
    ``stands``, by whose ``decision``, and the numbers of those it ``rests_on``.
    """

    sort: Sort
    name: str
    reason: str
    number: int = 0
    before: str = ""
    after: str = ""
    in_source: bool = False
    key: str = ""
    stands: Standing | None = None
    decision: Decision | None = None
    rests_on: tuple[int, ...] = ()

    @property
    def said(self) -> str:
        """What became of an edit, in words; empty while nobody decided."""
        if self.stands is Standing.FALLEN:
            return "fallen with " + (" and ".join(map(str, self.rests_on)) or "what it rested on")
        return f"{self.stands} by {self.decision.reviewer}" if self.stands and self.decision else ""

    @property
    def made_of(self) -> str:
        """What an edit put, in the reviewer's words if there are any."""
        reworded = self.decision if self.stands is Standing.REWORDED else None
        return reworded.wording if reworded else self.after


@dataclass(frozen=True, slots=True)
class Columns:
    """What is shown of a passage. ``source`` is None where there is none."""

    source: tuple[Stretch, ...] | None
    machine: tuple[Stretch, ...]
    clean: tuple[Stretch, ...]
    notes: tuple[Note, ...]


class _Span(NamedTuple):
    """A place in one state of the text, and what is to be seen there."""

    start: int
    end: int
    language: str | None = None
    doubt: Severity | None = None


class _Said(NamedTuple):
    language: str | None
    doubt: Severity | None


_NOTHING = _Said(None, None)
_MACHINE = (Mark.KEPT, Mark.REMOVED)
_CLEAN = (Mark.KEPT, Mark.ADDED)


def columns(passage: PassageView) -> Columns:
    """Lay out one passage; edits are numbered from 1, those in the source first.

    Raises Misplaced when a recorded change does not fit its text.
    """
    source = segments((passage.source or "") if passage.read is None else passage.read, passage.source_changes)
    if passage.rewriting or (not passage.changes and passage.machine != passage.clean):
        english = words(passage.machine, passage.clean)
    else:
        english = segments(passage.machine, passage.changes, passage.decisions)
    first = _numbers(source, 0)
    second = _numbers(english, max(first.values(), default=0))
    left = [sentence for sentence in passage.sentences if sentence.outcome in LEFT]
    in_source = [_Span(each.start, each.end, language=each.language) for each in left]
    in_source += [_Span(doubt.source_start, doubt.source_end, doubt=doubt.severity) for doubt in passage.doubts]
    in_machine = [_Span(each.english_start, each.english_end, language=each.language) for each in left]
    in_doubt = [_Span(doubt.start, doubt.end, doubt=doubt.severity) for doubt in passage.doubts]
    if in_doubt and (passage.decisions or passage.rewriting):
        in_doubt = list(_carried(words(replay(passage.machine, passage.changes), passage.clean), in_doubt))
    in_clean = [*_carried(english, in_machine), *in_doubt]
    return Columns(
        source=None if passage.source is None else tuple(_stretches(source, tuple(Mark), _CLEAN, in_source, first)),
        # A suggestion is made on the clean text, and shown there only.
        machine=tuple(
            _stretches(
                [replace(each, asked="") if each.asked else each for each in english],
                _MACHINE,
                _MACHINE,
                in_machine,
                second,
            )
        ),
        clean=tuple(_stretches(english, (*_CLEAN, Mark.OFFERED), _CLEAN, in_clean, second)),
        notes=tuple(_notes(passage, first, second)),
    )


def _numbers(row: Sequence[Segment], last: int) -> dict[str, int]:
    """The number of each change in the row, by key; changes that make one edit together share one."""
    numbers: dict[str, int] = {}
    for segment in row:
        for keys in (segment.keys, (segment.asked,), (segment.dropped,)):
            if keys and keys[0] and keys[0] not in numbers:
                last += 1
                numbers |= dict.fromkeys(keys, last)
    return numbers


def _carried(row: Iterable[Segment], spans: Sequence[_Span]) -> Iterator[_Span]:
    """Spans of the machine text as they lie in the clean text, without what was edited in between."""
    machine = clean = 0
    for segment in row:
        length = len(segment.text)
        if segment.mark is Mark.KEPT:
            for span in spans:
                start, end = max(span.start, machine), min(span.end, machine + length)
                if start < end:
                    yield span._replace(start=start - machine + clean, end=end - machine + clean)
        machine += length if segment.mark in _MACHINE else 0
        clean += length if segment.mark in _CLEAN else 0


def _stretches(
    row: Sequence[Segment],
    shown: Sequence[Mark],
    counted: Sequence[Mark],
    spans: Sequence[_Span],
    numbers: Mapping[str, int],
) -> Iterator[Stretch]:
    """One column: its ``shown`` segments, parted where a span of the ``counted`` text begins or ends."""
    row = [segment for segment in row if segment.mark in shown]
    ends = _ends(row, numbers)
    found: list[tuple[_Said, Run]] = []
    at = 0
    for index, segment in enumerate(row):
        end = at + len(segment.text) if segment.mark in counted else at
        places = [at, end]
        if segment.mark is Mark.KEPT:
            places += [place for span in spans for place in (span.start, span.end) if at < place < end]
        # An edit is not parted: a span that covers some of it is said of the whole.
        pieces = list(pairwise(sorted(set(places)))) or [(at, end)]
        for piece in pieces:
            text = segment.text[piece[0] - at : piece[1] - at] if segment.mark is Mark.KEPT else segment.text
            here = ends.get(index, ()) if piece is pieces[-1] else ()
            if text or here:
                found.append((_said(*piece, spans), Run(text, segment.mark, bool(segment.asked), here)))
        at = end
    for said, runs in groupby(found, key=lambda each: each[0]):
        yield Stretch(tuple(run for _, run in runs), *said)


def _ends(row: Sequence[Segment], numbers: Mapping[str, int]) -> dict[int, tuple[int, ...]]:
    """By the index of a segment the numbers of the edits that end with it: a number stands once in a column."""
    last: dict[int, int] = {}
    for index, segment in enumerate(row):
        last |= {numbers[key]: index for key in (*segment.keys[:1], segment.asked, segment.dropped) if key}
    ends: dict[int, tuple[int, ...]] = {}
    for number, index in sorted(last.items()):
        ends[index] = (*ends.get(index, ()), number)
    return ends


def _said(start: int, end: int, spans: Sequence[_Span]) -> _Said:
    """What all spans say together that lie over a part of the place, or about an empty one."""
    over = [span for span in spans if span.start < end and start < span.end]
    if not over:
        return _NOTHING
    doubts = {span.doubt for span in over if span.doubt}
    language = next((span.language for span in over if span.language is not None), None)
    return _Said(language, Severity.BLOCKS if Severity.BLOCKS in doubts else next(iter(doubts), None))


def _notes(passage: PassageView, first: Mapping[str, int], second: Mapping[str, int]) -> Iterator[Note]:
    """What is said under a passage: edits by place, then sentences left alone, then doubts, the grave ones first."""
    if passage.rewriting:
        reason = f"{passage.rewriting.reviewer} wrote this passage anew. Edits have no effect on it."
        yield Note(Sort.REWRITTEN, Sort.REWRITTEN, reason, decision=passage.rewriting)
    for changes, numbers, in_source in ((passage.source_changes, first, True), (passage.changes, second, False)):
        # A suggestion without a place of its own in the row has no number, and comes last.
        placed = sorted(
            changes, key=lambda change: (numbers.get(change.key, len(first) + len(second) + 1), change.layer)
        )
        yield from (_edit_note(passage, change, numbers, in_source) for change in placed)
    for sentence in passage.sentences:
        if sentence.outcome is Outcome.UNSUPPORTED:
            yield Note(Sort.LEFT, sentence.outcome, sentence.reason or "No model here translates this language.")
        elif sentence.outcome is Outcome.KEPT:
            yield Note(Sort.LEFT, sentence.outcome, sentence.reason or "Every translation of this sentence was bad.")
        elif sentence.outcome is Outcome.RETRIED:
            yield Note(Sort.RETRIED, sentence.outcome, sentence.reason or "The first translation was bad.")
    for doubt in sorted(passage.doubts, key=lambda doubt: doubt.severity is not Severity.BLOCKS):
        name = doubt.check if doubt.kind in ("", doubt.check) else f"{doubt.check}: {doubt.kind}"
        yield Note(Sort(doubt.severity), name, doubt.reason)


def _edit_note(passage: PassageView, change: Change, numbers: Mapping[str, int], in_source: bool) -> Note:
    number = numbers.get(change.key, 0)
    rests_on = {numbers.get(key, 0) for key in change.rests_on} - {0, number}
    return Note(
        Sort.SUGGESTION if change.strength is SUGGEST else Sort.EDIT,
        change.cleaner,
        change.reason,
        number,
        change.before,
        change.after,
        in_source,
        key="" if in_source else change.key,
        stands=None if in_source else passage.standings[change.key],
        decision=None if in_source else passage.decisions.get(change.key),
        rests_on=tuple(sorted(rests_on)),
    )
