"""A feed, and what reading one gives."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's address and whose it is."""

    address: str
    outlet: str
    lang: str
    side: str
    ownership: str


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One item as a feed has it."""

    guid: str
    url: str
    title: str
    summary: str = ""
    text: str = ""
    published_at: datetime | None = None
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadFeed:
    """A feed as read."""

    title: str
    site: str
    lang: str
    ttl_s: int | None
    entries: tuple[FeedEntry, ...]
