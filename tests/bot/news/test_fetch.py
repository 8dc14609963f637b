"""The fetcher against a real server on loopback: what comes back, and what each failure is called."""

import asyncio
import gzip
import logging
import zlib

import brotli
import pytest
from aiohttp.abc import AbstractResolver
from backports import zstd

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
from bot.news.fetch import PAGE_BYTES, WebFetcher, user_agent
from tests.web import Answer, Names, Site, redirect

PAGE = b"<!doctype html><p>Sample story.</p>"
PDF = b"%PDF-1.7 sample"


def fetcher(site: Site, **options: object) -> WebFetcher:
    return WebFetcher(**{"contact": "desk@o.example", "timeout_s": 5.0, "allow": [site.origin], **options})


async def fetch(answer: Answer | dict[str, Answer], path: str = "/story", **options: object):
    async with Site(answer if isinstance(answer, dict) else {path: answer}) as site, fetcher(site, **options) as web:
        return await web.fetch(site.url(path))


async def test_a_page_comes_with_its_bytes_its_address_and_its_charset():
    answer = Answer("기사".encode("euc-kr"), kind="text/html; charset=EUC-KR")

    async with Site({"/story": answer}) as site, fetcher(site) as web:
        page = await web.fetch(site.url("/story#top"))

    assert page.body == "기사".encode("euc-kr")
    assert page.url == site.url("/story")
    assert page.charset == "EUC-KR"


async def test_we_say_who_we_are_and_nothing_about_anybody_else():
    routes = {"/story": redirect("/end"), "/end": Answer(headers={"Set-Cookie": "seen=1"})}

    async with Site(routes) as site:
        allow = [site.origin, f"o.example:{site.port}"]
        async with fetcher(site, version="1.2", allow=allow, resolver=Names(("127.0.0.1",))) as web:
            await web.fetch(site.url("/story", host="o.example"))
            await web.fetch(site.url("/story", host="o.example"))

    for headers in site.headers:
        assert headers["user-agent"] == "TumenBot/1.2 (+desk@o.example)"
        assert headers.keys().isdisjoint({"cookie", "referer", "authorization", "from", "x-forwarded-for"})


def test_a_contact_cannot_break_the_header():
    assert user_agent("1", "") == "TumenBot/1"
    assert user_agent("1", "a(b)\r\nX: 1 é") == "TumenBot/1 (+abX:1)"


async def test_a_charset_that_can_be_none_is_dropped():
    assert (await fetch(Answer(PAGE, kind="text/html; charset=" + "x" * 1000))).charset is None
    assert (await fetch(Answer(PAGE, kind="text/html"))).charset is None


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [("gzip", gzip.compress), ("deflate", zlib.compress), ("br", brotli.compress), ("zstd", zstd.compress)],
)
async def test_packed_pages_are_unpacked(encoding, pack):
    page = await fetch(Answer(pack(PAGE), headers={"Content-Encoding": encoding}))

    assert page.body == PAGE


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (Answer(status=404), NotFound),
        (Answer(status=410), NotFound),
        (Answer(status=403), Blocked),
        (Answer(status=429), Blocked),
        (Answer(b"<title>Captcha</title>", status=503), Blocked),
        (Answer(b"<title>Down</title>", status=503), OutletFailed),
        (Answer(status=500), OutletFailed),
        (Answer(PDF, kind="application/pdf"), NotAPage),
        (Answer(PDF, kind="text/html"), NotAPage),
        (Answer(PDF, kind=None), NotAPage),
        (Answer(PDF, kind="application/octet-stream"), NotAPage),
        (Answer(gzip.compress(PDF), kind="text/html", headers={"Content-Encoding": "gzip"}), NotAPage),
        (Answer(b"", kind="image/png", length=10**12), NotAPage),
        (Answer(b"", length=PAGE_BYTES + 1), TooLarge),
        (Answer(b"x" * 100_000, repeat=True), TooLarge),
        (Answer(PAGE, length=10_000), OutletFailed),
        (Answer(PAGE, length=10_000, reset=True), OutletFailed),
        (Answer(PAGE, headers={"Content-Encoding": "gzip"}), OutletFailed),
        (Answer(PAGE, headers={"Content-Encoding": "compress"}), OutletFailed),
        (Answer(gzip.compress(PAGE)[:-9], headers={"Content-Encoding": "gzip"}), OutletFailed),
        (Answer(raw=b""), OutletFailed),
        (Answer(raw=b"\x16\x03\x01 this is not HTTP\r\n\r\n"), OutletFailed),
        (Answer(raw=b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n"), OutletFailed),
        (Answer(raw=b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc"), OutletFailed),
        (Answer(raw=b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nabc"), OutletFailed),
        (Answer(raw=b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000 + b"\r\n\r\n"), OutletFailed),
        (Answer(raw=b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 20_000 + b"\r\n"), OutletFailed),
        (redirect("/story"), OutletFailed),
        (redirect("http://[::1"), OutletFailed),
        (redirect(""), OutletFailed),
        (Answer(status=302), OutletFailed),
    ],
)
async def test_each_failure_has_its_own_name(answer, error):
    with pytest.raises(FetchFailed) as caught:
        await fetch(answer)

    assert type(caught.value) is error


@pytest.mark.parametrize(
    "answer",
    [
        Answer(hang="headers"),
        Answer(PAGE, length=10_000, hang="body"),
        Answer(PAGE * 100, drip_s=0.01),
        Answer(wait_s=20),
    ],
)
async def test_an_outlet_that_takes_too_long_is_given_up(answer):
    with pytest.raises(TimedOut):
        await fetch({"/story": answer, "/robots.txt": Answer()}, timeout_s=0.3)


async def test_an_outlet_that_falls_silent_is_given_up_before_the_whole_time_is_over():
    with pytest.raises(TimedOut):
        await fetch({"/story": Answer(PAGE, length=10_000, hang="body")}, timeout_s=100, idle_s=0.1)


async def test_slow_hops_together_have_one_limit():
    routes = {f"/{hop}": Answer(b"", status=302, headers={"Location": f"/{hop + 1}"}, wait_s=0.1) for hop in range(4)}

    with pytest.raises(TimedOut):
        await fetch({**routes, "/4": Answer()}, "/0", timeout_s=0.25)


async def test_a_page_without_a_length_ends_with_the_connection():
    assert (await fetch(Answer(PAGE, length=-1))).body == PAGE


async def test_a_page_of_just_the_limit_is_read():
    assert len((await fetch(Answer(b"x" * PAGE_BYTES))).body) == PAGE_BYTES


async def test_five_redirects_are_followed_and_no_sixth():
    routes = {f"/{hop}": redirect(f"/{hop + 1}", status) for hop, status in enumerate((301, 302, 303, 307, 308, 302))}
    async with Site({**routes, "/6": Answer(), "/5": Answer(PAGE)}) as site, fetcher(site) as web:
        page = await web.fetch(site.url("/0"))
        assert page.url == site.url("/5")

        site.routes["/5"] = redirect("/6")
        with pytest.raises(OutletFailed, match="redirects"):
            await web.fetch(site.url("/0"))


async def test_a_redirect_in_another_charset_is_followed():
    location = "/기사".encode("euc-kr").decode("utf-8", errors="surrogateescape")
    async with Site({"/story": redirect(location), "/%B1%E2%BB%E7": Answer(PAGE)}) as site, fetcher(site) as web:
        assert (await web.fetch(site.url("/story"))).body == PAGE


@pytest.mark.parametrize(
    "answer",
    [Answer(PAGE, status=404), Answer(status=500), Answer(hang="headers"), Answer(b"\xff\x00", kind="image/png")],
)
async def test_no_robots_file_forbids_nothing(answer):
    async with Site({"/robots.txt": answer, "/story": Answer(PAGE)}) as site, fetcher(site, robots_s=0.2) as web:
        assert (await web.fetch(site.url("/story"))).body == PAGE


async def test_what_the_outlet_asks_not_to_read_is_not_read():
    robots = Answer(b"User-agent: *\nDisallow: /closed", kind="text/plain")
    routes = {"/robots.txt": robots, "/closed": Answer(), "/story": Answer(PAGE), "/door": redirect("/closed")}
    async with Site(routes) as site, fetcher(site) as web:
        for path in ("/closed", "/door"):
            with pytest.raises(ReadingForbidden):
                await web.fetch(site.url(path))
        await web.fetch(site.url("/story"))

    assert site.asked_for("/closed") == 0
    assert site.asked_for("/robots.txt") == 1


async def test_the_first_part_of_an_endless_robots_file_counts():
    robots = Answer(b"User-agent: *\nDisallow: /\n" + b"#" * 10_000 + b"\n", kind="text/plain", repeat=True)

    with pytest.raises(ReadingForbidden):
        await fetch({"/robots.txt": robots, "/story": Answer()})


async def test_the_operators_list_holds_for_subdomains_and_hops_too():
    routes = {"/story": redirect("http://news.closed.example/a")}

    async with Site(routes) as site, fetcher(site, skip_hosts=["Closed.Example.", "закрыто.рф"]) as web:
        for url in (
            "http://closed.example/",
            "http://закрыто.рф/a",
            "https://news.closed.example/a",
            site.url("/story"),
        ):
            with pytest.raises(ReadingForbidden):
                await web.fetch(url)


async def test_a_consent_wall_is_not_an_article():
    with pytest.raises(Blocked):
        await fetch(redirect("https://consent.o.example/?continue=x"))


async def test_two_requests_at_once_to_a_host():
    routes = {f"/{number}": Answer(PAGE, wait_s=0.02) for number in range(8)}
    async with Site(routes) as site, fetcher(site) as web:
        pages = await asyncio.gather(*(web.fetch(site.url(path)) for path in routes))

    assert len(pages) == 8
    assert site.most_at_once == 2


async def test_secrets_are_neither_in_errors_nor_in_the_log_nor_in_the_page(caplog):
    caplog.set_level(logging.DEBUG)
    bad = Answer(raw=b"HTTP/1.1 nonsense\r\n\r\n")
    routes = {"/bad": bad, "/story": redirect("/end?token=sesame2"), "/end": Answer()}

    async with Site(routes) as site, fetcher(site) as web:
        with pytest.raises(OutletFailed) as caught:
            await web.fetch(site.url("/bad?token=sesame1"))
        page = await web.fetch(site.url("/story?token=sesame1"))

    shown = [str(caught.value), caught.value.url, repr(caught.value.__cause__), page.url, caplog.text]
    assert not any("sesame" in text for text in shown)
    assert site.asked_for("/end?token=sesame2") == 1


async def test_a_fetcher_that_is_not_open_says_so():
    with pytest.raises(RuntimeError, match="not open"):
        await WebFetcher(allow=["127.0.0.1:9"]).fetch("http://127.0.0.1:9/")


async def test_nothing_is_left_after_closing():
    async with Site({"/story": Answer(hang="headers"), "/robots.txt": Answer()}) as site:
        async with fetcher(site, timeout_s=0.1) as web:
            with pytest.raises(TimedOut):
                await web.fetch(site.url("/story"))
        await asyncio.sleep(0)

        assert not [task for task in asyncio.all_tasks() if "robots" in task.get_name()]


class NoNames(AbstractResolver):
    def __init__(self, error: OSError) -> None:
        self._error = error

    async def resolve(self, host: str, port: int = 0, family: int = 0) -> list:
        raise self._error

    async def close(self) -> None: ...


@pytest.mark.parametrize(
    ("cause", "error"), [(OSError(4, "not found"), NotFound), (OSError(12, "time out"), OutletFailed)]
)
async def test_a_name_that_does_not_exist_is_told_from_a_name_server_that_does_not_answer(cause, error):
    failure = OSError(None, "no lookup")
    failure.__cause__ = cause

    async with WebFetcher(resolver=NoNames(failure)) as web:
        with pytest.raises(FetchFailed) as caught:
            await web.fetch("http://o.example/")

    assert type(caught.value) is error


async def test_an_address_that_is_none_is_refused_without_a_connection():
    async with WebFetcher() as web:
        for url in ("", "story", "file:///etc/passwd", "http://127.0.0.1/", "http://a@o.example/"):
            with pytest.raises(AddressRefused):
                await web.fetch(url)
