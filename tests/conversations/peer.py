"""What a conversation script asks of a platform, and the bot that every platform is given: the real one.

Store, web client, pages, summaries and the platform's client library are real; the news site is the sample newswire.
Only the worker processes are left out (tests/bot/test_analyst.py has them).
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from adapters.console.newswire import Newswire, SampleArticle
from adapters.running import sample_outlets
from bot.commands import Commands, commands_of
from bot.conversation import Conversation
from bot.messages import Request
from bot.news.fetch import WebFetcher
from bot.store import open_store
from tests.inline_analyst import InlineAnalyst


@dataclass(frozen=True, slots=True)
class Shown:
    """A message of the bot as a reader sees it: words without markup, the labels of its buttons, who can see it.

    speakers, said: of its statements, in order; `said` has a string a fragment, with its quotation marks.
    file: the name of what is attached.
    """

    headline: str
    paragraphs: tuple[str, ...]
    buttons: tuple[str, ...] = ()
    private: bool = False
    speakers: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    file: str = ""


class Peer(Protocol):
    """People in a channel with the bot. Every method returns when the bot has done what it does about it.

    What `paste` gives names the message in the other methods.
    """

    news: Newswire

    async def paste(self, text: str, *, mention: bool = False) -> str: ...

    async def direct(self, text: str) -> None: ...

    async def edit(self, message: str, text: str) -> None: ...

    async def unfurl(self, message: str) -> None:
        """The platform itself adds a preview to the message."""
        ...

    async def delete(self, message: str) -> None: ...

    async def redeliver(self, message: str) -> None:
        """The platform tells the bot of the message a second time."""
        ...

    async def command(self, name: str, *, manages: bool = True, **options: str) -> None: ...

    async def menu(self, message: str) -> None:
        """Summarize links, from the menu of a message."""
        ...

    async def press(self, label: str, number: int = 0) -> None:
        """A button on the bot's message with this number in `shown`."""
        ...

    def shown(self) -> list[Shown]:
        """What the bot says in the channel, its threads and to one reader alone, oldest first."""
        ...

    def alarmed(self) -> list[str]:
        """The messages of the bot that call on somebody: there should be none."""
        ...

    def marked(self, message: str) -> bool:
        """Whether the message bears the sign that it could not be read."""
        ...


@dataclass(slots=True)
class RealBot:
    """The bot without a platform. `receive` is its conversation's; `idle` returns when it has nothing in hand."""

    conversation: Conversation
    commands: Commands
    news: Newswire
    _in_hand: set[asyncio.Task[None]] = field(default_factory=set)

    async def receive(self, request: Request) -> None:
        task = asyncio.ensure_future(self.conversation.receive(request))
        self._in_hand.add(task)
        task.add_done_callback(self._in_hand.discard)
        await task

    async def idle(self) -> None:
        while self._in_hand:
            await asyncio.wait(set(self._in_hand))


@asynccontextmanager
async def a_bot(folder: Path) -> AsyncIterator[RealBot]:
    """A bot with an empty database in the folder and a sample newswire that it may read."""
    newswire = Newswire(slow_s=30)
    await newswire.start()
    try:
        async with (
            open_store(f"sqlite:///{folder / 'tumen.sqlite3'}") as store,
            WebFetcher(allow=(newswire.address,), timeout_s=1.5) as web,
        ):
            commands = commands_of(store, web, InlineAnalyst(), sample_outlets(), _now)
            yield RealBot(Conversation(commands, store, _now, settle_s=0.05), commands, newswire)
    finally:
        await newswire.close()


def article(news: Newswire, lang: str = "en", number: int = 0) -> SampleArticle:
    """A sample article in this language."""
    return [article for article in news.articles if article.lang == lang][number]


def _now() -> datetime:
    return datetime.now(UTC)
