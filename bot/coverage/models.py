"""What coverage is kept as: entries of feeds, what was judged of them, and the stories they tell. Times are UTC."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from bot.models import Article
from bot.statements import KeptStatement
from summarizer.summary import Summary

EntryState = Literal["new", "wanted", "read", "told", "off"]
Verdict = Literal["on", "borderline", "off"]
Choice = Literal["added", "muted", "removed"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One article as a feed announced it, known by whatever key it comes back under.

    new     not yet judged                  wanted  on topic or borderline by its title: its page is to be read
    read    its article is kept             told    it belongs to a story
    off     on no topic

    `feed` is the address of the feed that had it first, `outlet` whose feed that is; `url` has no secret parts. `lang`
    is the article's own where that is known. `article_id` is set from "read" on, `story_id` when told; `copy_of`: the
    entry whose wire copy it is.
    """

    id: str
    feed: str
    outlet: str
    url: str
    title: str
    summary: str
    text: str
    lang: str
    published_at: datetime | None
    first_seen_at: datetime
    state: EntryState = "new"
    article_id: str | None = None
    story_id: str | None = None
    copy_of: str | None = None


@dataclass(frozen=True, slots=True)
class TopicVerdict:
    """What was judged of an entry for one topic that it is not off: `tag` says of a borderline one what kind it is."""

    topic: str
    verdict: Verdict
    score: float
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where an entry was put among the stories: a known story's id, or a new one's."""

    entry_id: str
    story_id: str
    copy_of: str | None = None


@dataclass(frozen=True, slots=True)
class KeptStory:
    """A story with its entries, oldest first. `published`: some channel was told of it, so it stays what it is."""

    id: str
    entries: tuple[Entry, ...]
    published: bool


@dataclass(frozen=True, slots=True)
class CoveredArticle:
    """An entry as a digest shows it. `new`: this channel was not told of it yet."""

    entry: Entry
    article: Article
    outlet: str
    side: str
    ownership: str
    verdict: TopicVerdict
    summary: Summary | None = None
    statements: tuple[KeptStatement, ...] = ()
    new: bool = True


@dataclass(frozen=True, slots=True)
class CoveredStory:
    """A story as a digest of one channel shows it: all its articles in this channel's feeds, oldest first."""

    id: str
    articles: tuple[CoveredArticle, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many entries a channel's feeds had since a moment: seen in all, and of them on or near its topic."""

    read: int
    on_topic: int


@dataclass(frozen=True, slots=True)
class Seen:
    """An entry as `/digest why` finds it, with what was judged of it."""

    entry: Entry
    verdicts: tuple[TopicVerdict, ...] = ()
    feeds: tuple[str, ...] = field(default=())
