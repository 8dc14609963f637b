"""`kill -9` at random moments of answering a link: the database opens, the claim is resumed, the answer comes once.

A real `tumen run` answers links on a platform of ours; it is killed at a random moment after a link was pasted, and a
new one is started on the same database.
`python -m tests.long kill --platform slack --points 500 --state kill.jsonl [--database URL]` goes on where it stopped.
"""

import argparse
import asyncio
import random
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

from bot.ports import Store
from bot.store import open_store
from tests.long.stage import LOOK_AGAIN_S, PATIENCE_S, Stage, a_stage, read_options, record, results, until

_LONGEST_LIFE_S = 0.6
"""An answer takes about half of this, so that some kills come before it, some in it and some after."""


async def kill_points(stage: Stage, first: int, last: int, seed: int) -> AsyncIterator[dict[str, float]]:
    """One kill a point. Raises AssertionError when an answer is lost or doubled.

    `claimed`: 0 for a message that was lost before the bot had claimed it, which only a platform can mend that tells
    it again.
    """
    await stage.start_bot()
    async with open_store(stage.database) as store:
        for point in range(first, last):
            moment = random.Random(f"{seed}:{point}").uniform(0, _LONGEST_LIFE_S)  # noqa: S311  # not for secrets
            before = len(stage.town.pasted())
            stage.town.paste(stage.news.articles[point % len(stage.news.articles)].url)
            await until(lambda before=before: len(stage.town.pasted()) > before)  # type: ignore[misc]  # mypy/15459
            await asyncio.sleep(moment)
            message = stage.town.pasted()[-1]
            answered = stage.town.answers()[message]
            await stage.kill_bot()
            await stage.start_bot()
            claimed = await _settled(stage, store, message)
            counts = stage.town.answers()
            assert counts[message] == claimed, f"point {point}: {counts[message]} answers to {message}"
            assert set(counts.values()) <= {1}, f"point {point}: {counts}"
            yield {"point": point, "killed_after_s": round(moment, 3), "answered": answered, "claimed": claimed}
    await stage.kill_bot()


async def _settled(stage: Stage, store: Store, message: str) -> int:
    """Waits until the claim on the message is closed; 0 when there is none, and never will be."""
    async with asyncio.timeout(PATIENCE_S):
        while True:
            claims = await store.claims.claims_on(stage.town.place, message)
            if not claims and not stage.town.keeps:
                return 0
            if claims and all(claim.state != "open" for claim in claims):
                assert [claim.state for claim in claims] == ["answered"], f"{message}: {claims}"
                return 1
            await asyncio.sleep(LOOK_AGAIN_S)


async def _run(options: argparse.Namespace) -> None:
    with tempfile.TemporaryDirectory() as folder:
        url = options.database or f"sqlite:///{folder}/tumen.sqlite3"
        async with a_stage(options.platform, url, Path(folder)) as stage:
            async for result in kill_points(stage, len(results(options.state)), options.points, options.seed):
                record(options.state, result)


def main(arguments: list[str]) -> None:
    """Kill at `--points` moments in all, going on after those that `--state` holds already."""
    options = read_options("kill", __doc__, arguments)
    asyncio.run(_run(options))
    kills = results(options.state)
    early = sum(not kill["answered"] for kill in kills)
    unclaimed = sum(not kill["claimed"] for kill in kills)
    print(f"{len(kills)} kills, {early} before the answer was posted: none lost, none doubled")
    print(f"{unclaimed} messages had not reached a claim (Discord does not tell them again)")
