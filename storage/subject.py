"""What a decision is about, as it is copied into the decision's row."""

from typing import Any

from sqlalchemy import Connection, select

from storage.decided import passage_key, passage_of
from storage.tables import ChangeRow, PassageRow


def subject(connection: Connection, article: int, key: str) -> dict[str, Any] | None:
    """Cleaner, version, before and after of the change with this key; of a whole passage, machine and clean text.

    None when the article has no such change or passage.
    """
    if (position := passage_of(key)) is not None:
        passage = connection.execute(
            select(PassageRow.machine, PassageRow.clean).where(
                PassageRow.article == article, PassageRow.number == position
            )
        ).one_or_none()
        if passage is None or passage_key(position, passage.machine) != key:
            return None
        return {"cleaner": "", "cleaner_version": 0, "before": passage.machine, "after": passage.clean}
    change = connection.execute(
        select(ChangeRow.cleaner, ChangeRow.version, ChangeRow.before, ChangeRow.after)
        .where(ChangeRow.article == article, ChangeRow.key == key)
        .limit(1)
    ).one_or_none()
    if change is None:
        return None
    return {
        "cleaner": change.cleaner,
        "cleaner_version": change.version,
        "before": change.before,
        "after": change.after,
    }
