"""Articles as one file to keep or to send: a page, Markdown or JSON."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence

from review.bilingual import page
from review.columns import Note, columns
from review.signs import drawn, line, visible
from review.view import PassageView, View

FORMS = (".html", ".md", ".json")
_MARKS = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~&$:@^=\"'])")


def report(views: Sequence[View], form: str) -> str:
    """The articles in one of FORMS. Raises Misplaced when a recorded change does not fit its text."""
    if form == ".json":
        return json.dumps([_object(view) for view in views], ensure_ascii=False, indent=1) + "\n"
    return page(*views) if form == ".html" else "\n".join(_markdown(views))


def _object(view: View) -> dict[str, object]:
    """The view as JSON values: everything that is shown, places in code points."""
    return {
        "title": view.title,
        "origin": view.origin,
        "language": view.language,
        "signature": view.signature,
        "passages": [_passage(passage) for passage in view.passages],
    }


def _passage(passage: PassageView) -> dict[str, object]:
    return {
        "kind": passage.kind,
        "language": passage.language,
        "source": passage.source if passage.read is None else passage.read,
        "cleaned": passage.source,
        "machine": passage.machine,
        "clean": passage.clean,
        "source_changes": [change._asdict() for change in passage.source_changes],
        "changes": [
            {
                **change._asdict(),
                "stands": passage.standings[change.key],
                "decision": _decision(passage, change.key),
            }
            for change in passage.changes
        ],
        "rewritten_by": passage.rewriting.reviewer if passage.rewriting else None,
        "sentences": [sentence._asdict() for sentence in passage.sentences],
        "doubts": [doubt._asdict() for doubt in passage.doubts],
    }


def _decision(passage: PassageView, key: str) -> dict[str, object] | None:
    decision = passage.decisions.get(key)
    if decision is None:
        return None
    return {
        "verdict": decision.verdict,
        "wording": decision.wording,
        "reviewer": decision.reviewer,
        "made": decision.made.isoformat(),
    }


def _markdown(views: Iterable[View]) -> Iterator[str]:
    """Each text in a block of code, so that nothing an article says is taken for Markdown or HTML."""
    for view in views:
        yield from (f"# {_said(view.title) or 'Untitled'}", "", _said(view.origin), "", view.counts.summary, "")
        for position, passage in enumerate(view.passages, start=1):
            yield from (f"## {position}, {passage.kind}", "")
            source = passage.source if passage.read is None else passage.read
            if source is not None:
                yield from _block("Source", source)
            yield from _block("Machine English", passage.machine)
            if passage.clean != passage.machine:
                yield from _block("Clean English", passage.clean)
            notes = [_note(note) for note in columns(passage).notes]
            yield from (*notes, "") if notes else ()
        if view.signature:
            yield from (_said(view.signature), "")


def _block(name: str, text: str) -> Iterator[str]:
    shown = visible(text)
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", shown)), default=0))
    yield from (f"{name}:", "", f"{fence}text", shown, fence, "")


def _note(note: Note) -> str:
    said = [f"**{_said(note.name)}**", *(["in the source"] if note.in_source else [])]
    said += [note.sort] if note.sort != "edit" else []
    said += [_said(note.said)] if note.said else []
    if note.before or note.made_of:
        said.append(f"“{_said(drawn(note.before))}” → “{_said(drawn(note.made_of))}”")
    return f"- {' · '.join(said)}: {_said(note.reason)}"


def _said(text: str) -> str:
    return _MARKS.sub(r"\\\1", line(text)).strip()
