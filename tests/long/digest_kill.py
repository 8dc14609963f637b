"""`kill -9` at random moments of a digest round: every article is told in the channel, and none twice.

A story is put into the database and a digest comes due; a real `tumen run` is started on a platform of ours, killed at
a random moment after that, and another one is started on the same database.
`python -m tests.long digest_kill --platform slack --points 500 --state digests.jsonl [--database URL]` goes on where it
stopped.
"""

import argparse
import asyncio
import random
import secrets
import tempfile
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, time
from pathlib import Path

from bot.coverage.feeds import Feed, FeedEntry
from bot.coverage.identity import entry_keys
from bot.coverage.models import Placed, TopicVerdict
from bot.digest.models import Schedule, new_slot
from bot.digest.schedule import Rule
from bot.models import COMMON, Article
from bot.newsroom.options import DEFAULT_TOPIC
from bot.ports import Store
from bot.store import open_store
from summarizer.document import Document
from summarizer.summary import Sentence, Summary
from tests.long.stage import LOOK_AGAIN_S, PATIENCE_S, Stage, a_stage, read_options, record, results

FEED = Feed("http://127.0.0.1:9/rss", "Hangang Ledger", "en", "seoul", "sample")
"""Nobody listens there: what is told stands in the database already."""

_LONGEST_LIFE_S = 1.6
"""From the start of the process: it has told a digest after about a second."""


async def kill_points(stage: Stage, first: int, last: int, seed: int) -> AsyncIterator[dict[str, float]]:
    """One kill a point. Raises AssertionError when an article is lost or told twice."""
    (stage.folder / "feeds.txt").write_text(
        f"{FEED.address} | {FEED.outlet} | {FEED.lang} | {FEED.side} | {FEED.ownership}\n", encoding="utf-8"
    )
    async with open_store(stage.database) as store:
        schedule = await _schedule(store, stage)
        for point in range(first, last):
            moment = random.Random(f"{seed}:{point}").uniform(0, _LONGEST_LIFE_S)  # noqa: S311  # not for secrets
            title = await _digest_due(store, schedule, point)
            started = asyncio.get_running_loop().time()
            await stage.start_bot(connected=False)
            await asyncio.sleep(max(0.0, started + moment - asyncio.get_running_loop().time()))
            told = stage.town.announced().count(title)
            await stage.kill_bot()
            await stage.start_bot()
            state = await _settled(store, schedule)
            counts = stage.town.announced().count(title)
            await stage.kill_bot()
            assert (state, counts) == ("answered", 1), f"point {point}: {state}, told {counts} times"
            yield {"point": point, "killed_after_s": round(moment, 3), "told": told}


async def _schedule(store: Store, stage: Stage) -> Schedule:
    """One that never comes due by itself."""
    now = datetime.now(UTC)
    await store.feeds.know((FEED,), now)
    for old in await store.schedules.of_channel(stage.town.place):
        await store.schedules.remove(old.id)
    rule = Rule(time((now.hour + 12) % 24), "UTC")
    schedule = Schedule(secrets.token_hex(3), stage.town.place, "U1", rule, now, now)
    await store.schedules.add(schedule)
    return schedule


async def _digest_due(store: Store, schedule: Schedule, point: int) -> str:
    """A new story that nobody was told of, and a slot for it; gives its title."""
    now, name = datetime.now(UTC), secrets.token_hex(4)
    title = f"Russia and South Korea agree on quota {name}"
    entry = FeedEntry(name, f"http://127.0.0.1:9/{name}", title, published_at=now)
    await store.coverage.keep_entries(FEED, [(entry, entry_keys(entry, FEED))], now)
    (kept,) = await store.coverage.entries("new", 10)
    verdicts = (TopicVerdict(DEFAULT_TOPIC, "on", 1.0),)
    await store.coverage.judged([(kept.id, verdicts)])
    article = await _article(store, entry.url, title, now)
    await store.coverage.read(replace(kept, article_id=article.id), verdicts)
    await store.coverage.placed([Placed(kept.id, secrets.token_hex(10))], now)
    slot = new_slot(schedule, now.date(), time(point // 60 % 24, point % 60), now, "due")
    await store.schedules.plan(schedule, (slot,), now)
    return title


async def _article(store: Store, url: str, title: str, now: datetime) -> Article:
    text = "The harbour office in Sokcho said so on Monday. It holds for a year."
    document = Document.from_text(text, title=title, lang="en", url=url, published_at=now)
    article = await store.archive.keep_article(Article(secrets.token_hex(10), COMMON, url, document, now), ())
    await store.archive.keep_summary(article.id, 3, Summary((Sentence(text, 0, len(text)),), "lead"))
    return article


async def _settled(store: Store, schedule: Schedule) -> str:
    """What the claim on the newest announcement came to."""
    async with asyncio.timeout(PATIENCE_S):
        while True:
            (_, slot), *_ = await store.schedules.audit(schedule.place, 1)
            claims = await store.claims.claims_on(schedule.place, slot.announcement_id) if slot.announcement_id else ()
            if claims and claims[0].state != "open":
                return claims[0].state
            await asyncio.sleep(LOOK_AGAIN_S)


async def _run(options: argparse.Namespace) -> None:
    with tempfile.TemporaryDirectory() as folder:
        url = options.database or f"sqlite:///{folder}/tumen.sqlite3"
        async with a_stage(options.platform, url, Path(folder)) as stage:
            async for result in kill_points(stage, len(results(options.state)), options.points, options.seed):
                record(options.state, result)


def main(arguments: list[str]) -> None:
    """Kill at `--points` moments in all, going on after those that `--state` holds already."""
    options = read_options("digest_kill", __doc__, arguments)
    asyncio.run(_run(options))
    kills = results(options.state)
    early = sum(not kill["told"] for kill in kills)
    print(f"{len(kills)} kills, {early} before the digest was posted: none lost, none told twice")
