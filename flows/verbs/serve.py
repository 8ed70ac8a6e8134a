"""``chysto serve``: the flow on a schedule."""

import os
import re
import signal
import tempfile
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from types import FrameType

import click

from flows.complaint import Complaint, Exit, say
from flows.feed import Pages
from flows.orchestration import only_server, settle
from flows.prefect_server import free_port, prefect_server
from flows.settings import settings
from flows.shelf import open_store, storing
from flows.source import named

SECONDS = {"": 1, "s": 1, "m": 60, "h": 3600, "d": 86400}


class Told(BaseException):
    """SIGTERM came before there was anything to stop."""


class Span(click.ParamType[timedelta]):
    """A span of time: 90, 90s, 15m, 2h or 1d."""

    name = "span"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> timedelta:
        """Read it; anything else is a wrong usage."""
        if isinstance(value, timedelta):
            return value
        found = re.fullmatch(r"(\d{1,6})([smhd]?)", str(value))
        if not found or int(found[1]) == 0:
            self.fail(f"{value}: no span of time; write 90s, 15m, 2h or 1d", param, ctx)
        return timedelta(seconds=int(found[1]) * SECONDS[found[2]])


@click.command()
@click.argument("inboxes", nargs=-1, required=True, metavar="INBOX...")
@click.option("--cron", metavar="EXPRESSION", help="When: minute, hour, day, month, weekday, as in '*/15 * * * *'.")
@click.option("--interval", type=Span(), metavar="SPAN", help="Or how often: 90s, 15m, 2h, 1d.")
@click.option("--timezone", default="UTC", show_default=True, metavar="ZONE", help="Of --cron, as in Europe/Kyiv.")
@click.option("--arrivals", is_flag=True, help="Also run when a file has arrived in a folder INBOX.")
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write the English below DIR; with several INBOXes, in a folder each.",
)
@click.option("--pages", type=click.Choice([*Pages], case_sensitive=False), help="As in `chysto run`.")
@click.option(
    "--glossary",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="A CSV of terms and their English.  [default: CHYSTO_GLOSSARY]",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    help="Where Prefect's server listens on this machine; 0 is any free port.  [default: 4200, or a free one]",
)
def serve(
    inboxes: tuple[str, ...],
    cron: str | None,
    interval: timedelta | None,
    timezone: str,
    arrivals: bool,
    output: Path | None,
    pages: Pages | None,
    glossary: Path | None,
    port: int | None,
) -> None:
    """Run the flow over each INBOX on a schedule, until Ctrl-C or SIGTERM.

    \b
    chysto serve inbox/ --cron "*/15 * * * *" -o english/
    chysto serve https://news.example/feed.xml --interval 30m
    chysto serve inbox/ --interval 1h --arrivals

    An INBOX is what it is for `chysto run`: a folder, a file of JSON lines, a feed. One command does everything: it
    starts Prefect's server on this machine, unless PREFECT_API_URL names one, and carries the runs out. The address it
    prints is Prefect's page, where runs can be looked at, begun and stopped. What a run stored stays when it is
    stopped, and the next run goes on from there; a run that is due while the last one still goes on is left out.

    For several machines there are work pools: see prefect.yaml.
    """
    if (cron is None) == (interval is None):
        raise Complaint("say when: --cron '*/15 * * * *', or --interval 15m", Exit.USAGE)
    chosen = settings()
    names = [named(inbox) for inbox in inboxes]
    # Whatever is wrong with the database should be said now, and not in every run.
    with storing(), open_store(chosen):
        pass
    with ExitStack() as stack:
        stack.callback(signal.signal, signal.SIGTERM, signal.signal(signal.SIGTERM, told))
        try:
            # Asked before settle(), which would take another serve's server: that is gone when the other one ends.
            own = "PREFECT_API_URL" not in os.environ
            stand = stack.enter_context(only_server(chosen.home)) if own else None
            settle(chosen.home)
            keep_temporary_files(chosen.home / "prefect" / "tmp")
            if stand:
                listening = free_port(port)
                os.environ["PREFECT_API_URL"] = f"http://127.0.0.1:{listening}/api"
            # Importing Prefect takes seconds, and only now does it read the right settings: without the address, it
            # would start a second server over the same database.
            from flows.schedule import schedule

            when = schedule(cron, interval, timezone)
            if stand:
                stand(stack.enter_context(prefect_server(listening, chosen.home)))
            from flows.serve import Served, name_of, serve_until_told

            served: list[Served] = []
            for inbox in names:
                name = name_of(inbox, {each.name for each in served})
                below = output.absolute() if output else None
                parameters = {
                    "inbox": inbox,
                    "output": str(below / name if below and len(names) > 1 else below) if below else None,
                    "glossary": str(glossary.absolute()) if glossary else None,
                    "pages": pages,
                }
                served.append(Served(name, {key: value for key, value in parameters.items() if value is not None}))
            say(f"Prefect is at {os.environ['PREFECT_API_URL'].removesuffix('/api')}; Ctrl-C ends this")
            number = serve_until_told(served, when, arrivals)
        except Told:
            number = signal.SIGTERM
        if number == signal.SIGINT:
            raise KeyboardInterrupt
        say("ended; what was stored stays, and the next run goes on from there")


def told(_: int, __: FrameType | None) -> None:
    """End what is not yet there to be told in another way."""
    raise Told


def keep_temporary_files(folder: Path) -> None:
    """Have Prefect's temporary files in a folder of ours."""
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["TMPDIR"] = tempfile.tempdir = str(folder)
