"""Slash commands and the message menu: each is acknowledged at once and passed on as `Called`."""

from collections.abc import Awaitable, Callable, Coroutine, Mapping
from typing import Any, Literal

import discord
from discord import app_commands

from adapters.discord.links import links_to_read
from bot.messages import Choice, Privacy

Call = Callable[[discord.Interaction, str, Mapping[str, str], Privacy], Awaitable[None]]
Complete = Callable[[discord.Interaction, str, str], Awaitable[tuple[Choice, ...]]]

Days = Literal[
    "daily",
    "weekdays",
    "weekly MON",
    "weekly TUE",
    "weekly WED",
    "weekly THU",
    "weekly FRI",
    "weekly SAT",
    "weekly SUN",
]

_DIGEST_ACTIONS = {
    "preview": "See what the next digest would say; nobody else sees it",
    "now": "Have a digest posted now",
    "list": "The digests of this channel",
    "pause": "Stop a digest for a while",
    "resume": "Go on with a paused digest",
    "remove": "Remove a digest",
    "audit": "What became of each digest that was due",
}
_FEED_ACTIONS = {
    "list": "The feeds that this channel reads",
    "add": "Add a feed by its address, or its site's",
    "remove": "Remove a feed from this channel",
    "mute": "Leave a feed out for a while",
    "unmute": "Read a muted feed again",
    "health": "How each feed does",
    "export": "The feeds as an OPML file",
}

CHOICES = 25
"""So many completions Discord takes."""


def add_commands(tree: app_commands.CommandTree, call: Call, complete: Complete) -> None:
    """Puts the bot's commands on the tree; each calls `call(interaction, command, options, privacy)`.

    `complete(interaction, option, text)` gives the choices for an option that is being typed.
    """
    for command in (_summarize(call), _who_said(call, complete), _correct(call, complete), _help(call), _menu(call)):
        tree.add_command(command)
    for group in (_settings(call, complete), _digest(call, complete), _feeds(call)):
        tree.add_command(group)


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


def _who_said(call: Call, complete: Complete) -> app_commands.Command[app_commands.Group, ..., None]:
    @app_commands.command(description="Who said what, in the exact words, from every article read here")
    @app_commands.describe(
        question="In your own words: what did X say about Y since March",
        speaker="A name or an office, in any script",
        about="What about",
        words="The exact words that somebody said",
        since="From this day on",
        until="Up to this day",
        source="An outlet, or a side: Russian media",
        language="The language of the articles",
        private="Only you see the answer",
    )
    async def whosaid(
        interaction: discord.Interaction,
        question: str = "",
        speaker: str = "",
        about: str = "",
        words: str = "",
        since: str = "",
        until: str = "",
        source: str = "",
        language: Literal["English", "Korean", "Russian"] | None = None,
        private: bool = False,
    ) -> None:
        given = {
            "question": question,
            "speaker": speaker,
            "about": about,
            "words": words,
            "since": since,
            "until": until,
            "in": source,
            "language": language or "",
            "private": "yes" if private else "",
        }
        options = {name: value for name, value in given.items() if value}
        await call(interaction, "whosaid", options, "private" if private else "public")

    whosaid.autocomplete("speaker")(_completer(complete, "speaker"))
    return whosaid


def _correct(call: Call, complete: Complete) -> app_commands.Command[app_commands.Group, ..., None]:
    @app_commands.command(description="Correct who said something, or retract it, for this server")
    @app_commands.describe(statement="Its id, as Wrong speaker? shows it", speaker="A name, retract, or restore")
    async def correct(interaction: discord.Interaction, statement: str, speaker: str) -> None:
        await call(interaction, "correct", {"statement": statement, "speaker": speaker}, "private")

    correct.autocomplete("speaker")(_completer(complete, "speaker"))
    return correct


def _completer(
    complete: Complete, option: str
) -> Callable[[discord.Interaction, str], Coroutine[Any, Any, list[app_commands.Choice[str]]]]:
    async def completions(interaction: discord.Interaction, text: str) -> list[app_commands.Choice[str]]:
        choices = await complete(interaction, option, text)
        return [app_commands.Choice(name=one.label[:100], value=one.value[:100]) for one in choices[:CHOICES]]

    return completions


def _help(call: Call) -> app_commands.Command[app_commands.Group, ..., None]:
    @app_commands.command(description="What this bot does and how to ask it")
    async def help(interaction: discord.Interaction) -> None:  # noqa: A001  the function's name is the command's
        await call(interaction, "help", {}, "private")

    return help


def _settings(call: Call, complete: Complete) -> app_commands.Group:
    group = app_commands.Group(name="settings", description="What the bot does in this channel")

    @group.command(description="Read pasted links at once, only when the bot is mentioned, or not at all")
    async def links(interaction: discord.Interaction, choice: Literal["auto", "mention", "off"]) -> None:
        await call(interaction, "settings", {"links": choice}, "private")

    @group.command(description="Hide or keep Discord's preview of a pasted link once it is summarized")
    async def previews(interaction: discord.Interaction, choice: Literal["hide", "keep"]) -> None:
        await call(interaction, "settings", {"previews": choice}, "private")

    @group.command(description="Whose days are meant by “yesterday” in a question")
    @app_commands.describe(name="A time zone such as Asia/Seoul")
    async def zone(interaction: discord.Interaction, name: str) -> None:
        await call(interaction, "settings", {"zone": name}, "private")

    @group.command(description="The language of the bot's own words in digests")
    async def language(interaction: discord.Interaction, choice: Literal["en", "ko", "ru"]) -> None:
        await call(interaction, "settings", {"language": choice}, "private")

    zone.autocomplete("name")(_completer(complete, "zone"))
    return group


def _digest(call: Call, complete: Complete) -> app_commands.Group:
    group = app_commands.Group(name="digest", description="New Korea–Russia coverage by story, once, on time")

    @group.command(description="Have a digest posted in this channel")
    @app_commands.describe(
        time="On the clocks of the zone: 08:00",
        zone="A time zone such as Asia/Seoul",
        days="Every day if left out; for a weekly one give the weekday",
        topic="korea-russia if left out",
        sides="Only outlets of these sides: moscow,seoul",
        stories="So many are told in full, 8 if left out",
        empty="On a day without news",
        tags="Kinds of borderline item to take in: company, sport …",
    )
    async def schedule(
        interaction: discord.Interaction,
        time: str,
        zone: str,
        days: Days = "daily",
        topic: str = "",
        sides: str = "",
        stories: app_commands.Range[int, 1, 20] | None = None,
        empty: Literal["say", "silent"] = "say",
        tags: str = "",
    ) -> None:
        options = {
            "action": "schedule",
            "rule": f"{time} {zone} {days}",
            "topic": topic,
            "sides": sides,
            "max": str(stories or ""),
            "empty": empty,
            "tags": tags,
        }
        await call(interaction, "digest", options, "private")

    schedule.autocomplete("zone")(_completer(complete, "zone"))
    for name, description in _DIGEST_ACTIONS.items():
        group.add_command(_action(call, "digest", name, description, "id"))

    @group.command(description="Why an article was told here, or was not")
    async def why(interaction: discord.Interaction, url: str) -> None:
        await call(interaction, "digest", {"action": "why", "url": url}, "private")

    return group


def _feeds(call: Call) -> app_commands.Group:
    group = app_commands.Group(name="feeds", description="What this channel's digests are made from")
    for name, description in _FEED_ACTIONS.items():
        group.add_command(_action(call, "feeds", name, description, "feed"))

    @group.command(name="import", description="Add the feeds of an OPML file")
    async def import_(interaction: discord.Interaction, file: discord.Attachment) -> None:
        await call(interaction, "feeds", {"action": "import", "feed": file.url}, "private")

    return group


def _action(
    call: Call, command: str, name: str, description: str, option: str
) -> app_commands.Command[app_commands.Group, ..., None]:
    """A subcommand with one option that may be left out."""

    @app_commands.command(name=name, description=description)
    @app_commands.rename(value=option)
    async def act(interaction: discord.Interaction, value: str = "") -> None:
        await call(interaction, command, {"action": name, option: value}, "private")

    return act


def _menu(call: Call) -> app_commands.ContextMenu:
    async def summarize_links(interaction: discord.Interaction, message: discord.Message) -> None:
        await call(interaction, "summarize", {"links": " ".join(links_to_read(message.content))}, "public")

    return app_commands.ContextMenu(name="Summarize links", callback=summarize_links)
