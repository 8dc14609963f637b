"""Discord: the embed and buttons that simcord's Discord got from the real discord.py, set in HTML."""

import re
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from tests.conversations.discord import discord_peer
from tests.pictures.stories import address_of

_PAGE = Template((Path(__file__).parent / "discord.html").read_text(encoding="utf-8"))
_SMALL_PRINT = "-# "
_LINK = re.compile(r"\[([^\]]*)\]\(([^)\s]*)\)")
_ESCAPE = re.compile(r"\\([^\w\s])")


async def discord_page(folder: Path, words: str, slug: str) -> str:
    """Somebody pastes the link of this sample article after these words; `folder` is for the bot's database."""
    async with discord_peer(folder) as peer:
        address = address_of(peer.news, slug)
        await peer.paste(f"{words} {address}")
        [message] = peer.messages()
        return _page(words, address, message)


def _page(words: str, address: str, message: Any) -> str:
    [embed] = message.embeds
    buttons = [button for row in message.components for button in row.children if not button.disabled]
    return _PAGE.substitute(
        words=escape(words),
        address=escape(address),
        thread=escape(message.channel.name),
        colour=str(embed.colour),
        title=escape(_unescaped(embed.title)),
        description="".join(_paragraph(block) for block in embed.description.split("\n\n")),
        buttons="".join(f"<button>{escape(button.label)}</button>" for button in buttons),
    )


def _paragraph(block: str) -> str:
    """The few marks that the bot uses: small print, links, escapes."""
    style = ' class="small"' if block.startswith(_SMALL_PRINT) else ""
    text = escape(_unescaped(block.removeprefix(_SMALL_PRINT)), quote=False)
    linked = _LINK.sub(r"<a>\1</a>", text)
    return f"<p{style}>{linked}</p>"


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(r"\1", text)
