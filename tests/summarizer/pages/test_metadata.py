import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.pages.addresses import canonical, is_home, site_of
from summarizer.pages.metadata import Metadata, read_metadata
from summarizer.pages.titles import choose_title
from summarizer.pages.tree import parse

URL = "https://www.courier.example.kr/a/1"


def read(head: str = "", body: str = "", url: str = URL) -> Metadata:
    return read_metadata(parse(f"<html><head>{head}</head><body>{body}</body></html>"), url)


def json_ld(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("A pier too far - The Courier", "A pier too far"),
        ("A pier too far | The Courier", "A pier too far"),
        ("A pier too far — The Courier", "A pier too far"),
        ("The Courier: A pier too far", "The Courier: A pier too far"),
        ("The Courier | A pier too far", "A pier too far"),
        ("A pier too far | World | The Courier", "A pier too far | World"),
        ("Orrel-Varn ferry - a long story", "Orrel-Varn ferry - a long story"),
        ("Why the courier - of all people - was late", "Why the courier - of all people - was late"),
        ("The Courier", ""),
        ("courier.example", ""),
        ("  A\n pier\ttoo far  ", "A pier too far"),
        ("", ""),
    ],
)
def test_a_title_is_kept_without_the_outlet_s_name(title: str, expected: str):
    assert choose_title([title], ["The Courier", "courier", "courier.example"]) == expected


def test_the_page_s_heading_tells_where_the_title_ends():
    title = choose_title(["A pier too far | World | Evening"], ["Courier"], "A pier too far")

    assert title == "A pier too far"


def test_a_title_that_was_cut_gives_way_to_its_full_form():
    assert choose_title(["A pier too…", "A pier too far for all"], []) == "A pier too far for all"


def test_an_outlet_s_bare_name_is_never_the_title():
    assert (
        read(
            '<meta property="og:title" content="The Courier"><meta property="og:site_name" content="The Courier">'
        ).title
        == ""
    )


def test_json_ld_comes_before_open_graph_and_open_graph_before_the_title_element():
    og = '<meta property="og:title" content="From Open Graph">'
    ld = json_ld({"@type": "NewsArticle", "headline": "From JSON-LD"})

    assert read(f"<title>From the title element</title>{og}{ld}").title == "From JSON-LD"
    assert read(f"<title>From the title element</title>{og}").title == "From Open Graph"
    assert read("<title>From the title element</title>").title == "From the title element"


@pytest.mark.parametrize(
    "value",
    [
        {"@type": "NewsArticle", "headline": "A pier"},
        {"@type": ["Article", "Thing"], "headline": ["A pier"]},
        {"@type": "https://schema.org/NewsArticle", "headline": "A pier"},
        [{"@type": "WebSite", "name": "x"}, {"@type": "ReportageNewsArticle", "headline": "A pier"}],
        {"@graph": [{"@type": "Person", "name": "Ann"}, {"@type": "Article", "headline": "A pier"}]},
        [[{"@type": "Article", "headline": "A pier"}]],
        {"@type": "WebPage", "mainEntity": {"@type": "Article", "headline": "A pier"}},
    ],
)
def test_the_article_is_found_in_json_ld_of_any_shape(value: object):
    assert read(json_ld(value)).title == "A pier"


@pytest.mark.parametrize(
    "text",
    [
        '{"@type": "Article", "headline": "A pier",}',
        '<!-- {"@type": "Article", "headline": "A pier"} -->',
        '//<![CDATA[\n{"@type": "Article", "headline": "A pier"}\n//]]>',
        '{"@type": "Article", "headline": "A\n pier"};',
        '{"@type": "Article", "headline": "A &lt;b&gt;pier&lt;/b&gt;"}',
        '{"@type": "Article", "headline": "<i>A</i> pier"}',
    ],
)
def test_json_ld_is_read_though_it_is_a_little_broken(text: str):
    assert read(f'<script type="application/ld+json">{text}</script>').title == "A pier"


@pytest.mark.parametrize(
    "text", ["{", "null", "[1, 2]", '"x"', '{"@type": {"a": 1}}', '{"@type": "Article", "author": 5}', "[" * 9000]
)
def test_json_ld_beyond_repair_is_passed_over(text: str):
    head = f'<title>A pier too far for us</title><script type="application/ld+json">{text}</script>'

    assert read(head).title == "A pier too far for us"


def test_the_articles_of_a_list_are_not_the_page_s():
    listed = {"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "Another"}]}
    several = [{"@type": "NewsArticle", "headline": f"Number {n}", "url": f"/n/{n}"} for n in range(5)]

    assert not read(json_ld(listed)).is_article
    assert not read(json_ld(several)).is_article


def test_of_several_articles_the_one_with_this_address_counts():
    several = [
        {"@type": "NewsArticle", "headline": f"Number {n}", "url": f"https://courier.example.kr/a/{n}"}
        for n in range(5)
    ]

    assert read(json_ld(several)).title == "Number 1"


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ({"@type": "Person", "name": "Ann Sample"}, ("Ann Sample",)),
        ([{"name": "Ann Sample"}, {"name": "Bo Example"}, {"name": "Ann Sample"}], ("Ann Sample", "Bo Example")),
        ("By Ann Sample and Bo Example", ("Ann Sample", "Bo Example")),
        ({"@type": "Person", "name": "한가람 기자"}, ("한가람",)),
        ({"@type": "Organization", "name": "Sample Wire"}, ()),
        ({"@type": "Person", "name": "ann@courier.example"}, ()),
        ({"@type": "Person", "name": "https://courier.example/ann"}, ()),
        ({"@type": "Person", "name": None}, ()),
    ],
)
def test_authors_are_people(author: object, expected: tuple[str, ...]):
    assert read(json_ld({"@type": "NewsArticle", "headline": "A pier", "author": author})).authors == expected


@pytest.mark.parametrize(
    ("candidate", "expected"),
    [
        ("https://www.courier.example.kr/a/one", "https://www.courier.example.kr/a/one"),
        ("https://courier.example.kr/a/one#top", "https://courier.example.kr/a/one"),
        ("/a/one", "https://www.courier.example.kr/a/one"),
        ("one", "https://www.courier.example.kr/a/one"),
        ("//m.courier.example.kr/a/one", "https://m.courier.example.kr/a/one"),
        ("https://www.courier.example.kr/", None),
        ("https://other.example.kr.evil.example/a", None),
        ("https://thief.example/a/one", None),
        ("javascript:alert(1)", None),
        ("https://user:secret@www.courier.example.kr/a", None),
        ("https://[", None),
        ("http:///a", None),
    ],
)
def test_a_canonical_address_is_believed_on_its_own_site_only(candidate: str, expected: str | None):
    assert canonical(candidate, URL) == expected


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://news.example.co.kr/1", "example.co.kr"),
        ("https://www.example.com/1", "example.com"),
        ("https://a.b.example.ru/1", "example.ru"),
        ("http://127.0.0.1:8000/1", "127.0.0.1"),
        ("", ""),
    ],
)
def test_a_site_is_its_registered_name(url: str, site: str):
    assert site_of(url) == site


@pytest.mark.parametrize(
    ("url", "home"),
    [("https://a.example", True), ("https://a.example/ru/", True), ("https://a.example/?p=1", False), ("", False)],
)
def test_a_front_page_is_known_by_its_address(url: str, home: bool):
    assert is_home(url) is home


@pytest.mark.parametrize(
    "body",
    [
        '<h1>A pier</h1><time datetime="2024-04-02T08:15:30Z">yesterday</time>',
        '<h1>A pier</h1><span class="date">2024-04-02</span>',
        "<h1>A pier</h1><p><small>2 April 2024</small></p>",
        '<h1>A pier</h1><meta itemprop="datePublished" content="2024-04-02">',
        "<h1>A pier</h1><p>입력 2024.04.02 08:15</p>",
    ],
)
def test_the_date_by_the_title_is_found(body: str):
    assert "2024" in read(body=body).published


KEYS = st.sampled_from(
    ["@type", "@graph", "headline", "author", "name", "publisher", "url", "datePublished", "hasPart"]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.just("NewsArticle"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=60, deadline=None)
@given(JSON)
def test_any_json_is_endured(value: object):
    assert isinstance(read(json_ld(value)).title, str)
