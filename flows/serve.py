"""Runs on a schedule: a deployment of the flow for each inbox, and the process that carries its runs out."""

import asyncio
import re
import signal
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import httpx
from prefect.events import DeploymentEventTrigger, Event, Resource
from prefect.events.clients import get_events_client
from prefect.runner import Runner
from prefect.schedules import Schedule
from prefect.types.entrypoint import EntrypointType

from flows.arrivals import arrivals
from flows.complaint import Complaint, say
from flows.killed import bury
from flows.run import run

ARRIVED = "chysto.file-arrived"
"""The event that says that something new lies in an inbox."""
POLL = 5.0
"""Seconds between two questions for runs that are due, and so many ahead: a run waits for its moment by itself."""


@dataclass(frozen=True)
class Served:
    """An inbox to be served: the parameters of its runs, and what tells that something arrived."""

    name: str
    parameters: dict[str, Any] = field(default_factory=dict)

    @property
    def resource(self) -> str:
        """What events about this inbox are about."""
        return f"chysto.inbox.{self.name}"


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


def serve_until_told(inboxes: Sequence[Served], when: Schedule, watch: bool) -> int:
    """Serve the inboxes until SIGTERM or SIGINT comes; its number.

    With ``watch``, a file that arrives in a folder among them begins a run too. Raises Complaint when the server is
    lost or does not take the deployments.
    """
    try:
        return asyncio.run(serve(inboxes, when, watch))
    except httpx.HTTPError as error:
        raise Complaint(f"Prefect's server is lost ({type(error).__name__}); start `chysto serve` again") from None


async def serve(inboxes: Sequence[Served], when: Schedule, watch: bool) -> int:
    """Register the inboxes at the server, carry out their runs until told to end, then stop those under way."""
    loop = asyncio.get_running_loop()
    told: asyncio.Future[int] = loop.create_future()

    def tell(number: int) -> None:
        if not told.done():
            told.set_result(number)

    # For each inbox one run that goes on, and one that finds this and leaves its turn: none pile up.
    runner = Runner(name="chysto", query_seconds=POLL, prefetch_seconds=POLL, limit=2 * len(inboxes))
    for inbox in inboxes:
        await bury(await register(runner, inbox, when))
        say(f"serving {inbox.parameters['inbox']} as chysto/{inbox.name}")
    working = asyncio.ensure_future(runner.start())
    while not (runner.started or working.done()):
        await asyncio.sleep(0.05)
    # Only now: the runner has just put a handler there that ends the process in the middle of things.
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, tell, number)
    watching = asyncio.create_task(announce(inboxes)) if watch else None
    await asyncio.wait((working, told), return_when=asyncio.FIRST_COMPLETED)
    if watching:
        watching.cancel()
    if not working.done():
        await runner.astop()
    await working
    return told.result() if told.done() else signal.SIGTERM


async def register(runner: Runner, inbox: Served, when: Schedule) -> UUID:
    """Make or renew the deployment of an inbox; its id."""
    return await runner.aadd_flow(
        run,
        name=inbox.name,
        schedule=when,
        parameters=inbox.parameters,
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


async def announce(inboxes: Sequence[Served]) -> None:
    """Tell the server when something has arrived in a folder among the inboxes."""
    folders = {inbox.parameters["inbox"]: inbox for inbox in inboxes if Path(inbox.parameters["inbox"]).is_dir()}
    while True:
        try:
            async with get_events_client() as client:
                async for folder in arrivals([*folders]):
                    resource = Resource({"prefect.resource.id": folders[folder].resource})
                    await client.emit(Event(event=ARRIVED, resource=resource))
        except Exception as error:
            # The schedule goes on meanwhile, and finds what arrives.
            say(f"arrivals cannot be told just now ({type(error).__name__}); trying again")
            await asyncio.sleep(POLL)
