"""Running the schema's revisions. A file apart, because Alembic is slow to import and seldom needed."""

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext, RevisionStep
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from storage import migrations


def upgrade(connection: Connection, found: str | None, to: str) -> bool:
    """Run the revisions after ``found`` (None: all) up to ``to`` inside the caller's transaction.

    False, and nothing done, when ``found`` is a revision that this Chysto does not know.
    """
    folder = migrations.__path__[0]
    script = ScriptDirectory(folder, version_locations=[folder])
    if found is not None and found not in {step.revision for step in script.walk_revisions()}:
        return False

    def steps(current: str, _: MigrationContext) -> list[RevisionStep]:
        return script._upgrade_revs(to, current)

    with EnvironmentContext(Config(), script, fn=steps, destination_rev=to) as environment:
        environment.configure(connection=connection, version_table=migrations.VERSIONS)
        environment.run_migrations()
    return True
