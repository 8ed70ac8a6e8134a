"""Runs that Prefect takes to be under way although their process was killed: whoever comes next says that they ended.

Left as they are, they would go on in Prefect's pages for ever.
"""

from inspect import signature
from typing import ParamSpec, TypeVar, cast
from uuid import UUID

from prefect import Flow
from prefect.client.orchestration import get_client
from prefect.client.schemas.actions import FlowRunCreate
from prefect.client.schemas.filters import (
    DeploymentFilter,
    DeploymentFilterId,
    FlowFilter,
    FlowFilterName,
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import FlowRun, State, StateType
from prefect.flow_engine import run_flow
from prefect.states import Crashed, Pending, to_state_create

from storage import dead, holder

P = ParamSpec("P")
R = TypeVar("R")

WORKER = "chysto.worker"
"""The label of a run that names the process which carries it out."""
UNDER_WAY = FlowRunFilter(
    state=FlowRunFilterState(
        type=FlowRunFilterStateType(any_=[StateType.PENDING, StateType.RUNNING, StateType.CANCELLING])
    )
)


def killed() -> State:
    """The state of a run whose process was killed."""
    return Crashed(message="the process was killed")


def carry_out(flow: Flow[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """What the flow gives, called as a run that names this process from its first moment.

    A flow that is simply called is made a run, set running, and only then enters its function: killed before it could
    name its process there, it would be nobody's. ``create_flow_run`` of Prefect's client takes no labels; its API does.
    Raises what the flow raises, and RuntimeError or httpx.HTTPError where Prefect's server does not answer.
    """
    parameters = signature(flow.fn).bind(*args, **kwargs).arguments
    with get_client(sync_client=True) as client:
        asked = FlowRunCreate(
            flow_id=client.create_flow(flow),
            flow_version=flow.version,
            parameters=flow.serialize_parameters(parameters),
            state=to_state_create(Pending()),
            labels={WORKER: holder()},
        )
        answer = client.request("POST", "/flow_runs/", json=asked.model_dump(mode="json", exclude_unset=True))
    return cast("R", run_flow(flow, FlowRun.model_validate(answer.json())))


def take_over(run: UUID, flow: str) -> None:
    """Note which process carries out this run, and bury those runs of the flow whose process is known to be dead.

    A run that the server planned names its process only here; should that be killed before, `bury` finds it.
    """
    with get_client(sync_client=True) as client:
        client.update_flow_run_labels(run, {WORKER: holder()})
        for each in client.read_flow_runs(
            flow_filter=FlowFilter(name=FlowFilterName(any_=[flow])), flow_run_filter=UNDER_WAY
        ):
            if dead(str(each.labels.get(WORKER))):
                client.set_flow_run_state(each.id, killed(), force=True)


async def bury(deployment: UUID) -> None:
    """Bury the deployment's runs: only one process carries them out, and it has just begun."""
    async with get_client() as client:
        for each in await client.read_flow_runs(
            flow_run_filter=UNDER_WAY,
            deployment_filter=DeploymentFilter(id=DeploymentFilterId(any_=[deployment])),
        ):
            await client.set_flow_run_state(each.id, killed(), force=True)
