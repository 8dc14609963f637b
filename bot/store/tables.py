"""The tables, as the newest migration leaves them; a test compares the two.

Ids are made by the bot, not by the database, so that a row is known before it is written.
"""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

from bot.store.columns import Key, UtcTime, Words

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


def _required(name: str) -> Column[str]:
    return Column(name, Words, nullable=False)


articles = Table(
    "articles",
    metadata,
    Column("id", Text, primary_key=True),
    _required("scope"),
    _required("url"),
    _required("text"),
    _required("title"),
    Column("lang", Text),
    Column("document_url", Words),
    Column("published_at", UtcTime),
    Column("published_offset_s", Integer),  # the zone in which the outlet gave the time, in seconds east of UTC
    Column("site", Words),
    Column("authors", JSON, nullable=False),
    Column("fetched_at", UtcTime, nullable=False),
    Index(None, "scope"),
)

# Every address an article is known by, its own included: one article for each scope and address.
addresses = Table(
    "article_addresses",
    metadata,
    Column("scope", Words, primary_key=True),
    Column("address", Key, primary_key=True),
    Column("article_id", ForeignKey("articles.id", ondelete="CASCADE"), nullable=False, index=True),
)

fetch_outcomes = Table(
    "fetch_outcomes",
    metadata,
    Column("id", Integer, primary_key=True),
    _required("url"),
    Column("scope", Words, nullable=False, index=True),
    _required("outcome"),
    Column("at", UtcTime, nullable=False),
)

# The article's own words, apart from its text, so that they can still be checked when the text is gone one day.
fragments = Table(
    "fragments",
    metadata,
    Column("article_id", ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("start_offset", Integer, primary_key=True),
    Column("end_offset", Integer, primary_key=True),
    _required("text"),
    Column("sha256", Text, nullable=False),
)

summaries = Table(
    "summaries",
    metadata,
    Column("article_id", ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("sentences", Integer, primary_key=True),
    Column("method", Text, nullable=False),
)

summary_fragments = Table(
    "summary_fragments",
    metadata,
    Column("article_id", Text, primary_key=True),
    Column("sentences", Integer, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("start_offset", Integer, nullable=False),
    Column("end_offset", Integer, nullable=False),
    ForeignKeyConstraint(
        ["article_id", "sentences"], ["summaries.article_id", "summaries.sentences"], ondelete="CASCADE"
    ),
    ForeignKeyConstraint(
        ["article_id", "start_offset", "end_offset"],
        ["fragments.article_id", "fragments.start_offset", "fragments.end_offset"],
        ondelete="CASCADE",
    ),
)

claims = Table(
    "claims",
    metadata,
    Column("id", Text, primary_key=True),
    _required("platform"),
    _required("workspace"),
    _required("channel"),
    Column("visibility", Text, nullable=False),
    _required("message"),
    Column("thread", Words),
    Column("privacy", Text, nullable=False),
    _required("subject"),
    Column("subject_key", Key, nullable=False),
    _required("owner"),
    Column("asked", Boolean, nullable=False),
    _required("asker"),
    _required("url"),
    Column("length", Text, nullable=False),
    Column("resumable", Boolean, nullable=False),
    Column("state", Text, nullable=False),
    _required("detail"),
    Column("claimed_at", UtcTime, nullable=False),
    Column("lease_until", UtcTime, nullable=False),
    UniqueConstraint("platform", "channel", "message", "subject_key"),
    Index(None, "state", "lease_until"),
    Index(None, "platform", "workspace"),
)

answers = Table(
    "answers",
    metadata,
    Column("id", Text, primary_key=True),
    Column("claim_id", ForeignKey("claims.id", ondelete="CASCADE"), nullable=False, unique=True),
    _required("platform"),
    _required("workspace"),
    _required("channel"),
    Column("visibility", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("article_id", ForeignKey("articles.id", ondelete="SET NULL"), index=True),
    Column("length", Text, nullable=False),
    _required("asker"),
    Column("public", Boolean, nullable=False),
    Column("created_at", UtcTime, nullable=False),
)

answer_parts = Table(
    "answer_parts",
    metadata,
    Column("id", Text, primary_key=True),
    Column("answer_id", ForeignKey("answers.id", ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("posted_channel", Words),
    Column("posted_id", Words),
    Column("posted_link", Words),
    UniqueConstraint("answer_id", "number"),
)

channel_settings = Table(
    "channel_settings",
    metadata,
    Column("platform", Words, primary_key=True),
    Column("workspace", Words, primary_key=True),
    Column("channel", Words, primary_key=True),
    Column("links", Text, nullable=False),
    Column("hide_previews", Boolean, nullable=False),
)
