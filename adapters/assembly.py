"""Puts the real things behind the bot's ports: the one place that knows them all."""

from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version

from bot.analyst import ProcessAnalyst
from bot.commands import Commands, commands_of
from bot.conversation import Conversation
from bot.news.fetch import WebFetcher
from bot.outlets import Outlets
from bot.ports import Store
from bot.settings import Settings
from bot.store import open_store


@dataclass(frozen=True, slots=True)
class Bot:
    """The bot, ready for adapters to connect to its conversation."""

    conversation: Conversation
    commands: Commands
    analyst: ProcessAnalyst
    store: Store


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
    settings: Settings, allow: Collection[str] = (), outlets: Outlets | None = None
) -> AsyncIterator[Bot]:
    """Everything but the chat platforms. Raises StoreUnavailable, ValueError (an entry of the allow list)."""
    async with open_store(settings.tumen_database_url) as store, web_fetcher(settings, allow) as fetcher:
        analyst = ProcessAnalyst(settings.tumen_workers, settings.tumen_page_timeout_s)
        commands = commands_of(store, fetcher, analyst, outlets or Outlets(), _now)
        yield Bot(Conversation(commands, store, _now, lease_s=settings.tumen_lease_s), commands, analyst, store)


def _now() -> datetime:
    return datetime.now(UTC)
