"""Runs that Prefect takes to be under way although their process was killed: whoever comes next says that they ended.

Left as they are, they would go on in Prefect's pages for ever.
"""

from uuid import UUID

from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import (
    DeploymentFilter,
    DeploymentFilterId,
    FlowFilter,
    FlowFilterName,
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import State, StateType
from prefect.states import Crashed

from storage import dead, holder

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


def take_over(run: UUID, flow: str) -> None:
    """Note which process carries out this run, and bury those runs of the flow whose process is known to be dead."""
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
