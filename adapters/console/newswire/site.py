"""All fixed pages of the sample newswire, by path: articles, home pages, feeds, awkward pages, robots.txt."""

from base64 import b64decode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from adapters.console.newswire.articles import Outlet, SampleArticle
from adapters.console.newswire.awkward import AWKWARD, ROBOTS, AwkwardPage
from adapters.console.newswire.feeds import CONTENT_TYPES, feed
from adapters.console.newswire.pages import AMP_SLUG, amp_page, amp_path, article_page, home_page, index_page

IMAGE_PATH = "/images/sample.png"

_AWKWARD_FILES = Path(__file__).parent / "data" / "awkward"
_PIXEL = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=")


@dataclass(frozen=True, slots=True)
class Served:
    """One answer of the server."""

    body: bytes
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


def build_site(outlets: Sequence[Outlet], articles: Sequence[SampleArticle], base_url: str) -> dict[str, Served]:
    """Path -> what is served there; "/404" stands for every other path."""
    pages = {page.path: _awkward(page) for page in AWKWARD}
    pages["/"] = _typed(index_page(outlets, articles).encode(), "text/html; charset=utf-8")
    pages["/robots.txt"] = _typed(ROBOTS.encode(), "text/plain; charset=utf-8")
    pages[IMAGE_PATH] = _typed(_PIXEL, "image/png")
    for outlet in outlets:
        own = [article for article in articles if article.outlet is outlet]
        pages[outlet.home] = _html(home_page(outlet, own), outlet)
        pages[outlet.feed_path] = _typed(feed(outlet, own, base_url), CONTENT_TYPES[outlet.feed])
    for article in articles:
        pages[article.path] = _html(article_page(article, articles, base_url), article.outlet)
        if article.slug == AMP_SLUG:
            pages[amp_path(article)] = _html(amp_page(article), article.outlet)
    pages["/404"] = Served(_file("missing.html"), 404, {"Content-Type": "text/html; charset=utf-8"})
    return pages


def _typed(body: bytes, content_type: str) -> Served:
    return Served(body, headers={"Content-Type": content_type})


def _html(text: str, outlet: Outlet) -> Served:
    charset = f"; charset={outlet.charset}" if outlet.http_charset else ""
    return _typed(text.encode(outlet.charset, "xmlcharrefreplace"), f"text/html{charset}")


def _awkward(page: AwkwardPage) -> Served:
    charset = "; charset=utf-8" if page.content_type.startswith("text/") else ""
    headers = {"Content-Type": page.content_type + charset}
    if page.location:
        headers["Location"] = page.location
    return Served(_file(page.body) if page.body else b"", page.status, headers)


def _file(name: str) -> bytes:
    return (_AWKWARD_FILES / name).read_bytes()
