"""A round over new feed entries: worker time by step, and how it grows.

    python -m tests.bench digest [--entries 10000] [--on-topic 500] [--growth 1000,10000,100000]

Feeds, titles and pages are made here, in three languages: one entry in twenty is on topic and has its page read. The
round is the real one (gatherer, store on SQLite, topic, stories, statements), what a worker does is done in this
process and timed; the web is in memory. With --growth the steps are also timed without pages for each of these sizes.
"""

import argparse
import asyncio
import random
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.coverage.feeds import Feed
from bot.errors import NotFound
from bot.messages import Place
from bot.models import FeedPage, Page
from bot.newsroom.gathering import Gatherer
from bot.newsroom.making import DigestMaker
from bot.newsroom.options import DEFAULT_TOPIC, schedule_of
from bot.outlets import Outlets
from bot.store import open_store
from bot.who_said.job import WhoSaid
from tests.inline_analyst import InlineAnalyst

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
FEEDS = 40
TELLINGS = 4
"""So many entries tell one story on topic."""

_SIDES = ("seoul", "pyongyang", "moscow", "third")
_LANGS = ("en", "ko", "ru")
_ON = {
    "en": "Russia and South Korea agree on {thing} number {n} in {place}",
    "ko": "한국과 러시아, {place}에서 {n}번째 {thing} 합의",
    "ru": "Россия и Южная Корея договорились о {thing} номер {n} в городе {place}",
}
_OFF = {
    "en": "{place} council opens {thing} number {n} after a long winter",
    "ko": "{place} 의회, 긴 겨울 끝에 {n}번째 {thing} 열어",
    "ru": "Совет города {place} открыл после зимы {thing} номер {n}",
}
_THINGS = {
    "en": ("quota", "ferry line", "rail link", "gas contract", "school exchange", "harbour fee", "film week"),
    "ko": ("쿼터", "여객선 항로", "철도 연결", "가스 계약", "학교 교류", "항만 요금", "영화 주간"),
    "ru": ("квоте", "паромной линии", "железной дороге", "контракте на газ", "обмене школ", "портовом сборе"),
}
_PLACES = {
    "en": ("Orrel", "Tamberg", "Port Lisse", "Hannock", "Vell", "Sorrow Bay", "Mirren"),
    "ko": ("오렐", "탐베르그", "리스항", "해녹", "벨", "소로만", "미렌"),
    "ru": ("Оррел", "Тамберг", "Порт-Лисс", "Ханнок", "Велл", "Миррен"),
}
_SAID = {
    "en": "“We waited {n} days for this,” said Nora Fenn{v}, head of the board. It costs {n} coins, she added.",
    "ko": "{v} 노라 의장은 “우리는 {n}일을 기다렸다”고 말했다. 그는 비용이 {n}닢이라고 덧붙였다.",
    "ru": "«Мы ждали этого {n} дней», — сказала глава Нора Фенн{v}. Она добавила, что это обойдётся в {n} монет.",
}
_NAMES = {
    "en": ("ick", "er", "il", "ado", "ox"),
    "ko": ("김", "한", "추", "노", "표"),
    "ru": ("ик", "ер", "ил", "ова", "ина"),
}


class TimedAnalyst(InlineAnalyst):
    """Adds up the seconds of every step."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()

    def __getattribute__(self, name: str) -> Any:
        found = super().__getattribute__(name)
        if name.startswith("_") or not callable(found) or name == "seconds":
            return found

        async def timed(*given: Any) -> Any:
            started = time.process_time()
            try:
                return await found(*given)
            finally:
                self.seconds[name] += time.process_time() - started

        return timed


class MadeWeb:
    """`entries` spread over the feeds; pages exist unless `pages` is false."""

    def __init__(self, entries: int, on_topic: int, *, pages: bool) -> None:
        self._pages = pages
        every = max(1, entries // max(on_topic, 1))
        self._entries = [_entry(number, is_on=number % every == 0) for number in range(entries)]
        self._by_url = {url: (lang, title, n) for url, lang, title, n in self._entries}

    def feeds(self) -> tuple[Feed, ...]:
        return tuple(
            Feed(f"https://feed{number}.example/rss", f"Outlet {number}", "", _SIDES[number % 4], "sample")
            for number in range(FEEDS)
        )

    async def fetch_feed(self, url: str, etag: str = "", last_modified: str = "") -> FeedPage:
        number = int(url.removeprefix("https://feed").partition(".")[0])
        share = self._entries[number::FEEDS]
        runs = "".join(
            f"<item><title>{title}</title><link>{link}</link><guid>{link}</guid>"
            f"<pubDate>{NOW - timedelta(minutes=at % 600):%a, %d %b %Y %H:%M:%S} +0000</pubDate></item>"
            for at, (link, _, title, _) in enumerate(share)
        )
        body = f'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>{runs}</channel></rss>'
        return FeedPage(Page(body.encode(), url))

    async def fetch(self, url: str) -> Page:
        if not self._pages:
            raise NotFound(url)
        lang, title, n = self._by_url[url]
        paragraphs = "".join(f"<p>{title}. {_SAID[lang].format(n=n + k, v=_NAMES[lang][n % 5])}</p>" for k in range(8))
        head = f'<html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title></head>'
        return Page(f"{head}<body><article><h1>{title}</h1>{paragraphs}</article></body></html>".encode(), url)


def _entry(number: int, *, is_on: bool) -> tuple[str, str, str, int]:
    lang = _LANGS[number % 3]
    chance = random.Random(number // TELLINGS if is_on else number)  # noqa: S311 -- the same in every run
    words = {
        "thing": chance.choice(_THINGS[lang]),
        "place": chance.choice(_PLACES[lang]),
        "n": chance.randrange(10_000),
    }
    title = (_ON if is_on else _OFF)[lang].format(**words)
    return f"https://feed{number % FEEDS}.example/{number}", lang, title, int(words["n"])


async def _round(entries: int, on_topic: int, *, pages: bool) -> tuple[Counter[str], float, int, int]:
    """Seconds by step, seconds in all, entries on topic, stories in the digest."""
    web, analyst = MadeWeb(entries, on_topic, pages=pages), TimedAnalyst()
    with tempfile.TemporaryDirectory() as folder:
        async with open_store(f"sqlite:///{Path(folder) / 'bench.sqlite3'}") as store:
            who_said = WhoSaid(store.archive, store.ledger, analyst, Outlets())
            pack = web.feeds()
            gatherer = Gatherer(store, web, analyst, who_said, pack, (DEFAULT_TOPIC,), lambda: NOW)
            started = time.perf_counter()
            await gatherer.round()
            place = Place("console", "terminal", "bench", "open")
            schedule = schedule_of({"rule": "08:00 Asia/Seoul"}, place, "", NOW, (DEFAULT_TOPIC,))
            made = await DigestMaker(store, pack).make(schedule, NOW)
            seconds = time.perf_counter() - started
            on = await store.coverage.entries("told", entries)
    return analyst.seconds, seconds, len(on), len(made.reply.stories) if made else 0


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench digest", description=__doc__.partition("\n")[0])
    parser.add_argument("--entries", type=int, default=10_000)
    parser.add_argument("--on-topic", type=int, default=500)
    parser.add_argument("--growth", default="", help="sizes, by commas")
    chosen = parser.parse_args(arguments)
    asyncio.run(_round(100, 20, pages=True))  # everything loaded
    steps, seconds, on, stories = asyncio.run(_round(chosen.entries, chosen.on_topic, pages=True))
    print(f"{chosen.entries} new entries, {on} on topic with their pages read, {stories} stories told")
    for name, spent in steps.most_common():
        print(f"  {name:15} {spent:7.2f} s in a worker")
    print(f"  {'all of it':15} {steps.total():7.2f} s in workers; {seconds:.2f} s with feeds, store and digest")
    sizes = [int(size) for size in chosen.growth.split(",") if size]
    for size in sizes:
        steps, seconds, _, _ = asyncio.run(_round(size, size // 20, pages=False))
        share = steps.total() / size * 1e6
        print(f"{size:7} entries, no pages: {steps.total():7.2f} s in workers, {share:.0f} µs each; {seconds:.2f} s")
