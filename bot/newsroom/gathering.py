"""From feeds to stories: a round reads the feeds that are due, judges what is new, reads its pages, finds its story.

Every step leaves its mark on the entry (new, wanted, read, told), so a round that was cut off is finished by the next.
"""

import asyncio
import contextlib
import logging
import random
import secrets
from collections.abc import Awaitable, Callable, Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.article_reader import ArticleReader
from bot.coverage.feeds import Feed, FeedEntry
from bot.coverage.identity import entry_keys
from bot.coverage.models import Entry
from bot.coverage.polling import FeedState, after_failure, after_read, after_unchanged
from bot.errors import BotError, FetchFailed, NotAFeed, TimedOut, Unreadable
from bot.models import COMMON, FEED_TEXT, SENTENCES, Article, Unchanged
from bot.news.addresses import article_address
from bot.ports import Analyst, Fetcher, Store
from bot.who_said.job import WhoSaid

_log = logging.getLogger(__name__)

FEEDS_A_ROUND = 200
AT_ONCE = 8
HOLD_S = 300.0
"""So long no other process reads a feed that this one took."""
FIRST_ROUND_S = 120.0
LEAD = 1_000
PAST = timedelta(hours=24)
"""Of a feed that is read for the first time, what is older is not new."""
FUTURE = timedelta(days=2)
ENTRIES_AT_ONCE = 500
BATCHES = 40
"""So many batches a round; what is left comes in the next one."""
WINDOW = timedelta(days=7)
"""Stories to which nothing came for so long are closed."""


class Gatherer:
    """`pack`: the feeds that are read in any case; `topics`: the names of all that are judged.

    `chance`: a number from 0 to 1 that spreads the polling.
    """

    def __init__(
        self,
        store: Store,
        fetcher: Fetcher,
        analyst: Analyst,
        who_said: WhoSaid,
        pack: Collection[Feed],
        topics: Sequence[str],
        clock: Callable[[], datetime],
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._archive = store.archive
        self._feeds = store.feeds
        self._coverage = store.coverage
        self._fetcher = fetcher
        self._analyst = analyst
        self._reader = ArticleReader(store.archive, fetcher, analyst, who_said, clock)
        self._pack = pack
        self._topics = topics
        self._clock = clock
        self._chance = chance
        self._gathered = asyncio.Event()

    async def first_round(self) -> None:
        """Wait until a round came to its end since the start, but not for ever."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._gathered.wait(), FIRST_ROUND_S)

    async def round(self) -> None:
        """Read what is due and carry everything new as far as it goes. Raises StoreUnavailable."""
        if not self._gathered.is_set():
            await self._feeds.know(tuple(self._pack), self._clock())
        due = await self._feeds.due(self._clock(), FEEDS_A_ROUND, HOLD_S)
        await _side_by_side(self._read_feed(feed, state) for feed, state in due)
        await self._judge()
        await self._read_pages()
        await self._place()
        self._gathered.set()

    async def _read_feed(self, feed: Feed, state: FeedState) -> None:
        now, chance = self._clock(), self._chance()
        try:
            answer = await self._fetcher.fetch_feed(feed.address, state.etag, state.last_modified)
            if isinstance(answer, Unchanged):
                await self._feeds.keep_state(after_unchanged(state, answer, now, chance))
                return
            read = await self._analyst.feed(answer.page)
        except (FetchFailed, NotAFeed) as exc:
            _log.info("feed %s: %s", feed.address, exc)
            await self._feeds.keep_state(after_failure(state, exc, now, chance))
            return
        found = [(entry, entry_keys(entry, feed)) for entry in (_dated(entry, now) for entry in read.entries)]
        first = state.last_success_at is None
        new = await self._coverage.keep_entries(feed, found, now, newer_than=now - PAST if first else None)
        _log.debug("feed %s: %d entries, %d new", feed.address, len(found), new)
        await self._feeds.keep_state(after_read(state, read, answer, now, chance))

    async def _judge(self) -> None:
        """By title and the feed's words, all that is new."""
        for _ in range(BATCHES):
            entries = await self._coverage.entries("new", ENTRIES_AT_ONCE)
            if not entries:
                return
            verdicts = await self._analyst.judge(entries, self._topics)
            await self._coverage.judged([(entry.id, found) for entry, found in zip(entries, verdicts, strict=True)])

    async def _read_pages(self) -> None:
        entries = await self._coverage.entries("wanted", BATCHES * ENTRIES_AT_ONCE)
        await _side_by_side(self._read_page(entry) for entry in entries)

    async def _read_page(self, entry: Entry) -> None:
        article = await self._article(entry)
        try:
            verdicts = await self._analyst.judge_article(article, self._topics)
        except TimedOut:
            (verdicts,) = await self._analyst.judge((entry,), self._topics)
        lang = article.document.lang or entry.lang
        lead = article.document.text[:LEAD] if article.scope == COMMON else entry.text
        await self._coverage.read(replace(entry, article_id=article.id, lang=lang, text=lead), verdicts)

    async def _article(self, entry: Entry) -> Article:
        """The whole article where its page can be read, else what the feed says of it."""
        try:
            address = article_address(entry.url)
            known = await self._archive.find_article((address,), (COMMON,))
            return known or await self._reader.read(entry.url, address, COMMON, SENTENCES["medium"])
        except (FetchFailed, Unreadable) as exc:
            _log.info("only the feed's words of %s: %s", entry.url, exc)
            return await self._feeds_words(entry)

    async def _feeds_words(self, entry: Entry) -> Article:
        """An article of nothing but the feed's words, in a scope that no pasted link is looked up in."""
        reading = await self._analyst.feeds_words(entry)
        article = Article(secrets.token_hex(10), FEED_TEXT, entry.url, reading.document, self._clock())
        kept = await self._archive.keep_article(article, ())
        await self._archive.keep_summary(kept.id, SENTENCES["medium"], reading.summary)
        return kept

    async def _place(self) -> None:
        """Put what was read into stories."""
        for _ in range(BATCHES):
            entries = await self._coverage.entries("read", ENTRIES_AT_ONCE)
            if not entries:
                return
            known = await self._coverage.stories(self._clock() - WINDOW)
            await self._coverage.placed(await self._analyst.place(entries, known), self._clock())


def _dated(entry: FeedEntry, now: datetime) -> FeedEntry:
    """Without a date that lies in the future: it says nothing of when the article came."""
    if entry.published_at and entry.published_at > now + FUTURE:
        return replace(entry, published_at=None)
    return entry


async def _side_by_side(work: Iterable[Awaitable[None]]) -> None:
    """A few at a time. What goes wrong with one is logged and is no other's trouble; the next round tries it again."""
    turns = asyncio.Semaphore(AT_ONCE)

    async def one(each: Awaitable[None]) -> None:
        async with turns:
            try:
                await each
            except BotError as exc:
                _log.warning("left for the next round: %s", exc)

    await asyncio.gather(*(one(each) for each in work))
