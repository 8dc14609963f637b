"""Entries of feeds: which are new, what was judged of them, where they stand."""

import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.coverage.feeds import Feed, FeedEntry
from bot.coverage.models import Entry, EntryState, TopicVerdict
from bot.store.database import Database
from bot.store.tables import entries, entry_feeds, entry_keys, entry_topics

_PLAIN = ("id", "feed", "outlet", "url", "title", "summary", "text", "lang", "published_at", "first_seen_at", "state")
_LATER = ("article_id", "story_id", "copy_of")


class SqlEntries:
    """The part of bot.ports.Coverage that is about single entries."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep_entries(
        self,
        feed: Feed,
        found: Sequence[tuple[FeedEntry, Sequence[str]]],
        now: datetime,
        newer_than: datetime | None = None,
    ) -> int:
        """See the port."""
        new: list[Entry] = []
        async with self._database.write() as connection:
            await self._alone(connection)
            known = await _known(connection, [key for _, keys in found for key in keys])
            put_key = self._database.insert(entry_keys).on_conflict_do_nothing()
            put_feed = self._database.insert(entry_feeds).on_conflict_do_nothing()
            key_rows, feed_rows = [], []
            for item, keys in found:
                entry_id = next((known[key] for key in keys if key in known), None)
                if entry_id is None:
                    entry = _new_entry(feed, item, now, newer_than)
                    new.append(entry)
                    entry_id = entry.id
                key_rows += [{"key": key, "entry_id": entry_id} for key in keys if key not in known]
                feed_rows.append({"entry_id": entry_id, "feed": feed.address})
                known |= {key: entry_id for key in keys if key not in known}
            if new:
                await connection.execute(insert(entries), [_row(entry) for entry in new])
            if key_rows:
                await connection.execute(put_key, key_rows)
            if feed_rows:
                await connection.execute(put_feed, feed_rows)
        return sum(entry.state == "new" for entry in new)

    async def entries(self, state: EntryState, limit: int) -> tuple[Entry, ...]:
        """See the port."""
        oldest = entries.c.first_seen_at, entries.c.id
        chosen = select(entries).where(entries.c.state == state).order_by(*oldest).limit(limit)
        async with self._database.read() as connection:
            return tuple(entry_of(row) for row in await connection.execute(chosen))

    async def judged(self, verdicts: Sequence[tuple[str, Sequence[TopicVerdict]]]) -> None:
        """See the port."""
        async with self._database.write() as connection:
            for state in ("wanted", "off"):
                ids = [entry_id for entry_id, found in verdicts if bool(found) == (state == "wanted")]
                some = entries.c.id.in_(ids) & (entries.c.state == "new")
                await connection.execute(update(entries).where(some), {"state": state})
            await self._put_verdicts(connection, verdicts)

    async def read(self, entry: Entry, verdicts: Sequence[TopicVerdict]) -> None:
        """See the port."""
        wanted = (entries.c.id == entry.id) & (entries.c.state == "wanted")
        found = {"article_id": entry.article_id, "lang": entry.lang, "text": entry.text}
        async with self._database.write() as connection:
            await connection.execute(entry_topics.delete().where(entry_topics.c.entry_id == entry.id))
            await self._put_verdicts(connection, [(entry.id, verdicts)])
            await connection.execute(update(entries).where(wanted), found | {"state": "read" if verdicts else "off"})

    async def _alone(self, connection: AsyncConnection) -> None:
        """Until the transaction ends nobody else adds keys: two feeds may bring the same entry at the same moment.

        On SQLite every transaction that writes is alone.
        """
        if not self._database.is_sqlite:
            await connection.exec_driver_sql(f"LOCK TABLE {entry_keys.name} IN SHARE ROW EXCLUSIVE MODE")

    async def _put_verdicts(
        self, connection: AsyncConnection, verdicts: Sequence[tuple[str, Sequence[TopicVerdict]]]
    ) -> None:
        rows = [
            {"entry_id": entry_id, "topic": one.topic, "verdict": one.verdict, "score": one.score, "tag": one.tag}
            for entry_id, found in verdicts
            for one in found
        ]
        if rows:
            await connection.execute(self._database.insert(entry_topics).on_conflict_do_nothing(), rows)


async def _known(connection: AsyncConnection, keys: Sequence[str]) -> dict[str, str]:
    """The entries that are known by these keys."""
    chosen = select(entry_keys.c.key, entry_keys.c.entry_id).where(entry_keys.c.key.in_(set(keys)))
    return {row.key: row.entry_id for row in await connection.execute(chosen)}


def _new_entry(feed: Feed, item: FeedEntry, now: datetime, newer_than: datetime | None) -> Entry:
    is_new = newer_than is None or (item.published_at is not None and item.published_at > newer_than)
    return Entry(
        id=secrets.token_hex(10),
        feed=feed.address,
        outlet=feed.outlet,
        url=item.url,
        title=item.title,
        summary=item.summary,
        text=item.text,
        lang=feed.lang,
        published_at=item.published_at,
        first_seen_at=now,
        state="new" if is_new else "off",
    )


def _row(entry: Entry) -> dict[str, object]:
    return {name: getattr(entry, name) for name in (*_PLAIN, *_LATER)}


def entry_of(row: Row[Any]) -> Entry:
    return Entry(**{name: getattr(row, name) for name in (*_PLAIN, *_LATER)})
