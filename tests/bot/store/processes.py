"""Several real processes on one database: `python -m tests.bot.store.processes race|write COUNT URL FOLDER`.

It loads everything, forks COUNT children, prints their numbers, and waits for them. Child N notes what it has done,
a line at a time and each only when it is committed, in FOLDER/N. Ends with 1 when a child failed (being killed is
no failure).
"""

import asyncio
import os
import sys
import traceback
from collections.abc import Awaitable, Callable
from pathlib import Path

from bot.store import open_store
from tests.bot.store.rows import LEASE_S, NOW, answer, article, claim, place, summary

CLAIMS = 50
Note = Callable[[str], None]


async def race(number: int, url: str, note: Note) -> None:
    """Claim the same things as the others, and note what was won."""
    async with open_store(url) as store:
        for n in range(CLAIMS):
            if await store.claims.claim(claim(f"{number}-{n}", message=f"m{n}"), NOW, LEASE_S):
                note(f"m{n}")


async def write(number: int, url: str, note: Note) -> None:
    """Write articles, summaries, claims and answers until killed (or for a thousand rounds)."""
    async with open_store(url) as store:
        for n in range(1000):
            name = f"{number}-{n}"
            await store.archive.keep_article(article(f"a{name}", url=f"https://sample.example/{name}"), ())
            await store.archive.keep_summary(f"a{name}", 2, summary(0, 2))
            await store.claims.claim(claim(f"c{name}", message=name), NOW, LEASE_S)
            (part,) = await store.outbox.open_answer(answer(f"s{name}", f"c{name}", place(), article_id=f"a{name}"), 1)
            await store.outbox.start_sending(part.id, f"c{name}", "one")
            note(name)


def main(name: str, count: int, url: str, folder: Path) -> None:
    work: Callable[[int, str, Note], Awaitable[None]] = {"race": race, "write": write}[name]
    gate, start = os.pipe()
    children = []
    for number in range(count):
        child = os.fork()
        if child == 0:
            os.close(start)
            os.read(gate, 1)  # ends when the parent lets go of the other end, for all at once
            _work(work, number, url, folder / str(number))
        children.append(child)
    print(*children, flush=True)
    os.close(start)
    failed = [child for child in children if os.WEXITSTATUS(os.waitpid(child, 0)[1])]
    sys.exit(1 if failed else 0)


def _work(work: Callable[[int, str, Note], Awaitable[None]], number: int, url: str, notes: Path) -> None:
    file = os.open(notes, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def note(line: str) -> None:
        os.write(file, f"{line}\n".encode())

    async def run() -> None:
        await work(number, url, note)

    try:
        asyncio.run(run())
    except BaseException:  # a forked child must not go on into what its parent was doing
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3], Path(sys.argv[4]))
