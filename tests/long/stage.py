"""A platform of ours, a sample newswire, and real `tumen run` processes between them, one at a time."""

import argparse
import asyncio
import json
import os
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Protocol, get_args

from adapters.console.newswire import Newswire
from bot.messages import Place
from tests.servers import discord, discord_state, slack, slack_workspace

Platform = Literal["discord", "slack"]

PATIENCE_S = 60.0
LOOK_AGAIN_S = 0.02


class Town(Protocol):
    """People and a platform. `place`: where they talk. `keeps`: what the bot did not take up is told to it again."""

    place: Place
    keeps: bool

    def environment(self) -> dict[str, str]: ...

    def connected(self) -> bool: ...

    def paste(self, url: str) -> None:
        """Somebody posts this; returns before the bot knows of it."""
        ...

    def pasted(self) -> list[str]:
        """The ids of the messages that people posted."""
        ...

    def answers(self) -> Counter[str]:
        """How many messages the bot has posted about each of them."""
        ...

    def announced(self) -> str:
        """All that the bot has posted in the channel itself, in the platform's own form."""
        ...


class SlackTown:
    """One public channel; an event that is not acknowledged is sent again."""

    place = Place("slack", slack_workspace.TEAM, "C1", "open")
    keeps = True

    def __init__(self, server: slack.SlackServer) -> None:
        self._server = server
        self._pastes: set[asyncio.Task[str]] = set()
        server.add_channel(self.place.channel, creator="U9")

    def environment(self) -> dict[str, str]:
        return {
            "SLACK_BOT_TOKEN": slack.BOT_TOKEN,
            "SLACK_APP_TOKEN": slack.APP_TOKEN,
            "SLACK_API_BASE": self._server.api_base,
        }

    def connected(self) -> bool:
        return self._server.sockets.connected

    def paste(self, url: str) -> None:
        paste = asyncio.create_task(self._server.post(self.place.channel, "U1", url))
        self._pastes.add(paste)
        paste.add_done_callback(self._pastes.discard)

    def pasted(self) -> list[str]:
        return [message.ts for message in self._server.workspace.messages if message.user == "U1"]

    def answers(self) -> Counter[str]:
        said = [message for message in self._server.workspace.messages if message.bot_id == slack_workspace.BOT_ID]
        return Counter(str(message.thread_ts) for message in said)

    def announced(self) -> str:
        said = [message for message in self._server.workspace.messages if message.bot_id == slack_workspace.BOT_ID]
        return json.dumps([message.blocks for message in said if message.thread_ts is None])


class DiscordTown:
    """One text channel; what is sent while nobody listens is lost, as it is on Discord."""

    place = Place("discord", discord_state.GUILD, discord_state.CHANNEL, "open")
    keeps = False

    def __init__(self, server: discord.DiscordServer) -> None:
        self._server = server
        self._pastes: set[asyncio.Task[str]] = set()

    def environment(self) -> dict[str, str]:
        return {
            "DISCORD_TOKEN": discord.TOKEN,
            "DISCORD_API_BASE": self._server.api_base,
            "DISCORD_GATEWAY_URL": self._server.gateway_url,
        }

    def connected(self) -> bool:
        return self._server.gateway.connected

    def paste(self, url: str) -> None:
        paste = asyncio.create_task(self._server.say(url))
        self._pastes.add(paste)
        paste.add_done_callback(self._pastes.discard)

    def pasted(self) -> list[str]:
        everything = self._server.state.messages[self.place.channel]
        return [message["id"] for message in everything if message["author"] == self._server.state.person]

    def answers(self) -> Counter[str]:
        """A thread on a message has the message's id."""
        return Counter(str(message["channel_id"]) for message in self._server.state.answers())

    def announced(self) -> str:
        said = [m for m in self._server.state.answers() if m["channel_id"] == self.place.channel]
        return json.dumps([message["embeds"] for message in said])


@dataclass
class Stage:
    """`database`: what the bot processes keep everything in; `folder`: where they run."""

    town: Town
    news: Newswire
    database: str
    folder: Path
    _process: asyncio.subprocess.Process | None = field(default=None)

    async def start_bot(self, *, connected: bool = True) -> int:
        """A new process; gives its id when it is connected, or at once."""
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "adapters", "run", cwd=self.folder, env=self._environment()
        )
        if connected:
            await until(self.town.connected)
        return self._process.pid

    async def kill_bot(self) -> None:
        """`kill -9`; returns when the platform has seen that the bot is gone."""
        if self._process:
            self._process.send_signal(signal.SIGKILL)
            await self._process.wait()
            self._process = None
            await until(lambda: not self.town.connected())

    def _environment(self) -> dict[str, str]:
        return {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "TUMEN_DATABASE_URL": self.database,
            "TUMEN_FETCH_ALLOW": self.news.address,
            "TUMEN_FEEDS_FILE": str(self.folder / "feeds.txt"),
            "TUMEN_LEASE_S": "2",
            "TUMEN_LOG_LEVEL": "INFO",
        } | self.town.environment()


@asynccontextmanager
async def a_stage(platform: Platform, database: str, folder: Path) -> AsyncIterator[Stage]:
    """Everything but the bot started; everything stopped at the end."""
    async with AsyncExitStack() as stack:
        news = Newswire()
        await news.start()
        stack.push_async_callback(news.close)
        town: Town
        if platform == "slack":
            town = SlackTown(await stack.enter_async_context(slack.SlackServer()))
        else:
            town = DiscordTown(await stack.enter_async_context(discord.DiscordServer()))
        (folder / "feeds.txt").write_text("", encoding="utf-8")  # nobody's feeds but those of a proof
        stage = Stage(town, news, database, folder)
        stack.push_async_callback(stage.kill_bot)
        yield stage


async def until(true: Callable[[], bool]) -> None:
    """Wait for it; raises TimeoutError after `PATIENCE_S`."""
    async with asyncio.timeout(PATIENCE_S):
        while not true():  # noqa: ASYNC110  # plain state that signals nothing
            await asyncio.sleep(LOOK_AGAIN_S)


def read_options(name: str, about: str | None, arguments: list[str]) -> argparse.Namespace:
    """What a proof of many points is asked: on which platform and database, how many, and where they are written."""
    parser = argparse.ArgumentParser(prog=f"python -m tests.long {name}", description=about)
    parser.add_argument("--platform", choices=get_args(Platform), default="slack")
    parser.add_argument("--points", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--state", type=Path, default=Path(f"{name}.jsonl"))
    parser.add_argument("--database", default="", help="a PostgreSQL address; SQLite in a temporary folder without it")
    return parser.parse_args(arguments)


def results(state: Path) -> list[dict[str, float]]:
    """The points that were passed already."""
    return [json.loads(line) for line in state.read_text("utf-8").splitlines()] if state.exists() else []


def record(state: Path, result: dict[str, float]) -> None:
    with state.open("a", encoding="utf-8") as file:
        file.write(json.dumps(result) + "\n")
