"""A small Discord on loopback for tests: REST, gateway and interactions on the wire, and people who use them.

A test starts it, points the adapter at `api_base` and `gateway_url`, and then is the people in its one server: they
`say`, `edit`, `remove`, `slash` and `press`; what the bot did is in `state`. It can be told to answer badly: `limit`
(429), `fail` (a status), `drop` (do it, then break the connection), `cut` and `forget` (the gateway's socket, session).
Permissions and sizes are simcord's business; this is about the wire.
"""

import asyncio
import json
import re
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Self, TypeVar

from aiohttp import web

from tests.servers.discord_gateway import Gateway
from tests.servers.discord_state import (
    APPLICATION,
    BOT,
    CHANNEL,
    GUILD,
    Json,
    Refused,
    State,
)

TOKEN = "sample-token"
INTENT = 1 << 18  # "Message Content", as given to small bots without a review

Value = TypeVar("Value")


@dataclass
class _Fault:
    """What happens to the next call whose "METHOD path" matches."""

    pattern: re.Pattern[str]
    kind: str
    value: float = 0
    by_proxy: bool = False


@dataclass
class Call:
    """A request as it came."""

    what: str
    body: Json = field(repr=False)


class DiscordServer:
    """`flags`: those of the application."""

    def __init__(self, flags: int = INTENT) -> None:
        self.state = State()
        self.gateway = Gateway(self.state.guild)
        self.calls: list[Call] = []
        self._flags = flags
        self._faults: deque[_Fault] = deque()
        self._runner: web.AppRunner | None = None
        self.api_base = self.gateway_url = ""

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_get("/gateway", self.gateway.serve)
        app.router.add_route("*", "/api/v10/{path:.*}", self._answer)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        address = f"127.0.0.1:{self._runner.addresses[0][1]}"
        self.api_base = f"http://{address}/api/v10"
        self.gateway_url = self.gateway.url = f"ws://{address}/gateway"
        return self

    async def __aexit__(self, *_exc: object) -> None:
        await self.gateway.close()
        if self._runner:
            await self._runner.cleanup()

    # People

    async def say(self, text: str) -> str:
        message = self.state.add_message(CHANNEL, self.state.person, content=text)
        await self.gateway.send("MESSAGE_CREATE", self.state.as_event(message))
        return str(message["id"])

    async def redeliver(self, message_id: str) -> None:
        await self.gateway.send("MESSAGE_CREATE", self.state.as_event(self.state.message(CHANNEL, message_id)))

    async def edit(self, message_id: str, text: str, at: str = "2031-05-04T09:01:00+00:00") -> None:
        message = self.state.message(CHANNEL, message_id)
        message |= {"content": text, "edited_timestamp": at}
        await self.gateway.send("MESSAGE_UPDATE", self.state.as_event(message))

    async def unfurl(self, message_id: str) -> None:
        """Discord adds a preview: the message as it was, the last edit's time included, with an embed."""
        message = self.state.message(CHANNEL, message_id)
        message["embeds"] = [{"type": "link", "title": "A sample preview"}]
        await self.gateway.send("MESSAGE_UPDATE", self.state.as_event(message))

    async def remove(self, *message_ids: str) -> None:
        for message_id in message_ids:
            self.state.remove_message(CHANNEL, message_id)
        where = {"channel_id": CHANNEL, "guild_id": GUILD}
        if len(message_ids) == 1:
            await self.gateway.send("MESSAGE_DELETE", {"id": message_ids[0], **where})
        else:
            await self.gateway.send("MESSAGE_DELETE_BULK", {"ids": list(message_ids), **where})

    async def lose_guild(self, *, outage: bool) -> None:
        facts = {"unavailable": True} if outage else {}
        await self.gateway.send("GUILD_DELETE", {"id": GUILD, **facts})

    async def slash(self, name: str, *, taken: bool = False, **options: Any) -> str:
        """Calls a command; gives the interaction's token. `taken`: another process was quicker."""
        given = [{"name": key, "type": 5 if value is True else 3, "value": value} for key, value in options.items()]
        data = {"id": self.state.command_ids[name], "name": name, "type": 1, "options": given}
        interaction = self.state.interaction(2, data)
        if taken:
            self.state.acknowledge({"type": 5}, {}, interaction["id"], interaction["token"])
        return await self._interact(interaction)

    async def press(self, message: Json, label: str) -> str:
        buttons = [button for row in message["components"] for button in row["components"]]
        [custom_id] = [button["custom_id"] for button in buttons if button["label"] == label]
        data = {"custom_id": custom_id, "component_type": 2}
        return await self._interact(self.state.interaction(3, data, message=message, channel_id=message["channel_id"]))

    async def _interact(self, interaction: Json) -> str:
        await self.gateway.send("INTERACTION_CREATE", interaction)
        return str(interaction["token"])

    async def until(self, find: Callable[[], Value], timeout_s: float = 10.0) -> Value:
        """What `find` gives, as soon as that is true-like; fails after the timeout."""
        async with asyncio.timeout(timeout_s):
            while not (found := find()):  # noqa: ASYNC110 - `find` looks at plain state that signals nothing
                await asyncio.sleep(0.01)
        return found

    # Bad days

    def limit(self, pattern: str, retry_after_s: float, *, by_proxy: bool = False) -> None:
        """A 429; `by_proxy`: from the proxy in front of Discord, without the body that Discord sends."""
        self._faults.append(_Fault(re.compile(pattern), "limit", retry_after_s, by_proxy))

    def fail(self, pattern: str, status: int = 503) -> None:
        self._faults.append(_Fault(re.compile(pattern), "fail", status))

    def drop(self, pattern: str) -> None:
        self._faults.append(_Fault(re.compile(pattern), "drop"))

    def called(self, pattern: str) -> list[Json]:
        return [call.body for call in self.calls if re.search(pattern, call.what)]

    # REST

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        what = f"{request.method} /{request.match_info['path']}"
        body: Json = await request.json() if request.can_read_body else {}
        self.calls.append(Call(what, body))
        fault = next((fault for fault in self._faults if fault.pattern.search(what)), None)
        if fault:
            self._faults.remove(fault)
            if fault.kind != "drop":
                return _bad_answer(fault)
        try:
            answer = self._call(request, what, body)
        except Refused as exc:
            return _json({"code": exc.code, "message": str(exc)}, exc.status)
        if fault and request.transport:
            request.transport.abort()
        if answer is None:
            return web.Response(status=204)
        return _json(answer)

    def _call(self, request: web.Request, what: str, body: Json) -> Any:
        has_token = re.search(r" /(webhooks|interactions)/", what)
        if not has_token and request.headers.get("Authorization") != f"Bot {TOKEN}":
            raise Refused(401, 0, "401: Unauthorized")
        if what == "GET /users/@me":
            return BOT
        if what == "GET /oauth2/applications/@me":
            return {**APPLICATION, "flags": self._flags}
        return self.state.call(what, body, request.query)


def _bad_answer(fault: _Fault) -> web.Response:
    if fault.kind == "fail":
        return web.Response(status=int(fault.value), text="upstream error")
    headers = {"Retry-After": str(fault.value)}
    if fault.by_proxy:
        return web.Response(status=429, text="error code: 1015", headers=headers)
    facts = {"message": "You are being rate limited.", "retry_after": fault.value, "global": False}
    return _json(facts, 429, {**headers, "Via": "1.1 sample"})


def _json(answer: Any, status: int = 200, headers: Json | None = None) -> web.Response:
    """As Discord sends it: without a charset, by which discord.py tells it from what a proxy sends."""
    body = json.dumps(answer).encode()
    return web.Response(body=body, status=status, headers={"Content-Type": "application/json", **(headers or {})})
