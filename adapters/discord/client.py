"""The connection to Discord: its events become requests, interactions are acknowledged first, nothing is decided."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping, Sequence

import aiohttp
import discord
from discord import app_commands

from adapters.discord.calls import Patience
from adapters.discord.chat import DiscordChat
from adapters.discord.commands import add_commands
from adapters.discord.live import LiveInteraction, LiveInteractions
from adapters.discord.render import button_of
from adapters.discord.requests import PLATFORM, interaction_anchor, interaction_user, place_of, posted
from bot.messages import Called, Choice, Deleted, Edited, Left, Pressed, Privacy, Request, Typed

Receive = Callable[[Request], Awaitable[None]]
Complete = Callable[[Typed], Awaitable[tuple[Choice, ...]]]

LONGEST_LIMIT_WAIT_S = 30.0  # longer ones are waited out in adapters.discord.calls
GUILDS_LIMIT_S = 1.0  # how long after a server the next one may come, at the start
EDITS_REMEMBERED = 1_000

_log = logging.getLogger(__name__)


class TumenClient(discord.Client):
    """Keeps no messages and no members: the main process stays small.

    `reads_messages`: whether the application has the Message Content intent; without it only messages that mention
    the bot, and direct messages, come with their words.
    """

    def __init__(self, *, reads_messages: bool, patience: Patience | None = None) -> None:
        super().__init__(
            intents=discord.Intents(guilds=True, guild_messages=True, dm_messages=True, message_content=reads_messages),
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_ratelimit_timeout=LONGEST_LIMIT_WAIT_S,
            guild_ready_timeout=GUILDS_LIMIT_S,
        )
        self.reads_messages = reads_messages
        self._live = LiveInteractions()
        self.chat = DiscordChat(self, self._live, patience or Patience())
        self.receive: Receive = _nobody_listens
        self.complete: Complete = nothing_known
        self.connected = asyncio.Event()
        self._edits = _Edits()
        self.tree = app_commands.CommandTree(
            self,
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
        )
        add_commands(self.tree, self._called, self._completed)

    async def setup_hook(self) -> None:
        """Once a process, not on every `on_ready`. Without it the commands of the last start stay as they are."""
        try:
            await self.tree.sync()
        except (discord.HTTPException, aiohttp.ClientError, OSError) as exc:
            _log.warning("the slash commands could not be brought up to date: %s", exc)

    async def close(self) -> None:
        await self.chat.close()
        await super().close()

    async def on_connect(self) -> None:
        """Events come from now on; discord.py calls itself ready only when no further server has come for a while."""
        self.connected.set()

    async def on_message(self, message: discord.Message) -> None:
        request = posted(message, self._me())
        if request is not None:
            await self.receive(request)

    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        request = posted(payload.message, self._me())
        if request is None or not self._edits.is_new(payload.message):
            return
        if self.reads_messages or request.addressed:  # otherwise its words are hidden, not gone
            await self.receive(Edited(request))

    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        await self._deleted(payload.guild_id, payload.channel_id, [payload.message_id])

    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        await self._deleted(payload.guild_id, payload.channel_id, sorted(payload.message_ids))

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Not called in an outage: that is `on_guild_unavailable`."""
        await self.receive(Left(PLATFORM, str(guild.id)))

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Presses only; commands come through the tree."""
        if interaction.type is not discord.InteractionType.component or interaction.message is None:
            return
        button = button_of(_custom_id(interaction))
        if button is None:
            return
        privacy: Privacy = "private" if interaction.message.flags.ephemeral else "public"
        handle = await self._acknowledged(interaction, privacy)
        if handle is not None:
            anchor = interaction_anchor(interaction, handle, privacy)
            message = str(interaction.message.id)
            await self.receive(Pressed(anchor, interaction_user(interaction), button, message))

    async def _called(
        self, interaction: discord.Interaction, command: str, options: Mapping[str, str], privacy: Privacy
    ) -> None:
        handle = await self._acknowledged(interaction, privacy)
        if handle is not None:
            anchor = interaction_anchor(interaction, handle, privacy)
            await self.receive(Called(anchor, interaction_user(interaction), command, options))
            await self.chat.stop_waiting(anchor)

    async def _completed(self, interaction: discord.Interaction, option: str, text: str) -> tuple[Choice, ...]:
        channel = interaction.channel or discord.Object(interaction.channel_id or 0)
        place = place_of(channel, interaction.guild_id, interaction.guild)
        return await self.complete(Typed(place, option, text))

    async def _acknowledged(self, interaction: discord.Interaction, privacy: Privacy) -> str | None:
        """The handle under which the interaction can be answered, or None where it is too late or another process was
        first."""
        is_command = interaction.type is discord.InteractionType.application_command
        try:
            await interaction.response.defer(ephemeral=privacy == "private", thinking=is_command)
        except (discord.DiscordException, aiohttp.ClientError, OSError) as exc:
            _log.info("interaction %s was not acknowledged: %s", interaction.id, exc)
            return None
        return self._live.keep(LiveInteraction(interaction, privacy, waiting=is_command))

    async def _deleted(self, guild_id: int | None, channel_id: int, messages: Sequence[int]) -> None:
        guild = self.get_guild(guild_id) if guild_id else None
        channel: object = self.get_channel(channel_id)
        if channel is None and guild is not None:
            channel = await self._old_thread(channel_id)
        place = place_of(channel or discord.Object(channel_id), guild_id, guild)
        await self.receive(Deleted(place, tuple(str(message) for message in messages)))

    async def _old_thread(self, channel_id: int) -> object:
        """An archived thread, which is not in the cache; None when that, too, is gone."""
        try:
            return await self.fetch_channel(channel_id)
        except (discord.DiscordException, aiohttp.ClientError, OSError):
            return None

    def _me(self) -> discord.ClientUser:
        if self.user is None:
            raise RuntimeError("an event before the login")
        return self.user


class _Edits:
    """Tells a person's edit from Discord's own updates (previews, pins, threads), which repeat the last edit's time."""

    def __init__(self) -> None:
        self._last: OrderedDict[int, object] = OrderedDict()

    def is_new(self, message: discord.Message) -> bool:
        edited_at = message.edited_at
        if edited_at is None or self._last.get(message.id) == edited_at:
            return False
        self._last[message.id] = edited_at
        if len(self._last) > EDITS_REMEMBERED:
            self._last.popitem(last=False)
        return True


def _custom_id(interaction: discord.Interaction) -> str:
    data: Mapping[str, object] = {**interaction.data} if interaction.data else {}
    return str(data.get("custom_id", ""))


async def _nobody_listens(request: Request) -> None:
    raise RuntimeError(f"nobody listens to {type(request).__name__}")


async def nothing_known(_: Typed) -> tuple[Choice, ...]:
    """The completion of a bot that has none."""
    return ()
