"""Starts the adapters: a terminal chat, or every platform that has a token, until the process is told to stop."""

import asyncio
import gc
import io
import json
import logging
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import Any

from pydantic import SecretStr
from rich.console import Console

from adapters.assembly import Bot, open_bot
from adapters.console.client import ConsoleChat, typed_lines
from adapters.console.newswire import Newswire
from adapters.console.newswire.articles import read_outlets
from adapters.console.render import as_dict, render
from adapters.ticking import Tick, ticking
from bot.coverage.feeds import Feed
from bot.messages import Called
from bot.outlets import Outlet, Outlets
from bot.settings import Settings

_log = logging.getLogger(__name__)

SAMPLE_PORT = 8765
"""Where the sample newswire is served; on a free port when this one is taken."""

FEEDS_EVERY_S, DIGESTS_EVERY_S, NOTICES_EVERY_S = 60.0, 10.0, 600.0

_GREETING = """[bold]Tumen[/bold]: paste a link to an article, or type /help. :quit leaves.
No tokens are set, so a [bold]sample newswire[/bold] is served on this machine; everything in it is invented. Try:
"""


async def chat(settings: Settings, *, as_json: bool) -> None:
    """The terminal as a chat, until its lines end. The sample newswire runs beside it while no token is set."""
    console = Console(soft_wrap=as_json)
    async with AsyncExitStack() as stack:
        newswire = None if settings.platforms() else await stack.enter_async_context(_sample_newswire())
        bot = await stack.enter_async_context(
            open_bot(settings, (newswire.address,), sample_outlets(), sample_pack(newswire))
            if newswire
            else open_bot(settings)
        )
        terminal = ConsoleChat(console, as_json=as_json)
        bot.conversation.connect(terminal)
        await stack.enter_async_context(_background(bot.analyst.warm_up(), bot.conversation.keep_claims()))
        await stack.enter_async_context(ticking(_ticks(bot, (terminal.platform,))))
        if newswire and not as_json:
            console.print(_GREETING + "\n".join(newswire.links(4)), highlight=False)
        await terminal.converse(typed_lines(_prompt(console)), bot.conversation.receive)


async def ask(settings: Settings, called: Called, *, as_json: bool) -> int:
    """Print the answer to one command of the terminal; 1 when it is a problem, else 0.

    What is answered from the feeds needs them to be read; a bot that runs beside this does not read them again.
    """
    async with open_bot(settings) as bot:
        if called.options.get("action") == "preview":
            await bot.gatherer.round()
        reply = await bot.commands.handle(called)
    if as_json:
        print(json.dumps(as_dict(reply), ensure_ascii=False))
    else:
        Console(soft_wrap=True).print(render(replace(reply, buttons=()), ""))
    return 1 if reply.kind == "problem" else 0


async def serve(settings: Settings) -> None:
    """Discord and Slack, as far as they have tokens, until SIGTERM or SIGINT."""
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with AsyncExitStack() as stack:
        bot = await stack.enter_async_context(open_bot(settings))
        await stack.enter_async_context(_background(bot.analyst.warm_up()))
        connecting = asyncio.gather(*(_PLATFORMS[name](settings, bot, stack) for name in settings.platforms()))
        await _first(connecting, stop.wait())
        if stop.is_set():
            return
        await stack.enter_async_context(_background(bot.conversation.keep_claims()))
        await stack.enter_async_context(ticking(_ticks(bot, settings.platforms())))
        spare_the_collector()
        _log.info("ready: %s", ", ".join(settings.platforms()))
        await stop.wait()


def _ticks(bot: Bot, platforms: Sequence[str]) -> list[Tick]:
    """What the clock calls. A platform that is down holds up its own digests only."""
    ticks = [Tick("feeds", FEEDS_EVERY_S, bot.gatherer.round)]
    for platform in platforms:
        ticks.append(Tick(f"digests on {platform}", DIGESTS_EVERY_S, partial(bot.digests.run, platform)))
        ticks.append(Tick(f"notices on {platform}", NOTICES_EVERY_S, partial(bot.notices.run, platform)))
    return ticks


async def _connect_discord(settings: Settings, bot: Bot, stack: AsyncExitStack) -> None:
    from adapters.discord.connection import DiscordConnection  # discord.py is loaded only where it is used

    connection = await DiscordConnection.open(
        _secret(settings.discord_token),
        api_base=settings.discord_api_base,
        gateway_url=settings.discord_gateway_url,
    )
    stack.push_async_callback(connection.close)
    bot.conversation.connect(connection.chat)
    if not connection.reads_messages:
        bot.commands.blind_platforms.add(connection.chat.platform)
    await connection.start(bot.conversation.receive, bot.commands.complete)


async def _connect_slack(settings: Settings, bot: Bot, stack: AsyncExitStack) -> None:
    from adapters.slack.client import SlackAdapter  # slack_bolt is loaded only where it is used

    slack = SlackAdapter(
        _secret(settings.slack_bot_token),
        bot.conversation.receive,
        app_token=_secret(settings.slack_app_token) or None,
        signing_secret=_secret(settings.slack_signing_secret) or None,
        port=settings.slack_http_port,
        api_base=settings.slack_api_base,
        complete=bot.commands.complete,
    )
    bot.conversation.connect(slack.chat)
    stack.push_async_callback(slack.close)
    await slack.start()


_PLATFORMS = {"discord": _connect_discord, "slack": _connect_slack}


def _secret(value: SecretStr | None) -> str:
    return value.get_secret_value() if value else ""


async def _first(*waiting: Awaitable[Any]) -> None:
    """Wait until one is done, stop the others, raise what it raised."""
    tasks = [asyncio.ensure_future(each) for each in waiting]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in pending:
        task.cancel()
    await asyncio.gather(*pending, return_exceptions=True)
    for task in done:
        task.result()


def spare_the_collector() -> None:
    """Take what the libraries made while they were loaded out of garbage collection, once everything is started.

    A full collection looks at every object there is: some 60 ms in which nobody is answered.
    """
    gc.collect()
    gc.freeze()


def _prompt(console: Console) -> Callable[[], str]:
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    if sys.stdin.isatty():
        return lambda: console.input("[bold]> [/bold]")
    return input


def sample_outlets() -> Outlets:
    """The invented outlets with their sides, beside the real ones."""
    return Outlets({outlet.name: Outlet(outlet.name, outlet.side.lower(), "sample") for outlet in read_outlets()})


def sample_pack(newswire: Newswire) -> tuple[Feed, ...]:
    """The sample outlets' feeds, in place of the real ones."""
    return tuple(
        Feed(newswire.base_url + outlet.feed_path, outlet.name, outlet.lang, outlet.side.lower(), "sample")
        for outlet in read_outlets()
    )


@asynccontextmanager
async def _sample_newswire() -> AsyncIterator[Newswire]:
    newswire = Newswire(now=datetime.now(UTC))
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
