"""What is tried again, what is given up, and by which name the bot's core learns of it."""

import asyncio
from collections.abc import Callable
from types import SimpleNamespace

import aiohttp
import discord
import pytest

from adapters.discord.calls import Patience, patiently
from bot.errors import PlaceGone, SendFailed, SendUnknown

QUICK = Patience(waits_s=(0, 0), try_limit_s=5)


def refused(status: int, retry_after: str | None = None) -> discord.HTTPException:
    headers = {} if retry_after is None else {"Retry-After": retry_after}
    kind = discord.DiscordServerError if status >= 500 else discord.HTTPException
    response = SimpleNamespace(status=status, reason="", headers=headers)  # all that is read of a response
    return kind(response, "refused")  # type: ignore[arg-type]  # a stand-in


def unreachable() -> aiohttp.ClientConnectorError:
    key = SimpleNamespace(host="discord.example", port=443, ssl=True)
    return aiohttp.ClientConnectorError(key, OSError("no route"))  # type: ignore[arg-type]  # a stand-in


class Action:
    """Fails with these errors in turn, then works."""

    def __init__(self, *errors: Exception) -> None:
        self.errors = list(errors)
        self.tries = 0

    async def __call__(self) -> str:
        self.tries += 1
        if self.errors:
            raise self.errors.pop(0)
        return "done"


@pytest.mark.parametrize(
    "error",
    [
        lambda: refused(429, "0"),
        lambda: refused(429),
        lambda: refused(429, "soon"),
        lambda: discord.RateLimited(0),
        unreachable,
    ],
)
async def test_what_was_certainly_not_done_is_tried_again(error: Callable[[], Exception]) -> None:
    action = Action(error(), error())

    assert await patiently(action, QUICK) == "done"
    assert action.tries == 3


@pytest.mark.parametrize("error", [lambda: refused(429, "0"), unreachable])
async def test_patience_has_an_end_and_then_nothing_was_posted(error: Callable[[], Exception]) -> None:
    action = Action(*(error() for _ in range(9)))

    with pytest.raises(SendFailed):
        await patiently(action, QUICK)
    assert action.tries == 3


@pytest.mark.parametrize(
    "error", [refused(500), refused(503), ConnectionResetError(), TimeoutError(), aiohttp.ServerDisconnectedError()]
)
async def test_a_doubtful_outcome_is_not_tried_again(error: Exception) -> None:
    action = Action(error)

    with pytest.raises(SendUnknown):
        await patiently(action, QUICK)
    assert action.tries == 1


@pytest.mark.parametrize("error", [refused(503), ConnectionResetError(), aiohttp.ServerDisconnectedError()])
async def test_what_can_be_repeated_is(error: Exception) -> None:
    action = Action(error)

    assert await patiently(action, QUICK, repeatable=True) == "done"


async def test_a_repeated_doubt_stays_one() -> None:
    action = Action(*(refused(502) for _ in range(9)))

    with pytest.raises(SendUnknown):
        await patiently(action, QUICK, repeatable=True)
    assert action.tries == 3


@pytest.mark.parametrize(("status", "kind"), [(403, PlaceGone), (404, PlaceGone), (400, SendFailed)])
async def test_a_refusal_is_final(status: int, kind: type[Exception]) -> None:
    action = Action(refused(status))

    with pytest.raises(kind):
        await patiently(action, QUICK, repeatable=True)
    assert action.tries == 1


async def test_a_call_that_never_ends_is_given_up() -> None:
    async def never() -> None:
        await asyncio.Event().wait()

    with pytest.raises(SendUnknown):
        await patiently(never, Patience(waits_s=(), try_limit_s=0.01))
