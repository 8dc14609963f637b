"""The feeds of the sample outlets as bytes: RSS 2.0, Atom, RSS 1.0 (RDF) or JSON Feed."""

import json
from collections.abc import Sequence
from email.utils import format_datetime
from xml.etree import ElementTree as Xml

from adapters.console.newswire.articles import FeedKind, Outlet, SampleArticle

CONTENT_TYPES: dict[FeedKind, str] = {
    "rss": "application/rss+xml",
    "atom": "application/atom+xml",
    "rdf": "application/rdf+xml",
    "json": "application/feed+json",
}

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RSS1 = "http://purl.org/rss/1.0/"
_DC = "http://purl.org/dc/elements/1.1/"
_ATOM = "http://www.w3.org/2005/Atom"


def feed(outlet: Outlet, articles: Sequence[SampleArticle], base_url: str) -> bytes:
    """The outlet's feed; `articles` are its own, the newest first."""
    home = base_url + outlet.home
    match outlet.feed:
        case "rss":
            return _encode(_rss(outlet, articles, home), outlet.charset)
        case "atom":
            return _encode(_atom(outlet, articles, base_url), outlet.charset)
        case "rdf":
            return _encode(_rdf(outlet, articles, home), outlet.charset)
        case "json":
            return _json(outlet, articles, home)


def _encode(root: Xml.Element, charset: str) -> bytes:
    encoded: bytes = Xml.tostring(root, encoding=charset, xml_declaration=True)
    return encoded


def _add(parent: Xml.Element, name: str, text: str = "", **attributes: str) -> Xml.Element:
    element = Xml.SubElement(parent, name, attributes)
    element.text = text or None
    return element


def _rss(outlet: Outlet, articles: Sequence[SampleArticle], home: str) -> Xml.Element:
    root = Xml.Element("rss", version="2.0")
    channel = _add(root, "channel")
    _add(channel, "title", outlet.name)
    _add(channel, "link", home)
    _add(channel, "description", outlet.about)
    _add(channel, "language", outlet.lang)
    for article in articles:
        item = _add(channel, "item")
        _add(item, "title", article.title)
        _add(item, "link", article.url)
        _add(item, "guid", article.url, isPermaLink="true")
        _add(item, "pubDate", format_datetime(article.published_at))
        _add(item, "category", article.section)
        _add(item, "description", article.paragraphs[0])
    return root


def _atom(outlet: Outlet, articles: Sequence[SampleArticle], base_url: str) -> Xml.Element:
    root = Xml.Element("feed", {"xmlns": _ATOM, "xml:lang": outlet.lang})
    _add(root, "title", outlet.name)
    _add(root, "subtitle", outlet.about)
    _add(root, "id", base_url + outlet.home)
    _add(root, "link", rel="self", href=base_url + outlet.feed_path)
    _add(root, "link", rel="alternate", href=base_url + outlet.home)
    _add(root, "updated", articles[0].published_at.isoformat())
    for article in articles:
        entry = _add(root, "entry")
        _add(entry, "title", article.title)
        _add(entry, "id", article.url)
        _add(entry, "link", rel="alternate", type="text/html", href=article.url)
        _add(entry, "published", article.published_at.isoformat())
        _add(entry, "updated", article.published_at.isoformat())
        _add(_add(entry, "author"), "name", article.author)
        _add(entry, "summary", article.paragraphs[0])
    return root


def _rdf(outlet: Outlet, articles: Sequence[SampleArticle], home: str) -> Xml.Element:
    root = Xml.Element("rdf:RDF", {"xmlns": _RSS1, "xmlns:rdf": _RDF, "xmlns:dc": _DC})
    channel = Xml.SubElement(root, "channel", {"rdf:about": home})
    _add(channel, "title", outlet.name)
    _add(channel, "link", home)
    _add(channel, "description", outlet.about)
    order = _add(_add(channel, "items"), "rdf:Seq")
    for article in articles:
        Xml.SubElement(order, "rdf:li", {"rdf:resource": article.url})
        item = Xml.SubElement(root, "item", {"rdf:about": article.url})
        _add(item, "title", article.title)
        _add(item, "link", article.url)
        _add(item, "description", article.paragraphs[0])
        _add(item, "dc:creator", article.author)
        _add(item, "dc:date", article.published_at.isoformat())
    return root


def _json(outlet: Outlet, articles: Sequence[SampleArticle], home: str) -> bytes:
    items = [
        {
            "id": article.url,
            "url": article.url,
            "title": article.title,
            "summary": article.paragraphs[0],
            "date_published": article.published_at.isoformat(),
            "authors": [{"name": article.author}],
            "language": article.lang,
        }
        for article in articles
    ]
    head = {"version": "https://jsonfeed.org/version/1.1", "title": outlet.name, "home_page_url": home}
    return json.dumps({**head, "description": outlet.about, "items": items}, ensure_ascii=False).encode()
