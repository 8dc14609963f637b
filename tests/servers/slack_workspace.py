"""A workspace in memory: channels, people and messages, for the Slack server that tests talk to."""

import itertools
from dataclasses import dataclass, field
from typing import Any

from tests.servers.slack_files import Upload
from tests.servers.slack_forms import View

TEAM = "T0TUMEN"
BOT_USER = "U0TUMEN"
BOT_ID = "B0TUMEN"
APP_ID = "A0TUMEN"

Json = dict[str, Any]


@dataclass
class Channel:
    """`kind` as in an event's channel_type: "channel", "group", "mpim" or "im"; an "im" is with `user`."""

    id: str
    kind: str = "channel"
    user: str = ""
    creator: str = ""
    has_bot: bool = True
    is_shared: bool = False
    is_archived: bool = False

    def as_json(self) -> Json:
        return {
            "id": self.id,
            "creator": self.creator,
            "is_im": self.kind == "im",
            "is_mpim": self.kind == "mpim",
            "is_private": self.kind != "channel",
            "is_ext_shared": self.is_shared,
            "is_archived": self.is_archived,
            "is_member": self.has_bot,
        }


@dataclass
class Message:
    """`seen_by`: the one user who sees an ephemeral message; `files`: what is shared with it."""

    channel: str
    ts: str
    user: str
    text: str
    blocks: list[Json] = field(default_factory=list)
    thread_ts: str | None = None
    subtype: str | None = None
    bot_id: str | None = None
    metadata: Json | None = None
    attachments: list[Json] = field(default_factory=list)
    files: list[Upload] = field(default_factory=list)
    edited: Json | None = None
    seen_by: str | None = None
    unfurls: bool = True
    reactions: set[tuple[str, str]] = field(default_factory=set)

    def as_json(self, *, with_metadata: bool = False) -> Json:
        shown = {
            "type": "message",
            "ts": self.ts,
            "user": self.user,
            "text": self.text,
            "blocks": self.blocks,
            "thread_ts": self.thread_ts,
            "subtype": self.subtype,
            "bot_id": self.bot_id,
            "attachments": self.attachments,
            "files": [file.as_json() for file in self.files],
            "edited": self.edited,
            "metadata": self.metadata if with_metadata else None,
        }
        return {name: value for name, value in shown.items() if value not in (None, [])}

    def words(self) -> str:
        """What a person reads: the texts of its blocks, a line each."""
        return "\n".join(_texts(self.blocks)) if self.blocks else self.text

    def links(self) -> list[str]:
        return [element["url"] for element in _elements(self.blocks) if element.get("type") == "link"]

    def buttons(self) -> dict[str, Json]:
        """By label."""
        found = [element for element in _elements(self.blocks) if element.get("type") == "button"]
        return {button["text"]["text"]: button for button in found}


@dataclass
class Workspace:
    """`start` is the first message's time, in seconds; strangers come from another workspace, by a shared channel.

    `zones`: time zones by user; `triggers`: by whom; `views`: the forms that stand open.
    """

    start: int = 1_790_000_000
    channels: dict[str, Channel] = field(default_factory=dict)
    admins: set[str] = field(default_factory=set)
    strangers: set[str] = field(default_factory=set)
    messages: list[Message] = field(default_factory=list)
    zones: dict[str, str] = field(default_factory=dict)
    triggers: dict[str, str] = field(default_factory=dict)
    views: list[View] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._ticks = itertools.count(1)

    def next_ts(self) -> str:
        return f"{self.start + next(self._ticks)}.{next(self._ticks):06d}"

    def new_trigger(self, user: str) -> str:
        """Good for opening one form."""
        trigger = f"{next(self._ticks)}.{self.start}.sample"
        self.triggers[trigger] = user
        return trigger

    def new_view(self, user: str, given: Json) -> View:
        view = View(f"V{next(self._ticks)}", user, given)
        self.views.append(view)
        return view

    def direct(self, user: str) -> Channel:
        """The direct messages of the bot with this user, opened where they were not."""
        for channel in self.channels.values():
            if channel.kind == "im" and channel.user == user:
                return channel
        return self.channels.setdefault(f"D{user}", Channel(f"D{user}", "im", user=user))

    def message(self, channel: str, ts: str) -> Message | None:
        return next((m for m in self.messages if m.channel == channel and m.ts == ts), None)

    def thread(self, channel: str, root: str) -> list[Message]:
        """The root message and what is said in its thread, earliest first; no ephemeral ones."""
        return [m for m in self._seen_by_all(channel) if root in (m.ts, m.thread_ts)]

    def stream(self, channel: str) -> list[Message]:
        """What stands in the channel itself, newest first."""
        return [m for m in reversed(self._seen_by_all(channel)) if m.thread_ts in (None, m.ts)]

    def by_bot(self, channel: str) -> list[Message]:
        return [m for m in self._seen_by_all(channel) if m.bot_id == BOT_ID]

    def ephemeral(self, user: str) -> list[Message]:
        return [m for m in self.messages if m.seen_by == user]

    def _seen_by_all(self, channel: str) -> list[Message]:
        return [m for m in self.messages if m.channel == channel and m.seen_by is None]


def _elements(blocks: list[Json]) -> list[Json]:
    """All elements at the bottom: of sections in rich text, of contexts and rows of buttons."""
    found = []
    for block in blocks:
        for element in block.get("elements", []):
            found += element.get("elements", [element])
    return found


def _texts(blocks: list[Json]) -> list[str]:
    shown = [e for e in _elements(blocks) if e.get("type") in ("text", "link", "plain_text")]
    return [str(element.get("text") or element["url"]) for element in shown]
