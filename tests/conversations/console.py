"""The terminal as a peer of the conversation scripts: lines in, JSON out."""

import io
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from rich.console import Console

from adapters.console.client import ConsoleChat
from adapters.console.newswire import Newswire
from bot.messages import Anchor, Called, Place, Posted, Request, User
from tests.conversations.peer import RealBot, Shown, a_bot

_CHANNEL = Place("console", "terminal", "news", "open")


class ConsolePeer:
    """Somebody who types, and sees what the terminal shows."""

    def __init__(self, bot: RealBot) -> None:
        self.news: Newswire = bot.news
        self._bot = bot
        self._screen = io.StringIO()
        self._terminal = ConsoleChat(Console(file=self._screen, soft_wrap=True), as_json=True, place=_CHANNEL)
        self._posts: dict[str, Posted] = {}
        bot.conversation.connect(self._terminal)

    async def paste(self, text: str, *, mention: bool = False) -> str:
        await self._type(f"@tumen {text}" if mention else text)
        return next(reversed(self._posts))

    async def direct(self, text: str) -> None:
        await self.paste(text, mention=True)

    async def edit(self, message: str, text: str) -> None:
        await self._type(f":edit {message} {text}")

    async def unfurl(self, message: str) -> None:
        """A terminal has no previews."""

    async def delete(self, message: str) -> None:
        await self._type(f":delete {message}")

    async def redeliver(self, message: str) -> None:
        await self._bot.conversation.receive(self._posts[message])

    async def command(self, name: str, *, manages: bool = True, **options: str) -> None:
        anchor = Anchor(_CHANNEL, f"guest-{name}", handle="guest")
        if manages:
            await self._type(f"/{name} {_words(name, options)}")
        else:
            await self._bot.conversation.receive(Called(anchor, User("guest"), name, options))

    async def menu(self, message: str) -> None:
        await self._type(f"/summarize {' '.join(self._posts[message].links)}")

    async def press(self, label: str, number: int = 0) -> None:
        await self._type(f":press {list(self._screenful())[number]} {label}")

    def shown(self) -> list[Shown]:
        return [_shown(event) for event in self._screenful().values()]

    def alarmed(self) -> list[str]:
        return []  # a terminal has nobody to call on

    def marked(self, message: str) -> bool:
        return {"mark": "failed", "message": message} in self._events()

    async def _type(self, line: str) -> None:
        async def lines() -> AsyncIterator[str]:
            yield line

        await self._terminal.converse(lines(), self._receive)

    async def _receive(self, request: Request) -> None:
        if isinstance(request, Posted):
            self._posts[request.anchor.id] = request
        await self._bot.conversation.receive(request)

    def _events(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self._screen.getvalue().splitlines()]

    def _screenful(self) -> dict[str, dict[str, Any]]:
        """What stands there now: an edit replaces, a deletion removes."""
        standing: dict[str, dict[str, Any]] = {}
        for event in self._events():
            if event.get("event") in ("reply", "edit"):
                standing[event["id"]] = event
            elif event.get("event") == "delete":
                del standing[event["id"]]
        return standing


@asynccontextmanager
async def console_peer(folder: Path) -> AsyncIterator[ConsolePeer]:
    """The terminal and a bot."""
    async with a_bot(folder) as bot:
        yield ConsolePeer(bot)


def _words(name: str, options: dict[str, str]) -> str:
    if name == "settings":
        return " ".join(f"{setting} {value}" for setting, value in options.items())
    private = "private" if options.pop("private", "") == "yes" else ""
    return " ".join((*options.values(), private))


def _shown(event: dict[str, Any]) -> Shown:
    return Shown(
        headline=event["headline"]["text"] if event["headline"] else "",
        paragraphs=tuple(line["text"] for line in event["paragraphs"]),
        buttons=tuple(button["label"] for button in event["buttons"]),
        private=event["privacy"] == "private",
        speakers=tuple(one["speaker"] for one in event["statements"] if one["speaker"]),
        said=tuple(line["text"].join(one["quotes"]) for one in event["statements"] for line in one["words"]),
        file=event["attachment"]["name"] if event["attachment"] else "",
    )
