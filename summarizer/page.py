"""An HTML page -> a Document, or NotReadable with the reason. Pure: nothing is fetched."""

from dataclasses import replace
from datetime import UTC, datetime

from summarizer.document import Document
from summarizer.errors import NotReadable
from summarizer.language import find_language
from summarizer.pages.addresses import is_home
from summarizer.pages.body import extract_paragraphs, prepare
from summarizer.pages.charset import decode
from summarizer.pages.lines import join_lines
from summarizer.pages.metadata import published_at, read_metadata
from summarizer.pages.tree import parse

_SHORTEST = 400
_SHORTEST_KOREAN = 200


def read_page(html: bytes | str, url: str, charset: str | None = None) -> Document:
    """The article of the page.

    `charset` is the HTTP header's; `url` the address the page came from, which the canonical address is checked
    against. Raises NotReadable, and nothing else.
    """
    tree = parse(html if isinstance(html, str) else decode(html, charset))
    about = read_metadata(tree, url)
    if is_home(url):
        raise NotReadable("not_an_article", title=about.title)
    prepare(tree)
    paragraphs = [join_lines(p.split("\n")) for p in extract_paragraphs(tree, url)]
    text = "\n\n".join(paragraphs)
    lang = find_language(text)
    if not text:
        raise NotReadable("not_an_article", title=about.title)
    if lang is None:
        raise NotReadable("language", text=text, title=about.title)
    if len(text) < (_SHORTEST_KOREAN if lang == "ko" else _SHORTEST):
        raise NotReadable("too_short", text=text, title=about.title, lang=lang)
    document = Document.from_text(
        text,
        title=about.title,
        lang=lang,
        url=about.canonical or url,
        published_at=published_at(about.published, lang, url, datetime.now(UTC)),
        site=about.site,
    )
    return replace(document, authors=about.authors)
