"""Claims: which worker has which article in hand, so that no two do the same and a dead one's are taken up again.

A claim is a row with an expiry that its holder renews while it lives. It is there from ``take`` until the article is
saved or has failed, in the same transaction, or until it is released.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, delete, func, or_, select, update

from storage import upsert
from storage.chunks import chunks
from storage.database import Database
from storage.holder import dead
from storage.identity import identity, place
from storage.patience import patient
from storage.tables import ArticleRow, ClaimRow, FailureRow

Pair = tuple[str, str]
"""An article's origin and digest."""
ROWS = 200
"""So many rows are inserted in one statement: each has four parameters."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of the articles asked for; each is in one of the sets.

    ``mine`` are free for the work; of them, ``suspect`` were in the hands of a worker that died, perhaps of them, with
    how often it was begun with each alone since.
    ``stored`` are done, ``elsewhere`` is another worker's, ``waiting`` failed and wait for their next try, ``parked``
    failed for good.
    """

    mine: frozenset[Pair] = frozenset()
    suspect: Mapping[Pair, int] = field(default_factory=dict)
    stored: frozenset[Pair] = frozenset()
    elsewhere: frozenset[Pair] = frozenset()
    waiting: frozenset[Pair] = frozenset()
    parked: frozenset[Pair] = frozenset()


class Claims:
    """The claims in the database. Every method raises StorageError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def take(self, pairs: Iterable[Pair], holder: str, seconds: float, *, again: bool = False) -> Taken:
        """Claim those of the articles that are neither stored nor another worker's, for ``seconds`` at first.

        An expired claim, and one of a process that is known to be dead, is taken over. Articles that failed with the
        same content are left until their next try. ``again`` claims stored and failed ones too.
        """
        return self._take({identity(*pair): pair for pair in pairs}, holder, seconds, again)

    @patient
    def _take(self, asked: dict[str, Pair], holder: str, seconds: float, again: bool) -> Taken:
        stored: set[str] = set()
        if not again:
            # Most of an inbox is stored before, and to look costs no lock.
            with self._database.reading() as connection:
                stored = stored_of(connection, [*asked])
        # In one order: two workers that insert the same rows in different orders would wait for each other.
        wanted = sorted(asked.keys() - stored)
        if not wanted:
            return Taken(stored=frozenset(asked[id_] for id_ in stored))
        with self._database.writing() as connection:
            now = moment(connection)
            until = now + timedelta(seconds=seconds)
            mine = free(connection, wanted, holder, until)
            suspect = taken_over(connection, [id_ for id_ in wanted if id_ not in mine], holder, now, until)
            mine |= suspect.keys()
            waiting: set[str] = set()
            parked: set[str] = set()
            if not again:
                # Asked again, now that nobody else can store them.
                finished = stored_of(connection, [*mine])
                stored |= finished
                waiting, parked = failed(connection, {id_: asked[id_] for id_ in mine - finished})
                let_go(connection, holder, [*finished, *waiting, *parked])
                mine -= finished | waiting | parked

        def named(ids: set[str]) -> frozenset[Pair]:
            return frozenset(asked[id_] for id_ in ids)

        elsewhere = asked.keys() - mine - stored - waiting - parked
        alone = {asked[id_]: times for id_, times in suspect.items() if id_ in mine}
        return Taken(named(mine), alone, named(stored), named(elsewhere), named(waiting), named(parked))

    @patient
    def begin_alone(self, pair: Pair, holder: str) -> int:
        """Note that the work on a suspect begins, with nothing else in hand; how often that was begun."""
        with self._database.writing() as connection:
            begun = (
                update(ClaimRow)
                .where(ClaimRow.id == identity(*pair), ClaimRow.holder == holder)
                .values(alone=ClaimRow.alone + 1)
                .returning(ClaimRow.alone)
            )
            return connection.execute(begun).scalar() or 0

    def renew(self, holder: str, seconds: float) -> int:
        """Put off the expiry of all that ``holder`` has, to ``seconds`` from now; how many there are."""
        with self._database.writing() as connection:
            until = moment(connection) + timedelta(seconds=seconds)
            return connection.execute(update(ClaimRow).where(ClaimRow.holder == holder).values(until=until)).rowcount

    @patient
    def release(self, holder: str) -> None:
        """Give up all that ``holder`` has."""
        with self._database.writing() as connection:
            connection.execute(delete(ClaimRow).where(ClaimRow.holder == holder))

    def held(self) -> dict[str, int]:
        """How many articles each holder has in hand, the dead ones included."""
        wanted = select(ClaimRow.holder, func.count()).group_by(ClaimRow.holder).order_by(ClaimRow.holder)
        with self._database.reading() as connection:
            return {row[0]: row[1] for row in connection.execute(wanted)}


def moment(connection: Connection) -> datetime:
    """Now, by the one clock that all workers of this database share: the server's, or of SQLite the machine's."""
    if connection.dialect.name == "postgresql":
        now: datetime = connection.execute(select(func.clock_timestamp())).scalar_one()
        return now.astimezone(UTC)
    return datetime.now(UTC)


def stored_of(connection: Connection, ids: Sequence[str]) -> set[str]:
    """Those of the articles that are stored."""
    return {
        id_
        for chunk in chunks(ids)
        for id_ in connection.execute(select(ArticleRow.id).where(ArticleRow.id.in_(chunk))).scalars()
    }


def free(connection: Connection, ids: Sequence[str], holder: str, until: datetime) -> set[str]:
    """Claim those of the articles that nobody has a claim on."""
    mine: set[str] = set()
    for chunk in chunks(ids, ROWS):
        rows = [{"id": id_, "holder": holder, "until": until, "alone": 0} for id_ in chunk]
        claim = upsert.insert(connection, ClaimRow).values(rows).on_conflict_do_nothing().returning(ClaimRow.id)
        mine.update(connection.execute(claim).scalars())
    return mine


def taken_over(
    connection: Connection, ids: Sequence[str], holder: str, now: datetime, until: datetime
) -> dict[str, int]:
    """Claim those of the articles whose holder is dead or has let the claim expire; how often each was begun alone."""
    if not ids:
        return {}
    holders = connection.execute(select(ClaimRow.holder).distinct()).scalars()
    gone = [name for name in holders if name != holder and dead(name)]
    mine: dict[str, int] = {}
    for chunk in chunks(ids):
        lapsed = (
            select(ClaimRow.id, ClaimRow.alone)
            .where(ClaimRow.id.in_(chunk), or_(ClaimRow.until < now, ClaimRow.holder.in_(gone)))
            # What another worker is taking over or renewing at this moment is not ours.
            .with_for_update(skip_locked=True)
        )
        found = {row.id: row.alone for row in connection.execute(lapsed)}
        connection.execute(update(ClaimRow).where(ClaimRow.id.in_(found)).values(holder=holder, until=until))
        mine.update(found)
    return mine


def failed(connection: Connection, asked: dict[str, Pair]) -> tuple[set[str], set[str]]:
    """Those of the articles that failed as they are now: the ones to be tried later, and the parked ones."""
    waiting: set[str] = set()
    parked: set[str] = set()
    now = datetime.now(UTC)
    by_place = {(place(origin), digest): id_ for id_, (origin, digest) in asked.items()}
    for chunk in chunks([home for home, _ in by_place]):
        columns = FailureRow.place, FailureRow.digest, FailureRow.next_try
        for home, digest, next_try in connection.execute(select(*columns).where(FailureRow.place.in_(chunk))):
            id_ = by_place.get((home, digest))
            if id_ is None:
                continue
            if next_try is None:
                parked.add(id_)
            elif next_try > now:
                waiting.add(id_)
    return waiting, parked


def let_go(connection: Connection, holder: str, ids: Sequence[str]) -> int:
    """Give up the holder's claims on these articles; how many there were."""
    return sum(
        connection.execute(delete(ClaimRow).where(ClaimRow.id.in_(chunk), ClaimRow.holder == holder)).rowcount
        for chunk in chunks(ids)
    )
