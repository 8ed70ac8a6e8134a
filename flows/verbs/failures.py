"""``chysto failures``: which articles failed, where on their way, and when they are tried again."""

import json
from dataclasses import asdict
from datetime import UTC, datetime

import click

from flows.complaint import Complaint, Exit, printable, say
from flows.settings import settings
from flows.shelf import existing_store, storing
from storage import Failure


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object for each article.")
@click.option("--forget", multiple=True, metavar="ORIGIN", help="Drop this one from the list; repeatable.")
def failures(as_json: bool, forget: tuple[str, ...]) -> None:
    """List the articles that failed and were not stored since, the latest first.

    An article that failed is tried again by the first run after five minutes, then by the first after an hour; after
    three tries it is parked. Changed content is tried at once. `chysto retry` tries now, the parked ones too.

    The JSON objects have origin, digest (of what failed), step (read, translate, write or store), reason, tries, first,
    last, next_try (null: parked), inbox and output.
    """
    store = existing_store(settings())
    if forget:
        count = 0
        if store is not None:
            with store, storing():
                count = store.forget(forget)
        if count < len(set(forget)):
            raise Complaint("no such failure; `chysto failures` lists them by origin", Exit.USAGE)
        return
    failed: tuple[Failure, ...] = ()
    if store is not None:
        with store, storing():
            failed = store.failures()
    for failure in failed:
        if as_json:
            facts = {
                name: value.isoformat() if isinstance(value, datetime) else value
                for name, value in asdict(failure).items()
            }
            click.echo(json.dumps(facts, ensure_ascii=False))
        else:
            click.echo(printable(line(failure, datetime.now(UTC))))
    parked = sum(failure.parked for failure in failed)
    say(f"{len(failed)} failed, {parked} of them parked" if failed else "nothing failed")


def line(failure: Failure, now: datetime) -> str:
    """A failure in one line; the reason names the file itself where it can."""
    if failure.next_try is None:
        when = "parked"
    elif failure.due(now):
        when = "next run"
    else:
        when = f"in {max(1, round((failure.next_try - now).total_seconds() / 60))} min"
    reason = failure.reason if failure.reason.startswith(failure.origin) else f"{failure.origin}: {failure.reason}"
    return f"{when}, {failure.tries} tried, {failure.step}: {reason}"
