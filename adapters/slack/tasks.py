"""Work that goes on after Slack has its acknowledgement: bounded, and waited for at the end."""

import asyncio
import logging
from collections.abc import Coroutine

_log = logging.getLogger(__name__)

AT_MOST = 1_000


class Tasks:
    """Every task is held here until it is done."""

    def __init__(self, at_most: int = AT_MOST) -> None:
        self._at_most = at_most
        self._running: set[asyncio.Task[None]] = set()

    @property
    def full(self) -> bool:
        """No more should be started: Slack had better ask again later."""
        return len(self._running) >= self._at_most

    def start(self, work: Coroutine[None, None, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._running.add(task)
        task.add_done_callback(self._finished)
        return task

    async def idle(self) -> None:
        """Returns once nothing runs, also nothing that was started meanwhile."""
        while self._running:
            await asyncio.wait(set(self._running))

    async def close(self, grace_s: float) -> None:
        """Give what is running this long, then cancel it."""
        running = set(self._running)
        if not running:
            return
        _, late = await asyncio.wait(running, timeout=grace_s)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        if not task.cancelled() and task.exception():
            _log.error("a request from Slack was not handled", exc_info=task.exception())
