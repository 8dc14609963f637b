"""What people say to the bot and what it says back, without any platform: `Request` in, `Reply` out.

An adapter turns a platform's event into one of the requests, and a `Reply` into the platform's format.
Nothing here decides anything.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Visibility = Literal["open", "private", "direct"]
Privacy = Literal["public", "private"]
ReplyKind = Literal["summary", "seen_before", "statements", "digest", "problem", "not_an_article", "notice"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is said.

    `workspace` is the Discord server or Slack workspace ("" in a direct message on Discord);
    `visibility` is "open" when the whole server may read the channel.
    """

    platform: str
    workspace: str
    channel: str
    visibility: Visibility


@dataclass(frozen=True, slots=True)
class User:
    """Who says it. `may_manage`: may change the settings of the place it is said in; `zone`: IANA, where known."""

    id: str
    may_manage: bool = False
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """What an answer is attached to: a message (answered in its thread), or an interaction such as a slash command.

    `id` is the message's id or the interaction's; `thread` is the thread the message stands in, if it does.
    `announced_at` is set where the bot speaks of its own accord, in the channel itself: when that was decided. `id`
    is then the announcement's id, and no message's.
    `handle` is what the adapter needs to answer an interaction (a token); it is never stored, so an
    interaction cannot be answered by a later process.
    """

    place: Place
    id: str
    thread: str | None = None
    handle: str | None = field(default=None, repr=False)
    privacy: Privacy = "public"
    announced_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Posted:
    """A person wrote a message. `links`: the addresses in it that are meant to be read, in order, each once.

    `addressed`: the bot is mentioned in it, or it is a direct message. `text`: the words without the mention.
    `on_claimed` is called when the links are claimed: from then on they are answered even if this process dies.
    """

    anchor: Anchor
    user: User
    text: str
    links: tuple[str, ...] = ()
    addressed: bool = False
    on_claimed: Callable[[], None] = field(default=lambda: None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Edited:
    """A message now reads like this. Edits by which only a preview came are never passed on."""

    now: Posted


@dataclass(frozen=True, slots=True)
class Deleted:
    """These messages are gone."""

    place: Place
    messages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Called:
    """A command was called: slash command, message menu, shortcut, or a line on the terminal.

    `command` is a name of the table in bot.commands ("summarize", "whosaid", "settings", "help"); `options` are its
    options by name, as text. For a message menu or shortcut, "links" is the addresses of the message, separated by
    spaces.
    """

    anchor: Anchor
    user: User
    command: str
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button was pressed. `button` is its `Button.id`; `message` is the message that the button is on."""

    anchor: Anchor
    user: User
    button: str
    message: str


@dataclass(frozen=True, slots=True)
class Typed:
    """Somebody is typing into an option that can be completed: `option` is its name, "speaker"; `text` so far."""

    place: Place
    option: str
    text: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One completion: what is shown and what the option becomes; at most 100 and 75 characters."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Left:
    """The bot was taken out of a server or workspace."""

    platform: str
    workspace: str


Request = Posted | Edited | Deleted | Called | Pressed | Left


@dataclass(frozen=True, slots=True)
class Fragment:
    """The place in an article from which shown words come; `sha256` is the hash of those words, hexadecimal."""

    article: str
    start: int
    end: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Line:
    """A run of text. `fragment` is set when the text is an article's own words; `link` is where it leads."""

    text: str
    link: str | None = None
    fragment: Fragment | None = None


@dataclass(frozen=True, slots=True)
class Button:
    """`id` is all that comes back when it is pressed: at most 60 ASCII characters, no secret, checked on return."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Said:
    """One statement. An adapter puts each of `words` between the two `quotes`, which are empty for indirect speech.

    speaker   who, with the title of that time; "" when the same as of the one before
    words     the exact words, several where an attribution splits them, each linked to its place in the article
    source    outlet and date, linked
    marks     small print: "speaker found in the context", "also in …", "corrected by this server"
    context   the sentences before and after, where they are asked for; around `words` in this order
    """

    speaker: str
    words: tuple[Line, ...]
    quotes: tuple[str, str]
    source: Line
    marks: tuple[str, ...] = ()
    before: Line | None = None
    after: Line | None = None

    def lines(self) -> tuple[Line, ...]:
        """Everything in it that carries an article's words."""
        return tuple(line for line in (self.before, *self.words, self.after) if line)


@dataclass(frozen=True, slots=True)
class SideCoverage:
    """How one side carried a story: its name, its outlets with a link each, or in `note` why there is none."""

    side: str
    outlets: tuple[Line, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """One story of a digest.

    headline    the best article's title, or its first sentence; word for word, linked
    marks       small print: "update", "3 outlets", "in Korean"
    paragraphs  sentences of its articles, word for word, each linked to its place
    statements  who said what
    sides       how each side carried it
    """

    headline: Line
    marks: tuple[str, ...] = ()
    paragraphs: tuple[Line, ...] = ()
    statements: tuple[Said, ...] = ()
    sides: tuple[SideCoverage, ...] = ()

    def lines(self) -> tuple[Line, ...]:
        """Everything in it that carries an article's words."""
        said = tuple(line for statement in self.statements for line in statement.lines())
        return (self.headline, *self.paragraphs, *said)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A text file that comes with an answer. `name` is ASCII: "statements.csv"; the content is UTF-8."""

    name: str
    content: str


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer. Every field may be empty; an adapter shows them in this order and loses none of them.

    headline    the title, linked
    facts       outlet, author, date, language, time saved: one line of small print
    paragraphs  what the article says, or the bot's own sentences; each a paragraph of its own
    statements  who said what
    stories     those of a digest; a long digest is parted between two of them
    attachment  a file
    notes       small print of the bot below: "already summarised …", "the reason is …"
    buttons     in one row
    privacy     "private": only the asker is to see it, where the platform can do that
    kind        what sort of answer it is; `article` is the id of the article it is about; neither is shown
    options     what to call the command with to get this answer again; kept with the answer for its buttons, not shown
    """

    headline: Line | None = None
    facts: tuple[str, ...] = ()
    paragraphs: tuple[Line, ...] = ()
    statements: tuple[Said, ...] = ()
    stories: tuple[Told, ...] = ()
    attachment: Attachment | None = None
    notes: tuple[Line, ...] = ()
    buttons: tuple[Button, ...] = ()
    privacy: Privacy = "public"
    kind: ReplyKind = "notice"
    article: str | None = None
    options: Mapping[str, str] = field(default_factory=dict)

    def lines(self) -> tuple[Line, ...]:
        """Everything in it that may carry an article's words."""
        said = tuple(line for statement in self.statements for line in statement.lines())
        told = tuple(line for story in self.stories for line in story.lines())
        return (*((self.headline,) if self.headline else ()), *self.paragraphs, *said, *told, *self.notes)
