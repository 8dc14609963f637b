"""The sample newswire's web server: loopback only, the files read when it starts, the same pages every time."""

import asyncio
import socket
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from datetime import datetime

from aiohttp import web

from adapters.console.newswire.articles import SampleArticle, read_articles, read_outlets, shift_to
from adapters.console.newswire.awkward import HUGE_BYTES, HUGE_PATH, SLOW_PATH
from adapters.console.newswire.site import Served, build_site

_HOST = "127.0.0.1"
_SLOW_S = 60.0
_CLOSE_S = 1.0


class Newswire:
    """A small web site of invented articles.

    now     the day on which it is read; every article's time moves with it by whole days. None: as in the files
    slow_s  seconds after which the slow page answers
    """

    def __init__(self, *, now: datetime | None = None, slow_s: float = _SLOW_S) -> None:
        self._shift = shift_to(now)
        self._slow_s = slow_s
        self._pages: dict[str, Served] = {}
        self._closing = AsyncExitStack()
        self.articles: tuple[SampleArticle, ...] = ()
        self.address = ""

    @property
    def base_url(self) -> str:
        """Without a slash at the end; only after `start`."""
        return f"http://{self.address}"

    async def start(self, port: int = 0) -> None:
        """Serve on this port of 127.0.0.1, on a free one when it is 0. Raises OSError when the port is taken."""
        listener = self._closing.enter_context(socket.create_server((_HOST, port)))
        self.address = f"{_HOST}:{listener.getsockname()[1]}"
        outlets = read_outlets()
        self.articles = read_articles(outlets, self.base_url, self._shift)
        self._pages = build_site(outlets, self.articles, self.base_url)
        runner = web.AppRunner(self._app(), handler_cancellation=True, access_log=None, shutdown_timeout=_CLOSE_S)
        self._closing.push_async_callback(runner.cleanup)
        await runner.setup()
        await web.SockSite(runner, listener).start()

    async def close(self) -> None:
        """Stop serving; requests that are still open are cut."""
        await self._closing.aclose()

    def links(self, limit: int = 5) -> tuple[str, ...]:
        """Addresses to try, the languages in turn, the newest first in each."""
        queues = [[a.url for a in self.articles if a.lang == lang] for lang in ("en", "ko", "ru")]
        longest = max(map(len, queues))
        return tuple(queue[i] for i in range(longest) for queue in queues if i < len(queue))[:limit]

    def _app(self) -> web.Application:
        app = web.Application()
        special: dict[str, Callable[[web.Request], Awaitable[web.StreamResponse]]] = {
            SLOW_PATH: self._slow,
            HUGE_PATH: _huge,
        }
        for path, handler in special.items():
            app.router.add_get(path, handler)
        app.router.add_get("/{path:.*}", self._page)
        return app

    async def _page(self, request: web.Request) -> web.Response:
        served = self._pages.get(request.path) or self._pages["/404"]
        return web.Response(body=served.body, status=served.status, headers=dict(served.headers))

    async def _slow(self, _: web.Request) -> web.Response:
        await asyncio.sleep(self._slow_s)
        return web.Response(text="<!doctype html><title>Slow</title><p>At last.</p>", content_type="text/html")


async def _huge(request: web.Request) -> web.StreamResponse:
    """Longer than anyone wants to read, and never in memory as a whole."""
    response = web.StreamResponse(headers={"Content-Type": "text/html; charset=utf-8"})
    await response.prepare(request)
    piece = b"<p>" + b"This sample page goes on and on. " * 1985 + b"</p>\n"
    await response.write(b"<!doctype html><title>Huge sample page</title><article>")
    for _ in range(HUGE_BYTES // len(piece) + 1):
        await response.write(piece)
    await response.write_eof()
    return response
