"""What an outlet's robots.txt says to our agent: RFC 9309, read with protego, kept for a while.

A file that is not there, cannot be had, or makes no sense forbids nothing. RFC 9309 would have a crawler stay away
from a server whose robots.txt answers 5xx; we are no crawler: a person asked for one page, and if the server is down
the page will say so itself.
"""

import asyncio
import re
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from protego import Protego
from yarl import URL

AGENT = "TumenBot"
KEPT_S = 3600.0
KEPT_ORIGINS = 500
KEPT_BYTES = 4_000_000
ENTRY_BYTES = 1_000


_AGENT_LINE = re.compile(r"[ \t]*user[- ]?agent[ \t]*:?([^#]*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Entry:
    """`weight`: about how much the file weighs in memory, in bytes of its text."""

    rules: Protego
    weight: int
    until: float


class RobotsFiles:
    """`get` fetches a robots.txt and gives its bytes, or None when there is none to be had; it never raises.

    Whoever asks for the same origin at the same time shares one fetch.
    """

    def __init__(self, get: Callable[[URL], Awaitable[bytes | None]], clock: Callable[[], float] = time.monotonic):
        self._get = get
        self._clock = clock
        self._entries: OrderedDict[URL, _Entry] = OrderedDict()
        self._weight = 0
        self._running: dict[URL, asyncio.Task[Protego]] = {}

    @property
    def kept(self) -> int:
        """How many origins' files are kept now."""
        return len(self._entries)

    async def allows(self, address: URL) -> bool:
        """False when the outlet asks our agent not to read this address."""
        rules = await self._rules(address.origin())
        return bool(rules.can_fetch(str(address), AGENT))

    async def _rules(self, origin: URL) -> Protego:
        entry = self._entries.get(origin)
        if entry is not None and self._clock() < entry.until:
            self._entries.move_to_end(origin)
            return entry.rules
        task = self._running.get(origin)
        if task is None:
            task = asyncio.create_task(self._read(origin), name=f"robots.txt of {origin.host}")
            self._running[origin] = task
            task.add_done_callback(lambda _: self._running.pop(origin, None))
        # Shielded: one impatient reader must not take the file away from the others who wait for it.
        return await asyncio.shield(task)

    async def _read(self, origin: URL) -> Protego:
        body = await self._get(origin / "robots.txt") or b""
        # In a thread: half a megabyte of rules takes 70 ms.
        rules = await asyncio.to_thread(_parse, body)
        self._keep(origin, _Entry(rules, len(body) + ENTRY_BYTES, self._clock() + KEPT_S))
        return rules

    def _keep(self, origin: URL, entry: _Entry) -> None:
        self._forget(origin)
        self._entries[origin] = entry
        self._weight += entry.weight
        while len(self._entries) > KEPT_ORIGINS or self._weight > KEPT_BYTES:
            self._forget(next(iter(self._entries)))

    def _forget(self, origin: URL) -> None:
        entry = self._entries.pop(origin, None)
        if entry is not None:
            self._weight -= entry.weight

    async def close(self) -> None:
        """Stop what is still being fetched."""
        tasks = list(self._running.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _parse(body: bytes) -> Protego:
    """All agents that cannot be ours become one: protego writes each rule of a group once for every agent in it."""
    lines = body.decode("utf-8-sig", errors="replace").replace("\0", "").splitlines()
    return Protego.parse("\n".join("User-agent: other" if _is_for_others(line) else line for line in lines))


def _is_for_others(line: str) -> bool:
    match = _AGENT_LINE.match(line)
    return match is not None and match[1].strip().lower().replace("*", "") not in AGENT.lower()
