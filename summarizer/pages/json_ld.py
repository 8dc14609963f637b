"""The page's JSON-LD -> its objects. Broken blocks are mended where that is easy, and left out where not."""

import json
import re
from collections.abc import Iterator
from typing import Any

from summarizer.pages.tree import Tree

ARTICLES = {
    "Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle",
    "OpinionNewsArticle", "ReviewNewsArticle", "AskPublicNewsArticle", "BlogPosting", "LiveBlogPosting", "Report",
    "TechArticle",
    "ScholarlyArticle", "SocialMediaPosting", "AdvertiserContentArticle", "SatiricalArticle",
}  # fmt: skip
_MAX_BLOCK = 500_000
_MAX_OBJECTS = 2_000
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>|\]\]>|/\*\s*\]\]>\s*\*/)\s*;?\s*$"
)

Node = dict[str, Any]


def read_json_ld(tree: Tree) -> list[Node]:
    """Every object with a type, outer ones first."""
    nodes: list[Node] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text and len(script.text) <= _MAX_BLOCK:
            nodes.extend(_objects(_loads(script.text)))
    return nodes[:_MAX_OBJECTS]


def types_of(node: Node) -> set[str]:
    """The names of its types, without "schema:" or an address in front."""
    return {re.split("[/:#]", kind)[-1] for kind in as_list(node.get("@type")) if isinstance(kind, str)}


def as_list(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _loads(text: str) -> Any:
    text = _WRAPPING.sub("", text).strip().rstrip(";")
    for attempt in (text, _TRAILING_COMMA.sub(r"\1", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _objects(value: Any) -> Iterator[Node]:
    """Breadth first, a few levels of "@graph" and "mainEntity"; not the items of lists, which are other pages."""
    level = as_list(value)
    for _ in range(4):
        below: list[Any] = []
        for item in level[:_MAX_OBJECTS]:
            if isinstance(item, list):
                below.extend(item)
            elif isinstance(item, dict):
                if "@type" in item:
                    yield item
                for key in ("@graph", "mainEntity", "mainEntityOfPage"):
                    below.extend(as_list(item.get(key)))
        level = below
