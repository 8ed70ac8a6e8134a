"""How long each step of the way took in a run."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    # The runs there are say nothing of it; a default only for them, since the tables have none.
    with op.batch_alter_table("runs") as runs:
        runs.add_column(sa.Column("seconds", sa.JSON(), nullable=False, server_default="{}"))
    with op.batch_alter_table("runs") as runs:
        runs.alter_column("seconds", server_default=None)
