"""How Slack brings events to an app: down a socket, or as signed requests; again when not acknowledged in time."""

import asyncio
import hashlib
import hmac
import itertools
import json
import time
from typing import Any, Protocol
from urllib.parse import urlencode

import aiohttp
from aiohttp import web

Json = dict[str, Any]

TRIES = 4


class Carrier(Protocol):
    async def ask(self, kind: str, payload: Json, attempt: int) -> Json | None:
        """Once; what the app answered, {} for a mere acknowledgement, None when none came within the time it has."""
        ...


class Sockets:
    """Socket Mode: every envelope goes to one of the open sockets. A ticket opens one socket, once."""

    def __init__(self, ack_s: float) -> None:
        self.opened = 0
        self._ack_s = ack_s
        self._tickets: set[str] = set()
        self._void = 0
        self._numbers = itertools.count(1)
        self._open: list[web.WebSocketResponse] = []
        self._acks: dict[str, asyncio.Future[Json]] = {}

    @property
    def connected(self) -> bool:
        """Whether any socket is open."""
        return bool(self._open)

    def new_ticket(self) -> str:
        ticket = f"ticket-{next(self._numbers)}"
        if self._void:
            self._void -= 1
        else:
            self._tickets.add(ticket)
        return ticket

    def refuse_tickets(self, count: int) -> None:
        """The next `count` tickets open nothing, as if they had expired."""
        self._void = count

    async def serve(self, request: web.Request) -> web.StreamResponse:
        ticket = request.query.get("ticket", "")
        if ticket not in self._tickets:
            return web.Response(status=404)
        self._tickets.remove(ticket)
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self.opened += 1
        self._open.append(socket)
        await socket.send_json({"type": "hello", "num_connections": len(self._open)})
        try:
            async for message in socket:
                if message.type is aiohttp.WSMsgType.TEXT:
                    self._acknowledge(json.loads(message.data))
        finally:
            self._open.remove(socket)
        return socket

    async def ask(self, kind: str, payload: Json, attempt: int) -> Json | None:
        if not self._open:
            await asyncio.sleep(self._ack_s)
            return None
        number = f"envelope-{next(self._numbers)}"
        envelope = {"envelope_id": number, "type": kind, "payload": payload}
        envelope["accepts_response_payload"] = kind != "events_api"
        if kind == "events_api":
            envelope |= {"retry_attempt": attempt, "retry_reason": "timeout" if attempt else ""}
        acked = self._acks.setdefault(number, asyncio.get_running_loop().create_future())
        try:
            await self._open[0].send_json(envelope)
        except ConnectionError:
            await asyncio.sleep(self._ack_s)
            return None
        done, _ = await asyncio.wait({acked}, timeout=self._ack_s)
        return dict(acked.result().get("payload") or {}) if done else None

    async def ask_to_reconnect(self) -> None:
        for socket in list(self._open):
            await socket.send_json({"type": "disconnect", "reason": "refresh_requested"})

    def cut(self) -> None:
        """Break the connections without a word."""
        for socket in list(self._open):
            transport = socket._req.transport if socket._req else None
            if transport:
                transport.abort()

    async def close(self) -> None:
        for socket in list(self._open):
            await socket.close()

    def _acknowledge(self, answer: Json) -> None:
        waiting = self._acks.get(str(answer.get("envelope_id")))
        if waiting and not waiting.done():
            waiting.set_result(answer)


class SignedRequests:
    """HTTP: events as JSON, commands and interactions as forms, all signed with `secret` and sent to `url`."""

    def __init__(self, url: str, secret: str, ack_s: float) -> None:
        self.url = url
        self._secret = secret
        self._ack_s = ack_s

    async def ask(self, kind: str, payload: Json, attempt: int) -> Json | None:
        content_type, body = _encoded(kind, payload)
        headers = {"Content-Type": content_type}
        if attempt:
            headers |= {"X-Slack-Retry-Num": str(attempt), "X-Slack-Retry-Reason": "http_timeout"}
        status, answer = await self.exchange(body, headers)
        if status != 200:
            return None
        return dict(json.loads(answer)) if answer.startswith("{") else {}

    async def send(self, body: str, headers: dict[str, str], *, secret: str | None = None, age_s: int = 0) -> int:
        """The status of the answer; 0 when none came in time."""
        return (await self.exchange(body, headers, secret=secret, age_s=age_s))[0]

    async def exchange(
        self, body: str, headers: dict[str, str], *, secret: str | None = None, age_s: int = 0
    ) -> tuple[int, str]:
        """Status and body of the answer; 0 when none came in time."""
        sent_at = str(int(time.time()) - age_s)
        signature = sign(secret or self._secret, sent_at, body)
        signed = {**headers, "X-Slack-Request-Timestamp": sent_at, "X-Slack-Signature": signature}
        timeout = aiohttp.ClientTimeout(total=self._ack_s)
        try:
            async with (
                aiohttp.ClientSession(timeout=timeout) as session,
                session.post(self.url, data=body.encode(), headers=signed) as answer,
            ):
                return answer.status, await answer.text()
        except (aiohttp.ClientError, TimeoutError):
            return 0, ""


def sign(secret: str, sent_at: str, body: str) -> str:
    """https://docs.slack.dev/authentication/verifying-requests-from-slack"""
    digest = hmac.new(secret.encode(), f"v0:{sent_at}:{body}".encode(), hashlib.sha256).hexdigest()
    return f"v0={digest}"


def _encoded(kind: str, payload: Json) -> tuple[str, str]:
    if kind == "events_api":
        return "application/json", json.dumps(payload)
    form = payload if kind == "slash_commands" else {"payload": json.dumps(payload)}
    return "application/x-www-form-urlencoded", urlencode(form)
