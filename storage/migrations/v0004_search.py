"""Full-text search, filled from what is stored; decisions carried over; what reviews taught the memory."""

import sqlalchemy as sa
from alembic import op

from storage.columns import restored

# A later way of folding words needs the whole table made anew, so today's is the right one here.
from storage.words import words

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("decisions", sa.Column("carried", sa.Integer(), nullable=True))
    op.create_table(
        "lessons",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("article", sa.Integer(), nullable=True),
        sa.Column("passage", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("english", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("made", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_lessons"),
        sa.ForeignKeyConstraint(["article"], ["articles.number"], name="fk_lessons_article", ondelete="CASCADE"),
    )
    op.create_index("ix_lessons_key", "lessons", ["key"])
    op.create_index("ix_lessons_article_passage", "lessons", ["article", "passage"])
    # The queues: of one cleaner or check what waits, the last stored articles first.
    op.drop_index("ix_changes_cleaner", "changes")
    op.create_index("ix_changes_cleaner_article", "changes", ["cleaner", "article"])
    op.drop_index("ix_doubts_check", "doubts")
    op.create_index("ix_doubts_check_severity_article", "doubts", ["check", "severity", "article"])
    connection = op.get_bind()
    if connection.dialect.name == "postgresql":
        op.execute(
            "CREATE TABLE search (article INTEGER NOT NULL CONSTRAINT pk_search PRIMARY KEY "
            "CONSTRAINT fk_search_article REFERENCES articles (number) ON DELETE CASCADE, words TSVECTOR NOT NULL)"
        )
        op.execute("CREATE INDEX ix_search_words ON search USING GIN (words)")
        insert = "INSERT INTO search VALUES (:number, array_to_tsvector(CAST(:words AS text[])))"
    else:
        # To this tokenizer every letter beyond ASCII is one: it parts the words at the spaces between them.
        op.execute(
            "CREATE VIRTUAL TABLE search USING fts5"
            "(words, tokenize = 'ascii', detail = none, columnsize = 0, prefix = '1 2 3')"
        )
        insert = "INSERT INTO search (rowid, words) VALUES (:number, :words)"
    for number, origin in connection.execute(sa.text("SELECT number, origin FROM articles ORDER BY number")).all():
        rows = connection.execute(
            sa.text("SELECT text, cleaned, machine, clean FROM passages WHERE article = :number ORDER BY number"),
            {"number": number},
        )
        texts = dict.fromkeys([origin, *(said for row in rows for said in row)])
        found = words(map(restored, texts))
        said = found if connection.dialect.name == "postgresql" else " ".join(found)
        connection.execute(sa.text(insert), {"number": number, "words": said})
