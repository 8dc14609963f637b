"""`kill -9` at random moments of answering a link: the database opens, the claim is resumed, the answer comes once.

A real `tumen run` answers links on our Slack server; it is killed at a random moment after a link was pasted, and a
new one is started on the same database. `python -m tests.long kill --points 500 --state kill.jsonl [--database URL]`.
"""

import argparse
import asyncio
import json
import os
import random
import signal
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from adapters.console.newswire import Newswire
from bot.messages import Place
from bot.store import open_store
from tests.servers.slack import APP_TOKEN, BOT_TOKEN, SlackServer
from tests.servers.slack_workspace import BOT_ID, TEAM

_CHANNEL = "C1"
_LONGEST_LIFE_S = 1.2
"""An answer takes about half of this after a paste, so that some kills come before it, some in it and some after."""

_PATIENCE_S = 60.0


@dataclass
class Stage:
    """Slack, a news site, and one bot process at a time."""

    slack: SlackServer
    news: Newswire
    database: str
    folder: Path
    _process: asyncio.subprocess.Process | None = None
    _pastes: set[asyncio.Task[str]] = field(default_factory=set)

    async def start_bot(self) -> int:
        """A new process, connected; gives its id."""
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "adapters", "run", cwd=self.folder, env=self._environment()
        )
        await self.slack.until(lambda: self.slack.sockets.connected, _PATIENCE_S)
        return self._process.pid

    async def kill_bot(self) -> None:
        """`kill -9`, and the socket is seen to be gone."""
        if self._process:
            self._process.send_signal(signal.SIGKILL)
            await self._process.wait()
            self._process = None
            await self.slack.until(lambda: not self.slack.sockets.connected, _PATIENCE_S)

    def paste(self, number: int) -> None:
        """A link to one of the sample articles; does not wait for the answer, nor for the acknowledgement."""
        article = self.news.articles[number % len(self.news.articles)]
        paste = asyncio.create_task(self.slack.post(_CHANNEL, "U1", article.url))
        self._pastes.add(paste)
        paste.add_done_callback(self._pastes.discard)

    def answers(self) -> dict[str, int]:
        """How many answers each pasted message has."""
        messages = self.slack.workspace.messages
        pasted = [message.ts for message in messages if message.user == "U1"]
        bots = [message.thread_ts for message in messages if message.bot_id == BOT_ID]
        return {ts: bots.count(ts) for ts in pasted}

    def _environment(self) -> dict[str, str]:
        return {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "SLACK_BOT_TOKEN": BOT_TOKEN,
            "SLACK_APP_TOKEN": APP_TOKEN,
            "SLACK_API_BASE": self.slack.api_base,
            "TUMEN_DATABASE_URL": self.database,
            "TUMEN_FETCH_ALLOW": self.news.address,
            "TUMEN_LEASE_S": "2",
            "TUMEN_LOG_LEVEL": "ERROR",
        }


@asynccontextmanager
async def a_stage(database: str, folder: Path) -> AsyncIterator[Stage]:
    """Everything started; everything stopped at the end."""
    news = Newswire()
    await news.start()
    try:
        async with SlackServer() as slack:
            slack.add_channel(_CHANNEL, creator="U9")
            stage = Stage(slack, news, database, folder)
            try:
                yield stage
            finally:
                await stage.kill_bot()
    finally:
        await news.close()


async def kill_points(stage: Stage, first: int, last: int, seed: int) -> AsyncIterator[dict[str, float]]:
    """One kill a point. Raises AssertionError when an answer is lost or doubled."""
    await stage.start_bot()
    for point in range(first, last):
        moment = random.Random(f"{seed}:{point}").uniform(0, _LONGEST_LIFE_S)  # noqa: S311  # not for secrets
        stage.paste(point)
        await asyncio.sleep(moment)
        answered = list(stage.answers().values())[-1] if len(stage.answers()) > point - first else 0
        await stage.kill_bot()
        await stage.start_bot()
        await stage.slack.until(lambda: all(stage.answers().values()), _PATIENCE_S)
        counts = stage.answers()
        assert set(counts.values()) == {1}, f"point {point}: {counts}"
        yield {"point": point, "killed_after_s": round(moment, 3), "answered_before": answered}
    await stage.kill_bot()
    await _assert_settled(stage)


async def _assert_settled(stage: Stage) -> None:
    """The database opens, and nothing in it is left half done."""
    place = Place("slack", TEAM, _CHANNEL, "open")
    async with open_store(stage.database) as store:
        for ts in stage.answers():
            claims = await store.claims.claims_on(place, ts)
            assert [claim.state for claim in claims] == ["answered"], f"{ts}: {claims}"


async def _run(database: str, points: int, seed: int, state: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        url = database or f"sqlite:///{folder}/tumen.sqlite3"
        async with a_stage(url, Path(folder)) as stage:
            async for result in kill_points(stage, len(_results(state)), points, seed):
                _record(state, result)


def _results(state: Path) -> list[dict[str, float]]:
    return [json.loads(line) for line in state.read_text("utf-8").splitlines()] if state.exists() else []


def _record(state: Path, result: dict[str, float]) -> None:
    with state.open("a", encoding="utf-8") as file:
        file.write(json.dumps(result) + "\n")


def main(arguments: list[str]) -> None:
    """Kill at `--points` moments in all, going on after those that `--state` holds already."""
    parser = argparse.ArgumentParser(prog="python -m tests.long kill", description=__doc__)
    parser.add_argument("--points", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--state", type=Path, default=Path("kill.jsonl"))
    parser.add_argument("--database", default="", help="a PostgreSQL address; SQLite in a temporary folder without it")
    options = parser.parse_args(arguments)
    asyncio.run(_run(options.database, options.points, options.seed, options.state))
    results = _results(options.state)
    early = sum(result["answered_before"] == 0 for result in results)
    print(f"{len(results)} points, none lost, none doubled; {early} killed before the answer was posted")
