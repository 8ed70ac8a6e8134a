"""Runs on a schedule: a deployment of the flow for each inbox, and the process that carries its runs out."""

import asyncio
import re
import signal
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import (
    DeploymentFilter,
    DeploymentFilterId,
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy, StateType
from prefect.client.schemas.schedules import CronSchedule, IntervalSchedule
from prefect.deployments.runner import EntrypointType
from prefect.events import DeploymentEventTrigger, emit_event
from prefect.runner import Runner
from prefect.states import Crashed
from pydantic import ValidationError

from flows.complaint import Complaint, Exit
from flows.run import run

Schedule = CronSchedule | IntervalSchedule

ARRIVED = "chysto.file-arrived"
"""The event that says that something new lies in an inbox."""
POLL = 5.0
"""Seconds between two questions for runs that are due; those that are planned are known ten seconds ahead."""
UNDER_WAY = [StateType.PENDING, StateType.RUNNING, StateType.CANCELLING]


@dataclass(frozen=True)
class Served:
    """An inbox to be served: the parameters of its runs, and what tells that something arrived."""

    name: str
    parameters: dict[str, Any] = field(default_factory=dict)

    @property
    def resource(self) -> str:
        """What events about this inbox are about."""
        return f"chysto.inbox.{self.name}"


def schedule(cron: str | None, interval: timedelta | None, timezone: str) -> Schedule:
    """When runs begin. Raises Complaint for an expression that is none."""
    try:
        if cron is not None:
            return CronSchedule(cron=cron, timezone=timezone)
        return IntervalSchedule(interval=interval or timedelta(), timezone=timezone)
    except ValidationError as error:
        reason = error.errors()[0]["msg"].removeprefix("Value error, ")
        hint = "five fields: minute, hour, day, month, weekday, as in --cron '*/15 * * * *'" if cron is not None else ""
        raise Complaint(f"{reason[0].lower()}{reason[1:]}{f'; {hint}' if hint else ''}", Exit.USAGE) from None


def name_of(inbox: str, taken: Collection[str] = ()) -> str:
    """A name for the deployment of an inbox, unlike those taken.

    >>> name_of("/news/inbox/"), name_of("https://news.example/feed.xml"), name_of("/old/inbox", {"inbox"})
    ('inbox', 'news.example-feed', 'inbox-2')
    """
    parts = urlsplit(inbox) if "://" in inbox else None
    path = [part for part in (parts.path if parts else inbox).split("/") if part][-1:]
    host = [parts.hostname or ""] if parts else []
    plain = re.sub(r"[^\w.-]+", "-", "-".join([*host, *path])).strip("-.")
    plain = re.sub(r"\.(xml|rss|atom|rdf|jsonl|ndjson)$", "", plain)[:100] or "inbox"
    name, number = plain, 1
    while name in taken:
        number += 1
        name = f"{plain}-{number}"
    return name


async def serve(inboxes: Sequence[Served], when: Schedule, told: asyncio.Event) -> None:
    """Register the inboxes at the server and carry out their runs until ``told``; the runs under way are then stopped.

    A run that is due while the last one over the same inbox still goes on is left out.
    """
    runner = Runner(name="chysto", query_seconds=POLL)
    for inbox in inboxes:
        deployment = await runner.aadd_flow(
            run,
            name=inbox.name,
            schedule=when,
            parameters=inbox.parameters,
            concurrency_limit=ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW),
            triggers=[
                DeploymentEventTrigger(
                    name=f"{inbox.name}: something arrived",
                    expect={ARRIVED},
                    match={"prefect.resource.id": inbox.resource},
                    parameters=inbox.parameters,
                )
            ],
            entrypoint_type=EntrypointType.MODULE_PATH,
        )
        await bury(deployment)
    working = asyncio.create_task(runner.start())
    while not (runner.started or working.done()):
        await asyncio.sleep(0.05)
    # The runner has put its own handler there, which ends the process in the middle of things.
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, told.set)
    ending = asyncio.create_task(told.wait())
    try:
        await asyncio.wait({working, ending}, return_when=asyncio.FIRST_COMPLETED)
        if not working.done():
            await runner.astop()
        await working
    finally:
        ending.cancel()


async def bury(deployment: UUID) -> None:
    """Say of the deployment's runs that are under way that they have crashed.

    Only one process carries them out, and it has just begun: whoever carried them out was killed. Left as they are,
    they would count against the limit, and no run would begin ever again.
    """
    async with get_client() as client:
        orphans = await client.read_flow_runs(
            flow_run_filter=FlowRunFilter(state=FlowRunFilterState(type=FlowRunFilterStateType(any_=UNDER_WAY))),
            deployment_filter=DeploymentFilter(id=DeploymentFilterId(any_=[deployment])),
        )
        for orphan in orphans:
            await client.set_flow_run_state(orphan.id, Crashed(message="the process was killed"), force=True)


def announce(inbox: Served, origin: str) -> None:
    """Say that something new lies in an inbox, at ``origin``."""
    with suppress(Exception):
        emit_event(ARRIVED, resource={"prefect.resource.id": inbox.resource}, payload={"origin": origin})
