"""An article with everything, as one JSON object: the shape of ``--json``, documented in the README."""

from typing import Any

from storage import Record


def json_of(record: Record) -> dict[str, Any]:
    """The record as plain JSON values; places are counted in code points."""
    article = record.article
    return {
        "origin": article.origin,
        "digest": article.digest,
        "form": article.form,
        "encoding": article.encoding,
        "title": article.title,
        "signature": record.signature,
        "status": record.status,
        "made": record.made.isoformat(),
        "passages": [
            {
                "kind": passage.kind,
                "language": result.language,
                "source": passage.text,
                "cleaned": result.cleaned,
                "machine": result.machine,
                "clean": result.clean,
                "source_changes": [change._asdict() for change in result.source_changes],
                "changes": [change._asdict() for change in result.changes],
                "sentences": [sentence._asdict() for sentence in result.sentences],
                "doubts": [doubt._asdict() for doubt in result.doubts],
            }
            for passage, result in zip(article.passages, record.results, strict=True)
        ],
    }
