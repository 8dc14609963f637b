"""A bot with job 3 on a real store: feeds that a test fills, a platform in memory, a clock that is moved by hand."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from bot.commands import Commands, commands_of
from bot.conversation import Conversation
from bot.coverage.feeds import Feed
from bot.digest.models import Schedule, SlotRow
from bot.digest_round import DigestRound
from bot.errors import FetchFailed
from bot.feed_notices import FeedNotices
from bot.messages import Anchor, Called, Place, Reply, User
from bot.outlets import Outlets
from bot.ports import Store
from tests.fake_chat import FakeAnalyst, FakeChat, FakeClock, FakeWeb

START = datetime(2031, 5, 4, 9, 0, tzinfo=UTC)  # a Sunday
LEDGER = Feed("https://ledger.example/rss", "Hangang Ledger", "en", "seoul", "private")
YASEN = Feed("https://yasen.example/rss", "Yasen Inform", "en", "moscow", "state")
NEWS = Place("fake", "server", "news", "open")
ADA = User("ada", may_manage=True)


@dataclass
class Desk:
    """`pack`: the feeds that are read; `items`: what each holds, newest first, as (slug, title, published at)."""

    store: Store
    chat: FakeChat = field(default_factory=FakeChat)
    web: FakeWeb = field(default_factory=FakeWeb)
    clock: FakeClock = field(default_factory=lambda: FakeClock(START))
    pack: tuple[Feed, ...] = (LEDGER, YASEN)
    items: dict[str, list[tuple[str, str, datetime | None]]] = field(default_factory=dict)
    grace: timedelta = timedelta(hours=12)

    def __post_init__(self) -> None:
        self._calls = 0
        for feed in self.pack:
            self.items.setdefault(feed.address, [])
            self._serve(feed)
        self.restart()

    def restart(self, chat: FakeChat | None = None) -> None:
        """A new process on the same store; `chat` connects another platform as well."""
        self.commands: Commands = commands_of(
            self.store, self.web, FakeAnalyst(), Outlets(), self.clock, self.pack, ("korea-russia",)
        )
        self.bot = Conversation(self.commands, self.store, self.clock, settle_s=0)
        for each in (self.chat, *((chat,) if chat else ())):
            self.bot.connect(each)
        self.gatherer = self.commands.newsroom.gatherer
        maker, announcer = self.commands.newsroom.maker, self.bot.announcer
        self.digests = DigestRound(self.store, maker, announcer, self.clock, self.grace, self.gatherer.first_round)
        self.notices = FeedNotices(self.store, maker, announcer, self.clock)

    def publish(self, feed: Feed, slug: str, title: str, text: str = "", at: datetime | None = None) -> str:
        """An article appears now; gives its address."""
        url = f"{feed.address.removesuffix('/rss')}/{slug}"
        self.items[feed.address].insert(0, (slug, title, at or self.clock()))
        self.web.pages[url] = f"{title}|{text or f'{title}, the harbour office said. It begins in June. Ferries sail.'}"
        self._serve(feed)
        return url

    def breaks(self, feed: Feed, error: FetchFailed) -> None:
        self.web.pages[feed.address] = error

    def heals(self, feed: Feed) -> None:
        self._serve(feed)

    async def gather(self) -> None:
        """A round over all feeds, due or not."""
        for state in await self.store.feeds.states():
            await self.store.feeds.keep_state(replace(state, next_poll_at=self.clock()))
        await self.gatherer.round()

    async def tick(self, hours: float = 0.0, platform: str = "fake") -> None:
        """Time passes; feeds are read; digests that are due are sent."""
        self.clock.forward(hours * 3600)
        await self.gather()
        await self.digests.run(platform)

    async def asks(self, action: str, place: Place = NEWS, user: User = ADA, **options: str) -> Reply:
        """`digest …` from somebody; the answer as it was worded, without being posted."""
        self._calls += 1
        anchor = Anchor(place, f"call-{self._calls}", handle="token")
        return await self.commands.handle(Called(anchor, user, "digest", {"action": action, **options}))

    async def scheduled(self, rule: str = "18:00 UTC", place: Place = NEWS, **options: str) -> Schedule:
        """A new schedule, made now."""
        reply = await self.asks("schedule", place, rule=rule, **options)
        assert reply.kind == "notice", reply
        return (await self.store.schedules.of_channel(place))[-1]

    async def slots(self, place: Place = NEWS) -> list[SlotRow]:
        """What became of every time, the oldest first."""
        return [slot for _, slot in reversed(await self.store.schedules.audit(place, 50))]

    def digests_shown(self) -> list[Reply]:
        return [reply for reply in self.chat.shown.values() if reply.kind == "digest"]

    def told(self) -> list[str]:
        """Every story and listed line that was posted, in order, by headline or line."""
        found = []
        for reply in self.digests_shown():
            found += [story.headline.text for story in reply.stories]
            found += [note.text for note in reply.notes if note.link]
        return found

    def _serve(self, feed: Feed) -> None:
        home = feed.address.removesuffix("/rss")
        items = "".join(
            f"<item><title>{title}</title><link>{home}/{slug}</link><guid>{slug}</guid>"
            + (f"<pubDate>{at:%a, %d %b %Y %H:%M:%S} +0000</pubDate>" if at else "")
            + "</item>"
            for slug, title, at in self.items[feed.address]
        )
        self.web.pages[feed.address] = f'<rss version="2.0"><channel><title>x</title>{items}</channel></rss>'


def words(reply: Reply) -> str:
    """Everything that a reply says, for looking things up in it."""
    return "\n".join([*reply.facts, *(line.text for line in reply.lines())])
