"""A chat platform, a web and an analyst in memory, and one person who talks to the bot there."""

import itertools
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import cast

from bot.commands import commands_of
from bot.conversation import Conversation
from bot.errors import BotError, FetchFailed, NotFound, PlaceGone, SendUnknown, StoreUnavailable
from bot.links import find_links
from bot.messages import Anchor, Called, Place, Posted, Pressed, Reply, User, Visibility
from bot.models import Article, FeedPage, Page, PostedMessage, Reading, Unchanged
from bot.outlets import Outlets
from bot.ports import Mark, Outbox, Store
from summarizer.document import Document
from summarizer.summary import Sentence, Summary
from tests.inline_analyst import InlineAnalyst

START = datetime(2031, 5, 4, 9, 0, tzinfo=UTC)
_SENTENCE = re.compile(r"[^.]+\.")


@dataclass
class FakeClock:
    """Stands still until it is moved."""

    now: datetime = START

    def __call__(self) -> datetime:
        return self.now

    def forward(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@dataclass
class FakeWeb:
    """`pages`: what stands at an address, as "TITLE|First sentence. Second one."; or the error that it gives.

    `meanwhile` happens while a page is on its way.
    """

    pages: dict[str, str | FetchFailed] = field(default_factory=dict)
    fetched: list[str] = field(default_factory=list)
    meanwhile: Callable[[], Awaitable[None]] | None = None

    async def fetch(self, url: str) -> Page:
        self.fetched.append(url)
        if self.meanwhile:
            await self.meanwhile()
        page = self.pages.get(url, NotFound(url))
        if isinstance(page, BotError):
            raise page
        return Page(page.encode(), url)

    async def fetch_feed(self, url: str, etag: str = "", last_modified: str = "") -> FeedPage | Unchanged:
        return FeedPage(await self.fetch(url))


class FakeAnalyst(InlineAnalyst):
    """Takes the first sentences; `lies`: changes a word in them, as no summarizer may."""

    def __init__(self, *, lies: bool = False) -> None:
        self._lies = lies

    async def read(self, page: Page, sentences: int) -> Reading:
        title, _, text = page.body.decode().partition("|")
        document = Document(text, title, "en", page.url, START, "The Sample Post", ("Ada Sample",))
        return Reading(document, self._first(document, sentences))

    async def summarize(self, article: Article, sentences: int) -> Summary:
        return self._first(article.document, sentences)

    def _first(self, document: Document, count: int) -> Summary:
        found = itertools.islice(_SENTENCE.finditer(document.text), count)
        chosen = (
            Sentence(match.group().strip(), match.end() - len(match.group().strip()), match.end()) for match in found
        )
        return Summary(tuple(replace(s, text=s.text.upper()) if self._lies else s for s in chosen), "first")


@dataclass
class FakeChat:
    """Remembers what stands in the channel. `outcomes`: what the next sends do instead of working.

    A SendUnknown in it is raised after the message was posted when `lost` is true, before it otherwise.
    """

    platform: str = "fake"
    longest: int = 1_000
    outcomes: list[BotError] = field(default_factory=list)
    lost: bool = False
    can_find: bool = True
    shown: dict[str, Reply] = field(default_factory=dict)
    about: dict[str, str] = field(default_factory=dict)
    marks: list[tuple[str, Mark, bool]] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    part_ids: dict[str, str] = field(default_factory=dict)
    sends: int = 0

    async def mark(self, anchor: Anchor, mark: Mark, *, on: bool) -> None:
        self.marks.append((anchor.id, mark, on))

    def part_count(self, reply: Reply) -> int:
        return max(1, -(-len(reply.paragraphs) // self.longest))

    async def send(self, anchor: Anchor, reply: Reply, part: int, part_id: str) -> PostedMessage:
        self.sends += 1
        outcome = self.outcomes.pop(0) if self.outcomes else None
        if outcome and not self.lost:
            raise outcome
        number = f"b{len(self.part_ids) + 1}"
        self.part_ids[part_id] = number
        self.shown[number] = self._part(reply, part)
        self.about[number] = anchor.id
        if outcome:
            raise outcome
        return PostedMessage(anchor.place.channel, number, f"fake://{number}")

    async def find(self, anchor: Anchor, part_id: str) -> PostedMessage | None:
        if not self.can_find:
            raise SendUnknown("cannot be read back")
        number = self.part_ids.get(part_id)
        return PostedMessage(anchor.place.channel, number, f"fake://{number}") if number else None

    async def edit(self, anchor: Anchor, posted: PostedMessage, reply: Reply, part: int, part_id: str) -> None:
        if posted.id not in self.shown:
            raise PlaceGone("it is gone")
        self.shown[posted.id] = self._part(reply, part)

    async def direct(self, place: Place, user: str) -> Place:
        return replace(place, channel=f"direct-{user}", visibility="direct")

    async def hide_preview(self, anchor: Anchor) -> None:
        self.hidden.append(anchor.id)

    async def delete(self, place: Place, posted: PostedMessage) -> None:
        self.shown.pop(posted.id, None)

    def _part(self, reply: Reply, part: int) -> Reply:
        return replace(reply, paragraphs=reply.paragraphs[part * self.longest : (part + 1) * self.longest])


class Door:
    """Before something with async methods; those that are `locked` raise StoreUnavailable."""

    def __init__(self, room: object) -> None:
        self._room = room
        self.locked: tuple[str, ...] = ()

    def __getattr__(self, name: str) -> Callable[..., Awaitable[object]]:
        async def enter(*arguments: object) -> object:
            if name in self.locked:
                raise StoreUnavailable("locked")
            return await getattr(self._room, name)(*arguments)

        return enter


@dataclass
class Channel:
    """One channel with one person in it, and the bot."""

    store: Store
    chat: FakeChat = field(default_factory=FakeChat)
    web: FakeWeb = field(default_factory=FakeWeb)
    analyst: FakeAnalyst = field(default_factory=FakeAnalyst)
    clock: FakeClock = field(default_factory=FakeClock)
    place: Place = field(default_factory=lambda: Place("fake", "server", "news", "open"))
    user: User = field(default_factory=lambda: User("ada", may_manage=True))

    def __post_init__(self) -> None:
        self.door = Door(self.store.outbox)
        self.store = replace(self.store, outbox=cast("Outbox", self.door))
        self._ids: Callable[[], int] = itertools.count(1).__next__
        self.bot = self.another_process()

    async def lock_the_store(self) -> None:
        """From now on no answer can be written down."""
        self.door.locked = ("open_answer",)

    def unlock_the_store(self) -> None:
        self.door.locked = ()

    def another_process(self) -> Conversation:
        """A second bot on the same store and channel."""
        commands = commands_of(self.store, self.web, self.analyst, Outlets(), self.clock)
        bot = Conversation(commands, self.store, self.clock, settle_s=0)
        bot.connect(self.chat)
        return bot

    def elsewhere(self, channel: str, visibility: Visibility = "open", workspace: str = "server") -> "Channel":
        """Another channel of the same platform, with the same bot's store, web and chat."""
        place = Place(self.place.platform, workspace, channel, visibility)
        return Channel(self.store, self.chat, self.web, self.analyst, self.clock, place, self.user)

    def message(self, text: str, *, addressed: bool = False, id: str = "") -> Posted:  # noqa: A002  # as on the platforms
        anchor = Anchor(self.place, id or f"{self.place.channel}-{self._ids()}")
        return Posted(anchor, self.user, text, find_links(text), addressed)

    async def says(self, text: str, *, addressed: bool = False) -> Posted:
        posted = self.message(text, addressed=addressed)
        await self.bot.receive(posted)
        return posted

    async def calls(self, command: str, **options: str) -> None:
        anchor = Anchor(self.place, f"call-{self._ids()}", handle="token")
        await self.bot.receive(Called(anchor, self.user, command, options))

    async def presses(self, label: str, message: str = "b1", *, by: "Channel | None" = None) -> None:
        button = next(button for button in self.chat.shown[message].buttons if button.label == label)
        place = (by or self).place
        anchor = Anchor(place, f"press-{self._ids()}", handle="token")
        await self.bot.receive(Pressed(anchor, self.user, button.id, message))

    def lines(self, number: str) -> Sequence[str]:
        """What a message of the bot says, paragraph by paragraph."""
        return [line.text for line in self.chat.shown[number].paragraphs]
