"""A simulated Discord (simcord) with the real client in it, and a core that records and answers as told."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import simcord
from simcord.builders import ChannelHandle, GuildHandle

from adapters.discord.calls import Patience
from adapters.discord.chat import DiscordChat
from adapters.discord.client import TumenClient
from bot.messages import Anchor, Button, Called, Line, Posted, Pressed, Reply, Request

HARBOUR = "https://news.example/harbour"
SAMPLE = Reply(
    headline=Line("Harbour opens (sample)", HARBOUR),
    facts=("Example Wire", "English"),
    paragraphs=(Line("The harbour opened.", f"{HARBOUR}#:~:text=The%20harbour"),),
    buttons=(Button("long:a1", "Longer"),),
)


@dataclass
class Core:
    """Stands where bot.conversation stands. `answer` is called with every request that has an anchor."""

    requests: list[Request] = field(default_factory=list)
    answer: Callable[[Anchor], Awaitable[object]] | None = None

    async def receive(self, request: Request) -> None:
        self.requests.append(request)
        if self.answer and isinstance(request, Posted | Called | Pressed):
            await self.answer(request.anchor)


@dataclass
class World:
    env: simcord.Env
    core: Core
    client: TumenClient
    guild: GuildHandle
    channel: ChannelHandle
    ann: simcord.MemberActor
    parts: int = 0

    @property
    def chat(self) -> DiscordChat:
        return self.client.chat

    @property
    def last(self) -> Request:
        return self.core.requests[-1]

    async def send_sample(self, anchor: Anchor) -> None:
        self.parts += 1
        await self.chat.send(anchor, SAMPLE, 0, f"part{self.parts}")


@asynccontextmanager
async def a_world(*, answers: bool = False, reads_messages: bool = True) -> AsyncIterator[World]:
    """Not a fixture: simcord's clock belongs to the context in which it is entered."""
    client = TumenClient(reads_messages=reads_messages, patience=Patience(waits_s=()))
    core = Core()
    client.receive = core.receive
    async with simcord.run(client) as env:
        guild = env.create_guild()
        channel = guild.create_text_channel("news")
        world = World(env, core, client, guild, channel, guild.add_member(env.create_user("ann")))
        core.answer = world.send_sample if answers else None
        yield world
        await client.chat.close()
