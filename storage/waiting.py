"""What waits for a person, over all articles: by cleaner, by check."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from sqlalchemy import Connection, ScalarSelect, Subquery, and_, case, func, select, tuple_
from sqlalchemy.orm import aliased

from articles import Change, Decision, Doubt, Severity, Strength, Verdict
from storage.decided import in_force
from storage.rows import ENGLISH, change, doubt
from storage.status import Status
from storage.tables import ArticleRow, ChangeRow, DecisionRow, DoubtRow, PassageRow

AROUND = 60
"""So many characters of text are given on either side of an edit or a doubt."""
DONE = (Status.REVIEWED, Status.PUBLISHED)


@dataclass(frozen=True, slots=True)
class Queue:
    """How much one cleaner (``check`` empty) or check left for a person, in how many articles.

    ``waiting`` counts changes of the English that nobody decided on, or doubts in articles that nobody has reviewed;
    ``grave`` those of them that are suggestions, or doubts that block.
    """

    name: str
    check: bool
    waiting: int
    grave: int
    articles: int


@dataclass(frozen=True, slots=True)
class WaitingEdit:
    """A change that nobody decided on, in its article; ``left`` and ``right`` are the machine text around it.

    ``text`` is the machine text it stands for, which is ``change.before`` unless other changes came first.
    """

    article: str
    title: str
    passage: int
    change: Change
    left: str
    text: str
    right: str


@dataclass(frozen=True, slots=True)
class WaitingDoubt:
    """A doubt in its article; ``left``, ``text`` and ``right`` are the clean text before, in and after it."""

    article: str
    title: str
    passage: int
    doubt: Doubt
    left: str
    text: str
    right: str


def english_title() -> ScalarSelect[str | None]:
    """The first clean text of an article, as a column of a select over articles."""
    return (
        select(func.substr(PassageRow.clean, 1, 300, type_=PassageRow.clean.type))
        .where(PassageRow.article == ArticleRow.number, PassageRow.clean != "")
        .order_by(PassageRow.number)
        .limit(1)
        .correlate(ArticleRow)
        .scalar_subquery()
    )


def records(connection: Connection) -> dict[str, tuple[int, int, int]]:
    """For each cleaner that was decided on how often it was accepted, rejected and reworded."""
    subject = tuple_(DecisionRow.article, DecisionRow.change)
    withdrawn = select(DecisionRow.article, DecisionRow.change).where(DecisionRow.verdict == Verdict.WITHDRAW)
    simple = subject.not_in(withdrawn)
    copy = aliased(DecisionRow)
    # What was carried to a newer version, or to another key, counts there and only there.
    here = subject.not_in(
        select(DecisionRow.article, DecisionRow.change).join(copy, copy.carried == DecisionRow.number)
    )
    latest = select(func.max(DecisionRow.number)).where(simple).group_by(DecisionRow.article, DecisionRow.change)
    counted = (
        select(DecisionRow.cleaner, DecisionRow.verdict, func.count())
        .where(DecisionRow.number.in_(latest), DecisionRow.cleaner != "", here)
        .group_by(DecisionRow.cleaner, DecisionRow.verdict)
    )
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for cleaner, verdict, count in connection.execute(counted):
        counts[cleaner][verdict] += count
    # Which of the decisions counts where some were withdrawn is a matter of their order; there are few of them.
    columns = (
        DecisionRow.article, DecisionRow.change, DecisionRow.cleaner, DecisionRow.verdict, DecisionRow.reviewer,
        DecisionRow.made,
    )  # fmt: skip
    rows = connection.execute(
        select(*columns).where(~simple, DecisionRow.cleaner != "", here).order_by(DecisionRow.number)
    ).all()
    cleaners = {f"{row.article} {row.change}": row.cleaner for row in rows}
    made = [Decision(f"{row.article} {row.change}", Verdict(row.verdict), row.reviewer, row.made) for row in rows]
    for key, decision in in_force(made).items():
        counts[cleaners[key]][decision.verdict] += 1
    return {
        cleaner: (of[Verdict.ACCEPT], of[Verdict.REJECT], of[Verdict.REWORD]) for cleaner, of in sorted(counts.items())
    }


def queues(connection: Connection, *, check: bool, name: str = "") -> tuple[Queue, ...]:
    """The cleaners, or the checks, each by name; or the one with this name."""
    if check:
        return _doubts(connection, name)
    decided = standing()
    edits = (
        select(
            ChangeRow.cleaner,
            func.count(),
            func.sum(case((ChangeRow.strength == Strength.SUGGEST, 1), else_=0)),
            func.count(ChangeRow.article.distinct()),
        )
        .join(ArticleRow, ArticleRow.number == ChangeRow.article)
        .outerjoin(decided, and_(decided.c.article == ChangeRow.article, decided.c.change == ChangeRow.key))
        .where(ChangeRow.side == ENGLISH, decided.c.change.is_(None), ArticleRow.status != Status.PUBLISHED)
        .group_by(ChangeRow.cleaner)
        .order_by(ChangeRow.cleaner)
    )
    if name:
        edits = edits.where(ChangeRow.cleaner == name)
    return tuple(Queue(name, False, *counts) for name, *counts in connection.execute(edits))


def _doubts(connection: Connection, name: str) -> tuple[Queue, ...]:
    doubts = (
        select(
            DoubtRow.check,
            func.count(),
            func.sum(case((DoubtRow.severity == Severity.BLOCKS, 1), else_=0)),
            func.count(DoubtRow.article.distinct()),
        )
        .join(ArticleRow, ArticleRow.number == DoubtRow.article)
        .where(ArticleRow.status.not_in(DONE))
        .group_by(DoubtRow.check)
        .order_by(DoubtRow.check)
    )
    if name:
        doubts = doubts.where(DoubtRow.check == name)
    return tuple(Queue(name, True, *counts) for name, *counts in connection.execute(doubts))


def standing() -> Subquery:
    """Article and key of every change on which a decision stands: it has more decisions than withdrawals."""
    weight = case((DecisionRow.verdict == Verdict.WITHDRAW, -1), else_=1)
    return (
        select(DecisionRow.article, DecisionRow.change)
        .group_by(DecisionRow.article, DecisionRow.change)
        .having(func.sum(weight) > 0)
        .subquery()
    )


def edits_of(connection: Connection, cleaner: str, limit: int, offset: int) -> tuple[WaitingEdit, ...]:
    """What nobody decided on of a cleaner's changes of the English, of the last stored articles first."""
    decided = standing()
    wanted = (
        select(ChangeRow.__table__, ArticleRow.id, ArticleRow.title, english_title().label("english"))
        .add_columns(PassageRow.machine)
        .join(ArticleRow, ArticleRow.number == ChangeRow.article)
        .join(PassageRow, and_(PassageRow.article == ChangeRow.article, PassageRow.number == ChangeRow.passage))
        .outerjoin(decided, and_(decided.c.article == ChangeRow.article, decided.c.change == ChangeRow.key))
        .where(
            ChangeRow.cleaner == cleaner,
            ChangeRow.side == ENGLISH,
            decided.c.change.is_(None),
            ArticleRow.status != Status.PUBLISHED,
        )
        .order_by(ChangeRow.article.desc(), ChangeRow.passage, ChangeRow.number)
        .limit(limit)
        .offset(offset)
    )
    return tuple(
        WaitingEdit(
            row["id"],
            row["english"] or row["title"],
            row["passage"],
            change(row),
            *around(row["machine"], row["machine_start"], row["machine_end"]),
        )
        for row in connection.execute(wanted).mappings()
    )


def doubts_of(connection: Connection, check: str, limit: int, offset: int) -> tuple[WaitingDoubt, ...]:
    """A check's doubts in articles that no person has called reviewed, the grave ones and the last stored first."""
    wanted = (
        select(DoubtRow.__table__, ArticleRow.id, ArticleRow.title, english_title().label("english"))
        .add_columns(PassageRow.clean)
        .join(ArticleRow, ArticleRow.number == DoubtRow.article)
        .join(PassageRow, and_(PassageRow.article == DoubtRow.article, PassageRow.number == DoubtRow.passage))
        .where(DoubtRow.check == check, ArticleRow.status.not_in(DONE))
        # "blocks" comes before "notes".
        .order_by(DoubtRow.severity, DoubtRow.article.desc(), DoubtRow.passage, DoubtRow.number)
        .limit(limit)
        .offset(offset)
    )
    return tuple(
        WaitingDoubt(
            row["id"],
            row["english"] or row["title"],
            row["passage"],
            doubt(row),
            *around(row["clean"], row["start"], row["end"]),
        )
        for row in connection.execute(wanted).mappings()
    )


def around(text: str, start: int, end: int) -> tuple[str, str, str]:
    """What stands before, in and after a place, of the first and last only what is near.

    >>> around("seen on the coast", 5, 7)
    ('seen ', 'on', ' the coast')
    """
    return text[max(0, start - AROUND) : start], text[start:end], text[end : end + AROUND]
