"""By which keys an item of a feed is known again: pure. One known key is enough to make it an old item."""

import hashlib
import re
from urllib.parse import urlsplit

from bot.coverage.feeds import Feed, FeedEntry
from bot.errors import AddressRefused
from bot.news.addresses import article_address

_ENOUGH = 60
"""So many letters a title and summary need to tell an item: "Daily briefing" comes every day."""

_NOT_LETTERS = re.compile(r"[\W_]+")


def entry_keys(entry: FeedEntry, feed: Feed) -> tuple[str, ...]:
    """Its article's address; at this outlet its guid, its title with its date, and the fingerprint of its words.

    At least one: an item without any of these is known by its title and date.
    """
    found = (_address_key(entry.url), _guid_key(entry, feed), _title_key(entry, feed), _words_key(entry, feed))
    keys = tuple(dict.fromkeys(key for key in found if key))
    return keys or (f"item:{_hash(_outlet(feed), entry.url, entry.title, str(entry.published_at))}",)


def address_key(url: str) -> str:
    """The key of an article's address. Raises AddressRefused."""
    return f"address:{article_address(url)}"


def _address_key(url: str) -> str:
    """None for a site's front page: many items may lead there."""
    try:
        key = address_key(url)
    except AddressRefused:
        return ""
    parts = urlsplit(url)
    return key if parts.path.strip("/") or parts.query else ""


def _guid_key(entry: FeedEntry, feed: Feed) -> str:
    return f"guid:{_hash(_outlet(feed), entry.guid)}" if entry.guid and entry.guid != entry.url else ""


def _title_key(entry: FeedEntry, feed: Feed) -> str:
    """The same title at the same second."""
    if not entry.title or entry.published_at is None:
        return ""
    return f"title:{_hash(_outlet(feed), _plain(entry.title), entry.published_at.isoformat())}"


def _words_key(entry: FeedEntry, feed: Feed) -> str:
    words = _plain(f"{entry.title} {entry.summary}")
    return f"words:{_hash(_outlet(feed), words)}" if len(words) >= _ENOUGH else ""


def _plain(words: str) -> str:
    return _NOT_LETTERS.sub(" ", words).casefold().strip()


def _outlet(feed: Feed) -> str:
    """Feeds of one site share guids and words; other sites' guids and wire copies are items of their own."""
    return (urlsplit(feed.address).netloc or feed.address).removeprefix("www.")


def _hash(*words: str) -> str:
    return hashlib.sha256("\0".join(words).encode(errors="replace")).hexdigest()[:32]
