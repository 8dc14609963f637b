"""Makes a channel's digest: what it was not told yet of its feeds, as a Reply with the entries that it tells."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.coverage.feeds import Feed
from bot.coverage.models import Choice, CoveredArticle, CoveredStory
from bot.coverage.polling import FeedState
from bot.digest.models import Schedule
from bot.digest.schedule import EVERY_DAY, WEEKDAYS
from bot.messages import Line, Place, Reply
from bot.models import COMMON, SENTENCES
from bot.newsroom.content import Material, compose, describe, select
from bot.newsroom.wording import ENGLISH
from bot.ports import Store

LOOK_BACK = timedelta(hours=24)
"""So far the first digest of a schedule looks back."""

NEWS_NO_MORE = timedelta(days=14)
"""What was first seen so long ago is not told any more: a feed was muted, or a digest paused, for all that time."""

_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Made:
    """A digest and what it tells the channel of: (entry id, story id)."""

    reply: Reply
    items: tuple[tuple[str, str], ...]


class DigestMaker:
    """`pack`: the feeds that every channel reads unless it chose otherwise. Every method raises StoreUnavailable."""

    def __init__(self, store: Store, pack: Collection[Feed]) -> None:
        self._pack = frozenset(feed.address for feed in pack)
        self._archive = store.archive
        self._ledger = store.ledger
        self._feeds = store.feeds
        self._coverage = store.coverage
        self._schedules = store.schedules
        self._preferences = store.preferences

    async def make(
        self, schedule: Schedule, now: datetime, *, late: bool = False, preview: bool = False
    ) -> Made | None:
        """The digest as of now; None when there is nothing new and the channel wants no word then."""
        material = replace(await self._material(schedule, now), late=late, preview=preview)
        stories = tuple([await self._filled(story) for story in material.stories])
        material = replace(material, stories=stories)
        chosen = select(material, schedule.max_stories, now)
        nothing = not (chosen.told or chosen.listed or chosen.near)
        if nothing and schedule.when_empty == "silent" and not preview:
            return None
        language = (await self._preferences.channel(schedule.place)).language
        return Made(compose(schedule, material, chosen, language, now), chosen.items())

    async def relied_on(self, place: Place, sides: Sequence[str] = ()) -> tuple[tuple[Feed, FeedState], ...]:
        """The feeds that the channel reads, of these sides (all when there are none), with how each does."""
        choices = await self._feeds.choices(place)
        states = {state.address: state for state in await self._feeds.states()}
        return tuple(
            (feed, states[feed.address])
            for feed in await self._feeds.all()
            if self._is_read(feed, choices.get(feed.address)) and (not sides or feed.side in sides)
        )

    def paused_notice(self, schedule: Schedule, reason: str) -> Reply:
        """What whoever made the schedule is told when it is paused: "place_gone" or "unknown_zone"."""
        words = ENGLISH.paused[reason].format(rule=describe(schedule.rule, "en"), id=schedule.id)
        return Reply(paragraphs=(Line(words),))

    async def _material(self, schedule: Schedule, now: datetime) -> Material:
        feeds = await self.relied_on(schedule.place, schedule.sides)
        addresses = [feed.address for feed, _ in feeds]
        from_the_start = max(schedule.created_at - LOOK_BACK, now - NEWS_NO_MORE)
        stories, borderline = await self._coverage.unsent(schedule, from_the_start, addresses)
        last = await self._schedules.last_sent(schedule.id)
        since = last or from_the_start
        weekly = schedule.rule.days not in (EVERY_DAY, WEEKDAYS)
        week = await self._coverage.week(schedule, now - _WEEK, addresses) if weekly else ()
        told_now = {story.id for story in (*stories, *borderline)}
        return Material(
            stories=stories,
            borderline=borderline,
            week=tuple(story for story in week if story.id not in told_now),
            feeds=feeds,
            counts=await self._coverage.counts(addresses, schedule.topic, since),
            since=since,
            first=last is None,
        )

    async def _filled(self, story: CoveredStory) -> CoveredStory:
        return replace(story, articles=tuple([await self._with_words(one) for one in story.articles]))

    async def _with_words(self, article: CoveredArticle) -> CoveredArticle:
        summary = await self._archive.summary(article.article.id, SENTENCES["medium"])
        statements = await self._ledger.of_article(article.article.id, (COMMON,)) if article.new else ()
        return replace(article, summary=summary, statements=statements or ())

    def _is_read(self, feed: Feed, choice: Choice | None) -> bool:
        return choice == "added" or (choice is None and feed.address in self._pack)
