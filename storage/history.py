"""The history of an article's decisions, each with what it was about when it was made."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from articles import Decision, Verdict
from storage.tables import DecisionRow


@dataclass(frozen=True, slots=True)
class Told:
    """A decision with the change it was made on, as that was then; the change may be gone since.

    Of a whole passage ``cleaner`` is empty, ``before`` the machine text and ``after`` the clean text. ``carried`` says
    that it is the copy of a decision on an earlier version, or on earlier work.
    """

    decision: Decision
    cleaner: str
    version: int
    before: str
    after: str
    carried: bool


def history(connection: Connection, number: int) -> tuple[Told, ...]:
    """All decisions on the article with this number, oldest first."""
    rows = connection.execute(
        select(DecisionRow.__table__).where(DecisionRow.article == number).order_by(DecisionRow.number)
    )
    return tuple(
        Told(
            Decision(row.change, Verdict(row.verdict), row.reviewer, row.made, row.wording),
            row.cleaner,
            row.cleaner_version,
            row.before,
            row.after,
            row.carried is not None,
        )
        for row in rows
    )
