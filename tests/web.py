"""A small web server on loopback, for tests: routes as data, everything counted, bad manners on demand.

async with Site({"/": Answer(b"<p>Hello</p>")}) as site:
    site.url("/")          # http://127.0.0.1:PORT/
    site.connections       # how many were made
"""

import asyncio
import socket
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from aiohttp.abc import AbstractResolver, ResolveResult

LONGEST_S = 30.0


@dataclass(frozen=True)
class Answer:
    """What a route says. The default is a well-behaved page.

    `length`: the Content-Length to claim: None the true one, -1 none at all (the end of the connection is the end).
    `wait_s`: before the status line. `hang`: "headers" says nothing for ever, "body" stops after the body's bytes.
    `reset`: break the connection after the body's bytes. `drip_s`: one byte of the body each so many seconds.
    `repeat`: send the body over and over for ever. `raw`: these bytes instead of everything.
    """

    body: bytes = b"<!doctype html><p>Sample.</p>"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    kind: str | None = "text/html; charset=utf-8"
    length: int | None = None
    wait_s: float = 0.0
    hang: str = ""
    reset: bool = False
    drip_s: float = 0.0
    repeat: bool = False
    raw: bytes | None = None


def redirect(to: str, status: int = 302) -> Answer:
    return Answer(b"", status=status, headers={"Location": to})


NO_ROUTE = Answer(b"not here", status=404)


class Site:
    """Serves `routes` by path and query, else by path; anything else is 404. What it opened is closed at the end."""

    def __init__(self, routes: Mapping[str, Answer] | None = None, host: str = "127.0.0.1") -> None:
        self.routes = dict(routes or {})
        self.host = host
        self.port = 0
        self.connections = 0
        self.requests: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.running = 0
        self.most_at_once = 0
        self._tasks: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._connected, self.host, 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._server.wait_closed()

    @property
    def origin(self) -> str:
        """`host:port`, as an allow list wants it."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    def url(self, path: str = "/", host: str | None = None) -> str:
        return f"http://{self.origin if host is None else f'{host}:{self.port}'}{path}"

    def asked_for(self, path: str) -> int:
        """How many requests there were for it."""
        return self.requests.count(path)

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        try:
            async with asyncio.timeout(LONGEST_S):
                while await self._exchange(reader, writer):
                    pass
        except (OSError, TimeoutError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            writer.close()
            with suppress(OSError, asyncio.CancelledError):
                await writer.wait_closed()

    async def _exchange(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """One request and its answer; True when the connection stays open."""
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        first, *lines = head.split("\r\n")
        path = first.split(" ")[1]
        self.requests.append(path)
        self.headers.append({name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)})
        self.running += 1
        self.most_at_once = max(self.most_at_once, self.running)
        try:
            return await self._say(self.routes.get(path) or self.routes.get(path.partition("?")[0], NO_ROUTE), writer)
        finally:
            self.running -= 1

    async def _say(self, answer: Answer, writer: asyncio.StreamWriter) -> bool:
        await asyncio.sleep(answer.wait_s)
        if answer.hang == "headers":
            await asyncio.sleep(LONGEST_S)
        if answer.raw is not None:
            writer.write(answer.raw)
            await writer.drain()
            return False
        writer.write(_head(answer))
        await _send_body(answer, writer)
        if answer.hang:
            await asyncio.sleep(LONGEST_S)
        if answer.reset:
            writer.transport.abort()
        return answer.length is None and not answer.reset


def _head(answer: Answer) -> bytes:
    headers = dict(answer.headers)
    if answer.kind is not None:
        headers.setdefault("Content-Type", answer.kind)
    if answer.length != -1 and not answer.repeat:
        headers.setdefault("Content-Length", str(len(answer.body) if answer.length is None else answer.length))
    lines = [f"HTTP/1.1 {answer.status} Sample", *(f"{name}: {value}" for name, value in headers.items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("utf-8", errors="surrogateescape")


async def _send_body(answer: Answer, writer: asyncio.StreamWriter) -> None:
    while True:
        if answer.drip_s:
            for byte in answer.body:
                writer.write(bytes([byte]))
                await writer.drain()
                await asyncio.sleep(answer.drip_s)
        else:
            writer.write(answer.body)
            await writer.drain()
        if not answer.repeat:
            return
        # So that an endless body leaves the loop to others, too.
        await asyncio.sleep(0)


class Names(AbstractResolver):
    """Answers each lookup with the next list of addresses, and with the last one from then on."""

    def __init__(self, *answers: tuple[str, ...]) -> None:
        self._answers = list(answers)
        self.lookups = 0

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        self.lookups += 1
        addresses = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        return [
            ResolveResult(
                hostname=host,
                host=address,
                port=port,
                family=socket.AF_INET6 if ":" in address else socket.AF_INET,
                proto=0,
                flags=0,
            )
            for address in addresses
        ]

    async def close(self) -> None: ...
