"""`digest why URL`: the path of one article, from the feed that carries it to the digest that told it."""

from collections.abc import Sequence

from bot.coverage.identity import address_key
from bot.coverage.models import Entry, Seen
from bot.digest.models import Schedule
from bot.errors import NotUnderstood
from bot.messages import Line, Place, Reply
from bot.models import Article
from bot.news.addresses import without_secrets
from bot.newsroom.making import LOOK_BACK, DigestMaker
from bot.newsroom.options import DEFAULT_TOPIC
from bot.ports import Analyst, Store

_STATES = {
    "new": "It has not been judged yet; the next round does that.",
    "wanted": "Its page is still to be read; the next round does that.",
    "read": "It has not been put into a story yet; the next round does that.",
}


class Why:
    """Everything it raises is a BotError."""

    def __init__(self, store: Store, analyst: Analyst, maker: DigestMaker) -> None:
        self._archive = store.archive
        self._coverage = store.coverage
        self._feeds = store.feeds
        self._analyst = analyst
        self._maker = maker

    async def answer(self, url: str, place: Place, schedules: Sequence[Schedule]) -> Reply:
        """What became of the article at this address in this channel, a line a step. Raises AddressRefused."""
        if not url.strip():
            raise NotUnderstood("Which article? Give me its address: digest why URL")
        shown = without_secrets(url.strip())
        seen = await self._coverage.seen((address_key(shown),))
        lines = await self._path(seen, place, schedules) if seen else await self._unseen(place)
        title = seen.entry.title if seen else shown
        return Reply(headline=Line(title, shown), paragraphs=tuple(map(Line, lines)), privacy="private")

    async def _unseen(self, place: Place) -> list[str]:
        feeds = await self._maker.relied_on(place)
        return [f"None of the {len(feeds)} feeds of this channel has carried it since I read them."]

    async def _path(self, seen: Seen, place: Place, schedules: Sequence[Schedule]) -> list[str]:
        entry = seen.entry
        relied_on = {feed.address: feed.outlet for feed, _ in await self._maker.relied_on(place)}
        lines = [await self._carriers(seen)]
        if not any(feed in relied_on for feed in seen.feeds):
            lines.append("This channel has muted or removed these feeds, or never added them, so it is not told here.")
        article = await self._archive.article(entry.article_id) if entry.article_id else None
        for topic in dict.fromkeys(schedule.topic for schedule in schedules) or (DEFAULT_TOPIC,):
            lines += await self._judgement(entry, article, topic)
        if entry.state in _STATES:
            return [*lines, _STATES[entry.state]]
        return [*lines, *await self._telling(seen, place, schedules)] if entry.story_id else lines

    async def _carriers(self, seen: Seen) -> str:
        names = {feed.address: feed.outlet or feed.address for feed in await self._feeds.all()}
        carried = ", ".join(dict.fromkeys(names.get(feed, feed) for feed in seen.feeds))
        return f"Carried by {carried}; first seen on {seen.entry.first_seen_at:%Y-%m-%d %H:%M} UTC."

    async def _judgement(self, entry: Entry, article: Article | None, topic: str) -> list[str]:
        text = article.document.text if article else entry.text or entry.summary
        verdict, *reasons = await self._analyst.reasons(entry.title, text, topic)
        return [f"Topic {topic}: {verdict}. {'; '.join(reasons)}".rstrip(". ") + "."]

    async def _telling(self, seen: Seen, place: Place, schedules: Sequence[Schedule]) -> list[str]:
        """Its story, and where this channel was told of it, or when it will be."""
        entry = seen.entry
        story = await self._coverage.story(entry.story_id or "")
        others = [one for one in story.entries if one.id != entry.id] if story else []
        lines = [f"Same story as {len(others)} others: {others[0].title}"] if others else []
        told = await self._coverage.told_where(place, entry.story_id or "")
        mine = [announcement for entry_id, announcement in told if entry_id == entry.id]
        if mine:
            return [*lines, f"Told here on {mine[0].made_at:%Y-%m-%d %H:%M} UTC."]
        waiting = [schedule for schedule in schedules if _takes(schedule, seen)]
        if not waiting:
            return [*lines, "No digest of this channel takes it: not its topic, or it came before its first 24 hours."]
        return [*lines, f"It would go into the next digest ({', '.join(schedule.id for schedule in waiting)})."]


def _takes(schedule: Schedule, seen: Seen) -> bool:
    on_topic = any(verdict.topic == schedule.topic for verdict in seen.verdicts)
    return on_topic and seen.entry.first_seen_at >= schedule.created_at - LOOK_BACK
