"""The bot's Chat on Discord: each method of the port as calls of discord.py."""

import asyncio
import logging
from collections.abc import Awaitable
from datetime import timedelta

import aiohttp
import discord

from adapters.discord.answers import Answers, posted_message
from adapters.discord.calls import Patience, patiently
from adapters.discord.content import content
from adapters.discord.history import find_part, others_wrote
from adapters.discord.live import LiveInteractions
from adapters.discord.places import Places
from adapters.discord.render import render, thread_name
from adapters.discord.requests import INTERACTION, PLATFORM
from bot.errors import BotError, PlaceGone, SendFailed, SendUnknown
from bot.messages import Anchor, Place, Reply
from bot.models import PostedMessage
from bot.ports import Mark

COURTESY_LIMIT_S = 15.0
CLOCKS_DIFFER = timedelta(minutes=2)
"""So much the clock here may be ahead of Discord's."""
SIGNS: dict[Mark, str] = {"reading": "👀", "failed": "⚠️"}

_log = logging.getLogger(__name__)


class DiscordChat:
    """Implements bot.ports.Chat."""

    platform = PLATFORM

    def __init__(self, client: discord.Client, live: LiveInteractions, patience: Patience) -> None:
        self._client = client
        self._patience = patience
        self._places = Places(client, patience)
        self._answers = Answers(client, live, patience)

    async def close(self) -> None:
        await self._answers.close()

    def part_count(self, reply: Reply) -> int:
        return len(render(reply))

    async def send(self, anchor: Anchor, reply: Reply, part: int, part_id: str) -> PostedMessage:
        message = content(render(reply)[part], part_id)
        file = reply.attachment if part == 0 else None
        if anchor.id.startswith(INTERACTION):
            return await self._answers.send(anchor, message, part_id, reply.privacy, file)
        destination = await self._places.for_answer(anchor, thread_name(reply))
        return posted_message(await patiently(lambda: destination.send(message, part_id, file), self._patience))

    async def find(self, anchor: Anchor, part_id: str) -> PostedMessage | None:
        """A refusal to show the history says nothing about the message: it leaves it unknown."""
        try:
            if anchor.id.startswith(INTERACTION):
                return await self._answers.find(anchor, part_id)
            for channel in await self._places.of_answers(anchor):
                found = await self._find_in(channel, anchor, part_id)
                if found is not None:
                    return posted_message(found)
        except SendFailed as exc:
            raise SendUnknown(str(exc)) from exc
        return None

    async def edit(self, anchor: Anchor, posted: PostedMessage, reply: Reply, part: int, part_id: str) -> None:
        message = content(render(reply)[part], part_id)
        if not await self._answers.edit(anchor, posted, message):
            target = self._message(anchor.place, posted.channel, posted.id)
            await patiently(lambda: target.edit(**message), self._patience, repeatable=True)

    async def delete(self, place: Place, posted: PostedMessage) -> None:
        target = self._message(place, posted.channel, posted.id)
        try:
            await patiently(target.delete, self._patience, repeatable=True)
        except PlaceGone:
            _log.debug("message %s is gone already", posted.id)
        if posted.channel != place.channel:
            await self._courtesy(self._delete_empty_thread(place, posted.channel))

    async def direct(self, place: Place, user: str) -> Place:
        person = discord.Object(int(user))
        channel = await patiently(lambda: self._client.create_dm(person), self._patience, repeatable=True)
        return Place(PLATFORM, "", str(channel.id), "direct")

    async def mark(self, anchor: Anchor, mark: Mark, *, on: bool) -> None:
        if not anchor.id.startswith(INTERACTION):
            await self._courtesy(self._mark(anchor, mark, on))

    async def hide_preview(self, anchor: Anchor) -> None:
        if anchor.id.startswith(INTERACTION):
            return
        channel = self._channel(anchor)
        if isinstance(channel, discord.abc.GuildChannel | discord.Thread) and _may(channel).manage_messages:
            await self._courtesy(self._hide_preview(anchor))

    async def stop_waiting(self, anchor: Anchor) -> None:
        """The command is dealt with: where no answer took its place, "thinking…" goes away."""
        await self._courtesy(self._answers.stop_waiting(anchor))

    async def _find_in(self, channel: discord.abc.Messageable, anchor: Anchor, part_id: str) -> discord.Message | None:
        me = self._client.user
        if me is None:
            raise SendUnknown("not logged in")
        after = discord.Object(_first_id(anchor))
        return await patiently(lambda: find_part(channel, after, part_id, me.id), self._patience, repeatable=True)

    async def _hide_preview(self, anchor: Anchor) -> None:
        message = await self._message(anchor.place, anchor.thread or anchor.place.channel, anchor.id).fetch()
        await message.edit(suppress=True)

    async def _mark(self, anchor: Anchor, mark: Mark, on: bool) -> None:
        channel, me = self._channel(anchor), self._client.user
        message = self._message(anchor.place, anchor.thread or anchor.place.channel, anchor.id)
        may_react = _may_react(channel)
        if not on and me is not None:
            await message.remove_reaction(SIGNS[mark], me)
        elif may_react:
            await message.add_reaction(SIGNS[mark])
        elif mark == "reading":
            await channel.typing()

    async def _delete_empty_thread(self, place: Place, thread_id: str) -> None:
        thread, me = await self._places.channel(place, thread_id), self._client.user
        if not isinstance(thread, discord.Thread) or me is None or thread.owner_id != me.id:
            return
        if _may(thread).manage_threads and not await others_wrote(thread):
            await thread.delete()

    def _channel(self, anchor: Anchor) -> discord.abc.Messageable:
        return self._places.cached(anchor.place, anchor.thread or anchor.place.channel)

    def _message(self, place: Place, channel_id: str, message_id: str) -> discord.PartialMessage:
        guild_id = int(place.workspace) if place.workspace else None
        channel = self._client.get_partial_messageable(int(channel_id), guild_id=guild_id)
        return channel.get_partial_message(int(message_id))

    async def _courtesy(self, action: Awaitable[object]) -> None:
        """Does it, or lets it be: nothing depends on it."""
        try:
            async with asyncio.timeout(COURTESY_LIMIT_S):
                await action
        except (BotError, discord.DiscordException, aiohttp.ClientError, OSError) as exc:
            _log.debug("left out a courtesy: %s", exc)


def _first_id(anchor: Anchor) -> int:
    """The id after which the answer's messages come: the message's, or any of shortly before the announcement."""
    if anchor.announced_at is None:
        return int(anchor.id)
    return discord.utils.time_snowflake(anchor.announced_at - CLOCKS_DIFFER)


def _may(channel: discord.abc.GuildChannel | discord.Thread) -> discord.Permissions:
    return channel.permissions_for(channel.guild.me)


def _may_react(channel: discord.abc.Messageable) -> bool:
    if not isinstance(channel, discord.abc.GuildChannel | discord.Thread):
        return True
    return _may(channel).add_reactions and _may(channel).read_message_history
