"""The feeds that a site's page names."""

from urllib.parse import urljoin, urlsplit

from lxml import etree, html

from bot.models import Page

TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
MOST = 20

_SIGNS = ("rss", "atom", "feed")


def find_feeds(page: Page) -> tuple[str, ...]:
    """Their addresses: those that the page's head names first, then links that look like feeds. [] for no page."""
    try:
        tree = html.fromstring(page.body, parser=html.HTMLParser(encoding=page.charset, huge_tree=False))
    except (etree.ParserError, ValueError, LookupError):
        return ()
    base = urljoin(page.url, tree.findtext(".//base") or "") or page.url
    named = [
        link.get("href", "")
        for link in tree.iterfind(".//link")
        if "alternate" in (link.get("rel") or "").lower().split() and (link.get("type") or "").lower() in TYPES
    ]
    linked = [link.get("href", "") for link in tree.iterfind(".//a") if _looks_like_a_feed(link.get("href", ""))]
    found = (_absolute(base, address) for address in (*named, *linked))
    return tuple(dict.fromkeys(address for address in found if address))[:MOST]


def _looks_like_a_feed(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    words = parts.path.lower().replace(".", "/").split("/")
    return any(sign in word for word in words[-3:] for sign in _SIGNS) and len(address) < 500


def _absolute(base: str, address: str) -> str:
    try:
        whole = urljoin(base, address.strip())
    except ValueError:
        return ""
    return whole if whole.startswith(("http://", "https://")) else ""
