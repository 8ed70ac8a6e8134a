"""The flow: every new article of an inbox through the whole way and into the database, in chunks."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Annotated
from uuid import UUID

from prefect import flow, task
from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.runtime import deployment, flow_run
from prefect.states import Cancelled
from pydantic import Field

from flows.complaint import say
from flows.feed import Pages
from flows.killed import take_over
from flows.orchestration import turn
from flows.settings import Settings, settings
from flows.summary import Summary
from flows.through import Hands, in_turn, through


@flow(
    name="chysto", description="Translate, repair, check and store every new article of an inbox.", persist_result=False
)
def run(
    inbox: Annotated[str, Field(min_length=1, max_length=2000)],
    output: Path | None = None,
    again: bool = False,
    glossary: Path | None = None,
    pages: Pages | None = None,
    only: list[str] | None = None,
    metrics: Path | None = None,
    cluster: str | None = None,
) -> Summary:
    """Work through ``inbox`` once: read everything, leave out what is stored, take the rest all the way.

    What cannot be read or translated is told, counted and kept as a failure; it never stops the others.

    Args:
        inbox: A folder, a file of JSON lines, or a feed: its web address or its file.
        output: A folder for the English, in the folders and forms of the inbox.
        again: Redo articles that are stored already.
        glossary: A CSV file of terms; it takes the place of the one in the settings.
        pages: Whose pages are fetched, of a feed's items. Unset: of those on the web that bring no whole text.
        only: The origins that alone are worked on.
        metrics: A file for the counters for Prometheus; it takes the place of the one in the settings.
        cluster: The address of a Dask scheduler; it takes the place of the one in the settings.
    """
    given = {"glossary": glossary, "metrics": metrics, "cluster": cluster}
    chosen = settings().model_copy(update={name: value for name, value in given.items() if value})
    with turn(chosen.home, str(deployment.id)) if deployment.id else nullcontext(True) as mine:
        if not mine:
            say(f"{inbox}: the last run still goes on; this one is left out")
            # Prefect takes a state that a flow returns for that of the run.
            return Cancelled(message="The last run over this inbox still goes on.")  # type: ignore[return-value]
        take_over(UUID(flow_run.id), run.name)
        with hands_of(chosen) as hands:
            summary = through(inbox, output, chosen, hands, again, only, pages)
        show(summary)
        if deployment.id:
            # Nobody called it who would tell.
            say(f"{inbox}: {summary.line()}")
        return summary


@contextmanager
def hands_of(chosen: Settings) -> Iterator[Hands]:
    """Who does the chunks: this process, or the workers of a cluster."""
    if not chosen.cluster:
        # Prefect looks for futures in every list and dataclass it is given, but not inside a function.
        yield in_turn(articles)
        return
    from flows.cluster import workers  # Dask is an extra

    with workers(chosen.cluster, articles) as hands:
        yield hands


@task(name="articles", cache_policy=NO_CACHE, persist_result=False)
def articles(chunk: Callable[[], Summary]) -> Summary:
    """One chunk of articles, as one task: a task costs Prefect's server 10 to 40 ms, whatever is in it."""
    return chunk()


def show(summary: Summary) -> None:
    """What Prefect's pages show of a run."""
    create_markdown_artifact(summary.markdown(), key="chysto-run", description=summary.line())
    if summary.sheet.rows:
        create_table_artifact(summary.sheet.rows, key="chysto-articles", description="Articles of the last run")
    if summary.sheet.doubted:
        create_markdown_artifact(
            summary.sheet.before_and_after(), key="chysto-doubts", description="Passages with doubts"
        )
