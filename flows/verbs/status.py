"""``chysto status``: the last runs, where the articles stand, what failed and what is at work."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from articles import Outcome
from flows.complaint import counted, printable
from flows.metrics import metrics
from flows.outputs import write_whole
from flows.settings import settings
from flows.shelf import existing_store, storing
from flows.state import State
from storage import Run


@click.command()
@click.option("--runs", type=click.IntRange(0), default=5, show_default=True, help="So many of the last runs.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option(
    "--metrics",
    "file",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write counters for Prometheus to FILE in one piece, for node_exporter's textfile collector.",
)
def status(runs: int, as_json: bool, file: Path | None) -> None:
    """Tell how things stand: the last runs, articles by status, failures, and what workers have in hand.

    All of it is in Chysto's own database: no Prefect server is asked, and the answer is there at once. A run is listed
    once it has come to its end. What failed waits for its next try or, after three, for a person: `chysto failures`.

    \b
    chysto status
    chysto status --metrics /var/lib/node_exporter/chysto.prom
    """
    store = existing_store(settings())
    if store is None:
        state = State()
    else:
        with store, storing():
            state = State.of(store, runs)
    if file:
        write_whole(file, metrics(state).encode())
    if as_json:
        click.echo(json.dumps(json_of(state), ensure_ascii=False))
    elif not file:
        show(state)


def show(state: State) -> None:
    """Print a few lines for a person."""
    counts = ", ".join(f"{count:,} {status.replace('_', ' ')}" for status, count in state.statuses.items() if count)
    click.echo(f"articles       {counts or 'none'}")
    click.echo(f"failures       {state.waiting} waiting for their next try, {state.parked} parked")
    hands = sum(state.claims.values())
    whose = f"{counted(hands, 'article')} of {counted(len(state.claims), 'worker')}" if hands else "nothing"
    click.echo(f"in hand        {whose}")
    click.echo(f"last success   {ago(state.last_success)}")
    for run in state.runs:
        seconds = (run.ended - run.started).total_seconds()
        click.echo(
            f"run            {run.ended.astimezone():%Y-%m-%d %H:%M:%S}, {seconds:.0f} s, "
            f"{printable(run.inbox)}: {run.found} found, {run.known} stored before, {run.stored} stored, "
            f"{run.failed} failed, {counted(run.outcomes.get(Outcome.REMEMBERED, 0), 'sentence')} remembered, "
            f"{counted(run.words, 'word')} translated"
        )


def ago(moment: datetime | None) -> str:
    """How long ago, in the largest unit that fits."""
    if moment is None:
        return "never"
    seconds = max(0, (datetime.now(UTC) - moment).total_seconds())
    for unit, size in (("days", 86400), ("hours", 3600), ("minutes", 60)):
        if seconds >= 2 * size:
            return f"{seconds / size:.0f} {unit} ago"
    return f"{counted(round(seconds), 'second')} ago"


def json_of(state: State) -> dict[str, Any]:
    """The state as plain JSON values; ages in seconds, null where there was no success yet."""
    success = state.last_success
    return {
        "articles": state.statuses,
        "failures": {"waiting": state.waiting, "parked": state.parked},
        "claims": state.claims,
        "last_success": success and success.isoformat(),
        "last_success_age": success and round((datetime.now(UTC) - success).total_seconds(), 1),
        "runs": [run_json(run) for run in state.runs],
    }


def run_json(run: Run) -> dict[str, Any]:
    """One run."""
    return {
        "inbox": run.inbox,
        "started": run.started.isoformat(),
        "ended": run.ended.isoformat(),
        "found": run.found,
        "known": run.known,
        "stored": run.stored,
        "failed": run.failed,
        "words": run.words,
        "sentences": run.outcomes,
        "edits": run.changes,
        "doubts": run.doubts,
        "seconds": run.seconds,
        "signature": run.signature,
    }
