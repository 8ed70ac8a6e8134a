"""The tables. Every change here needs a migration in ``storage/migrations``; a test compares the two."""

from datetime import date, datetime

from sqlalchemy import JSON, Boolean, Date, Double, ForeignKeyConstraint, Index, MetaData, String, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from storage.columns import AnyText, Moment


class Base(DeclarativeBase):
    """What the tables share: exact column types, and constraint names that a later migration can rely on."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {str: AnyText, datetime: Moment, float: Double, date: Date, bool: Boolean}  # noqa: RUF012


def of_article(*columns: str) -> ForeignKeyConstraint:
    """The rows of an article go with it."""
    return ForeignKeyConstraint([*columns], ["articles.number"], ondelete="CASCADE")


def of_passage() -> ForeignKeyConstraint:
    """The rows of a passage go with it."""
    return ForeignKeyConstraint(["article", "passage"], ["passages.article", "passages.number"], ondelete="CASCADE")


class ArticleRow(Base):
    """One version of an article.

    ``id`` is the SHA-256 of origin and digest, ``place`` that of the origin alone: an origin may be longer than a
    PostgreSQL index entry (2,704 bytes), a hash never is. ``number`` is only for the other tables.
    """

    __tablename__ = "articles"
    __table_args__ = (UniqueConstraint("id"), UniqueConstraint("place", "version"), Index(None, "status"))

    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(String(64))
    place: Mapped[str] = mapped_column(String(64))
    version: Mapped[int]
    origin: Mapped[str]
    digest: Mapped[str] = mapped_column(String(64))
    title: Mapped[str]
    form: Mapped[str]
    encoding: Mapped[str]
    signature: Mapped[str]
    status: Mapped[str] = mapped_column(String(16))
    made: Mapped[datetime]


class PassageRow(Base):
    """A passage as it was read (``text`` to ``speech``, the fields of articles.Passage) and what became of it.

    ``before`` and ``after`` are NULL where they are the neighbours' texts, which is the rule: each text is then
    stored once and not three times.
    """

    __tablename__ = "passages"
    __table_args__ = (of_article("article"),)

    article: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]
    text_source: Mapped[str | None]
    text_language: Mapped[str | None]
    kind: Mapped[str]
    position: Mapped[int]
    of: Mapped[int]
    before: Mapped[str | None]
    after: Mapped[str | None]
    speech: Mapped[str]
    language: Mapped[str | None]
    cleaned: Mapped[str]
    machine: Mapped[str]
    clean: Mapped[str]


class ChangeRow(Base):
    """A change, of the source (``side`` source) or of the English (``side`` english)."""

    __tablename__ = "changes"
    __table_args__ = (of_passage(), Index(None, "cleaner", "article"))

    article: Mapped[int] = mapped_column(primary_key=True)
    passage: Mapped[int] = mapped_column(primary_key=True)
    side: Mapped[str] = mapped_column(String(8), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str]
    cleaner: Mapped[str]
    version: Mapped[int]
    strength: Mapped[str]
    turn: Mapped[int]
    layer: Mapped[int]
    start: Mapped[int]
    end: Mapped[int]
    machine_start: Mapped[int]
    machine_end: Mapped[int]
    before: Mapped[str]
    after: Mapped[str]
    reason: Mapped[str]
    rests_on: Mapped[list[str]] = mapped_column(JSON)


class SentenceRow(Base):
    """A sentence of a passage with its English."""

    __tablename__ = "sentences"
    __table_args__ = (of_passage(),)

    article: Mapped[int] = mapped_column(primary_key=True)
    passage: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    start: Mapped[int]
    end: Mapped[int]
    english_start: Mapped[int]
    english_end: Mapped[int]
    source: Mapped[str]
    english: Mapped[str]
    language: Mapped[str]
    outcome: Mapped[str]
    score: Mapped[float | None]
    reason: Mapped[str]


class DoubtRow(Base):
    """A doubt about a passage."""

    __tablename__ = "doubts"
    __table_args__ = (of_passage(), Index(None, "check", "severity", "article"))

    article: Mapped[int] = mapped_column(primary_key=True)
    passage: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    check: Mapped[str]
    kind: Mapped[str]
    severity: Mapped[str]
    reason: Mapped[str]
    start: Mapped[int]
    end: Mapped[int]
    source_start: Mapped[int]
    source_end: Mapped[int]


class DecisionRow(Base):
    """A person's word on a change; rows are only ever added, and the highest number counts.

    Cleaner, version, before and after are copied from the change: when an article is worked over again its changes
    are made anew, and what was decided, and the cleaner's record, must outlive that. ``carried`` is the number of the
    decision of which this is a copy, made when the article or its key became another; a copied one no longer counts
    in the cleaner's record.
    """

    __tablename__ = "decisions"
    __table_args__ = (of_article("article"), Index(None, "article", "change"), Index(None, "cleaner"))

    number: Mapped[int] = mapped_column(primary_key=True)
    article: Mapped[int]
    change: Mapped[str]
    verdict: Mapped[str]
    wording: Mapped[str]
    reviewer: Mapped[str]
    made: Mapped[datetime]
    cleaner: Mapped[str]
    cleaner_version: Mapped[int]
    before: Mapped[str]
    after: Mapped[str]
    carried: Mapped[int | None]


class MemoryRow(Base):
    """A sentence that was translated before, under the engine's key."""

    __tablename__ = "memory"

    key: Mapped[str] = mapped_column(primary_key=True)
    source: Mapped[str]
    language: Mapped[str]
    english: Mapped[str]
    package: Mapped[str]
    settings: Mapped[str]
    score: Mapped[float | None]
    outcome: Mapped[str]
    reason: Mapped[str]
    made: Mapped[datetime]
    used: Mapped[date]
    reviewed: Mapped[bool]


class LessonRow(Base):
    """An entry that a person taught the memory by writing a passage (``passage`` is its key) of an article anew.

    The memory has the latest of one key. Without an article it is what stood there before the first was taught.
    """

    __tablename__ = "lessons"
    __table_args__ = (of_article("article"), Index(None, "key"), Index(None, "article", "passage"))

    number: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str]
    article: Mapped[int | None]
    passage: Mapped[str]
    source: Mapped[str]
    language: Mapped[str]
    english: Mapped[str]
    reason: Mapped[str]
    made: Mapped[datetime]


class RunRow(Base):
    """What one pass of the flow over an inbox did."""

    __tablename__ = "runs"

    number: Mapped[int] = mapped_column(primary_key=True)
    inbox: Mapped[str]
    started: Mapped[datetime]
    ended: Mapped[datetime]
    found: Mapped[int]
    stored: Mapped[int]
    known: Mapped[int]
    failed: Mapped[int]
    words: Mapped[int]
    outcomes: Mapped[dict[str, int]] = mapped_column(JSON)
    changes: Mapped[dict[str, int]] = mapped_column(JSON)
    doubts: Mapped[dict[str, int]] = mapped_column(JSON)
    signature: Mapped[str]
    seconds: Mapped[dict[str, float]] = mapped_column(JSON)


class ClaimRow(Base):
    """A worker's claim on the article with this id (as in ArticleRow), whether that is stored or not.

    ``alone`` counts how often the work on nothing but this article was begun since a worker died over it.
    """

    __tablename__ = "claims"
    __table_args__ = (Index(None, "holder"),)

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    holder: Mapped[str]
    until: Mapped[datetime]
    alone: Mapped[int]


class FailureRow(Base):
    """An article that could not be worked on, by the hash of its origin; parked when ``next_try`` is NULL."""

    __tablename__ = "failures"

    place: Mapped[str] = mapped_column(String(64), primary_key=True)
    origin: Mapped[str]
    digest: Mapped[str]
    step: Mapped[str]
    reason: Mapped[str]
    tries: Mapped[int]
    first: Mapped[datetime]
    last: Mapped[datetime]
    next_try: Mapped[datetime | None]
    inbox: Mapped[str]
    output: Mapped[str | None]
