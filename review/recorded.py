"""The view of an article as it is stored."""

from collections.abc import Mapping

from articles import Article, Decision
from cleaners import replay
from review.view import PassageView, View
from storage import Record, Result, Stored, in_force, passage_key


def recorded(stored: Record | Stored) -> View:
    """What is shown of a stored article; a result with English and without source is English that came so.

    A record alone has no decisions: it is shown as the machine left it.
    """
    record, decisions = (stored.record, stored.decisions) if isinstance(stored, Stored) else (stored, ())
    standing = in_force(decisions)
    article = record.article
    return View(
        title=_title(record),
        origin=article.origin,
        language=_language(record),
        signature=record.signature,
        passages=tuple(_passage(article, position, result, standing) for position, result in enumerate(record.results)),
    )


def _passage(article: Article, position: int, result: Result, standing: Mapping[str, Decision]) -> PassageView:
    passage = article.passages[position]
    came_so = bool(result.machine) and not result.cleaned
    decisions = {change.key: standing[change.key] for change in result.changes if change.key in standing}
    rewriting = standing.get(passage_key(position, result.machine)) if standing else None
    clean = result.clean
    # Work done over again is stored without its decisions, and theirs is the last word.
    if rewriting:
        clean = rewriting.wording
    elif decisions:
        clean = replay(result.machine, result.changes, decisions)
    return PassageView(
        kind=passage.kind,
        language=result.language,
        source=None if came_so else result.cleaned,
        machine=result.machine,
        clean=clean,
        changes=result.changes,
        doubts=result.doubts,
        sentences=result.sentences,
        read=None if came_so else passage.text,
        source_changes=result.source_changes,
        decisions=decisions,
        rewriting=rewriting,
    )


def _title(record: Record) -> str:
    """The first line of clean English, or of the source when there is none."""
    english = next((result.clean.strip() for result in record.results if result.clean.strip()), "")
    return english.splitlines()[0] if english else record.article.title


def _language(record: Record) -> str | None:
    """The language of most of the text."""
    weights: dict[str, int] = {}
    for result in record.results:
        if result.language:
            weights[result.language] = weights.get(result.language, 0) + len(result.cleaned)
    return max(weights, key=lambda language: weights[language], default=None)
