"""The first tables: articles and their summaries, claims, answers, what a channel chose."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "articles",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("lang", sa.Text()),
        sa.Column("document_url", sa.Text()),
        sa.Column("published_at", sa.DateTime(timezone=True)),
        sa.Column("published_offset_s", sa.Integer()),
        sa.Column("site", sa.Text()),
        sa.Column("authors", sa.JSON(), nullable=False),
        sa.Column("fetched_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_articles"),
    )
    op.create_index("ix_articles_scope", "articles", ["scope"])
    op.create_table(
        "channel_settings",
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("links", sa.Text(), nullable=False),
        sa.Column("hide_previews", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("platform", "workspace", "channel", name="pk_channel_settings"),
    )
    op.create_table(
        "claims",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("visibility", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("thread", sa.Text()),
        sa.Column("privacy", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("subject_key", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("asked", sa.Boolean(), nullable=False),
        sa.Column("asker", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("length", sa.Text(), nullable=False),
        sa.Column("resumable", sa.Boolean(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_claims"),
        sa.UniqueConstraint(
            "platform", "channel", "message", "subject_key", name="uq_claims_platform_channel_message_subject_key"
        ),
    )
    op.create_index("ix_claims_platform_workspace", "claims", ["platform", "workspace"])
    op.create_index("ix_claims_state_lease_until", "claims", ["state", "lease_until"])
    op.create_table(
        "fetch_outcomes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_fetch_outcomes"),
    )
    op.create_index("ix_fetch_outcomes_scope", "fetch_outcomes", ["scope"])
    op.create_table(
        "answers",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("claim_id", sa.Text(), nullable=False),
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("visibility", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("article_id", sa.Text()),
        sa.Column("length", sa.Text(), nullable=False),
        sa.Column("asker", sa.Text(), nullable=False),
        sa.Column("public", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_answers_article_id", ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name="fk_answers_claim_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_answers"),
        sa.UniqueConstraint("claim_id", name="uq_answers_claim_id"),
    )
    op.create_index("ix_answers_article_id", "answers", ["article_id"])
    op.create_table(
        "article_addresses",
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("article_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_article_addresses_article_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("scope", "address", name="pk_article_addresses"),
    )
    op.create_index("ix_article_addresses_article_id", "article_addresses", ["article_id"])
    op.create_table(
        "fragments",
        sa.Column("article_id", sa.Text(), nullable=False),
        sa.Column("start_offset", sa.Integer(), nullable=False),
        sa.Column("end_offset", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_fragments_article_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article_id", "start_offset", "end_offset", name="pk_fragments"),
    )
    op.create_table(
        "summaries",
        sa.Column("article_id", sa.Text(), nullable=False),
        sa.Column("sentences", sa.Integer(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_summaries_article_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article_id", "sentences", name="pk_summaries"),
    )
    op.create_table(
        "answer_parts",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("answer_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("posted_channel", sa.Text()),
        sa.Column("posted_id", sa.Text()),
        sa.Column("posted_link", sa.Text()),
        sa.ForeignKeyConstraint(["answer_id"], ["answers.id"], name="fk_answer_parts_answer_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_answer_parts"),
        sa.UniqueConstraint("answer_id", "number", name="uq_answer_parts_answer_id_number"),
    )
    op.create_table(
        "summary_fragments",
        sa.Column("article_id", sa.Text(), nullable=False),
        sa.Column("sentences", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("start_offset", sa.Integer(), nullable=False),
        sa.Column("end_offset", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id", "sentences"],
            ["summaries.article_id", "summaries.sentences"],
            name="fk_summary_fragments_article_id_sentences",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["article_id", "start_offset", "end_offset"],
            ["fragments.article_id", "fragments.start_offset", "fragments.end_offset"],
            name="fk_summary_fragments_article_id_start_offset_end_offset",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("article_id", "sentences", "number", name="pk_summary_fragments"),
    )


def downgrade() -> None:
    for table in (
        "summary_fragments",
        "answer_parts",
        "summaries",
        "fragments",
        "article_addresses",
        "answers",
        "fetch_outcomes",
        "claims",
        "channel_settings",
        "articles",
    ):
        op.drop_table(table)
