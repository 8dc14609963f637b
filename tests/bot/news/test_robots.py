import asyncio

import pytest
from yarl import URL

from bot.news.robots import KEPT_BYTES, KEPT_ORIGINS, KEPT_S, RobotsFiles


class Outlets:
    """Gives robots.txt files by host, and counts how often each is fetched."""

    def __init__(self, files: dict[str, bytes | None] | None = None, default: bytes | None = None) -> None:
        self.files = files or {}
        self.default = default
        self.asked: list[str] = []

    async def get(self, address: URL) -> bytes | None:
        self.asked.append(str(address))
        await asyncio.sleep(0)
        return self.files.get(address.host or "", self.default)


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


async def allows(text: bytes | None, path: str) -> bool:
    return await RobotsFiles(Outlets(default=text).get).allows(URL(f"https://outlet.example{path}"))


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        (b"User-agent: *\nDisallow: /", "/news/1", False),
        (b"User-agent: TumenBot\nDisallow: /", "/news/1", False),
        (b"user-agent: tumenbot\ndisallow: /private", "/private/1", False),
        (b"User-agent: *\nDisallow: /\n\nUser-agent: TumenBot\nAllow: /", "/news/1", True),
        (b"User-agent: OtherBot\nDisallow: /", "/news/1", True),
        (b"User-agent: *\nDisallow: /*?print=", "/news/1?print=1", False),
        (b"User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True),
        (b"\xef\xbb\xbfUser-agent: *\nDisallow: /", "/news/1", False),
        ("User-agent: *\nDisallow: /новости".encode(), "/новости/1", False),
        (b"User-agent: *\nDisallow:", "/news/1", True),
        (b"<html><h1>Not found</h1></html>", "/news/1", True),
        (b"\xff\xfe\x00garbage\x00", "/news/1", True),
        (b"", "/news/1", True),
        (None, "/news/1", True),
    ],
)
async def test_the_outlets_wish_is_read(text, path, allowed):
    assert await allows(text, path) is allowed


async def test_readers_of_one_origin_share_one_fetch():
    outlets = Outlets(default=b"")
    robots = RobotsFiles(outlets.get)

    await asyncio.gather(*(robots.allows(URL(f"https://outlet.example/{number}")) for number in range(20)))

    assert outlets.asked == ["https://outlet.example/robots.txt"]


async def test_each_scheme_host_and_port_has_its_own_file():
    outlets = Outlets({"a.example": b"User-agent: *\nDisallow: /"}, default=b"")
    robots = RobotsFiles(outlets.get)

    assert not await robots.allows(URL("https://a.example/1"))
    assert not await robots.allows(URL("http://a.example/1"))
    assert await robots.allows(URL("https://b.example/1"))
    assert len(outlets.asked) == 3


async def test_a_file_is_asked_for_again_after_a_while():
    outlets, clock = Outlets(default=b""), Clock()
    robots = RobotsFiles(outlets.get, clock)

    await robots.allows(URL("https://outlet.example/1"))
    clock.now = KEPT_S + 1
    await robots.allows(URL("https://outlet.example/1"))

    assert len(outlets.asked) == 2


async def test_one_reader_who_leaves_does_not_take_the_file_from_the_others():
    outlets = Outlets(default=b"User-agent: *\nDisallow: /")
    robots = RobotsFiles(outlets.get)
    first = asyncio.create_task(robots.allows(URL("https://outlet.example/1")))
    second = asyncio.create_task(robots.allows(URL("https://outlet.example/2")))
    await asyncio.sleep(0)

    first.cancel()

    assert await second is False
    assert len(outlets.asked) == 1


async def test_what_is_kept_is_bounded_in_number_and_in_bytes():
    small, large = Outlets(default=b""), Outlets(default=b"#" * 490_000)

    many, heavy = RobotsFiles(small.get), RobotsFiles(large.get)
    for number in range(KEPT_ORIGINS + 20):
        await many.allows(URL(f"https://outlet{number}.example/"))
    for number in range(20):
        await heavy.allows(URL(f"https://outlet{number}.example/"))

    assert many.kept == KEPT_ORIGINS
    assert heavy.kept == KEPT_BYTES // 491_000


async def test_closing_stops_what_is_still_being_fetched():
    async def never(_: URL) -> bytes | None:
        await asyncio.sleep(60)
        return None

    robots = RobotsFiles(never)
    reader = asyncio.create_task(robots.allows(URL("https://outlet.example/1")))
    await asyncio.sleep(0)

    await robots.close()

    with pytest.raises(asyncio.CancelledError):
        await reader


STARS = b"Disallow: /" + b"*a" * 200 + b"b\n"


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "text",
    [
        b"User-agent: *\n" + STARS * 1200,
        b"User-agent: *\n" + b"Disallow: /" + b"*" * 480_000,
        b"".join(b"User-agent: bot%d\n" % number for number in range(15_000))
        + b"".join(b"Disallow: /%d\n" % number for number in range(15_000)),
        b"useragent tumen\n" * 20_000 + b"Disallow: /b$\n" * 10_000,
    ],
)
async def test_a_hostile_file_is_read_in_time(text):
    assert await allows(text, "/" + "a" * 3000) in (True, False)


async def test_groups_of_several_agents_keep_their_rules():
    text = (
        b"User-agent: One\nUser-agent: TumenBot # us\nUser agent: Two\nDisallow: /a\n\nUser-agent: Three\nDisallow: /b"
    )

    assert not await allows(text, "/a/1")
    assert await allows(text, "/b/1")
