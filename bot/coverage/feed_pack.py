"""The feeds that come with Tumen: `bot/data/feeds.txt`, a table that a reader of the field can edit."""

from functools import cache
from importlib.resources import files

from bot.coverage.feeds import Feed


@cache
def default_feeds() -> tuple[Feed, ...]:
    """All of them, in the order of the file."""
    text = (files("bot") / "data" / "feeds.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(Feed(*(cell.strip() for cell in line.split("|"))) for line in lines)
