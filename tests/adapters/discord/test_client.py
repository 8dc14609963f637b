"""The client against simcord, a simulated Discord: what becomes of events, and what the Chat's calls do."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import simcord

from adapters.discord.calls import Patience
from adapters.discord.client import TumenClient
from bot.messages import Button, Called, Line, Posted, Reply, Request

SAMPLE = Reply(
    headline=Line("Harbour opens (sample)", "https://news.example/harbour"),
    facts=("Example Wire", "English"),
    paragraphs=(Line("The harbour opened.", "https://news.example/harbour#:~:text=The%20harbour"),),
    buttons=(Button("longer:a1", "Longer"),),
)


@dataclass
class Core:
    """Records what comes, and answers everything that can be answered with the same reply."""

    client: TumenClient
    answer: bool = False
    requests: list[Request] = field(default_factory=list)

    async def receive(self, request: Request) -> None:
        self.requests.append(request)
        if self.answer and isinstance(request, Posted | Called):
            await self.client.chat.send(request.anchor, SAMPLE, 0, f"part{len(self.requests)}")


@dataclass
class World:
    env: simcord.Env
    core: Core
    client: TumenClient


@asynccontextmanager
async def a_world() -> AsyncIterator[World]:
    """Not a fixture: simcord's clock belongs to the context in which it is entered."""
    client = TumenClient(reads_messages=True, patience=Patience(waits_s=()))
    core = Core(client)
    client.receive = core.receive
    async with simcord.run(client) as env:
        yield World(env, core, client)


async def test_a_message_with_a_link_becomes_a_request() -> None:
    async with a_world() as world:
        guild = world.env.create_guild()
        channel = guild.create_text_channel("news")
        writer = guild.add_member(world.env.create_user("ann"))

        await writer.send(channel, "see https://news.example/harbour")

        [request] = world.core.requests
        assert isinstance(request, Posted)
        assert request.links == ("https://news.example/harbour",)
        assert request.anchor.place.visibility == "open"
        assert request.anchor.place.workspace == str(guild.id)
        assert not request.addressed


async def test_an_answer_stands_in_a_thread_named_after_the_headline() -> None:
    async with a_world() as world:
        world.core.answer = True
        guild = world.env.create_guild()
        channel = guild.create_text_channel("news")
        writer = guild.add_member(world.env.create_user("ann"))

        await writer.send(channel, "see https://news.example/harbour")

        [thread] = channel.threads
        assert thread.name == "Harbour opens (sample)"
        [answer] = [message for message in thread.history() if message.embeds]
        assert answer.embeds[0].url == "https://news.example/harbour"
