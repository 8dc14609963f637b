import re
import tomllib
from datetime import datetime
from pathlib import Path

import pytest

from summarizer import NotReadable, read_page

PAGES = Path(__file__).parents[1] / "data" / "pages"
ARTICLES = tomllib.loads((PAGES / "articles.toml").read_text("utf-8"))
REFUSED = sorted(path for path in PAGES.glob("*/*.html") if path.parent.name != "articles")
PROSE = (
    "The harbour board met on Monday and talked about the pier until late.",
    "Nobody could say what it would cost, but everybody agreed that it was too much.",
    "The ferry company offered to pay for the lamps, and for the lamps alone.",
    "A second meeting is planned for the first week of June, the board said in a statement.",
    "Fishermen asked for a seat at the table and were given a chair by the window.",
    "The mayor said that he would rather swim than wait another four years.",
)


def address_of(html: str) -> str:
    found = re.search(r"address: (\S+) -->", html)
    assert found
    return found[1]


def article(body: str = "", head: str = "") -> str:
    prose = "".join(f"<p>{sentence}</p>" for sentence in PROSE)
    return f"<html><head><title>A pier too far</title>{head}</head><body><article>{prose}{body}</article></body></html>"


def read(html: str, url: str = "https://news.example/a/1"):
    return read_page(html, url)


@pytest.mark.parametrize("name", sorted(ARTICLES))
def test_a_sample_article_is_read_whole_and_nothing_else(name: str):
    html = (PAGES / "articles" / f"{name}.html").read_text("utf-8")
    expected = ARTICLES[name]

    document = read_page(html.encode(), address_of(html))

    assert document.title == expected["title"]
    assert document.site == expected["site"]
    assert list(document.authors) == expected["authors"]
    assert document.url == expected["url"]
    assert document.lang == name[-2:]
    assert document.text.startswith(expected["starts"])
    assert document.text.endswith(expected["ends"])
    assert len(document.text.split("\n\n")) == expected["paragraphs"]
    assert [words for words in expected["never"] if words in document.text] == []


@pytest.mark.parametrize("name", sorted(ARTICLES))
def test_a_sample_article_has_its_time_with_its_zone(name: str):
    html = (PAGES / "articles" / f"{name}.html").read_text("utf-8")

    published = read_page(html.encode(), address_of(html)).published_at

    written = ARTICLES[name].get("published")
    assert published == (datetime.fromisoformat(written) if written else None)
    assert published is None or published.utcoffset() == datetime.fromisoformat(written).utcoffset()


@pytest.mark.parametrize("path", REFUSED, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_what_is_no_readable_article_is_refused_with_its_reason(path: Path):
    html = path.read_text("utf-8")

    with pytest.raises(NotReadable) as refused:
        read_page(html.encode(), address_of(html))

    assert refused.value.reason == path.parent.name


def test_every_reason_has_at_least_four_sample_pages():
    counts = dict.fromkeys(("not_an_article", "blocked", "paywall", "too_short", "language"), 0)

    for path in REFUSED:
        counts[path.parent.name] += 1

    assert min(counts.values()) >= 4


def test_a_short_article_comes_with_its_text_and_title():
    html = (PAGES / "too_short" / "brief_en.html").read_text("utf-8")

    with pytest.raises(NotReadable) as refused:
        read_page(html, address_of(html))

    assert refused.value.title == "Bell rung at eleven"
    assert refused.value.text.endswith("Nobody saw an owl.")
    assert "cookies" not in refused.value.text


@pytest.mark.parametrize(("name", "lang"), [("de", "de"), ("fr", "fr"), ("ja", "ja"), ("uk", "uk")])
def test_a_language_we_do_not_read_is_named(name: str, lang: str):
    html = (PAGES / "language" / f"{name}.html").read_text("utf-8")

    with pytest.raises(NotReadable) as refused:
        read_page(html, address_of(html))

    assert refused.value.lang == lang


def test_a_line_break_inside_a_sentence_is_a_blank():
    document = read(article("<p>The lamp on the pier<br>was lit again on Tuesday evening.</p>"))

    assert "The lamp on the pier was lit again on Tuesday evening." in document.text


def test_a_line_break_after_a_sentence_is_kept_as_one_newline():
    document = read(article("<p>The lamp was lit again on Tuesday.<br/>It went out on Wednesday, as lamps do.</p>"))

    assert "lit again on Tuesday.\nIt went out" in document.text


def test_two_line_breaks_part_paragraphs():
    document = read(
        article("<div>The lamp was lit again on Tuesday.<br> <br/>It went out on Wednesday, as lamps do.</div>")
    )

    assert "lit again on Tuesday.\n\nIt went out" in document.text


def test_line_breaks_with_markup_between_them_lose_no_words():
    document = read(
        article("<p>The <b>lamp<br></b> on <i>the<br><br>pier</i> was lit <a href='/x'>again</a><br>on Tuesday.</p>")
    )

    assert "".join(document.text.split()).endswith("Thelamponthepierwaslitagainon" + "Tuesday.")


def test_a_list_item_is_a_paragraph_without_a_mark():
    document = read(article("<ul><li>The lamps are paid for by the company.</li><li>The <b>pier</b> is not.</li></ul>"))

    assert document.text.endswith("The lamps are paid for by the company.\n\nThe pier is not.")


def test_text_is_clean_unicode():
    body = "<p>The caf\u0065\u0301 by the pi\u00ader\u00a0was\u200b closed&nbsp;&nbsp;on \u2003Tuesday.</p>"

    document = read(article(body))

    assert document.text.endswith("The café by the pier was closed on Tuesday.")


def test_a_video_page_with_a_long_text_is_an_article():
    more = "".join(f"<p>{sentence} That was in {2001 + n}.</p>" for n, sentence in enumerate(PROSE))

    document = read(article(more, '<meta property="og:type" content="video.other">'), "https://news.example/video/1")

    assert document.text.startswith(PROSE[0])


def test_a_metered_article_that_came_whole_is_read():
    told = '{"@type": "NewsArticle", "headline": "A pier", "isAccessibleForFree": false}'
    ld = f'<script type="application/ld+json">{told}</script>'
    body = "".join(
        f"<p>{number}. {sentence} So it goes on in every harbour town.</p>" for number in "12345" for sentence in PROSE
    )

    assert read(article(body, ld)).title == "A pier"


def test_an_article_about_captchas_and_cookies_is_no_wall():
    body = (
        "<p>The page said “Access denied” and asked her to verify you are human, she told the board.</p>"
        "<p>He said that cookies are no answer: “We use cookies because we like biscuits.”</p>"
        "<p>“Accept all cookies,” read the button. Nobody pressed it for a week, the report found.</p>"
    )

    document = read(article(body, '<meta property="article:published_time" content="2024-05-01T10:00:00Z">'))

    assert "verify you are human" in document.text


def test_a_page_that_says_nothing_of_itself_is_read_with_its_sidebar_left_out():
    links = "".join(f'<li><a href="/n/{n}">Another headline of some length, number {n}</a></li>' for n in range(20))

    document = read(article(f"</article><div class='side'><h3>Latest</h3><ul>{links}</ul></div>"))

    assert "Another headline" not in document.text


@pytest.mark.parametrize("url", ["", "not a url", "https://[", "https://news.example:99999/a", "file:///tmp/a.html"])
def test_any_address_is_endured(url: str):
    assert read(article(), url).text.startswith(PROSE[0])


def test_a_list_of_cut_teasers_is_no_article():
    teasers = "".join(f'<p><a href="/{s}">A headline on {s[:20]}</a></p><p>{s[:-1]}…</p>' for s in PROSE)

    with pytest.raises(NotReadable) as refused:
        read(f"<html><head><title>World</title></head><body><main>{teasers}</main></body></html>")

    assert refused.value.reason == "not_an_article"


def test_a_bare_page_of_divs_beside_many_links_is_an_article():
    links = "".join(f'<li><a href="/n/{n}">Another headline of some length, number {n}</a></li>' for n in range(9))
    prose = "".join(f"<div>{sentence}</div>" for sentence in PROSE)

    document = read(f"<html><body><ul>{links}</ul><div class='content'><h1>A pier</h1>{prose}</div></body></html>")

    assert PROSE[0] in document.text


def test_the_outlet_s_name_is_found_behind_the_heading_in_the_title_element():
    head = "<title>A pier too far for us | Harbour Review</title>"

    html = article("<h1>A pier too far for us</h1>").replace("<title>A pier too far</title>", head)

    assert read(html).site == "Harbour Review"
