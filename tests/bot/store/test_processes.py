"""Several processes on one database: who claims what, and what a killed one leaves behind."""

import asyncio
import os
import random
import signal
import sys
from pathlib import Path

from sqlalchemy import text

from bot.store import open_store
from bot.store.database import open_database
from tests.bot.store.processes import CLAIMS
from tests.bot.store.rows import LEASE_S, NOW, answer, article, claim, summary

PROJECT = Path(__file__).parents[3]
KILLED = 10


async def _start(name: str, count: int, url: str, folder: Path) -> tuple[asyncio.subprocess.Process, list[int]]:
    launcher = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.bot.store.processes",
        name,
        str(count),
        url,
        str(folder),
        cwd=PROJECT,
        stdout=asyncio.subprocess.PIPE,
    )
    assert launcher.stdout is not None
    children = [int(word) for word in (await asyncio.wait_for(launcher.stdout.readline(), 60)).split()]
    return launcher, children


def _noted(folder: Path, count: int) -> list[list[str]]:
    files = [folder / str(number) for number in range(count)]
    return [file.read_text().splitlines() if file.exists() else [] for file in files]


async def _first_note(folder: Path) -> None:
    for _ in range(3000):
        if any(_noted(folder, KILLED)):
            return
        await asyncio.sleep(0.02)


async def test_of_two_processes_that_claim_the_same_each_claim_has_one_winner(
    database_url: str, tmp_path: Path
) -> None:
    launcher, children = await _start("race", 2, database_url, tmp_path)

    assert await asyncio.wait_for(launcher.wait(), 60) == 0

    won = _noted(tmp_path, len(children))
    assert sorted(won[0] + won[1]) == sorted(f"m{n}" for n in range(CLAIMS))


async def test_killed_processes_leave_a_database_that_opens_with_all_they_committed(
    database_url: str, tmp_path: Path
) -> None:
    async with open_store(database_url):
        pass
    launcher, children = await _start("write", KILLED, database_url, tmp_path)
    await _first_note(tmp_path)
    chance = random.Random(7)  # noqa: S311 - no secret, only moments

    for child in children:
        await asyncio.sleep(chance.uniform(0, 0.1))
        os.kill(child, signal.SIGKILL)
    assert await asyncio.wait_for(launcher.wait(), 60) == 0

    names = [name for notes in _noted(tmp_path, KILLED) for name in notes]
    assert names
    async with open_store(database_url) as store:
        for name in names:
            assert await store.archive.article(f"a{name}") == article(f"a{name}", url=f"https://sample.example/{name}")
            assert await store.archive.summary(f"a{name}", 2) == summary(0, 2)
            assert await store.claims.find(f"c{name}") == claim(f"c{name}", message=name)
            assert await store.outbox.answer(f"s{name}") == answer(f"s{name}", f"c{name}", article_id=f"a{name}")
            assert [part.state for part in await store.outbox.parts(f"s{name}")] == ["sending"]
        assert await store.claims.claim(claim("afterwards", message="afterwards"), NOW, LEASE_S)
    if database_url.startswith("sqlite"):
        assert await _flaws(database_url) == []


async def _flaws(url: str) -> list[str]:
    """What SQLite itself finds wrong with the file."""
    async with open_database(url) as database, database.read() as connection:
        broken = (await connection.execute(text("PRAGMA integrity_check"))).scalars().all()
        dangling = (await connection.execute(text("PRAGMA foreign_key_check"))).all()
    return [line for line in broken if line != "ok"] + [str(row) for row in dangling]
