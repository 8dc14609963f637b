"""A terminal as a chat: one channel, one person, no token. The smallest adapter, and the one newcomers meet first.

A line is a channel message. `/summarize …`, `/settings …`, `/help` are commands; `@tumen …` mentions the bot.
`:edit m1 NEW TEXT`, `:delete m1 [m2 …]` and `:press b1 LABEL` do what people do with messages elsewhere;
`:quit` leaves.
"""

import asyncio
import itertools
import json
import secrets
import threading
from collections.abc import AsyncIterator, Awaitable, Callable

from rich.console import Console

from adapters.console.render import as_dict, render
from bot.command_lines import parse_line
from bot.errors import PlaceGone, SendFailed
from bot.links import find_links
from bot.messages import Anchor, Called, Deleted, Edited, Place, Posted, Pressed, Reply, Request, User
from bot.models import PostedMessage
from bot.ports import Mark

MENTION = "@tumen"
TERMINAL = Anchor(Place("console", "terminal", "", "open"), "", handle="")
"""Where a single question is asked from: what was read in any terminal is known there."""

_MARKS: dict[Mark, str] = {"reading": "reading …", "failed": "could not be read (ask with @tumen LINK to hear why)"}


class ConsoleChat:
    """The Chat port on a terminal. Every session is a channel of its own: what was shown is gone with the screen.

    What was read is not: all sessions are channels of one server.
    """

    platform = "console"

    def __init__(self, console: Console, *, as_json: bool = False, place: Place | None = None) -> None:
        self._console = console
        self._as_json = as_json
        self._place = place or Place("console", "terminal", secrets.token_hex(4), "open")
        self._user = User("you", may_manage=True)
        self._numbers = itertools.count(1)
        self._messages = itertools.count(1)
        self._interactions = itertools.count(1)
        self._shown: dict[str, Reply] = {}
        self._part_ids: dict[str, str] = {}

    async def mark(self, anchor: Anchor, mark: Mark, *, on: bool) -> None:
        """See the port; taking a mark away shows nothing."""
        if on and anchor.place == self._place and (mark == "failed" or not self._as_json):
            self._print({"mark": mark, "message": anchor.id}, f"[dim]{anchor.id}: {_MARKS[mark]}[/dim]")

    def part_count(self, reply: Reply) -> int:
        """A terminal has no limit: always one."""
        return 1

    async def send(self, anchor: Anchor, reply: Reply, part: int, part_id: str) -> PostedMessage:
        """See the port."""
        if anchor.place != self._place:
            raise PlaceGone("that screen is gone")
        number = f"b{next(self._numbers)}"
        self._part_ids[part_id] = number
        self._show("reply", number, anchor.id, reply)
        return PostedMessage(self._place.channel, number)

    async def find(self, anchor: Anchor, part_id: str) -> PostedMessage | None:
        """See the port: what this session has printed; an earlier session's screen was another channel."""
        number = self._part_ids.get(part_id)
        return PostedMessage(self._place.channel, number) if number else None

    async def edit(self, anchor: Anchor, posted: PostedMessage, reply: Reply, part: int, part_id: str) -> None:
        """See the port: prints what now stands there."""
        if posted.id not in self._shown:
            raise SendFailed(f"{posted.id} is not on this screen")
        self._show("edit", posted.id, anchor.id, reply)

    async def delete(self, place: Place, posted: PostedMessage) -> None:
        """See the port."""
        if self._shown.pop(posted.id, None):
            self._print({"event": "delete", "id": posted.id}, f"[dim]{posted.id} is taken back[/dim]")

    async def direct(self, place: Place, user: str) -> Place:
        """There is but one person, and they are here."""
        return self._place

    async def hide_preview(self, anchor: Anchor) -> None:
        """A terminal shows no previews."""

    async def converse(self, lines: AsyncIterator[str], receive: Callable[[Request], Awaitable[None]]) -> None:
        """Hand over one request a line until the lines end or one says `:quit`."""
        async for line in lines:
            text = line.strip()
            if text == ":quit":
                return
            request = self._request(text, f"m{next(self._messages)}") if text else None
            if request:
                await receive(request)

    def _request(self, text: str, message: str) -> Request | None:
        if text.startswith(":"):
            return self._gesture(text[1:].split())
        if text.startswith("/"):
            command, options = parse_line(text)
            return Called(self._interaction(), self._user, command, options)
        return self._posted(text, message)

    def _posted(self, text: str, message: str) -> Posted:
        addressed = text.lower().startswith(MENTION)
        words = text[len(MENTION) :].strip() if addressed else text
        return Posted(Anchor(self._place, message), self._user, words, _links(words), addressed)

    def _gesture(self, words: list[str]) -> Request | None:
        match words:
            case ["edit", message, *text]:
                return Edited(self._posted(" ".join(text), message))
            case ["delete", *messages] if messages:
                return Deleted(self._place, tuple(messages))
            case ["press", number, *label]:
                return self._pressed(number, " ".join(label))
        self._print({"event": "error"}, "[dim]:edit m1 TEXT, :delete m1, :press b1 LABEL, :quit[/dim]")
        return None

    def _pressed(self, number: str, label: str) -> Pressed | None:
        reply = self._shown.get(number, Reply())
        for button in reply.buttons:
            if button.label.lower().startswith(label.lower()):
                return Pressed(self._interaction(), self._user, button.id, number)
        self._print({"event": "error"}, f"[dim]{number} has no such button[/dim]")
        return None

    def _interaction(self) -> Anchor:
        number = f"i{next(self._interactions)}"
        return Anchor(self._place, number, handle=number)

    def _show(self, event: str, number: str, about: str, reply: Reply) -> None:
        self._shown[number] = reply
        if self._as_json:
            self._print({"event": event, "id": number, "to": about} | as_dict(reply), "")
        else:
            self._console.print(render(reply, number))
            self._console.print()

    def _print(self, data: dict[str, object], words: str) -> None:
        if self._as_json:
            self._console.out(json.dumps(data, ensure_ascii=False), highlight=False)
        else:
            self._console.print(words, highlight=False)


def _links(text: str) -> tuple[str, ...]:
    """The addresses that are meant to be read: not those in `code` or on quoted lines ("> …")."""
    unquoted = "\n".join(line for line in text.split("\n") if not line.startswith(">"))
    return find_links(" ".join(unquoted.split("`")[::2]))


async def typed_lines(prompt: Callable[[], str]) -> AsyncIterator[str]:
    """What `prompt` returns, line by line, until it raises EOFError.

    It runs in a daemon thread, because it waits for a person and nothing can call it back when the program ends.
    """
    loop = asyncio.get_running_loop()
    lines: asyncio.Queue[str | None] = asyncio.Queue()
    wanted = threading.Semaphore(0)

    def read() -> None:
        while wanted.acquire():
            try:
                line = prompt()
            except (EOFError, OSError, ValueError):  # the end, or nothing that can be read on
                loop.call_soon_threadsafe(lines.put_nowait, None)
                return
            loop.call_soon_threadsafe(lines.put_nowait, line)

    threading.Thread(target=read, daemon=True).start()
    wanted.release()
    while (line := await lines.get()) is not None:
        yield line
        wanted.release()
