"""Where something is said, also while little is known of the server."""

import discord

from adapters.discord.requests import may_manage, place_of
from bot.messages import Place
from tests.adapters.discord.world import HARBOUR, a_world


def test_a_server_that_is_not_known_yet_counts_as_private() -> None:
    assert place_of(discord.Object(5), 1, None) == Place("discord", "1", "5", "private")


def test_without_a_server_it_is_a_direct_message() -> None:
    assert place_of(discord.Object(5), None, None) == Place("discord", "", "5", "direct")


async def test_a_private_thread_is_a_place_of_its_own() -> None:
    async with a_world() as world:
        channel = world.client.get_channel(world.channel.id)
        assert isinstance(channel, discord.TextChannel)
        thread = await channel.create_thread(name="desk", type=discord.ChannelType.private_thread)

        place = place_of(thread, channel.guild.id, channel.guild)

        assert place == Place("discord", str(channel.guild.id), str(thread.id), "private")


async def test_a_public_thread_belongs_to_its_channel() -> None:
    async with a_world() as world:
        message = await world.ann.send(world.channel, HARBOUR)
        channel = world.client.get_channel(world.channel.id)
        assert isinstance(channel, discord.TextChannel)
        thread = await channel.get_partial_message(message.id).create_thread(name="talk")

        place = place_of(thread, channel.guild.id, channel.guild)

        assert place == Place("discord", str(channel.guild.id), str(channel.id), "open")


def test_who_may_manage_is_whoever_may_change_the_channel_or_the_server() -> None:
    rights = [discord.Permissions(**{name: True}) for name in ("administrator", "manage_guild", "manage_channels")]

    assert all(may_manage(right) for right in rights)
    assert not may_manage(discord.Permissions(manage_messages=True))
