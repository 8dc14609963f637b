"""The things the bot keeps and passes around: plain frozen values. Times are aware and UTC."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from bot.messages import Anchor, Place, Reply, ReplyKind
from bot.statements import ReadStatement
from summarizer.document import Document
from summarizer.summary import Summary

LinkPolicy = Literal["auto", "mention", "off"]
Length = Literal["short", "medium", "long"]
Language = Literal["en", "ko", "ru"]
ClaimState = Literal["open", "offered", "held", "answered", "failed", "unknown", "replaced", "withdrawn"]
PartState = Literal["pending", "sending", "sent", "unknown", "failed"]

SENTENCES: dict[Length, int] = {"short": 1, "medium": 3, "long": 6}

COMMON = "common"
FEED_TEXT = "feed"
"""The scope of an article of which only the feed's own words are known. No place has it: a pasted link is read anew."""


def own_scope(place: Place) -> str:
    """Who may see an article pasted here: the whole server, or from a private channel that channel only."""
    if place.visibility == "open":
        return f"{place.platform}:{place.workspace}"
    return f"{place.platform}:{place.workspace}:{place.channel}"


def scopes(place: Place) -> tuple[str, ...]:
    """The scopes whose articles may be shown in this place."""
    return tuple(dict.fromkeys((own_scope(place), f"{place.platform}:{place.workspace}", COMMON)))


@dataclass(frozen=True, slots=True)
class Page:
    """What the web gave: the bytes after decompression, where they came from in the end, and the header's charset."""

    body: bytes
    url: str
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class FeedPage:
    """What a feed's address gave, and what to ask it with next time. `fresh_s`: how long it says it stays as it is."""

    page: Page
    etag: str = ""
    last_modified: str = ""
    fresh_s: int | None = None


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A feed is as it was when it was asked last."""

    fresh_s: int | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """A read article, kept. `url` is its address without secret parts; `scope` is who may see it."""

    id: str
    scope: str
    url: str
    document: Document
    fetched_at: datetime


@dataclass(frozen=True, slots=True)
class Reading:
    """What the analyst made of a page."""

    document: Document
    summary: Summary
    statements: tuple[ReadStatement, ...] = ()


@dataclass(frozen=True, slots=True)
class FetchOutcome:
    """`outcome` is "read" or the name of what went wrong, as in bot.errors and NotReadable.reason."""

    url: str
    scope: str
    outcome: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to answer one subject (an article's address, "more", a command) of one message, once.

    `url` is where the article is fetched from, without secret parts ("" where the subject is no article).
    `asked` is True when somebody asked for it by command, menu, mention or direct message.
    `resumable` is False where only this process can answer (an interaction): `anchor.handle` is not stored.

    open       somebody is at it            offered    waits for a button to be pressed
    held       to be tried again later: the platform did not take it
    answered   done                         failed     no answer; the reason is stored as the detail
    unknown    a send may or may not have come through
    replaced   the message was edited       withdrawn  the message was deleted
    """

    id: str
    anchor: Anchor
    subject: str
    owner: str
    asked: bool
    asker: str = ""
    url: str = ""
    length: Length = "medium"
    resumable: bool = True
    state: ClaimState = "open"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it stands: what it shows now. `id` travels in its buttons; `options` as in Reply."""

    id: str
    claim_id: str
    place: Place
    kind: ReplyKind
    article_id: str | None
    length: Length
    asker: str
    public: bool
    created_at: datetime
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PostedMessage:
    """A message of the bot on the platform: the channel or thread it stands in, its id, and a link to it."""

    channel: str
    id: str
    link: str | None = None


@dataclass(frozen=True, slots=True)
class AnswerPart:
    """One message of an answer. `id` is at most 25 ASCII characters."""

    id: str
    answer_id: str
    number: int
    state: PartState
    posted: PostedMessage | None = None


@dataclass(frozen=True, slots=True)
class ChannelSettings:
    """`links`: read pasted links at once, when mentioned, or not. `hide_previews`: those of a user's paste.

    `zone`: the IANA time zone of dates in questions whose asker's zone is unknown. `language`: of the bot's own words
    in digests.
    """

    links: LinkPolicy = "auto"
    hide_previews: bool = False
    zone: str = "UTC"
    language: Language = "en"


@dataclass(frozen=True, slots=True)
class Announcement:
    """What the bot says of its own accord, written down whole before any of it is sent. `id` is ASCII, at most 40."""

    id: str
    place: Place
    reply: Reply
    made_at: datetime
