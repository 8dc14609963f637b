"""Fetch a page that is too large and print by how many MB the process grew at most: `peak_memory.py HOST:PORT PATH`."""

import asyncio
import resource
import sys
from contextlib import suppress
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3]))

from bot.errors import TooLarge
from bot.news.fetch import WebFetcher


def peak_mb() -> float:
    """Linux counts in `ru_maxrss` what the process was before exec, too; VmHWM is ours alone."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


async def main(origin: str, path: str) -> None:
    async with WebFetcher(allow=[origin]) as web:
        await web.fetch(f"http://{origin}/")
        before = peak_mb()
        with suppress(TooLarge):
            await web.fetch(f"http://{origin}{path}")
            sys.exit("not too large")
        print(f"{peak_mb() - before:.1f}")


asyncio.run(main(*sys.argv[1:]))
