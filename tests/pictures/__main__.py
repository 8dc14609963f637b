"""`python -m tests.pictures [FOLDER]`: makes the README's pictures anew, each from an answer that the bot gives now.

The bot, its adapters and the platforms' client libraries are real, the articles are the sample newswire's; the PNGs
are our drawing of the message that was sent, not screenshots of Discord and Slack. Needs a Chromium and the fonts
Noto Sans and Noto Sans CJK KR; the product and its tests need neither.
"""

import asyncio
import sys
import tempfile
from pathlib import Path

from tests.pictures.camera import NoBrowser, photograph
from tests.pictures.discord import discord_page
from tests.pictures.slack import slack_page
from tests.pictures.terminal import terminal_svg

_PICTURES = Path(__file__).parents[2] / "docs" / "pictures"


async def _pages() -> tuple[str, str, str]:
    with (
        tempfile.TemporaryDirectory() as one,
        tempfile.TemporaryDirectory() as two,
        tempfile.TemporaryDirectory() as three,
    ):
        return (
            await terminal_svg(Path(one), "pollock-quota-deal", "bereginya-leaves"),
            await discord_page(Path(two), "This will come up tomorrow:", "sanctions-report"),
            await slack_page(Path(three), "Seoul's side of the fisheries deal:", "pollock-quota-settled"),
        )


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else _PICTURES
    terminal, discord, slack = asyncio.run(_pages())
    (folder / "terminal.svg").write_text(terminal, encoding="utf-8")
    try:
        photograph(discord, folder / "discord.png")
        photograph(slack, folder / "slack.png")
    except NoBrowser as exc:
        sys.exit(str(exc))


main()
