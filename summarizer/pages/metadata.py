"""The tree -> what the page says about its article: JSON-LD first, then Open Graph and other meta, then the markup."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from trafilatura.metadata import extract_title

from summarizer.clean_text import clean_line
from summarizer.pages.addresses import canonical, host_of, name_in
from summarizer.pages.json_ld import ARTICLES, Node, as_list, read_json_ld, types_of
from summarizer.pages.titles import choose_title, outlet_after
from summarizer.pages.tree import Tree
from summarizer.pages.visible_date import written_date

_TAG = re.compile(r"<[^<>]{0,500}>")
_LONGEST_NAME = 80
_MAX_AUTHORS = 8
_FEWEST_WORDS = 4
_TITLE_META = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title", "title", "headline")
_SITE_META = ("og:site_name", "application-name", "dc.publisher", "article:publisher", "publisher", "copyright")
_DATE_META = (
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "pubdate",
    "publishdate", "publish_date", "dc.date.issued", "dcterms.issued", "dc.date", "sailthru.date",
    "article.published", "date",
    "cxenseparse:recs:publishtime", "og:published_time", "rnews:datepublished", "article:published",
    "mediator_published_time",
)  # fmt: skip
_AUTHOR_META = (
    "author",
    "article:author",
    "dable:author",
    "parsely-author",
    "byl",
    "sailthru.author",
    "dc.creator",
    "mediator_author",
)
_BYLINE = re.compile(r"^(?:by|written by|автор[ы]?:?|текст:|글[·:]?)\s+", re.IGNORECASE)
_OFFICE = re.compile(r"\s*(?:기자|특파원|선임기자|논설위원|앵커)\s*$")
_NAME_PARTS = re.compile(r"\s*(?:,|;|/|\||·|\band\b|\s&\s|\sи\s)\s*")


@dataclass(frozen=True, slots=True)
class Metadata:
    """`kinds`: the types in JSON-LD and og:type; `free`: False when JSON-LD says that the article must be paid for;
    `is_article`: the page calls itself one, by JSON-LD or by a publishing time.
    """

    title: str
    site: str | None
    authors: tuple[str, ...]
    published: str
    canonical: str | None
    kinds: frozenset[str]
    free: bool
    is_article: bool


def read_metadata(tree: Tree, url: str) -> Metadata:
    """All that the page says; nothing of it is believed that contradicts its address."""
    nodes = read_json_ld(tree)
    meta = _meta(tree)
    articles = _main_article(nodes, url, meta)
    heading = _heading(tree)
    site = _site(nodes, articles, meta, outlet_after(tree.findtext(".//head/title") or "", heading))
    candidates = [
        *(_text(node.get(key)) for node in articles[:1] for key in ("headline", "name")),
        *(meta.get(name, "") for name in _TITLE_META),
        heading,
        *_page_titles(tree),
    ]
    outlets = [site or "", meta.get("og:site_name", ""), name_in(url), host_of(url)]
    return Metadata(
        title=choose_title(candidates, outlets, heading),
        site=site or host_of(url) or None,
        authors=_authors(articles, meta, tree, site),
        published=_published(articles, meta, tree),
        canonical=_canonical(articles, meta, tree, url),
        kinds=frozenset(kind for node in nodes for kind in types_of(node)) | {meta.get("og:type", "").lower()},
        free=not any(str(node.get("isAccessibleForFree")).lower() == "false" for node in _with_parts(articles)),
        is_article=bool(articles) or any(meta.get(name) for name in _DATE_META[:3]),
    )


def _main_article(nodes: list[Node], url: str, meta: dict[str, str]) -> list[Node]:
    """The article that the page is about, in a list; of several only the one that names this address or title."""
    articles = [node for node in nodes if types_of(node) & ARTICLES]
    if len(articles) <= 1:
        return articles
    addresses = {_bare_address(address) for address in (url, meta.get("og:url", "")) if address}
    titles = {meta[name] for name in _TITLE_META if name in meta}
    named = [
        node
        for node in articles
        if _addresses_of(node) & addresses or any(t.startswith(_text(node.get("headline")) or "\0") for t in titles)
    ]
    return named[:1] or (articles[:1] if len(articles) == 2 else [])


def _addresses_of(node: Node) -> set[str]:
    page = node.get("mainEntityOfPage")
    said = (node.get("url"), node.get("@id"), page.get("@id") if isinstance(page, dict) else page)
    return {_bare_address(address) for address in said if isinstance(address, str) and address}


def _bare_address(address: str) -> str:
    return address.split("#")[0].split("?")[0].split("://")[-1].removeprefix("www.").rstrip("/")


def _with_parts(articles: list[Node]) -> list[Node]:
    return articles + [part for node in articles for part in as_list(node.get("hasPart")) if isinstance(part, dict)]


def _meta(tree: Tree) -> dict[str, str]:
    """Names of meta elements, in small letters, and the first content of each."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = _plain(element.get("content") or "")
        for attribute in ("property", "name", "itemprop"):
            name = (element.get(attribute) or "").strip().lower()
            if name and content:
                found.setdefault(name, content)
    return found


def _plain(text: str) -> str:
    """Entities (also doubly written ones) and markup resolved."""
    return clean_line(unescape(_TAG.sub(" ", unescape(text[:5_000]))))


def _text(value: Any) -> str:
    """The text of a JSON-LD value, which may be an object with a name or a list of such."""
    for item in as_list(value):
        if isinstance(item, str):
            return _plain(item)
        if isinstance(item, dict):
            return _text(item.get("name") or item.get("@value"))
    return ""


def _heading(tree: Tree) -> str:
    headings = [_plain(" ".join(h1.itertext())) for h1 in tree.iter("h1")]
    headings = [heading for heading in headings if heading]
    return headings[0] if len(headings) == 1 else ""


def _page_titles(tree: Tree) -> Iterator[str]:
    """The title element; before it trafilatura's finding, where the title element may be the section's name only."""
    title = _plain(tree.findtext(".//head/title") or "")
    if len(title.split()) <= _FEWEST_WORDS:
        yield _plain(extract_title(tree) or "")
    yield title


def _site(nodes: list[Node], articles: list[Node], meta: dict[str, str], in_title: str) -> str | None:
    names = [
        meta.get("og:site_name", ""),
        *(_text(node.get("publisher")) for node in articles),
        *(_text(node.get("name")) for node in nodes if types_of(node) & {"NewsMediaOrganization", "WebSite"}),
        *(_text(node.get("name")) for node in nodes if types_of(node) == {"Organization"}),
        *(meta.get(name, "") for name in _SITE_META),
        in_title,
    ]
    return next((n for n in names if n and len(n) <= _LONGEST_NAME and not n.startswith(("http", "@"))), None)


def _authors(articles: list[Node], meta: dict[str, str], tree: Tree, site: str | None) -> tuple[str, ...]:
    for source in (_json_authors(articles), _meta_authors(meta), _marked_authors(tree)):
        names = dict.fromkeys(name for name in map(_person, source) if name and name != site)
        if names:
            return tuple(names)[:_MAX_AUTHORS]
    return ()


def _json_authors(articles: list[Node]) -> Iterator[str]:
    for node in articles[:1]:
        for author in as_list(node.get("author")) or as_list(node.get("creator")):
            if isinstance(author, str):
                yield from _NAME_PARTS.split(_plain(author))
            elif isinstance(author, dict) and "Organization" not in str(author.get("@type")):
                yield from map(_plain, (n for n in as_list(author.get("name")) if isinstance(n, str)))


def _meta_authors(meta: dict[str, str]) -> Iterator[str]:
    for name in _AUTHOR_META:
        content = meta.get(name, "")
        if content and not content.startswith("http"):
            yield from _NAME_PARTS.split(content)
            return


def _marked_authors(tree: Tree) -> Iterator[str]:
    for element in tree.xpath("//*[@rel='author' or @itemprop='author']")[:_MAX_AUTHORS]:
        named = element.xpath(".//*[@itemprop='name']")
        yield _plain(" ".join((named[0] if named else element).itertext()))


def _person(name: str) -> str:
    name = _OFFICE.sub("", _BYLINE.sub("", name)).strip(" .,;:()[]<>")
    bad = "@" in name or "/" in name or not any(c.isalpha() for c in name) or any(c.isdigit() for c in name)
    return "" if bad or len(name) > _LONGEST_NAME else name


def _published(articles: list[Node], meta: dict[str, str], tree: Tree) -> str:
    for node in articles:
        for key in ("datePublished", "dateCreated", "uploadDate"):
            if _text(node.get(key)):
                return _text(node.get(key))
    for name in _DATE_META:
        if meta.get(name):
            return meta[name]
    return written_date(tree)


def _canonical(articles: list[Node], meta: dict[str, str], tree: Tree, url: str) -> str | None:
    links = [
        link.get("href") or "" for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split()
    ]
    pages = [node.get("url") or node.get("mainEntityOfPage") for node in articles[:1]]
    in_json = [page.get("@id") if isinstance(page, dict) else page for page in pages]
    for candidate in (*links, meta.get("og:url", ""), *in_json):
        if isinstance(candidate, str) and candidate.strip():
            believed = canonical(candidate, url)
            if believed:
                return believed
    return None
