"""The store: articles with all that was done to them, saved whole and given back exactly."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple, Self

from sqlalchemy import ColumnElement, Connection, delete, func, insert, or_, select, update

from articles import Decision, Outcome, Remembered, Severity, Verdict
from storage import lessons, search, upsert, waiting
from storage.carry import Carried, Copy, Replay, carry
from storage.chunks import chunks
from storage.claims import Claims, let_go
from storage.database import Database
from storage.decided import passage_of
from storage.error import Missing, Overtaken, StorageError
from storage.failure import BACK_OFF, Failure
from storage.history import Told, history
from storage.identity import identity, place
from storage.listed import Listed
from storage.listing import TITLE, Filter, lines, totals
from storage.memory import Memory
from storage.patience import patient
from storage.record import Record, Stored
from storage.reference import resolve
from storage.rows import decisions, numbered, put, take
from storage.run import Run
from storage.status import Status
from storage.subject import subject
from storage.tables import (
    ArticleRow,
    ChangeRow,
    DecisionRow,
    DoubtRow,
    FailureRow,
    MemoryRow,
    PassageRow,
    RunRow,
    SentenceRow,
)
from storage.tally import Tally, tally

EVERYTHING = Filter()
ENOUGH = 40
"""Decisions on a cleaner's changes from which its record says something."""
TRUSTED = 0.95
"""The share of accepted changes under which a cleaner is offered for demotion."""
FAILURE = tuple(getattr(FailureRow, each.name) for each in fields(Failure))


@dataclass(frozen=True, slots=True)
class Saved:
    """What saving did. ``new`` is False when this content was there already; ``version`` counts from 1.

    ``kept`` counts the decisions on the work before, or on the version before, that still fit; ``lost`` those that do
    not: they stay where they were made, as history.
    """

    id: str
    version: int
    new: bool
    kept: int = 0
    lost: int = 0


class Version(NamedTuple):
    """An article's row, as saving needs it."""

    number: int
    version: int
    status: str
    made: datetime


@dataclass(frozen=True, slots=True)
class CleanerRecord:
    """How people decided on a cleaner's changes; only the latest decision on each counts."""

    accepted: int = 0
    rejected: int = 0
    reworded: int = 0

    @property
    def share(self) -> float | None:
        """How many of the accepted and rejected were accepted; None when there are none."""
        decided = self.accepted + self.rejected
        return self.accepted / decided if decided else None

    @property
    def doubtful(self) -> bool:
        """Whether enough of it was decided on, and too little accepted, for it to go on without being asked."""
        return self.accepted + self.rejected >= ENOUGH and (self.share or 0) < TRUSTED


@dataclass(frozen=True, slots=True)
class Summary:
    """What the database holds."""

    articles: Mapping[Status, int]
    passages: int
    sentences: int
    changes: int
    doubts: int
    blocking: int
    decisions: int
    failures: int
    memory: int


class Store:
    """An open database. Every method raises StorageError; threads may share a store.

    ``memory`` is the translation memory, ``claims`` say which worker has which article in hand. What a run does all
    the time waits for a server that has gone away and comes back.
    """

    def __init__(self, database: Database, replay: Replay | None = None) -> None:
        self._database = database
        self._replay = replay
        self.memory = Memory(database)
        self.claims = Claims(database)

    @classmethod
    def open(
        cls,
        where: str | Path,
        wait: float = 30.0,
        patience: float = 60.0,
        replay: Replay | None = None,
        reads: bool = False,
    ) -> Self:
        """Open the database at ``where``, make it if there is none, and bring its schema up to date.

        ``where`` is a path or ``sqlite:///PATH`` or ``postgresql://user:password@host/name``. A new SQLite file and
        its folder are for the owner only. ``wait`` is the longest wait, in seconds, for another program's lock or
        for a server; ``patience`` that for a server that goes away later, while a run is at work. ``replay`` says how
        a clean text follows from decisions: without it, an article that is made anew takes none over. Who only
        ``reads`` is given a file that may not be written, too.
        """
        return cls(Database.open(where, wait, patience, reads), replay)

    @property
    def place(self) -> str:
        """Where the database is, to be shown: without a password."""
        return self._database.place

    def close(self) -> None:
        """Give the connections back. An SQLite store leaves one file behind, without a log."""
        self._database.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @patient
    def save(self, record: Record, *, again: bool = False, holder: str | None = None) -> Saved:
        """Store the record in one transaction: whole, or on any exception not at all.

        Content that is there already, from the same origin, is left as it is; with ``again`` its results, signature,
        status and time are replaced, unless a person has called it reviewed or published: that is left as it is too.
        Changed content becomes a new version beside the old. Of what was decided on the work or the version before,
        all that still fits goes on.

        With a ``holder`` the article is stored only if that worker still has its claim, which ends with it; else
        Overtaken is raised.
        """
        article = record.article
        id_, home = identity(article.origin, article.digest), place(article.origin)
        head = {
            "id": id_,
            "place": home,
            "origin": article.origin,
            "digest": article.digest,
            "title": article.title[:TITLE],
            "form": article.form,
            "encoding": article.encoding,
            "signature": record.signature,
            "status": record.status,
            "made": record.made,
        }
        with self._database.writing() as connection:
            if connection.dialect.name == "postgresql":
                # Two workers with the same article: one waits here and then finds it stored.
                connection.execute(select(func.pg_advisory_xact_lock(int(home[:15], 16))))
            known = self._known(connection, id_)
            if holder is not None and not let_go(connection, holder, [id_]):
                # The server may have gone after it had committed this very record and before it could say so.
                if known and known.made == record.made:
                    return Saved(id_, known.version, new=True)
                raise Overtaken(f"{article.origin}: another worker has taken this article over")
            if known and (not again or known.status in {Status.REVIEWED, Status.PUBLISHED}):
                return Saved(id_, known.version, new=False)
            if known:
                self._alone(connection, id_)
            last = self._last(connection, home)
            before = known or last
            carried = self._carried(connection, record, before and before.number, same=known is not None)
            if known:
                number, version = known.number, known.version
                connection.execute(delete(PassageRow).where(PassageRow.article == number))
                connection.execute(update(ArticleRow).where(ArticleRow.number == number).values(head))
            else:
                version = (last.version if last else 0) + 1
                new = insert(ArticleRow).values(**head, version=version).returning(ArticleRow.number)
                number = connection.execute(new).scalar_one()
            record = replace(record, results=carried.results)
            put(connection, number, record)
            if before:
                self._copy(connection, before.number, number, carried.copies)
            search.index(connection, number, search.texts_of(record))
            connection.execute(delete(FailureRow).where(FailureRow.place == home))
        return Saved(id_, version, not known, carried.kept, carried.lost)

    @patient
    def settled(self, record: Record) -> Record:
        """The record as ``save`` with ``again`` would leave it: with the clean texts that people decided on.

        An article that a person has called reviewed or published is as that person left it.
        """
        article = record.article
        with self._database.reading() as connection:
            known = self._known(connection, identity(article.origin, article.digest))
            if known and known.status in {Status.REVIEWED, Status.PUBLISHED}:
                return take(connection, known.number).record
            before = known or self._last(connection, place(article.origin))
            carried = self._carried(connection, record, before and before.number, same=known is not None)
        return replace(record, results=carried.results)

    def _known(self, connection: Connection, id_: str) -> Version | None:
        """The article with this id."""
        columns = ArticleRow.number, ArticleRow.version, ArticleRow.status, ArticleRow.made
        row = connection.execute(select(*columns).where(ArticleRow.id == id_)).one_or_none()
        return Version(*row) if row else None

    def _last(self, connection: Connection, home: str) -> Version | None:
        """The newest version of what is at this place."""
        columns = ArticleRow.number, ArticleRow.version, ArticleRow.status, ArticleRow.made
        wanted = select(*columns).where(ArticleRow.place == home).order_by(ArticleRow.version.desc()).limit(1)
        row = connection.execute(wanted).one_or_none()
        return Version(*row) if row else None

    def _alone(self, connection: Connection, id_: str) -> None:
        """Let nobody else decide on the article, or save it, until the transaction ends."""
        if connection.dialect.name == "postgresql":
            connection.execute(select(func.pg_advisory_xact_lock(int(id_[:15], 16))))

    def _carried(self, connection: Connection, record: Record, before: int | None, *, same: bool) -> Carried:
        """What becomes of the decisions on the article with the number ``before``."""
        made = numbered(connection, before) if before is not None and self._replay else {}
        if before is None or not made or not self._replay:
            return Carried(record.results)
        return carry(take(connection, before).record.results, made, record.results, same, self._replay)

    def _copy(self, connection: Connection, old: int, new: int, copies: Iterable[Copy]) -> None:
        """Add the decisions that go on, and let what they taught the memory go with them."""
        for number, key, way, decision in copies:
            about = subject(connection, new, way)
            if about is None:  # pragma: no cover - the keys are those of what was just put in
                raise AssertionError
            row = {**asdict(decision), "change": way, "article": new, "carried": number, **about}
            connection.execute(insert(DecisionRow), [row])
            if new == old:
                # Under its old key it no longer stands: should the old text come back, it would not be undone.
                moved = connection.execute(select(DecisionRow.__table__).where(DecisionRow.number == number)).one()
                gone = {**moved._mapping, "verdict": Verdict.WITHDRAW, "wording": ""}
                connection.execute(insert(DecisionRow), [{name: gone[name] for name in gone if name != "number"}])
            if passage_of(key) is not None:
                lessons.move(connection, (old, key), (new, way))

    def known(self, pairs: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
        """Those of the pairs of origin and digest that are stored."""
        asked = {identity(origin, digest): (origin, digest) for origin, digest in pairs}
        found: set[tuple[str, str]] = set()
        with self._database.reading() as connection:
            for chunk in chunks([*asked]):
                rows = connection.execute(select(ArticleRow.id).where(ArticleRow.id.in_(chunk))).scalars()
                found.update(asked[row] for row in rows)
        return found

    def english(self, pairs: Iterable[tuple[str, str]]) -> dict[tuple[str, str], tuple[str, ...]]:
        """The clean text of each passage, for those of the pairs of origin and digest that are stored."""
        asked = {identity(origin, digest): (origin, digest) for origin, digest in pairs}
        found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        with self._database.reading() as connection:
            for chunk in chunks([*asked]):
                rows = connection.execute(
                    select(ArticleRow.id, PassageRow.clean)
                    .join(PassageRow, PassageRow.article == ArticleRow.number)
                    .where(ArticleRow.id.in_(chunk))
                    .order_by(ArticleRow.number, PassageRow.number)
                )
                for id_, clean in rows:
                    found[asked[id_]].append(clean)
        return {pair: tuple(texts) for pair, texts in found.items()}

    def find(self, reference: str, digest: str | None = None) -> Stored:
        """The article that ``reference`` names, with everything that was saved.

        It is tried as an origin, as an id or the beginning of one (four digits at least), and as the beginning or the
        file name of an origin. An origin means its latest version, or the one with ``digest``. A reference to nothing
        or to several articles is a StorageError.
        """
        with self._database.reading() as connection:
            return take(connection, resolve(connection, reference, digest))

    def articles(
        self,
        wanted: Filter = EVERYTHING,
        *,
        status: Status | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> tuple[Listed, ...]:
        """The archive's list, the last stored first; each version of an article is a line.

        Only those ``wanted`` and with this status; ``limit`` lines after the first ``offset``.
        """
        with self._database.reading() as connection:
            return lines(connection, wanted, status, limit, offset)

    def totals(self, wanted: Filter = EVERYTHING) -> dict[Status, int]:
        """How many of the ``wanted`` articles there are of each status."""
        with self._database.reading() as connection:
            return totals(connection, wanted)

    def mark(self, id_: str, status: Status) -> None:
        """Set the status of the article with this id."""
        with self._database.writing() as connection:
            number = self._number(connection, id_)
            connection.execute(update(ArticleRow).where(ArticleRow.number == number).values(status=status))

    def decide(
        self,
        id_: str,
        decisions: Iterable[Decision],
        clean: Mapping[int, str] | None = None,
        seen: int | None = None,
        taught: Mapping[str, Iterable[Remembered]] | None = None,
    ) -> None:
        """Add decisions on changes, or on whole passages by their ``passage_key``, of the article with this id.

        ``clean`` gives the passages (by position in the article, from 0) whose clean text the decisions moved, and
        ``taught`` what passages (by their keys) now teach the translation memory, which is all they teach; all of it
        is stored or nothing. ``seen`` is the number of decisions from which the clean text was worked out: when
        there are others by now, Overtaken is raised and nothing stored. A decision on what the article does not have
        is a StorageError.
        """
        with self._database.writing() as connection:
            number = self._number(connection, id_)
            self._alone(connection, id_)
            if seen is not None:
                there = select(func.count()).where(DecisionRow.article == number)
                if connection.execute(there).scalar_one() != seen:
                    raise Overtaken(f"{id_[:12]}: somebody else decided at the same moment: try again")
            rows = []
            for decision in decisions:
                about = subject(connection, number, decision.change)
                if about is None:
                    raise StorageError(
                        f"{id_[:12]}: has no change {decision.change}: it was made anew since; load it again"
                    )
                rows.append({**asdict(decision), "article": number, **about})
            if rows:
                connection.execute(insert(DecisionRow), rows)
            for passage, english in (clean or {}).items():
                connection.execute(
                    update(PassageRow)
                    .where(PassageRow.article == number, PassageRow.number == passage)
                    .values(clean=english)
                )
            if clean:
                search.index_stored(connection, number)
            for whole, entries in (taught or {}).items():
                lessons.teach(connection, number, whole, entries)

    def decisions(self, id_: str) -> tuple[Decision, ...]:
        """All decisions on the article with this id, in the order they were made."""
        with self._database.reading() as connection:
            return decisions(connection, self._number(connection, id_))

    def history(self, id_: str) -> tuple[Told, ...]:
        """All decisions on the article with this id, oldest first, each with what it was about when it was made."""
        with self._database.reading() as connection:
            return history(connection, self._number(connection, id_))

    def records(self) -> dict[str, CleanerRecord]:
        """Each cleaner's record, for those that were decided on; of decisions on one change the one in force counts."""
        with self._database.reading() as connection:
            return {cleaner: CleanerRecord(*counts) for cleaner, counts in waiting.records(connection).items()}

    def rejected(self) -> tuple[str, ...]:
        """The ids of the articles in which a change was ever rejected, the first stored first."""
        of = select(DecisionRow.article).where(DecisionRow.verdict == Verdict.REJECT)
        with self._database.reading() as connection:
            wanted = select(ArticleRow.id).where(ArticleRow.number.in_(of)).order_by(ArticleRow.number)
            return tuple(connection.execute(wanted).scalars())

    def queues(self, *, check: bool, name: str = "") -> tuple[waiting.Queue, ...]:
        """The cleaners, or the checks, that left something for a person, and how much; or the one with this name."""
        with self._database.reading() as connection:
            return waiting.queues(connection, check=check, name=name)

    def edits_of(self, cleaner: str, *, limit: int = 50, offset: int = 0) -> tuple[waiting.WaitingEdit, ...]:
        """What nobody decided on of this cleaner's changes of the English; none of published articles."""
        with self._database.reading() as connection:
            return waiting.edits_of(connection, cleaner, limit, offset)

    def doubts_of(self, check: str, *, limit: int = 50, offset: int = 0) -> tuple[waiting.WaitingDoubt, ...]:
        """Doubts of this check in articles that no person has called reviewed, the last stored first."""
        with self._database.reading() as connection:
            return waiting.doubts_of(connection, check, limit, offset)

    @patient
    def note(self, run: Run) -> None:
        """Keep what a run did."""
        with self._database.writing() as connection:
            connection.execute(insert(RunRow).values({each.name: getattr(run, each.name) for each in fields(Run)}))

    def runs(self, limit: int | None = 20) -> tuple[Run, ...]:
        """The latest runs, newest first."""
        columns = [getattr(RunRow, each.name) for each in fields(Run)]
        with self._database.reading() as connection:
            rows = connection.execute(select(*columns).order_by(RunRow.number.desc()).limit(limit)).mappings().all()
        return tuple(
            Run(**{**row, "outcomes": {Outcome(name): count for name, count in row["outcomes"].items()}})
            for row in rows
        )

    def last_success(self) -> datetime | None:
        """When the last run ended that did something or found nothing new; not one in which all failed."""
        well = or_(RunRow.failed == 0, RunRow.stored + RunRow.known > 0)
        with self._database.reading() as connection:
            return connection.execute(select(func.max(RunRow.ended)).where(well)).scalar()

    def tally(self) -> Tally:
        """What all runs together did."""
        with self._database.reading() as connection:
            return tally(connection)

    @patient
    def fail(
        self,
        origin: str,
        step: str,
        reason: str,
        *,
        digest: str = "",
        inbox: str = "",
        output: str | None = None,
        holder: str | None = None,
    ) -> Failure:
        """Note that the article from ``origin`` failed at ``step``, and when it is tried again; what is noted now.

        Tries are counted as long as the content, by its ``digest``, is the same; after the third the article is
        parked. The claim of ``holder`` ends; when it has none any more, Overtaken is raised and nothing noted.
        """
        now = datetime.now(UTC)
        home = place(origin)
        with self._database.writing() as connection:
            row = connection.execute(select(FailureRow.__table__).where(FailureRow.place == home)).one_or_none()
            same = row is not None and row.digest == digest
            tries = row.tries + 1 if row is not None and same else 1
            noted = Failure(
                origin=origin,
                digest=digest,
                step=step,
                reason=reason,
                tries=tries,
                first=row.first if row is not None and same else now,
                last=now,
                next_try=now + BACK_OFF[tries - 1] if tries <= len(BACK_OFF) else None,
                inbox=inbox,
                output=output,
            )
            new = upsert.insert(connection, FailureRow).values(place=home, **asdict(noted))
            connection.execute(new.on_conflict_do_update(index_elements=["place"], set_=asdict(noted)))
            if holder is not None and not let_go(connection, holder, [identity(origin, digest)]):
                raise Overtaken(f"{origin}: another worker has taken this article over")
        return noted

    def failures(self) -> tuple[Failure, ...]:
        """The articles that failed and were not stored since, the latest first."""
        with self._database.reading() as connection:
            rows = connection.execute(select(*FAILURE).order_by(FailureRow.last.desc(), FailureRow.place)).all()
        return tuple(Failure(*row) for row in rows)

    @patient
    def failure(self, origin: str) -> Failure | None:
        """What is noted of the article from ``origin``, if it failed and was not stored since."""
        with self._database.reading() as connection:
            row = connection.execute(select(*FAILURE).where(FailureRow.place == place(origin))).one_or_none()
        return None if row is None else Failure(*row)

    def try_now(self, origins: Iterable[str]) -> None:
        """Make the failed articles from ``origins`` due, the parked ones too; each has one more try."""
        now = datetime.now(UTC)
        with self._database.writing() as connection:
            for chunk in chunks([place(origin) for origin in origins]):
                connection.execute(update(FailureRow).where(FailureRow.place.in_(chunk)).values(next_try=now))

    def forget(self, origins: Iterable[str]) -> int:
        """Forget that the articles from ``origins`` failed; how many of them had."""
        with self._database.writing() as connection:
            return sum(
                connection.execute(delete(FailureRow).where(FailureRow.place.in_(chunk))).rowcount
                for chunk in chunks([place(origin) for origin in origins])
            )

    def empty(self) -> bool:
        """Whether nothing was ever stored here: no article, no remembered sentence, no run and no failure."""
        tables = ArticleRow.number, MemoryRow.key, RunRow.number, FailureRow.place
        with self._database.reading() as connection:
            return all(connection.execute(select(column).limit(1)).first() is None for column in tables)

    def summary(self) -> Summary:
        """What the database holds, counted."""
        with self._database.reading() as connection:
            by_status = connection.execute(select(ArticleRow.status, func.count()).group_by(ArticleRow.status)).all()
            articles = dict.fromkeys(Status, 0) | {Status(status): count for status, count in by_status}

            def count(table: type, *conditions: ColumnElement[bool]) -> int:
                return connection.execute(select(func.count()).select_from(table).where(*conditions)).scalar_one()

            return Summary(
                articles=articles,
                passages=count(PassageRow),
                sentences=count(SentenceRow),
                changes=count(ChangeRow),
                doubts=count(DoubtRow),
                blocking=count(DoubtRow, DoubtRow.severity == Severity.BLOCKS),
                decisions=count(DecisionRow),
                failures=count(FailureRow),
                memory=count(MemoryRow),
            )

    def _number(self, connection: Connection, id_: str) -> int:
        number = connection.execute(select(ArticleRow.number).where(ArticleRow.id == id_)).scalar()
        if number is None:
            raise Missing(f"{self.place}: no article has the id {id_}")
        return number
