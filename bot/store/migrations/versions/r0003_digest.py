"""The digest: feeds, their entries and stories, schedules and their slots, announcements; a channel's language."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("claims", sa.Column("announced_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("channel_settings", sa.Column("language", sa.Text(), nullable=False, server_default=sa.text("'en'")))
    _add_feeds()
    _add_coverage()
    _add_announcements()
    _add_schedules()


def _add_feeds() -> None:
    op.create_table(
        "feeds",
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("lang", sa.Text(), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("ownership", sa.Text(), nullable=False),
        sa.Column("health", sa.Text(), nullable=False),
        sa.Column("etag", sa.Text(), nullable=False),
        sa.Column("last_modified", sa.Text(), nullable=False),
        sa.Column("last_success_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failing_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("next_poll_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("address", name="pk_feeds"),
    )
    op.create_index("ix_feeds_next_poll_at", "feeds", ["next_poll_at"])
    op.create_table(
        "feed_choices",
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("choice", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("platform", "workspace", "channel", "address", name="pk_feed_choices"),
    )
    op.create_table(
        "feed_notices",
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("failing_since", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("platform", "workspace", "channel", "address", name="pk_feed_notices"),
    )


def _add_coverage() -> None:
    op.create_table(
        "stories",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_stories"),
    )
    op.create_index("ix_stories_updated_at", "stories", ["updated_at"])
    op.create_table(
        "entries",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("feed", sa.Text(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("lang", sa.Text(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("first_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("article_id", sa.Text(), nullable=True),
        sa.Column("story_id", sa.Text(), nullable=True),
        sa.Column("copy_of", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_entries_article_id", ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["story_id"], ["stories.id"], name="fk_entries_story_id"),
        sa.PrimaryKeyConstraint("id", name="pk_entries"),
    )
    op.create_index("ix_entries_article_id", "entries", ["article_id"])
    op.create_index("ix_entries_first_seen_at", "entries", ["first_seen_at"])
    op.create_index("ix_entries_state_first_seen_at", "entries", ["state", "first_seen_at"])
    op.create_index("ix_entries_story_id", "entries", ["story_id"])
    op.create_table(
        "entry_keys",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("entry_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"], name="fk_entry_keys_entry_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", name="pk_entry_keys"),
    )
    op.create_index("ix_entry_keys_entry_id", "entry_keys", ["entry_id"])
    op.create_table(
        "entry_feeds",
        sa.Column("entry_id", sa.Text(), nullable=False),
        sa.Column("feed", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"], name="fk_entry_feeds_entry_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("entry_id", "feed", name="pk_entry_feeds"),
    )
    op.create_table(
        "entry_topics",
        sa.Column("entry_id", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("tag", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"], name="fk_entry_topics_entry_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("entry_id", "topic", name="pk_entry_topics"),
    )


def _add_announcements() -> None:
    op.create_table(
        "announcements",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("visibility", sa.Text(), nullable=False),
        sa.Column("reply", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_announcements"),
    )
    op.create_index(
        "ix_announcements_platform_workspace_channel", "announcements", ["platform", "workspace", "channel"]
    )
    op.create_table(
        "announced_entries",
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("entry_id", sa.Text(), nullable=False),
        sa.Column("story_id", sa.Text(), nullable=False),
        sa.Column("announcement_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["announcement_id"], ["announcements.id"], name="fk_announced_entries_announcement_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("platform", "workspace", "channel", "entry_id", name="pk_announced_entries"),
    )
    op.create_index("ix_announced_entries_announcement_id", "announced_entries", ["announcement_id"])
    op.create_index("ix_announced_entries_entry_id", "announced_entries", ["entry_id"])


def _add_schedules() -> None:
    op.create_table(
        "schedules",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("visibility", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("days", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("planned_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("sides", sa.JSON(), nullable=False),
        sa.Column("tags", sa.JSON(), nullable=False),
        sa.Column("max_stories", sa.Integer(), nullable=False),
        sa.Column("when_empty", sa.Text(), nullable=False),
        sa.Column("paused", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_schedules"),
    )
    op.create_index("ix_schedules_platform_workspace_channel", "schedules", ["platform", "workspace", "channel"])
    op.create_table(
        "slots",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("schedule_id", sa.Text(), nullable=False),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("announcement_id", sa.Text(), nullable=True),
        sa.Column("retry_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["announcement_id"], ["announcements.id"], name="fk_slots_announcement_id", ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["schedule_id"], ["schedules.id"], name="fk_slots_schedule_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_slots"),
        sa.UniqueConstraint("schedule_id", "local_date", "at", name="uq_slots_schedule_id_local_date_at"),
    )
    op.create_index("ix_slots_state_due_at", "slots", ["state", "due_at"])


def downgrade() -> None:
    for table in (
        "slots",
        "schedules",
        "announced_entries",
        "announcements",
        "entry_topics",
        "entry_feeds",
        "entry_keys",
        "entries",
        "stories",
        "feed_notices",
        "feed_choices",
        "feeds",
    ):
        op.drop_table(table)
    op.drop_column("channel_settings", "language")
    op.drop_column("claims", "announced_at")
