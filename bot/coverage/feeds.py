"""A feed, and what reading one gives: plain values. Texts are clean, without markup; times are UTC."""

from dataclasses import dataclass
from datetime import datetime

STATE_OWNED = ("state", "government", "public agency")
"""How the ownership of an outlet begins that a state owns."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's address and whose it is. `side` is one of bot.outlets.SIDES, or "" where unknown; so are the others.

    ownership: "state", "public agency", "private, in exile" …
    """

    address: str
    outlet: str
    lang: str
    side: str
    ownership: str


@dataclass(frozen=True, slots=True)
class ListedFeed:
    """A feed as an OPML file lists it."""

    address: str
    title: str


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One item as a feed has it. `url` is absolute; `summary` and `text` (its whole content) may be ""."""

    guid: str
    url: str
    title: str
    summary: str = ""
    text: str = ""
    published_at: datetime | None = None
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadFeed:
    """A feed as read. `site`: the address of its website, "" where it names none; `ttl_s`: how long it may be kept."""

    title: str
    site: str
    lang: str
    ttl_s: int | None
    entries: tuple[FeedEntry, ...]
