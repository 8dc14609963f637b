"""Nothing private is ever connected to: a listener on loopback counts the connections that should not come."""

import asyncio
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import brotli
import pytest
from backports import zstd

from bot.errors import AddressRefused, FetchFailed, OutletFailed
from bot.news.fetch import WebFetcher
from tests.web import Answer, Names, Site, redirect

NAME = "outlet.example"


def packed(pack: Callable[[bytes], bytes], finish: Callable[[], bytes]) -> bytes:
    return b"".join(pack(bytes(1 << 20)) for _ in range(512)) + finish()


def bombs() -> dict[str, bytes]:
    gzip, deflate = zlib.compressobj(1, wbits=31), zlib.compressobj(1)
    br, frame = brotli.Compressor(quality=3), zstd.ZstdCompressor(level=1)
    return {
        "gzip": packed(gzip.compress, gzip.flush),
        "deflate": packed(deflate.compress, deflate.flush),
        "br": packed(br.process, br.finish),
        "zstd": packed(frame.compress, frame.flush),
    }


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.0.0.1.",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0x7f.1",
        "0177.0.0.1",
        "017700000001",
        "0",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[::127.0.0.1]",
        "[64:ff9b::127.0.0.1]",
        "[2002:7f00:1::]",
        "①②⑦.0.0.1",
        "127。0。0。1",
        "\uff11\uff12\uff17.0.0.1",
        "%31%32%37.0.0.1",
        "127.0.0.1%00.outlet.example",
        "outlet.example@127.0.0.1",
        "outlet.example:80@127.0.0.1",
        "localhost",
        "LOCALHOST.",
        "localhost.localdomain",
    ],
)
async def test_no_notation_of_loopback_is_connected_to(host):
    # The port is allowed for another host: nothing but the address stands between the request and the listener.
    async with Site({"/": Answer()}) as site, WebFetcher(allow=[f"{NAME}:{site.port}"], timeout_s=2) as web:
        with pytest.raises(AddressRefused):
            await web.fetch(site.url("/", host=host))

    assert site.connections == 0


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.0.0.2",
        "::1",
        "::ffff:127.0.0.1",
        "0.0.0.0",  # noqa: S104 - an address to refuse, nothing is bound to it
        "::",
        "64:ff9b::7f00:1",
        "127.1",
        "localhost",
    ],
)
async def test_a_name_that_resolves_to_a_private_address_is_refused_when_connecting(address):
    names = Names((address,))
    async with Site() as site, WebFetcher(allow=[f"{NAME}:{site.port}"], resolver=names, timeout_s=2) as web:
        with pytest.raises(FetchFailed) as caught:
            await web.fetch(site.url("/", host=NAME))

    assert type(caught.value) is AddressRefused
    assert site.connections == 0
    assert names.lookups > 0


async def test_a_name_with_one_public_and_one_private_address_is_not_connected_to_the_private_one():
    names = Names(("192.0.2.1", "127.0.0.1"), ("127.0.0.1", "::1", "192.0.2.1"))
    async with Site() as site, WebFetcher(allow=[f"{NAME}:{site.port}"], resolver=names, timeout_s=2) as web:
        for _ in range(2):
            with pytest.raises(FetchFailed):
                await web.fetch(site.url("/", host=NAME))

    assert site.connections == 0


async def test_a_name_that_resolves_differently_the_second_time_gains_nothing():
    closing = Answer(b"", length=-1)
    connected: list[str] = []
    async with Site({"/robots.txt": closing, "/one": closing, "/two": closing}) as site:
        private = await asyncio.start_server(lambda *_: connected.append("private"), "127.0.0.2", site.port)
        names = Names(("127.0.0.1",), ("127.0.0.1",), ("127.0.0.2",))
        allow = [site.origin, f"{NAME}:{site.port}"]
        async with private, WebFetcher(allow=allow, resolver=names, timeout_s=2) as web:
            await web.fetch(site.url("/one", host=NAME))
            with pytest.raises(AddressRefused):
                await web.fetch(site.url("/two", host=NAME))

    assert names.lookups == 3
    assert site.connections == 2
    assert not connected


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1:{port}/",
        "//127.0.0.1:{port}/",
        "http://2130706433:{port}/",
        "http://[::ffff:127.0.0.1]:{port}/",
        "http://user@127.0.0.1:{port}/",
        "http://localhost/",
        "http://169.254.169.254/latest/meta-data/",
        "file:///etc/passwd",
        "gopher://127.0.0.1:{port}/",
        "javascript:alert(1)",
    ],
)
async def test_a_redirect_into_a_private_address_is_not_followed(status, target):
    async with Site({"/": Answer()}) as private, Site() as site:
        site.routes["/story"] = redirect(target.format(port=private.port), status)
        async with WebFetcher(allow=[site.origin], timeout_s=2) as web:
            with pytest.raises(AddressRefused):
                await web.fetch(site.url("/story"))

    assert private.connections == 0


async def test_the_allow_list_opens_no_other_port_of_the_same_address():
    async with (
        Site({"/": Answer()}) as allowed,
        Site({"/": Answer()}) as other,
        WebFetcher(allow=[allowed.origin], timeout_s=2) as web,
    ):
        await web.fetch(allowed.url("/"))
        with pytest.raises(AddressRefused):
            await web.fetch(other.url("/"))

    assert other.connections == 0


async def test_robots_files_are_fetched_by_the_same_rules():
    async with Site() as private, Site({"/story": Answer()}) as site:
        site.routes["/robots.txt"] = redirect(private.url("/robots.txt"))
        async with WebFetcher(allow=[site.origin], timeout_s=2) as web:
            await web.fetch(site.url("/story"))

    assert private.connections == 0


async def test_the_environments_proxy_is_not_used(monkeypatch):
    async with Site({"/": Answer()}) as proxy, Site({"/": Answer()}) as site:
        for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url("/"))
        async with WebFetcher(allow=[site.origin], timeout_s=2) as web:
            await web.fetch(site.url("/"))

    assert proxy.connections == 0


async def test_a_server_that_answers_everything_with_resets_is_an_outlet_that_fails():
    resets = Answer(b"", length=5, reset=True)

    async with Site({"/": resets}) as site, WebFetcher(allow=[site.origin], timeout_s=2) as web:
        with pytest.raises(OutletFailed):
            await web.fetch(site.url("/"))


async def test_bombs_cost_no_more_memory_than_the_limit_and_its_windows():
    """Each is 512 MB; a process of its own fetches it from here and says by how many MB it grew at most."""
    routes = {f"/{name}": Answer(bomb, headers={"Content-Encoding": name}) for name, bomb in bombs().items()}
    script = Path(__file__).with_name("peak_memory.py")
    growth_mb = {}

    async with Site({**routes, "/": Answer()}) as site:
        for path in routes:
            client = await asyncio.create_subprocess_exec(
                sys.executable, str(script), site.origin, path, stdout=asyncio.subprocess.PIPE
            )
            async with asyncio.timeout(30):
                output, _ = await client.communicate()
            growth_mb[path] = float(output)

    assert max(growth_mb.values()) < 48, growth_mb
