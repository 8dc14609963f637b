"""The gateway of the test Discord: hello, identify, resume with replay, heartbeats. Frames are plain text."""

import json
from typing import Any

from aiohttp import WSMsgType, web

from tests.servers.discord_state import APPLICATION, BOT, Json

_HEARTBEAT_MS = 40_000


class Gateway:
    """One session. Events sent while no socket is open are replayed when the client resumes."""

    def __init__(self, guild: Json) -> None:
        self.url = ""
        self.identified: list[Json] = []
        self.resumed: list[Json] = []
        self._guild = guild
        self._sent: list[Json] = []
        self._socket: web.WebSocketResponse | None = None
        self._refusal: int | None = None
        self._session = "session-1"

    @property
    def connected(self) -> bool:
        """Whether a session is open."""
        return self._socket is not None and not self._socket.closed

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": _HEARTBEAT_MS}, "s": None, "t": None})
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                await self._take(socket, json.loads(message.data))
        return socket

    async def send(self, event: str, data: Any) -> None:
        frame = {"op": 0, "t": event, "s": len(self._sent) + 1, "d": data}
        self._sent.append(frame)
        if self._socket is not None and not self._socket.closed:
            await self._socket.send_json(frame)

    async def close(self) -> None:
        if self._socket is not None:
            await self._socket.close()

    async def cut(self) -> None:
        """The connection breaks; the session can be resumed."""
        socket, self._socket = self._socket, None
        if socket is not None:
            await socket.close(code=4000)

    async def forget(self) -> None:
        """The connection breaks, and the session is lost with it."""
        self._session = f"session-{len(self.identified) + 1}"
        await self.cut()

    def refuse(self, code: int) -> None:
        """The next identify is answered by closing with this code."""
        self._refusal = code

    async def _take(self, socket: web.WebSocketResponse, frame: Json) -> None:
        match frame["op"]:
            case 1:
                await socket.send_json({"op": 11, "d": None, "s": None, "t": None})
            case 2:
                await self._identify(socket, frame["d"])
            case 6:
                await self._resume(socket, frame["d"])

    async def _identify(self, socket: web.WebSocketResponse, data: Json) -> None:
        self.identified.append(data)
        if self._refusal is not None:
            await socket.close(code=self._refusal)
            return
        self._sent.clear()
        self._socket = socket
        ready = {
            "v": 10,
            "user": BOT,
            "guilds": [{"id": self._guild["id"], "unavailable": True}],
            "session_id": self._session,
            "resume_gateway_url": self.url,
            "application": {"id": APPLICATION["id"], "flags": 0},
        }
        await self.send("READY", ready)
        await self.send("GUILD_CREATE", self._guild)

    async def _resume(self, socket: web.WebSocketResponse, data: Json) -> None:
        self.resumed.append(data)
        if data["session_id"] != self._session:
            await socket.send_json({"op": 9, "d": False, "s": None, "t": None})
            return
        self._socket = socket
        for frame in self._sent[data["seq"] :]:
            await socket.send_json(frame)
        await self.send("RESUMED", {})
