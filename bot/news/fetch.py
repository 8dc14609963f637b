"""The only way to the web: an address in, the bytes of a page out, or one clear reason why not.

Redirects are followed by hand, so that every hop passes the same checks: AddressGuard before and while connecting,
the operator's list, robots.txt, two requests at once to a host. Nothing is kept between requests but connections and
robots.txt files: no cookies, no credentials, no proxy from the environment, no Referer.
"""

import asyncio
import logging
import socket
from collections.abc import AsyncIterator, Collection, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from types import MappingProxyType, TracebackType
from typing import Self
from urllib.parse import quote

import aiohttp
from aiohttp.abc import AbstractResolver
from aiohttp.http_exceptions import HttpProcessingError
from yarl import URL

from bot.errors import (
    AddressRefused,
    Blocked,
    FetchFailed,
    NotAPage,
    NotFound,
    OutletFailed,
    ReadingForbidden,
    TimedOut,
    TooLarge,
)
from bot.models import FeedPage, Page, Unchanged
from bot.news.addresses import without_secrets
from bot.news.answer import MARKS_WITHIN, REDIRECTS, asks_for_proof, fresh_s, is_binary, is_consent_wall, problem_of
from bot.news.body import ACCEPTED_ENCODINGS, BodyTooLarge, BrokenBody, Unpacker
from bot.news.guard import AddressGuard, PrivateAddress
from bot.news.hostgate import HostGate
from bot.news.robots import AGENT, RobotsFiles

log = logging.getLogger(__name__)

MOST_REDIRECTS = 5
CONNECT_S = 10.0
TURN_S = 60.0
LONGEST_HEADER = 32_768
LONGEST_CHARSET = 40

# What c-ares (server failure, refused, no server, time out) and getaddrinfo call a lookup that gave no answer.
NO_LOOKUP = frozenset({3, 6, 11, 12, socket.EAI_AGAIN})

ACCEPT = "text/html, application/xhtml+xml, application/xml;q=0.9, text/*;q=0.8, */*;q=0.1"
ACCEPT_FEED = "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"
NOT_MODIFIED = 304
LONGEST_VALIDATOR = 500
ACCEPT_LANGUAGE = "ko, ru, en"


@dataclass(frozen=True, slots=True)
class Limits:
    """`size` is in bytes after unpacking; `seconds` is for all hops together, without the time spent waiting in line.

    `cut`: a longer body is cut there instead of refused.
    """

    size: int
    seconds: float
    cut: bool = False


@dataclass(frozen=True, slots=True)
class _Answer:
    """`page` is None where the outlet says that nothing changed."""

    page: Page | None
    headers: Mapping[str, str]

    def expected(self, shown: str) -> Page:
        """The page; raises OutletFailed where there is none although nobody asked whether it changed."""
        if self.page is None:
            raise OutletFailed(shown, f"status {NOT_MODIFIED}")
        return self.page


PAGE_BYTES = 5_000_000
ROBOTS_BYTES = 500_000


class WebFetcher:
    """bot.ports.Fetcher over HTTP. Open it before the first fetch: `async with WebFetcher(...) as web`."""

    def __init__(
        self,
        *,
        contact: str = "",
        timeout_s: float = 20.0,
        allow: Collection[str] = (),
        skip_hosts: Collection[str] = (),
        version: str = "0.1.0",
        idle_s: float = 10.0,
        robots_s: float = 5.0,
        resolver: AbstractResolver | None = None,
    ) -> None:
        """`allow` as in AddressGuard, which raises ValueError.

        `skip_hosts` are never read, nor are their subdomains. `idle_s`: how long an outlet may say nothing.
        `robots_s`: how long to wait for a robots.txt. `resolver`: what looks names up instead of aiohttp's own.
        """
        self._agent = user_agent(version, contact)
        self._limits = Limits(size=PAGE_BYTES, seconds=timeout_s)
        self._idle_s = idle_s
        self._robots_limits = Limits(size=ROBOTS_BYTES, seconds=robots_s, cut=True)
        self._guard = AddressGuard(allow)
        self._skip_hosts = frozenset(_as_asked(host) for host in skip_hosts)
        self._resolver = resolver
        self._session: aiohttp.ClientSession | None = None
        self._gate = HostGate()
        self._robots = RobotsFiles(self._robots_body)

    async def __aenter__(self) -> Self:
        await self.open()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def open(self) -> None:
        """Needs a running event loop. A second time changes nothing."""
        if self._session is not None:
            return
        # HostGate limits the connections, and the resolver keeps names for as long as their records say.
        connector = aiohttp.TCPConnector(
            socket_factory=self._guard.open_socket, resolver=self._resolver, use_dns_cache=False, limit=0
        )
        self._session = aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            trust_env=False,
            auto_decompress=False,
            max_line_size=LONGEST_HEADER,
            max_field_size=LONGEST_HEADER,
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=CONNECT_S, sock_read=self._idle_s),
            headers={
                "User-Agent": self._agent,
                "Accept": ACCEPT,
                "Accept-Language": ACCEPT_LANGUAGE,
                "Accept-Encoding": ACCEPTED_ENCODINGS,
            },
        )

    async def close(self) -> None:
        await self._robots.close()
        if self._session is not None:
            session, self._session = self._session, None
            await session.close()

    async def fetch(self, url: str) -> Page:
        """The page at this address, redirects followed; its `url` is without secret parts. Raises a FetchFailed."""
        shown = without_secrets(url)
        try:
            return (await self._follow(url, shown, self._limits, ask_robots=True)).expected(shown)
        except FetchFailed as exc:
            log.info("no page: %s (%s)", exc, type(exc).__name__)
            raise

    async def fetch_feed(self, url: str, etag: str = "", last_modified: str = "") -> FeedPage | Unchanged:
        """See the port. Feeds are published for machines, so robots.txt is not asked."""
        asked = {"Accept": ACCEPT_FEED, "If-None-Match": etag, "If-Modified-Since": last_modified}
        headers = {name: value for name, value in asked.items() if value}
        answer = await self._follow(url, without_secrets(url), self._limits, ask_robots=False, headers=headers)
        if answer.page is None:
            return Unchanged(fresh_s(answer.headers))
        etag, modified = (_validator(answer.headers, name) for name in ("ETag", "Last-Modified"))
        return FeedPage(answer.page, etag, modified, fresh_s(answer.headers))

    async def _robots_body(self, address: URL) -> bytes | None:
        try:
            answer = await self._follow(address, str(address), self._robots_limits, ask_robots=False)
            return answer.expected(str(address)).body
        except FetchFailed as exc:
            log.debug("no robots.txt: %s", exc)
            return None

    async def _follow(
        self,
        url: str | URL,
        shown: str,
        limits: Limits,
        *,
        ask_robots: bool,
        headers: Mapping[str, str] = MappingProxyType({}),
    ) -> _Answer:
        loop = asyncio.get_running_loop()
        left = limits.seconds
        for _ in range(MOST_REDIRECTS + 1):
            address = self._guard.check_url(url, shown)
            await self._check_wishes(address, shown, ask_robots=ask_robots)
            async with self._turn(address, shown):
                started = loop.time()
                answer = await self._ask(address, shown, limits, left, headers)
                left -= loop.time() - started
            if isinstance(answer, _Answer):
                return answer
            url = answer
        raise OutletFailed(shown, f"more than {MOST_REDIRECTS} redirects")

    async def _check_wishes(self, address: URL, shown: str, *, ask_robots: bool) -> None:
        """Raises ReadingForbidden where the operator or the outlet says no, and Blocked at a consent wall."""
        host = address.raw_host or ""
        if is_consent_wall(host):
            raise Blocked(shown, "asks for consent")
        labels = host.split(".")
        if any(".".join(labels[start:]) in self._skip_hosts for start in range(len(labels))):
            raise ReadingForbidden(shown, "the operator's list")
        if ask_robots and not await self._robots.allows(address):
            raise ReadingForbidden(shown, "robots.txt")

    @asynccontextmanager
    async def _turn(self, address: URL, shown: str) -> AsyncIterator[None]:
        try:
            async with self._gate.turn(address.raw_host or "", TURN_S):
                yield
        except TimeoutError as exc:
            raise TimedOut(shown, "no turn at this host") from exc

    async def _ask(
        self, address: URL, shown: str, limits: Limits, seconds: float, headers: Mapping[str, str]
    ) -> _Answer | URL:
        """One request: the answer, or where the outlet sends us. All of the libraries' errors end here."""
        if self._session is None:
            raise RuntimeError("WebFetcher is not open")
        try:
            request = self._session.get(address, allow_redirects=False, headers=headers)
            async with asyncio.timeout(seconds), request as response:
                if response.status in REDIRECTS and "Location" in response.headers:
                    return _target(response, shown)
                page = None if response.status == NOT_MODIFIED else await _read(response, shown, limits)
                return _Answer(page, response.headers)
        except TimeoutError as exc:
            raise TimedOut(shown, "the outlet took too long") from exc
        except aiohttp.ClientConnectorDNSError as exc:
            raise _lookup_failure(exc, shown) from exc
        except aiohttp.ClientConnectorError as exc:
            if isinstance(exc.os_error, PrivateAddress):
                raise AddressRefused(shown, "a private address") from exc
            raise OutletFailed(shown, "no connection") from exc
        except (aiohttp.ClientError, HttpProcessingError, BrokenBody, OSError, ValueError) as exc:
            # `from None`: these errors of aiohttp show the whole address, secrets included, in a traceback.
            raise OutletFailed(shown, type(exc).__name__) from None


def user_agent(version: str, contact: str) -> str:
    """Who we are and whom an outlet can write to. Characters that would break the header are left out."""
    reachable = "".join(char for char in contact if 0x20 < ord(char) < 0x7F and char not in "()")
    return f"{AGENT}/{version}" + (f" (+{reachable})" if reachable else "")


def _lookup_failure(exc: aiohttp.ClientConnectorDNSError, shown: str) -> FetchFailed:
    """A name that does not exist is NotFound; a name server that does not answer says nothing about the name."""
    cause = exc.os_error.__cause__ or exc.os_error
    if cause.args and cause.args[0] in NO_LOOKUP:
        return OutletFailed(shown, "the name could not be looked up")
    return NotFound(shown, "no such host")


def _as_asked(host: str) -> str:
    """A host of the operator's list in the form in which hosts are asked: small letters, punycode."""
    name = host.strip().strip(".")
    try:
        return (URL(f"http://{name}/").raw_host or name).lower()
    except ValueError:
        return name.lower()


def _validator(headers: Mapping[str, str], name: str) -> str:
    """The header as it can be sent back; one that is too long is not worth keeping."""
    value = headers.get(name, "")
    return value if len(value) <= LONGEST_VALIDATOR else ""


def _target(response: aiohttp.ClientResponse, shown: str) -> URL:
    """Where a redirect leads. Bytes outside ASCII are escaped as they came, whatever their charset."""
    raw = response.headers["Location"].strip().encode("utf-8", errors="surrogateescape")
    try:
        return response.url.join(URL(quote(raw, safe="!#$%&'()*+,/:;=?@[]~")))
    except ValueError as exc:
        raise OutletFailed(shown, "a redirect to nowhere") from exc


async def _read(response: aiohttp.ClientResponse, shown: str, limits: Limits) -> Page:
    if response.status == 503 and asks_for_proof(await _start_of(response)):
        raise Blocked(shown, "asks for proof of a human")
    problem = problem_of(response.status, response.headers, limits.size, shown)
    if problem is not None and not (limits.cut and isinstance(problem, TooLarge)):
        raise problem
    body = await _body(response, shown, limits)
    charset = response.charset
    if charset is not None and len(charset) > LONGEST_CHARSET:
        charset = None
    return Page(body=body, url=without_secrets(str(response.url)), charset=charset)


async def _body(response: aiohttp.ClientResponse, shown: str, limits: Limits) -> bytes:
    unpacker = Unpacker(response.headers.get("Content-Encoding", ""), limits.size)
    try:
        async for chunk in response.content.iter_any():
            # In a thread: a few bytes can unpack to all of the limit, which takes 40 ms with brotli.
            await asyncio.to_thread(unpacker.feed, chunk)
            if is_binary(unpacker.start):
                raise NotAPage(shown, "not a text")
    except BodyTooLarge as exc:
        if not limits.cut:
            raise TooLarge(shown, f"over {limits.size} bytes") from exc
        return unpacker.so_far
    return unpacker.finish()


async def _start_of(response: aiohttp.ClientResponse) -> bytes:
    """The first bytes of an error page, as far as they can be unpacked."""
    unpacker = Unpacker(response.headers.get("Content-Encoding", ""), MARKS_WITHIN)
    with suppress(BodyTooLarge, BrokenBody):
        async for chunk in response.content.iter_any():
            unpacker.feed(chunk)
    return unpacker.so_far
