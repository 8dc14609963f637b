"""The ledger of statements; the options of an answer; the time zone of a channel."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_ROW_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("answers", sa.Column("options", sa.JSON(), nullable=False, server_default=sa.text("'{}'")))
    op.add_column("channel_settings", sa.Column("zone", sa.Text(), nullable=False, server_default=sa.text("'UTC'")))
    _add_statements()
    _add_corrections()
    _add_counts()
    if op.get_bind().dialect.name == "sqlite":
        _add_words_sqlite()
    else:
        _add_words_postgresql()


def _add_statements() -> None:
    op.create_table(
        "readings",
        sa.Column("article_id", sa.Text(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("lang", sa.Text(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_readings_article_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article_id", name="pk_readings"),
    )
    op.create_table(
        "statements",
        sa.Column("row_number", _ROW_NUMBER, nullable=False, autoincrement=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("article_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("group_row", _ROW_NUMBER, nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("lang", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("inferred", sa.Boolean(), nullable=False),
        sa.Column("spans", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["readings.article_id"], name="fk_statements_article_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("row_number", name="pk_statements"),
        sa.UniqueConstraint("id", name="uq_statements_id"),
        sa.UniqueConstraint("article_id", "number", name="uq_statements_article_id_number"),
    )
    op.create_index("ix_statements_group_row", "statements", ["group_row"])
    op.create_index("ix_statements_scope_row_number", "statements", ["scope", "row_number"])
    op.create_table(
        "statement_speakers",
        sa.Column("row_number", _ROW_NUMBER, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["row_number"], ["statements.row_number"], name="fk_statement_speakers_row_number", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("row_number", "number", name="pk_statement_speakers"),
    )
    op.create_index("ix_statement_speakers_key_row_number", "statement_speakers", ["key", "row_number"])


def _add_corrections() -> None:
    op.create_table(
        "corrections",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("statement_id", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("speaker_key", sa.Text()),
        sa.Column("speaker_name", sa.Text()),
        sa.Column("speaker_title", sa.Text()),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["statement_id"], ["statements.id"], name="fk_corrections_statement_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_corrections"),
    )
    op.create_index("ix_corrections_scope", "corrections", ["scope"])
    op.create_index("ix_corrections_statement_id", "corrections", ["statement_id"])


def _add_counts() -> None:
    op.create_table(
        "scope_counts",
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("statements", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("scope", name="pk_scope_counts"),
    )
    op.create_table(
        "speaker_counts",
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("statements", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("scope", "key", name="pk_speaker_counts"),
    )
    op.create_table(
        "speaker_names",
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("statements", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("scope", "key", "name", name="pk_speaker_names"),
    )
    op.create_table(
        "speaker_beginnings",
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("beginning", sa.LargeBinary(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("scope", "beginning", "key", name="pk_speaker_beginnings"),
    )


def _add_words_sqlite() -> None:
    """A full-text index whose tokens are made by summarizer.search_terms, with the words' numbers as its rows."""
    op.execute("CREATE VIRTUAL TABLE statement_words USING fts5(own, around, marks, tokenize = 'ascii')")
    op.execute(
        "CREATE TRIGGER statement_words_go_with_the_statement AFTER DELETE ON statements"
        " BEGIN DELETE FROM statement_words WHERE rowid = old.row_number; END"
    )


def _add_words_postgresql() -> None:
    op.execute("ALTER TABLE statements ADD COLUMN words tsvector NOT NULL DEFAULT ''::tsvector")
    op.execute("CREATE INDEX ix_statements_words ON statements USING gin (words)")


def downgrade() -> None:
    for table in ("speaker_beginnings", "speaker_names", "speaker_counts", "scope_counts", "corrections"):
        op.drop_table(table)
    if op.get_bind().dialect.name == "sqlite":
        op.drop_table("statement_words")
    for table in ("statement_speakers", "statements", "readings"):
        op.drop_table(table)
    op.drop_column("channel_settings", "zone")
    op.drop_column("answers", "options")
