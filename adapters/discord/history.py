"""Looks for the bot's own messages in what was written after a point, without reading more than is fair."""

import discord

from adapters.discord.content import carries
from adapters.discord.places import readable
from bot.errors import SendUnknown

MOST = 100


async def find_part(
    channel: discord.abc.Messageable, after: discord.abc.Snowflake, part_id: str, me: int
) -> discord.Message | None:
    """The bot's message with this part id, or None when there certainly is none after that point.

    Reads the first and the newest `MOST` messages. Raises SendUnknown when there are more, or none may be read.
    """
    if not readable(channel):
        raise SendUnknown("the history cannot be read here")
    read = 0
    async for message in channel.history(limit=MOST, after=after, oldest_first=True):
        read += 1
        if message.author.id == me and carries(message, part_id):
            return message
    if read < MOST:
        return None
    async for message in channel.history(limit=MOST):
        if message.author.id == me and carries(message, part_id):
            return message
    raise SendUnknown(f"not among {2 * MOST} messages")


async def others_wrote(thread: discord.Thread) -> bool:
    """Whether anything stands in the thread that is not Discord's own note of its beginning. True when in doubt."""
    if not readable(thread):
        return True
    async for message in thread.history(limit=MOST):
        if message.type is not discord.MessageType.thread_starter_message:
            return True
    return False
