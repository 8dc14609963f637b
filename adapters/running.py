"""Starts the adapters: a terminal chat, or every platform that has a token, until the process is told to stop."""

import asyncio
import logging
import signal
import sys
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

from rich.console import Console

from adapters.assembly import Bot, open_bot
from adapters.console.client import ConsoleChat, typed_lines
from adapters.console.newswire import Newswire
from bot.settings import Settings

_log = logging.getLogger(__name__)

SAMPLE_PORT = 8765
"""Where the sample newswire is served; on a free port when this one is taken."""

_GREETING = """[bold]Tumen[/bold]: paste a link to an article, or type /help. :quit leaves.
No tokens are set, so a [bold]sample newswire[/bold] is served on this machine; everything in it is invented. Try:
"""


async def chat(settings: Settings, *, as_json: bool) -> None:
    """The terminal as a chat, until its lines end. The sample newswire runs beside it while no token is set."""
    console = Console(soft_wrap=as_json)
    async with AsyncExitStack() as stack:
        newswire = None if settings.platforms() else await stack.enter_async_context(_sample_newswire())
        bot = await stack.enter_async_context(open_bot(settings, (newswire.address,) if newswire else ()))
        terminal = ConsoleChat(console, as_json=as_json)
        bot.conversation.connect(terminal)
        await stack.enter_async_context(_background(bot.analyst.warm_up(), bot.conversation.keep_claims()))
        if newswire and not as_json:
            console.print(_GREETING + "\n".join(newswire.links(4)), highlight=False)
        await terminal.converse(typed_lines(_prompt(console)), bot.conversation.receive)


async def serve(settings: Settings) -> None:
    """Discord and Slack, as far as they have tokens, until SIGTERM or SIGINT."""
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with AsyncExitStack() as stack:
        bot = await stack.enter_async_context(open_bot(settings))
        await stack.enter_async_context(_background(bot.analyst.warm_up()))
        for connect in _platforms(settings):
            await connect(bot, stack)
        await stack.enter_async_context(_background(bot.conversation.keep_claims()))
        _log.info("ready: %s", ", ".join(settings.platforms()))
        await stop.wait()


def _prompt(console: Console) -> Callable[[], str]:
    if sys.stdin.isatty():
        return lambda: console.input("[bold]> [/bold]")
    return input


@asynccontextmanager
async def _sample_newswire() -> AsyncIterator[Newswire]:
    newswire = Newswire()
    try:
        await newswire.start(SAMPLE_PORT)
    except OSError:
        await newswire.start(0)
    try:
        yield newswire
    finally:
        await newswire.close()


@asynccontextmanager
async def _background(*work: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    tasks = [asyncio.create_task(each) for each in work]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _platforms(_: Settings) -> list[Callable[[Bot, AsyncExitStack], Coroutine[Any, Any, None]]]:
    return []
