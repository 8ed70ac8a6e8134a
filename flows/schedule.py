"""When runs begin: a cron expression or a span of time, as Prefect has them."""

from datetime import timedelta

from prefect.client.schemas.schedules import CronSchedule
from prefect.schedules import Cron, Interval, Schedule
from pydantic import ValidationError

from flows.complaint import Complaint, Exit


def schedule(cron: str | None, interval: timedelta | None, timezone: str) -> Schedule:
    """When runs begin. Raises Complaint for an expression that is none."""
    try:
        if cron is not None:
            CronSchedule(cron=cron, timezone=timezone)
            return Cron(cron, timezone=timezone)
        return Interval(interval or timedelta(), timezone=timezone)
    except ValidationError as error:
        reason = error.errors()[0]["msg"].removeprefix("Value error, ")
        hint = "five fields: minute, hour, day, month, weekday, as in --cron '*/15 * * * *'" if cron is not None else ""
        raise Complaint(f"{reason[0].lower()}{reason[1:]}{f'; {hint}' if hint else ''}", Exit.USAGE) from None
