"""The feeds that are read unless a channel chooses otherwise: a table that a reader of the field can edit."""

from importlib.resources import files
from pathlib import Path

from bot.coverage.feeds import Feed

_CELLS = 5


def default_feeds() -> tuple[Feed, ...]:
    """Those that come with Tumen: `bot/data/feeds.txt`."""
    return _read((files("bot") / "data" / "feeds.txt").read_text(encoding="utf-8"))


def feeds_in(file: Path) -> tuple[Feed, ...]:
    """Those of a table of the operator's. Raises ValueError with the line that is wrong, OSError."""
    return _read(file.read_text(encoding="utf-8"))


def _read(text: str) -> tuple[Feed, ...]:
    feeds = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) != _CELLS or not cells[0].startswith(("http://", "https://")):
            raise ValueError(f"line {number} is not: address | outlet | language | side | ownership")
        feeds.append(Feed(*cells))
    return tuple(feeds)
