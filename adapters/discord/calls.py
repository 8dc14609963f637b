"""Calls Discord with patience: waits out limits and outages, and says with the bot's own errors what came of it.

discord.py itself waits out a 429 of up to half a minute and repeats a call after a 5xx. What it does not do is here:
longer waits, a 429 from the proxy in front of Discord, a network that is away, and a limit on each try.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import aiohttp
import discord

from bot.errors import BotError, PlaceGone, SendFailed, SendUnknown

Result = TypeVar("Result")

WAITS_S: tuple[float, ...] = (1, 2, 5, 15, 30, 60, 120)
LONGEST_WAIT_S = 900.0
TRY_LIMIT_S = 90.0

_TOO_MANY = 429
_SERVER_ERROR = 500
_GONE = frozenset({403, 404})


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait between tries when Discord cannot be reached, and how long one try may take, in seconds."""

    waits_s: Sequence[float] = WAITS_S
    try_limit_s: float = TRY_LIMIT_S


async def patiently(action: Callable[[], Awaitable[Result]], patience: Patience, *, repeatable: bool = False) -> Result:
    """What the action gives. It is tried again while it is certain that nothing was done.

    `repeatable`: doing it twice is the same as doing it once, so it is also tried again when the outcome is unknown.
    Raises SendFailed, PlaceGone (403 or 404), SendUnknown.
    """
    for wait_s in patience.waits_s:
        try:
            return await _once(action, patience.try_limit_s)
        except _TryLater as later:
            if not (later.nothing_done or repeatable):
                raise SendUnknown(str(later)) from later
            await asyncio.sleep(min(max(wait_s, later.after_s), LONGEST_WAIT_S))
    try:
        return await _once(action, patience.try_limit_s)
    except _TryLater as later:
        raise (SendFailed if later.nothing_done else SendUnknown)(str(later)) from later


class _TryLater(Exception):
    """The action did not come through. `nothing_done`: certainly; `after_s`: when Discord wants to be asked again."""

    def __init__(self, cause: Exception, *, nothing_done: bool, after_s: float = 0.0) -> None:
        super().__init__(f"{type(cause).__name__}: {cause}")
        self.nothing_done = nothing_done
        self.after_s = after_s


async def _once(action: Callable[[], Awaitable[Result]], limit_s: float) -> Result:
    try:
        async with asyncio.timeout(limit_s):
            return await action()
    except discord.RateLimited as exc:
        raise _TryLater(exc, nothing_done=True, after_s=exc.retry_after) from exc
    except discord.HTTPException as exc:
        raise _translated(exc) from exc
    except aiohttp.ClientConnectorError as exc:
        raise _TryLater(exc, nothing_done=True) from exc
    except (aiohttp.ClientError, OSError) as exc:  # OSError: TimeoutError is one
        raise _TryLater(exc, nothing_done=False) from exc


def _translated(exc: discord.HTTPException) -> BotError | _TryLater:
    if exc.status == _TOO_MANY:
        return _TryLater(exc, nothing_done=True, after_s=_retry_after_s(exc))
    if exc.status >= _SERVER_ERROR:
        return _TryLater(exc, nothing_done=False)
    if exc.status in _GONE:
        return PlaceGone(str(exc))
    return SendFailed(str(exc))


def _retry_after_s(exc: discord.HTTPException) -> float:
    """The header of the answer, in seconds; 0 where there is none or it is not a number."""
    try:
        return max(0.0, float(exc.response.headers.get("Retry-After", "0")))
    except ValueError:
        return 0.0
