"""One behaviour: every conversation on the terminal, on Discord, and on Slack over both of its connections."""

from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest

from tests.conversations.console import console_peer
from tests.conversations.discord import discord_peer
from tests.conversations.peer import Peer
from tests.conversations.scripts import SCRIPTS, Script
from tests.conversations.slack import slack_peer
from tests.conversations.statement_scripts import STATEMENT_SCRIPTS


def _open(platform: str, folder: Path) -> AbstractAsyncContextManager[Peer]:
    if platform == "console":
        return console_peer(folder)
    if platform == "discord":
        return discord_peer(folder)
    return slack_peer(folder, "http" if platform == "slack over http" else "socket")


@pytest.mark.parametrize("platform", ["console", "discord", "slack", "slack over http"])
@pytest.mark.parametrize("script", [*SCRIPTS, *STATEMENT_SCRIPTS], ids=lambda script: script.__name__)
async def test_a_conversation(script: Script, platform: str, tmp_path: Path) -> None:
    async with _open(platform, tmp_path) as peer:
        await script(peer)
