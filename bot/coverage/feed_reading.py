"""The bytes of a feed -> its entries. RSS, Atom and RDF by feedparser, JSON Feed as the plain JSON that it is.

A worker runs this: a feed is a stranger's document. Broken XML is read as far as it goes.
"""

import calendar
import io
import json
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, cast
from urllib.parse import urljoin

import feedparser
from w3lib.html import remove_tags, remove_tags_with_content, replace_entities

from bot.coverage.feeds import FeedEntry, ReadFeed
from bot.errors import NotAFeed, NotAFeedReason
from bot.models import Page
from bot.news.answer import asks_for_proof
from bot.news.redaction import without_secrets

MOST_ENTRIES = 2_000
LONGEST_TITLE, LONGEST_SUMMARY, LONGEST_TEXT = 500, 4_000, 60_000
OLDEST = datetime(1990, 1, 1, tzinfo=UTC)

_LANGUAGES = ("en", "ko", "ru")
_BREAKS = re.compile(r"<(?:br|/p|/div|/li|/h[1-6]|/blockquote)\b[^<>]{0,200}>", re.IGNORECASE)
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_LOOKED_AT = 16_384
_CONSENT = (b"consent", b"gdpr", b"cookie-wall", b"cookiewall")


def read_feed(page: Page) -> ReadFeed:
    """Everything in the feed that has a web address, in its order. Raises NotAFeed."""
    if page.body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _json_feed(page)
    return _xml_feed(page)


def _xml_feed(page: Page) -> ReadFeed:
    kind = "application/xml" + (f"; charset={page.charset}" if page.charset else "")
    headers = {"content-location": page.url, "content-type": kind}
    found = feedparser.parse(io.BytesIO(page.body), response_headers=headers)
    if not found.entries and not found.version:
        raise NotAFeed(_what_it_is(page.body))
    head = found.feed
    return ReadFeed(
        title=_plain(head.get("title", ""), LONGEST_TITLE),
        site=_web_address(page.url, head.get("link", "")),
        lang=_language(head.get("language", "")),
        ttl_s=_minutes(head.get("ttl", "")),
        entries=_kept(_xml_entry(entry, page.url) for entry in found.entries[:MOST_ENTRIES]),
    )


def _xml_entry(entry: Mapping[str, Any], base: str) -> FeedEntry:
    guid = str(entry.get("id", ""))
    contents = [str(content.get("value", "")) for content in entry.get("content", ())]
    moments = (entry.get(f"{name}_parsed") for name in ("published", "updated", "created"))
    return FeedEntry(
        guid=guid[:LONGEST_TITLE],
        url=_web_address(base, entry.get("link", "")) or _web_address("", guid),
        title=_plain(entry.get("title", ""), LONGEST_TITLE),
        summary=_plain(entry.get("summary", ""), LONGEST_SUMMARY),
        text=_plain(max(contents, key=len, default=""), LONGEST_TEXT),
        published_at=_sane(next((_utc(moment) for moment in moments if moment), None)),
        authors=tuple(_plain(author.get("name", ""), 200) for author in entry.get("authors", ()) if author.get("name")),
    )


def _json_feed(page: Page) -> ReadFeed:
    """https://www.jsonfeed.org/version/1.1/"""
    try:
        found = json.loads(page.body)
    except (ValueError, RecursionError):
        raise NotAFeed("unreadable") from None
    items = found.get("items") if isinstance(found, dict) else None
    if not isinstance(items, list) or "jsonfeed.org" not in str(found.get("version", "")):
        raise NotAFeed("unreadable")
    return ReadFeed(
        title=_plain(_text(found, "title"), LONGEST_TITLE),
        site=_web_address(page.url, _text(found, "home_page_url")),
        lang=_language(_text(found, "language")),
        ttl_s=None,
        entries=_kept(_json_entry(item, page.url) for item in items[:MOST_ENTRIES] if isinstance(item, dict)),
    )


def _json_entry(item: dict[str, Any], base: str) -> FeedEntry:
    content = _text(item, "content_text") or _plain(_text(item, "content_html"), LONGEST_TEXT)
    guid = str(item.get("id", ""))[:LONGEST_TITLE]
    authors = item.get("authors")
    named = (
        [_text(author, "name") for author in authors if isinstance(author, dict)] if isinstance(authors, list) else []
    )
    return FeedEntry(
        guid=guid,
        url=_web_address(base, _text(item, "url")) or _web_address("", guid),
        title=_plain(_text(item, "title"), LONGEST_TITLE),
        summary=_plain(_text(item, "summary"), LONGEST_SUMMARY),
        text=_clean(content)[:LONGEST_TEXT],
        published_at=_sane(_iso(_text(item, "date_published") or _text(item, "date_modified"))),
        authors=tuple(_plain(name, 200) for name in named if name),
    )


def _kept(entries: Iterable[FeedEntry]) -> tuple[FeedEntry, ...]:
    """Those that lead somewhere and say something."""
    return tuple(entry for entry in entries if entry.url and (entry.title or entry.summary or entry.text))


def _what_it_is(body: bytes) -> NotAFeedReason:
    start = body[:_LOOKED_AT].lower()
    if asks_for_proof(start):
        return "blocked"
    if b"<html" not in start and b"<!doctype html" not in start:
        return "unreadable"
    return "consent" if any(mark in start for mark in _CONSENT) and b"<form" in start else "page"


def _plain(markup: object, longest: int) -> str:
    """Text without markup, entities and characters that nobody sees; a line a paragraph."""
    text = str(markup)[: longest * 8]
    text = remove_tags_with_content(text, ("script", "style")) if "<" in text else text
    text = replace_entities(remove_tags(_BREAKS.sub("\n", text))) if "<" in text or "&" in text else text
    return _clean(text)[:longest].rstrip()


def _clean(text: str) -> str:
    lines = (" ".join(line.split()) for line in _UNSEEN.sub("", text).splitlines())
    return "\n".join(line for line in lines if line)


def _web_address(base: str, address: object) -> str:
    try:
        whole = urljoin(base, str(address).strip())
        return without_secrets(whole) if whole.lower().startswith(("http://", "https://")) else ""
    except ValueError:
        return ""


def _text(item: Mapping[str, Any], name: str) -> str:
    value = item.get(name)
    return value if isinstance(value, str) else ""


def _language(text: object) -> str:
    lang = str(text)[:2].lower()
    return lang if lang in _LANGUAGES else ""


def _minutes(text: object) -> int | None:
    value = str(text).strip()
    return int(value) * 60 if value.isascii() and value.isdigit() and len(value) < 7 else None


def _utc(moment: object) -> datetime | None:
    try:
        return datetime.fromtimestamp(calendar.timegm(cast("Any", moment)), UTC)
    except (ValueError, OverflowError, OSError, TypeError):
        return None


def _iso(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text.strip()) if text else None
    except ValueError:
        return None
    return moment if moment is None or moment.tzinfo else moment.replace(tzinfo=UTC)


def _sane(moment: datetime | None) -> datetime | None:
    """None for a date that means none: feeds have 1970."""
    return moment.astimezone(UTC) if moment and moment >= OLDEST else None
