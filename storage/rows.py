"""Between the nouns and the tables' rows: what is put in comes out equal."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, RowMapping, insert, select

from articles import Article, Change, Decision, Doubt, Kind, Outcome, Passage, Sentence, Severity, Strength, Verdict
from storage.record import Record, Result, Stored
from storage.status import Status
from storage.tables import ArticleRow, Base, ChangeRow, DecisionRow, DoubtRow, PassageRow, SentenceRow

Noun = TypeVar("Noun")
SOURCE, ENGLISH = "source", "english"


def put(connection: Connection, number: int, record: Record) -> None:
    """Insert the passages of the article with this number, and all that belongs to them."""
    tables: dict[type[Base], list[dict[str, Any]]] = {PassageRow: [], ChangeRow: [], SentenceRow: [], DoubtRow: []}
    texts = [passage.text for passage in record.article.passages]
    for at, (passage, result) in enumerate(zip(record.article.passages, record.results, strict=True)):
        before, after = neighbours(texts, at)
        tables[PassageRow].append(
            {
                "article": number,
                "number": at,
                "text": passage.text,
                "text_source": passage.source,
                "text_language": passage.language,
                "kind": passage.kind,
                "position": passage.position,
                "of": passage.of,
                "before": None if passage.before == before else passage.before,
                "after": None if passage.after == after else passage.after,
                "speech": passage.speech,
                "language": result.language,
                "cleaned": result.cleaned,
                "machine": result.machine,
                "clean": result.clean,
            }
        )
        owner = {"article": number, "passage": at}
        tables[ChangeRow] += rows({**owner, "side": SOURCE}, result.source_changes)
        tables[ChangeRow] += rows({**owner, "side": ENGLISH}, result.changes)
        tables[SentenceRow] += rows(owner, result.sentences)
        tables[DoubtRow] += rows(owner, result.doubts)
    for table, values in tables.items():
        if values:
            connection.execute(insert(table), values)


def take(connection: Connection, number: int) -> Stored:
    """The article with this number, with everything that belongs to it."""
    article = connection.execute(select(ArticleRow.__table__).where(ArticleRow.number == number)).one()
    passages = connection.execute(
        select(PassageRow.__table__).where(PassageRow.article == number).order_by(PassageRow.number)
    ).all()
    source_changes = by_passage(connection, ChangeRow, number, change, ChangeRow.side == SOURCE)
    changes = by_passage(connection, ChangeRow, number, change, ChangeRow.side == ENGLISH)
    sentences = by_passage(connection, SentenceRow, number, sentence)
    doubts = by_passage(connection, DoubtRow, number, doubt)
    texts = [row.text for row in passages]
    record = Record(
        article=Article(
            origin=article.origin,
            passages=tuple(passage(row._mapping, texts) for row in passages),
            form=article.form,
            encoding=article.encoding,
        ),
        results=tuple(
            Result(
                cleaned=row.cleaned,
                machine=row.machine,
                clean=row.clean,
                language=row.language,
                source_changes=tuple(source_changes[row.number]),
                sentences=tuple(sentences[row.number]),
                changes=tuple(changes[row.number]),
                doubts=tuple(doubts[row.number]),
            )
            for row in passages
        ),
        signature=article.signature,
        status=Status(article.status),
        made=article.made,
    )
    return Stored(article.id, article.version, record, decisions(connection, number))


def decisions(connection: Connection, number: int) -> tuple[Decision, ...]:
    """The decisions on the article with this number, oldest first."""
    return tuple(numbered(connection, number).values())


def numbered(connection: Connection, number: int) -> dict[int, Decision]:
    """The decisions on the article with this number by the numbers of their rows, oldest first."""
    columns = DecisionRow.change, DecisionRow.verdict, DecisionRow.reviewer, DecisionRow.made, DecisionRow.wording
    wanted = select(DecisionRow.number, *columns).where(DecisionRow.article == number).order_by(DecisionRow.number)
    return {
        row: Decision(change, Verdict(verdict), reviewer, made, wording)
        for row, change, verdict, reviewer, made, wording in connection.execute(wanted)
    }


def rows(owner: Mapping[str, Any], nouns: Iterable[Change | Sentence | Doubt]) -> list[dict[str, Any]]:
    """A row for each noun, numbered from 0."""
    return [{**owner, "number": number, **noun._asdict()} for number, noun in enumerate(nouns)]


def by_passage(
    connection: Connection,
    table: type[Any],
    number: int,
    made: Callable[[RowMapping], Noun],
    *conditions: ColumnElement[bool],
) -> Mapping[int, list[Noun]]:
    """The nouns that an article's rows in ``table`` make, in order, under the numbers of their passages."""
    found: defaultdict[int, list[Noun]] = defaultdict(list)
    wanted = select(table.__table__).where(table.article == number, *conditions).order_by(table.passage, table.number)
    for row in connection.execute(wanted).mappings():
        found[row["passage"]].append(made(row))
    return found


def neighbours(texts: Sequence[str], at: int) -> tuple[str, str]:
    """The texts before and after; empty at the ends."""
    return texts[at - 1] if at else "", texts[at + 1] if at + 1 < len(texts) else ""


def passage(row: RowMapping, texts: Sequence[str]) -> Passage:
    """The passage as it was read."""
    before, after = neighbours(texts, row["number"])
    return Passage(
        text=row["text"],
        source=row["text_source"],
        language=row["text_language"],
        kind=Kind(row["kind"]),
        position=row["position"],
        of=row["of"],
        before=before if row["before"] is None else row["before"],
        after=after if row["after"] is None else row["after"],
        speech=row["speech"],
    )


def change(row: RowMapping) -> Change:
    """The change as it was made."""
    return Change(
        key=row["key"],
        cleaner=row["cleaner"],
        version=row["version"],
        strength=Strength(row["strength"]),
        turn=row["turn"],
        layer=row["layer"],
        start=row["start"],
        end=row["end"],
        machine_start=row["machine_start"],
        machine_end=row["machine_end"],
        before=row["before"],
        after=row["after"],
        reason=row["reason"],
        rests_on=tuple(row["rests_on"]),
    )


def sentence(row: RowMapping) -> Sentence:
    """The sentence as it was translated."""
    return Sentence(
        start=row["start"],
        end=row["end"],
        english_start=row["english_start"],
        english_end=row["english_end"],
        source=row["source"],
        english=row["english"],
        language=row["language"],
        outcome=Outcome(row["outcome"]),
        score=row["score"],
        reason=row["reason"],
    )


def doubt(row: RowMapping) -> Doubt:
    """The doubt as the check had it."""
    return Doubt(
        check=row["check"],
        kind=row["kind"],
        severity=Severity(row["severity"]),
        reason=row["reason"],
        start=row["start"],
        end=row["end"],
        source_start=row["source_start"],
        source_end=row["source_end"],
    )
