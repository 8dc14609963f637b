"""What the bot asks of the outside. The real things are put behind these by the command line in `adapters/`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal, Protocol

from bot.coverage.feeds import Feed, FeedEntry, ListedFeed, ReadFeed
from bot.coverage.models import (
    Choice,
    Counts,
    CoveredStory,
    Entry,
    EntryState,
    KeptStory,
    Placed,
    Seen,
    TopicVerdict,
)
from bot.coverage.polling import FeedState
from bot.digest.models import Schedule, SlotRow
from bot.messages import Anchor, Fragment, Place, Reply
from bot.models import (
    Announcement,
    Answer,
    AnswerPart,
    Article,
    ChannelSettings,
    Claim,
    ClaimState,
    FeedPage,
    FetchOutcome,
    Page,
    PartState,
    PostedMessage,
    Reading,
    Unchanged,
)
from bot.statements import Correction, Found, KeptStatement, KnownSpeaker, Reach, ReadStatement, Search
from summarizer.questions.question import Question
from summarizer.summary import Summary

Mark = Literal["reading", "failed"]


class Fetcher(Protocol):
    """The only way to a web page."""

    async def fetch(self, url: str) -> Page:
        """The page at this address, redirects followed. Raises a FetchFailed."""
        ...

    async def fetch_feed(self, url: str, etag: str = "", last_modified: str = "") -> FeedPage | Unchanged:
        """A feed, unless it is as it was when it gave this ETag and date. Raises a FetchFailed."""
        ...


class Analyst(Protocol):
    """Reads text off the event loop."""

    async def read(self, page: Page, sentences: int) -> Reading:
        """The article on the page and its summary. Raises Unreadable, TimedOut."""
        ...

    async def summarize(self, article: Article, sentences: int) -> Summary:
        """Another summary of an article that was read before. Raises TimedOut."""
        ...

    async def statements(self, article: Article) -> tuple[ReadStatement, ...]:
        """The statements of an article that was read before. Raises TimedOut."""
        ...

    async def feed(self, page: Page) -> ReadFeed:
        """What a feed holds. Raises NotAFeed, TimedOut."""
        ...

    async def opml(self, page: Page) -> tuple[ListedFeed, ...]:
        """The feeds that an OPML file lists. Raises NotUnderstood, TimedOut."""
        ...

    async def feeds_words(self, entry: Entry) -> Reading:
        """An article of nothing but what the feed says of it. Raises TimedOut."""
        ...

    async def feeds_named(self, page: Page) -> tuple[str, ...]:
        """The addresses of the feeds that a site's page names, the best first. Raises TimedOut."""
        ...

    async def judge(self, entries: Sequence[Entry], topics: Sequence[str]) -> tuple[tuple[TopicVerdict, ...], ...]:
        """For each entry the topics that it is not off, judged by its title and the feed's words. Raises TimedOut."""
        ...

    async def judge_article(self, article: Article, topics: Sequence[str]) -> tuple[TopicVerdict, ...]:
        """The topics that an article is not off, judged by its title and whole text. Raises TimedOut."""
        ...

    async def reasons(self, title: str, text: str, topic: str) -> tuple[str, ...]:
        """Why something is on a topic or off it, a line each, for people. Raises TimedOut."""
        ...

    async def place(self, new: Sequence[Entry], known: Sequence[KeptStory]) -> tuple[Placed, ...]:
        """Where each new entry belongs, in any order: a known story, or a new one with an id of its own.

        An entry of a known story that is not published may be placed anew. Raises TimedOut.
        """
        ...

    async def question(self, options: Mapping[str, str], now: datetime) -> Question | None:
        """What is asked, in words ("question") or option by option; None when it is not understood.

        `now` is aware, in the asker's zone. Raises TimedOut.
        """
        ...


class Chat(Protocol):
    """One platform, as far as the bot needs it. Every method waits out the platform's "too many requests"."""

    platform: str

    async def mark(self, anchor: Anchor, mark: Mark, *, on: bool) -> None:
        """Show or take away a small sign at the message (a reaction, "is typing"). Fails silently: it is a courtesy."""
        ...

    def part_count(self, reply: Reply) -> int:
        """How many messages the reply becomes here; pure, at least 1."""
        ...

    async def send(self, anchor: Anchor, reply: Reply, part: int, part_id: str) -> PostedMessage:
        """Post one part in answer to the anchor, in its thread where there is one.

        `part_id` (at most 25 ASCII characters) travels with the message so that `find` can see it again.
        Raises SendFailed (certainly not posted), PlaceGone, SendUnknown.
        """
        ...

    async def find(self, anchor: Anchor, part_id: str) -> PostedMessage | None:
        """The message that `send` posted with this id, or None when it certainly was not. Raises SendUnknown."""
        ...

    async def edit(self, anchor: Anchor, posted: PostedMessage, reply: Reply, part: int, part_id: str) -> None:
        """Put another reply in place of what was posted. Raises SendFailed, PlaceGone, SendUnknown."""
        ...

    async def direct(self, place: Place, user: str) -> Place:
        """The conversation with one person of this place, opened where there is none. Raises SendFailed, PlaceGone."""
        ...

    async def hide_preview(self, anchor: Anchor) -> None:
        """Hide the platform's preview of the links in the anchor message, where that is possible. A courtesy, too."""
        ...

    async def delete(self, place: Place, posted: PostedMessage) -> None:
        """Take a message of the bot back, and the thread it opened where nobody else wrote in it and it may.

        A message that is gone already is no error. Raises SendFailed, SendUnknown.
        """
        ...


class Archive(Protocol):
    """Articles, what fetching them gave, and their summaries. Every `scope` is made by `bot.models.scopes`."""

    async def find_article(self, addresses: Sequence[str], scopes: Sequence[str]) -> Article | None:
        """The article known by any of these addresses in any of these scopes; the newest when there are several."""
        ...

    async def article(self, article_id: str) -> Article | None: ...

    async def keep_article(self, article: Article, aliases: Sequence[str]) -> Article:
        """Store it, or give back the one already stored in that scope under its address or an alias.

        What comes back is what is stored: NUL and lone surrogates are replaced, one for one, so offsets stay right.
        """
        ...

    async def fragment_holds(self, fragment: Fragment, text: str) -> bool:
        """True when these are the stored words: the hash is right and, while the full text is kept, so is the place."""
        ...

    async def keep_outcome(self, outcome: FetchOutcome) -> None:
        """Record what came of a fetch."""
        ...

    async def summary(self, article_id: str, sentences: int) -> Summary | None: ...

    async def keep_summary(self, article_id: str, sentences: int, summary: Summary) -> None:
        """Store it; a second time changes nothing.

        Raises NotVerbatim if a sentence is not in the article's text, Forgotten if the article is gone.
        """
        ...


class Ledger(Protocol):
    """Who said what in every article that was read. Every `scopes` is made by `bot.models.scopes`.

    A place sees a statement when it may see its article; corrections are those of the place's server or workspace,
    the scope "platform:workspace". A statement that several articles carry (same speaker, near-equal words) comes
    once, with all its sources.
    """

    async def keep(self, article: Article, outlet: str, side: str, statements: Sequence[ReadStatement]) -> None:
        """Store what an article's statements are; a second time changes nothing.

        Raises NotVerbatim if a span is not in the stored text, Forgotten if the article is gone.
        """
        ...

    async def of_article(self, article_id: str, scopes: Sequence[str]) -> tuple[KeptStatement, ...] | None:
        """An article's statements in the order of its text; None when it was never read for statements."""
        ...

    async def statement(self, statement_id: str, scopes: Sequence[str]) -> KeptStatement | None: ...

    async def search(self, search: Search, scopes: Sequence[str], limit: int, offset: int = 0) -> Found:
        """The best first: statements with the topic in their own words, then those with it around; then by date."""
        ...

    async def speakers(
        self, keys: Sequence[str], beginning: str, scopes: Sequence[str], limit: int
    ) -> tuple[KnownSpeaker, ...]:
        """Who has statements here: those with one of the keys, or a word of whose name begins so; the commonest first.

        Upper and lower case are alike; with neither keys nor beginning, everybody.
        """
        ...

    async def reach(self, scopes: Sequence[str]) -> Reach: ...

    async def correct(self, correction: Correction) -> None:
        """Write it down; it also holds for the other sources of that statement. The last one counts."""
        ...


class Claims(Protocol):
    """Who answers what: the rows that make an answer come once."""

    async def claim(self, claim: Claim, now: datetime, lease_s: float) -> bool:
        """True when this process may do the work: nobody has claimed (platform, channel, message, subject) before."""
        ...

    async def renew(self, owner: str, now: datetime, lease_s: float) -> None:
        """Keep all open claims of this process for another while."""
        ...

    async def take_over(
        self, owner: str, platforms: Sequence[str], now: datetime, lease_s: float, limit: int
    ) -> tuple[Claim, ...]:
        """Open claims on these platforms whose owner has not renewed them, now owned by `owner`, oldest first."""
        ...

    async def reopen(self, claim_id: str, owner: str, now: datetime, lease_s: float) -> bool:
        """offered, held or replaced -> open, owned by `owner`; True for the one process that did it."""
        ...

    async def close(self, claim_id: str, owner: str, state: ClaimState, detail: str = "") -> bool:
        """open -> state, by its owner only; False when it was taken over, replaced or withdrawn in the meantime."""
        ...

    async def find(self, claim_id: str) -> Claim | None: ...

    async def claims_on(self, place: Place, message: str) -> tuple[Claim, ...]:
        """All claims that a message gave rise to, whatever their state."""
        ...

    async def withdraw(self, claim_id: str, state: Literal["replaced", "withdrawn"]) -> None:
        """The message that asked was edited or is gone: nothing more is to be sent for it. Whatever its state was.

        "withdrawn" is for ever; a claim that is "replaced" can be reopened.
        """
        ...


class Outbox(Protocol):
    """Every answer and every message it became, written before it is sent."""

    async def open_answer(self, answer: Answer, parts: int) -> tuple[AnswerPart, ...]:
        """Its parts in order, numbered from 0: made the first time and found the second time, missing ones added.

        A claim has one answer: where it has one already, the parts are that one's. Raises Forgotten when the claim
        or the article is gone.
        """
        ...

    async def answer(self, answer_id: str) -> Answer | None: ...

    async def change_answer(self, answer: Answer) -> None:
        """Store what the answer shows now: its claim, kind, article and length.

        Where the claim had another answer (one that was taken back), this one takes its place.
        """
        ...

    async def parts(self, answer_id: str) -> tuple[AnswerPart, ...]: ...

    async def drop_parts(self, answer_id: str, first: int) -> None:
        """Forget the parts from this number on: their messages are deleted."""
        ...

    async def start_sending(self, part_id: str, claim_id: str, owner: str) -> bool:
        """pending -> sending, if the part is pending and `owner` still owns the claim, not replaced or withdrawn.

        Who withdraws the claim at the same moment either stops this or finds the part "sending".
        """
        ...

    async def settle(self, part_id: str, state: PartState, posted: PostedMessage | None = None) -> None:
        """sending -> what came of it; "pending" when it certainly was not posted and may be tried again.

        "sent" is a fact and holds from any other state; nothing changes a part that was sent.
        """
        ...

    async def answer_for(self, claim_id: str) -> Answer | None: ...

    async def first_answer(self, article_id: str, place: Place) -> tuple[Answer, PostedMessage] | None:
        """The oldest public summary of this article that a reader in this place may see, and its first message.

        All of it was posted, and its claim was neither replaced nor withdrawn. It stands in the same channel, or in an
        open channel of the same workspace.
        """
        ...


class Preferences(Protocol):
    """What a channel chose."""

    async def channel(self, place: Place) -> ChannelSettings: ...

    async def change(self, place: Place, settings: ChannelSettings) -> None: ...

    async def forget(self, platform: str, workspace: str) -> None:
        """Erase everything that belongs to a server or workspace."""
        ...


class Feeds(Protocol):
    """The feeds that are read, how each of them does, and which of them a channel relies on.

    The default pack is everybody's; a channel adds, mutes or removes for itself.
    """

    async def know(self, known: Sequence[Feed], now: datetime) -> None:
        """Store feeds that are not known yet, and what has changed of those that are."""
        ...

    async def all(self) -> tuple[Feed, ...]: ...

    async def due(self, now: datetime, limit: int, hold_s: float) -> tuple[tuple[Feed, FeedState], ...]:
        """Feeds to be read now, the longest overdue first; no other process gets them for `hold_s`."""
        ...

    async def keep_state(self, state: FeedState) -> None: ...

    async def states(self) -> tuple[FeedState, ...]: ...

    async def choices(self, place: Place) -> dict[str, Choice]:
        """What the channel chose, by the feed's address; a feed it chose nothing for is as in the pack."""
        ...

    async def choose(self, place: Place, address: str, choice: Choice | None) -> None:
        """None takes the choice back."""
        ...

    async def noticed(self, place: Place) -> dict[str, datetime]:
        """The feeds whose failing since then this channel was told of, and not of their return."""
        ...

    async def notice(
        self, announcement: Announcement, down: Sequence[tuple[str, datetime]], back: Sequence[str]
    ) -> bool:
        """Write down the announcement and what it tells the channel of: feeds failing since then, feeds that are back.

        False, and nothing is stored, when another process told of one of them in the meantime.
        """
        ...


class Coverage(Protocol):
    """Entries of feeds and the stories they tell. They are common to all."""

    async def keep_entries(
        self,
        feed: Feed,
        found: Sequence[tuple[FeedEntry, Sequence[str]]],
        now: datetime,
        newer_than: datetime | None = None,
    ) -> int:
        """Store what is new of a feed's entries, each with its keys; an entry is old when any of its keys is known.

        New keys of an old entry are added, and that this feed carries it. With `newer_than` (the first time a feed is
        read) what is older or has no date is stored as "off": nobody wants a feed's past. How many are new.
        """
        ...

    async def entries(self, state: EntryState, limit: int) -> tuple[Entry, ...]:
        """Entries in this state, the oldest first."""
        ...

    async def judged(self, verdicts: Sequence[tuple[str, Sequence[TopicVerdict]]]) -> None:
        """new -> wanted, or off where an entry (by id) has no verdict."""
        ...

    async def read(self, entry: Entry, verdicts: Sequence[TopicVerdict]) -> None:
        """wanted -> read, or off where there is no verdict left; the entry's article, language and text are stored."""
        ...

    async def stories(self, since: datetime) -> tuple[KeptStory, ...]:
        """The stories to which an entry came since then, with all their entries."""
        ...

    async def placed(self, placements: Sequence[Placed], now: datetime) -> None:
        """read -> told; stories are made where they are new. An entry of a published story is not moved."""
        ...

    async def unsent(
        self, schedule: Schedule, since: datetime, of_feeds: Sequence[str]
    ) -> tuple[tuple[CoveredStory, ...], tuple[CoveredStory, ...]]:
        """What this channel was not told yet of what these feeds had first since then, on the schedule's topic.

        On-topic stories, then borderline ones. Each has every article of the story in these feeds, those told before
        as `new=False`; articles come with their document and the fields of the feed, without summary and statements.
        """
        ...

    async def week(self, schedule: Schedule, since: datetime, of_feeds: Sequence[str]) -> tuple[CoveredStory, ...]:
        """The stories that this channel was told of since then, all articles marked as not new."""
        ...

    async def counts(self, of_feeds: Sequence[str], topic: str, since: datetime) -> Counts: ...

    async def seen(self, keys: Sequence[str]) -> Seen | None:
        """The entry known by any of these keys."""
        ...

    async def story(self, story_id: str) -> KeptStory | None: ...

    async def told_where(self, place: Place, story_id: str) -> tuple[tuple[str, Announcement], ...]:
        """Which announcements told this channel of the story: (entry id, announcement), the oldest first."""
        ...


class Schedules(Protocol):
    """What channels chose to be told when, and what became of each time."""

    async def add(self, schedule: Schedule) -> None: ...

    async def find(self, schedule_id: str, place: Place) -> Schedule | None: ...

    async def of_channel(self, place: Place) -> tuple[Schedule, ...]: ...

    async def running(self, platform: str) -> tuple[Schedule, ...]:
        """Those of a platform that are not paused."""
        ...

    async def change(self, schedule: Schedule) -> None: ...

    async def remove(self, schedule_id: str) -> None: ...

    async def settled(self, platform: str, since: date) -> dict[str, frozenset[tuple[date, time]]]:
        """By schedule the slots (local date, time of day) since that date which are more than just due."""
        ...

    async def plan(self, schedule: Schedule, rows: Sequence[SlotRow], until: datetime) -> None:
        """Write down what is to become of a schedule's slots, all planned `until` then.

        A slot that has its row keeps it, but one that is merely due becomes what is planned now.
        """
        ...

    async def open_slots(self, platform: str, now: datetime) -> tuple[tuple[Schedule, SlotRow], ...]:
        """Slots that are due, held (and to be tried again), or being sent, of schedules that are not paused."""
        ...

    async def settle(self, slot: SlotRow) -> None:
        """Store what became of a slot, unless another process has written an announcement for it meanwhile."""
        ...

    async def last_sent(self, schedule_id: str) -> datetime | None:
        """When the newest digest of this schedule was made."""
        ...

    async def audit(self, place: Place, limit: int) -> tuple[tuple[Schedule, SlotRow], ...]:
        """The newest slots of this channel's schedules."""
        ...


class Announcements(Protocol):
    """What the bot says of its own accord, written down whole before any of it is sent."""

    async def write(
        self, announcement: Announcement, items: Sequence[tuple[str, str]], slot: SlotRow | None
    ) -> Announcement:
        """Store it, what it tells the channel of (entry id, story id), and the slot whose it is (now "sending").

        All or nothing. A slot has one announcement, and an id is written once: where it is there already, that one
        comes back and nothing is stored. Raises Forgotten when the slot is not due any more, AlreadyTold when the
        channel was told of one of the items in the meantime: to be made anew.
        """
        ...

    async def find(self, announcement_id: str) -> Announcement | None: ...

    async def parts(self, announcement_id: str) -> tuple[AnswerPart, ...]:
        """The messages that it became so far."""
        ...

    async def unsent(self, platform: str) -> tuple[Announcement, ...]:
        """Those of no slot that nobody has begun to send, or that the platform did not take."""
        ...


@dataclass(frozen=True, slots=True)
class Store:
    """Everything that is kept. Any of its methods raises StoreUnavailable when the database cannot be used."""

    archive: Archive
    ledger: Ledger
    claims: Claims
    outbox: Outbox
    preferences: Preferences
    feeds: Feeds
    coverage: Coverage
    schedules: Schedules
    announcements: Announcements
