"""Tells a channel once when a feed that it relies on has not been readable for a day, and once when it is back."""

import logging
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.announcer import Announcer
from bot.coverage.feeds import Feed
from bot.coverage.polling import FeedState
from bot.errors import BotError
from bot.messages import Line, Place, Reply
from bot.models import Announcement
from bot.newsroom.making import DigestMaker
from bot.newsroom.wording import WORDINGS
from bot.ports import Store

_log = logging.getLogger(__name__)

TOLD_AFTER = timedelta(days=1)


class FeedNotices:
    """One a process; a round may be run as often as one likes."""

    def __init__(self, store: Store, maker: DigestMaker, announcer: Announcer, clock: Callable[[], datetime]) -> None:
        self._feeds = store.feeds
        self._schedules = store.schedules
        self._announcements = store.announcements
        self._preferences = store.preferences
        self._maker = maker
        self._announcer = announcer
        self._clock = clock

    async def run(self, platform: str) -> None:
        """Tell what is to be told on this platform, and what an earlier round could not. Raises StoreUnavailable."""
        for place in dict.fromkeys(schedule.place for schedule in await self._schedules.running(platform)):
            await self._write(place)
        for announcement in await self._announcements.unsent(platform):
            try:
                await self._announcer.announce(announcement)
            except BotError as exc:
                _log.warning("notice %s: %s", announcement.id, exc)

    async def _write(self, place: Place) -> None:
        now = self._clock()
        relied_on = await self._maker.relied_on(place)
        told = await self._feeds.noticed(place)
        down = [(feed, since) for feed, state in relied_on if (since := _down_since(state, now)) is not None]
        down = [(feed, since) for feed, since in down if feed.address not in told]
        back = [feed for feed, state in relied_on if feed.address in told and state.failing_since is None]
        if not down and not back:
            return
        words = await self._words([feed for feed, _ in down], back, place)
        notice = Announcement(secrets.token_hex(10), place, words, now)
        await self._feeds.notice(
            notice, [(feed.address, since) for feed, since in down], [feed.address for feed in back]
        )

    async def _words(self, down: list[Feed], back: list[Feed], place: Place) -> Reply:
        wording = WORDINGS[(await self._preferences.channel(place)).language]
        said = [(wording.feeds_down, down), (wording.feeds_back, back)]
        lines = [Line(words.format(feeds=", ".join(map(_named, feeds)))) for words, feeds in said if feeds]
        return Reply(paragraphs=tuple(lines))


def _named(feed: Feed) -> str:
    return f"{feed.outlet} ({feed.lang})" if feed.lang else feed.outlet


def _down_since(state: FeedState, now: datetime) -> datetime | None:
    """Since when it has been failing, if that is long enough to be told."""
    since = state.failing_since
    return since if since is not None and now - since >= TOLD_AFTER else None
