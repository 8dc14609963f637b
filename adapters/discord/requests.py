"""Discord's events as requests of the bot. Nothing is decided here; what is not for the bot becomes None."""

import re

import discord

from adapters.discord.links import links_to_read
from bot.messages import Anchor, Place, Posted, Privacy, User, Visibility

PLATFORM = "discord"
INTERACTION = "i"  # before the id of an interaction, so that it is never taken for a message's

Channel = discord.abc.GuildChannel | discord.abc.PrivateChannel | discord.Thread | discord.PartialMessageable

_WRITTEN_BY_PEOPLE = frozenset({discord.MessageType.default, discord.MessageType.reply})


def place_of(channel: object, guild: discord.Guild | None) -> Place:
    """Where something is said. A private thread is a place of its own: what is pasted there stays there."""
    channel_id = str(getattr(channel, "id", ""))
    if guild is None:
        return Place(PLATFORM, "", channel_id, "direct")
    if isinstance(channel, discord.Thread) and not channel.is_private():
        return Place(PLATFORM, str(guild.id), str(channel.parent_id), _visibility(channel.parent, guild))
    return Place(PLATFORM, str(guild.id), channel_id, _visibility(channel, guild))


def thread_of(channel: object) -> str | None:
    return str(channel.id) if isinstance(channel, discord.Thread) else None


def posted(message: discord.Message, me: discord.ClientUser) -> Posted | None:
    """A message that a person wrote, or None for those of bots, webhooks and Discord itself."""
    if message.author.bot or message.webhook_id is not None or message.type not in _WRITTEN_BY_PEOPLE:
        return None
    mention = _mention(me.id, message.guild)
    return Posted(
        anchor=Anchor(place_of(message.channel, message.guild), str(message.id), thread_of(message.channel)),
        user=_writer(message),
        text=mention.sub(" ", message.content).strip(),
        links=links_to_read(message.content),
        addressed=message.guild is None or mention.search(message.content) is not None,
    )


def interaction_anchor(interaction: discord.Interaction, handle: str, privacy: Privacy) -> Anchor:
    place = place_of(interaction.channel or _Id(interaction.channel_id), interaction.guild)
    return Anchor(place, f"{INTERACTION}{interaction.id}", thread_of(interaction.channel), handle, privacy)


def interaction_user(interaction: discord.Interaction) -> User:
    return User(str(interaction.user.id), interaction.guild_id is None or may_manage(interaction.permissions))


def may_manage(permissions: discord.Permissions) -> bool:
    return permissions.administrator or permissions.manage_guild or permissions.manage_channels


class _Id:
    """A channel of which only the id is known."""

    def __init__(self, channel_id: int | None) -> None:
        self.id = channel_id or ""


def _visibility(channel: object, guild: discord.Guild) -> Visibility:
    if not isinstance(channel, discord.abc.GuildChannel):
        return "private"
    return "open" if channel.permissions_for(guild.default_role).view_channel else "private"


def _writer(message: discord.Message) -> User:
    author, channel = message.author, message.channel
    if message.guild is None:
        return User(str(author.id), may_manage=True)
    if not isinstance(author, discord.Member) or not isinstance(channel, discord.abc.GuildChannel | discord.Thread):
        return User(str(author.id))
    if isinstance(channel, discord.Thread) and channel.parent is None:
        return User(str(author.id))
    return User(str(author.id), may_manage(channel.permissions_for(author)))


def _mention(my_id: int, guild: discord.Guild | None) -> re.Pattern[str]:
    """The bot's own mention, or that of the role that Discord made for it, which people pick by mistake."""
    role = guild.self_role if guild else None
    return re.compile(rf"<@(?:!?{my_id}{f'|&{role.id}' if role else ''})>")
