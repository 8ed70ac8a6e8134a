"""Counters for Prometheus, as text: for node_exporter's textfile collector, which reads a file whenever it is asked.

https://prometheus.io/docs/instrumenting/exposition_formats/. What only grows is summed up from the runs that came to
their end, so that it survives restarts and is the same whichever of several machines is asked.
"""

from collections.abc import Iterator, Mapping
from typing import TypeVar

from articles import Outcome
from flows.state import State

Label = TypeVar("Label", bound=str)


def metrics(state: State) -> str:
    """The text, which ends with a line end."""
    return "".join(f"{line}\n" for line in lines(state))


def lines(state: State) -> Iterator[str]:
    """Every metric with its help and type."""
    tally = state.tally
    outcomes = {outcome: tally.outcomes.get(outcome, 0) for outcome in Outcome}
    yield from metric("articles", "gauge", "Articles in the database by status.", state.statuses, "status")
    yield from metric("articles_found_total", "counter", "Articles that runs found.", tally.found)
    yield from metric("articles_stored_total", "counter", "Articles that runs stored.", tally.stored)
    yield from metric("articles_failed_total", "counter", "Tries on articles that failed.", tally.failed)
    yield from metric("sentences_total", "counter", "Sentences by what became of them.", outcomes, "outcome")
    yield from metric("memory_hits_total", "counter", "Sentences that the memory knew.", outcomes[Outcome.REMEMBERED])
    retried = outcomes[Outcome.RETRIED] + outcomes[Outcome.KEPT]
    yield from metric("retries_total", "counter", "Sentences that took more than one attempt.", retried)
    yield from metric("words_total", "counter", "Words of sources that the model translated.", tally.words)
    yield from metric("edits_total", "counter", "Applied edits by cleaner.", tally.changes, "cleaner")
    yield from metric("doubts_total", "counter", "Doubts by check.", tally.doubts, "check")
    yield from metric("step_seconds_total", "counter", "Seconds of work by step.", tally.seconds, "step")
    yield from metric("runs_total", "counter", "Runs that came to their end.", tally.runs)
    failures = {"waiting": state.waiting, "parked": state.parked}
    yield from metric("failures", "gauge", "Articles that failed and were not stored since.", failures, "state")
    yield from metric("claims", "gauge", "Articles that a worker has in hand.", sum(state.claims.values()))
    if state.runs:
        ended = state.runs[0].ended.timestamp()
        yield from metric("last_run_timestamp_seconds", "gauge", "When the last run ended.", ended)
    if state.last_success:
        ended = state.last_success.timestamp()
        yield from metric("last_success_timestamp_seconds", "gauge", "When the last run ended that did well.", ended)


def metric(name: str, kind: str, text: str, value: float | Mapping[Label, float], label: str = "") -> Iterator[str]:
    """One metric with its samples. Labels' values are names of our own: nothing in them needs escaping."""
    yield f"# HELP chysto_{name} {text}"
    yield f"# TYPE chysto_{name} {kind}"
    if isinstance(value, Mapping):
        for each, number in value.items():
            yield f'chysto_{name}{{{label}="{each}"}} {number!r}'
    else:
        yield f"chysto_{name} {value!r}"
