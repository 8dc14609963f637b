"""The feeds that are read, how each does, which of them a channel relies on, and what it was told of them."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, delete, insert, select, update

from bot.coverage.feeds import Feed
from bot.coverage.models import Choice
from bot.coverage.polling import FeedState
from bot.messages import Place
from bot.models import Announcement
from bot.store.announcements import announcement_row
from bot.store.database import Database
from bot.store.places import is_place, place_key
from bot.store.tables import announcements, feed_choices, feed_notices, feeds

_FACTS = ("outlet", "lang", "side", "ownership")
_STATE = ("health", "etag", "last_modified", "last_success_at", "failing_since", "failures", "next_poll_at")


class SqlFeeds:
    """bot.ports.Feeds in tables."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def know(self, known: Sequence[Feed], now: datetime) -> None:
        if not known:
            return
        fresh = {"health": "new", "etag": "", "last_modified": "", "failures": 0, "next_poll_at": now}
        put = self._database.insert(feeds)
        put = put.on_conflict_do_update(index_elements=["address"], set_={name: put.excluded[name] for name in _FACTS})
        async with self._database.write() as connection:
            await connection.execute(put, [asdict(feed) | fresh for feed in known])

    async def all(self) -> tuple[Feed, ...]:
        async with self._database.read() as connection:
            rows = await connection.execute(select(feeds).order_by(feeds.c.outlet, feeds.c.address))
            return tuple(_feed(row) for row in rows)

    async def due(self, now: datetime, limit: int, hold_s: float) -> tuple[tuple[Feed, FeedState], ...]:
        overdue = (
            select(feeds)
            .where(feeds.c.next_poll_at <= now)
            .order_by(feeds.c.next_poll_at, feeds.c.address)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        async with self._database.write() as connection:
            rows = (await connection.execute(overdue)).all()
            held = {"next_poll_at": now + timedelta(seconds=hold_s)}
            taken = [row.address for row in rows]
            if taken:
                await connection.execute(update(feeds).where(feeds.c.address.in_(taken)), held)
        return tuple((_feed(row), _state(row)) for row in rows)

    async def keep_state(self, state: FeedState) -> None:
        values = {name: getattr(state, name) for name in _STATE}
        async with self._database.write() as connection:
            await connection.execute(update(feeds).where(feeds.c.address == state.address), values)

    async def states(self) -> tuple[FeedState, ...]:
        async with self._database.read() as connection:
            rows = await connection.execute(select(feeds).order_by(feeds.c.address))
            return tuple(_state(row) for row in rows)

    async def choices(self, place: Place) -> dict[str, Choice]:
        chosen = select(feed_choices.c.address, feed_choices.c.choice).where(is_place(feed_choices, place))
        async with self._database.read() as connection:
            return {row.address: row.choice for row in await connection.execute(chosen)}

    async def choose(self, place: Place, address: str, choice: Choice | None) -> None:
        key = place_key(place) | {"address": address}
        async with self._database.write() as connection:
            if choice is None:
                of_feed = is_place(feed_choices, place) & (feed_choices.c.address == address)
                await connection.execute(delete(feed_choices).where(of_feed))
            else:
                put = self._database.insert(feed_choices).values(key | {"choice": choice})
                put = put.on_conflict_do_update(index_elements=list(key), set_={"choice": choice})
                await connection.execute(put)

    async def noticed(self, place: Place) -> dict[str, datetime]:
        told = select(feed_notices.c.address, feed_notices.c.failing_since).where(is_place(feed_notices, place))
        async with self._database.read() as connection:
            return {row.address: row.failing_since for row in await connection.execute(told)}

    async def notice(
        self, announcement: Announcement, down: Sequence[tuple[str, datetime]], back: Sequence[str]
    ) -> bool:
        place = announcement.place
        rows = [place_key(place) | {"address": address, "failing_since": since} for address, since in down]
        returned = is_place(feed_notices, place) & feed_notices.c.address.in_(back)
        new = self._database.insert(feed_notices).on_conflict_do_nothing().returning(feed_notices.c.address)
        async with self._database.write() as connection:
            told = [(await connection.execute(new, row)).first() is not None for row in rows]
            gone = (await connection.execute(delete(feed_notices).where(returned))).rowcount
            if not all(told) or gone != len(back):
                await connection.rollback()
                return False
            await connection.execute(insert(announcements), announcement_row(announcement))
        return True


def _feed(row: Row[Any]) -> Feed:
    return Feed(row.address, row.outlet, row.lang, row.side, row.ownership)


def _state(row: Row[Any]) -> FeedState:
    return FeedState(row.address, **{name: getattr(row, name) for name in _STATE})
