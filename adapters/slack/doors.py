"""The two ways by which Slack's events come in: a socket that the bot opens, or requests to a port of its own."""

import asyncio
import logging
from typing import Protocol

from aiohttp import web
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_server import AsyncSlackAppServer
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.web import answer_of

EVENTS_PATH = "/slack/events"
_TICKET_LIFE_S = 30.0
_SHUTDOWN_S = 3.0


class Door(Protocol):
    async def open(self) -> None: ...

    async def close(self) -> None:
        """No more events after this."""
        ...


class SocketDoor:
    """Socket Mode. slack_sdk reconnects by itself, when Slack says so and when the socket breaks."""

    def __init__(
        self,
        app: AsyncApp,
        app_token: str,
        client: AsyncWebClient,
        logger: logging.Logger,
        ping_interval_s: float,
        ticket_life_s: float = _TICKET_LIFE_S,
    ) -> None:
        self._app_token = app_token
        self._web_client = client
        self._ticket_life_s = ticket_life_s
        self._handler = AsyncSocketModeHandler(app, app_token, logger, client, ping_interval=ping_interval_s)
        self._renewal: asyncio.Task[None] | None = None

    async def open(self) -> None:
        """Raises what `answer_of` raises. Asking here first spares a wrong token slack_sdk's endless tries."""
        answer = await answer_of(self._web_client.apps_connections_open(app_token=self._app_token))
        self._handler.client.wss_uri = str(answer["url"])
        self._renewal = asyncio.create_task(self._renew_tickets())
        await self._handler.connect_async()  # type: ignore[no-untyped-call] # untyped in slack_bolt

    async def close(self) -> None:
        if self._renewal:
            self._renewal.cancel()
        client = self._handler.client
        await client.close()  # type: ignore[no-untyped-call] # untyped in slack_sdk
        leftovers = (client.message_processor, client.current_session_monitor, client.message_receiver, self._renewal)
        await asyncio.gather(*(task for task in leftovers if task), return_exceptions=True)

    async def _renew_tickets(self) -> None:
        """slack_sdk tries a socket's address again and again; each is good once, for a short time: make it ask anew."""
        while True:
            await asyncio.sleep(self._ticket_life_s)
            if not await self._handler.client.is_connected():
                self._handler.client.wss_uri = None


class HttpDoor:
    """Signed requests to `port` on `host` (None: on every interface); port 0 takes a free one, then in `port`."""

    def __init__(self, app: AsyncApp, host: str | None, port: int) -> None:
        self.port = port
        self._host = host
        server = AsyncSlackAppServer(port, EVENTS_PATH, app)
        self._runner = web.AppRunner(server.web_app, access_log=None, shutdown_timeout=_SHUTDOWN_S)

    async def open(self) -> None:
        """Raises OSError where the port is taken."""
        await self._runner.setup()
        await web.TCPSite(self._runner, self._host, self.port).start()
        self.port = int(self._runner.addresses[0][1])

    async def close(self) -> None:
        await self._runner.cleanup()
