"""Logs in to Discord and stays connected: what the command line starts and stops."""

import asyncio
import logging
from typing import Self

import aiohttp
import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from adapters.discord.calls import Patience, patiently
from adapters.discord.chat import DiscordChat
from adapters.discord.client import Complete, Receive, TumenClient, nothing_known
from bot.errors import BotError

_log = logging.getLogger(__name__)


class LoginFailed(BotError):
    """Discord does not take the token, or not with what the application is allowed. The message tells the operator."""


class DiscordConnection:
    """Made by `open`; then `chat` can be given to the bot's core, and `start` or `run` be given its `receive`."""

    def __init__(self, client: TumenClient) -> None:
        self._client = client
        self._running: asyncio.Task[None] | None = None
        self.reads_messages = client.reads_messages

    @property
    def chat(self) -> DiscordChat:
        return self._client.chat

    @classmethod
    async def open(
        cls, token: str, *, api_base: str = "", gateway_url: str = "", patience: Patience | None = None
    ) -> Self:
        """Logs in, after asking whether the application may read messages, so that it never asks for too much.

        `api_base` and `gateway_url` point discord.py at another server, for the whole process; "" leaves it as it is.
        Raises LoginFailed, and SendFailed or SendUnknown when Discord cannot be reached for some minutes.
        """
        _point_at(api_base, gateway_url)
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # we have nothing to do with voice
        patience = patience or Patience()
        try:
            reads = await patiently(lambda: _may_read_messages(token), patience, repeatable=True)
            return cls(await patiently(lambda: _logged_in(token, reads, patience), patience, repeatable=True))
        except discord.LoginFailure as exc:
            raise LoginFailed("Discord does not accept DISCORD_TOKEN; copy it again from the developer portal") from exc

    async def start(self, receive: Receive, complete: Complete = nothing_known) -> None:
        """Connects in the background, and returns when requests come. Raises LoginFailed."""
        self._running = asyncio.create_task(self.run(receive, complete))
        ready = asyncio.create_task(self._client.connected.wait())
        try:
            await asyncio.wait((self._running, ready), return_when=asyncio.FIRST_COMPLETED)
        finally:
            ready.cancel()
        if self._running.done():
            await self._running
        self._running.add_done_callback(_log_end)

    async def run(self, receive: Receive, complete: Complete = nothing_known) -> None:
        """Until `close`: reconnects by itself. Raises LoginFailed when Discord shuts the bot out for good."""
        self._client.receive = receive
        self._client.complete = complete
        try:
            await self._client.connect(reconnect=True)
        except discord.PrivilegedIntentsRequired as exc:
            raise LoginFailed("Discord has withdrawn the Message Content intent; start again without it") from exc
        except discord.ConnectionClosed as exc:
            raise LoginFailed(f"Discord has closed the connection for good, code {exc.code}") from exc
        finally:
            await self._client.close()

    async def close(self) -> None:
        await self._client.close()
        if self._running is not None:
            await asyncio.wait((self._running,))


def _log_end(running: asyncio.Task[None]) -> None:
    """The operator learns from the log when Discord shuts the bot out later."""
    if not running.cancelled() and running.exception() is not None:
        _log.error("Discord: %s", running.exception())


def _point_at(api_base: str, gateway_url: str) -> None:
    """discord.py reads both from its classes; it has no setting for them."""
    if api_base:
        Route.BASE = api_base.rstrip("/")
    if gateway_url:
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway_url)


async def _may_read_messages(token: str) -> bool:
    """Whether the application has the Message Content intent, verified or not. Nothing is connected for that."""
    async with discord.Client(intents=discord.Intents(guilds=True)) as probe:
        await probe.login(token)
        flags = probe.application_flags
        return flags.gateway_message_content or flags.gateway_message_content_limited


async def _logged_in(token: str, reads_messages: bool, patience: Patience) -> TumenClient:
    client = TumenClient(reads_messages=reads_messages, patience=patience)
    try:
        await client.login(token)
    except (discord.DiscordException, aiohttp.ClientError, OSError):
        await client.close()
        raise
    return client
