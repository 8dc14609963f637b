"""Calls coroutines at intervals. APScheduler is the clock and nothing more: no job store, no cron triggers.

Its cron triggers skip or double days when clocks change; what is due is decided in bot.digest.schedule.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Tick:
    """Call `call` at once and then every `every_s` seconds; a call that still runs then is left to end instead."""

    name: str
    every_s: float
    call: Callable[[], Awaitable[None]]


@asynccontextmanager
async def ticking(ticks: Sequence[Tick]) -> AsyncIterator[None]:
    """Ticks until the block is left; what runs then is cancelled and waited for. Names are unique.

    A call that fails is logged, and the next one comes anyway. Ticks that were missed are not made up for.
    The intervals are those of the machine's clock: set back by an hour, it ticks an hour later.
    """
    # It would tell of every tick, and warn of each that is left out because the one before still runs.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    scheduler = AsyncIOScheduler(timezone=UTC)
    calls = _Calls()
    for tick in ticks:
        scheduler.add_job(
            calls.make,
            "interval",
            args=(tick,),
            id=tick.name,
            seconds=tick.every_s,
            next_run_time=datetime.now(UTC),
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
    scheduler.start()
    try:
        yield
    finally:
        await calls.stop()
        scheduler.shutdown(wait=False)
        await asyncio.sleep(0)  # the scheduler shuts down in the loop's next turn


class _Calls:
    """The calls that are under way. APScheduler cancels its own at the end, but waits for none."""

    def __init__(self) -> None:
        self._running: set[asyncio.Future[None]] = set()
        self._stopped = False

    async def make(self, tick: Tick) -> None:
        if self._stopped:
            return
        call = asyncio.ensure_future(tick.call())
        self._running.add(call)
        await asyncio.wait({call})
        self._running.discard(call)
        error = None if call.cancelled() else call.exception()
        if error is not None:
            _log.error("%s failed, and is tried again in %g s", tick.name, tick.every_s, exc_info=error)

    async def stop(self) -> None:
        self._stopped = True
        for call in self._running:
            call.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)
