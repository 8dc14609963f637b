"""The tables, as the newest migration leaves them; a test compares the two.

Ids are made by the bot, not by the database, so that a row is known before it is written.
"""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
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


_RowNumber = BigInteger().with_variant(Integer(), "sqlite")  # on SQLite only an INTEGER is the row's own number


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
    Column("announced_at", UtcTime),
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
    Column("options", JSON, nullable=False, server_default=text("'{}'")),
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
    Column("zone", Words, nullable=False, server_default=text("'UTC'")),
    Column("language", Text, nullable=False, server_default=text("'en'")),
)

# An article that was read for statements, whether there were any or not.
readings = Table(
    "readings",
    metadata,
    Column("article_id", ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    _required("outlet"),
    _required("side"),
    Column("lang", Text, nullable=False),
    Column("published_at", UtcTime, nullable=False),
)

# `row_number` grows with the time of publication (see ledger_rows.row_number), so that the newest are found by it.
# Sources of one statement share `group_row`: the number of the one whose article is seen by all who see the others'.
# What a statement is found by stands beside it: in the SQLite table statement_words, and on PostgreSQL in the column
# `words`. Neither is known to SQLAlchemy: see word_index.
statements = Table(
    "statements",
    metadata,
    Column("row_number", _RowNumber, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, unique=True),
    Column("article_id", ForeignKey("readings.article_id", ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("group_row", _RowNumber, nullable=False, index=True),
    _required("scope"),
    Column("lang", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("inferred", Boolean, nullable=False),
    Column("spans", JSON, nullable=False),  # {"words": [[start, end], ...], "before": [start, end], "after": ...}
    UniqueConstraint("article_id", "number"),
    Index(None, "scope", "row_number"),
)

statement_speakers = Table(
    "statement_speakers",
    metadata,
    Column("row_number", ForeignKey("statements.row_number", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("key", Key, nullable=False),
    _required("name"),
    _required("title"),
    Index(None, "key", "row_number"),
)

corrections = Table(
    "corrections",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("statement_id", ForeignKey("statements.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("scope", Words, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("speaker_key", Key),
    Column("speaker_name", Words),
    Column("speaker_title", Words),
    _required("by"),
    Column("at", UtcTime, nullable=False),
)

# How many statements there are in a scope, of everybody and by speaker. A statement with several sources is counted
# once, in the scope that all who see it see: the counts of the scopes of a place add up.
scope_counts = Table(
    "scope_counts",
    metadata,
    Column("scope", Words, primary_key=True),
    Column("statements", Integer, nullable=False),
)

speaker_counts = Table(
    "speaker_counts",
    metadata,
    Column("scope", Words, primary_key=True),
    Column("key", Key, primary_key=True),
    Column("statements", Integer, nullable=False),
)

# The names that a scope's articles give a speaker, and how often.
speaker_names = Table(
    "speaker_names",
    metadata,
    Column("scope", Words, primary_key=True),
    Column("key", Key, primary_key=True),
    Column("name", Key, primary_key=True),
    Column("statements", Integer, nullable=False),
)

# Each name from each of its words on, in lower case: whatever word somebody begins to type, it begins one of these.
# In UTF-8, because bytes are ordered alike in every database: what begins alike stands together.
speaker_beginnings = Table(
    "speaker_beginnings",
    metadata,
    Column("scope", Words, primary_key=True),
    Column("beginning", LargeBinary, primary_key=True),
    Column("key", Key, primary_key=True),
)

feeds = Table(
    "feeds",
    metadata,
    Column("address", Key, primary_key=True),
    _required("outlet"),
    Column("lang", Text, nullable=False),
    Column("side", Text, nullable=False),
    _required("ownership"),
    Column("health", Text, nullable=False),
    _required("etag"),
    _required("last_modified"),
    Column("last_success_at", UtcTime),
    Column("failing_since", UtcTime),
    Column("failures", Integer, nullable=False),
    Column("next_poll_at", UtcTime, nullable=False, index=True),
)

# What a channel chose of a feed; a feed it chose nothing for is as in the pack.
feed_choices = Table(
    "feed_choices",
    metadata,
    Column("platform", Words, primary_key=True),
    Column("workspace", Words, primary_key=True),
    Column("channel", Words, primary_key=True),
    Column("address", Key, primary_key=True),
    Column("choice", Text, nullable=False),
)

# The failing feeds that a channel was told of, until it is told that they are back.
feed_notices = Table(
    "feed_notices",
    metadata,
    Column("platform", Words, primary_key=True),
    Column("workspace", Words, primary_key=True),
    Column("channel", Words, primary_key=True),
    Column("address", Key, primary_key=True),
    Column("failing_since", UtcTime, nullable=False),
)

entries = Table(
    "entries",
    metadata,
    Column("id", Text, primary_key=True),
    Column("feed", Key, nullable=False),
    _required("outlet"),
    _required("url"),
    _required("title"),
    _required("summary"),
    _required("text"),
    Column("lang", Text, nullable=False),
    Column("published_at", UtcTime),
    Column("first_seen_at", UtcTime, nullable=False),
    Column("state", Text, nullable=False),
    Column("article_id", ForeignKey("articles.id", ondelete="SET NULL"), index=True),
    Column("story_id", ForeignKey("stories.id"), index=True),
    Column("copy_of", Text),
    Index(None, "state", "first_seen_at"),
    Index(None, "first_seen_at"),
)

# Every key by which an entry is known again: its address, its feed's guid, the fingerprint of its words.
entry_keys = Table(
    "entry_keys",
    metadata,
    Column("key", Key, primary_key=True),
    Column("entry_id", ForeignKey("entries.id", ondelete="CASCADE"), nullable=False, index=True),
)

# The feeds that carry an entry.
entry_feeds = Table(
    "entry_feeds",
    metadata,
    Column("entry_id", ForeignKey("entries.id", ondelete="CASCADE"), primary_key=True),
    Column("feed", Key, primary_key=True),
)

# What an entry is on or near; an entry that is off every topic has no row.
entry_topics = Table(
    "entry_topics",
    metadata,
    Column("entry_id", ForeignKey("entries.id", ondelete="CASCADE"), primary_key=True),
    Column("topic", Key, primary_key=True),
    Column("verdict", Text, nullable=False),
    Column("score", Float, nullable=False),
    _required("tag"),
)

stories = Table(
    "stories",
    metadata,
    Column("id", Text, primary_key=True),
    Column("started_at", UtcTime, nullable=False),
    Column("updated_at", UtcTime, nullable=False, index=True),
)

schedules = Table(
    "schedules",
    metadata,
    Column("id", Text, primary_key=True),
    _required("platform"),
    _required("workspace"),
    _required("channel"),
    Column("visibility", Text, nullable=False),
    _required("made_by"),
    Column("at", Text, nullable=False),  # the time of day, "08:00"
    _required("zone"),
    Column("days", JSON, nullable=False),  # of the week, 0 is Monday
    Column("created_at", UtcTime, nullable=False),
    Column("planned_until", UtcTime, nullable=False),
    _required("topic"),
    Column("sides", JSON, nullable=False),
    Column("tags", JSON, nullable=False),
    Column("max_stories", Integer, nullable=False),
    Column("when_empty", Text, nullable=False),
    Column("paused", Text, nullable=False),
    Index(None, "platform", "workspace", "channel"),
)

slots = Table(
    "slots",
    metadata,
    Column("id", Text, primary_key=True),
    Column("schedule_id", ForeignKey("schedules.id", ondelete="CASCADE"), nullable=False),
    Column("local_date", Date, nullable=False),
    Column("at", Text, nullable=False),
    Column("due_at", UtcTime, nullable=False),
    Column("state", Text, nullable=False),
    Column("late", Boolean, nullable=False),
    _required("reason"),
    Column("announcement_id", ForeignKey("announcements.id", ondelete="SET NULL")),
    Column("retry_at", UtcTime),
    Column("tries", Integer, nullable=False),
    UniqueConstraint("schedule_id", "local_date", "at"),
    Index(None, "state", "due_at"),
)

# What the bot says of its own accord, whole, as it was before any of it was sent.
announcements = Table(
    "announcements",
    metadata,
    Column("id", Text, primary_key=True),
    _required("platform"),
    _required("workspace"),
    _required("channel"),
    Column("visibility", Text, nullable=False),
    _required("reply"),  # a Reply as JSON
    Column("made_at", UtcTime, nullable=False),
    Index(None, "platform", "workspace", "channel"),
)

# Which entries a channel was told of: none twice.
announced_entries = Table(
    "announced_entries",
    metadata,
    Column("platform", Words, primary_key=True),
    Column("workspace", Words, primary_key=True),
    Column("channel", Words, primary_key=True),
    Column("entry_id", Text, primary_key=True, index=True),
    _required("story_id"),
    Column("announcement_id", ForeignKey("announcements.id", ondelete="CASCADE"), nullable=False, index=True),
)
