"""``chysto worker``: work for the runs of other machines, through a Dask scheduler."""

import asyncio

import click

from flows.complaint import Complaint, Exit, say
from flows.orchestration import settle
from flows.settings import settings


@click.command()
@click.argument("address")
def worker(address: str) -> None:
    """Work on chunks of articles that `chysto run --cluster ADDRESS` hands out, until stopped.

    ADDRESS is that of a Dask scheduler (`dask scheduler`), such as tcp://10.0.0.1:8786; run one worker a machine, since
    a model uses all its cores. The database must be the run's (CHYSTO_DATABASE_URL), the packages the same; CHYSTO_HOME
    is the machine's own. Anybody who reaches a Dask scheduler can run programs on its workers: keep it in a network of
    your own. Needs the extra: pip install 'chysto[dask]'.

    \b
    chysto worker tcp://10.0.0.1:8786
    """
    home = settings().home
    settle(home)
    try:
        from distributed import Nanny
    except ImportError:
        from flows.cluster import MISSING  # brings all that a worker needs, and the nanny does not

        raise Complaint(MISSING, Exit.USAGE) from None

    async def work() -> None:
        # The nanny starts another worker when this one dies. Dask's own limit of memory would stop it for good.
        async with Nanny(
            address, nthreads=1, memory_limit=None, dashboard=False, local_directory=str(home / "dask")
        ) as nanny:
            say(f"working for {address}")
            await nanny.finished()

    (home / "dask").mkdir(parents=True, exist_ok=True)
    try:
        asyncio.run(work())
    except (OSError, ValueError, RuntimeError) as error:
        # The nanny says only that it failed to start, and what it failed of is the cause.
        why = error.__cause__ or error
        raise Complaint(f"{address}: no Dask scheduler answers ({why})") from None
