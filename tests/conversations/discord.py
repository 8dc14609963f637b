"""Discord as a peer of the conversation scripts: real discord.py against simcord's Discord."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import discord
import simcord
from simcord.builders import ChannelHandle

from adapters.console.newswire import Newswire
from adapters.discord.calls import Patience
from adapters.discord.client import TumenClient
from tests.conversations.peer import RealBot, Shown, a_bot

_ESCAPE = re.compile(r"\\([^\w\s])")
_LINK = re.compile(r" \[»\]\([^)\s]*\)$")
_SMALL_PRINT = "-# "


class DiscordPeer:
    """A manager and a guest in one channel of a server."""

    def __init__(self, bot: RealBot, env: simcord.Env, client: TumenClient) -> None:
        self.news: Newswire = bot.news
        self._env = env
        self._client = client
        guild = env.create_guild()
        keepers = guild.create_role("Keepers", permissions=discord.Permissions(manage_channels=True))
        self._channel: ChannelHandle = guild.create_text_channel("news")
        self._manager = guild.add_member(env.create_user("manager"), roles=[keepers])
        self._guest = guild.add_member(env.create_user("guest"))
        self._posts: dict[str, Any] = {}
        self._results: list[simcord.InteractionResult] = []
        self._direct: ChannelHandle | None = None

    async def paste(self, text: str, *, mention: bool = False) -> str:
        words = f"<@{self._client.user.id}> {text}" if mention and self._client.user else text
        message = await self._manager.send(self._channel, words)
        self._posts[str(message.id)] = message
        return str(message.id)

    async def direct(self, text: str) -> None:
        await self._manager.send_dm(text)
        self._direct = self._manager.user.dm_channel

    async def edit(self, message: str, text: str) -> None:
        await self._manager.edit(self._posts[message], text)

    async def unfurl(self, message: str) -> None:
        preview = {"type": "link", "title": "A preview", "url": "https://example.org/"}
        self._env.backend.edit_message(self._channel.id, int(message), {"embeds": [preview]})
        await self._env.settle()

    async def delete(self, message: str) -> None:
        await self._manager.delete(self._posts[message])

    async def redeliver(self, message: str) -> None:
        await self._client.on_message(self._posts[message])

    async def command(self, name: str, *, manages: bool = True, **options: str) -> None:
        person = self._manager if manages else self._guest
        if name == "settings":
            ((setting, value),) = options.items()
            result = await person.slash(self._channel, f"settings {setting}", choice=value)
        else:
            private = {"private": True} if options.pop("private", "") == "yes" else {}
            result = await person.slash(self._channel, name, **options, **private)
        self._results.append(result)

    async def menu(self, message: str) -> None:
        menu = self._manager.context_menu(self._channel, "Summarize links", self._posts[message])
        self._results.append(await menu)

    async def press(self, label: str, number: int = 0) -> None:
        message = self.messages()[number]
        labels = [button.label for row in message.components for button in row.children]
        whole = next((each for each in labels if each.startswith(label)), label)
        self._results.append(await self._manager.click(message, label=whole))

    def shown(self) -> list[Shown]:
        return [_shown(message) for message in self.messages()]

    def alarmed(self) -> list[str]:
        loud = [m for m in self.messages() if m.mention_everyone or m.mentions or m.role_mentions or m.content]
        return [str(message.id) for message in loud]

    def marked(self, message: str) -> bool:
        current = next(m for m in self._channel.history() if str(m.id) == message)
        return any(str(reaction.emoji) == "⚠️" for reaction in current.reactions)

    def messages(self) -> list[Any]:
        """The bot's messages as Discord holds them, oldest first."""
        places = [self._channel, *self._channel.threads, *([self._direct] if self._direct else [])]
        found = {m.id: m for place in places for m in place.history() if m.author.id == self._me and m.embeds}
        answers = [answer for result in self._results for answer in (result.response, *result.followups) if answer]
        found |= {answer.id: answer.message for answer in answers if answer.ephemeral and answer.embeds}
        return [found[number] for number in sorted(found)]

    @property
    def _me(self) -> int:
        return self._client.user.id if self._client.user else 0


@asynccontextmanager
async def discord_peer(folder: Path) -> AsyncIterator[DiscordPeer]:
    """A server and a bot in it."""
    client = TumenClient(reads_messages=True, patience=Patience(waits_s=()))
    async with a_bot(folder) as bot:
        client.receive = bot.receive
        bot.conversation.connect(client.chat)
        async with simcord.run(client) as env:
            yield DiscordPeer(bot, env, client)
            await bot.idle()
            await client.chat.close()


def _shown(message: Any) -> Shown:
    (embed,) = message.embeds
    blocks = [block for block in (embed.description or "").split("\n\n") if not block.startswith(_SMALL_PRINT)]
    statements = [block for block in blocks if f"\n{_SMALL_PRINT}" in block and _is_statement(block)]
    spoken = [line for block in statements for line in block.split("\n") if not line.startswith((_SMALL_PRINT, "**"))]
    buttons = [button for row in message.components for button in row.children if not button.disabled]
    return Shown(
        headline=_unescaped(embed.title or ""),
        paragraphs=tuple(
            _unescaped(_LINK.sub("", block)) for block in blocks if block not in statements and block.strip("\u200b")
        ),
        buttons=tuple(button.label for button in buttons),
        private=message.flags.ephemeral,
        speakers=tuple(_unescaped(block.split("\n")[0].strip("*")) for block in statements if block.startswith("**")),
        said=tuple(_unescaped(_LINK.sub("", line)) for line in spoken),
        file=next((file.filename for file in message.attachments), ""),
    )


def _is_statement(block: str) -> bool:
    """Its last line is its source."""
    return block.rpartition("\n")[2].startswith(_SMALL_PRINT)


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(r"\1", text).replace("\u200b", "")
