"""Discord's events as requests of the bot. Nothing is decided here; what is not for the bot becomes None."""

import re

import discord

from adapters.discord.links import links_to_read
from bot.messages import Anchor, Place, Posted, Privacy, User, Visibility

PLATFORM = "discord"
INTERACTION = "i"  # before the id of an interaction, so that it is never taken for a message's

_WRITTEN_BY_PEOPLE = frozenset({discord.MessageType.default, discord.MessageType.reply})


def place_of(channel: object, guild_id: int | None, guild: discord.Guild | None) -> Place:
    """Where something is said. A private thread is a place of its own: what is pasted there stays there.

    A server that is not known yet (it comes some moments after the connection) counts as private.
    """
    channel_id = str(getattr(channel, "id", ""))
    if guild_id is None:
        return Place(PLATFORM, "", channel_id, "direct")
    if guild is None:
        return Place(PLATFORM, str(guild_id), channel_id, "private")
    if isinstance(channel, discord.Thread) and not channel.is_private():
        return Place(PLATFORM, str(guild_id), str(channel.parent_id), _visibility(channel.parent, guild))
    return Place(PLATFORM, str(guild_id), channel_id, _visibility(channel, guild))


def thread_of(channel: object) -> str | None:
    return str(channel.id) if isinstance(channel, discord.Thread) else None


def posted(message: discord.Message, me: discord.ClientUser) -> Posted | None:
    """A message that a person wrote, or None for those of bots, webhooks and Discord itself."""
    if message.author.bot or message.webhook_id is not None or message.type not in _WRITTEN_BY_PEOPLE:
        return None
    guild_id = _guild_id(message)
    mention = _mention(me.id, message.guild)
    place = place_of(message.channel, guild_id, message.guild)
    return Posted(
        anchor=Anchor(place, str(message.id), thread_of(message.channel)),
        user=User(str(message.author.id), guild_id is None or _may_manage_here(message)),
        text=mention.sub(" ", message.content).strip(),
        links=links_to_read(message.content),
        addressed=guild_id is None or mention.search(message.content) is not None,
    )


def interaction_anchor(interaction: discord.Interaction, handle: str, privacy: Privacy) -> Anchor:
    channel = interaction.channel or discord.Object(interaction.channel_id or 0)
    place = place_of(channel, interaction.guild_id, interaction.guild)
    return Anchor(place, f"{INTERACTION}{interaction.id}", thread_of(interaction.channel), handle, privacy)


def interaction_user(interaction: discord.Interaction) -> User:
    return User(str(interaction.user.id), interaction.guild_id is None or may_manage(interaction.permissions))


def may_manage(permissions: discord.Permissions) -> bool:
    return permissions.administrator or permissions.manage_guild or permissions.manage_channels


def _guild_id(message: discord.Message) -> int | None:
    """None in a direct message. A server may be known by its id alone."""
    if message.guild is not None:
        return message.guild.id
    return message.channel.guild_id if isinstance(message.channel, discord.PartialMessageable) else None


def _visibility(channel: object, guild: discord.Guild) -> Visibility:
    everyone = guild.get_role(guild.id)
    if everyone is None or not isinstance(channel, discord.abc.GuildChannel):
        return "private"
    return "open" if channel.permissions_for(everyone).view_channel else "private"


def _may_manage_here(message: discord.Message) -> bool:
    author = message.author
    channel = message.channel.parent if isinstance(message.channel, discord.Thread) else message.channel
    return (
        isinstance(author, discord.Member)
        and isinstance(channel, discord.abc.GuildChannel)
        and may_manage(channel.permissions_for(author))
    )


def _mention(my_id: int, guild: discord.Guild | None) -> re.Pattern[str]:
    """The bot's own mention, or that of the role that Discord made for it, which people pick by mistake."""
    role = guild.self_role if guild else None
    return re.compile(rf"<@(?:!?{my_id}{f'|&{role.id}' if role else ''})>")
