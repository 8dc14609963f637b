"""The sample newswire serves what it promises, is read as it was written, and is plainly invented."""

import json
from collections import defaultdict
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import aiohttp
import pytest
from lxml import etree

from adapters.console.newswire import AWKWARD, AwkwardPage, Newswire, Outlet, SampleArticle
from adapters.console.newswire.articles import SAMPLE_DATE, read_articles, read_outlets
from adapters.console.newswire.awkward import HUGE_BYTES
from adapters.console.newswire.feeds import CONTENT_TYPES
from adapters.console.newswire.pages import AMP_SLUG, BANNER, amp_path
from adapters.console.newswire.site import build_site
from summarizer import NotReadable, read_page

BASE_URL = "http://127.0.0.1:8000"
OUTLETS = read_outlets()
ARTICLES = read_articles(OUTLETS, BASE_URL, timedelta())
SITE = build_site(OUTLETS, ARTICLES, BASE_URL)
UNREADABLE = ("not_an_article", "blocked", "paywall", "too_short", "language")
REAL_PEOPLE = (
    *("Putin", "Lavrov", "Zakharova", "Peskov", "Kim Jong", "Choe Son", "Lee Jae", "Yoon Suk", "Trump"),
    *("Путин", "Лавров", "Захаров", "Песков", "Ким Чен", "Ли Чжэ Мён", "Трамп"),
    *("푸틴", "라브로프", "자하로바", "페스코프", "김정은", "김여정", "최선희", "이재명", "윤석열", "조태열", "트럼프"),
)

each_article = pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.path)


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


async def get(client: aiohttp.ClientSession, url: str) -> tuple[aiohttp.ClientResponse, bytes]:
    async with client.get(url, allow_redirects=False) as response:
        return response, await response.read()


def header_charset(path: str) -> str | None:
    _, found, charset = SITE[path].headers["Content-Type"].partition("charset=")
    return charset if found else None


def reason_not_read(path: str) -> str | None:
    """Why the page is not read, None when it is."""
    try:
        read_page(SITE[path].body, BASE_URL + path, header_charset(path))
    except NotReadable as error:
        return error.reason
    return None


async def test_every_article_is_served_under_a_banner(newswire: Newswire, client: aiohttp.ClientSession) -> None:
    answers = [await get(client, article.url) for article in newswire.articles]

    assert len(answers) == len(ARTICLES)
    assert {response.status for response, _ in answers} == {200}
    assert all(BANNER.encode() in body for _, body in answers)


async def test_every_front_page_is_served_and_links_its_articles(
    newswire: Newswire, client: aiohttp.ClientSession
) -> None:
    fronts = {outlet.id: await get(client, newswire.base_url + outlet.home) for outlet in OUTLETS}

    assert {response.status for response, _ in fronts.values()} == {200}
    assert [a.path for a in ARTICLES if a.path.encode() not in fronts[a.outlet.id][1]] == []


async def test_the_index_says_that_everything_is_invented(newswire: Newswire, client: aiohttp.ClientSession) -> None:
    _, body = await get(client, f"{newswire.base_url}/")

    assert b"Everything here is invented" in body
    assert [article.path for article in ARTICLES if article.path.encode() not in body] == []


@each_article
def test_an_article_is_read_as_it_was_written(article: SampleArticle) -> None:
    document = read_page(SITE[article.path].body, article.url, header_charset(article.path))

    assert document.title == article.title
    assert document.authors == ((article.author,) if article.author else ())
    assert document.published_at == article.published_at
    assert document.lang == article.lang
    assert document.url == article.url


@each_article
def test_the_text_of_an_article_is_its_paragraphs_and_nothing_else(article: SampleArticle) -> None:
    document = read_page(SITE[article.path].body, article.url, header_charset(article.path))

    assert document.text.split("\n\n") == list(article.paragraphs)


def test_no_front_page_is_an_article() -> None:
    reasons = {outlet.home: reason_not_read(outlet.home) for outlet in OUTLETS}

    assert reasons == dict.fromkeys(reasons, "not_an_article")


def test_the_amp_form_is_the_same_article() -> None:
    article = next(article for article in ARTICLES if article.slug == AMP_SLUG)

    document = read_page(SITE[amp_path(article)].body, BASE_URL + amp_path(article))

    assert (document.url, document.title, document.text) == (article.url, article.title, article.body)


@pytest.mark.parametrize("page", AWKWARD, ids=lambda page: page.path)
async def test_an_awkward_page_answers_as_documented(
    page: AwkwardPage, newswire: Newswire, client: aiohttp.ClientSession
) -> None:
    response, _ = await get(client, newswire.base_url + page.path)

    assert (response.status, response.content_type) == (page.status, page.content_type)
    assert response.headers.get("Location", "") == page.location


@pytest.mark.parametrize("page", [p for p in AWKWARD if p.reads_as in UNREADABLE], ids=lambda page: page.path)
def test_an_awkward_page_is_read_as_documented(page: AwkwardPage) -> None:
    with pytest.raises(NotReadable) as caught:
        read_page(SITE[page.path].body, BASE_URL + page.path, "utf-8")

    assert caught.value.reason == page.reads_as


async def test_a_short_link_ends_at_an_article(newswire: Newswire, client: aiohttp.ClientSession) -> None:
    async with client.get(f"{newswire.base_url}/go/short") as response:
        end = response.url.path

    assert end in {article.path for article in newswire.articles}


async def test_the_huge_page_is_larger_than_promised(newswire: Newswire, client: aiohttp.ClientSession) -> None:
    _, body = await get(client, f"{newswire.base_url}/longitude/huge")

    assert len(body) > HUGE_BYTES


@pytest.mark.parametrize("outlet", [o for o in OUTLETS if o.feed != "json"], ids=lambda outlet: outlet.id)
async def test_an_xml_feed_names_every_article_of_its_outlet(
    outlet: Outlet, newswire: Newswire, client: aiohttp.ClientSession
) -> None:
    response, body = await get(client, newswire.base_url + outlet.feed_path)

    root = etree.fromstring(body)

    own = [article for article in newswire.articles if article.outlet.id == outlet.id]
    words = {*root.itertext(), *(value for element in root.iter() for value in element.attrib.values())}
    assert own
    assert [article.url for article in own if article.url not in words] == []
    assert [article.title for article in own if article.title not in words] == []
    assert response.content_type == CONTENT_TYPES[outlet.feed]


async def test_every_link_of_the_json_feed_works(newswire: Newswire, client: aiohttp.ClientSession) -> None:
    _, body = await get(client, f"{newswire.base_url}/pier-nine/feed.json")

    statuses = [(await get(client, item["url"]))[0].status for item in json.loads(body)["items"]]

    assert statuses
    assert set(statuses) == {200}


@each_article
def test_no_real_person_speaks_in_an_article(article: SampleArticle) -> None:
    words = f"{article.title} {article.author} {article.caption} {article.body}"

    assert [name for name in REAL_PEOPLE if name in words] == []


def test_four_stories_are_told_from_three_sides_in_two_languages() -> None:
    tellings = defaultdict(list)
    for article in ARTICLES:
        tellings[article.story].append(article)

    wide = [
        story
        for story, told in tellings.items()
        if story and len({a.side for a in told}) >= 3 and len({a.lang for a in told}) >= 2
    ]

    assert len(wide) >= 4


def test_the_articles_are_of_the_past_when_they_are_read() -> None:
    assert max(article.published_at for article in ARTICLES).date() <= SAMPLE_DATE < datetime.now(UTC).date()


async def test_the_articles_move_to_the_day_on_which_they_are_read() -> None:
    newswire = Newswire(now=datetime(2025, 3, 20, 5, tzinfo=UTC))

    await newswire.start()
    await newswire.close()

    moved = {article.path: article.published_at for article in newswire.articles}
    assert moved == {article.path: article.published_at + timedelta(days=6) for article in ARTICLES}


async def test_links_take_the_languages_in_turn(newswire: Newswire) -> None:
    langs = [next(a.lang for a in newswire.articles if a.url == link) for link in newswire.links(3)]

    assert langs == ["en", "ko", "ru"]


async def test_a_taken_port_is_an_error_and_a_free_one_can_be_tried_next(newswire: Newswire) -> None:
    second = Newswire()
    taken = int(newswire.address.rpartition(":")[2])

    with pytest.raises(OSError, match="in use"):
        await second.start(taken)
    await second.start(0)
    await second.close()

    assert second.address != newswire.address
