"""Slash commands and the message menu: each is acknowledged at once and passed on as `Called`."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Literal

import discord
from discord import app_commands

from adapters.discord.links import links_to_read
from bot.messages import Privacy

Call = Callable[[discord.Interaction, str, Mapping[str, str], Privacy], Awaitable[None]]


def add_commands(tree: app_commands.CommandTree, call: Call) -> None:
    """Puts the bot's commands on the tree; each calls `call(interaction, command, options, privacy)`."""
    for command in (_summarize(call), _help(call), _settings(call), _menu(call)):
        tree.add_command(command)


def _summarize(call: Call) -> app_commands.Command[app_commands.Group, ..., None]:
    @app_commands.command(description="Summarize an article in its own words")
    @app_commands.describe(
        url="The article's address", length="How long, medium if left out", private="Only you see the answer"
    )
    async def summarize(
        interaction: discord.Interaction,
        url: str,
        length: Literal["short", "medium", "long"] | None = None,
        private: bool = False,
    ) -> None:
        options = {"url": url, **({"length": length} if length else {})}
        await call(interaction, "summarize", options, "private" if private else "public")

    return summarize


def _help(call: Call) -> app_commands.Command[app_commands.Group, ..., None]:
    @app_commands.command(description="What this bot does and how to ask it")
    async def help(interaction: discord.Interaction) -> None:  # noqa: A001  the function's name is the command's
        await call(interaction, "help", {}, "private")

    return help


def _settings(call: Call) -> app_commands.Group:
    group = app_commands.Group(name="settings", description="What the bot does in this channel")

    @group.command(description="Read pasted links at once, only when the bot is mentioned, or not at all")
    async def links(interaction: discord.Interaction, choice: Literal["auto", "mention", "off"]) -> None:
        await call(interaction, "settings", {"links": choice}, "private")

    @group.command(description="Hide or keep Discord's preview of a pasted link once it is summarized")
    async def previews(interaction: discord.Interaction, choice: Literal["hide", "keep"]) -> None:
        await call(interaction, "settings", {"previews": choice}, "private")

    return group


def _menu(call: Call) -> app_commands.ContextMenu:
    async def summarize_links(interaction: discord.Interaction, message: discord.Message) -> None:
        await call(interaction, "summarize", {"links": " ".join(links_to_read(message.content))}, "public")

    return app_commands.ContextMenu(name="Summarize links", callback=summarize_links)
