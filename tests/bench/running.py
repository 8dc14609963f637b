"""How the running bot behaves: seconds until it is ready, idle memory, and the event loop's longest pause under load.

`python -m tests.bench running [--links 200]`. Ready and memory are those of a real `tumen run` on our Slack server;
the pause is measured in this process, with the real conversation, store, web client and worker process, while the
news site runs in a process of its own.
"""

import argparse
import asyncio
import multiprocessing
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path

from adapters.console.newswire import Newswire
from adapters.running import spare_the_collector
from bot.analyst import ProcessAnalyst
from bot.commands import commands_of
from bot.conversation import Conversation
from bot.messages import Anchor, Place, Posted, User
from bot.news.fetch import WebFetcher
from bot.outlets import Outlets
from bot.store import open_store
from tests.fake_chat import FakeChat
from tests.long.stage import a_stage

_STARTS = 5
_IDLE_S = 3.0
_TICK_S = 0.002


async def _starts() -> tuple[list[float], list[float]]:
    """Seconds from start to connected, and the main process's memory in MB some seconds later; one a start."""
    seconds, megabytes = [], []
    with tempfile.TemporaryDirectory() as folder:
        async with a_stage("slack", f"sqlite:///{folder}/tumen.sqlite3", Path(folder)) as stage:
            for _ in range(_STARTS):
                started = time.perf_counter()
                pid = await stage.start_bot()
                seconds.append(time.perf_counter() - started)
                await asyncio.sleep(_IDLE_S)
                megabytes.append(_resident_mb(pid))
                await stage.kill_bot()
    return seconds, megabytes


async def _pauses(links: int, site: str, urls: list[str]) -> tuple[tuple[float, float], float, int]:
    """The event loop's longest pauses as below, answers a second, and the number of answers."""
    with tempfile.TemporaryDirectory() as folder:
        async with (
            open_store(f"sqlite:///{folder}/tumen.sqlite3") as store,
            WebFetcher(allow=(site,)) as web,
        ):
            chat = FakeChat(platform="fake")
            analyst = ProcessAnalyst(1, 60)
            commands = commands_of(store, web, analyst, Outlets(), _now)
            conversation = Conversation(commands, store, _now)
            conversation.connect(chat)
            await analyst.warm_up()
            spare_the_collector()
            watch = asyncio.create_task(_longest_pause())
            started = time.perf_counter()
            await asyncio.gather(*(conversation.receive(_posted(n, urls[n % len(urls)])) for n in range(links)))
            seconds = time.perf_counter() - started
            watch.cancel()
            return await watch, len(chat.shown) / seconds, len(chat.shown)


async def _longest_pause() -> tuple[float, float]:
    """The longest time between two ticks, and the most that this thread worked between two, in milliseconds.

    On a machine whose processors others use, too, the first holds their work as well.
    """
    longest = busiest = 0.0
    try:
        while True:
            before, worked = time.perf_counter(), time.thread_time()
            await asyncio.sleep(_TICK_S)
            longest = max(longest, time.perf_counter() - before - _TICK_S)
            busiest = max(busiest, time.thread_time() - worked)
    except asyncio.CancelledError:
        return longest * 1000, busiest * 1000


def _posted(number: int, url: str) -> Posted:
    place = Place("fake", "server", f"channel-{number}", "private")
    return Posted(Anchor(place, f"message-{number}"), User("reader"), url, (url,))


def _resident_mb(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text("ascii")
    kilobytes = next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))
    return int(kilobytes) / 1024


def _now() -> datetime:
    return datetime.now(UTC)


def _serve(wire: Connection) -> None:
    async def serve() -> None:
        news = Newswire()
        await news.start()
        wire.send((news.address, [article.url for article in news.articles]))
        await asyncio.to_thread(wire.recv)
        await news.close()

    asyncio.run(serve())


@contextmanager
def _news_site() -> Iterator[tuple[str, list[str]]]:
    """The address of a sample newswire in another process, and those of its articles."""
    here, there = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_serve, args=(there,))
    process.start()
    try:
        yield here.recv()
    finally:
        here.send("stop")
        process.join(10)


def main(arguments: list[str]) -> None:
    """Print the figures; medians and the worst."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench running", description=__doc__)
    parser.add_argument("--links", type=int, default=200)
    options = parser.parse_args(arguments)
    seconds, megabytes = asyncio.run(_starts())
    print(f"ready       median {statistics.median(seconds):.2f} s, worst {max(seconds):.2f} s of {len(seconds)} starts")
    print(f"idle memory median {statistics.median(megabytes):.0f} MB, worst {max(megabytes):.0f} MB (main process)")
    with _news_site() as (site, urls):
        (pause, worked), rate, answers = asyncio.run(_pauses(options.links, site, urls))
    print(f"under load  {answers} answers to {options.links} links, {rate:.1f} a second")
    print(f"event loop  longest pause {pause:.0f} ms, of own work at most {worked:.0f} ms")
