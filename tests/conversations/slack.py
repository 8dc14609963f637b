"""Slack as a peer of the conversation scripts: real slack_bolt and slack_sdk against a small Slack on loopback."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Literal

from adapters.console.newswire import Newswire
from adapters.slack.client import SlackAdapter
from tests.conversations.peer import RealBot, Shown, a_bot
from tests.servers.slack import APP_TOKEN, BOT_TOKEN, SIGNING_SECRET, SlackServer
from tests.servers.slack_workspace import BOT_ID, Message

_CHANNEL, _DIRECT = "C1", "D1"
_ADMIN, _GUEST = "U1", "U2"


class SlackPeer:
    """An admin and a guest in one public channel."""

    def __init__(self, bot: RealBot, slack: SlackServer, adapter: SlackAdapter) -> None:
        self.news: Newswire = bot.news
        self._slack = slack
        self._adapter = adapter

    async def paste(self, text: str, *, mention: bool = False) -> str:
        message = await self._slack.post(_CHANNEL, _ADMIN, f"@Tumen {text}" if mention else text)
        await self._adapter.idle()
        return message

    async def direct(self, text: str) -> None:
        await self._slack.post(_DIRECT, _ADMIN, text)
        await self._adapter.idle()

    async def edit(self, message: str, text: str) -> None:
        await self._slack.edit(_CHANNEL, message, text)
        await self._adapter.idle()

    async def unfurl(self, message: str) -> None:
        await self._slack.unfurl(_CHANNEL, message)
        await self._adapter.idle()

    async def delete(self, message: str) -> None:
        await self._slack.remove(_CHANNEL, message)
        await self._adapter.idle()

    async def redeliver(self, message: str) -> None:
        await self._slack.redeliver(_CHANNEL, message)
        await self._adapter.idle()

    async def command(self, name: str, *, manages: bool = True, **options: str) -> None:
        words = _words(name, options)
        await self._slack.slash(_ADMIN if manages else _GUEST, _CHANNEL, "/tumen", words)
        await self._adapter.idle()

    async def fill_in(self, letters: str, **values: str) -> list[str]:
        """The form of /whosaid: type letters into its speaker, choose the first that comes up, fill in the rest.

        Gives everything that came up.
        """
        await self._slack.slash(_ADMIN, _CHANNEL, "/whosaid")
        view = await self._slack.until(lambda: next(iter(self._slack.workspace.views), None))
        labels = await self._slack.type(view, letters)
        await self._slack.submit(view, speaker=labels[0], **values)
        await self._adapter.idle()
        return labels

    async def menu(self, message: str) -> None:
        await self._slack.shortcut(_ADMIN, _CHANNEL, message)
        await self._adapter.idle()

    async def press(self, label: str, number: int = 0) -> None:
        message = self.messages()[number]
        full = next(shown for shown in message.buttons() if shown.startswith(label))
        await self._slack.press(_ADMIN, message, full)
        await self._adapter.idle()

    def shown(self) -> list[Shown]:
        return [_shown(message, alone=self._is_for_one(message)) for message in self.messages()]

    def alarmed(self) -> list[str]:
        """Words in text objects of type mrkdwn, user or broadcast elements, and unescaped marks in the notification."""
        calls = ('"type": "mrkdwn"', '"type": "user"', '"type": "broadcast"')
        return [m.ts for m in self.messages() if any(call in json.dumps(m.blocks) for call in calls) or "<" in m.text]

    def marked(self, message: str) -> bool:
        posted = self._slack.workspace.message(_CHANNEL, message)
        return posted is not None and any(name == "warning" for name, _ in posted.reactions)

    def _is_for_one(self, message: Message) -> bool:
        """Ephemeral, or a file in somebody's direct messages."""
        channel = self._slack.workspace.channels[message.channel]
        return message.seen_by is not None or (channel.kind == "im" and bool(message.files))

    def messages(self) -> list[Message]:
        """The bot's messages as Slack holds them, oldest first."""
        return [message for message in self._slack.workspace.messages if message.bot_id == BOT_ID]


@asynccontextmanager
async def slack_peer(folder: Path, mode: Literal["socket", "http"]) -> AsyncIterator[SlackPeer]:
    """A workspace and a bot that is connected to it in this mode."""
    options: dict[str, Any] = {"app_token": APP_TOKEN}
    if mode == "http":
        options = {"signing_secret": SIGNING_SECRET, "host": "127.0.0.1", "port": 0}
    async with SlackServer() as slack, a_bot(folder) as bot:
        slack.add_channel(_CHANNEL, creator="U9")
        slack.add_channel(_DIRECT, "im", user=_ADMIN)
        slack.workspace.admins.add(_ADMIN)
        options |= {"api_base": slack.api_base, "complete": bot.commands.complete}
        adapter = SlackAdapter(BOT_TOKEN, bot.conversation.receive, **options)
        bot.conversation.connect(adapter.chat)
        await adapter.start()
        if adapter.port is not None:
            slack.use_http(adapter.port)
        try:
            yield SlackPeer(bot, slack, adapter)
        finally:
            await adapter.close()


def _words(name: str, options: dict[str, str]) -> str:
    if name == "settings":
        return " ".join([name, *(f"{setting} {value}" for setting, value in options.items())])
    private = "private" if options.pop("private", "") == "yes" else ""
    return " ".join((name, *options.values(), private))


def _shown(message: Message, *, alone: bool) -> Shown:
    headline, paragraphs, speakers, said = "", [], [], []
    for number, block in enumerate(message.blocks):
        if block["type"] == "rich_text":
            (element,) = block["elements"][0]["elements"]
            style = element.get("style", {})
            if style.get("bold") and number == 0:
                headline = element["text"]
            elif style.get("bold"):
                speakers.append(element["text"])
            elif not style:
                (said if speakers else paragraphs).append(element["text"])
    return Shown(
        headline,
        tuple(paragraphs),
        tuple(message.buttons()),
        alone,
        speakers=tuple(speakers),
        said=tuple(said),
        file=next((file.name for file in message.files), ""),
    )
