"""The view of an article as it is stored."""

from articles import Article
from review.view import PassageView, View
from storage.record import Record, Result


def recorded(record: Record) -> View:
    """What is shown of a stored article; a result with English and without source is English that came so."""
    article = record.article
    return View(
        title=_title(record),
        origin=article.origin,
        language=_language(record),
        signature=record.signature,
        passages=tuple(_passage(article, position, result) for position, result in enumerate(record.results)),
    )


def _passage(article: Article, position: int, result: Result) -> PassageView:
    passage = article.passages[position]
    came_so = bool(result.machine) and not result.cleaned
    return PassageView(
        kind=passage.kind,
        language=result.language,
        source=None if came_so else result.cleaned,
        machine=result.machine,
        clean=result.clean,
        changes=result.changes,
        doubts=result.doubts,
        sentences=result.sentences,
        read=None if came_so else passage.text,
        source_changes=result.source_changes,
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
