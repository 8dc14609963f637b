"""The sample newswire serves what it promises, and everything on it is plainly invented."""

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import aiohttp
import pytest
from lxml import etree

from adapters.console.newswire import AWKWARD, AwkwardPage, Newswire
from adapters.console.newswire.articles import SAMPLE_DATE, Outlet, SampleArticle, read_articles, read_outlets
from adapters.console.newswire.awkward import HUGE_BYTES
from adapters.console.newswire.feeds import CONTENT_TYPES
from adapters.console.newswire.pages import BANNER

OUTLETS = read_outlets()
ARTICLES = read_articles(OUTLETS, "", timedelta())
REAL_PEOPLE = (
    "Putin",
    "Lavrov",
    "Zakharova",
    "Kim Jong",
    "Lee Jae",
    "Trump",
    "Путин",
    "Лавров",
    "Захаров",
    "Песков",
    "Ким Чен",
    "푸틴",
    "라브로프",
    "김정은",
    "이재명",
    "트럼프",
)


@pytest.fixture
async def newswire() -> AsyncIterator[Newswire]:
    site = Newswire(slow_s=0.01)
    await site.start()
    yield site
    await site.close()


@pytest.fixture
async def client() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


async def get(client: aiohttp.ClientSession, url: str) -> tuple[int, bytes, aiohttp.ClientResponse]:
    async with client.get(url, allow_redirects=False) as response:
        return response.status, await response.read(), response


async def test_every_article_page_is_served_with_its_banner(newswire: Newswire, client: aiohttp.ClientSession) -> None:
    answers = [await get(client, article.url) for article in newswire.articles]

    assert {status for status, _, _ in answers} == {200}
    assert all(BANNER.encode() in body for _, body, _ in answers)


@pytest.mark.parametrize("page", AWKWARD, ids=lambda page: page.path)
async def test_an_awkward_page_answers_as_documented(
    page: AwkwardPage, newswire: Newswire, client: aiohttp.ClientSession
) -> None:
    status, _, response = await get(client, newswire.base_url + page.path)

    assert (status, response.content_type) == (page.status, page.content_type)
    assert response.headers.get("Location", "") == page.location


async def test_the_huge_page_is_larger_than_promised(newswire: Newswire, client: aiohttp.ClientSession) -> None:
    _, body, _ = await get(client, f"{newswire.base_url}/longitude/huge")

    assert len(body) > HUGE_BYTES


@pytest.mark.parametrize("outlet", [o for o in OUTLETS if o.feed != "json"], ids=lambda outlet: outlet.id)
async def test_an_xml_feed_names_every_article_of_its_outlet(
    outlet: Outlet, newswire: Newswire, client: aiohttp.ClientSession
) -> None:
    _, body, response = await get(client, newswire.base_url + outlet.feed_path)

    root = etree.fromstring(body)

    own = [article for article in newswire.articles if article.outlet.id == outlet.id]
    words = {*root.itertext(), *(value for element in root.iter() for value in element.attrib.values())}
    assert own
    assert [article.url for article in own if article.url not in words] == []
    assert [article.title for article in own if article.title not in words] == []
    assert response.content_type == CONTENT_TYPES[outlet.feed]


async def test_every_link_of_the_json_feed_works(newswire: Newswire, client: aiohttp.ClientSession) -> None:
    _, body, _ = await get(client, f"{newswire.base_url}/pier-nine/feed.json")

    statuses = [(await get(client, item["url"]))[0] for item in json.loads(body)["items"]]

    assert statuses
    assert set(statuses) == {200}


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.path)
def test_no_real_person_speaks_in_an_article(article: SampleArticle) -> None:
    words = f"{article.title} {article.author} {article.caption} {article.body}"

    assert [name for name in REAL_PEOPLE if name in words] == []


async def test_the_articles_move_to_the_day_on_which_they_are_read() -> None:
    newswire = Newswire(now=datetime(2031, 3, 20, 5, tzinfo=UTC))

    await newswire.start()
    await newswire.close()

    assert {a.path: a.published_at - timedelta(days=6) for a in newswire.articles} == {
        a.path: a.published_at for a in ARTICLES
    }
    assert max(a.published_at for a in ARTICLES).date() <= SAMPLE_DATE


async def test_links_take_the_languages_in_turn(newswire: Newswire) -> None:
    langs = [next(a.lang for a in newswire.articles if a.url == link) for link in newswire.links(3)]

    assert langs == ["en", "ko", "ru"]
