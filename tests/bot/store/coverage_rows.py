"""Sample feeds, entries, schedules and announcements to store. Outlets are invented."""

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

from bot.coverage.feeds import Feed, FeedEntry
from bot.coverage.models import Entry, Placed, TopicVerdict
from bot.digest.models import Schedule, SlotRow, SlotState, new_slot
from bot.digest.schedule import Rule
from bot.messages import Line, Place, Reply
from bot.models import COMMON, Announcement
from bot.ports import Store
from tests.bot.store.rows import NOW, article, place

LEDGER = Feed("https://ledger.example/rss", "Hangang Ledger", "en", "seoul", "private")
YASEN = Feed("https://yasen.example/rss", "Yasen Inform", "ru", "moscow", "state")
FEEDS = (LEDGER.address, YASEN.address)
TOPIC = "korea-russia"
ON = TopicVerdict(TOPIC, "on", 3.5)
NEAR = TopicVerdict(TOPIC, "borderline", 1.0, "sport")
DAY = timedelta(days=1)
FIRST_DAY = date(2026, 3, 1)


def item(name: str, **changes: Any) -> tuple[FeedEntry, tuple[str, ...]]:
    """An item of a feed with its one key."""
    fields: dict[str, Any] = {"published_at": NOW} | changes
    return FeedEntry(f"guid-{name}", f"https://sample.example/{name}", f"Title {name}", **fields), (f"key-{name}",)


def schedule(schedule_id: str = "abc123", at: Place | None = None, **changes: Any) -> Schedule:
    fields: dict[str, Any] = {"rule": Rule(time(8), "Asia/Seoul"), "created_at": NOW, "planned_until": NOW} | changes
    return Schedule(schedule_id, at or place(), "u1", **fields)


def slot(of: Schedule, day: int = 0, state: SlotState = "due", reason: str = "") -> SlotRow:
    return new_slot(of, FIRST_DAY + day * DAY, of.rule.at, NOW + day * DAY, state, reason)


def announcement(name: str = "n1", at: Place | None = None, days: int = 0) -> Announcement:
    reply = Reply(headline=Line("Sample digest"), facts=("since yesterday",), kind="digest")
    return Announcement(name, at or place(), reply, NOW + days * DAY)


async def find_items(store: Store, feed: Feed, *names: str, days: int = 0) -> list[Entry]:
    """New entries of a feed, first seen so many days after NOW; as they are stored."""
    await store.feeds.know((feed,), NOW)
    await store.coverage.keep_entries(feed, [item(name) for name in names], NOW + days * DAY)
    known = [await store.coverage.seen((f"key-{name}",)) for name in names]
    return [seen.entry for seen in known if seen]


async def tell(store: Store, entry: Entry, story: str, verdict: TopicVerdict = ON, days: int = 0) -> None:
    """Carry a new entry all the way into a story."""
    kept = await store.archive.keep_article(article(f"art-{entry.id}", scope=COMMON, url=entry.url), ())
    await store.coverage.judged([(entry.id, (verdict,))])
    (wanted,) = [one for one in await store.coverage.entries("wanted", 1_000) if one.id == entry.id]
    read = replace(wanted, article_id=kept.id, lang="en", text="Its lead.")
    await store.coverage.read(read, (verdict,))
    await store.coverage.placed((Placed(entry.id, story),), NOW + days * DAY)
