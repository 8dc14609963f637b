"""The stories that entries tell, and what of them a channel was not told yet."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, exists, func, or_, select, update

from bot.coverage.models import (
    Counts,
    CoveredArticle,
    CoveredStory,
    KeptStory,
    Placed,
    Seen,
    TopicVerdict,
)
from bot.digest.models import Schedule
from bot.messages import Place
from bot.models import Announcement, Article
from bot.store.announcements import announcement_of
from bot.store.archive import article_of
from bot.store.database import Database
from bot.store.entries import SqlEntries, entry_of
from bot.store.places import is_place
from bot.store.tables import (
    announced_entries,
    announcements,
    articles,
    entries,
    entry_feeds,
    entry_keys,
    entry_topics,
    feeds,
    stories,
)


class SqlCoverage(SqlEntries):
    """bot.ports.Coverage in tables."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._database = database

    async def stories(self, since: datetime) -> tuple[KeptStory, ...]:
        return await self._stories(stories.c.updated_at >= since)

    async def story(self, story_id: str) -> KeptStory | None:
        return next(iter(await self._stories(stories.c.id == story_id)), None)

    async def _stories(self, which: ColumnElement[bool]) -> tuple[KeptStory, ...]:
        told = exists().where(announced_entries.c.story_id == stories.c.id)
        chosen = (
            select(entries, told.label("published"))
            .join(stories, stories.c.id == entries.c.story_id)
            .where(which)
            .order_by(stories.c.started_at, stories.c.id, entries.c.first_seen_at, entries.c.id)
        )
        async with self._database.read() as connection:
            rows = (await connection.execute(chosen)).all()
        found = []
        for story_id, group in groupby(rows, key=lambda row: row.story_id):
            members = list(group)
            found.append(KeptStory(story_id, tuple(map(entry_of, members)), bool(members[0].published)))
        return tuple(found)

    async def placed(self, placements: Sequence[Placed], now: datetime) -> None:
        put = self._database.insert(stories).on_conflict_do_nothing()
        comes = entries.c.state == "read"  # others are only placed anew, and keep no story open
        published = exists().where(announced_entries.c.story_id == entries.c.story_id)
        async with self._database.write() as connection:
            for one in placements:
                await connection.execute(put, {"id": one.story_id, "started_at": now, "updated_at": now})
                arrived = exists().where(entries.c.id == one.entry_id, comes)
                grown = update(stories).where(stories.c.id == one.story_id, arrived)
                await connection.execute(grown, {"updated_at": now})
                movable = comes | and_(entries.c.state == "told", ~published)
                change = {"state": "told", "story_id": one.story_id, "copy_of": one.copy_of}
                await connection.execute(update(entries).where(entries.c.id == one.entry_id, movable), change)

    async def unsent(
        self, schedule: Schedule, since: datetime, of_feeds: Sequence[str]
    ) -> tuple[tuple[CoveredStory, ...], tuple[CoveredStory, ...]]:
        fresh = select(entries.c.story_id).where(
            entries.c.state == "told",
            entries.c.first_seen_at >= since,
            ~_told_here(schedule.place),
            _on_topic(schedule.topic),
            _carried_by(of_feeds),
        )
        found = await self._covered(schedule, fresh, of_feeds)
        on = tuple(story for story in found if any(_taken(article, schedule) for article in story.articles))
        near = tuple(story for story in found if story not in on)
        return on, near

    async def week(self, schedule: Schedule, since: datetime, of_feeds: Sequence[str]) -> tuple[CoveredStory, ...]:
        told = (
            select(announced_entries.c.story_id)
            .join(announcements, announcements.c.id == announced_entries.c.announcement_id)
            .where(is_place(announced_entries, schedule.place), announcements.c.made_at >= since)
        )
        return await self._covered(schedule, told, of_feeds)

    async def counts(self, of_feeds: Sequence[str], topic: str, since: datetime) -> Counts:
        seen = (
            select(func.count())
            .select_from(entries)
            .where(
                entries.c.first_seen_at >= since,
                or_(entries.c.published_at.is_(None), entries.c.published_at >= since),  # not a new feed's past
                _carried_by(of_feeds),
            )
        )
        async with self._database.read() as connection:
            read = (await connection.execute(seen)).scalar_one()
            on_topic = (await connection.execute(seen.where(_on_topic(topic)))).scalar_one()
        return Counts(read, on_topic)

    async def seen(self, keys: Sequence[str]) -> Seen | None:
        chosen = (
            select(entries)
            .join(entry_keys, entry_keys.c.entry_id == entries.c.id)
            .where(entry_keys.c.key.in_(keys))
            .order_by(entries.c.first_seen_at, entries.c.id)
            .limit(1)
        )
        async with self._database.read() as connection:
            row = (await connection.execute(chosen)).first()
            if row is None:
                return None
            of_entry = entry_topics.c.entry_id == row.id
            verdicts = await connection.execute(select(entry_topics).where(of_entry).order_by(entry_topics.c.topic))
            carriers = select(entry_feeds.c.feed).where(entry_feeds.c.entry_id == row.id).order_by(entry_feeds.c.feed)
            carried = (await connection.execute(carriers)).scalars().all()
            return Seen(entry_of(row), tuple(_verdict(one) for one in verdicts), tuple(carried))

    async def told_where(self, place: Place, story_id: str) -> tuple[tuple[str, Announcement], ...]:
        chosen = (
            select(announcements, announced_entries.c.entry_id)
            .join(announced_entries, announced_entries.c.announcement_id == announcements.c.id)
            .where(is_place(announced_entries, place), announced_entries.c.story_id == story_id)
            .order_by(announcements.c.made_at, announcements.c.id, announced_entries.c.entry_id)
        )
        async with self._database.read() as connection:
            return tuple((row.entry_id, announcement_of(row)) for row in await connection.execute(chosen))

    async def _covered(
        self, schedule: Schedule, story_ids: Select[Any], of_feeds: Sequence[str]
    ) -> tuple[CoveredStory, ...]:
        """These stories, the oldest first, with their articles in these feeds."""
        chosen = (
            select(
                entries,
                feeds.c.outlet,
                feeds.c.side,
                feeds.c.ownership,
                entry_topics.c.topic,
                entry_topics.c.verdict,
                entry_topics.c.score,
                entry_topics.c.tag,
                _told_here(schedule.place).label("told_here"),
            )
            .join(feeds, feeds.c.address == entries.c.feed)
            .join(
                entry_topics,
                and_(entry_topics.c.entry_id == entries.c.id, entry_topics.c.topic == schedule.topic),
            )
            .where(entries.c.story_id.in_(story_ids), entries.c.article_id.is_not(None), _carried_by(of_feeds))
            .order_by(entries.c.story_id, entries.c.first_seen_at, entries.c.id)
        )
        async with self._database.read() as connection:
            rows = (await connection.execute(chosen)).all()
            of_rows = select(articles).where(articles.c.id.in_({row.article_id for row in rows}))
            known = {row.id: article_of(row) for row in await connection.execute(of_rows)}
        told = [
            CoveredStory(story_id, tuple(_covered(row, known[row.article_id]) for row in group))
            for story_id, group in groupby(rows, key=lambda row: row.story_id)
        ]
        return tuple(sorted(told, key=lambda story: (story.articles[0].entry.first_seen_at, story.id)))


def _taken(article: CoveredArticle, schedule: Schedule) -> bool:
    """Whether a new article makes its story one of the digest's own, and not a borderline one."""
    verdict = article.verdict
    return article.new and (verdict.verdict == "on" or verdict.tag in schedule.tags)


def _told_here(place: Place) -> ColumnElement[bool]:
    return exists().where(announced_entries.c.entry_id == entries.c.id, is_place(announced_entries, place))


def _on_topic(topic: str) -> ColumnElement[bool]:
    return exists().where(entry_topics.c.entry_id == entries.c.id, entry_topics.c.topic == topic)


def _carried_by(of_feeds: Sequence[str]) -> ColumnElement[bool]:
    return exists().where(entry_feeds.c.entry_id == entries.c.id, entry_feeds.c.feed.in_(of_feeds))


def _covered(row: Row[Any], article: Article) -> CoveredArticle:
    return CoveredArticle(
        entry=entry_of(row),
        article=article,
        outlet=row.outlet,
        side=row.side,
        ownership=row.ownership,
        verdict=_verdict(row),
        new=not row.told_here,
    )


def _verdict(row: Row[Any]) -> TopicVerdict:
    return TopicVerdict(row.topic, row.verdict, row.score, row.tag)
