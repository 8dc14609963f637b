"""Real slack_bolt and slack_sdk against the Slack server of ours, in both modes."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from adapters.slack.client import SlackAdapter
from bot.messages import Posted, Request
from tests.servers.slack import APP_TOKEN, BOT_TOKEN, SIGNING_SECRET, SlackServer


class Heard(list[Request]):
    """A bot that only listens, and claims at once; `hold` makes it take its time over the rest."""

    def __init__(self) -> None:
        super().__init__()
        self.hold = asyncio.Event()
        self.hold.set()

    async def receive(self, request: Request) -> None:
        if isinstance(request, Posted):
            request.on_claimed()
        await self.hold.wait()
        self.append(request)


@asynccontextmanager
async def running(slack: SlackServer, heard: Heard, mode: str, **options: Any) -> AsyncIterator[SlackAdapter]:
    """An adapter that is connected; HTTP mode takes a free port."""
    if mode == "socket":
        options = {"app_token": APP_TOKEN, "ping_interval_s": 0.2, **options}
    else:
        options = {"signing_secret": SIGNING_SECRET, "host": "127.0.0.1", "port": 0, **options}
    adapter = SlackAdapter(BOT_TOKEN, heard.receive, api_base=slack.api_base, **options)
    await adapter.start()
    if adapter.port is not None:
        slack.use_http(adapter.port)
    try:
        yield adapter
    finally:
        await adapter.close()


@pytest.fixture
async def slack() -> AsyncIterator[SlackServer]:
    async with SlackServer(ack_s=0.5) as server:
        server.add_channel("C1", creator="U9")
        server.add_channel("D1", "im")
        server.add_channel("G1", "group")
        yield server


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture(params=["socket", "http"])
async def adapter(slack: SlackServer, heard: Heard, request: pytest.FixtureRequest) -> AsyncIterator[SlackAdapter]:
    async with running(slack, heard, request.param) as started:
        yield started


@pytest.fixture
async def socket_adapter(slack: SlackServer, heard: Heard) -> AsyncIterator[SlackAdapter]:
    async with running(slack, heard, "socket") as started:
        yield started


@pytest.fixture
async def http_adapter(slack: SlackServer, heard: Heard) -> AsyncIterator[SlackAdapter]:
    async with running(slack, heard, "http") as started:
        yield started
