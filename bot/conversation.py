"""What is said in a channel, in order: which requests are answered, and which only once.

Adapters hand every request to `Conversation.receive` and give it their `Chat` with `connect`. What the answers say
comes from `bot.commands`; `bot.delivery` posts them.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import datetime

from bot import wording
from bot.announcer import Announcer
from bot.claimant import Ask, Claimant
from bot.command_lines import parse_line, reading_options
from bot.commands import Commands
from bot.delivery import Delivery
from bot.errors import BotError
from bot.link_answers import LinkAnswers
from bot.links import find_links
from bot.messages import Called, Deleted, Edited, Left, Line, Posted, Pressed, Reply, Request
from bot.models import SENTENCES, Answer, Claim, Length
from bot.news.addresses import is_article_link
from bot.ports import Chat, Store
from bot.who_said.buttons import Pressing, read_button

_log = logging.getLogger(__name__)

_SHOWABLE = ("summary", "statements", "notice")
"""The kinds of answer that may take the place of another; a failure is told to whoever pressed only."""


class Conversation:
    """One a process. `lease_s` as in Claimant, `settle_s` as in Delivery. `announcer` speaks through the same chats."""

    def __init__(
        self,
        commands: Commands,
        store: Store,
        clock: Callable[[], datetime],
        *,
        lease_s: float = 15.0,
        settle_s: float = 2.0,
    ) -> None:
        self._commands = commands
        self._outbox = store.outbox
        self._preferences = store.preferences
        self._chats: dict[str, Chat] = {}
        self._claimant = Claimant(store.claims, clock, lease_s)
        self._delivery = Delivery(self._chats, store, clock, settle_s)
        self.announcer = Announcer(self._chats, self._delivery, self._claimant, store.claims, store.announcements)
        self._links = LinkAnswers(self._chats, commands, self._delivery, self._claimant, store)

    def connect(self, chat: Chat) -> None:
        """From now on requests from this platform are answered through this chat."""
        self._chats[chat.platform] = chat

    async def receive(self, request: Request) -> None:
        """Answer one request. A BotError is logged, not raised: nobody behind an adapter could do anything about it."""
        try:
            await self._dispatch(request)
        except BotError as exc:
            _log.error("%s was not answered: %s", type(request).__name__, exc)

    async def keep_claims(self) -> None:
        """For ever: keep this process's claims alive, and beside that finish those that are left open."""
        async with asyncio.TaskGroup() as rounds:
            rounds.create_task(self._again_and_again(self._claimant.renew))
            rounds.create_task(self._again_and_again(self.resume))

    async def resume(self) -> None:
        """Finish, side by side, what a process that is gone has left open, and what this one stumbled over."""
        left = (*self._links.stumbled(), *await self._claimant.take_over(tuple(self._chats)))
        await asyncio.gather(*(self._resume(claim) for claim in left))

    async def _resume(self, claim: Claim) -> None:
        if claim.anchor.announced_at:
            await self.announcer.resume(claim)
        else:
            await self._links.resume(claim)

    async def _again_and_again(self, work: Callable[[], Awaitable[None]]) -> None:
        while True:
            try:
                await work()
            except Exception:  # a round that ended here would leave claims without anybody to keep them
                _log.exception("claims could not be kept this time")
            await asyncio.sleep(self._claimant.lease_s / 3)

    async def _dispatch(self, request: Request) -> None:
        match request:
            case Posted():
                await self._posted(request)
            case Edited():
                ask, links = await self._wanted(request.now)
                await self._links.revise(ask, links, request.now.links)
            case Deleted():
                for message in request.messages:
                    await self._links.withdraw(request.place, message)
            case Called():
                await self._called(request)
            case Pressed():
                await self._pressed(request)
            case Left():
                await self._preferences.forget(request.platform, request.workspace)

    async def _posted(self, posted: Posted) -> None:
        ask, links = await self._wanted(posted)
        if links:
            await self._links.read(ask, links, on_claimed=posted.on_claimed)
        elif posted.addressed and posted.links:
            await self._say(ask, "off", Reply(paragraphs=(Line(wording.LINKS_OFF),)))
        elif posted.addressed:
            command, options = parse_line(posted.text)
            await self._called(Called(posted.anchor, posted.user, command, options))

    async def _wanted(self, posted: Posted) -> tuple[Ask, tuple[str, ...]]:
        """How this message is to be read, and which of its links.

        Settings come before any claim, so that a channel which wants no links read leaves no trace of them.
        """
        ask = Ask(posted.anchor, posted.user, asked=posted.addressed)
        policy = (await self._preferences.channel(posted.anchor.place)).links
        if policy == "off":
            return ask, ()
        if posted.addressed:
            return _with_options(ask, reading_options(posted.text)), posted.links
        return ask, tuple(link for link in posted.links if policy == "auto" and is_article_link(link))

    async def _called(self, called: Called) -> None:
        ask = _with_options(Ask(called.anchor, called.user, asked=True), called.options)
        wanted = (called.options.get("links") or called.options.get("url") or "").strip()
        if called.command == "summarize" and wanted:
            await self._links.read(ask, find_links(wanted) or (wanted,))
            return
        claim = await self._claimant.win(ask, f"command:{called.command}")
        if claim:
            await self._delivery.say(claim, await self._commands.handle(replace(called, anchor=ask.anchor)))

    async def _pressed(self, pressed: Pressed) -> None:
        verb, _, answer_id = pressed.button.partition(":")
        ask = Ask(pressed.anchor, pressed.user, asked=True)
        answer = await self._outbox.answer(answer_id)
        if answer is None or not _belongs_here(answer, pressed):
            await self._say(_privately(ask), "button", Reply(paragraphs=(Line(wording.UNKNOWN_BUTTON),)))
        elif verb == "more":
            await self._links.read_rest(ask, answer)
        elif verb == "retry":
            await self._links.retry(ask, answer)
        elif verb == "said":
            everything = {"article": answer.article_id or "", "private": "yes"}
            await self._follow(ask, answer, Pressing("whosaid", everything, "to the presser"))
        elif pressing := read_button(verb, answer.options):
            await self._follow(ask, answer, pressing)
        else:
            length = _length(verb)
            options = {"article": answer.article_id or "", "length": length}
            await self._follow(replace(ask, length=length), answer, Pressing("summarize", options, "in place"))

    async def _follow(self, ask: Ask, answer: Answer, pressing: Pressing) -> None:
        """Do what the button stands for: in the answer's place, or as an answer of its own."""
        claim = await self._claimant.win(ask, f"show:{answer.id}")
        if claim is None:
            return
        public = answer.public if pressing.manner == "in place" else pressing.manner == "to everybody"
        anchor = replace(ask.anchor, privacy="public" if public else "private")
        reply = await self._commands.handle(Called(anchor, ask.user, pressing.command, pressing.options))
        if pressing.manner != "in place":
            await self._delivery.say(replace(claim, anchor=anchor), reply)
        elif reply.kind in _SHOWABLE:
            await self._put_in_place(claim, answer, reply)
        else:
            await self._delivery.say(replace(claim, anchor=_privately(ask).anchor), replace(reply, privacy="private"))

    async def _put_in_place(self, claim: Claim, answer: Answer, reply: Reply) -> None:
        now = await self._outbox.answer(answer.id)
        if now is None or (now.claim_id, now.article_id) != (answer.claim_id, answer.article_id):
            await self._claimant.give_up(claim, "the message was edited in the meantime")
        else:
            await self._delivery.replace(claim, now, reply)

    async def _say(self, ask: Ask, subject: str, reply: Reply) -> None:
        claim = await self._claimant.win(replace(ask, asked=True), subject)
        if claim:
            await self._delivery.say(claim, replace(reply, privacy=ask.anchor.privacy))


def _with_options(ask: Ask, options: Mapping[str, str]) -> Ask:
    anchor = replace(ask.anchor, privacy="private") if options.get("private") == "yes" else ask.anchor
    return replace(ask, anchor=anchor, length=_length(options.get("length", "")))


def _privately(ask: Ask) -> Ask:
    return replace(ask, anchor=replace(ask.anchor, privacy="private"))


def _length(word: str) -> Length:
    """The length of this name; anything else is medium."""
    return next((length for length in SENTENCES if length == word), "medium")


def _belongs_here(answer: Answer, pressed: Pressed) -> bool:
    here, there = pressed.anchor.place, answer.place
    return (here.platform, here.workspace, here.channel) == (there.platform, there.workspace, there.channel)
