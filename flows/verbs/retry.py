"""``chysto retry``: the articles that failed, tried again now."""

from datetime import UTC, datetime
from pathlib import Path

import click

from flows.complaint import Complaint, Exit, say
from flows.orchestration import orchestrated, settle
from flows.settings import settings
from flows.shelf import existing_store, storing
from flows.summary import Summary
from flows.verbs.run import ending


@click.command()
@click.argument("origins", nargs=-1, metavar="[ORIGIN]...")
@click.pass_context
def retry(ctx: click.Context, origins: tuple[str, ...]) -> None:
    """Try the articles that failed again, now: all of them, or those named, as `chysto failures` names them.

    Parked ones have one more try. Everything is as in the run in which they failed, its --output too.
    """
    chosen = settings()
    store = existing_store(chosen)
    if store is None:
        say("nothing failed")
        return
    with store, storing():
        failed = [failure for failure in store.failures() if not origins or failure.origin in origins]
        if unknown := set(origins) - {failure.origin for failure in failed}:
            raise Complaint(f"{min(unknown)}: no such failure; `chysto failures` lists them", Exit.USAGE)
        store.try_now(failure.origin for failure in failed)
    if not failed:
        say("nothing failed")
        return
    settle(chosen.home)
    # Importing Prefect takes seconds, and only after settle() does it read the right settings.
    from flows.killed import carry_out
    from flows.run import run as flow

    summary = Summary(started=datetime.now(UTC))
    for inbox, output in sorted({(failure.inbox, failure.output or "") for failure in failed}):
        only = [failure.origin for failure in failed if (failure.inbox, failure.output or "") == (inbox, output)]
        try:
            with storing(), orchestrated():
                part = carry_out(flow, inbox, Path(output) if output else None, only=only)
        except Complaint as complaint:
            # An inbox that is not there any more keeps none of the others from their turn.
            summary.failures.append(complaint.message)
            continue
        summary.merge(part)
        summary.seconds += part.seconds
    with storing(), store:
        before = {failure.origin: failure.tries for failure in failed}
        for failure in store.failures():
            if before.get(failure.origin) == failure.tries:
                say(f"{failure.origin} is not in {failure.inbox} any more; `chysto failures --forget` drops it")
    ending(ctx, summary)
