"""Pages made to break a reader: each ends in a Document or NotReadable, within the time limit of every test."""

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer import Document, NotReadable, read_page

PROSE = "<p>A paragraph of ordinary length that says something about ships and harbours, as they do.</p>" * 6
URL = "https://news.example/a/1"

HOSTILE = {
    "a million nested tags": "<html><body>" + "<div>" * 1_000_000 + "x",
    "a hundred thousand open paragraphs": "<html><body>" + "<p>x" * 100_000,
    "an attribute of ten megabytes": f"<html><body><p class='{'a ' * 5_000_000}'>x</p>{PROSE}",
    "three hundred thousand attributes": f"<html><body><p {' '.join(f'a{n}=1' for n in range(300_000))}>x</p>{PROSE}",
    "NUL": f"<html><body><p>a\0b</p>{PROSE}",
    "control characters by number": f"<html><body><p>&#0;&#1;&#11;&#x1f;&#xFFFE;&#xD800;&#x110000;</p>{PROSE}",
    "no body": "<html><head><title>x</title></head></html>",
    "nothing": "",
    "blanks": " \n ",
    "no tags": "hello",
    "an open comment": "<!-- x",
    "a script of megabytes": f"<html><body><script>{'var a=1;<p>' * 300_000}</script>{PROSE}",
    "deep JSON": f"<html><head><script type='application/ld+json'>{'[' * 400_000}</script></head><body>{PROSE}",
    "a title of separators": f"<html><head><title>{'a - ' * 300_000}</title></head><body>{PROSE}",
    "a date of ones": f"<html><head><meta name='date' content='{'1' * 500_000}'></head><body>{PROSE}",
    "an e-mail without end": f"<html><body><p>{'a.' * 9_000}@{'b.' * 9_000}</p>{PROSE}",
    "full stops": f"<html><body><p>{'. ' * 300_000}</p>{PROSE}",
    "one word": f"<html><body><p>{'a' * 3_000_000}</p>",
    "breaks": "<html><body><div>" + "Text here.<br>" * 5_000,
    "frames": "<html><frameset><frame src=x></frameset></html>",
    "XML that lies": f"<?xml version='1.0' encoding='utf-16'?><html><body>{PROSE}</body></html>",
    "two hundred figures in each other": f"<html><body>{'<figure>' * 200}{PROSE}",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_ends_well(name: str):
    with contextlib.suppress(NotReadable):
        assert isinstance(read_page(HOSTILE[name].encode(), URL), Document)


@pytest.mark.parametrize("name", ["NUL", "control characters by number", "three hundred thousand attributes"])
def test_the_article_of_a_damaged_page_is_still_read(name: str):
    assert "ships and harbours" in read_page(HOSTILE[name].encode(), URL).text


def test_invalid_utf_8_is_read_around():
    html = f"<html><head><meta charset=utf-8></head><body>{PROSE}</body></html>".encode().replace(
        b"ships", b"\xffships"
    )

    assert "harbours" in read_page(html, URL, "utf-8").text


NAMES = [
    "p",
    "div",
    "b",
    "table",
    "ul",
    "figure",
    "article",
    "a",
    "h1",
    "span",
    "blockquote",
    "li",
    "td",
    "script",
    "em",
]
ODD = ["<br>", "<br/>", "<span class=caption>", "<title>", "&#1;", "&nbsp;", "\u2424", "<!--", "-->"]
TAGS = st.sampled_from([*(f"<{name}>" for name in NAMES), *(f"</{name}>" for name in NAMES), *ODD])
WORDS = st.sampled_from(
    ["The lamp was lit on Monday. ", "Related ", "항구가 다시 열렸다. ", "Паром пойдёт в мае. ", "\u00ad", "\x0b"]
)


@settings(max_examples=120, deadline=None)
@given(st.lists(TAGS | WORDS, max_size=60))
def test_any_soup_ends_in_a_clean_document_or_a_reason(soup: list[str]):
    html = f"<html><body>{PROSE}{''.join(soup)}</body></html>"

    with contextlib.suppress(NotReadable):
        text = read_page(html, URL).text
        assert text == text.strip()
        assert not set(text) & set("\u2424\u00ad\x0b\xa0\t\r")
        assert all(line == line.strip() and line for part in text.split("\n\n") for line in part.split("\n"))


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400) | st.text(max_size=200))
def test_anything_at_all_is_read_or_refused(html: bytes | str):
    with contextlib.suppress(NotReadable):
        assert read_page(html, URL).text
