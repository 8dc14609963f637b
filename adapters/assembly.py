"""Puts the real things behind the bot's ports: the one place that knows them all."""

from collections.abc import AsyncIterator, Callable, Collection
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib.metadata import version

from bot.analyst import ProcessAnalyst
from bot.commands import Commands, commands_of
from bot.conversation import Conversation
from bot.coverage.feed_pack import default_feeds, feeds_in
from bot.coverage.feeds import Feed
from bot.digest_round import DigestRound
from bot.errors import BadSetting
from bot.feed_notices import FeedNotices
from bot.news.fetch import WebFetcher
from bot.newsroom.gathering import Gatherer
from bot.outlets import Outlets
from bot.ports import Store
from bot.settings import Settings
from bot.store import open_store
from summarizer.coverage.topic_file import topic_names


def now() -> datetime:
    """The time."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Bot:
    """The bot, ready for adapters to connect to its conversation; the last three are what a clock calls for job 3."""

    conversation: Conversation
    commands: Commands
    analyst: ProcessAnalyst
    store: Store
    gatherer: Gatherer
    digests: DigestRound
    notices: FeedNotices


def web_fetcher(settings: Settings, allow: Collection[str] = ()) -> WebFetcher:
    """The HTTP client as set; `allow` adds to the addresses that may be fetched although they are private."""
    return WebFetcher(
        contact=settings.tumen_contact,
        timeout_s=settings.tumen_fetch_timeout_s,
        allow=(*settings.tumen_fetch_allow, *allow),
        skip_hosts=settings.tumen_skip_hosts,
        version=version("tumen"),
    )


@asynccontextmanager
async def open_bot(
    settings: Settings,
    allow: Collection[str] = (),
    outlets: Outlets | None = None,
    pack: Collection[Feed] | None = None,
    clock: Callable[[], datetime] = now,
) -> AsyncIterator[Bot]:
    """Everything but the chat platforms; `pack` in place of the default feeds.

    Raises StoreUnavailable, BadSetting, ValueError (an entry of the allow list).
    """
    async with open_store(settings.tumen_database_url) as store, web_fetcher(settings, allow) as fetcher:
        analyst = ProcessAnalyst(settings.tumen_workers, settings.tumen_page_timeout_s)
        feeds = _pack(settings) if pack is None else pack
        commands = commands_of(store, fetcher, analyst, outlets or Outlets(), clock, feeds, topic_names())
        newsroom = commands.newsroom
        conversation = Conversation(commands, store, clock, lease_s=settings.tumen_lease_s)
        grace = timedelta(hours=settings.tumen_digest_grace_h)
        yield Bot(
            conversation,
            commands,
            analyst,
            store,
            newsroom.gatherer,
            DigestRound(store, newsroom.maker, conversation.announcer, clock, grace, newsroom.gatherer.first_round),
            FeedNotices(store, newsroom.maker, conversation.announcer, clock),
        )


def _pack(settings: Settings) -> tuple[Feed, ...]:
    """The operator's table of feeds, or the default one. Raises BadSetting."""
    if settings.tumen_feeds_file is None:
        return default_feeds()
    try:
        return feeds_in(settings.tumen_feeds_file)
    except (OSError, ValueError) as exc:
        raise BadSetting("TUMEN_FEEDS_FILE", str(exc)) from exc
