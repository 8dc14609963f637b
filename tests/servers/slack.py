"""A small Slack on loopback for tests: Web API, Socket Mode, signed HTTP events, response URLs, forms, and people.

A test (or a conversation script) starts it, points the adapter at `api_base`, and then is the people in it: they
`post`, `edit`, `remove`, `slash`, `shortcut`, `press`, `type` and `submit`; what the bot did is in `workspace`. It can
be told to answer badly: `limit` (429), `drop` (do it and break the connection), `fail` (a status), `refuse` (a code).
"""

import asyncio
import copy
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from aiohttp import web

from tests.servers.slack_blocks import block_error
from tests.servers.slack_composer import compose
from tests.servers.slack_delivery import TRIES, Carrier, SignedRequests, Sockets
from tests.servers.slack_forms import View, options_error
from tests.servers.slack_methods import ApiError, Methods
from tests.servers.slack_workspace import APP_ID, BOT_ID, BOT_USER, TEAM, Channel, Message, Workspace

Json = dict[str, Any]
Value = TypeVar("Value")

BOT_TOKEN = "xoxb-sample"
APP_TOKEN = "xapp-sample"
SIGNING_SECRET = "sample-signing-secret"


@dataclass
class _Fault:
    """`kind`: "limit", "drop", "fail" or "refuse"; `value`: seconds, a status or a code."""

    kind: str
    value: Any = None


@dataclass
class _Response:
    """A response URL: good for five uses. `source` is the message whose button was pressed."""

    channel: str
    user: str
    source: Message | None = None
    uses: int = 5


@dataclass
class Call:
    """A request to the Web API."""

    method: str
    params: Json = field(repr=False)


class SlackServer:
    """`scopes`: what the app was granted; None grants all. `ack_s`: how long an event waits for its acknowledgement."""

    def __init__(self, scopes: frozenset[str] | None = None, ack_s: float = 3.0) -> None:
        self.workspace = Workspace()
        self.sockets = Sockets(ack_s)
        self.carrier: Carrier = self.sockets
        self.calls: list[Call] = []
        self.deliveries: list[tuple[str, int, bool]] = []
        self._ack_s = ack_s
        self._scopes = scopes or _ALL_SCOPES
        self._methods = Methods(self.workspace, self._scopes, self._announce)
        self._faults: dict[str, deque[_Fault]] = defaultdict(deque)
        self._responses: dict[str, _Response] = {}
        self._events = 0
        self._tasks: set[asyncio.Task[bool]] = set()
        self._runner: web.AppRunner | None = None
        self.api_base = ""
        self.error_type = "text/html"
        self._port = 0

    async def __aenter__(self) -> "SlackServer":
        """May be entered again after it was left: on the same port, with what it knew."""
        app = web.Application()
        app.router.add_route("*", "/api/{method}", self._answer_call)
        app.router.add_post("/response/{token}", self._answer_response)
        app.router.add_post("/upload/{file}", self._receive_upload)
        app.router.add_get("/socket", self.sockets.serve)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self._port).start()
        self._port = int(self._runner.addresses[0][1])
        self._base = f"http://127.0.0.1:{self._port}"
        self.api_base = f"{self._base}/api/"
        self._methods.base_url = self._base
        return self

    async def __aexit__(self, *_exc: object) -> None:
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.sockets.close()
        if self._runner:
            await self._runner.cleanup()

    def use_http(self, port: int) -> SignedRequests:
        """Send events to the app's own port from now on."""
        requests = SignedRequests(f"http://127.0.0.1:{port}/slack/events", SIGNING_SECRET, self._ack_s)
        self.carrier = requests
        return requests

    # People

    def add_channel(self, identifier: str, kind: str = "channel", **facts: Any) -> str:
        self.workspace.channels[identifier] = Channel(identifier, kind, **facts)
        return identifier

    async def post(self, channel: str, user: str, typed: str, *, thread_ts: str | None = None, **facts: Any) -> str:
        """Somebody writes; gives the message's ts once the app has acknowledged the event."""
        text, blocks = compose(typed)
        facts = {"blocks": blocks, "thread_ts": thread_ts, **facts}
        message = Message(channel, self.workspace.next_ts(), user, text, **facts)
        self.workspace.messages.append(message)
        await self._finish(self._announce("posted", message, None))
        return message.ts

    async def edit(self, channel: str, ts: str, typed: str) -> None:
        message = self._existing(channel, ts)
        before = copy.deepcopy(message)
        message.text, message.blocks = compose(typed)
        message.edited = {"user": message.user, "ts": self.workspace.next_ts()}
        await self._finish(self._announce("changed", message, before))

    async def unfurl(self, channel: str, ts: str) -> None:
        """Slack itself puts a preview below the message."""
        message = self._existing(channel, ts)
        before = copy.deepcopy(message)
        message.attachments = [{"title": "A sample preview", "from_url": "https://example.org/"}]
        await self._finish(self._announce("changed", message, before))

    async def remove(self, channel: str, ts: str) -> None:
        """The message's author deletes it; where it has replies a tombstone stays."""
        message = self._existing(channel, ts)
        before = copy.deepcopy(message)
        if len(self.workspace.thread(channel, ts)) > 1:
            message.subtype, message.text, message.user = "tombstone", "This message was deleted.", "USLACKBOT"
            message.blocks = []
            await self._finish(self._announce("changed", message, before))
        else:
            self.workspace.messages.remove(message)
            await self._finish(self._announce("deleted", message, None))

    async def slash(self, user: str, channel: str, command: str, text: str = "") -> bool:
        """True when the app acknowledged it. Slack does not send commands twice."""
        form = {
            "command": command,
            "text": text,
            "user_id": user,
            "channel_id": channel,
            "team_id": TEAM,
            "api_app_id": APP_ID,
            "trigger_id": self.workspace.new_trigger(user),
            "response_url": self._response_url(_Response(channel, user)),
        }
        return await self._deliver("slash_commands", form, tries=1)

    async def shortcut(self, user: str, channel: str, ts: str, callback_id: str = "summarize_links") -> bool:
        payload = {
            **self._interaction("message_action", user, _Response(channel, user)),
            "callback_id": callback_id,
            "channel": {"id": channel},
            "message_ts": ts,
            "message": self._existing(channel, ts).as_json(),
        }
        return await self._deliver("interactive", payload, tries=1)

    async def press(self, user: str, message: Message, label: str) -> bool:
        button = message.buttons()[label]
        container = {
            "type": "message",
            "message_ts": message.ts,
            "channel_id": message.channel,
            "is_ephemeral": message.seen_by is not None,
        }
        if message.thread_ts:
            container["thread_ts"] = message.thread_ts
        payload = {
            **self._interaction("block_actions", user, _Response(message.channel, user, message)),
            "container": container,
            "channel": {"id": message.channel},
            "actions": [{"type": "button", "block_id": "row", **button}],
        }
        if message.seen_by is None:
            payload["message"] = message.as_json()
        return await self._deliver("interactive", payload, tries=1)

    async def type(self, view: View, letters: str, field: str = "speaker") -> list[str]:
        """Somebody types into a field that the app completes; gives the labels that come up."""
        payload = {
            **self._gesture("block_suggestion", view.user),
            "container": {"type": "view", "view_id": view.id},
            "action_id": field,
            "block_id": field,
            "value": letters,
            "view": view.as_json(),
        }
        options = (await self._answer("interactive", payload) or {}).get("options", [])
        assert options_error(options) is None
        view.suggested = {option["text"]["text"]: option["value"] for option in options}
        return list(view.suggested)

    async def submit(self, view: View, **values: str) -> bool:
        """Somebody sends the form off; True when it closes. `values`: by block id, options by their labels."""
        payload = {
            **self._gesture("view_submission", view.user),
            "trigger_id": self.workspace.new_trigger(view.user),
            "view": view.as_json(values),
            "response_urls": [],
        }
        answer = await self._answer("interactive", payload)
        if answer is None or answer.get("response_action") == "errors":
            view.errors = (answer or {}).get("errors", {})
            assert view.errors.keys() <= view.labels().keys()
            return False
        self.workspace.views.remove(view)
        return True

    async def event(self, event: Json, **envelope: Any) -> bool:
        """An event as it stands, such as {"type": "app_uninstalled"}."""
        return await self._deliver("events_api", self._envelope(event, **envelope))

    async def redeliver(self, channel: str, ts: str) -> bool:
        """The event of a message a second time, as Slack does when it saw no acknowledgement."""
        payload = self._envelope(self._posted_event(self._existing(channel, ts)))
        return await self._deliver("events_api", payload, first_attempt=1)

    async def until(self, find: Callable[[], Value], timeout_s: float = 10.0) -> Value:
        """What `find` gives, as soon as that is true-like; fails after the timeout."""
        async with asyncio.timeout(timeout_s):
            while not (found := find()):  # noqa: ASYNC110 - `find` looks at plain state that signals nothing
                await asyncio.sleep(0.01)
        return found

    # Bad days

    def limit(self, method: str, times: int = 1, retry_after_s: int = 0) -> None:
        self._faults[method].extend([_Fault("limit", retry_after_s)] * times)

    def drop(self, method: str) -> None:
        self._faults[method].append(_Fault("drop"))

    def fail(self, method: str, status: int = 503) -> None:
        self._faults[method].append(_Fault("fail", status))

    def refuse(self, method: str, code: str) -> None:
        self._faults[method].append(_Fault("refuse", code))

    def called(self, method: str) -> list[Json]:
        return [call.params for call in self.calls if call.method == method]

    # The Web API

    async def _answer_call(self, request: web.Request) -> web.StreamResponse:
        method, params = request.match_info["method"], await _params(request)
        self.calls.append(Call(method, params))
        fault = self._faults[method].popleft() if self._faults[method] else _Fault("")
        if fault.kind == "limit":
            body = {"ok": False, "error": "ratelimited"}
            return web.json_response(body, status=429, headers={"Retry-After": str(fault.value)})
        if fault.kind == "fail":
            return web.Response(status=fault.value, text="upstream error", content_type=self.error_type)
        try:
            if fault.kind == "refuse":
                raise ApiError(fault.value)
            answer = self._call(request, method, params)
        except ApiError as exc:
            return web.json_response({"ok": False, "error": str(exc)})
        if fault.kind == "drop" and request.transport:
            request.transport.abort()
        return web.json_response({"ok": True, **answer}, headers={"X-OAuth-Scopes": ",".join(sorted(self._scopes))})

    def _call(self, request: web.Request, method: str, params: Json) -> Json:
        is_app = method == "apps.connections.open"
        if request.headers.get("Authorization") != f"Bearer {APP_TOKEN if is_app else BOT_TOKEN}":
            raise ApiError("invalid_auth")
        if is_app:
            return {"url": f"{self._base.replace('http', 'ws')}/socket?ticket={self.sockets.new_ticket()}"}
        return self._methods.call(method, params)

    async def _answer_response(self, request: web.Request) -> web.Response:
        response, body = self._responses[request.match_info["token"]], await request.json()
        fault = self._faults["response"].popleft() if self._faults["response"] else _Fault("")
        if fault.kind == "limit":
            return web.Response(status=429, headers={"Retry-After": str(fault.value)})
        response.uses -= 1
        if response.uses < 0 or fault.kind == "refuse":
            return web.json_response({"ok": False, "error": fault.value or "used_url"}, status=404)
        error = block_error(body.get("blocks") or [])
        if error:
            return web.Response(status=400, text=error)
        self._respond(response, body)
        if fault.kind == "drop" and request.transport:
            request.transport.abort()
        return web.Response(text="ok")

    async def _receive_upload(self, request: web.Request) -> web.Response:
        fault = self._faults["upload"].popleft() if self._faults["upload"] else _Fault("")
        if fault.kind == "drop" and request.transport:
            request.transport.abort()
        if fault.kind == "fail":
            return web.Response(status=fault.value, text="upstream error")
        status = self._methods.uploads.receive(request.match_info["file"], await request.read())
        return web.Response(status=status, text="OK - 1")

    def _respond(self, response: _Response, body: Json) -> None:
        if body.get("replace_original") and response.source:
            response.source.text, response.source.blocks = body["text"], body["blocks"]
            return
        is_public = body.get("response_type") == "in_channel"
        message = Message(
            response.channel,
            self.workspace.next_ts(),
            BOT_USER,
            body["text"],
            body["blocks"],
            thread_ts=body.get("thread_ts"),
            bot_id=BOT_ID,
            seen_by=None if is_public else response.user,
        )
        self.workspace.messages.append(message)

    # Events

    def _announce(self, kind: str, message: Message, before: Message | None) -> list[asyncio.Task[bool]]:
        """Send what Slack sends about a message, without waiting; nothing where the bot is not, or has no scope."""
        channel = self.workspace.channels[message.channel]
        scope = {"channel": "channels", "group": "groups", "im": "im", "mpim": "mpim"}[channel.kind] + ":history"
        if not channel.has_bot or scope not in self._scopes or message.seen_by:
            return []
        event = self._event_of(kind, message, before) | {"channel_type": channel.kind}
        started = [self._start(event, is_ext_shared_channel=channel.is_shared)]
        if kind == "posted" and not message.bot_id and f"<@{BOT_USER}>" in message.text and channel.kind != "im":
            started.append(self._start(message.as_json() | {"type": "app_mention", "channel": channel.id}))
        return started

    def _event_of(self, kind: str, message: Message, before: Message | None) -> Json:
        if kind == "posted":
            return self._posted_event(message)
        event: Json = {"type": "message", "channel": message.channel, "hidden": True, "ts": self.workspace.next_ts()}
        if kind == "deleted":
            return event | {
                "subtype": "message_deleted",
                "deleted_ts": message.ts,
                "previous_message": message.as_json(),
            }
        event |= {"subtype": "message_changed", "message": message.as_json()}
        return event | {"previous_message": before.as_json()} if before else event

    def _posted_event(self, message: Message) -> Json:
        kind = self.workspace.channels[message.channel].kind
        return message.as_json() | {"channel": message.channel, "channel_type": kind}

    def _envelope(self, event: Json, **facts: Any) -> Json:
        self._events += 1
        return {
            "type": "event_callback",
            "team_id": TEAM,
            "api_app_id": APP_ID,
            "event_id": f"Ev{self._events:08d}",
            "event_time": self.workspace.start,
            "event": event,
            "authorizations": [{"team_id": TEAM, "user_id": BOT_USER, "is_bot": True}],
            **facts,
        }

    def _start(self, event: Json, **facts: Any) -> asyncio.Task[bool]:
        task = asyncio.create_task(self._deliver("events_api", self._envelope(event, **facts)))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _finish(self, tasks: list[asyncio.Task[bool]]) -> None:
        await asyncio.gather(*tasks)

    async def _deliver(self, kind: str, payload: Json, *, tries: int = TRIES, first_attempt: int = 0) -> bool:
        for attempt in range(first_attempt, first_attempt + tries):
            acknowledged = await self.carrier.ask(kind, payload, attempt) is not None
            self.deliveries.append((kind, attempt, acknowledged))
            if acknowledged:
                return True
            await asyncio.sleep(self._ack_s / 2)  # Slack waits longer: a minute before the second repetition
        return False

    async def _answer(self, kind: str, payload: Json) -> Json | None:
        answer = await self.carrier.ask(kind, payload, 0)
        self.deliveries.append((kind, 0, answer is not None))
        return answer

    def _interaction(self, kind: str, user: str, response: _Response) -> Json:
        return {
            **self._gesture(kind, user),
            "trigger_id": self.workspace.new_trigger(user),
            "response_url": self._response_url(response),
        }

    def _gesture(self, kind: str, user: str) -> Json:
        team = {"id": TEAM}
        return {"type": kind, "user": {"id": user, "team_id": TEAM}, "team": team, "api_app_id": APP_ID}

    def _response_url(self, response: _Response) -> str:
        token = f"token-{len(self._responses)}"
        self._responses[token] = response
        return f"{self._base}/response/{token}"

    def _existing(self, channel: str, ts: str) -> Message:
        message = self.workspace.message(channel, ts)
        if message is None:
            raise LookupError(f"no message {ts} in {channel}")
        return message


_ALL_SCOPES = frozenset(
    f"{kind}:{right}" for kind in ("channels", "groups", "im", "mpim") for right in ("history", "read")
) | {"app_mentions:read", "chat:write", "commands", "files:write", "im:write", "reactions:write", "users:read"}


async def _params(request: web.Request) -> Json:
    if request.content_type == "application/json":
        return dict(await request.json())
    return {**request.query, **await request.post()} if request.can_read_body else dict(request.query)
