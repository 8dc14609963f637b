"""Finds and opens the channels and threads in which answers to messages stand."""

import asyncio
from dataclasses import dataclass

import discord

from adapters.discord.calls import Patience, patiently
from adapters.discord.content import Content, attached
from bot.errors import PlaceGone
from bot.messages import Anchor, Attachment, Place

READY_LIMIT_S = 60.0

_THREAD_EXISTS = 160_004
_MAY_NOT = frozenset({400, 403})


@dataclass(frozen=True, slots=True)
class Destination:
    """Where an answer goes: a channel, and the message it replies to there, if it does."""

    channel: discord.abc.Messageable
    reference: discord.MessageReference | None = None

    async def send(self, content: Content, nonce: str, file: Attachment | None) -> discord.Message:
        files = attached(file)
        if self.reference is None:
            return await self.channel.send(**content, nonce=nonce, files=files)
        reference = self.reference
        return await self.channel.send(**content, nonce=nonce, files=files, reference=reference, mention_author=False)


class Places:
    """Looks in discord.py's cache first and asks Discord for what is not there (old threads, mostly)."""

    def __init__(self, client: discord.Client, patience: Patience) -> None:
        self._client = client
        self._patience = patience

    async def for_answer(self, anchor: Anchor, name: str) -> Destination:
        """The thread of the anchor message, opened and named if need be, or a reply where there can be none.

        An announcement goes into the channel itself. Raises SendFailed, PlaceGone, SendUnknown.
        """
        channel = await self.channel(anchor.place, anchor.thread or anchor.place.channel)
        if anchor.announced_at:
            return Destination(channel)
        if anchor.thread is None and isinstance(channel, discord.TextChannel):
            thread = await self._thread(channel, int(anchor.id), name)
            if thread is not None:
                return Destination(thread)
        return Destination(channel, _reference(channel, anchor))

    async def of_answers(self, anchor: Anchor) -> tuple[discord.abc.Messageable, ...]:
        """The channels in which answers to the anchor message can stand. Raises as `channel` does."""
        around = await self.channel(anchor.place, anchor.thread or anchor.place.channel)
        if anchor.thread is not None or anchor.announced_at or not isinstance(around, discord.TextChannel):
            return (around,)
        try:
            return (await self.channel(anchor.place, anchor.id), around)  # a message's thread has the message's id
        except PlaceGone:
            return (around,)

    async def channel(self, place: Place, channel_id: str) -> discord.abc.Messageable:
        """A channel or thread by its id. Raises PlaceGone, SendFailed, SendUnknown."""
        if not place.workspace:
            return self._client.get_partial_messageable(int(channel_id))
        return await patiently(lambda: self._fetched(int(channel_id)), self._patience, repeatable=True)

    def cached(self, place: Place, channel_id: str) -> discord.abc.Messageable:
        """The channel if it is known, else a stand-in that can be written to all the same."""
        known = self._client.get_channel(int(channel_id))
        if isinstance(known, discord.abc.Messageable):
            return known
        return self._client.get_partial_messageable(int(channel_id), guild_id=int(place.workspace or 0) or None)

    async def _fetched(self, channel_id: int) -> discord.abc.Messageable:
        channel: object = self._client.get_channel(channel_id)
        if channel is None:  # an old thread, or the servers have not come yet
            await asyncio.wait_for(self._client.wait_until_ready(), READY_LIMIT_S)
            channel = self._client.get_channel(channel_id) or await self._client.fetch_channel(channel_id)
        if not isinstance(channel, discord.abc.Messageable):
            raise PlaceGone(f"nothing can be written in channel {channel_id}")
        return channel

    async def _thread(self, channel: discord.TextChannel, message_id: int, name: str) -> discord.Thread | None:
        """The message's thread, or None where the bot may not open one or write in it."""
        permissions = channel.permissions_for(channel.guild.me)
        if not permissions.send_messages_in_threads:
            return None
        known = channel.guild.get_thread(message_id)
        if known is not None or not permissions.create_public_threads:
            return known
        return await patiently(lambda: self._opened(channel, message_id, name), self._patience, repeatable=True)

    async def _opened(self, channel: discord.TextChannel, message_id: int, name: str) -> discord.Thread | None:
        try:
            return await channel.get_partial_message(message_id).create_thread(name=name)
        except discord.HTTPException as exc:
            if exc.code == _THREAD_EXISTS:
                thread = await self._client.fetch_channel(message_id)
                return thread if isinstance(thread, discord.Thread) else None
            if exc.status in _MAY_NOT:
                return None
            raise


def readable(channel: discord.abc.Messageable) -> bool:
    """Whether the bot may read the channel's history."""
    if isinstance(channel, discord.abc.GuildChannel | discord.Thread):
        permissions = channel.permissions_for(channel.guild.me)
        return permissions.view_channel and permissions.read_message_history
    return True


def _reference(channel: discord.abc.Messageable, anchor: Anchor) -> discord.MessageReference | None:
    """None where the bot may not read the history: Discord takes no replies from it there."""
    if not readable(channel):
        return None
    return discord.MessageReference(
        message_id=int(anchor.id),
        channel_id=int(anchor.thread or anchor.place.channel),
        guild_id=int(anchor.place.workspace) if anchor.place.workspace else None,
        fail_if_not_exists=False,
    )
