"""An HTML page -> a Document, or NotReadable with the reason. Pure: nothing is fetched."""

from dataclasses import replace
from datetime import UTC, datetime

from summarizer.boilerplate import without_boilerplate
from summarizer.dates import outlet_zone, parse_date
from summarizer.document import Document
from summarizer.errors import NotReadable
from summarizer.lines import join_lines
from summarizer.pages.body import drop_scripts, extract_paragraphs, prepare
from summarizer.pages.charset import decode
from summarizer.pages.metadata import read_metadata
from summarizer.pages.signs import read_signs, what_else
from summarizer.pages.tree import parse
from summarizer.verdict import readable_language


def read_page(html: bytes | str, url: str, charset: str | None = None) -> Document:
    """The article of the page.

    `charset` is the HTTP header's; `url` the address the page came from, which the canonical address is checked
    against. Raises NotReadable, and nothing else.
    """
    tree = parse(html if isinstance(html, str) else decode(html, charset))
    about = read_metadata(tree, url)
    drop_scripts(tree)
    signs = read_signs(tree, is_article=about.is_article)
    prepare(tree)
    found = [paragraph.split("\n") for paragraph in extract_paragraphs(tree, url)]
    paragraphs = [join_lines(lines) for lines in without_boilerplate(found, about.title)]
    text = "\n\n".join(paragraphs)
    reason = what_else(signs, about, paragraphs, url)
    if reason is not None:
        raise NotReadable(reason, text=text, title=about.title)
    lang = readable_language(text, about.title)
    published = parse_date(about.published, outlet_zone(lang, url), now=datetime.now(UTC)) if about.published else None
    document = Document.from_text(
        text, title=about.title, lang=lang, url=about.canonical or url, published_at=published, site=about.site
    )
    return replace(document, authors=about.authors)
