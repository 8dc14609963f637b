"""How many requests may run at once: two to a host, and a bound over all hosts."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

AT_ONCE_PER_HOST = 2
AT_ONCE_OVERALL = 32


class HostGate:
    """Callers wait their turn in the order in which they came; a host that nobody asks takes no memory."""

    def __init__(self, per_host: int = AT_ONCE_PER_HOST, overall: int = AT_ONCE_OVERALL) -> None:
        self._per_host = per_host
        self._overall = asyncio.Semaphore(overall)
        self._turns: dict[str, asyncio.Semaphore] = {}
        self._callers: dict[str, int] = {}

    @property
    def hosts(self) -> tuple[str, ...]:
        """The hosts that are being asked or waited for now."""
        return tuple(self._callers)

    @asynccontextmanager
    async def turn(self, host: str, wait_s: float) -> AsyncIterator[None]:
        """Inside, one request to the host may run. Raises TimeoutError when no turn came within `wait_s`."""
        turns = self._turns.setdefault(host, asyncio.Semaphore(self._per_host))
        self._callers[host] = self._callers.get(host, 0) + 1
        try:
            async with asyncio.timeout(wait_s) as waiting, turns, self._overall:
                waiting.reschedule(None)
                yield
        finally:
            self._leave(host)

    def _leave(self, host: str) -> None:
        self._callers[host] -= 1
        if not self._callers[host]:
            del self._callers[host], self._turns[host]
